package main

import "testing"

func TestExaminerKey(t *testing.T) {
	for name, want := range map[string]string{
		"Gerald P. Thornquist, M.D.":        "gerald thornquist",
		"Thornquist, Gerald":                "gerald thornquist",
		"THORNQUIST, Gerald P., MD":         "gerald thornquist",
		"Dr. Gerald Thornquist":             "gerald thornquist",
		"Gerald Thornquist, D.O., Ph.D.":    "gerald thornquist",
		"George Thornquist, MD":             "george thornquist",
		"G. Thornquist":                     "g thornquist",
		"Maria de la Cruz, M.D.":            "maria de la cruz",
		"":                                  "",
		"Tri-State Medical Evaluators, LLC": "tri-state medical evaluators",
	} {
		if got := examinerKey(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestSameExaminer(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want bool
	}{
		{"Dr. Thornquist", "Gerald P. Thornquist, M.D.", true},
		{"G. Thornquist", "Gerald Thornquist", true},
		{"George Thornquist", "Gerald Thornquist", false},
		{"J. Thornquist", "Gerald Thornquist", false},
		{"Gerald Okafor", "Gerald Thornquist", false},
		{"", "Gerald Thornquist", false},
	} {
		if got := sameExaminer(c.x, c.y); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.x, c.y, got, c.want)
		}
	}
}
