package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// match is how much a sentence of the report speaks of what a note says.
type match struct {
	s      *Statement
	weight float64
	of     float64 // the share of the sentence's telling words that the note has
	at     int
	unlike bool // one denies what the other states
}

// besideNotes lays each note of the visit beside the sentence of the report
// that speaks of the same thing and puts it otherwise. Only a question:
// words alone do not prove that two people tell one thing differently.
func besideNotes(r *Reading) []appeal.Finding {
	notes := r.visitNotes()
	best := map[int]match{} // by note
	for _, p := range r.besides() {
		if s := p.s; s.Row || len(s.Low) > 450 || len(s.Low) < 20 || !s.ownAnswer() {
			continue
		}
		if p.weight > best[p.note].weight {
			best[p.note] = p.match
		}
	}
	taken := map[int]bool{}
	var out []appeal.Finding
	for i := range notes {
		m, ok := best[i]
		if !ok || taken[m.s.Index] || m.weight < 1.8 || !m.unlike || r.tellsSame(m.s, &notes[i]) {
			continue
		}
		taken[m.s.Index] = true
		n := &notes[i]
		f := aboutClause(m.s, m.at, appeal.Low, "what was noted of the visit", "The report and the notes of the visit both speak of this; do they say the same? Noted by "+whose(n)+": “"+plain(n.Text)+"”.", n.Key)
		out = append(out, asking(f, "What do your own notes record on this point?", "The claimant’s notes of that day put this otherwise."))
	}
	return out
}

// beside is a sentence of the report that speaks of what a note says.
type beside struct {
	match
	note int // of visitNotes
}

// findBesides gives the sentences that share telling words with a note of the visit.
func (r *Reading) findBesides() []beside {
	notes := r.visitNotes()
	words, denials := make([][]sensed, len(notes)), make([][]denial, len(notes))
	for i := range notes {
		words[i], denials[i] = r.sensesOf(termsOf(notes[i].Low)), denialsIn(notes[i].Low)
	}
	var out []beside
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Voice == Records || s.Kind == report.Records {
			return
		}
		mine := r.sensesOf(tellingOnce(s.terms))
		for i := range notes {
			if m := r.matched(s, &notes[i], mine, words[i], denials[i]); m.weight > 0.9 {
				out = append(out, beside{m, i})
			}
		}
	})
	return out
}

// sensed is a word with what the tables say of it.
type sensed struct {
	term
	sense clinic.Sense
	broad bool
}

func (r *Reading) sensesOf(terms []term) []sensed {
	out := make([]sensed, len(terms))
	for i, t := range terms {
		out[i] = sensed{t, r.Clinic.Words.Sense(t.word), r.broad(t)}
	}
	return out
}

// tellingOnce gives the words that tell something, each once.
func tellingOnce(terms []term) []term {
	var out []term
	for _, t := range terms {
		if !fillers[t.word] && !gradeWords[t.word] && !slices.ContainsFunc(out, func(o term) bool { return o.stem == t.stem }) {
			out = append(out, t)
		}
	}
	return out
}

// matched weighs the words that a sentence and a note share.
func (r *Reading) matched(s *Statement, n *Note, terms, words []sensed, denials []denial) match {
	m := match{s: s, at: -1}
	mine, bothDeny := r.denialsOf(s), negated(s.Low) && (negated(n.Low) || strings.Contains(n.Low, "can't"))
	telling, found := 0.0, 0.0
	for _, t := range terms {
		w := 1.0
		if t.broad {
			w = 0.3
		}
		telling += w
		i := slices.IndexFunc(words, func(o sensed) bool {
			return t.stem == o.stem || t.sense.Covers(o.sense) || len(t.word) >= 6 && len(o.word) >= 6 && t.word[:5] == o.word[:5]
		})
		if i < 0 {
			continue
		}
		found += w
		if m.at < 0 || w == 1 && found <= 1.3 {
			m.at = t.at
		}
		if w == 1 && !bothDeny && deniesTerm(mine, t.term) != deniesTerm(denials, words[i].term) {
			m.unlike = true
		}
	}
	for _, t := range n.about(s) {
		if !broad[r.Clinic.Topics[t].ID] {
			found += 0.5
		}
	}
	if strings.HasPrefix(n.Key, "exam.notes.tests") && !s.inExam() || !strings.HasPrefix(n.Key, "exam.notes.tests") && s.opinion() {
		found *= 0.75
	}
	m.weight = found
	if telling > 0 {
		m.of = found / telling
	}
	if m.weight >= 1.8 && !m.unlike && r.numbersApart(s.Low, n.Low) {
		m.unlike = true
	}
	return m
}

func deniesTerm(ds []denial, t term) bool {
	return slices.ContainsFunc(ds, func(d denial) bool {
		return slices.ContainsFunc(d.heads, func(h term) bool { return h.stem == t.stem })
	})
}

var plainNumber = clinic.Expr(`\b` + numeral + ` (?:or ` + numeral + ` )?(\w+)`)

// numbersApart: both count the same thing, and not the same number of it.
func (r *Reading) numbersApart(a, b string) bool {
	apart := false
	for _, x := range plainNumber.FindAllStringSubmatch(a, -1) {
		v, ok := number(x[1])
		if !ok || x[1] == "a" || x[1] == "an" {
			continue
		}
		for _, y := range plainNumber.FindAllStringSubmatch(b, -1) {
			w, ok := number(y[1])
			if !ok || y[1] == "a" || y[1] == "an" || stem(x[3]) != stem(y[3]) {
				continue
			}
			if v == w {
				return false
			}
			apart = true
		}
	}
	return apart
}

// tellsSame: every figure of the sentence stands in the note, with none denied
// on one side only; or another rule's words show that they agree.
func (r *Reading) tellsSame(s *Statement, n *Note) bool {
	mine, theirs := figuresIn(s.Low), figuresIn(n.Low)
	if len(mine) == 0 || len(theirs) == 0 {
		return false
	}
	for _, f := range mine {
		if !slices.Contains(theirs, f) {
			return false
		}
	}
	return true
}
