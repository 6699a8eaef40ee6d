package letter_test

import (
	"strings"
	"testing"

	"imeappeal/appeal/letter"
)

// TestMindIsMeasuredAsSuch: where a psychiatrist examined, the physician is not
// asked for pounds and ranges of movement first.
func TestMindIsMeasuredAsSuch(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		specialty string
		mind      bool
	}{{"psychiatry", true}, {"neuropsychology", true}, {"orthopaedic surgery", false}} {
		data := lumbar(t)
		c := *data.Case
		c.Exam.Examiner.Specialty = row.specialty
		data.Case = &c
		for _, kind := range []string{"rebuttal-request", "rebuttal-answer", "rebuttal-declined", "counter-ime"} {
			text := letter.Text(compose(t, kind, data))
			if strings.Contains(text, "pounds") == row.mind {
				t.Errorf("%s, %s: asks for pounds: %v", kind, row.specialty, row.mind)
			}
			if kind != "rebuttal-request" && strings.Contains(text, "steady attention") != row.mind {
				t.Errorf("%s, %s: asks for attention: %v", kind, row.specialty, !row.mind)
			}
		}
	}
}
