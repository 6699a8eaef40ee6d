package typeset

import (
	"fmt"
	"strings"

	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

// chronology draws the documents of the packet by date, each with what its own
// conclusion says. A gap says only what is true of the packet: that no record of
// those days is enclosed, not that there was no treatment; where not all was read, not
// even that is known.
func chronology(p packet.Plan, opt Options) *document {
	t := letter.Block{Kind: letter.TableB, Header: cells("Date", "Document", "In its own words", "Exhibit"), Widths: []float64{15, 32, 41, 12}}
	scanned := false
	for _, e := range p.Chronology {
		scanned = scanned || e.Scanned || e.FactScanned
		if e.Unsure {
			continue
		}
		t.Rows = append(t.Rows, eventRow(e))
	}
	note := "In order of date. Words in quotation marks are copied from the record; where there are none, see the exhibit. " +
		"A date marked * was not found in the document’s own text."
	if scanned {
		note += " What is marked † was read from a picture of the page."
	}
	return sheet("chronology", p, opt, func(s *setter) []row {
		return s.blocks([]letter.Block{
			{Kind: letter.HeadingB, Level: 1, Runs: runs("Chronology")},
			{Kind: letter.Paragraph, Runs: runs(note)},
			t,
		})
	})
}

func eventRow(e packet.Event) []letter.Runs {
	if e.Gap > 0 {
		return []letter.Runs{runs(dateOf(e.Since) + " to " + dateOf(e.Date)), runs("No medical record dated between these days is enclosed."), nil, nil}
	}
	date := dateOf(e.Date)
	if !e.Date.IsZero() && !e.Printed {
		date += " *"
	}
	if e.Scanned {
		date += " †"
	}
	what := runs(oneLine(e.Title))
	if e.Author != "" {
		what = append(what, letter.Run{Text: ", " + oneLine(e.Author)})
	}
	var fact letter.Runs
	switch {
	case e.Fact != "":
		fact = runs("“" + oneLine(e.Fact) + "”")
		if e.FactScanned {
			fact = append(fact, letter.Run{Text: " †"})
		}
	case e.Contested:
		fact = runs("Contested; see the letter.")
	}
	at, target := e.Label, letter.Target{Document: e.Document}
	if e.FactPage > 0 {
		at, target.Page = fmt.Sprintf("%s, p. %d", e.Label, e.FactPage), e.FactPage
	}
	if e.Document == "" { // a day of the case that no exhibit stands for
		return []letter.Runs{runs(date), what, fact, nil}
	}
	return []letter.Runs{runs(date), what, fact, linked(at, target)}
}

// deliveries draws what was sent and received, with the hash of the exact file.
func deliveries(p packet.Plan, opt Options) *document {
	t := letter.Block{Kind: letter.TableB, Header: cells("Date", "What", "How", "Confirmation", "Pages")}
	for _, e := range p.Deliveries {
		what := runs(oneLine(e.What))
		if x, ok := p.Exhibit(e.Document); ok {
			what = append(what, letter.Run{Text: " ("})
			what = append(what, linked("Exhibit "+x.Label, letter.Target{Document: x.Document})...)
			what = append(what, letter.Run{Text: ")"})
		}
		if e.SHA256 != "" {
			what = append(what, letter.Run{Text: "\nSHA-256 " + e.SHA256[:min(32, len(e.SHA256))] + " " + e.SHA256[min(32, len(e.SHA256)):]})
		}
		pages := ""
		if e.Pages > 0 {
			pages = fmt.Sprint(e.Pages)
		}
		t.Rows = append(t.Rows, []letter.Runs{runs(strings.TrimSpace(dateOf(e.Date) + " " + e.Time)), what, runs(oneLine(e.Channel)), runs(oneLine(e.Confirmation)), runs(pages)})
	}
	return sheet("proof of delivery", p, opt, func(s *setter) []row {
		return s.blocks([]letter.Block{{Kind: letter.HeadingB, Level: 1, Runs: runs("What was sent and received")}, t})
	})
}
