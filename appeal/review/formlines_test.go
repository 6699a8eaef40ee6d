package review

import "testing"

// TestFormLines: a line of a form's head says what its sentence would.
func TestFormLines(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"accompanied by: nobody", "the claimant came alone and was unaccompanied"},
		{"accompanied by nobody", "the claimant came alone and was unaccompanied"},
		{"length of encounter 75 min", "the examination took 75 min"},
		{"time with examinee: 45 minutes", "the examination took 45 minutes"},
		{"employer / job: drywall estimator", "the claimant's occupation is drywall estimator"},
		{"interpreter: certified, present throughout", "with the assistance of an interpreter: certified, present throughout"},
		{"interpreter: none", "no interpreter was present"},
		{"work was resumed in march.", ""},
		{"work status: off work", ""},
		{"length of the left leg: 88 cm", ""},
		{"time is a factor", ""},
		{"present medicines: naproxen", ""},
		{"position of the hand was normal", ""},
	} {
		if got, _ := formLine(c.line); got != c.want {
			t.Errorf("%q gives %q, want %q", c.line, got, c.want)
		}
	}
}

// TestDosesApart: intervals and amounts in figures and in words.
func TestDosesApart(t *testing.T) {
	for text, days := range map[string]float64{"90 mg every eight weeks": 56, "every other day": 2, "40 mg weekly": 7, "once a month": 30, "twice a day": 0, "each tablet 5 mg": 0} {
		if got := daysApart(text); got != days {
			t.Errorf("%q: %v days, want %v", text, got, days)
		}
	}
	if n, unit := doseIn("ninety milligrams of it"); n != "90" || unit != "mg" {
		t.Errorf("ninety milligrams gives %s %s", n, unit)
	}
}
