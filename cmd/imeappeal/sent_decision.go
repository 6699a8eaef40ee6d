package main

import (
	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// enterDecision makes a decision on the appeal that was just noted the denial
// of the case, where the log says that it refuses something. Otherwise every
// later letter and day would be about the decision before it.
func (a *app) enterDecision(f *casefile.File) error {
	d, ok := law.ToEnter(&f.Case)
	if !ok {
		return nil
	}
	if d.Came == "" {
		document := ""
		if d.Document != "" {
			document = " --document " + d.Document
		}
		a.tell("sent.decision-open", "day", d.Received.String(), "document", document)
		return nil
	}
	before := f.Case.Denial.Date
	if before.IsZero() {
		before = f.Case.Denial.Received
	}
	printed := confirmedDate(&f.Case, d.Document, d.Received)
	if err := putDecision(f, appeal.Denial{Date: printed, Received: d.Received, Document: d.Document, Final: d.Final}); err != nil {
		return err
	}
	a.tell("sent.decision", "before", before.Long())
	if printed.IsZero() {
		a.tell("sent.decision-undated")
	}
	return nil
}
