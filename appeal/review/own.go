package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// ownApart holds the opinion beside what the same report found: a thing denied
// here and found there, or called normal here and abnormal there. Only a
// question: words alone do not prove that two sentences speak of one thing.
func ownApart(r *Reading) []appeal.Finding {
	var found []ownFact
	for i := range r.Said {
		s := &r.Said[i]
		if s.examined() && !s.opinion() && len(s.Low) < 500 && !leftUndone(s.Low) && !asksThing.Matches(s.look()) {
			found = append(found, r.ownFacts(s)...)
		}
	}
	if len(found) == 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !r.judged(s) || dictated.Matches(s.look()) || s.Kind == report.Diagnostics || s.Row || len(s.Low) > 450 {
			return
		}
		at, from, how := r.againstOwn(s, found)
		if at == nil {
			return
		}
		f := citing(aboutClause(s, from, appeal.Low, "the report’s own finding", fmt.Sprintf("%s The report itself records: “%s” (p. %d).", how, quote(at.Text), at.Page)), at)
		out = append(out, asking(f, "Which of the two statements agrees with your findings?", "Another part of the report records otherwise."))
	})
	return out
}

// ownFact is a clause of the examination with what it says of what it names.
type ownFact struct {
	s        *Statement
	text     string
	words    []term
	denials  []denial
	abnormal []int // where an abnormal finding is named
	side     Side
	parts    []string
}

func (r *Reading) ownFacts(s *Statement) []ownFact {
	var out []ownFact
	for _, c := range cutAt(ownCut, s.Low) {
		f := ownFact{s: s, text: c.text, words: termsOf(c.text), denials: denialsIn(c.text), side: sideOf(c.text), parts: partsIn(c.text)}
		if at := offNormal.FindStringIndex(c.text); at != nil && !negation.MatchString(c.text[max(0, at[0]-30):at[0]]) {
			f.abnormal = at
		}
		out = append(out, f)
	}
	return out
}

var (
	asksThing = clinic.Expr(`\b(whether|please|necessary|is (further|treatment))\b|\?`)
	dictated  = clinic.Expr(`\b(dictated|transcribed|proofread)\b`)
	ownCut    = clinic.Expr(`; |\. |, (?:and |but |while |with )?| but | while | whereas | although `)
	offNormal = clinic.Expr(`\b(reduced|decreased|diminished|limited|restricted|weak(er|ened)?|absent|impaired|lost|lose|loses|slow(ed|ly)?|abnormal\w*|antalgic|unsteady|swollen|tender(ness)?|positive|wasted|thinner|atroph\w+|stiff|guarded|depressed|flat|poor|unable|could not|failed|halting|hesitant|irregular|asymmetr\w+|cool(er)?|mottled|deformed|unstable|lax|low|elevated|raised|inflamed|brisk|sluggish|fell|dropped|stopped (at|after|short)|only (to|one|two|three|a few)|with (pain|difficulty|effort)|provoked|reproduced|wheez\w+|tremor|cried|wept|tears)\b`)
	asNormal  = clinic.Expr(`\b(normal(ly)?|full|intact|excellent|good|unimpaired|preserved|satisfactory|strong|stable|healed|symmetric\w*|unremarkable|within (normal|expected|functional) limits|well maintained|steady|brisk(ly)?|sound|adequate|perfect(ly)?|free(ly)?|unrestricted|complete|restored|unaffected|effortless(ly)?|without (difficulty|limitation|restriction|pain|deficit)|mild|slight|trivial|minimal|negligible)\b`)
)

// againstOwn gives the finding that a sentence of the opinion stands against,
// where in the sentence, and how.
func (r *Reading) againstOwn(s *Statement, found []ownFact) (*Statement, int, string) {
	for _, d := range r.denialsOf(s) {
		if d.past || !r.telling(d.heads) || len(d.heads) > 4 {
			continue
		}
		for i := range found {
			f := &found[i]
			if f.s.Index != s.Index && sideMeets(f.side, s.Side) && partsMeet(f.parts, s.Parts) && len(f.denials) == 0 && r.findsAll(f, d.heads) && (f.abnormal != nil || !notTheFact.Matches(s.look())) {
				return f.s, d.at, "Denied here."
			}
		}
	}
	for _, c := range cutAt(ownCut, s.Low) {
		at := asNormal.FindStringIndex(c.text)
		if at == nil || negation.MatchString(c.text[:at[0]]) || unsureWord.MatchString(c.text) {
			continue
		}
		var heads []term
		for _, t := range termsOf(c.text) {
			if (t.at < at[0] || t.at >= at[1]) && !fillers[t.word] && !gradeWords[t.word] && !r.broad(t) && len(t.word) > 3 && len(anatomy(t.word)) == 0 {
				heads = append(heads, t)
			}
		}
		if len(heads) == 0 || len(heads) > 5 {
			continue
		}
		for i := range found {
			f := &found[i]
			if f.abnormal == nil || f.s.Index == s.Index || !sideMeets(f.side, s.Side) || !partsMeet(f.parts, partsIn(c.text)) || len(f.denials) > 0 {
				continue
			}
			if slices.ContainsFunc(heads, func(h term) bool {
				return slices.ContainsFunc(f.words, func(w term) bool { return r.alike(h, w) && (w.at < f.abnormal[0] || w.at >= f.abnormal[1]) })
			}) {
				return f.s, c.at + at[0], "Called sound or slight here."
			}
		}
	}
	return nil, 0, ""
}

// unsureWord: the sentence is about what may come, or what others say.
var unsureWord = clinic.Expr(`\b(if|may|might|could|should|would|will|expected|prognosis|candidate|reason|agreement|practice|faith|deal|time|job|work|duty|recovery)\b`)

// findsAll: the clause has every word that is denied.
func (r *Reading) findsAll(f *ownFact, heads []term) bool {
	if negation.MatchString(f.text) {
		return false
	}
	for _, h := range heads {
		if !slices.ContainsFunc(f.words, func(w term) bool { return r.covers(h, w) }) {
			return false
		}
	}
	return !strings.Contains(f.text, "history")
}

func sideMeets(a, b Side) bool {
	return a == "" || b == "" || a == Both || b == Both || a == b
}

func partsMeet(a, b []string) bool { return len(a) == 0 || len(b) == 0 || len(shared(a, b)) > 0 }
