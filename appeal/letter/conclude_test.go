package letter

import (
	"slices"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestWordsOnWork: what a record or a report says of work in the words that
// offices use for it.
func TestWordsOnWork(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"Out of work through June 30; then half days.":                             true,
		"Keep her off work for six weeks.":                                         true,
		"Not ready to manage a classroom.":                                         true,
		"Bench Assembler job analysis not approved: it calls for two-handed work.": true,
		"Not able to return to cabinetmaking.":                                     true,
		"The stimulator trial was not approved by the insurer.":                    false,
		"Tandem 3 errors in 10.":                                                   false,
	} {
		if limits.MatchString(text) != want {
			t.Errorf("a limit, %v: %s", !want, text)
		}
	}
	for text, want := range map[string]bool{
		"The job analysis for Bench Assembler is approved.": true,
		"The request for therapy is approved.":              false,
	} {
		if onWork.MatchString(text) != want {
			t.Errorf("on work, %v: %s", !want, text)
		}
	}
}

// TestConcludedOnTheWork: the table sets beside the records what the report says may
// be done, not a remark on a diagnosis before it.
func TestConcludedOnTheWork(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"There is no neurological disability. The claimant may work as a teacher without restriction.": "The claimant may work as a teacher without restriction.",
		"There is no psychiatric disability from any cause at present.":                                "There is no psychiatric disability from any cause at present.",
	} {
		got, ok := concludedOn(report.FromText("ANSWERS TO QUESTIONS\n\n"+text+"\n"), onWork)
		if !ok || got.Text != want {
			t.Errorf("of %q it takes %q", text, got.Text)
		}
	}
}

// TestPartsOfASentence: what one sentence says with "that" three times are three
// reasons; a sentence with one of them is one.
func TestPartsOfASentence(t *testing.T) {
	t.Parallel()
	got := partsOf("He determined that the concussion has resolved, that a normal MRI excludes a cause, and that you can work.")
	if want := []string{"the concussion has resolved", "a normal MRI excludes a cause", "you can work"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if got := partsOf("She found that you can work at a job that you know."); got != nil {
		t.Errorf("of two: %q", got)
	}
}

// TestSideOnce: a name that has the side does not get it again.
func TestSideOnce(t *testing.T) {
	t.Parallel()
	c := &composer{data: Data{Case: &appeal.Case{Diagnoses: []appeal.Diagnosis{{Name: "carpal tunnel syndrome", Side: "both"}, {Name: "pain syndrome of the right arm", Side: "right"}}}}}
	if got := c.plain(c.diagnoses()); got != "carpal tunnel syndrome (both sides) and pain syndrome of the right arm" {
		t.Errorf("got %q", got)
	}
}
