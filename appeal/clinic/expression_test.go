package clinic

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"
)

// TestExpressionIsItsRegexp: however an expression is looked up, it matches where
// RE2 does: the word alone, within others, and beside what is no letter.
func TestExpressionIsItsRegexp(t *testing.T) {
	sources := []string{
		`\b(left|right)\b`, `\b(depress\w*|anxiety|moods?)\b`, `\b(l[1-5]([- ]?[2-5s]1?)?)\b`, `\b(ct|cat scan|computed tomograph\w+)\b`,
		`\ba\b|\bc\b`, `\bno (\w+ )?pain\b`, `pain\w*`, `\bpain`, `pain\b`, `\b(y/?o|yo)(?:\b|$)`, `\b(a|an) \w+`, `\b(- )\w*\b`, `\b\w+s\b`,
		`\b(he|she) (is|was) (not )?(able|fit)\b`, `\bm[eé]ni[eè]re\w*\b`, `\b(x-?rays?|films?)\b`, `(?i:left)`, `\b(up|down )\w*\b`, `^left|right$`,
		`\b(?:one|two)-(?:one|two)\b`, `[;,] (?:and |but )?`, `\bunder\B`, `\b(ab?c?)+\b`, `\d+ mg`, `\b(ear|hear(ing)?)\b`, `(a|ab)(c|bcd)(d*)`, `[,;:]| and | but `, ``, `\b`, `()`,
		`(?i)\b(sept?|kg)\b`, `(?i)(left|kneel?)s?`, `é+|à`, `[^a-z ]+[a-z]`, `\b\d+(\.\d+)?`, `(no )?\bpain`, `(?m)^left`, `\Bain\b`, `\b(?:no |\bpain)`, `(?:x|\bl)eft`,
	}
	tables := load(t)
	for _, phrases := range tables.phrases {
		for _, p := range phrases {
			sources = slices.Concat(sources, p.Match, p.Unless)
		}
	}
	for _, a := range tables.Acts {
		sources = slices.Concat(sources, a.Notes, a.Report)
	}
	for _, f := range tables.Facets() {
		sources = slices.Concat(sources, f.One, f.Other, f.NotOne, f.NotOther)
	}
	for _, f := range tables.Functions.Functions {
		sources = slices.Concat(sources, f.Name, f.Sign, f.Fine, f.Unless)
	}
	words := 0
	for _, source := range sources {
		re, e := regexp.MustCompile(source), Expr(source)
		tree, err := syntax.Parse(source, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		tree = tree.Simplify()
		some := append(literals(tree), "a", "left", "anxiety", "moods", "depressive", "l4-5", "l5s1", "computed tomography", "x-ray", "éa", "_", "")
		for _, w := range wordsOf(tree) {
			some, words = append(some, w.text), words+1
		}
		for _, s := range some {
			for _, frame := range []string{"%", "x%", "%x", "x%x", "-%-", " % ", "%s ", "% %", "%%", "é%é", "9%_", strings.Repeat("%x ", 3) + "%"} {
				text := strings.ReplaceAll(frame, "%", s)
				if got, want := e.MatchString(text), re.MatchString(text); got != want {
					t.Errorf("%s in %q: %v, want %v", source, text, got, want)
				}
				if got, want := e.FindStringSubmatch(text), re.FindStringSubmatch(text); !slices.Equal(got, want) {
					t.Errorf("%s in %q: finds %q, want %q", source, text, got, want)
				}
				if got, want := e.FindStringIndex(text), re.FindStringIndex(text); !slices.Equal(got, want) {
					t.Errorf("%s in %q: at %d, want %d", source, text, got, want)
				}
				if got, want := e.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1); !slices.EqualFunc(got, want, slices.Equal) {
					t.Errorf("%s in %q: all at %d, want %d", source, text, got, want)
				}
				if got, want := e.Matches(LookAt(text)), re.MatchString(text); got != want {
					t.Errorf("%s, looking at %q: %v, want %v", source, text, got, want)
				}
			}
		}
	}
	if words < 100 {
		t.Errorf("only %d words looked up as words", words)
	}
}
