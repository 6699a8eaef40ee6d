package letter

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// Unsourced is a fact in a letter that nothing vouches for.
type Unsourced struct {
	Fact     string
	Kind     FactKind
	Sentence string // the paragraph that holds it
	SHA256   string // of that paragraph: what a person acknowledges
	Source   Source // what was said to vouch for it
	Why      string // why a ForbiddenClaim is one
}

// Final reports that no acknowledgment lets it through: law that the letter may
// not cite, and claims that no letter may make.
func (u Unsourced) Final() bool {
	return u.Source.Kind == Typed && u.Kind == Citation || u.Kind == ForbiddenClaim
}

// Check is the fact lock. It gives every name, number, date, amount and
// quotation of the letter that its source does not bear out: text from the
// case must be in the case, a quotation in the document that it names, a
// citation in the law tables, a template's fact in the template's file. Text
// that a person typed is looked up in all of them together; what is not found
// is listed until the person acknowledges the paragraph.
func Check(l Letter, data Data) []Unsourced {
	k := newLock(data, slices.Concat(l.computed, l.lawful))
	k.law = lawbookOf(l, data)
	k.claims, _ = forbiddenClaims(data.Templates)
	var out []Unsourced
	for _, b := range l.Blocks {
		text := blockText(b)
		sum := Sum(text)
		if !l.Draft && strings.Contains(text, gapOpen) {
			out = append(out, Unsourced{Fact: text, Kind: GapFact, Sentence: text, SHA256: sum})
			continue
		}
		eachRun(b, func(r Run) {
			own := r.Source.Kind == FromTemplate && data.Templates != nil // a firm's template, or a part of it
			if r.Source.Kind != Typed && !inOwnWords(r.Source) && !own {
				return
			}
			for _, f := range k.claimed(r.Text) {
				out = append(out, Unsourced{Fact: f.Text, Kind: f.Kind, Sentence: text, SHA256: sum, Source: Source{Kind: Typed, Key: r.Source.Key}, Why: f.Why})
			}
		})
		if slices.ContainsFunc(data.Case.Acknowledged, func(a appeal.Acknowledgment) bool { return a.SHA256 == sum }) {
			continue
		}
		eachRun(b, func(r Run) {
			for _, f := range k.unfounded(r) {
				out = append(out, Unsourced{Fact: f.Text, Kind: f.Kind, Sentence: text, SHA256: sum, Source: r.Source})
			}
		})
	}
	return out
}

// Sum is the hash by which a person acknowledges a paragraph.
func Sum(paragraph string) string {
	h := sha256.Sum256([]byte(clean(paragraph)))
	return hex.EncodeToString(h[:])
}

// A lock holds what each kind of source says.
type lock struct {
	data      Data
	facts     map[string]string
	inCase    *haystack
	documents map[string]*haystack
	words     *haystack // of the templates
	all       *haystack // everything that vouches for typed text
	law       lawbook   // what this letter may cite
	claims    []claim
}

// newLock gathers what vouches; computed are the values that the letter was
// composed with, which an edited paragraph may keep.
func newLock(data Data, computed []string) *lock {
	k := &lock{data: data, facts: caseFacts(data.Case), documents: map[string]*haystack{}}
	var own, every strings.Builder
	for _, text := range k.facts {
		own.WriteString(text + " \n")
	}
	for _, l := range append(slices.Clone(data.Profile.Letterhead), data.Profile.Signature...) {
		own.WriteString(clean(l) + " \n")
	}
	every.WriteString(own.String())
	for id, r := range data.Documents {
		if r != nil {
			k.documents[id] = newHaystack(documentText(r))
			every.WriteString(documentText(r) + "\n")
		}
	}
	if data.Report != nil {
		text := documentText(data.Report)
		k.documents[data.Case.Exam.Report] = newHaystack(text)
		every.WriteString(text + "\n")
	}
	if data.Law != nil {
		for _, a := range data.Law.Authorities {
			if ok, _ := data.Law.Printable(a.ID, data.Regime); ok {
				every.WriteString(clean(a.Citation) + " \n")
			}
		}
	}
	for _, d := range data.Deadlines {
		for _, day := range []appeal.Day{d.Conservative, d.Outer, d.Stated, d.EventDate} {
			every.WriteString(day.Long() + " \n")
		}
	}
	for _, label := range data.Labels {
		every.WriteString("Exhibit " + label + " \n")
	}
	every.WriteString(data.Date.Long() + " \n" + strings.Join(computed, " \n") + " \n")
	var words strings.Builder
	for _, name := range files(data.Templates, "letters", "forms", "parts") {
		if raw, err := open(data.Templates, name); err == nil {
			words.WriteString(unescape(string(raw)) + "\n")
		}
	}
	k.inCase, k.words = newHaystack(own.String()), newHaystack(words.String())
	k.all = newHaystack(every.String() + words.String())
	return k
}

// unfounded gives the facts of a run that its source does not bear out.
func (k *lock) unfounded(r Run) []Fact {
	switch s := r.Source; s.Kind {
	case FromTemplate:
		return k.words.lacks(factsIn(r.Text))
	case FromCase:
		if inOwnWords(s) {
			return append(k.notInCase(r), k.misquoted(r.Text)...)
		}
		return k.notInCase(r)
	case FromDocument:
		return k.notInDocument(r)
	case FromLaw:
		return k.notInLaw(r)
	case FromClinic, Computed:
		if s.Key != "" && (s.Kind == FromClinic || len(s.Inputs) > 0) {
			return nil
		}
		return []Fact{{Text: r.Text, Kind: UnsourcedFact}}
	case Typed:
		return k.all.lacks(factsIn(r.Text))
	}
	return []Fact{{Text: r.Text, Kind: UnsourcedFact}}
}

// notInCase: the key must hold the text, or at least each number of it, since
// an amount is printed with its sign and its thousands set off.
func (k *lock) notInCase(r Run) []Fact {
	s := r.Source
	if strings.HasPrefix(r.Text, gapOpen) {
		return nil // a draft's own word for what is missing
	}
	held := newHaystack(k.facts[s.Key])
	if strings.HasPrefix(s.Key, "profile.") {
		held = k.inCase
	}
	if held.contains(strings.Trim(r.Text, " .()")) {
		return nil
	}
	facts := factsIn(strings.TrimLeft(r.Text, "$£€"))
	if len(facts) == 0 {
		return []Fact{{Text: r.Text, Kind: UnsourcedFact}}
	}
	return held.lacks(facts)
}

// inOwnWords are keys of the case that hold sentences of the person's own, which
// the letter prints as they stand: they may cite no law of their own either,
// make no forbidden claim, and quote only what a paper says.
func inOwnWords(s Source) bool { return s.Kind == FromCase && ownWords.MatchString(s.Key) }

var ownWords = regexp.MustCompile(`^(weak_points\[\d+\]\.(point|answer)|background\[\d+\]\.statement|review\[\d+\]\.wording|log\[\d+\]\.what)$`)

// misquoted gives the quotations that no paper of the case has; where no paper
// was read there is nothing to compare with.
func (k *lock) misquoted(text string) []Fact {
	if len(k.documents) == 0 {
		return nil
	}
	var out []Fact
	for _, f := range factsIn(text) {
		if f.Kind != Quotation || strings.Count(f.Text, " ") < 2 {
			continue // a single word between marks is a word at arm's length
		}
		found := false
		for _, doc := range k.documents {
			found = found || doc.contains(strings.Trim(f.Text, " .,;…"))
		}
		if !found {
			out = append(out, f)
		}
	}
	return out
}

// notInDocument: a place is right if it is the source's own page and line, a
// quotation if the document has the words.
func (k *lock) notInDocument(r Run) []Fact {
	s := r.Source
	place := appeal.Ref{Page: s.Page, Line: s.Line}.String()
	if text := r.Text; text == place || text == ", p. "+itoa(s.Page) || s.Line > 0 && text == ", l. "+itoa(s.Line) || strings.HasPrefix(text, "Exhibit "+k.data.Labels[s.Key]) {
		return nil
	}
	doc, ok := k.documents[s.Key]
	if ok && doc.contains(strings.TrimSuffix(r.Text, " …")) {
		return nil
	}
	return []Fact{{Text: r.Text, Kind: Quotation}}
}

func (k *lock) notInLaw(r Run) []Fact {
	if code, ok := strings.CutPrefix(r.Source.Key, statePrefix); ok && k.data.Law != nil {
		if s, ok := k.data.Law.State(code); ok && newHaystack(stateText(s)).contains(r.Text) {
			return nil
		}
	}
	if cr, ok := abroad(k.data); ok && cr.ID == r.Source.Key && inCountryTable(cr, r.Text) {
		return nil
	}
	if k.data.Law != nil {
		if a, ok := k.data.Law.Authority(r.Source.Key); ok && strings.Contains(clean(a.Citation), r.Text) {
			return nil
		}
	}
	day, isDay := readDate(r.Text)
	for _, d := range k.data.Deadlines {
		if isDay && d.ID == r.Source.Key && slices.Contains([]appeal.Day{d.Conservative, d.Outer, d.Stated}, day) {
			return nil
		}
	}
	return []Fact{{Text: r.Text, Kind: Citation}}
}
