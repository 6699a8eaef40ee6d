package report_test

import (
	"fmt"
	"testing"

	"imeappeal/appeal/report"
)

// TestQuestionsWhole: a wrapped line goes on with its question, and what only
// stands below a question is no further one.
func TestQuestionsWhole(t *testing.T) {
	for _, x := range []struct {
		name, text string
		want       []string
	}{
		{
			"a wrapped line that begins with a number",
			"QUESTIONS\n\n1. What is the diagnosis?\n2. Is there a need for household help, and if so, of what kind and over what period of time, having regard to the report of Ms. Lunn\nof July\n12. 2024?\n\nANSWERS\n\n1. Strain.\n2. No.\n",
			[]string{"1: 1. What is the diagnosis?", "2: 2. Is there a need for household help, and if so, of what kind and over what period of time, having regard to the report of Ms. Lunn of July 12. 2024?"},
		},
		{
			"space between the lines of a question",
			"QUESTIONS\n\n1) Is it related to the accident? If not,\n\nplease explain.\n\n2) Can the claimant work with or without\n\nDescribe accommodation?\n\n3) Is treatment needed?\n",
			[]string{"1: 1) Is it related to the accident? If not, please explain.", "2: 2) Can the claimant work with or without Describe accommodation?", "3: 3) Is treatment needed?"},
		},
		{
			"what is asked below a number belongs to it, what is asked of the report does not",
			"QUESTIONS\n\n1. What is the diagnosis?\n\nAnd what is the prognosis in your opinion, on what grounds?\n\n2. Is treatment needed?\n\nPlease send your report within ten days.\n\nANSWERS\n\n1. Strain.\n2. No.\n",
			[]string{"1: 1. What is the diagnosis? And what is the prognosis in your opinion, on what grounds?", "2: 2. Is treatment needed?"},
		},
		{
			"lettered parts below a question are part of it",
			"QUESTIONS\n\n1. Can she do the following:\n(a) sit;\n(b) stand?\n\n2. Is treatment needed?\n",
			[]string{"1: 1. Can she do the following: (a) sit; (b) stand?", "2: 2. Is treatment needed?"},
		},
		{
			"questions without numbers",
			"QUESTIONS\n\nWhat is the diagnosis?\n\nWhat restrictions apply?\n",
			[]string{"1: What is the diagnosis?", "2: What restrictions apply?"},
		},
	} {
		var got []string
		for _, q := range report.FromText(x.text).Questions() {
			got = append(got, fmt.Sprintf("%d: %s", q.Number, q.Text))
		}
		check(t, x.name, got, x.want)
	}
}
