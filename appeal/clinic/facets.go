package clinic

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Facet is one thing of which a statement says one or the other: alone or with
// somebody, at work or not. Two statements that differ on it exclude one another.
type Facet struct {
	ID         string   `yaml:"id"`
	Subject    string   `yaml:"subject"`
	Where      []string `yaml:"where"` // notes, papers, own, answers
	One        []string `yaml:"one"`   // expressions
	Other      []string `yaml:"other"`
	NotOne     []string `yaml:"not_one"` // rule the side out anywhere in the clause
	NotOther   []string `yaml:"not_other"`
	Flips      bool     `yaml:"flips"`   // a negation before one side means the other
	Same       bool     `yaml:"same"`    // both statements must share a word of their own
	Treater    bool     `yaml:"treater"` // the report must speak of a treating source
	Advice     bool     `yaml:"advice"`  // what a paper advises or plans counts
	Own        bool     `yaml:"own"`     // it stands alone: the paper that the sentence before named is no bar
	Lasting    bool     `yaml:"lasting"` // what has ended stays ended: a date before the claim is no bar
	Confidence string   `yaml:"confidence"`
	Hits       []string `yaml:"hits"`
	Misses     []string `yaml:"misses"`

	once                         sync.Once
	one, other, notOne, notOther []Expression
}

// Says tells which side folded text takes, 1 or -1, and where; 0 when neither
// or both.
func (f *Facet) Says(folded string) (side, at int) { return f.says(folded, nil) }

// SaysIn tells the same of a text that was looked at.
func (f *Facet) SaysIn(l *Look) (side, at int) { return f.says(l.text, l) }

func (f *Facet) says(folded string, l *Look) (side, at int) {
	f.once.Do(func() {
		f.one, f.other, f.notOne, f.notOther = matchers(f.One), matchers(f.Other), matchers(f.NotOne), matchers(f.NotOther)
	})
	a, b := first(f.one, folded, l), first(f.other, folded, l)
	if a != nil && first(f.notOne, folded, l) != nil {
		a = nil
	}
	if b != nil && first(f.notOther, folded, l) != nil {
		b = nil
	}
	if f.Flips {
		switch {
		case a != nil && b == nil && negatedAt(folded, a[0]):
			return -1, a[0]
		case b != nil && a == nil && negatedAt(folded, b[0]):
			return 1, b[0]
		case a != nil && b != nil && negatedAt(folded, b[0]):
			b = nil
		}
	}
	switch {
	case a != nil && b == nil:
		return 1, a[0]
	case b != nil && a == nil:
		return -1, b[0]
	}
	return 0, 0
}

var facetNo = Expr(`\b(no|not|never|without|denie[sd]|denying|nor|neither|negative for|absence of|n't)\b[^.;:,(]*$`)

var ownNo = Expr(`^(no|not|never|without|denie[sd]|denying)\b`)

// negatedAt: a negation stands in the forty letters before the place.
func negatedAt(folded string, at int) bool {
	if ownNo.MatchString(folded[at:]) {
		return false // the words found say no themselves
	}
	return facetNo.MatchString(folded[max(0, at-40):at])
}

// In reports whether the facet is compared there.
func (f *Facet) In(where string) bool { return slices.Contains(f.Where, where) }

// Facets gives the facets in the order of the file.
func (t *Tables) Facets() []*Facet { return t.facets }

// FacetTable is the file of facets: lists that the expressions name, and the rows.
type FacetTable struct {
	Words  map[string]string `yaml:"words"`
	Facets []*Facet          `yaml:"facets"`
}

// expand puts the lists in the place of their names.
func (t *FacetTable) expand() error {
	var pairs []string
	for name, list := range t.Words {
		pairs = append(pairs, "<"+name+">", list)
	}
	with := strings.NewReplacer(pairs...)
	for _, f := range t.Facets {
		for _, list := range [][]string{f.One, f.Other, f.NotOne, f.NotOther} {
			for i := range list {
				list[i] = with.Replace(list[i])
				if strings.Contains(list[i], "<") {
					return fmt.Errorf("facet %s names an unknown list: %s", f.ID, list[i])
				}
			}
		}
	}
	return nil
}
