package clinic

import (
	"slices"
	"strings"
)

// Mention is a test's name found in text.
type Mention struct {
	Test     string // id
	From, To int    // in the folded text
}

// lexicon finds test names: keyed by first word, longest name first.
type lexicon struct{ byFirst map[string][]entry }

type entry struct {
	words []string
	id    string
	exact bool // an abbreviation, which must be written in capitals
}

func newLexicon(tests []Test) *lexicon {
	l := &lexicon{byFirst: map[string][]entry{}}
	for _, t := range tests {
		l.add(t.Name, t.ID)
		for _, s := range t.Synonyms {
			l.add(s, t.ID)
		}
	}
	for _, es := range l.byFirst {
		slices.SortStableFunc(es, func(a, b entry) int { return len(b.words) - len(a.words) })
	}
	return l
}

// ambiguous are names of the table that are also everyday words or words of
// another meaning; alone they name no test.
var ambiguous = []string{
	"cv", "hit", "fit", "oh", "pit", "east", "cov", "jack", "crank", "gerber", "ess", "mse", "p4", "tremor", "dystonia",
	"er", "ir", "ff", "mills", "reagan", "sot", "pta", "simmonds", "speed", "elvey", "jeanne", "thompson", "thomas", "work capacity", "allen", "effusion",
}

func (l *lexicon) add(name, id string) {
	for part := range strings.SplitSeq(name, " / ") {
		if i := strings.IndexByte(part, '('); i > 0 {
			part = part[:i]
		}
		exact := part == strings.ToUpper(part)
		ws := nameWords(Fold(part))
		if len(ws) == 0 || slices.Contains(ambiguous, strings.Join(ws, " ")) {
			continue
		}
		if len(ws) == 1 && exact && len(ws[0]) < 3 {
			continue
		}
		l.byFirst[ws[0]] = append(l.byFirst[ws[0]], entry{ws, id, exact && len(ws) == 1})
	}
}

// nameWords splits folded text into words without possessive "'s" and without
// the general words test, sign, maneuver at the end.
func nameWords(s string) []string {
	ws := tokens(s)
	for len(ws) > 1 && slices.Contains([]string{"test", "sign", "signs", "maneuver", "score", "phenomenon"}, ws[len(ws)-1]) {
		ws = ws[:len(ws)-1]
	}
	return ws
}

func tokens(s string) []string {
	s = strings.ReplaceAll(s, "'s", "")
	return strings.FieldsFunc(s, func(r rune) bool {
		return r != '\'' && (r < '0' || r > '9' && r < 'a' || r > 'z') && r < 128
	})
}

// TestsIn finds the tests named in text, the longest name at each place.
func (t *Tables) TestsIn(text string) []string {
	ws, original := tokens(Fold(text)), tokensKeep(text)
	var out []string
	for i := 0; i < len(ws); {
		id, n := t.names.at(ws, original, i)
		if n == 0 {
			i++
			continue
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
		i += n
	}
	return out
}

func (l *lexicon) at(ws, original []string, i int) (string, int) {
	for _, e := range l.byFirst[ws[i]] {
		if i+len(e.words) > len(ws) || !sameWords(ws[i:i+len(e.words)], e.words) {
			continue
		}
		if e.exact && i < len(original) && len(original) == len(ws) && original[i] != strings.ToUpper(original[i]) {
			continue
		}
		return e.id, len(e.words)
	}
	return "", 0
}

func tokensKeep(s string) []string {
	s = strings.ReplaceAll(folder.Replace(s), "'s", "")
	return strings.FieldsFunc(s, func(r rune) bool {
		return r != '\'' && (r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z') && r < 128
	})
}

func sameWords(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] && a[i] != b[i]+"s" && a[i] != b[i]+"ing" && a[i] != strings.TrimSuffix(b[i], "e")+"ing" {
			return false
		}
	}
	return true
}

// DiagnosesFor gives the rows that an ICD-10-CM code (longest prefix) or a
// diagnosis in words belongs to.
func (t *Tables) DiagnosesFor(code, words string) []Diagnosis {
	code = strings.ToUpper(strings.TrimSpace(code))
	best := 0
	var out []Diagnosis
	for _, d := range t.Diagnoses {
		for _, p := range d.ICD10 {
			if code == "" || !strings.HasPrefix(code, p) || len(p) < best {
				continue
			}
			if len(p) > best {
				best, out = len(p), nil
			}
			out = append(out, d)
			break
		}
	}
	if len(out) > 0 {
		return out
	}
	folded := Fold(words)
	for _, d := range t.Diagnoses {
		for _, n := range append([]string{d.Name}, d.Synonyms...) {
			if n = Fold(n); len(n) > 3 && strings.Contains(folded, n) {
				out = append(out, d)
				break
			}
		}
	}
	return out
}
