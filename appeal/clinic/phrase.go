package clinic

import (
	"regexp"
	"regexp/syntax"
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
	Why      string   `yaml:"why"`
	Question string   `yaml:"question"`
	Hits     []string `yaml:"hits"`
	Misses   []string `yaml:"misses"`

	once          sync.Once
	match, unless []matcher
}

// Find gives the first place in folded text where the phrase stands.
func (p *Phrase) Find(folded string) (from, to int, ok bool) {
	p.once.Do(func() { p.match, p.unless = matchers(p.Match), matchers(p.Unless) })
	for i := range p.match {
		at := p.match[i].find(folded)
		if at == nil {
			continue
		}
		for j := range p.unless {
			if p.unless[j].find(folded) != nil {
				return 0, 0, false
			}
		}
		return at[0], at[1], true
	}
	return 0, 0, false
}

// Fold brings text into the form that phrases are matched on: lower case,
// straight quotes, plain hyphens and single spaces. The letters keep their
// number, so that places in the folded text count runes of the original only
// when it has no double spaces; callers quote whole sentences.
func Fold(s string) string {
	return strings.Join(strings.Fields(folder.Replace(strings.ToLower(s))), " ")
}

var folder = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", " - ", "‑", "-", "\u00a0", " ", "\u00ad", "")

// matcher is an expression that is compiled when its literals first occur: most
// phrases never meet a sentence that could hold them.
type matcher struct {
	source string
	needs  []string // one of these must occur; none: always try
	once   sync.Once
	re     *regexp.Regexp
}

func matchers(sources []string) []matcher {
	out := make([]matcher, len(sources))
	for i, s := range sources {
		out[i].source = s
		if tree, err := syntax.Parse(s, syntax.Perl); err == nil {
			out[i].needs = literals(tree.Simplify())
		}
	}
	return out
}

func (m *matcher) find(s string) []int {
	if !containsAny(s, m.needs) {
		return nil
	}
	m.once.Do(func() { m.re, _ = regexp.Compile(m.source) })
	if m.re == nil {
		return nil // the tests compile every expression of the tables
	}
	return m.re.FindStringIndex(s)
}

func containsAny(s string, needs []string) bool {
	if len(needs) == 0 {
		return true
	}
	for _, n := range needs {
		if strings.Contains(s, n) {
			return true
		}
	}
	return false
}

// literals gives texts of which one stands in every match, the longest such set
// of a concatenation; nil when nothing is certain.
func literals(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}
	case syntax.OpCapture, syntax.OpPlus:
		return literals(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return literals(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if l := literals(sub); shortest(l) > shortest(best) {
				best = l
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			l := literals(sub)
			if l == nil {
				return nil
			}
			all = append(all, l...)
		}
		return all
	}
	return nil
}

func shortest(l []string) int {
	if len(l) == 0 {
		return 0
	}
	n := len(l[0])
	for _, s := range l[1:] {
		n = min(n, len(s))
	}
	return n
}
