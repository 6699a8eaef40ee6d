package clinic

import (
	"strings"
	"sync"
)

// Phrase is a way of saying something, as regular expressions (RE2) over
// folded text (see Fold), with sentences that it must and must not find.
type Phrase struct {
	ID       string   `yaml:"id"`
	About    string   `yaml:"about"` // the standard, field or part of the examination it speaks of
	Match    []string `yaml:"match"`
	Unless   []string `yaml:"unless"`
	Low      bool     `yaml:"low"` // it is only asked about: it may well be so
	Why      string   `yaml:"why"`
	Question string   `yaml:"question"`
	Hits     []string `yaml:"hits"`
	Misses   []string `yaml:"misses"`

	once          sync.Once
	match, unless []Expression
}

// Find gives the first place in folded text where the phrase stands.
func (p *Phrase) Find(folded string) (from, to int, ok bool) { return p.find(folded, nil) }

// FindIn gives the same of a text that was looked at.
func (p *Phrase) FindIn(l *Look) (from, to int, ok bool) { return p.find(l.text, l) }

func (p *Phrase) find(folded string, l *Look) (from, to int, ok bool) {
	p.once.Do(func() { p.match, p.unless = matchers(p.Match), matchers(p.Unless) })
	for i := range p.match {
		at := p.match[i].first(folded, l)
		if at == nil {
			continue
		}
		for j := range p.unless {
			if p.unless[j].matches(folded, l) {
				return 0, 0, false
			}
		}
		return at[0], at[1], true
	}
	return 0, 0, false
}

// CountIn tells how many of the phrase's expressions stand in a text.
func (p *Phrase) CountIn(l *Look) int {
	p.once.Do(func() { p.match, p.unless = matchers(p.Match), matchers(p.Unless) })
	n := 0
	for i := range p.match {
		if p.match[i].Matches(l) {
			n++
		}
	}
	return n
}

// Fold brings text into the form that phrases are matched on: lower case,
// straight quotes, plain hyphens and single spaces. The letters keep their
// number, so that places in the folded text count runes of the original only
// when it has no double spaces; callers quote whole sentences.
func Fold(s string) string {
	return strings.Join(strings.Fields(folder.Replace(strings.ToLower(s))), " ")
}

var folder = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", " - ", "‑", "-", "\u00a0", " ", "\u00ad", "")

func matchers(sources []string) []Expression {
	out := make([]Expression, len(sources))
	for i, s := range sources {
		out[i].source = s
	}
	return out
}
