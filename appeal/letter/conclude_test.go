package letter

import "testing"

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
