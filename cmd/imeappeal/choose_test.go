package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/review"
)

func TestChoose(t *testing.T) {
	findings := []appeal.Finding{
		{ID: "h", Confidence: appeal.High}, {ID: "m", Confidence: appeal.Medium}, {ID: "l", Confidence: appeal.Low},
	}
	keepLow := []appeal.Decision{{Finding: "l", Keep: "keep"}}
	dropHigh := []appeal.Decision{{Finding: "h", Keep: "drop"}}
	for _, test := range []struct {
		name   string
		review []appeal.Decision
		accept acceptance
		final  bool
		in     []string
	}{
		{"a draft with nothing decided shows the high ones", nil, "", false, []string{"h"}},
		{"a final letter with nothing decided takes none", nil, "", true, nil},
		{"none means none, in a draft too", nil, "none", false, nil},
		{"accept medium takes high and medium", nil, "medium", true, []string{"h", "m"}},
		{"a kept one goes in whatever its confidence", keepLow, "", true, []string{"l"}},
		{"a draft with decisions takes those only", keepLow, "", false, []string{"l"}},
		{"a dropped one never goes in", dropHigh, "medium", true, []string{"m"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := chooseFrom(&appeal.Case{Review: test.review}, review.Result{Findings: findings, Admissions: findings}, test.accept, test.final)
			for what, list := range map[string][]appeal.Finding{"findings": got.in, "admissions": got.admissions} {
				var in []string
				for _, f := range list {
					in = append(in, f.ID)
				}
				if diff := cmp.Diff(test.in, in); diff != "" {
					t.Errorf("%s: %s", what, diff)
				}
			}
		})
	}
}
