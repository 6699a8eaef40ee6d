package clinic

import (
	"slices"
	"strings"
)

// Act is one thing that is done at an examination, as a claimant would put it
// and as a report gives its result. General knowledge, not from a source.
type Act struct {
	ID     string   `yaml:"id"`
	Name   string   `yaml:"name"`
	Tests  []string `yaml:"tests"`  // rows of the test table that are this act
	Notes  []string `yaml:"notes"`  // expressions for the claimant's words
	Report []string `yaml:"report"` // expressions for a report's words
	notes  expressions
	report expressions
}

// Topic is something that people and reports name differently: "blacked out"
// and "loss of consciousness".
type Topic struct {
	ID       string   `yaml:"id"`
	Name     string   `yaml:"name"`     // what was spoken of, where the id does not say it
	Words    []string `yaml:"words"`    // expressions
	Opposite string   `yaml:"opposite"` // the topic that excludes it: driver, passenger
	words    expressions
}

// DrugClass is a kind of medicine with the common names in it. General
// knowledge; it serves only to read "no psychotropic medication".
type DrugClass struct {
	ID    string   `yaml:"id"`
	Words []string `yaml:"words"` // how a report names the class
	Drugs []string `yaml:"drugs"`
	Ends  []string `yaml:"ends"`  // the stem that generic names of the class end with
	Every bool     `yaml:"every"` // every medicine is of it, but those in But
	But   []string `yaml:"but"`

	words expressions
}

// NamedIn gives the place where folded text names the class.
func (c *DrugClass) NamedIn(folded string) (from, to int, ok bool) { return c.words.find(folded, nil) }

// Has reports that a medicine, by its folded name, is of the class.
func (c *DrugClass) Has(name string) bool {
	ws := strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' })
	return slices.ContainsFunc(ws, func(w string) bool {
		return slices.Contains(c.Drugs, w) || slices.ContainsFunc(c.Ends, func(end string) bool { return len(w) > len(end)+2 && strings.HasSuffix(w, end) })
	}) || c.Every && !slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(c.But, w) })
}

// Brand gives the trade names of a drug. General knowledge of usage.
type Brand struct {
	Generic string   `yaml:"generic"`
	Brands  []string `yaml:"brands"`
}

// expressions are a list of RE2 expressions over folded text, compiled late.
type expressions struct{ list []Expression }

func (e *expressions) in(_ []string, folded string) (int, int, bool) { return e.find(folded, nil) }

func (e *expressions) find(folded string, l *Look) (int, int, bool) {
	for i := range e.list {
		if at := e.list[i].first(folded, l); at != nil {
			return at[0], at[1], true
		}
	}
	return 0, 0, false
}

// InNotes reports whether the claimant's words name this act.
func (a *Act) InNotes(folded string) bool {
	_, _, ok := a.notes.in(a.Notes, folded)
	return ok
}

// InReport gives the place where a report's words name this act.
func (a *Act) InReport(folded string) (from, to int, ok bool) {
	return a.report.in(a.Report, folded)
}

// InReportOf gives the same of a text that was looked at.
func (a *Act) InReportOf(l *Look) (from, to int, ok bool) { return a.report.find(l.text, l) }

// In reports whether folded text touches the topic.
func (t *Topic) In(folded string) bool {
	_, _, ok := t.words.in(t.Words, folded)
	return ok
}

// InLook reports the same of a text that was looked at.
func (t *Topic) InLook(l *Look) bool {
	_, _, ok := t.words.find(l.text, l)
	return ok
}

// ActsInNotes gives the indexes of the acts that a claimant's words name.
func (t *Tables) ActsInNotes(folded string) []int {
	var out []int
	for i := range t.Acts {
		if t.Acts[i].InNotes(folded) {
			out = append(out, i)
		}
	}
	return out
}

// TopicsIn gives the indexes of the topics that folded text touches.
func (t *Tables) TopicsIn(folded string) []int {
	var out []int
	look := LookAt(folded)
	for i := range t.Topics {
		if t.Topics[i].InLook(look) {
			out = append(out, i)
		}
	}
	return out
}

// Field is a field of knowledge with the specialties (parts of their names)
// that may speak in it, and the conditions and parts that belong to it.
type Field struct {
	ID          string   `yaml:"id"`
	Name        string   `yaml:"name"`
	Specialties []string `yaml:"specialties"`
	Words       string   `yaml:"words"`

	words *Expression
}

// Named gives where a text names what belongs to the field, -1 if nowhere.
func (f *Field) Named(l *Look) int {
	if f.words == nil {
		return -1
	}
	if at := f.words.first(l.text, l); at != nil {
		return at[0]
	}
	return -1
}
