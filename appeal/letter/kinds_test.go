package letter_test

import (
	"slices"
	"testing"

	"imeappeal/appeal/letter"
)

// TestEveryKindOfLetter holds the letters that an appeal may need, one name each, so
// that none goes missing unseen and none joins without its place here; every one is
// written for some claim of the samples.
func TestEveryKindOfLetter(t *testing.T) {
	t.Parallel()
	want := []string{
		"appeal",                                         // first and second level; abroad the complaint
		"claims-file", "plan-documents", "second-demand", // the file, its twin, what is missing from it
		"rebuttal-request", "rebuttal-answer", "rebuttal-followup", // the treating physician
		"rebuttal-agrees", "rebuttal-declined", "rebuttal-thanks", // and what comes back
		"counter-ime",                                  // a specialist of one's own
		"external-review", "expedited-external-review", // where the law gives it; refused elsewhere
		"expedited-appeal", "expedited-certification", // treatment that cannot wait
		"new-evidence-reply", "extension-request", "late-decision", // while the appeal runs
		"records-request", "plan-records-request", // 45 CFR 164.524
		"hipaa-authorization", "hipaa-psychotherapy", "part2-consent",
		"designation", "regulator-complaint", "ombudsman-referral",
		"ime-preparation", "ime-notes", "witness-statement", // the examination
		"cover-letter", "fax-cover", "mailing-declaration", // the sending
	}
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	samples := sampleCases(t)
	var have []string
	for _, info := range list {
		have = append(have, info.ID)
		written := false
		for _, data := range samples {
			_, err := letter.Compose(info.ID, data)
			written = written || err == nil
		}
		if !written {
			t.Errorf("%s is written for none of the samples", info.ID)
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	if !slices.Equal(have, want) {
		t.Errorf("letters: %q\nwant:    %q", have, want)
	}
}
