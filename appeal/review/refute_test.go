package review

import (
	"testing"

	"imeappeal/appeal"
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

// TestLimitIsNoDenial: "no sitting over 20 minutes" does not say that there is no
// sitting, and "no seizure in over two years" says that there is no seizure.
func TestLimitIsNoDenial(t *testing.T) {
	for text, want := range map[string]bool{
		"No sitting over 20 minutes at a time.": false,
		"No lifting of boxes more than 10 lb.":  false,
		"No sitting.":                           true,
		"No seizure in over two years.":         true,
	} {
		if got := len(denialsIn(clinic.Fold(text))) > 0; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestLossIsNoDenial: a diagnosis that is worded as an absence denies nothing.
func TestLossIsNoDenial(t *testing.T) {
	c := &appeal.Case{Diagnoses: []appeal.Diagnosis{{Name: "acquired absence of left leg below knee"}, {Name: "concussion without loss of consciousness"}}}
	r := &Reading{Case: c, Clinic: tables(t)}
	for _, k := range r.gather() {
		if k.key == "diagnoses[0]" && len(k.denials) > 0 || k.key == "diagnoses[1]" && len(k.denials) == 0 {
			t.Errorf("%s: %v", k.text, k.denials)
		}
	}
}
