// Package review reads a Report beside the case file and the clinical tables
// and lists what a careful lawyer and physician would ask about, each point
// with its page, line and quote. Rules are values in one list; the words that
// they look for are data in package clinic. It cites no law: a rule names an
// authority by id, and package letter resolves it for the claim's regime.
package review

import (
	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Input is all that a review may look at.
type Input struct {
	Case      *appeal.Case
	Report    *report.Report
	Documents map[string]*report.Report // the case's other papers by document id, those that could be read
	Clinic    *clinic.Tables
}

// Result is what a review gives.
type Result struct {
	Records    []Record         `json:"records"`
	Findings   []appeal.Finding `json:"findings"`
	Admissions []appeal.Finding `json:"admissions"`
	Unread     []UnreadPage     `json:"unread"`
}

// Record says whether the report lists a document of the case among the
// records reviewed, and where.
type Record struct {
	Document string `json:"document"`
	Reviewed bool   `json:"reviewed"`
	Page     int    `json:"page,omitempty"`
	Line     int    `json:"line,omitempty"`
	Quote    string `json:"quote"`
}

// UnreadPage is a page of the report that gave no text.
type UnreadPage struct {
	Page   int    `json:"page"`
	Reason string `json:"reason"`
}
