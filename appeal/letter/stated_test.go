package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestReasonsOfTheNotice: a reason that only the notice gives is quoted and
// answered; one that nothing answers is told to the person and not repeated in the
// letter; what the case lists or calls no reason is left alone.
func TestReasonsOfTheNotice(t *testing.T) {
	t.Parallel()
	const (
		weight = "We gave greater weight to Dr. Thornquist, whose examination was the more comprehensive."
		odd    = "The office notes of Dr. Castellane and Dr. Whitcombe were considered."
	)
	for _, tc := range []struct {
		name, text       string
		not              []string
		in, told, listed bool
	}{
		{name: "answered", text: weight, in: true},
		{name: "no answer", text: odd, told: true},
		{name: "no reason, says the person", text: odd, not: []string{"The office notes of Dr. Castellane"}},
		{name: "listed", text: "He noted indications of symptom exaggeration."},
		{name: "the decision itself", text: "For the reasons explained below, we have determined that you no longer meet the definition of Disability in the policy, and benefits will not be paid beyond July 20, 2025."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			data := lumbar(t)
			data.Stated, data.Case.Denial.NotReasons = []letter.Stated{{Text: tc.text}}, tc.not
			l := compose(t, "appeal", data)
			if got := strings.Contains(letter.Text(l), "The decision also says: “"+tc.text); got != tc.in {
				t.Errorf("in the letter: %v", got)
			}
			told := slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool {
				return p.ID == "letter.reason-left-out" && strings.Contains(p.Args["reason"], tc.text[:30])
			})
			if told != tc.told {
				t.Errorf("told: %v %+v", told, l.Problems)
			}
			if loose := letter.Check(l, data); len(loose) > 0 {
				t.Errorf("unsourced: %+v", loose)
			}
		})
	}
}
