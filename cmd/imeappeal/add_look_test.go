package main

import (
	"testing"

	"imeappeal/appeal"
)

func TestKindOfText(t *testing.T) {
	tests := []struct {
		name  string
		lines []string
		want  appeal.DocumentKind
	}{
		{"a report", []string{"keystone ridge, inc.", "independent medical evaluation", "benefits were denied in 2024"}, appeal.ReportKind},
		{"a denial", []string{"re: independent medical examination", "this is an adverse benefit", "determination. you have 180 days"}, appeal.DenialKind},
		{"a letter about it", []string{"dear ms. lee, i have read the report of the independent medical examination of last month and disagree"}, ""},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		if got := kindOfText(tt.lines); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
