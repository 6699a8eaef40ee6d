package bind

import (
	"slices"

	"imeappeal/appeal/pdf"
)

// dropped lists keys that are of no use in a copied page: what acts, what
// carries files, and the sources' metadata and structure.
func dropped(key []byte) bool {
	switch string(key) {
	case "/AA", "/OpenAction", "/JS", "/JavaScript", "/AF", "/EF", "/EmbeddedFiles", "/XFA", "/OPI",
		"/RichMediaContent", "/RichMediaSettings", "/PieceInfo", "/Metadata", "/LastModified",
		"/StructParent", "/StructParents":
		return true
	}
	return false
}

// holdsNames lists keys whose dictionary maps names that a content stream or
// font uses to things: its keys are the producer's and mean nothing to us.
func holdsNames(key []byte) bool {
	switch string(key) {
	case "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs", "/Colorants":
		return true
	}
	return false
}

// actions are the values of /S that make a dictionary an action (ISO 32000-1,
// 12.6.4 and later additions). None is copied; links are written anew.
var actions = []string{
	"GoTo", "GoToR", "GoToE", "GoToDp", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named", "SubmitForm",
	"ResetForm", "ImportData", "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "RichMediaExecute",
}

func isAction(o pdf.Object) bool {
	s := o.Lookup("S")
	if s == nil || s.Kind != pdf.Name || !slices.Contains(actions, s.NameText()) {
		return false
	}
	return true
}

// shownAnnotations keep their kind. Others keep their appearance only.
var shownAnnotations = []string{
	"Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline",
	"Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Watermark", "Redact",
}

// annotationKeys are copied, in this order.
var annotationKeys = []string{
	"Rect", "Contents", "NM", "M", "F", "AS", "Border", "C", "BS", "QuadPoints", "IC", "CA", "ca", "DA", "Q", "DS",
	"L", "LE", "LL", "LLE", "LLO", "Cap", "IT", "CO", "CP", "Vertices", "InkList", "Name", "RD", "Sy", "BE", "H",
	"RT", "Subj", "T", "CreationDate", "OC", "Open", "State", "StateModel", "CL", "BM", "Lang",
}

// frozenKeys are copied for an annotation of which only the look is kept.
var frozenKeys = []string{"Rect", "OC"}

// mediaAnnotations play something.
var mediaAnnotations = []string{"Screen", "Movie", "Sound", "RichMedia", "3D"}
