// Package letter composes letters: a Markdown template and data become a
// Letter, a tree of blocks in which every fact carries where it came from. The
// fact lock refuses a final letter with a fact that has no source. It cites
// only authorities that the claim's regime may cite. Setting type is package
// typeset's and docx's work.
package letter

import (
	"slices"

	"imeappeal/appeal"
)

// SourceKind says what vouches for a run of text.
type SourceKind string

// The kinds of source.
const (
	FromTemplate SourceKind = "template"
	FromCase     SourceKind = "case"     // Key is a case key
	FromDocument SourceKind = "document" // Key is a document id (the IME report included), Page and Line say where
	FromLaw      SourceKind = "law"      // Key is an authority, deadline or state id
	FromClinic   SourceKind = "clinic"   // Key is a row id
	Computed     SourceKind = "computed" // Key names the function, Inputs its inputs
	Typed        SourceKind = "typed"    // a person typed or edited it; looked up, shown, acknowledged
)

// Source is where a run of text came from.
type Source struct {
	Kind   SourceKind
	Key    string
	Page   int
	Line   int
	Inputs []string
}

// Target is where a click on a run goes: a page of a document of the case, a
// named place of the packet, or a web address.
type Target struct {
	Document string // document id
	Page     int    // page within the document, from 1; 0 is its tab sheet
	Anchor   string // id of a Block of this letter
}

// Run is a stretch of text in one style from one source.
type Run struct {
	Text         string
	Bold, Italic bool
	Source       Source
	Link         *Target
}

// BlockKind says what a block is.
type BlockKind string

// The kinds of block.
const (
	Paragraph BlockKind = "paragraph"
	HeadingB  BlockKind = "heading"   // Level 1 to 3
	Quote     BlockKind = "quote"     // set off
	BulletB   BlockKind = "bullets"   // Items
	Numbered  BlockKind = "numbers"   // Items, counted from Start
	TableB    BlockKind = "table"     // Header, Rows, Widths
	Address   BlockKind = "address"   // Items are lines kept as they are
	Signature BlockKind = "signature" // Items: the closing words, then the lines below the space to sign
	Fields    BlockKind = "fields"    // form: label and blank line to write on; Items are the labels
	Checks    BlockKind = "checks"    // form: boxes to tick; Items are the labels
	Lines     BlockKind = "lines"     // form: Level empty ruled lines to write on
	PageBreak BlockKind = "page-break"
	Rule      BlockKind = "rule"
)

// Runs are the runs of one paragraph, item or cell.
type Runs []Run

// Block is one block of a letter.
type Block struct {
	Kind   BlockKind
	ID     string // anchor, "" if none
	Level  int
	Start  int
	Runs   Runs
	Items  []Runs // also the lines of an Address or a Signature
	Header []Runs
	Rows   [][]Runs
	RowIDs []string  // anchors of Rows, "" for none; nil is none at all
	Widths []float64 // shares of the text width; nil is equal
}

// Gap is something a letter needs and the case does not have.
type Gap struct {
	Key      string // case key
	Question string // what to ask the person
	Command  string // the command that supplies it
	Place    string // where in the letter
}

// Letter is a composed letter.
type Letter struct {
	ID         string // template id: appeal, claims-file …
	Title      string
	Recipient  string // the addressee's name
	Date       appeal.Day
	Reference  string // printed on every page: "Claim No. LTD-4471-20863"
	Draft      bool   // true marks it DRAFT
	Fictional  bool
	Form       bool // has places to fill by hand, so blanks are right
	Letterhead bool // begins with the sender, so that a firm's picture may stand above
	Blocks     []Block
	Gaps       []Gap
	Cited      []string // authority ids, in order of first use
	Findings   []string // finding ids that it uses, in the order of its points
	Argued     bool     // it takes up the findings about the report, so that it needs the report
	Unreviewed []string // those of Findings that no person has decided

	// Problems are what the person should know about this letter and the
	// letter does not say: it is late, no authority was found for the regime.
	Problems []appeal.Problem

	computed []string // values that it was composed with: durations, counts, ages
	lawful   []string // law that it was composed with
}

// PlainText gives the words of the runs.
func (rs Runs) PlainText() string {
	var s string
	for _, r := range rs {
		s += r.Text
	}
	return s
}

// InOrder puts findings in the order in which the letter makes them, so that
// another table of them counts as the letter does.
func (l Letter) InOrder(found []appeal.Finding) []appeal.Finding {
	place := func(f appeal.Finding) int {
		if i := slices.Index(l.Findings, f.ID); i >= 0 {
			return i
		}
		return len(l.Findings)
	}
	out := slices.Clone(found)
	slices.SortStableFunc(out, func(a, b appeal.Finding) int { return place(a) - place(b) })
	return out
}
