package clinic

import "slices"

// Part is a part of the body that a text may be about.
type Part struct {
	Name     string   `yaml:"name"`
	Tests    []string `yaml:"tests"` // regions of tests.yaml that look at it
	Words    []string `yaml:"words"` // expressions
	Includes []string `yaml:"includes"`

	words expressions
}

// Subject is something that a reason and a sentence can have in common.
type Subject struct {
	ID      string   `yaml:"id"`
	ShownBy []string `yaml:"shown_by"` // subjects that an examination tests to find it
	Words   []string `yaml:"words"`    // expressions

	words expressions
}

// Question is one that a claim turns on: whether the claimant can work, whether
// the treatment is needed.
type Question struct {
	ID    string   `yaml:"id"`
	Asks  []string `yaml:"asks"`  // how a reason for a denial puts it
	Holds []string `yaml:"holds"` // how a report answers it against the claim
	Says  []string `yaml:"says"`  // how a record answers it for the claim

	asks, holds, says expressions
}

// SubjectTable is the file of parts, subjects and questions.
type SubjectTable struct {
	Parts     []Part     `yaml:"parts"`
	Subjects  []Subject  `yaml:"subjects"`
	Questions []Question `yaml:"questions"`
}

func (t *SubjectTable) prepare() {
	for i := range t.Parts {
		t.Parts[i].words.list = matchers(t.Parts[i].Words)
	}
	for i := range t.Subjects {
		t.Subjects[i].words.list = matchers(t.Subjects[i].Words)
	}
	for i := range t.Questions {
		q := &t.Questions[i]
		q.asks.list, q.holds.list, q.says.list = matchers(q.Asks), matchers(q.Holds), matchers(q.Says)
	}
}

// PartsIn names the parts whose words stand in folded text, and those that the
// tests of these regions look at.
func (t *SubjectTable) PartsIn(folded string, regions []string) []string {
	var out []string
	for i := range t.Parts {
		p := &t.Parts[i]
		_, _, named := p.words.in(p.Words, folded)
		if named || slices.ContainsFunc(p.Tests, func(r string) bool { return slices.Contains(regions, r) }) {
			out = append(out, p.Name)
		}
	}
	return out
}

// Includes reports that one of the parts a is a whole of which b names a part.
func (t *SubjectTable) Includes(a, b []string) bool {
	return slices.ContainsFunc(t.Parts, func(p Part) bool {
		return slices.Contains(a, p.Name) && slices.ContainsFunc(p.Includes, func(in string) bool { return slices.Contains(b, in) })
	})
}

// SubjectsIn names the subjects that folded text touches.
func (t *SubjectTable) SubjectsIn(folded string) []string {
	var out []string
	for i := range t.Subjects {
		if s := &t.Subjects[i]; len(s.Words) > 0 {
			if _, _, ok := s.words.in(s.Words, folded); ok {
				out = append(out, s.ID)
			}
		}
	}
	return out
}

// ShownBy names the subjects that an examination tests to find these.
func (t *SubjectTable) ShownBy(ids []string) []string {
	var out []string
	for _, s := range t.Subjects {
		if slices.Contains(ids, s.ID) {
			out = append(out, s.ShownBy...)
		}
	}
	return out
}

// QuestionsIn names the questions that folded text asks, that it holds against
// the claim, and that it answers for the claim.
func (t *SubjectTable) QuestionsIn(folded string) (asks, holds, says []string) {
	for i := range t.Questions {
		q := &t.Questions[i]
		if _, _, ok := q.asks.in(q.Asks, folded); ok {
			asks = append(asks, q.ID)
		}
		if _, _, ok := q.holds.in(q.Holds, folded); ok {
			holds = append(holds, q.ID)
		}
		if _, _, ok := q.says.in(q.Says, folded); ok {
			says = append(says, q.ID)
		}
	}
	return asks, holds, says
}
