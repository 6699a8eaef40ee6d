// Package report turns the words on a report's pages into a Report: lines with
// page, number and box, sections, sentences and tables. It leaves the reading
// of files to package pdf and the judging of what is said to package review.
package report

import (
	"slices"

	"imeappeal/appeal"
)

// Box is a rectangle in points on the page as displayed (rotation applied):
// x0, y0, x1, y1 with the origin in the upper left corner, y growing downward.
type Box [4]float64

// Source says where a page's text came from.
type Source string

// A page's words come from the PDF's text layer or from character recognition;
// Nowhere is the source of a page that gave none, and its Unread says why.
const (
	Text    Source = "text"
	OCR     Source = "ocr"
	Nowhere Source = "unread"
)

// Word is one run of glyphs without a space, with its box.
type Word struct {
	Text string
	Box  Box
	Size float64 // font size in points, 0 if not known
	Bold bool

	Confidence float64 // of character recognition, 0 to 100; 0 if the text is not recognized

	row  int     // of a table whose cells were levelled, counted on the page; 0 for none
	cell int     // of that row
	lift float64 // by how much Box stands above the word's place on the page
}

// RawPage is one page as a reader (pdf, ocr) hands it over. Words come in the
// order of the content stream, which need not be the reading order. Unread,
// when not "", says why the page gave no text ("picture", "damaged" …).
type RawPage struct {
	Number        int
	Width, Height float64 // points, as displayed
	Source        Source
	Words         []Word
	Unread        string
	Instead       string // of an OCR page: why its text layer was not taken ("picture", "garbled"), "" if recognition was asked for

	Engine string // of an OCR page: what recognized it, as in "tesseract 5.3.0"

	File Damage // of the file that the page is from; the same for all its pages

	// Turn is by how many quarters clockwise the page as displayed must be turned
	// to be read. Width, Height and the boxes of Words are those of the page so
	// turned; the boxes in the Report are those of the page as displayed.
	Turn int

	// Lean is the angle, in radians, by which lines on the page so turned go down
	// to the right: a scan that was laid on askew. The boxes of Words are those of
	// the page levelled about its middle.
	Lean float64

	Unseen []Unseen // what the file holds of this page beside what a person sees on it
}

// Unseen is text that a file carries along and that nobody sees who looks at
// the page. No finding rests on it and nothing quotes it; it matters for what
// must not leave the house.
type Unseen struct {
	Text string // one line of it
	Why  Hiding
}

// Hiding says why text is not seen.
type Hiding string

// Text lies beyond the visible part of the page, in a layer behind a picture
// that was not taken for the page's words, in a note that opens on a click, or in
// a bookmark that leads to the page.
const (
	Outside Hiding = "outside"
	Layer   Hiding = "layer"
	Popup   Hiding = "popup"
	Title   Hiding = "bookmark"
)

// Damage says what is wrong with the file that a page is from.
type Damage struct {
	Rebuilt bool // its list of pages was damaged and made anew
	Cut     bool // its end is missing, as of a download that broke off
	Lost    int  // pages that it counts itself and that are not there
}

// Role says what a line is on its page.
type Role string

// The roles of a line.
const (
	Body    Role = "body"
	Heading Role = "heading"
	Header  Role = "header" // running head
	Footer  Role = "footer" // running foot, page number
	Note    Role = "note"   // footnote
	Item    Role = "item"   // starts a list item
	Row     Role = "row"    // a table row; Cells holds its cells
)

// Line is one line of a page in reading order.
type Line struct {
	appeal.Ref // Line is the printed number on pleading paper, else counted from 1
	Text       string
	Box        Box
	Role       Role
	Cells      []string // for a Row
	Section    int      // index into Report.Sections, -1 before the first heading
	Doubtful   []string // words with figures that recognition was not sure of
	Unsure     []string // other words that it was not sure of
}

// SectionKind names a section by what it holds, whatever its heading says.
type SectionKind string

// The sections that reports have.
const (
	Opening        SectionKind = "opening" // letterhead, caption, introduction
	Records        SectionKind = "records" // the list of records reviewed
	RecordsSummary SectionKind = "records-summary"
	History        SectionKind = "history" // of the present illness or injury
	PastHistory    SectionKind = "past-history"
	Family         SectionKind = "family" // family history
	Social         SectionKind = "social" // personal history, daily activities
	Occupation     SectionKind = "occupation"
	Complaints     SectionKind = "complaints"
	Medications    SectionKind = "medications"
	Examination    SectionKind = "examination"
	Diagnostics    SectionKind = "diagnostics"
	Testing        SectionKind = "testing" // psychological and other formal tests
	Surveillance   SectionKind = "surveillance"
	Impression     SectionKind = "impression" // diagnoses
	Discussion     SectionKind = "discussion" // opinions, conclusions
	Questions      SectionKind = "questions"  // as put to the examiner
	Answers        SectionKind = "answers"    // with the questions repeated or not
	Certification  SectionKind = "certification"
	Addendum       SectionKind = "addendum"
	Footnotes      SectionKind = "footnotes" // of all pages, after the last section
	OtherSection   SectionKind = "other"
)

// Section is a heading and the sentences below it, up to the next heading.
type Section struct {
	Kind        SectionKind
	Title       string // the heading as printed
	Ref         appeal.Ref
	First, Last int // sentences [First, Last) of Report.Sentences
}

// Sentence is one sentence, list item or table row. Text is on one line, words
// that a hyphen at the line's end divided joined again. A list marker and a
// run-in label stay with the first sentence of their paragraph; the cells of a
// row stand three spaces apart.
type Sentence struct {
	appeal.Ref            // where it starts
	End        appeal.Ref // where it ends
	Text       string
	Section    int    // index into Report.Sections, -1 before the first heading
	Paragraph  int    // sentences of one paragraph or list item share the number
	Row        bool   // a table row
	Item       bool   // a list item or part of one
	Label      string // the run-in label of its paragraph: "Vascular" of "Vascular. Pulses …"
	Question   int    // the number of the question that this sentence asks, 0 if none
	Answers    int    // the number of the question that this sentence answers, 0 if none
	Boxes      []PageBox
}

// PageBox is a box on a page.
type PageBox struct {
	Page int
	Box  Box
}

// Table is a run of rows with cells.
type Table struct {
	Title   string // the line above it
	Header  []string
	Rows    []TableRow
	Section int
}

// TableRow is one row of a Table.
type TableRow struct {
	appeal.Ref
	Cells    []string
	Sentence int // index into Report.Sentences
}

// Page is what is known of one page.
type Page struct {
	Number        int
	Width, Height float64
	Source        Source
	Unread        string // why there is no text, "" if there is
	Instead       string // why the text layer was not taken, as in RawPage
	Engine        string // that recognized it
	Turn          int    // by how many quarters clockwise it must be turned to be read
	Unseen        []Unseen
}

// Report is a report as read.
type Report struct {
	File      Damage
	Pages     []Page
	Lines     []Line // all of them, running heads included, in page and reading order
	Sections  []Section
	Sentences []Sentence
	Tables    []Table
}

// SectionOf gives the section that a sentence stands in; ok is false before
// the first heading.
func (r *Report) SectionOf(s Sentence) (Section, bool) {
	if s.Section < 0 || s.Section >= len(r.Sections) {
		return Section{}, false
	}
	return r.Sections[s.Section], true
}

// InKind gives the sentences of every section of that kind, in order.
func (r *Report) InKind(kinds ...SectionKind) []Sentence {
	var out []Sentence
	for _, sec := range r.Sections {
		for _, k := range kinds {
			if sec.Kind == k {
				out = append(out, r.Sentences[sec.First:sec.Last]...)
			}
		}
	}
	return out
}

// UnreadBlank is why a page gave no text on which there is nothing.
const UnreadBlank = "empty"

// Blank reports that nothing is on the page: the back of a sheet.
func (p Page) Blank() bool { return p.Unread == UnreadBlank }

// Unread gives the pages that gave no text.
func (r *Report) Unread() []Page {
	var out []Page
	for _, p := range r.Pages {
		if p.Unread != "" {
			out = append(out, p)
		}
	}
	return out
}

// Unseen gives the pages on which something may stand that was not read: those
// that gave no text and are not blank. Where no page gave any, none counts as blank.
func (r *Report) Unseen() []Page {
	out := r.Unread()
	if len(out) == len(r.Pages) {
		return out
	}
	return slices.DeleteFunc(out, Page.Blank)
}
