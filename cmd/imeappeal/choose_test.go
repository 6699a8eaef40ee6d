package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

func TestChoose(t *testing.T) {
	findings := []appeal.Finding{
		{ID: "h", Confidence: appeal.High}, {ID: "m", Confidence: appeal.Medium}, {ID: "l", Confidence: appeal.Low},
	}
	keepLow := []appeal.Decision{{Finding: "l", Keep: "keep"}}
	dropHigh := []appeal.Decision{{Finding: "h", Keep: "drop"}}
	for _, test := range []struct {
		name       string
		review     []appeal.Decision
		accept     acceptance
		final      bool
		in, unseen []string
	}{
		{"a draft with nothing decided shows the high ones", nil, "", false, []string{"h"}, []string{"h"}},
		{"a final letter with nothing decided takes none", nil, "", true, nil, nil},
		{"none means none, in a draft too", nil, "none", false, nil, nil},
		{"accept medium takes high and medium", nil, "medium", true, []string{"h", "m"}, []string{"h", "m"}},
		{"a kept one goes in whatever its confidence", keepLow, "", true, []string{"l"}, nil},
		{"a draft with decisions takes those only", keepLow, "", false, []string{"l"}, nil},
		{"a dropped one never goes in", dropHigh, "medium", true, []string{"m"}, []string{"m"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := choose(&appeal.Case{Review: test.review}, findings, test.accept, test.final)
			var in []string
			for _, f := range got.in {
				in = append(in, f.ID)
			}
			if diff := cmp.Diff(test.in, in); diff != "" {
				t.Errorf("in: %s", diff)
			}
			if diff := cmp.Diff(test.unseen, got.unreviewed); diff != "" {
				t.Errorf("unreviewed: %s", diff)
			}
		})
	}
}
