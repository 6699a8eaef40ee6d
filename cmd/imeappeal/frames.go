package main

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// The law package words its arithmetic in English, with the law's own text in
// between. A frame is one of those wordings with its places left open; another
// language's twin says it anew. Law is quoted as it was read: what stands in
// the open places and is no frame itself stays English.

// framePrefix begins the ids of frames; englishFrame those under which the
// English wording is kept beside another language's.
const framePrefix, englishFrame = "frame.", "english."

type frame struct {
	id   string
	form *regexp.Regexp
	open []string // the names of the open places, in their order
}

// frames are the wordings in English, the most particular first.
var frames = sync.OnceValues(func() ([]frame, error) {
	all, err := loadWords(wordFiles, "en")
	if err != nil {
		return nil, err
	}
	var out []frame
	for id, text := range all {
		if strings.HasPrefix(id, framePrefix) {
			out = append(out, newFrame(id, text))
		}
	}
	slices.SortFunc(out, func(x, y frame) int {
		if n := len(all[y.id]) - len(all[x.id]); n != 0 {
			return n
		}
		return strings.Compare(x.id, y.id)
	})
	return out, nil
})

var openPlace = regexp.MustCompile(`\{[a-z]+\}`)

// placeForms are what may stand in the places whose form is known.
var placeForms = map[string]string{
	"{day}": dayForm, "{daytwo}": dayForm, "{daythree}": dayForm,
	"{n}": `\d+`, "{length}": lengthForm, "{lengthtwo}": lengthForm,
	"{rest}": `.*?`,
}

const (
	dayForm    = `(?:[A-Z][a-z]+day, )?[A-Z][a-z]+ \d{1,2}, \d{4}`
	lengthForm = `\d+ [a-z-]+(?: [a-z]+)?`
)

func newFrame(id, text string) frame {
	f := frame{id: id}
	at, form := 0, "^"
	for _, m := range openPlace.FindAllStringIndex(text, -1) {
		place := text[m[0]:m[1]]
		f.open = append(f.open, strings.Trim(place, "{}"))
		inside, ok := placeForms[place]
		if !ok {
			inside = `.+?`
		}
		form += regexp.QuoteMeta(text[at:m[0]]) + "(" + inside + ")"
		at = m[1]
	}
	f.form = regexp.MustCompile(form + regexp.QuoteMeta(text[at:]) + "$")
	return f
}

// framed says a sentence of the law package in the catalogue's language; what no
// frame fits stays as it is.
func (w words) framed(text string) string {
	if !w.has(englishFrame+framePrefix+"sum") || text == "" {
		return text
	}
	known, err := frames()
	if err != nil {
		return text
	}
	return w.inFrames(known, text, 0)
}

// mostNested is more than frames stand in one another.
const mostNested = 6

func (w words) inFrames(known []frame, text string, depth int) string {
	if said, ok := w.inOneFrame(known, text, depth); ok {
		return said
	}
	var out, english []string
	quote := func() {
		if len(english) > 0 {
			out, english = append(out, inQuotes(w.localized(strings.Join(english, " ")))), nil
		}
	}
	for _, one := range sentences(text) {
		said, ok := w.inOneFrame(known, one, depth)
		if !ok {
			english = append(english, one)
			continue
		}
		quote()
		out = append(out, said)
	}
	quote()
	return text[:len(text)-len(strings.TrimLeft(text, " "))] + strings.Join(out, " ")
}

// inOneFrame says a text by the frame that fits all of it.
func (w words) inOneFrame(known []frame, text string, depth int) (string, bool) {
	if depth > mostNested {
		return text, false
	}
	for _, f := range known {
		m := f.form.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if f.id == framePrefix+"late-if" && !w.knownCondition(known, m[1], depth) {
			continue
		}
		var fill []string
		for i, name := range f.open {
			fill = append(fill, "{"+name+"}", w.inFrames(known, w.localized(m[i+1]), depth+1))
		}
		return strings.NewReplacer(fill...).Replace(w[f.id]), true
	}
	return text, false
}

// knownCondition reports that a condition has words of its own in this language. A
// sentence of the law that begins with "If" stays whole.
func (w words) knownCondition(known []frame, text string, depth int) bool {
	_, ok := w.inOneFrame(known, w.localized(text), depth+1)
	return ok
}

// sentences parts a text where one may end. What is quoted is joined again, so that a
// point that ends none, as in a citation, does no harm.
func sentences(text string) (out []string) {
	text = strings.TrimLeft(text, " ")
	at := 0
	for _, m := range sentenceEnd.FindAllStringIndex(text, -1) {
		out = append(out, text[at:m[0]+1])
		at = m[1] - 1
	}
	return append(out, text[at:])
}

var sentenceEnd = regexp.MustCompile(`\. [A-Z0-9]`)

// inQuotes marks English that stays English among the words of another language as
// quoted. Names, citations and what has its own marks stay as they are.
func inQuotes(text string) string {
	if strings.ContainsAny(text, "“”") || len(englishWords.FindAllString(text, 2)) < 2 {
		return text
	}
	body, end := text, ""
	if strings.HasSuffix(text, ".") {
		body, end = strings.TrimSuffix(text, "."), "."
	}
	return "“" + body + "”" + end
}

// englishWords are words that no name and no other language of the catalogue has.
var englishWords = regexp.MustCompile(`\b(?:the|of|or|and|from|is|are|was|within|by|to|for|not|must|with|that|in|on|an|at|only|one|if|then|per|may|can|days|months|years|claim|court|appeal|review|insurer|decision)\b`)

// framedAll says each line.
func (w words) framedAll(lines []string) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		out = append(out, w.framed(l))
	}
	return out
}
