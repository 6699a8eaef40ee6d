package clinic

import "sync"

// Pair is two ways of putting a thing that exclude one another: one in the
// words of a report and one in those of notes or papers, or two of one report.
type Pair struct {
	ID      string   `yaml:"id"`
	Subject string   `yaml:"subject"`
	Report  []string `yaml:"report"` // expressions
	Note    []string `yaml:"note"`
	Denied  []string `yaml:"denied"`
	Stated  []string `yaml:"stated"`
	Unless  []string `yaml:"unless"` // in the report's sentence, near its match
	Hits    []string `yaml:"hits"`   // a sentence of each side
	Misses  []string `yaml:"misses"`

	once                sync.Once
	one, other, notWith []Expression
}

func (p *Pair) prepare() {
	p.once.Do(func() {
		p.one, p.other, p.notWith = matchers(append(p.Report, p.Denied...)), matchers(append(p.Note, p.Stated...)), matchers(p.Unless)
	})
}

// One gives the first match of the report's side (or the side that denies) in
// folded text, nil if none or if words that rule it out stand near.
func (p *Pair) One(folded string) []int { return p.oneOf(folded, nil) }

// OneIn gives the same of a text that was looked at.
func (p *Pair) OneIn(l *Look) []int { return p.oneOf(l.text, l) }

func (p *Pair) oneOf(folded string, l *Look) []int {
	p.prepare()
	at := first(p.one, folded, l)
	if at == nil || first(p.notWith, folded[max(0, at[0]-20):at[1]], l) != nil {
		return nil
	}
	return at
}

// Other gives the first match of the other side, nil if none.
func (p *Pair) Other(folded string) []int {
	p.prepare()
	return first(p.other, folded, nil)
}

func first(list []Expression, folded string, l *Look) []int {
	var best []int
	for i := range list {
		if at := list[i].first(folded, l); at != nil && (best == nil || at[0] < best[0]) {
			best = at
		}
	}
	return best
}

// Pairs gives the pairs of one table, in the order of the file.
func (t *Tables) Pairs(table string) []*Pair { return t.pairs[table] }
