package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestOnePointForOneThing: what stands against three sentences in the same words
// is one point that quotes all three; two things against one sentence are one
// point as well; another subject is another point.
func TestOnePointForOneThing(t *testing.T) {
	t.Parallel()
	again := appeal.Finding{
		ID: "x1", Kind: appeal.UnsupportedConclusion, Confidence: appeal.High, Rule: "unsupported-conclusion", Subject: "return to full duty",
		Quote: "Ms. Harbaugh may lift, sit, stand, walk and bend without limitation.",
		Why:   "The report sets no functional test and no description of the actual duties beside this conclusion.", Against: []string{"measurements[2]"},
	}
	other := again
	other.ID, other.Subject, other.Why = "x2", "the basis of the opinion", "The report gives no source for this statement."
	for _, tc := range []struct {
		name string
		more appeal.Finding
		want string
	}{
		{"same words of another sentence", again, "immediately.” (report p. 7, l. 18)\n\nThe report sets no functional test"},
		{"another thing about the same sentence", func() appeal.Finding {
			f := other
			f.Quote = "She is able to return to full-time unrestricted duty immediately."
			return f
		}(), "The report gives no source for this statement."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := lumbar(t)
			data.Findings = append(data.Findings, located(data.Report, []appeal.Finding{tc.more})...)
			data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: tc.more.ID, Keep: "keep"})
			l := compose(t, "appeal", data)
			text := letter.Text(l)
			if !strings.Contains(text, tc.want) || strings.Contains(text, "The basis of the opinion.") {
				t.Errorf("want %q", tc.want)
			}
			if n := strings.Count(text, "no functional test and no description"); n != 1 {
				t.Errorf("said %d times", n)
			}
			if !strings.Contains(letter.Markdown(l), "#finding-"+tc.more.ID) {
				t.Errorf("nothing leads to %s", tc.more.ID)
			}
		})
	}
}

// TestOnePointForTheTime: a length that the report gives in two places is one point,
// whatever the two say, answered once.
func TestOnePointForTheTime(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	i := slices.IndexFunc(data.Findings, func(f appeal.Finding) bool { return f.Subject == "length of the examination" })
	data.Findings[i].Rule = "exam-duration"
	again := data.Findings[i]
	again.ID, again.Ref, again.Quote, again.Wording = "again", appeal.Ref{}, "She drove herself to this appointment, a trip of about twenty-five minutes.", "The report states one thing more."
	data.Findings = append(data.Findings, located(data.Report, []appeal.Finding{again})...)
	data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: again.ID, Keep: "keep"})
	text := letter.Text(compose(t, "appeal", data))
	if !strings.Contains(text, "twenty-five minutes.” (report p. 4, l. 32)\n\nThe report states approximately one hour; my account") || strings.Contains(text, "one thing more") {
		_, text, _ = strings.Cut(text, "Facts that stand")
		t.Errorf("not one point with one answer: %.900s", text)
	}
}

// TestDisputedIsNotRelied: a sentence that a point disputes is no admission.
func TestDisputedIsNotRelied(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Admissions = append(data.Admissions, located(data.Report, []appeal.Finding{{ID: "a2", Kind: appeal.Admission, Rule: "admission", Quote: "Deep tendon reflexes were 2+ and symmetric at the knees and ankles.", Subject: "reflexes"}})...)
	data.Case.Review = append(data.Case.Review, appeal.Decision{Finding: "a2", Keep: "keep"})
	_, favor, _ := strings.Cut(letter.Text(compose(t, "appeal", data)), "in my favor")
	if strings.Contains(favor, "reflexes were 2+") || !strings.Contains(favor, "effort was described as good") {
		t.Errorf("in favor:\n%s", favor)
	}
}
