package review

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// cue is a kind of wording that makes a sentence worth a second look, or less so.
type cue struct {
	Name   string
	Weight float64
	Kind   appeal.Kind
	Words  string
	Not    string // phrases in which the words mean something else: of them ask would not be true
	Ask    string
	Hit    []string // sentences that the words must find, and must not
	Miss   []string
	Silent []string // sentences that weigh, and of which ask would not be true

	words *clinic.Expression
	not   *regexp.Regexp
}

// asks reports that the question of the cue is true of a sentence, in folded text.
func (c *cue) asks(low string) bool {
	return c.Ask != "" && (c.not == nil || c.words.MatchString(c.not.ReplaceAllString(low, " ")))
}

// ToCheck reports that a finding only asks for a check by hand: no rule found
// fault with its sentence.
func ToCheck(f appeal.Finding) bool { return f.Rule == worthRule }

// Points gives the findings in which a rule, a reader or the person found fault:
// all but the sentences to check that nobody has kept.
func (res Result) Points(c *appeal.Case) []appeal.Finding {
	return slices.DeleteFunc(slices.Clone(res.Findings), func(f appeal.Finding) bool { return openCheck(c, f) })
}

// Checks gives the sentences to check by hand that are not kept.
func (res Result) Checks(c *appeal.Case) []appeal.Finding {
	return slices.DeleteFunc(slices.Clone(res.Findings), func(f appeal.Finding) bool { return !openCheck(c, f) })
}

func openCheck(c *appeal.Case, f appeal.Finding) bool {
	d, ok := c.Decided(f.ID)
	return ToCheck(f) && !(ok && d.Keep == "keep")
}

// worthTable says what weighs in a sentence, as data/worth.yaml explains.
type worthTable struct {
	Version                                                  int
	Note                                                     string
	Sections                                                 map[report.SectionKind]float64
	Opinion, Records, Others, Row, Asks, Short, Long, Tested float64
	Noted                                                    struct{ Share, Closest, Unlike, Number, Same float64 }
	BorneOut                                                 float64 `yaml:"borne_out"`
	Least                                                    float64
	Cues                                                     []cue
}

// worth gives the table, read once.
var worth = sync.OnceValue(func() *worthTable {
	var t worthTable
	b, err := data.ReadFile("data/worth.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &t, yaml.Strict())
	}
	if err != nil {
		panic(err) // the table is embedded, and a test reads it
	}
	for i := range t.Cues {
		c := &t.Cues[i]
		c.words = clinic.Expr(c.Words)
		if c.Not != "" {
			c.not = regexp.MustCompile(c.Not)
		}
	}
	return &t
})

// weighed is a sentence with what it weighs, and why.
type weighed struct {
	s      *Statement
	weight float64
	cue    *cue
	note   *Note
	tested bool
}

// worthChecking gives the sentences that are worth a second look, the heaviest
// first. They are questions to the person, no findings of fault: fill takes
// as many as a report leaves room for.
func worthChecking(r *Reading) []appeal.Finding {
	var list []weighed
	near, notes, lines := r.nearest(), r.visitNotes(), r.caseLines()
	seen := map[string]bool{}
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Question > 0 || len(s.Low) < 15 || s.Kind == report.Records || seen[s.Low] || strings.HasSuffix(s.Low, ":") {
			return
		}
		seen[s.Low] = true
		w := r.weigh(s, near[s.Index], notes)
		if r.borneOut(s, lines) {
			w.weight += worth().BorneOut
		}
		if w.weight > worth().Least && (w.cue != nil || w.note != nil || w.tested) {
			list = append(list, w)
		}
	})
	slices.SortStableFunc(list, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	var out []appeal.Finding
	for _, w := range list {
		out = append(out, w.finding())
	}
	return out
}

// placed is a note that a sentence is near to; closest where no other sentence is nearer.
type placed struct {
	beside
	closest bool
}

// nearest gives, by sentence, the note that it is one of the two nearest to.
func (r *Reading) nearest() map[int]placed {
	order := slices.Clone(r.besides())
	rank := func(b beside) float64 { return b.weight + 0.8*b.of }
	slices.SortStableFunc(order, func(a, b beside) int { return cmp.Or(cmp.Compare(a.note, b.note), cmp.Compare(rank(b), rank(a))) })
	out := map[int]placed{}
	for i, b := range order {
		first := i == 0 || order[i-1].note != b.note
		second := !first && (i == 1 || order[i-2].note != b.note)
		if have, ok := out[b.s.Index]; (first || second) && (!ok || rank(b) > rank(have.beside)) {
			out[b.s.Index] = placed{b, first}
		}
	}
	return out
}

func (r *Reading) weigh(s *Statement, near placed, notes []Note) weighed {
	t := worth()
	out := weighed{s: s, tested: len(s.Tests) > 0, weight: t.Sections[s.Kind]}
	add := func(is bool, weight float64) {
		if is {
			out.weight += weight
		}
	}
	words := len(strings.Fields(s.Low))
	add(s.opinion(), t.Opinion)
	add(s.Voice == Records, t.Records)
	add(s.others, t.Others)
	add(s.Row, t.Row)
	add(strings.HasSuffix(s.Low, "?"), t.Asks)
	add(words < 6, t.Short)
	add(true, t.Long*float64(min(words, 40))/40)
	add(out.tested, t.Tested)
	for i := range t.Cues {
		c := &t.Cues[i]
		if !c.words.Matches(s.look()) {
			continue
		}
		out.weight += c.Weight
		if (out.cue == nil || c.Weight > out.cue.Weight) && c.asks(s.Low) {
			out.cue = c
		}
	}
	if near.s != nil {
		n := &notes[near.note]
		add(true, t.Noted.Share*near.of)
		add(near.closest, t.Noted.Closest)
		add(near.unlike, t.Noted.Unlike)
		add(r.numbersApart(s.Low, n.Low), t.Noted.Number)
		add(r.tellsSame(s, n), t.Noted.Same)
		if near.closest && near.weight >= 1.2 || near.weight >= 1.8 {
			out.note = n
		}
	}
	return out
}

// caseLine is a sentence of the case by the stems of its words.
type caseLine struct {
	low    string
	stems  map[string]bool
	denies bool
}

// caseLines gives what the case says of the claimant, its facts as one line each.
func (r *Reading) caseLines() []caseLine {
	texts := []string{r.Case.Claimant.Occupation, r.Case.Claimant.DominantHand + " hand dominant handed " + r.Case.Claimant.Sex}
	var taken []string
	for _, m := range r.Case.Medications {
		taken = append(taken, m.Name+" "+m.Dose)
	}
	texts = append(texts, strings.Join(taken, " "))
	var out []caseLine
	add := func(low string, words []term, denies bool) {
		l := caseLine{low, map[string]bool{}, denies}
		for _, w := range words {
			l.stems[w.stem] = true
		}
		out = append(out, l)
	}
	for _, t := range texts {
		low := clinic.Fold(t)
		add(low, termsOf(low), false)
	}
	for i := range r.Known {
		add(r.Known[i].low, r.Known[i].words, len(r.Known[i].denials) > 0)
	}
	return out
}

// borneOut: one line of the case has at least two thirds of the sentence's
// telling words and all of its figures, and both deny or neither does.
func (r *Reading) borneOut(s *Statement, lines []caseLine) bool {
	words, figures, denies := tellingOnce(s.terms), figuresIn(s.Low), len(r.denialsOf(s)) > 0
	return len(words) > 1 && slices.ContainsFunc(lines, func(l caseLine) bool {
		n := 0
		for _, w := range words {
			if l.stems[w.stem] {
				n++
			}
		}
		return n*3 >= len(words)*2 && denies == l.denies && !slices.ContainsFunc(figures, func(f string) bool { return !strings.Contains(l.low, f) })
	})
}

// finding puts the sentence to the person, with what to lay beside it.
func (w weighed) finding() appeal.Finding {
	kind, ask, against := appeal.FactualError, "It names a test. Was it done, and did it go so?", []string{}
	if !w.tested {
		ask = "It speaks of something that was noted of the visit. Do the two agree?"
	}
	switch {
	case w.s.opinion():
		kind = appeal.UnsupportedConclusion
	case w.s.inExam():
		kind = appeal.ContradictsExam
	}
	if w.cue != nil {
		ask = w.cue.Ask
		if w.cue.Kind != "" {
			kind = w.cue.Kind
		}
	}
	if w.note != nil {
		ask += notedBy + whose(w.note) + ": “" + plain(w.note.Text) + "”."
		against = append(against, w.note.Key)
	}
	f := about(w.s, appeal.Low, "worth checking", toCheck+ask, against...)
	f.Kind = kind
	return asking(f, "Does this statement agree with your records?", "The claimant does not agree with what is said here.")
}

// disputed is a sentence to check that the person keeps: from then on it is the
// person's own point, and what is said of it is no longer a question. The table
// of findings in a packet and the letter say it to the insurer.
func disputed(f appeal.Finding) appeal.Finding {
	f.Subject = "In dispute"
	_, noted, _ := strings.Cut(f.Why, notedBy)
	f.Why = f.Wording
	if noted != "" {
		f.Why += notedBy + noted
	}
	return f
}

const (
	toCheck = "To check by hand. "
	notedBy = " Noted by "
)

// fill adds, after the findings, the sentences most worth checking that none of
// them and no admission speaks of, while the report has fewer questions than it
// may have. What a person has decided stays. No law bears on what is only asked.
func (r *Reading) fill(fs, worth, admitted []appeal.Finding) []appeal.Finding {
	room := perPage * len(r.Report.Pages)
	for _, f := range fs {
		if f.Confidence == appeal.Low {
			room--
		}
	}
	spoken := slices.Concat(fs, admitted)
	known := func(f appeal.Finding) bool {
		return slices.ContainsFunc(spoken, func(o appeal.Finding) bool { return samePassage(o, f) })
	}
	var more []appeal.Finding
	for _, f := range worth {
		d, decided := r.Case.Decided(f.ID)
		if room <= 0 && !decided || known(f) {
			continue
		}
		if decided && d.Keep == "keep" {
			f = disputed(f)
		}
		if i := slices.IndexFunc(worth, func(o appeal.Finding) bool {
			_, own := r.Case.Decided(o.ID)
			return !own && !known(o) && r.adjoin(f, o)
		}); i >= 0 {
			f = r.asOne(f, worth[i])
		}
		f.Authorities = nil
		more, spoken = append(more, f), append(spoken, f)
		room--
	}
	slices.SortStableFunc(more, func(a, b appeal.Finding) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line))
	})
	return append(fs, more...)
}

func samePassage(a, b appeal.Finding) bool {
	return a.Page == b.Page && a.Quote != "" && (strings.Contains(a.Quote, b.Quote) || strings.Contains(b.Quote, a.Quote))
}
