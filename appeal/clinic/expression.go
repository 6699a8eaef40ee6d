package clinic

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// Expression is an RE2 expression over folded text that first looks for the
// plain letters every match must hold, and compiles only when they occur: most
// expressions never meet a sentence that could hold them.
type Expression struct {
	source string
	once   sync.Once
	needs  []string // one of these must occur; none: always try
	built  sync.Once
	re     *regexp.Regexp
}

// Expr makes an Expression. One that does not compile matches nothing; a test
// compiles all that stand in the tables.
func Expr(source string) *Expression { return &Expression{source: source} }

// may reports whether the text holds the letters of a match, with the
// expression compiled if so.
func (e *Expression) may(s string) bool {
	e.once.Do(func() {
		if tree, err := syntax.Parse(e.source, syntax.Perl); err == nil {
			e.needs = literals(tree.Simplify())
		}
	})
	if !containsAny(s, e.needs) {
		return false
	}
	e.built.Do(func() { e.re, _ = regexp.Compile(e.source) })
	return e.re != nil
}

// MatchString reports whether the text has a match.
func (e *Expression) MatchString(s string) bool { return e.may(s) && e.re.MatchString(s) }

// FindString gives the first match, "" if there is none.
func (e *Expression) FindString(s string) string {
	if !e.may(s) {
		return ""
	}
	return e.re.FindString(s)
}

// FindStringIndex gives the place of the first match, nil if there is none.
func (e *Expression) FindStringIndex(s string) []int {
	if !e.may(s) {
		return nil
	}
	return e.re.FindStringIndex(s)
}

// FindStringSubmatch gives the first match and its groups, nil if none.
func (e *Expression) FindStringSubmatch(s string) []string {
	if !e.may(s) {
		return nil
	}
	return e.re.FindStringSubmatch(s)
}

// FindStringSubmatchIndex gives the places of the first match and its groups.
func (e *Expression) FindStringSubmatchIndex(s string) []int {
	if !e.may(s) {
		return nil
	}
	return e.re.FindStringSubmatchIndex(s)
}

// FindAllString gives at most n matches, all of them if n < 0.
func (e *Expression) FindAllString(s string, n int) []string {
	if !e.may(s) {
		return nil
	}
	return e.re.FindAllString(s, n)
}

// FindAllStringIndex gives the places of at most n matches, of all if n < 0.
func (e *Expression) FindAllStringIndex(s string, n int) [][]int {
	if !e.may(s) {
		return nil
	}
	return e.re.FindAllStringIndex(s, n)
}

// FindAllStringSubmatch gives at most n matches with their groups.
func (e *Expression) FindAllStringSubmatch(s string, n int) [][]string {
	if !e.may(s) {
		return nil
	}
	return e.re.FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex gives the places of at most n matches and groups.
func (e *Expression) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !e.may(s) {
		return nil
	}
	return e.re.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString replaces every match.
func (e *Expression) ReplaceAllString(s, with string) string {
	if !e.may(s) {
		return s
	}
	return e.re.ReplaceAllString(s, with)
}

// Split cuts the text at every match.
func (e *Expression) Split(s string, n int) []string {
	if !e.may(s) {
		return []string{s}
	}
	return e.re.Split(s, n)
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
		if re.Flags&syntax.FoldCase != 0 {
			return nil // it stands in the text in other letters, too
		}
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
