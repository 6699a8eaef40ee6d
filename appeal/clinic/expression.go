package clinic

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
)

// Expression is an RE2 expression over folded text that first looks for the
// plain letters every match must hold, and compiles only when they occur: most
// expressions never meet a sentence that could hold them. One that is nothing but
// a list of words is looked up as one, and compiled only for the place of a match.
type Expression struct {
	source string
	once   sync.Once
	needs  []letters    // one of these must occur; none: always try
	listed []listed     // all that matches, where that is a short list of words
	either []Expression // its alternatives, where it has several and is no list: few of them are ever tried
	groups int
	built  sync.Once
	re     *regexp.Regexp
	asked  atomic.Int32 // how often, up to often
	opened sync.Once
	begins *opening
}

// often is how many times an expression is asked before it is worth to read where
// its matches begin.
const often = 16

// Expr makes an Expression. One that does not compile matches nothing; a test
// compiles all that stand in the tables.
func Expr(source string) *Expression { return &Expression{source: source} }

// prepare reads the expression once.
func (e *Expression) prepare() {
	e.once.Do(func() {
		if parts := alternatives(e.source); len(parts) > 1 {
			e.divide(parts)
			return
		}
		tree, err := syntax.Parse(e.source, syntax.Perl)
		if err != nil {
			return
		}
		e.groups = tree.MaxCap()
		tree = tree.Simplify()
		if e.listed = wordsOf(tree); len(e.listed) > maxListed {
			e.listed = nil
		}
		for _, text := range literals(tree) {
			e.needs = append(e.needs, lettersOf(text))
		}
	})
}

// divide takes the alternatives one by one, or as one list where each is one.
func (e *Expression) divide(parts []string) {
	e.either = matchers(parts)
	var list []listed
	var needs []letters
	all, told := true, true
	for i := range e.either {
		x := &e.either[i]
		x.prepare()
		e.groups += x.groups
		all = all && x.listed != nil
		list, needs = append(list, x.listed...), append(needs, x.needs...)
		told = told && len(x.needs) > 0 // else it may match where none of the letters stands
	}
	if !told {
		needs = nil
	}
	if all && len(list) <= maxListed {
		e.either, e.listed, e.needs = nil, list, needs
	}
}

// holds reports whether the text has the letters of a match. The look may be one
// at a longer text that the text is a part of, or nil.
func (e *Expression) holds(s string, l *Look) bool {
	e.prepare()
	for i := range e.either {
		if e.either[i].holds(s, l) {
			return true
		}
	}
	switch {
	case e.either != nil:
		return false
	case len(e.needs) > 0 && !e.needed(s, l):
		return false
	}
	return e.listed == nil || slices.ContainsFunc(e.listed, func(w listed) bool { return w.in(s) })
}

// needed reports whether one of the letters that a match must hold is there.
func (e *Expression) needed(s string, l *Look) bool {
	for i := range e.needs {
		if e.needs[i].in(s, l) {
			return true
		}
	}
	return false
}

// may reports the same, with the expression compiled if so.
func (e *Expression) may(s string) bool { return e.holds(s, nil) && e.compiled() }

func (e *Expression) compiled() bool {
	e.built.Do(func() { e.re, _ = regexp.Compile(e.source) })
	return e.re != nil
}

// opening gives where matches begin; nil: RE2 is to go through the text.
func (e *Expression) opening(s string) *opening {
	if len(s) > longOpened {
		return nil
	}
	if e.asked.Load() < often {
		e.asked.Add(1)
		return nil
	}
	e.opened.Do(func() { e.begins = openingOf(e.source) })
	return e.begins
}

// stands reports whether the text has a match.
func (e *Expression) stands(s string) bool {
	if o := e.opening(s); o != nil {
		return o.stands(s)
	}
	return e.re.MatchString(s)
}

// place gives the first match, with its groups or without.
func (e *Expression) place(s string, groups bool) []int {
	if o := e.opening(s); o != nil {
		return o.find(s, 0, groups)
	}
	if groups {
		return e.re.FindStringSubmatchIndex(s)
	}
	return e.re.FindStringIndex(s)
}

// places gives at most n matches, all of them if n < 0.
func (e *Expression) places(s string, n int, groups bool) [][]int {
	if o := e.opening(s); o != nil {
		return o.all(s, n, groups)
	}
	if groups {
		return e.re.FindAllStringSubmatchIndex(s, n)
	}
	return e.re.FindAllStringIndex(s, n)
}

// MatchString reports whether the text has a match.
func (e *Expression) MatchString(s string) bool { return e.matches(s, nil) }

// Matches reports whether the text that was looked at has a match.
func (e *Expression) Matches(l *Look) bool { return e.matches(l.text, l) }

func (e *Expression) matches(s string, l *Look) bool {
	e.prepare()
	for i := range e.either {
		if e.either[i].matches(s, l) {
			return true
		}
	}
	return e.either == nil && e.holds(s, l) && (e.listed != nil || e.compiled() && e.stands(s))
}

// FindString gives the first match, "" if there is none.
func (e *Expression) FindString(s string) string {
	if !e.may(s) {
		return ""
	}
	if at := e.place(s, false); at != nil {
		return s[at[0]:at[1]]
	}
	return ""
}

// FindStringIndex gives the place of the first match, nil if there is none.
func (e *Expression) FindStringIndex(s string) []int { return e.first(s, nil) }

// FindIndex gives the same of a text that was looked at.
func (e *Expression) FindIndex(l *Look) []int { return e.first(l.text, l) }

// first is the leftmost match and, of those that begin there, that of the first
// alternative, as RE2 has it.
func (e *Expression) first(s string, l *Look) []int {
	e.prepare()
	if e.either != nil {
		return first(e.either, s, l)
	}
	if !e.holds(s, l) || !e.compiled() {
		return nil
	}
	return e.place(s, false)
}

// FindStringSubmatch gives the first match and its groups, nil if none.
func (e *Expression) FindStringSubmatch(s string) []string {
	if at := e.FindStringSubmatchIndex(s); at != nil {
		return cut(s, at)
	}
	return nil
}

// cut gives a match and its groups, "" for one that took no part.
func cut(s string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = s[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// FindStringSubmatchIndex gives the places of the first match and its groups.
func (e *Expression) FindStringSubmatchIndex(s string) []int {
	e.prepare()
	if e.either == nil {
		if !e.may(s) {
			return nil
		}
		return e.place(s, true)
	}
	var best []int
	group, from := 0, 0 // groups are numbered through the alternatives
	for i := range e.either {
		x := &e.either[i]
		if m := x.FindStringSubmatchIndex(s); m != nil && (best == nil || m[0] < best[0]) {
			best, from = m, group
		}
		group += x.groups
	}
	if best == nil {
		return nil
	}
	out := slices.Repeat([]int{-1}, 2*(e.groups+1))
	copy(out, best[:2])
	copy(out[2*(from+1):], best[2:])
	return out
}

// FindAllString gives at most n matches, all of them if n < 0.
func (e *Expression) FindAllString(s string, n int) []string {
	if !e.may(s) {
		return nil
	}
	var out []string
	for _, at := range e.places(s, n, false) {
		out = append(out, s[at[0]:at[1]])
	}
	return out
}

// FindAllStringIndex gives the places of at most n matches, of all if n < 0.
func (e *Expression) FindAllStringIndex(s string, n int) [][]int { return e.allIn(s, nil, n) }

// FindAllIndex gives the same of a text that was looked at.
func (e *Expression) FindAllIndex(l *Look, n int) [][]int { return e.allIn(l.text, l, n) }

func (e *Expression) allIn(s string, l *Look, n int) [][]int {
	if !e.holds(s, l) || !e.compiled() {
		return nil
	}
	return e.places(s, n, false)
}

// FindAllStringSubmatch gives at most n matches with their groups.
func (e *Expression) FindAllStringSubmatch(s string, n int) [][]string {
	if !e.may(s) {
		return nil
	}
	var out [][]string
	for _, at := range e.places(s, n, true) {
		out = append(out, cut(s, at))
	}
	return out
}

// FindAllStringSubmatchIndex gives the places of at most n matches and groups.
func (e *Expression) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !e.may(s) {
		return nil
	}
	return e.places(s, n, true)
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
