// Package clinic holds the medical reference tables: tests, diagnoses,
// superseded standards, ranges of motion and phrases, as YAML files that a
// physician could correct without reading Go. A row that was not read in its
// source stays marked so. It judges nothing; package review does.
package clinic

// Tables are all reference tables. They are read-only once loaded and safe for
// several readers at a time.
type Tables struct {
	Tests     []Test
	Diagnoses []Diagnosis
	Standards []Standard
	Guides    []GuidesEdition
	Motions   []Motion
	Language  []Language
	Traps     []Trap
	Acts      []Act
	Topics    []Topic
	Drugs     []DrugClass
	Brands    []Brand
	Fields    []Field
	Words     Words
	Jobs      []Job
	Measures  []Measure
	Matters   SubjectTable  // what a sentence may be about
	Functions Functions     // what an examination tells of body and mind
	Concepts  *ConceptTable // what may be well or not
	phrases   map[string][]*Phrase
	pairs     map[string][]*Pair
	facets    []*Facet
	interview []*AskedOf

	tests map[string]int // index by id
	diags map[string]int
	names *lexicon // test names and synonyms
}

// Test finds a test by its id.
func (t *Tables) Test(id string) (Test, bool) {
	i, ok := t.tests[id]
	if !ok {
		return Test{}, false
	}
	return t.Tests[i], true
}

// Diagnosis finds a diagnosis by its id.
func (t *Tables) Diagnosis(id string) (Diagnosis, bool) {
	i, ok := t.diags[id]
	if !ok {
		return Diagnosis{}, false
	}
	return t.Diagnoses[i], true
}

// Phrases gives the phrases of one group, in the order of the file.
func (t *Tables) Phrases(group string) []*Phrase { return t.phrases[group] }

// Standard finds a standard by its id.
func (t *Tables) Standard(id string) (Standard, bool) {
	for _, s := range t.Standards {
		if s.ID == id {
			return s, true
		}
	}
	return Standard{}, false
}

// GuidesFor finds the row of the AMA Guides table for a state ("PA").
func (t *Tables) GuidesFor(state string) (GuidesEdition, bool) {
	for _, g := range t.Guides {
		if g.State == state {
			return g, true
		}
	}
	return GuidesEdition{}, false
}
