package review

import (
	"slices"
	"testing"

	"imeappeal/appeal/clinic"
)

// TestPartsOfTheBody: the table reads, and its words mean their part.
func TestPartsOfTheBody(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Rotator cuff repair": "shoulder", "L4-5 microdiscectomy": "lumbar", "carpal tunnel": "wrist", "Ménière disease": "ear", "low back pain": "lumbar", "the claim": "",
	} {
		if got := partsIn(clinic.Fold(text)); want != "" && !slices.Contains(got, want) || want == "" && len(got) > 0 {
			t.Errorf("%q: %v, want %q", text, got, want)
		}
	}
	if !IsRegion("lumbar") || IsRegion("flexion") {
		t.Error("regions are not read")
	}
}
