package report

import "testing"

// TestWanted says what kind of section an answer is, by its question.
func TestWanted(t *testing.T) {
	for _, tt := range []struct {
		question string
		want     SectionKind
	}{
		{"Question 3. What did you find?", Examination},
		{"Question 3. What did you observe on the day of the visit?", Examination},
		{"Question 3. What did you find most telling, and what caused the condition?", ""},
		{"Question 1. What does the claimant say about his condition, and what is his background?", History},
		{"2. How does Ms. Ruiz describe the accident?", History},
		{"Question 2. What do the records show?", RecordsSummary},
		{"Question 4. What is your diagnosis?", ""},
		{"Question 5. What does the claimant say, and is it consistent with your findings?", ""},
		{"Question 6. What do you recommend?", ""},
	} {
		if got := wanted(tt.question); got != tt.want {
			t.Errorf("wanted(%q) = %q, want %q", tt.question, got, tt.want)
		}
	}
}
