package review

import (
	"slices"
	"strings"

	"imeappeal/appeal/clinic"
)

// Matter is what a text is about: parts of the body, subjects, tests by their
// ids, and the questions of a claim that it asks, that it holds against the
// claim, and that it answers for the claim.
type Matter struct {
	Parts, Subjects, Tests []string
	Asks, Holds, Says      []string

	tables *clinic.Tables
}

// About gives what a text is about, by the words and tests that it names; no
// part for a text about the whole person.
func About(tables *clinic.Tables, text string) Matter {
	low := clinic.Fold(text)
	placed := strings.ReplaceAll(low, "spinal cord stimulat", "stimulat") // treats other parts
	m := Matter{Parts: partsIn(placed), Tests: tables.TestsIn(text), tables: tables}
	var regions []string
	for _, id := range m.Tests {
		if test, ok := tables.Test(id); ok {
			regions = append(regions, test.Region)
		}
	}
	for _, p := range tables.Matters.PartsIn(placed, regions) {
		if !slices.Contains(m.Parts, p) {
			m.Parts = append(m.Parts, p)
		}
	}
	m.Subjects = tables.Matters.SubjectsIn(placed)
	if placed != low {
		m.Subjects = append(m.Subjects, "stimulator")
	}
	m.Asks, m.Holds, m.Says = tables.Matters.QuestionsIn(low)
	return m
}

// Names reports that the text names a part, a subject or a test of its own.
func (m Matter) Names() bool { return len(m.Parts)+len(m.Subjects)+len(m.Tests) > 0 }

// Apart reports that both texts name parts of the body, and none in common.
func (m Matter) Apart(o Matter) bool {
	if len(m.Parts) == 0 || len(o.Parts) == 0 || sameRegion(m.Parts, o.Parts) {
		return false
	}
	return !m.tables.Matters.Includes(m.Parts, o.Parts) && !m.tables.Matters.Includes(o.Parts, m.Parts)
}

// ShownIn reports that the other text names what an examination tests to find
// what this one is about: the reflexes, for a nerve root.
func (m Matter) ShownIn(o Matter) bool {
	return m.tables != nil && len(shared(m.tables.Matters.ShownBy(m.Subjects), o.Subjects)) > 0
}

// Shares counts the subjects and tests that two texts have in common.
func (m Matter) Shares(o Matter) int {
	return len(shared(m.Subjects, o.Subjects)) + len(shared(m.Tests, o.Tests))
}
