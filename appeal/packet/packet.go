// Package packet arranges a letter and its exhibits into a Plan: exhibits in
// order, tab sheets, page and Bates numbers, bookmarks, links. It opens no
// file; package typeset sets its own pages and package bind writes the PDF.
package packet

import (
	"imeappeal/appeal"
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
	ExhibitPart PartKind = "exhibit"
	LawPart     PartKind = "law"
)

// Part is a run of pages from one source: a page set of our own or a file of
// the case.
type Part struct {
	ID       string // letter, index, tab-A, or the document id of an exhibit
	Kind     PartKind
	Title    string
	Document string // for an exhibit
	File     string // for an exhibit: its file as the case names it; "" for our own pages
	First    int    // packet page, from 1
	Pages    int
}

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
}

// LeftOut is a document that is not in the packet, and why.
type LeftOut struct {
	Document string `json:"document"`
	File     string `json:"file"`
	Reason   string `json:"reason"`
}

// Link is a place to click on one of our own pages. To is the packet page.
type Link struct {
	Page int
	Box  report.Box
	To   int
}

// Bookmark is one entry of the outline.
type Bookmark struct {
	Title string
	Page  int
	Open  bool
	Kids  []Bookmark
}

// Bates says how permanent page numbers look: Prefix, then Start and upward
// with Digits digits.
type Bates struct {
	Prefix string
	Digits int
	Start  int
}

// Plan is the whole packet before a byte is written.
type Plan struct {
	Title     string
	Date      appeal.Day
	Pages     int
	Parts     []Part
	Exhibits  []Exhibit
	LeftOut   []LeftOut
	Bookmarks []Bookmark
	Links     []Link
	Bates     Bates
	Reference string // printed on every page beside the numbers
	Fictional bool
	Draft     bool
	IndexPage int // where the return link of every page goes
}
