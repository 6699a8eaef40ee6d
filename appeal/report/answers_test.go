package report

import "testing"

// TestAnswersBelowARunInHeading: the questions of a letter go on below a label
// that looks like a heading, and what answers a question on the findings is one.
func TestAnswersBelowARunInHeading(t *testing.T) {
	r := FromText(`Dear Ms. Perrin:

Your questions, with my answers, follow.

1. What history did you obtain?

He had his first attack in the fall of 2023. He stares and does not answer.

Medication: levetiracetam 500 mg b.i.d.

2. What did the records show?

The scan demonstrated sclerosis on the right.

3. What were the findings on examination?

The optic fundi were normal, with sharp discs.

4. What are the findings that support your diagnosis?

The history supports it.
`)
	for text, want := range map[string]struct {
		kind   SectionKind
		answer int
	}{
		"The scan demonstrated sclerosis on the right.":  {RecordsSummary, 2},
		"The optic fundi were normal, with sharp discs.": {Examination, 3},
		"The history supports it.":                       {Answers, 4},
	} {
		found := false
		for _, s := range r.Sentences {
			if s.Text != text {
				continue
			}
			found = true
			if sec, _ := r.SectionOf(s); sec.Kind != want.kind || s.Answers != want.answer {
				t.Errorf("%q: %s, answers %d; want %s, %d", text, sec.Kind, s.Answers, want.kind, want.answer)
			}
		}
		if !found {
			t.Errorf("%q not found", text)
		}
	}
}

// TestRomanQuestions: Roman figures before questions, the first of which a
// sentence may end at.
func TestRomanQuestions(t *testing.T) {
	r := FromText(`I. What documents did you have?

The scan of August 2024 and the clinic notes.

II. What history was given?

He says he worked underground for about nine years.

III. What did you find on examination?

There was no clubbing of the fingers.

IV. Can he work?

Yes, at any job.
`)
	for text, want := range map[string]SectionKind{
		"The scan of August 2024 and the clinic notes.":       Records,
		"He says he worked underground for about nine years.": History,
		"There was no clubbing of the fingers.":               Examination,
		"Yes, at any job.":                                    Answers,
	} {
		for _, s := range r.Sentences {
			if s.Text != text {
				continue
			}
			if sec, _ := r.SectionOf(s); sec.Kind != want {
				t.Errorf("%q: %s, want %s", text, sec.Kind, want)
			}
		}
	}
}

// TestOneReadAsALetter: recognition reads the 1. of a list as l. or I.
func TestOneReadAsALetter(t *testing.T) {
	for mark, want := range map[string]int{"1.": 1, "l.": 1, "I.": 1, "(l)": 1, "a.": 0} {
		r := FromText(`QUESTIONS

1. Is the examinee able to work in her own occupation?

2. Is further treatment needed?

ANSWERS

` + mark + ` The examinee is able to work full time.

2. Further treatment is not needed.
`)
		for _, s := range r.InKind(Answers) {
			if s.Answers != want && s.Answers != 2 {
				t.Errorf("%q: %q answers %d, want %d", mark, s.Text, s.Answers, want)
			}
		}
	}
}
