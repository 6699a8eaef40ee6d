package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// twoParts is a claim about a shoulder and a wrist: a denial with a reason for
// each, and points about each.
func twoParts(t *testing.T, reasons ...string) letter.Data {
	c := &appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Ana Ruiz"}}
	c.Claim = appeal.Claim{Kind: appeal.WorkersComp, Country: "US", State: "OH", ClaimNumber: "7", Insurer: appeal.Insurer{Name: "Elm Mutual", Address: []string{"1 Elm Street"}}}
	c.Denial = appeal.Denial{Date: day(t, "2025-06-02"), Reasons: reasons}
	c.Exam = appeal.Exam{Date: day(t, "2025-05-12"), Examiner: appeal.Examiner{Name: "Paul Kerr, M.D."}}
	return withLaw(t, letter.Data{Case: c, Date: day(t, "2025-06-20"), Findings: []appeal.Finding{
		{ID: "f1", Kind: appeal.TestOmitted, Confidence: appeal.High, Ref: appeal.Ref{Page: 2, Line: 1}, Subject: "Hawkins-Kennedy test", Why: "The test is usual for the shoulder."},
		{ID: "f2", Kind: appeal.InternalContradiction, Confidence: appeal.High, Ref: appeal.Ref{Page: 2, Line: 4}, Subject: "No deficit", Quote: "The rotator cuff is intact.", Why: "Elsewhere the report records weakness of the shoulder."},
		{ID: "f3", Kind: appeal.TestNotPerformed, Confidence: appeal.High, Ref: appeal.Ref{Page: 3, Line: 2}, Subject: "Phalen test", Quote: "Phalen’s test was negative at the right wrist."},
		{ID: "f4", Kind: appeal.FactualError, Confidence: appeal.High, Ref: appeal.Ref{Page: 3, Line: 9}, Subject: "Blood pressure", Quote: "The blood pressure was 120/80."},
	}})
}

// answersOf gives the part of the letter that answers reason n.
func answersOf(t *testing.T, text, n string) string {
	t.Helper()
	_, after, ok := strings.Cut(text, "Reason "+n+".")
	if !ok {
		t.Fatalf("no reason %s in\n%s", n, text)
	}
	before, _, _ := strings.Cut(after, "Reason ")
	before, _, _ = strings.Cut(before, "The examination and the report")
	return before
}

func TestAReasonIsAnsweredByPointsAboutTheSamePart(t *testing.T) {
	l := compose(t, "appeal", twoParts(t, "no carpal tunnel syndrome", "no objective deficit of the shoulder", "blood tests are normal and show nothing", "no need of psychiatric care"))
	text := letter.Text(l)
	for n, x := range map[string]struct{ has, not []string }{
		"1": {[]string{"Phalen"}, []string{"Hawkins", "conclusion: deficit", "Blood pressure"}},
		"2": {[]string{"Hawkins", "conclusion: deficit"}, []string{"Phalen", "Blood pressure"}},
		"3": {nil, []string{"Blood pressure"}},
		"4": {nil, []string{"Phalen", "Hawkins", "Blood", "These points"}},
	} {
		got := answersOf(t, text, n)
		for _, w := range x.has {
			if !strings.Contains(got, w) {
				t.Errorf("reason %s lacks %q: %s", n, w, got)
			}
		}
		for _, w := range x.not {
			if strings.Contains(got, w) {
				t.Errorf("reason %s is answered by %q: %s", n, w, got)
			}
		}
	}
	said := false
	for _, p := range l.Problems {
		said = said || p.ID == "letter.reason-unanswered" && p.Args["n"] == "4"
	}
	if !said {
		t.Errorf("the person is not told that reason 4 has no answer: %+v", l.Problems)
	}
}

func TestOnePassageMakesOnePoint(t *testing.T) {
	data := twoParts(t, "able to work")
	data.Findings = []appeal.Finding{
		{ID: "a", Kind: appeal.FactualError, Confidence: appeal.High, Ref: appeal.Ref{Page: 3, Line: 2}, Subject: "Occupation", Quote: "He drove a truck, seated,"},
		{ID: "b", Kind: appeal.FactualError, Confidence: appeal.Medium, Ref: appeal.Ref{Page: 3, Line: 2}, Subject: "Occupation", Quote: "He drove a truck, seated, for ten years."},
		{ID: "c", Kind: appeal.UnsupportedConclusion, Confidence: appeal.High, Ref: appeal.Ref{Page: 4, Line: 2}, Subject: "normal excludes", Quote: "A normal scan rules out pain."},
		{ID: "d", Kind: appeal.ScopeOfRecords, Confidence: appeal.High, Ref: appeal.Ref{Page: 1, Line: 9}, Subject: "records reviewed: not-limited-to", Quote: "Records including but not limited to"},
	}
	text := letter.Text(compose(t, "appeal", data))
	if strings.Count(text, "He drove a truck") != 1 || !strings.Contains(text, "seated, for ten years.”") {
		t.Errorf("one passage is quoted twice, or in its shorter form:\n%s", text)
	}
	for _, key := range []string{"Normal excludes", "not-limited-to."} {
		if strings.Contains(text, key) {
			t.Errorf("a key of a table is a heading: %s", key)
		}
	}
}

// noticeSays puts a notice into the case, so that its sentences can be quoted.
func noticeSays(data *letter.Data, text string) {
	data.Case.Denial.Document = "denial"
	data.Case.Documents = append(data.Case.Documents, appeal.Document{ID: "denial", Title: "Denial letter", Kind: appeal.DenialKind})
	data.Documents = map[string]*report.Report{"denial": report.FromText(text)}
}

// TestASentenceOfTheNoticeIsMetByThePointOnIt: the case words a reason shortly;
// the notice's sentence may name the test or the medicine that a point is about.
func TestASentenceOfTheNoticeIsMetByThePointOnIt(t *testing.T) {
	t.Parallel()
	data := twoParts(t, "the rotator cuff is intact")
	data.Findings = append(data.Findings, appeal.Finding{
		ID: "f5", Rule: "medication", Kind: appeal.FactualError, Confidence: appeal.High, Ref: appeal.Ref{Page: 4, Line: 1}, Subject: "sertraline", Quote: "She was not taking any psychotropic medication.",
	})
	noticeSays(&data, "The examiner found that the rotator cuff is intact, that Phalen’s test is negative, and that you take no psychiatric medication.")
	got := answersOf(t, letter.Text(compose(t, "appeal", data)), "1")
	for _, want := range []string{"Phalen", "sertraline"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sentence names it, and the answer lacks %q: %s", want, got)
		}
	}
	if strings.Contains(got, "Blood pressure") {
		t.Errorf("answered by a point on nothing that it says: %s", got)
	}
	data = twoParts(t, "the rotator cuff is intact")
	noticeSays(&data, "The examiner found that the rotator cuff is intact and that no further medication is needed.")
	if got := answersOf(t, letter.Text(compose(t, "appeal", data)), "1"); strings.Contains(got, "Phalen") {
		t.Errorf("the sentence names no such test: %s", got)
	}
}

// TestThePlansTestIsFound in the words that notices have for it.
func TestThePlansTestIsFound(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"We write about your claim. After 24 months of payments you are Disabled when we determine that you are unable to perform any Gainful Occupation. Thank you.":          "After 24 months of payments you are Disabled when we determine that you are unable to perform any Gainful Occupation.",
		"To receive benefits you must be Disabled. During the first 36 months this means that you cannot perform the Essential Duties of Your Occupation because of Sickness.": "To receive benefits you must be Disabled. During the first 36 months this means that you cannot",
		"You told us that you are disabled when your back hurts. This means that you may appeal.":                                                                              "",
	} {
		data := twoParts(t, "able to work")
		noticeSays(&data, text)
		got := letter.Text(compose(t, "appeal", data))
		if has := strings.Contains(got, "The test that applies"); has != (want != "") || !strings.Contains(got, want) {
			t.Errorf("%q: the test is not quoted as %q", text, want)
		}
	}
}
