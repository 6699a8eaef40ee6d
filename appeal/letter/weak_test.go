package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestWeakPoints: what may be held against the claim stands in the letter with
// its answer and its paper; without an answer it is a gap and stays out.
func TestWeakPoints(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Final = true
	data.Case.WeakPoints = []appeal.WeakPoint{
		{Point: "I missed six weeks of therapy in 2024", Answer: "The operation of August 20, 2024 came between", Document: "op-2024-08-20", Page: 1},
	}
	l := compose(t, "appeal", data)
	if want := "1. I missed six weeks of therapy in 2024. The operation of August 20, 2024 came between. (Exhibit E, p. 1)"; !strings.Contains(letter.Text(l), want) {
		t.Errorf("want %q in\n%s", want, letter.Text(l))
	}
	if loose := letter.Check(l, data); len(loose) > 0 {
		t.Errorf("unsourced: %+v", loose)
	}
	data.Case.WeakPoints[0].Page = 99
	if l := compose(t, "appeal", data); !strings.Contains(letter.Text(l), "came between. (Exhibit E)") || strings.Contains(letter.Text(l), "p. 99") {
		t.Errorf("a page that is not there is cited, or the paper is not:\n%s", letter.Text(l))
	} else if n := len(l.Problems); n == 0 || !slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.no-page" }) {
		t.Errorf("problems %+v", l.Problems)
	}
	data.Case.WeakPoints[0].Page = 1
	data.Case.WeakPoints = append(data.Case.WeakPoints, appeal.WeakPoint{Point: "I once drove to the shop"})
	data.Final = false
	l = compose(t, "appeal", data)
	if len(l.Gaps) != 1 || l.Gaps[0].Key != "weak_points[1].answer" || !strings.Contains(l.Gaps[0].Question, "drove to the shop") {
		t.Errorf("gaps %+v", l.Gaps)
	}
	if strings.Contains(letter.Text(l), "drove to the shop") {
		t.Error("the letter raises what it does not answer")
	}
}

// TestOwnWordsAreLocked: what a person wrote into the case may cite no law and
// make no claim that a letter may not make, and quotes only what a paper says.
func TestOwnWordsAreLocked(t *testing.T) {
	t.Parallel()
	for answer, want := range map[string]string{
		"The doctor lied about it.":                                                  "lied",
		"29 U.S.C. § 9999 forbids that.":                                             "29 U.S.C. § 9999",
		"The report says “she was in perfect health that day”.":                      "she was in perfect health that day",
		"The report says “Attendance was regular and effort was described as good”.": "",
	} {
		data := lumbar(t)
		data.Case.WeakPoints = []appeal.WeakPoint{{Point: "One visit was missed", Answer: answer}}
		var facts []string
		for _, u := range letter.Check(compose(t, "appeal", data), data) {
			facts = append(facts, u.Fact)
		}
		if got := strings.Join(facts, "|"); got != want {
			t.Errorf("%q: unsourced %q, want %q", answer, got, want)
		}
	}
}

// TestBackground: a note goes in with source and day, never without, and stands
// apart from any judgment.
func TestBackground(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Final = true
	data.Case.Background = []appeal.Background{
		{About: "examiner", Statement: "The license is active since 1994", Source: "State Medical Board of Ohio, license look-up", DateAccessed: day(t, "2025-11-02")},
		{About: "vendor", Statement: "The vendor's page names insurers as clients", Quote: "We serve carriers.", Source: "the vendor's own page", DateAccessed: day(t, "2025-11-03")},
		{About: "examiner", Statement: "He does 200 examinations a year"},
	}
	l := compose(t, "appeal", data)
	text := letter.Text(l)
	for _, want := range []string{
		"What named sources say of the examiner and the company",
		"- The license is active since 1994. (Source: State Medical Board of Ohio, license look-up, read on November 2, 2025)",
		"The source says: “We serve carriers.” (Source: the vendor's own page, read on November 3, 2025)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "200 examinations") || !slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.no-source" }) {
		t.Errorf("a note without a source: problems %+v", l.Problems)
	}
	if loose := letter.Check(l, data); len(loose) > 0 {
		t.Errorf("unsourced: %+v", loose)
	}
}
