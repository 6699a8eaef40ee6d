package bind

// NoteKind says what was done to a part while it was bound.
type NoteKind string

// What can happen to a part. The words for people are the caller's.
const (
	Repaired        NoteKind = "repaired"         // its table or page tree was damaged and rebuilt
	Resaved         NoteKind = "resaved"          // it could not be bound as it is; PDFium wrote it anew, and that is bound
	Redrawn         NoteKind = "redrawn"          // likewise, but each page is a picture now, without text
	PageTurned      NoteKind = "page-turned"      // it lay sideways or on its head; the packet shows it upright
	PagesLost       NoteKind = "pages-lost"       // it counts more pages than can be found in it
	ContentLost     NoteKind = "content-lost"     // a page's content, or part of it, cannot be found in the file
	DynamicForm     NoteKind = "dynamic-form"     // its pages exist only in Adobe's reader; what is bound is a placeholder
	Portfolio       NoteKind = "portfolio"        // it is a cover for other files, which are left out
	Decrypted       NoteKind = "decrypted"        // it was encrypted; the packet is not
	ActionsDropped  NoteKind = "actions-dropped"  // scripts, launch and submit actions, links that lead nowhere safe
	FormFlattened   NoteKind = "form-flattened"   // fields became part of the page
	ValueDrawn      NoteKind = "value-drawn"      // a field had a value and no appearance; one was drawn
	ValueNotDrawn   NoteKind = "value-not-drawn"  // likewise, but its letters are not in the font: look at it
	FilesDropped    NoteKind = "files-dropped"    // embedded files
	MediaDropped    NoteKind = "media-dropped"    // film, sound, 3D
	HiddenLayers    NoteKind = "hidden-layers"    // layers that are off, and stay off
	ContentUnclean  NoteKind = "content-unclean"  // the page's content is damaged; its stamp is an annotation
	OutsideCut      NoteKind = "outside-cut"      // text beyond the visible part of a page was taken out
	OutsideLeft     NoteKind = "outside-left"     // likewise, but some of it could not be told from the rest
	PictureOutside  NoteKind = "picture-outside"  // a picture reaches beyond the visible part of a page, and is carried along whole
	ContentExternal NoteKind = "content-external" // data that lie in another file
)

// Note is one thing that was done to a part. Page is the packet page, 0 for
// the part as a whole.
type Note struct {
	Part  string
	Page  int
	Kind  NoteKind
	Count int
}
