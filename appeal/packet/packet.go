// Package packet arranges a letter and its exhibits into a Plan: exhibits in
// order, tab sheets, page and Bates numbers, bookmarks, links. It opens no
// file; package typeset sets its own pages and package bind writes the PDF.
package packet

import (
	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// PartKind says what a part of the packet is.
type PartKind string

// The kinds of part.
const (
	CoverPart   PartKind = "cover"
	LetterPart  PartKind = "letter"
	IndexPart   PartKind = "index"
	FindingPart PartKind = "findings" // table of findings
	TabPart     PartKind = "tab"
	SlipPart    PartKind = "slip" // stands where an exhibit that is not available would
	ExhibitPart PartKind = "exhibit"
	LawPart     PartKind = "law"
	ProofPart   PartKind = "proof" // what was sent and received

	ChronologyPart PartKind = "chronology"
	BlankPart      PartKind = "blank" // the back of a sheet, where both sides are printed
)

// The sets of our own pages, which are also the ids of their parts. A tab
// sheet is a set of its own, tab-A, and so is a slip sheet, slip-A.
const (
	CoverSet    = "cover"
	LetterSet   = "letter"
	IndexSet    = "index"
	FindingsSet = "findings"
	LawSet      = "law"
	ProofSet    = "proof"

	ChronologySet = "chronology"
	BlankSet      = "blank" // one page, which stands in several places
)

// Part is a run of pages from one source: a page set of our own or a file of
// the case. Its pages are From, From+1 … of that source.
type Part struct {
	ID       string // letter, index, findings, tab-A, slip-A, or the document id of an exhibit
	Kind     PartKind
	Title    string
	Document string // for an exhibit and its tab sheet
	File     string // for an exhibit: its file as the case names it; "" for our own pages
	Set      string // for our own pages: the set that they come from; "" for a file
	From     int    // first page within the set or file, from 1
	First    int    // packet page, from 1
	Pages    int
	Turns    map[int]int // by how many quarters clockwise a page of the file, from 1, is turned to be upright
	Outside  []int       // pages of the file, from 1, that hold text beyond their visible part
	Stamped  bool        // pages of a finished packet, which carry their numbers already
}

// Last is the packet page of the part's last page.
func (p Part) Last() int { return p.First + p.Pages - 1 }

// Exhibit is one document as it stands in the packet.
type Exhibit struct {
	Label      string     `json:"label"` // A, B … Z, AA
	Document   string     `json:"document"`
	Title      string     `json:"title"`
	Date       appeal.Day `json:"date"`
	Author     string     `json:"author,omitempty"`
	Group      string     `json:"group,omitempty"` // heading it stands under in the index
	Tab        int        `json:"tab"`             // packet page of the tab sheet
	First      int        `json:"first"`           // packet pages of the document itself
	Last       int        `json:"last"`
	BatesFirst string     `json:"bates_first"`
	BatesLast  string     `json:"bates_last"`
	Supports   []string   `json:"supports,omitempty"` // finding ids
	Missing    string     `json:"missing,omitempty"`  // why the document is not here; then Tab, First and Last are its slip sheet
}

// LeftOut is a document that is not in the packet, and why.
type LeftOut struct {
	Document string `json:"document"`
	File     string `json:"file"`
	Reason   string `json:"reason"`
	Label    string `json:"label,omitempty"` // the exhibit letter that stays empty
	Title    string `json:"title,omitempty"`
	Slip     int    `json:"slip,omitempty"` // packet page of the slip sheet in its place, 0 without one
}

// Box is report's, for those who set pages and know no report.
type Box = report.Box

// Spot is a place to click on a page of a page set, before the packet's page
// numbers are known.
type Spot struct {
	Page   int // page within the set, from 1
	Box    report.Box
	Target letter.Target
}

// Link is a place to click on one of our own pages. Page and To are packet pages.
type Link struct {
	Page int
	Box  report.Box
	To   int
}

// Bookmark is one entry of the outline. A Document's own outline belongs below
// its entry.
type Bookmark struct {
	Title    string
	Page     int
	Open     bool
	Document string
	Kids     []Bookmark
}

// Plan is the whole packet before a byte is written.
type Plan struct {
	Title       string
	Date        appeal.Day
	Pages       int
	Parts       []Part
	Exhibits    []Exhibit
	LeftOut     []LeftOut
	Findings    []FindingRow
	Chronology  []Event
	Authorities []Authority
	Deliveries  []appeal.LogEntry // what was sent and received
	Bookmarks   []Bookmark
	Links       []Link
	Bates       Bates
	Reference   string // printed on every page beside the numbers
	Fictional   bool
	Draft       bool
	IndexPage   int      // where the return link of every page goes; 0 without an index
	Supplement  bool     // late material to a packet that was sent
	Volume      *Volume  // set for one part of a packet that was divided
	Volumes     []Volume // the parts of a packet that will be divided: the index says which
	Delivery    Delivery

	anchors map[string]int   // named places of our own pages → packet page
	citedOn map[string][]int // what the letter cites → its packet pages
}
