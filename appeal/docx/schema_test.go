package docx_test

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
)

// element is a node of a part; Words are its own character data.
type element struct {
	Name  string // local name
	Space string
	Attr  map[string]string // by local name
	Words string
	Kids  []*element
}

// all gives the elements of a name below e, in order.
func (e *element) all(name string) []*element {
	var out []*element
	for _, k := range e.Kids {
		if k.Name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

func (e *element) kid(name string) *element {
	for _, k := range e.Kids {
		if k.Name == name {
			return k
		}
	}
	return &element{}
}

// tree parses a part; one that is not well formed fails the test.
func tree(t testing.TB, p part) *element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	d := xml.NewDecoder(strings.NewReader(p.data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{Name: token.Name.Local, Space: token.Name.Space, Attr: map[string]string{}}
			for _, a := range token.Attr {
				e.Attr[a.Name.Local] = a.Value
			}
			top.Kids, open = append(top.Kids, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.Words += string(token)
		}
	}
	if len(root.Kids) != 1 {
		t.Fatalf("%s: %d roots", p.name, len(root.Kids))
	}
	return root.Kids[0]
}

// order is what the schema (ECMA-376 part 1, wml.xsd) lets stand in an element
// and in which order. A name with * may stand more than once; an element that
// begins with | takes its kids in any order.
var order = map[string]string{
	"document":       "body",
	"body":           "| p* tbl* sectPr",
	"hdr":            "p*",
	"ftr":            "p*",
	"p":              "pPr content*",
	"hyperlink":      "r*",
	"pPr":            "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl",
	"numPr":          "ilvl numId",
	"pBdr":           "top left bottom right between bar",
	"tabs":           "tab*",
	"r":              "rPr words*",
	"rPr":            "rStyle rFonts b bCs i iCs color sz szCs u bdr vertAlign lang",
	"tbl":            "tblPr tblGrid tr*",
	"tblPr":          "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
	"tblBorders":     "top left bottom right insideH insideV",
	"tblCellMar":     "top left bottom right",
	"tblGrid":        "gridCol*",
	"tr":             "trPr tc*",
	"trPr":           "| cantSplit tblHeader",
	"tc":             "tcPr p*",
	"tcPr":           "tcW gridSpan tcBorders shd",
	"tcBorders":      "top left bottom right",
	"sectPr":         "headerReference footerReference pgSz pgMar",
	"styles":         "docDefaults style*",
	"docDefaults":    "rPrDefault pPrDefault",
	"rPrDefault":     "rPr",
	"pPrDefault":     "pPr",
	"style":          "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr*",
	"tblStylePr":     "pPr rPr tblPr trPr tcPr",
	"numbering":      "abstractNum* num*",
	"abstractNum":    "multiLevelType lvl*",
	"lvl":            "start numFmt pStyle lvlText lvlJc pPr rPr",
	"num":            "abstractNumId lvlOverride*",
	"lvlOverride":    "startOverride",
	"settings":       "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
	"compat":         "compatSetting*",
	"Types":          "Default* Override*",
	"Relationships":  "Relationship*",
	"coreProperties": "title subject language created modified",

	"drawing": "inline", "inline": "extent docPr graphic", "graphic": "graphicData", "graphicData": "pic", "pic": "nvPicPr blipFill spPr",
	"nvPicPr": "cNvPr cNvPicPr", "blipFill": "blip stretch", "stretch": "fillRect", "spPr": "xfrm prstGeom", "xfrm": "off ext", "prstGeom": "avLst",
}

// classes are the names that stand for one another in order.
var classes = map[string]string{
	"r": "content", "hyperlink": "content", "bookmarkStart": "content", "bookmarkEnd": "content",
	"t": "words", "tab": "words", "br": "words", "fldChar": "words", "instrText": "words", "drawing": "words",
}

func checkOrder(t testing.TB, where string, e *element) {
	t.Helper()
	rule := strings.Fields(order[e.Name])
	anyOrder := len(rule) > 0 && rule[0] == "|"
	at := 0
	seen := map[string]bool{}
	for _, k := range e.Kids {
		find := func(name string) int {
			return slices.IndexFunc(rule, func(r string) bool { return strings.TrimSuffix(r, "*") == name })
		}
		i := find(k.Name)
		if i < 0 {
			i = find(classes[k.Name])
		}
		switch {
		case i < 0:
			t.Errorf("%s: <%s> in <%s>", where, k.Name, e.Name)
		case i < at && !anyOrder:
			t.Errorf("%s: <%s> too late in <%s>", where, k.Name, e.Name)
		case seen[k.Name] && !strings.HasSuffix(rule[i], "*"):
			t.Errorf("%s: <%s> twice in <%s>", where, k.Name, e.Name)
		}
		at, seen[k.Name] = max(i, 0), true
		checkOrder(t, where, k)
	}
	if e.Name == "tc" && (len(e.Kids) == 0 || e.Kids[len(e.Kids)-1].Name != "p") {
		t.Errorf("%s: a cell that does not end with a paragraph", where)
	}
}

// checkFile asserts of a file what Word demands before it opens one.
func checkFile(t testing.TB, file []byte) map[string]*element {
	t.Helper()
	parts := partsOf(t, file)
	trees := map[string]*element{}
	for _, p := range parts {
		if strings.HasSuffix(p.name, ".png") {
			trees[p.name] = &element{}
			continue
		}
		trees[p.name] = tree(t, p)
		checkOrder(t, p.name, trees[p.name])
	}
	if parts[0].name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", parts[0].name)
	}
	checkTypes(t, parts, trees)
	checkRelationships(t, parts, trees)
	checkReferences(t, trees)
	checkBody(t, trees["word/document.xml"].kid("body"))
	return trees
}

// Each part has a content type, each type a part.
func checkTypes(t testing.TB, parts []part, trees map[string]*element) {
	t.Helper()
	types := trees["[Content_Types].xml"]
	for _, o := range types.all("Override") {
		if trees[strings.TrimPrefix(o.Attr["PartName"], "/")] == nil {
			t.Errorf("a type for %s, which is not there", o.Attr["PartName"])
		}
	}
	for _, p := range parts[1:] {
		special := slices.ContainsFunc(types.all("Override"), func(o *element) bool { return o.Attr["PartName"] == "/"+p.name })
		usual := slices.ContainsFunc(types.all("Default"), func(d *element) bool {
			return d.Attr["Extension"] != "xml" && strings.HasSuffix(p.name, "."+d.Attr["Extension"])
		})
		if !special && !usual {
			t.Errorf("%s has no type of its own", p.name)
		}
	}
}

// Each relationship leads to a part, each part has one that leads to it, and
// each id that is used is one.
func checkRelationships(t testing.TB, parts []part, trees map[string]*element) {
	t.Helper()
	reached := map[string]bool{}
	ids := map[string]bool{}
	for _, p := range parts {
		if !strings.HasSuffix(p.name, ".rels") {
			continue
		}
		for _, r := range trees[p.name].all("Relationship") {
			target := path.Join(path.Dir(path.Dir(p.name)), r.Attr["Target"])
			if trees[target] == nil {
				t.Errorf("%s: %s is not there", p.name, target)
			}
			if r.Attr["TargetMode"] != "" {
				t.Errorf("%s: a link out of the file", p.name)
			}
			reached[target] = true
			if p.name == "word/_rels/document.xml.rels" {
				ids[r.Attr["Id"]] = true
			}
		}
	}
	for _, p := range parts[1:] {
		if !strings.HasSuffix(p.name, ".rels") && !reached[p.name] {
			t.Errorf("nothing leads to %s", p.name)
		}
	}
	for _, name := range []string{"headerReference", "footerReference"} {
		for _, e := range trees["word/document.xml"].all(name) {
			if !ids[e.Attr["id"]] {
				t.Errorf("%s: no relationship %s", name, e.Attr["id"])
			}
		}
	}
}

// Each style, list and bookmark that is named exists, once.
func checkReferences(t testing.TB, trees map[string]*element) {
	t.Helper()
	styles, nums, marks := map[string]string{}, map[string]bool{"0": true}, map[string]bool{}
	for _, s := range trees["word/styles.xml"].all("style") {
		if styles[s.Attr["styleId"]] != "" {
			t.Errorf("style %s twice", s.Attr["styleId"])
		}
		styles[s.Attr["styleId"]] = s.Attr["type"]
	}
	for _, n := range trees["word/numbering.xml"].all("num") {
		nums[n.Attr["numId"]] = true
	}
	kinds := map[string]string{"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table", "basedOn": "", "next": "paragraph"}
	for name, root := range trees {
		for element, kind := range kinds {
			for _, e := range root.all(element) {
				if got := styles[e.Attr["val"]]; got == "" || kind != "" && got != kind {
					t.Errorf("%s: <%s> names %q, a %q style", name, element, e.Attr["val"], got)
				}
			}
		}
		for _, e := range root.all("numId") {
			if !nums[e.Attr["val"]] {
				t.Errorf("%s: no list %s", name, e.Attr["val"])
			}
		}
	}
	body := trees["word/document.xml"]
	ids := map[string]int{}
	for _, m := range body.all("bookmarkStart") {
		name := m.Attr["name"]
		if marks[strings.ToLower(name)] || len(name) > 40 || name == "" || !(name[0] >= 'a' && name[0] <= 'z' || name[0] >= 'A' && name[0] <= 'Z') {
			t.Errorf("bookmark %q", name)
		}
		marks[strings.ToLower(name)] = true
		ids[m.Attr["id"]]++
	}
	for _, m := range body.all("bookmarkEnd") {
		ids[m.Attr["id"]]--
	}
	for id, n := range ids {
		if n != 0 {
			t.Errorf("bookmark %s begins and ends %+d times", id, n)
		}
	}
	for _, h := range body.all("hyperlink") {
		if !marks[strings.ToLower(h.Attr["anchor"])] {
			t.Errorf("a link to %q, which is no bookmark", h.Attr["anchor"])
		}
	}
}

// A table is followed by a paragraph, its rows fill its columns, and the
// section's properties end the body.
func checkBody(t testing.TB, body *element) {
	t.Helper()
	for i, k := range body.Kids {
		if k.Name == "tbl" && body.Kids[i+1].Name != "p" {
			t.Error("a table without a paragraph after it")
		}
	}
	if last := body.Kids[len(body.Kids)-1]; last.Name != "sectPr" {
		t.Errorf("the body ends with <%s>", last.Name)
	}
	for _, table := range body.all("tbl") {
		columns := len(table.kid("tblGrid").Kids)
		for _, row := range table.all("tr") {
			n := 0
			for _, cell := range row.all("tc") {
				n++
				if span := cell.kid("tcPr").kid("gridSpan").Attr["val"]; span != "" {
					n = columns
				}
			}
			if n != columns {
				t.Errorf("a row of %d cells in a table of %d columns", n, columns)
			}
		}
	}
}

func TestFilesAreWhatWordDemands(t *testing.T) {
	letters := []letter.Letter{everything(), {}, draft(t, "appeal"), draft(t, "claims-file"), draft(t, "rebuttal-answer")}
	for _, l := range letters {
		for _, opts := range []docx.Options{{}, {Paper: docx.A4, Size: docx.LargePrint, Font: `Any "font" & <more>`}} {
			t.Run(l.ID, func(t *testing.T) { checkFile(t, written(t, l, opts)) })
		}
	}
}

// The checks see what they are for.
func TestChecksSeeFaults(t *testing.T) {
	for name, xml := range map[string]string{
		"order":   `<w:p><w:pPr><w:keepNext/><w:pStyle w:val="Quote"/></w:pPr></w:p>`,
		"unknown": `<w:p><w:pPr/><w:blink/></w:p>`,
		"twice":   `<w:p><w:pPr/><w:pPr/></w:p>`,
		"cell":    `<w:tc><w:tcPr/></w:tc>`,
	} {
		var seen recorder
		checkOrder(&seen, name, tree(t, part{name, xml}))
		if !seen.failed {
			t.Errorf("%s: a fault was not seen", name)
		}
	}
}

type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }
