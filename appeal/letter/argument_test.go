package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestPointsMeetThePlansTest: the points about the work are tied to the plan's own
// words for it, the care before the examination stands in the history, and a
// statement that would be said of two points in the same words is said once.
func TestPointsMeetThePlansTest(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	for id, quote := range map[string]string{"n1": "Ms. Harbaugh may lift, sit, stand, walk and bend without limitation.", "n2": "She drove herself to this appointment, a trip of about twenty-five minutes."} {
		f := appeal.Finding{ID: id, Kind: appeal.UnsupportedConclusion, Confidence: appeal.Low, Rule: "no-reason", Subject: "subject " + id, Quote: quote, Wording: "The report gives no finding or source for this statement."}
		data.Findings = append(data.Findings, located(data.Report, []appeal.Finding{f})...)
		data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: id, Keep: "keep"})
	}
	l := compose(t, "appeal", data)
	text := letter.Text(l)
	for _, want := range []string{
		"on this part of the plan's test: “unable to perform with reasonable continuity the Material Duties of your Regular Occupation” (",
		"Care began with Helen R. Castellane, M.D.",
		"of this statement.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if n := strings.Count(text, "gives no finding or source for this statement"); n != 1 {
		t.Errorf("said %d times", n)
	}
	if loose := letter.Check(l, data); len(loose) > 0 {
		t.Errorf("unsourced: %+v", loose)
	}
}

// TestNoOpinionsWithoutPapers: where nobody who treats the claimant wrote a paper of
// the case, no opinion is asked to be weighed.
func TestNoOpinionsWithoutPapers(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	c := *data.Case
	c.Documents = nil
	for _, d := range data.Case.Documents {
		if d.ID == c.Exam.Report || d.ID == c.Denial.Document {
			c.Documents = append(c.Documents, d)
		}
	}
	data.Case, data.Records = &c, nil
	text := letter.Text(compose(t, "appeal", data))
	if strings.Contains(text, "these opinions") || !strings.Contains(text, "has treated me since") {
		t.Error("opinions that nobody gave")
	}
}
