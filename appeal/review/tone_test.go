package review

import "testing"

func TestTone(t *testing.T) {
	rules, err := Tone()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if len(r.Hits) == 0 || len(r.Misses) == 0 {
			t.Errorf("%s: no hits or no misses", r.ID)
		}
		for _, s := range r.Hits {
			if r.Find(s) == "" {
				t.Errorf("%s does not find %q", r.ID, s)
			}
		}
		for _, s := range r.Misses {
			if words := r.Find(s); words != "" {
				t.Errorf("%s finds %q in %q", r.ID, words, s)
			}
		}
	}
}

// TestOwnWordsAreNeutral: what the rules themselves say of the sample reports
// stands before the tone that other readers are held to.
func TestOwnWordsAreNeutral(t *testing.T) {
	in, _ := loadCase(t, "../../testdata/cases/01-lumbar-ltd-oh")
	for _, f := range Run(in).Findings {
		if words, rule, err := unwanted(Given{Subject: f.Subject, Why: f.Why, Wording: f.Wording, Question: f.Question}); words != "" || err != nil {
			t.Errorf("%s says %q (%s): %s %s", f.Rule, words, rule, f.Why, f.Wording)
		}
	}
}
