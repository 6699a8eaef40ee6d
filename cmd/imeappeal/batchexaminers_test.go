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
