package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

func TestCues(t *testing.T) {
	for _, c := range worth().Cues {
		if _, err := regexp.Compile(c.Words); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if len(c.Hit) == 0 || len(c.Miss) == 0 || c.Weight == 0 {
			t.Errorf("%s: a cue needs a weight, a hit and a miss", c.Name)
		}
		for _, s := range c.Hit {
			if !c.words.MatchString(clinic.Fold(s)) {
				t.Errorf("%s misses %q", c.Name, s)
			}
		}
		for _, s := range c.Hit {
			if c.Ask != "" && !c.asks(clinic.Fold(s)) {
				t.Errorf("%s does not ask of %q", c.Name, s)
			}
		}
		for _, s := range c.Silent {
			if low := clinic.Fold(s); !c.words.MatchString(low) || c.asks(low) {
				t.Errorf("%s asks of %q", c.Name, s)
			}
		}
		for _, s := range c.Miss {
			if c.words.MatchString(clinic.Fold(s)) {
				t.Errorf("%s hits %q", c.Name, s)
			}
		}
	}
	kinds := []report.SectionKind{report.Examination, report.History, report.PastHistory, report.Complaints, report.Medications, report.Social, report.Diagnostics, report.Surveillance, report.RecordsSummary, report.Footnotes, report.Questions}
	for kind := range worth().Sections {
		if !slices.Contains(kinds, kind) {
			t.Errorf("the report knows no section %q", kind)
		}
	}
}

// checked reviews a text and gives the quotes that are to be checked by hand.
func checked(t *testing.T, c *appeal.Case, text string) (Result, []string) {
	t.Helper()
	res := Run(Input{Case: c, Report: report.FromText(text), Clinic: tables(t)})
	var quotes []string
	for _, f := range res.Checks(c) {
		if f.Confidence != appeal.Low || f.Why == "" || f.Question == "" || f.Wording == "" || len(f.Authorities) > 0 {
			t.Errorf("a sentence to check is only a question, with its reason and no law: %+v", f)
		}
		quotes = append(quotes, f.Quote)
	}
	return res, quotes
}

func TestWorthChecking(t *testing.T) {
	c := &appeal.Case{}
	c.Claimant.Occupation = "welder in a shipyard"
	c.Exam.Notes.Remarks = []string{"The nurse measured my grip twice with the squeeze handle"}
	res, quotes := checked(t, c, `HISTORY
He was employed as a welder in a shipyard.
The hives resolved completely within two weeks and have never come back.

EXAMINATION
Grip by the squeeze handle was measured six times by me.
The room is on the second floor.
`)
	for _, want := range []string{"hives resolved", "measured six times"} {
		if !slices.ContainsFunc(res.Findings, func(f appeal.Finding) bool { return strings.Contains(f.Quote, want) }) {
			t.Errorf("%q is not asked about", want)
		}
	}
	for _, not := range []string{"welder", "second floor"} {
		if slices.ContainsFunc(quotes, func(q string) bool { return strings.Contains(q, not) }) {
			t.Errorf("%q is asked about: the case bears it out, or it tells nothing", not)
		}
	}
}

// TestAReaderFindsFaultWithACheck: what a reader says of a sentence that was only to
// be checked is a finding of its own, and the reader is not told that it was found.
func TestAReaderFindsFaultWithACheck(t *testing.T) {
	c := &appeal.Case{}
	c.Exam.Notes.Remarks = []string{"The nurse measured my grip twice with the squeeze handle"}
	text := "HISTORY\nThe hives resolved completely within two weeks and have never come back.\n"
	in := Input{Case: c, Report: report.FromText(text), Clinic: tables(t)}
	res := Run(in)
	checks := res.Checks(c)
	if len(checks) != 1 || len(res.Points(c)) != 0 {
		t.Fatalf("%+v", res.Findings)
	}
	sheet, err := NewWorksheet(in, res)
	if err != nil || len(sheet.Found) != 0 {
		t.Errorf("%v: the sheet calls %v found", err, sheet.Found)
	}
	k := checks[0]
	c.Imported = []appeal.Imported{{Kind: k.Kind, Confidence: appeal.Medium, Page: k.Page, Line: k.Line, Quote: k.Quote, Subject: "hives", Why: "The notes of the visit say otherwise.", Against: []string{"exam.notes.remarks[0]"}, Reader: "A. Okoye"}}
	all, dropped := WithImported(in, res)
	if points := all.Points(c); len(dropped) != 0 || len(points) != 1 || points[0].Reader != "A. Okoye" || len(all.Checks(c)) != 0 {
		t.Errorf("%v %+v", dropped, all.Findings)
	}
}

func TestChecksLeaveRoom(t *testing.T) {
	var b strings.Builder
	b.WriteString("HISTORY\n")
	for i := range 30 {
		fmt.Fprintf(&b, "Hobby %c resolved completely and never came back in %d.\n", 'a'+i%26, 1980+i)
	}
	c := &appeal.Case{}
	res, quotes := checked(t, c, b.String())
	low := 0
	for _, f := range res.Findings {
		if f.Confidence == appeal.Low {
			low++
		}
	}
	if len(quotes) == 0 || low > perPage {
		t.Errorf("%d questions on one page, %d of them to check", low, len(quotes))
	}
	kept := res.Checks(c)[0].ID
	c.Review = []appeal.Decision{{Finding: kept, Keep: "keep"}}
	again, _ := checked(t, c, b.String())
	if !slices.ContainsFunc(again.Points(c), func(f appeal.Finding) bool { return f.ID == kept }) || Score(Input{Case: c}, again).Kept != 1 {
		t.Error("a sentence that the person keeps becomes a point like any other")
	}
	for _, f := range again.Points(c) {
		if f.ID == kept && (strings.Contains(f.Why, "check") || strings.Contains(f.Why, "?") || strings.Contains(f.Subject, "check")) {
			t.Errorf("what is kept is still put as a question: %q, %q", f.Subject, f.Why)
		}
	}
}

// TestNeighboursAreOnePassage: two neighbouring sentences to check are read, and
// asked about, as one, under the id of the one that weighs more.
func TestNeighboursAreOnePassage(t *testing.T) {
	c := &appeal.Case{}
	text := "HISTORY\nThe hives resolved completely in two weeks. She has never had any rash since.\nThe room is on the second floor.\n"
	res, quotes := checked(t, c, text)
	if want := "The hives resolved completely in two weeks. She has never had any rash since."; len(quotes) != 1 || quotes[0] != want {
		t.Fatalf("asked about %q, not once about %q", quotes, want)
	}
	if why := res.Checks(c)[0].Why; strings.Count(why, "To check by hand.") != 1 || !strings.Contains(why, " Of the ") {
		t.Errorf("each sentence has its reason: %q", why)
	}
	c.Review = []appeal.Decision{{Finding: res.Checks(c)[0].ID, Keep: "keep"}}
	again, _ := checked(t, c, text)
	if points := again.Points(c); len(points) != 1 || points[0].Quote != quotes[0] || strings.Contains(points[0].Why, "?") || strings.Contains(points[0].Why, "Of the ") {
		t.Errorf("kept, it is the person's point about the whole passage: %+v", points)
	}
}
