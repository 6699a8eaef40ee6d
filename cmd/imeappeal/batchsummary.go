package main

import (
	"fmt"
	"io"
	"strings"

	"imeappeal/appeal/batch"
)

// summary is the sheet of what became of a batch's rows.
type summary struct {
	*app
	*batch.CSV
}

// newSummary begins one, with columns of the caller's at its end.
func (a *app) newSummary(w io.Writer, more ...string) summary {
	s := summary{a, batch.NewCSV(w)}
	s.Row(append([]string{
		"row", "case_id", "claimant", "state", "folder", "packet", "pages", "exhibits", "letters", "left_out",
		"findings_in_letter", "in_letter_no_person_reviewed", "undecided_left_out", "next_deadline", "deadline_for", "sha256", "reason", "look_at", "proposed_unconfirmed",
	}, more...)...)
	return s
}

// row writes what became of one row.
func (s summary) row(c batch.Result, more ...string) {
	o := c.Outcome
	step := ""
	if o.Step != "" {
		step = s.stepName(o.Step)
	}
	s.Row(append([]string{
		rowWord(c.Row), c.Case, c.Claimant, string(c.State), c.Folder, o.Packet, fmt.Sprint(o.Pages), fmt.Sprint(o.Exhibits),
		strings.Join(o.Letters, " "), strings.Join(o.LeftOut, "; "), fmt.Sprint(o.Findings), strings.Join(o.Unreviewed, " "), fmt.Sprint(max(0, o.Undecided)), o.Deadline, step, o.SHA256, s.reasonOf(c), strings.Join(s.lookAt(c), "; "), strings.Join(o.Proposed, "; "),
	}, more...)...)
}
