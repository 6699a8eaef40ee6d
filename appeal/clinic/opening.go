package clinic

import (
	"regexp"
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// opening says by two letters where in a text a match can begin, so that RE2 is
// asked at those places alone: a sentence has few of them, and RE2 by itself tries
// every letter.
type opening struct {
	re    *regexp.Regexp // at the beginning of a text
	edge  bool           // a match begins at the edge of a word
	first [4]uint64      // the bytes it begins with
	free  [4]uint64      // of them, those that anything may follow
	pairs [pairBits / 64]uint64
}

const (
	pairBits   = 1024
	manyPairs  = pairBits / 4 // so many, and most places are tried all the same
	manyOpen   = 24           // other letters than those of ASCII
	longOpened = 1024         // bytes of a text from which on RE2 goes through it once
)

func pairOf(a, b byte) uint16 { return (uint16(a)*37 + uint16(b)) % pairBits }

func has(set *[4]uint64, b byte) bool { return set[b/64]&(1<<(b%64)) != 0 }
func put(set *[4]uint64, b byte)      { set[b/64] |= 1 << (b % 64) }

// openingOf reads an expression's opening; nil where a match can begin nearly
// anywhere, may be empty, or hangs on more before it than the edge of a word.
func openingOf(source string) *opening {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil
	}
	o := &opening{}
	begins, edge, ok := begin(prog)
	if !ok {
		return nil
	}
	o.edge = edge
	for _, inst := range begins {
		own, wide, ok := bytesOf(inst)
		if !ok || wide && edge {
			return nil
		}
		next, all, ok := follow(prog, inst)
		for b := range 256 {
			b := byte(b)
			switch {
			case !has(&own, b):
				continue
			case edge && !inWord(b):
				return nil
			case !ok || b >= utf8.RuneSelf:
				put(&o.free, b)
			}
			put(&o.first, b)
			for c := range 256 {
				if all || has(&next, byte(c)) {
					m := pairOf(b, byte(c))
					o.pairs[m/64] |= 1 << (m % 64)
				}
			}
		}
	}
	if o.dense() {
		return nil
	}
	o.re, err = regexp.Compile(`^(?:` + source + `)`)
	if err != nil {
		return nil
	}
	return o
}

func (o *opening) dense() bool {
	n := 0
	for m := range pairBits {
		if o.pairs[m/64]&(1<<(m%64)) != 0 {
			n++
		}
	}
	return n > manyPairs
}

// begin gives the instructions that take a match's first letter, and whether the
// edge of a word stands before all of them; false where something else does, or
// before some only, or nothing need be taken.
func begin(prog *syntax.Prog) (first []*syntax.Inst, edge, ok bool) {
	type state struct {
		pc   uint32
		edge bool
	}
	seen := map[state]bool{}
	edges := map[bool]bool{}
	var walk func(s state) bool
	walk = func(s state) bool {
		if seen[s] {
			return true
		}
		seen[s] = true
		inst := &prog.Inst[s.pc]
		switch inst.Op {
		case syntax.InstFail:
			return true
		case syntax.InstMatch:
			return false
		case syntax.InstAlt, syntax.InstAltMatch:
			return walk(state{inst.Out, s.edge}) && walk(state{inst.Arg, s.edge})
		case syntax.InstCapture, syntax.InstNop:
			return walk(state{inst.Out, s.edge})
		case syntax.InstEmptyWidth:
			return syntax.EmptyOp(inst.Arg) == syntax.EmptyWordBoundary && walk(state{inst.Out, true})
		}
		first, edges[s.edge] = append(first, inst), true
		return true
	}
	ok = walk(state{uint32(prog.Start), false}) && len(edges) == 1
	return first, edges[true], ok
}

// follow gives the bytes that can stand behind the letter that an instruction
// takes; all: any; false: none need stand there.
func follow(prog *syntax.Prog, inst *syntax.Inst) (next [4]uint64, all, ok bool) {
	seen := map[uint32]bool{}
	ok = true
	var walk func(pc uint32)
	walk = func(pc uint32) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		i := &prog.Inst[pc]
		switch i.Op {
		case syntax.InstFail:
		case syntax.InstMatch:
			ok = false
		case syntax.InstAlt, syntax.InstAltMatch:
			walk(i.Out)
			walk(i.Arg)
		case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
			walk(i.Out)
		default:
			own, _, plain := bytesOf(i)
			all = all || !plain
			for b := range own {
				next[b] |= own[b]
			}
		}
	}
	walk(inst.Out)
	return next, all, ok
}

// bytesOf gives the bytes with which the letters begin that an instruction takes;
// wide: there are others than those of ASCII; false: too many of those.
func bytesOf(inst *syntax.Inst) (set [4]uint64, wide, ok bool) {
	for b := range rune(utf8.RuneSelf) {
		if inst.MatchRune(b) {
			put(&set, byte(b))
		}
	}
	if inst.Op != syntax.InstRune && inst.Op != syntax.InstRune1 {
		return set, true, false
	}
	n := 0
	other := func(r rune) {
		if r >= utf8.RuneSelf && inst.MatchRune(r) {
			put(&set, string(r)[0])
			n++
		}
	}
	if len(inst.Rune) == 1 { // one letter, in either case perhaps
		other(inst.Rune[0])
		for r := unicode.SimpleFold(inst.Rune[0]); r != inst.Rune[0]; r = unicode.SimpleFold(r) {
			other(r)
		}
		return set, n > 0, true
	}
	for i := 0; i+1 < len(inst.Rune); i += 2 {
		for r := max(inst.Rune[i], utf8.RuneSelf); r <= inst.Rune[i+1]; r++ {
			if other(r); n > manyOpen {
				return set, true, false
			}
		}
	}
	return set, n > 0, true
}

// next gives the next place from which a match may begin, -1 if there is none.
func (o *opening) next(s string, from int) int {
	for i := from; i < len(s); i++ {
		c := s[i]
		if !has(&o.first, c) || o.edge && i > 0 && inWord(s[i-1]) {
			continue
		}
		if has(&o.free, c) {
			return i
		}
		if i+1 < len(s) {
			if m := pairOf(c, s[i+1]); o.pairs[m/64]&(1<<(m%64)) != 0 {
				return i
			}
		}
	}
	return -1
}

// find gives the first match from a place on, with its groups or without; nil:
// none.
func (o *opening) find(s string, from int, groups bool) []int {
	look := o.re.FindStringIndex
	if groups {
		look = o.re.FindStringSubmatchIndex
	}
	for i := o.next(s, from); i >= 0; i = o.next(s, i+1) {
		if at := look(s[i:]); at != nil {
			for k := range at {
				if at[k] >= 0 {
					at[k] += i
				}
			}
			return at
		}
	}
	return nil
}

// stands reports whether there is a match.
func (o *opening) stands(s string) bool {
	for i := o.next(s, 0); i >= 0; i = o.next(s, i+1) {
		if o.re.MatchString(s[i:]) {
			return true
		}
	}
	return false
}

// all gives at most n matches, all of them if n < 0.
func (o *opening) all(s string, n int, groups bool) (out [][]int) {
	for from := 0; n < 0 || len(out) < n; {
		at := o.find(s, from, groups)
		if at == nil {
			return out
		}
		out, from = append(out, at), at[1]
	}
	return out
}
