package clinic

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// maxTexts is how many plain texts an expression is written out into at most, and
// maxListed how many words are looked up one by one rather than by RE2.
const (
	maxTexts  = 64
	maxListed = 24
)

// literals gives texts of which one stands in every match, those that most other
// sentences lack; nil when nothing is certain.
func literals(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return texts(re)
	case syntax.OpCapture, syntax.OpPlus:
		return literals(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return literals(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		run := []string{""}
		take := func(l []string) {
			if price(l) < price(best) {
				best = l
			}
		}
		for _, sub := range re.Sub {
			if atEdge(sub) {
				continue // takes no letters
			}
			own := texts(sub)
			if joined := cross(run, own); joined != nil {
				run = joined
				continue
			}
			take(run)
			take(literals(sub))
			if run = own; own == nil {
				run = []string{""}
			}
		}
		take(run)
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

// seldom is the share of sentences that have a given text of so many letters, and
// search and compare are what it takes to look for one text, and to try the
// expression: all by rough measure.
var seldom = [...]float64{1, 1, 0.5, 0.15, 0.06, 0.03, 0.015, 0.01}

const (
	search  = 0.015
	compare = 4.0
)

// price is what it takes to try an expression where one of the texts stands.
func price(l []string) float64 {
	if len(l) == 0 {
		return compare
	}
	stands := 0.0
	for _, s := range l {
		stands += seldom[min(len(s), len(seldom)-1)]
	}
	return search*float64(len(l)) + compare*min(stands, 1)
}

func atEdge(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpWordBoundary, syntax.OpNoWordBoundary, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine:
		return true
	}
	return false
}

// texts writes out all that an expression can match, in no order; nil where that
// is too much, or hangs on what stands beside it.
func texts(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 { // else it stands in the text in other letters, too
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		var out []string
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if out = append(out, string(r)); len(out) > 8 {
					return nil
				}
			}
		}
		return out
	case syntax.OpCapture:
		return texts(re.Sub[0])
	case syntax.OpQuest:
		if own := texts(re.Sub[0]); own != nil {
			return append([]string{""}, own...)
		}
	case syntax.OpConcat:
		out := []string{""}
		for _, sub := range re.Sub {
			if out = cross(out, texts(sub)); out == nil {
				return nil
			}
		}
		return out
	case syntax.OpAlternate:
		var out []string
		for _, sub := range re.Sub {
			own := texts(sub)
			if out = append(out, own...); own == nil || len(out) > maxTexts {
				return nil
			}
		}
		return out
	}
	return nil
}

// cross puts each of the second behind each of the first; nil where that is too
// much.
func cross(a, b []string) []string {
	if len(a)*len(b) > maxTexts {
		return nil
	}
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// listed is one word of an expression that is nothing but a list of words.
type listed struct {
	text        string
	left, right bool // an edge of a word must be there
	more        bool // letters of a word must follow
	open        bool // any may: the edge is where they end
}

// in reports whether the text has the word.
func (w listed) in(s string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], w.text)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(w.text)
		switch {
		case w.left && (i > 0 && inWord(s[i-1])) == inWord(s[i]):
		case w.right && (end < len(s) && inWord(s[end])) == inWord(s[end-1]):
		case w.more && !(end < len(s) && inWord(s[end])):
		default:
			return true
		}
		from = i + 1
	}
}

// inWord is what RE2 calls the letters of a word.
func inWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_'
}

// wordsOf writes an expression out as the words that it matches, so that it
// matches where one of them stands and nowhere else; nil where it is no such list.
func wordsOf(re *syntax.Regexp) []listed {
	switch re.Op {
	case syntax.OpCapture:
		return wordsOf(re.Sub[0])
	case syntax.OpAlternate:
		var out []listed
		for _, sub := range re.Sub {
			own := wordsOf(sub)
			if out = append(out, own...); own == nil || len(out) > maxTexts {
				return nil
			}
		}
		return out
	case syntax.OpConcat:
		return wordsInRow(re.Sub)
	}
	return plainWords(texts(re))
}

func plainWords(l []string) []listed {
	if slices.Contains(l, "") {
		return nil
	}
	var out []listed
	for _, s := range l {
		out = append(out, listed{text: s})
	}
	return out
}

// wordsInRow does so for parts that follow one another: an edge of a word may
// stand at the ends, the rest of a word at the end.
func wordsInRow(parts []*syntax.Regexp) []listed {
	var left, right bool
	var rest syntax.Op
	if len(parts) > 0 && parts[0].Op == syntax.OpWordBoundary {
		left, parts = true, parts[1:]
	}
	if n := len(parts); n > 0 && parts[n-1].Op == syntax.OpWordBoundary {
		right, parts = true, parts[:n-1]
	}
	if n := len(parts); n > 0 && isRest(parts[n-1]) {
		rest, parts = parts[n-1].Op, parts[:n-1]
	}
	if len(parts) == 0 {
		return nil
	}
	before := []string{""}
	for _, p := range parts[:len(parts)-1] {
		if before = cross(before, texts(p)); before == nil {
			return nil
		}
	}
	last := wordsOf(parts[len(parts)-1])
	if last == nil {
		before, last = []string{""}, plainWords(cross(before, texts(parts[len(parts)-1])))
	}
	if len(before)*len(last) > maxTexts {
		return nil
	}
	var out []listed
	for _, b := range before {
		for _, w := range last {
			if b != "" && w.left || rest != 0 && (w.right || w.open) {
				return nil // an edge within
			}
			w.text, w.left = b+w.text, w.left || left
			w.open, w.more = w.open || rest != 0, w.more || rest == syntax.OpPlus
			if right && w.open && !w.more && !inWord(w.text[len(w.text)-1]) {
				return nil // whether an edge is there hangs on what follows
			}
			w.right = w.right || right && !w.open
			out = append(out, w)
		}
	}
	return out
}

// isRest tells the rest of a word: \w* or \w+, as many letters as there are.
func isRest(re *syntax.Regexp) bool {
	return (re.Op == syntax.OpStar || re.Op == syntax.OpPlus) && re.Sub[0].String() == `[0-9A-Z_a-z]`
}

// ownFlags are flags that reach over the alternatives that follow.
var ownFlags = regexp.MustCompile(`\(\?[a-zA-Z-]+\)`)

// alternatives cuts an expression at the bars that stand in no group.
func alternatives(source string) []string {
	if ownFlags.MatchString(source) || strings.Contains(source, `\Q`) {
		return nil
	}
	var out []string
	depth, class, from := 0, false, 0
	for i := 0; i < len(source); i++ {
		switch c := source[i]; {
		case c == '\\':
			i++
		case class:
			if c == '[' && i+1 < len(source) && source[i+1] == ':' { // [:alpha:]
				i += max(0, strings.Index(source[i:], ":]")+1)
			}
			class = source[i] != ']' || c == '['
		case c == '[':
			class = true
			if strings.HasPrefix(source[i+1:], "^") {
				i++
			}
			if strings.HasPrefix(source[i+1:], "]") {
				i++
			}
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '|' && depth == 0:
			out, from = append(out, source[from:i]), i+1
		}
	}
	return append(out, source[from:])
}
