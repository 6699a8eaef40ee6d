package clinic

import (
	"strings"
	"sync"
)

// ConceptTable is what reports, notes and papers speak of, with the words that
// say of anything whether it is well.
type ConceptTable struct {
	Good     []string   `yaml:"good"`
	Bad      []string   `yaml:"bad"`
	Weak     []string   `yaml:"weak"` // words of a row that tell nothing without its name
	Concepts []*Concept `yaml:"concepts"`

	once      sync.Once
	good, bad []Expression
	weak      map[string]bool
}

// Concept is one thing that may be well or not: breath sounds, a tear, mood.
type Concept struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Conduct bool     `yaml:"conduct"` // it is held against a person who is said to do otherwise
	Names   []string `yaml:"names"`
	Good    []string `yaml:"good"`
	Bad     []string `yaml:"bad"`

	once             sync.Once
	names, good, bad []Expression
}

// Well and Amiss are the sides that a text may take on a concept; 0 is neither.
const (
	Well  = 1
	Amiss = -1
)

func (t *ConceptTable) prepare() {
	t.once.Do(func() {
		t.good, t.bad = wholeWords(t.Good), wholeWords(t.Bad)
		t.weak = map[string]bool{}
		for _, w := range t.Weak {
			t.weak[w] = true
		}
	})
}

func (c *Concept) prepare() {
	c.once.Do(func() { c.names, c.good, c.bad = wholeWords(c.Names), wholeWords(c.Good), wholeWords(c.Bad) })
}

// wholeWords makes expressions of fragments.
func wholeWords(fragments []string) []Expression {
	out := make([]string, len(fragments))
	for i, f := range fragments {
		end := `\b`
		if strings.HasSuffix(f, `\+`) || strings.HasSuffix(f, `\S*`) {
			end = ""
		}
		out[i] = `\b(?:` + f + `)` + end
	}
	return matchers(out)
}

// Named gives the place where folded text names the concept, -1 if it does not.
func (c *Concept) Named(folded string) int {
	c.prepare()
	if at := first(c.names, folded, nil); at != nil {
		return at[0]
	}
	return -1
}

// Touches reports that folded text names the concept or says a word of its own.
func (c *Concept) Touches(l *Look) bool {
	c.prepare()
	return first(c.bad, l.text, l) != nil || first(c.names, l.text, l) != nil || first(c.good, l.text, l) != nil
}

// Says tells which side a clause of folded text takes on a concept, and where:
// by the concept's own words, else, where it is named in the clause or in the
// head that the clause stands under, by the words that say it of anything. Own
// tells which.
func (t *ConceptTable) Says(c *Concept, clause, head string) (side, at int, own bool) {
	t.prepare()
	c.prepare()
	name := c.Named(clause)
	named := name >= 0 || head != "" && c.Named(head) >= 0
	side, at = t.side(clause, c.good, c.bad, named)
	if side == 0 && at < 0 && named {
		rest := c.without(clause) // "smooth pursuit" is a name, and says nothing of it
		side, at = t.side(nearName(rest, name), t.good, t.bad, true)
		if side == 0 && at < 0 {
			side, at = t.side(rest, t.good, t.bad, true)
		}
		if side != 0 && name >= 0 {
			at = name
		}
		return side, at, false
	}
	return side, at, true
}

// without gives the clause with the concept's names blotted out.
func (c *Concept) without(clause string) string {
	for i := range c.names {
		for _, m := range c.names[i].FindAllStringIndex(clause, -1) {
			clause = clause[:m[0]] + strings.Repeat("_", m[1]-m[0]) + clause[m[1]:]
		}
	}
	return clause
}

// side weighs all words of both lists, each turned round by a negation; 0 with
// a place when they do not agree.
func (t *ConceptTable) side(clause string, good, bad []Expression, named bool) (side, at int) {
	at = -1
	var over [][]int // a good word within which a bad one stands is the better account
	mixed := false
	take := func(list []Expression, s int) {
		for i := range list {
			for _, m := range list[i].FindAllStringIndex(clause, -1) {
				if !named && t.weak[clause[m[0]:m[1]]] || s == Amiss && within(over, m) {
					continue
				}
				if s == Well {
					over = append(over, m)
				}
				got := s
				if denies(clause, m) {
					got = -s
				}
				if side != 0 && side != got {
					mixed = true
				}
				if at < 0 || m[0] < at {
					at = m[0]
				}
				side = got
			}
		}
	}
	take(good, Well)
	take(bad, Amiss)
	if mixed {
		return 0, max(at, 0)
	}
	return side, at
}

func within(over [][]int, m []int) bool {
	for _, o := range over {
		if o[0] <= m[0] && m[1] <= o[1] {
			return true
		}
	}
	return false
}

// nearName is the part between commas in which the name stands.
func nearName(clause string, at int) string {
	if at < 0 {
		return clause
	}
	from, to := 0, len(clause)
	if i := strings.LastIndex(clause[:at], ", "); i >= 0 {
		from = i + 2
	}
	if i := strings.Index(clause[at:], ", "); i >= 0 {
		to = at + i
	}
	return clause[from:to]
}

var (
	noBefore  = Expr(`\b(no|not|never|without|denie[sd]|denying|denial of|nor|neither|none|nothing|negative for|absence of|absent|free of|lack of|rather than|non|ruled out|excluded|cannot|could not|unable|fail(s|ed)? to|isn't|wasn't|don't|doesn't|didn't|haven't|hasn't)\b`)
	listNo    = Expr(`\b(denie[sd]|denying|denial of|no|without|negative for|free of|neither)$`)
	noAfter   = Expr(`^[ \w]{0,18}\b(was|were|is|are|has been|have been) (absent|not|negative|denied|none|ruled out|resolved|excluded|never)\b|^ ?[:=-] ?(none|no|denied|denies|negative|absent|nil)\b|^ (absent|denied|negative)\b`)
	noBarrier = Expr(`[;.(]|\b(but|except|with|however|although|while|which|because|due to|and (is|was|has|had|does|did|he|she|the))\b`)
	newVerb   = Expr(`\b(is|was|are|were|has|had|does|did|shows?|showed|reports?|reported)\b`)
)

// denies reports that the words at m are negated in the clause.
func denies(clause string, m []int) bool {
	if noAfter.MatchString(clause[m[1]:]) {
		return true
	}
	before := clause[max(0, m[0]-90):m[0]]
	at := noBefore.FindAllStringIndex(before, -1)
	if len(at) == 0 {
		return false
	}
	last := at[len(at)-1]
	gap := before[last[1]:]
	if noBarrier.MatchString(gap) || strings.HasPrefix(gap, " only") || strings.HasPrefix(gap, " for ") {
		return false
	}
	if strings.Contains(gap, ",") || len(strings.Fields(gap)) > 6 {
		return listNo.MatchString(before[:last[1]]) && !newVerb.MatchString(gap)
	}
	return true
}
