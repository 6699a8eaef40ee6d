package review

import (
	"testing"

	"imeappeal/appeal/clinic"
)

// TestAffirmsWhatWasDone: a record that refers for an operation, plans or
// recommends one does not contradict that none was done.
func TestAffirmsWhatWasDone(t *testing.T) {
	r := &Reading{Clinic: tables(t)}
	for text, want := range map[string]bool{
		"Ileal resection in 2021, uneventful.":               true,
		"Referral for temporal lobectomy evaluation.":        false,
		"Ileocecal resection is recommended for this summer": false,
		"No resection was done.":                             false,
	} {
		low := clinic.Fold(text)
		k := known{low: low, words: termsOf(low), denials: denialsIn(low)}
		if got := r.affirms(&k, []term{{"operation", stem("operation"), 0}}); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
