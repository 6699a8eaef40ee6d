package review

import (
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// known is one sentence of the case: of the claimant's notes, of another paper,
// or what the case file itself says.
type known struct {
	key, text, low string
	doc            *appeal.Document // nil for notes and facts
	date           appeal.Day       // of the fact, if known
	past           bool             // of the time before the claim began
	noted          bool             // the claimant's or the witness's own note
	words          []term
	denials        []denial
	amounts        []amount
	look           *clinic.Look
}

// term is a word that carries a subject, as it stands and cut to its stem.
type term struct {
	word, stem string
	at         int
}

// termsOf gives the words of folded text that carry its subject, in order.
func termsOf(low string) []term {
	var out []term
	for i := 0; i < len(low); {
		j := i
		for j < len(low) && !notWordByte(low[j]) {
			j++
		}
		if j == i {
			i++
			continue
		}
		w := strings.Trim(strings.TrimSuffix(low[i:j], "'s"), "'")
		if len(w) >= 3 && !common[w] && (w[0] < '0' || w[0] > '9') && !strings.HasSuffix(w, "n't") {
			out = append(out, term{w, stem(w), i})
		}
		i = j
	}
	return out
}

func notWordByte(b byte) bool {
	return !(b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '\'' || b > 127)
}

func (r *Reading) alike(a, b term) bool {
	return a.stem == b.stem || r.Clinic.Words.Alike(a.word, b.word)
}

// covers: who denies the first denies the second.
func (r *Reading) covers(general, special term) bool {
	return general.stem == special.stem || r.Clinic.Words.Covers(general.word, special.word)
}

// broad reports that a word alone compares nothing: by the table, or because
// the report has it everywhere.
func (r *Reading) broad(t term) bool {
	return r.Clinic.Words.TooBroad(t.word) || r.often[t.stem]*8 > len(r.Said) && len(r.Said) > 30
}

// gather collects what the case knows, sentence by sentence.
func (r *Reading) gather() []known {
	var out []known
	add := func(k known) {
		if k.low = clinic.Fold(k.text); len(k.low) < 3 {
			return
		}
		k.past = before_.MatchString(k.low) || r.before(r.dates(k.low))
		k.look = clinic.LookAt(k.low)
		k.words, k.denials = termsOf(k.low), denialsIn(k.low)
		if strings.HasPrefix(k.key, "diagnoses") && lostPart.MatchString(k.low) {
			k.denials = nil // what is absent is the injury itself, and nothing is denied
		}
		if k.noted {
			k.denials = append(k.denials, inabilities(k.low)...)
		}
		if !k.diagnosis() {
			k.amounts = amountsIn(k.low)
		}
		out = append(out, k)
	}
	for i := range r.Notes {
		n := &r.Notes[i]
		add(known{key: n.Key, text: n.Text, noted: true, date: r.Case.Exam.Date})
	}
	for i, d := range r.Case.Diagnoses {
		add(known{key: "diagnoses[" + strconv.Itoa(i) + "]", text: d.Name, date: d.Since})
	}
	for i, m := range r.Case.Measurements {
		add(known{key: "measurements[" + strconv.Itoa(i) + "]", text: strings.Join(strings.Fields(m.What+" "+m.Value+" "+m.Unit), " "), date: m.Date})
	}
	for i := range r.Case.Documents {
		d := &r.Case.Documents[i]
		if !r.shouldBeListed(*d) {
			continue
		}
		if medical(*d) {
			add(known{key: "document:" + d.ID, text: titleOf(*d), doc: d, date: d.Date})
		}
		if p := r.Papers[d.ID]; p != nil {
			for _, s := range p.Sentences {
				key := "document:" + d.ID + "#p" + strconv.Itoa(s.Page)
				if len(s.Text) < 600 && !ofThePatient.MatchString(clinic.Fold(s.Text)) {
					add(known{key: key, text: s.Text, doc: d, date: d.Date})
				}
			}
		}
	}
	return out
}

// ofThePatient are lines of a paper's head.
var ofThePatient = clinic.Expr(`^(patient|name|dob|date of birth|mrn|re|to whom|page)\b.{0,80}$`)

// diagnosis: what a treating physician diagnosed, as the case file names it.
func (k *known) diagnosis() bool { return strings.HasPrefix(k.key, "diagnoses[") }

// from names the source of a known sentence for a person.
func (k *known) from() string {
	switch {
	case k.noted && strings.HasPrefix(k.key, "exam.notes.witness"):
		return "Noted by the witness"
	case k.noted:
		return "Noted by the claimant"
	case k.doc != nil:
		return describe(*k.doc) + " says"
	}
	return "The case file has"
}

// namedPaper is a paper of the case by what a sentence may call it.
type namedPaper struct {
	doc     *appeal.Document
	classes []string
	author  string // the surname of a person
}

func (r *Reading) paperNames() []namedPaper {
	var out []namedPaper
	for i := range r.Case.Documents {
		d := &r.Case.Documents[i]
		if !r.shouldBeListed(*d) {
			continue
		}
		p := namedPaper{doc: d, classes: specific(classesIn(clinic.Fold(d.Title)))}
		if len(p.classes) == 0 {
			p.classes = specific(kindClasses[d.Kind])
		}
		if person(d.Author) {
			p.author = surname(d.Author)
		}
		out = append(out, p)
	}
	return out
}

// papersOf gives the papers that a sentence speaks of: by day, by month, by
// number ("the second MRI"), by the days between, by author, or because there is
// one of its kind.
func (r *Reading) papersOf(s *Statement) []*appeal.Document {
	if len(r.papers) == 0 {
		return nil
	}
	return r.spoken.of(s, func() []*appeal.Document { return r.findPapersOf(s) })
}

func (r *Reading) findPapersOf(s *Statement) []*appeal.Document {
	var out []*appeal.Document
	classes := classesIn(s.Low)
	for _, p := range r.papers {
		d, own := p.doc, p.classes
		kind := len(shared(own, classes)) > 0 || r.namesTitle(s, *d)
		author := p.author != "" && strings.Contains(s.Low, p.author)
		if !kind && !author {
			continue
		}
		switch dated := r.datesNear(s); {
		case len(dated) > 0:
			if hitsDay(dated, d.Date) {
				out = append(out, d)
			}
		case kind && r.ordinal(s, *d, own):
			out = append(out, d)
		case kind && r.onlyOf(own, d.ID) && !otherParts(s, *d) && d.Kind != appeal.OfficeNote:
			out = append(out, d)
		}
	}
	return out
}

// datesNear gives the dates of a sentence, or the one that its count of days
// from the date before leads to.
func (r *Reading) datesNear(s *Statement) []dated {
	if len(s.Dates) > 0 {
		return s.Dates
	}
	m := laterBy.FindStringSubmatch(s.Low)
	if m == nil || s.Index == 0 {
		return nil
	}
	n, ok := number(m[1])
	for back := 1; ok && back <= 2 && s.Index >= back; back++ {
		prev := r.dates(r.Said[s.Index-back].Low + " " + strconv.Itoa(r.yearNear(s)))
		if len(prev) > 0 && prev[0].exact() {
			days := map[string]int{"d": 1, "w": 7, "m": 30}[m[2][:1]] * int(n)
			return []dated{{Day: prev[0].Day.AddDays(days)}}
		}
	}
	return nil
}

var laterBy = clinic.Expr(`\b` + numeral + ` (days?|weeks?|months?) (later|after(ward)?)\b`)

// yearNear gives the last year named before a sentence.
func (r *Reading) yearNear(s *Statement) int {
	for i := s.Index; i >= 0 && i > s.Index-12; i-- {
		for _, d := range r.Said[i].Dates {
			if d.Year > 1900 {
				return d.Year
			}
		}
	}
	return r.Case.Claim.DateOfInjury.Year
}

func hitsDay(ds []dated, day appeal.Day) bool {
	for _, d := range ds {
		if d.Month > 0 && !day.Before(d.first()) && !day.After(d.last()) {
			return true
		}
	}
	return false
}

var (
	firstOf  = clinic.Expr(`\b(first|initial|earlier|original)\b`)
	secondOf = clinic.Expr(`\b(second|repeat\w*|follow-?up|later|subsequent|latest|most recent|new)\b`)
)

// ordinal: "the second MRI" is the later of two.
func (r *Reading) ordinal(s *Statement, d appeal.Document, own []string) bool {
	var same []*appeal.Document
	for _, p := range r.papers {
		if len(shared(own, p.classes)) > 0 {
			same = append(same, p.doc)
		}
	}
	if len(same) != 2 {
		return false
	}
	later := d.Date.After(same[0].Date) || d.Date.After(same[1].Date)
	return later && secondOf.Matches(s.look()) || !later && firstOf.Matches(s.look()) && !secondOf.Matches(s.look())
}

func (r *Reading) onlyOf(own []string, id string) bool {
	for _, p := range r.papers {
		if p.doc.ID != id && len(shared(own, p.classes)) > 0 {
			return false
		}
	}
	return true
}

func otherParts(s *Statement, d appeal.Document) bool {
	p := partsIn(clinic.Fold(d.Title))
	return len(p) > 0 && len(s.Parts) > 0 && !sameRegion(p, s.Parts) && (d.Kind == appeal.Imaging || len(shared(p, []string{"arm", "leg"})) == 0)
}

// lostPart: a diagnosis that names a loss, as the classification words it.
var lostPart = clinic.Expr(`\b(acquired|congenital|traumatic|surgical) absence\b|\babsence of (the |a |an )?(\w+ )?(limb|leg|arm|foot|hand|finger|thumb|toe|eye|breast|kidney|spleen)\b`)
