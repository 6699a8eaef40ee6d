package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// glossTerm is a word of the field with its plain meaning.
type glossTerm struct {
	ID    string   `json:"id"`
	Name  string   `json:"term"`
	Also  []string `json:"also"` // other forms under which prompts and letters use it
	Means string   `json:"means"`
}

// glossary reads the terms out of the catalogue, by their names.
func (w words) glossary() []glossTerm {
	var all []glossTerm
	for id, means := range w {
		name, isTerm := strings.CutPrefix(id, "term.")
		name, isMeaning := strings.CutSuffix(name, ".means")
		if !isTerm || !isMeaning {
			continue
		}
		t := glossTerm{ID: name, Name: w.say("term." + name), Means: means, Also: []string{}}
		if w.has("term." + name + ".also") {
			t.Also = strings.Split(w.say("term."+name+".also"), "|")
		}
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b glossTerm) int { return cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all
}

// mostTerms is how many terms ? explains at once.
const mostTerms = 4

// termsIn gives the terms that a text uses, in the order in which it does, the
// longer one where two begin together.
func (w words) termsIn(text string) []glossTerm {
	type hit struct {
		at, length int
		t          glossTerm
	}
	var hits []hit
	low := strings.ToLower(text)
	for _, t := range w.glossary() {
		for _, form := range t.forms() {
			if at := indexWord(low, strings.ToLower(form)); at >= 0 {
				hits = append(hits, hit{at, len(form), t})
				break
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(b.length, a.length)) })
	var out []glossTerm
	end := 0
	for _, h := range hits {
		if h.at < end || len(out) == mostTerms {
			continue // inside a longer term: file in claim file
		}
		out, end = append(out, h.t), h.at+h.length
	}
	return out
}

// forms are the words under which a term is found: its name, with and without
// the short form in brackets, and the other forms.
func (t glossTerm) forms() []string {
	bare, _, _ := strings.Cut(t.Name, " (")
	return append([]string{t.Name, bare}, t.Also...)
}

// indexWord finds a form as whole words, with an s behind it or not.
func indexWord(text, form string) int {
	letter := func(s string, last bool) bool {
		r := []rune(s)
		if len(r) == 0 {
			return false
		}
		c := r[0]
		if last {
			c = r[len(r)-1]
		}
		return unicode.IsLetter(c) || unicode.IsDigit(c)
	}
	for from := 0; ; {
		i := strings.Index(text[from:], form)
		if i < 0 {
			return -1
		}
		i += from
		before, after := text[:i], text[i+len(form):]
		if !(letter(before, true) && letter(form, false)) && !(letter(form, true) && letter(strings.TrimPrefix(after, "s"), false)) {
			return i
		}
		from = i + len(form)
	}
}

// explained gives the meanings of the terms in a prompt, a line each.
func (k *asker) explained(p prompt) string {
	text := []string{p.title, p.help}
	for _, o := range p.options {
		text = append(text, o.text)
	}
	var lines []string
	for _, t := range k.words.termsIn(strings.Join(text, "\n")) {
		lines = append(lines, k.words.say("glossary.line", "term", t.Name, "means", t.Means))
	}
	return strings.Join(lines, "\n")
}

// showGlossary prints all terms, or those that a word names.
func (a *app) showGlossary(name string) error {
	found := []glossTerm{}
	low := strings.ToLower(strings.TrimSpace(name))
	for _, t := range a.words.glossary() {
		if low == "" || strings.Contains(strings.ToLower(strings.Join(append(t.forms(), t.ID), "|")), low) {
			found = append(found, t)
		}
	}
	if len(found) == 0 {
		return usage("glossary.unknown", "glossary", "term", name)
	}
	if a.flags.json {
		return a.printJSON(map[string]any{"kind": "glossary", "version": 1, "terms": found})
	}
	for _, t := range found {
		a.printf("%s\n", t.Name)
		a.indented(4, t.Means)
	}
	return nil
}
