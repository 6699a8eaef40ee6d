package report

import (
	"strings"
	"testing"
)

// TestHeadedByQuestions reads a report whose sections are headed by questions of
// its own; the numbered ones that were put to the examiner are no headings.
func TestHeadedByQuestions(t *testing.T) {
	const text = `Dear Ms. Adler:

What did you read?

Operation, Dr. Voll, October 3, 2023
Office notes of Dr. Voll

What is the history?

She was lifting a crate when her back seized. She has not worked since then, and was operated on in October of the same year.

What medicines does she take?

Gabapentin, 300 mg three times a day, and nothing else at present for the pain.

What did you see and find?

She walked without a limp. Straight leg raising was to 60 degrees on the right side and to 45 degrees on the left side.

1. What is the diagnosis?

A healed strain of the low back, in my opinion, and nothing more than that.
`
	got := map[SectionKind]string{}
	for _, s := range FromText(text).Sections {
		got[s.Kind] += s.Title + "; "
	}
	for kind, title := range map[SectionKind]string{Records: "What did you read?", History: "What is the history?", Medications: "What medicines does she take?", Examination: "What did you see and find?"} {
		if !strings.Contains(got[kind], title) {
			t.Errorf("%s is headed by %q, want %q", kind, got[kind], title)
		}
	}
	for kind, titles := range got {
		if strings.Contains(titles, "diagnosis") {
			t.Errorf("a question put to the examiner heads %s", kind)
		}
	}
	one := FromText(strings.NewReplacer("What did you read?", "Records", "What is the history?", "History", "What did you see and find?", "Examination").Replace(text))
	for _, s := range one.Sections {
		if strings.Contains(s.Title, "medicines") {
			t.Errorf("a single question heads %s", s.Kind)
		}
	}
}
