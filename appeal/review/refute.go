package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// refuted finds what the report denies and the claimant's notes or papers have,
// and what the report states and they deny.
func refuted(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && (s.Item || len(r.papersOrBefore(s)) == 0) || s.Row || len(s.Low) > 600 || !s.ownAnswer() {
			return
		}
		if k, why := r.deniedThough(s); k != nil {
			out = append(out, r.refutation(s, k, why))
			return
		}
		if k, why := r.statedThough(s); k != nil {
			f := r.refutation(s, k, why)
			if k.doc != nil && !agrees.Matches(s.look()) {
				f.Confidence = appeal.Low // what a paper denies may have come since
			}
			out = append(out, f)
		}
	})
	return out
}

func (r *Reading) refutation(s *Statement, k *known, why string) appeal.Finding {
	c := appeal.Medium
	if k.noted && (s.Voice == Claimant || s.history()) {
		c = appeal.High
	}
	f := about(s, c, "what the papers of the case say", why+" "+k.from()+": “"+quote(k.text)+"”", k.key)
	if k.noted {
		f.Kind = appeal.ContradictsExam
	}
	return asking(f, "What do your records have on this point?", "The claimant’s papers say otherwise.")
}

// deniedThough: the sentence denies a thing that the case has.
func (r *Reading) deniedThough(s *Statement) (*known, string) {
	for _, d := range r.denialsOf(s) {
		other := otherThan.MatchString(s.Low)
		if !r.telling(d.heads) || notTheFact.Matches(s.look()) && len(d.heads) < 2 {
			continue
		}
		var best *known
		for i := range r.Known {
			k := &r.Known[i]
			if k.doc != nil && noFurther.Matches(s.look()) || !r.mayRefute(s, k, d) || !r.affirms(k, d.heads) || other && r.namesCurrent(k) {
				continue
			}
			if best == nil || k.noted && !best.noted {
				best = k
			}
		}
		if best != nil {
			return best, "The report says that there is none."
		}
	}
	return nil, ""
}

var (
	// otherThan: what is denied is another than the one that is known.
	otherThan = clinic.Expr(`\b(other|else|besides|apart from|additional|further|second)\b`)
	// noFurther: what has been done so far is not denied.
	noFurther = clinic.Expr(`\b(no|without|nor any) (further|additional)\b`)
	// thatOne: the sentence goes on about the paper that was named before.
	thatOne = clinic.Expr(`\b(on|at|in) (that|this|the same) (occasion|visit|day|date|note|report|study|time|appointment)\b`)
)

// namesCurrent: the known sentence speaks of a medicine that is taken now.
func (r *Reading) namesCurrent(k *known) bool {
	return slices.ContainsFunc(r.Case.Medications, func(m appeal.Medication) bool {
		_, at := r.drugIn(k.low, m.Name)
		return at >= 0
	})
}

// telling: a word that is not broad, or two words.
func (r *Reading) telling(heads []term) bool {
	n := 0
	for _, h := range heads {
		if !r.broad(h) && len(h.word) > 3 {
			n++
		}
	}
	return n >= 1 && (len(heads) <= 3 || n >= 2)
}

// mayRefute: what was seen at the visit is refuted by notes of the visit alone,
// what a record says by that record, and what is denied of all times by any.
func (r *Reading) mayRefute(s *Statement, k *known, d denial) bool {
	switch {
	case d.verb && (!k.noted || !s.history()):
		return false // a verb alone denies only what was told
	case k.past != d.past && (k.past || d.past):
		return false // an earlier one denied is not refuted by this one, nor this one by an earlier
	case k.noted:
		return (s.Voice == Claimant || s.history() || d.ever && s.opinion()) && !strings.HasPrefix(k.key, "exam.notes.tests")
	case (s.Kind == report.Examination || s.Kind == report.Testing || s.Kind == report.Diagnostics) && !everDone.Matches(s.look()):
		return false
	case k.diagnosis():
		return d.ever && (s.opinion() || s.Voice != Records) && !bygone.MatchString(s.Low)
	case k.doc == nil:
		return false
	case !medical(*k.doc) && r.procedureOrStudy(d.heads):
		return false // what a job's or a plan's paper says of operations is not the claimant's own
	}
	papers := r.papersOf(s)
	if thatOne.MatchString(s.Low) {
		papers = r.papersOrBefore(s)
	}
	if isIn(papers, k.doc) {
		return true
	}
	if len(s.Dates) > 0 && s.Voice == Records {
		return false
	}
	return d.ever && (s.Voice != Records || overall.Matches(s.look()) || s.Kind == report.RecordsSummary && len(s.Dates) == 0) || s.opinion() && !today.Matches(s.look()) && r.procedureOrStudy(d.heads)
}

var (
	overall  = clinic.Expr(`\b(file|records?|chart|notes|documents?|papers|never|ever|has been|have been|since)\b`)
	everDone = clinic.Expr(`\bno (\w+ ){1,4}(has|have) (ever )?been\b|\b(has|have) (not|never) been\b|\bnever\b`)
	today    = clinic.Expr(`\b(on|at|during|in) (my|this|the|today's) (\w+ )?(exam\w*|visit|evaluation)\b|\btoday\b`)
)

// procedureOrStudy: the denied thing is an operation, a treatment or a study,
// which a record proves.
func (r *Reading) procedureOrStudy(heads []term) bool {
	for _, h := range heads {
		if surgeryWord.MatchString(h.word) || medicalAct.MatchString(h.word) || len(classesIn(h.word)) > 0 {
			return true
		}
	}
	return false
}

var medicalAct = clinic.Expr(`(ectomy|otomy|oscopy|plasty|graphy|gram|scan|injection|block|fusion|implant|therapy|rupture|fracture|herniation|denervation|stenosis|compression|laxity|arrhythmia|tachycardia|fibrillation|lesion|seizure|metastas)`)

// notYet: an operation or a study that lies ahead was not done.
var notYet = clinic.Expr(`\b(referr(al|ed) (for|to)|scheduled|recommend(s|ed)?|propos(es|ed|al)|candidate|pending|awaiting|evaluat(ed|ion) for|request(s|ed)?)\b`)

// affirms reports that a known sentence has every head, none of it denied.
func (r *Reading) affirms(k *known, heads []term) bool {
	if hypothetical.MatchString(k.low) || notYet.MatchString(k.low) && r.procedureOrStudy(heads) {
		return false
	}
	for _, h := range heads {
		found := false
		for _, w := range k.words {
			if r.covers(h, w) && !r.deniedIn(k, w) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

var hypothetical = clinic.Expr(`\b(if|whether|should|would|could|may|might|risk|possible|rule out|r/o|consider|plan|advise|asked about|history of present)\b`)

func (r *Reading) deniedIn(k *known, w term) bool {
	for _, d := range k.denials {
		for _, h := range d.heads {
			if h.stem == w.stem {
				return true
			}
		}
	}
	before := k.low[max(0, w.at-30):w.at]
	if i := strings.LastIndexAny(before, ".;,"); i >= 0 {
		before = before[i:]
	}
	return negation.MatchString(before)
}

// statedThough: the sentence states a thing that the notes or a paper deny.
func (r *Reading) statedThough(s *Statement) (*known, string) {
	words := s.terms
	if at := negation.FindStringIndex(s.Low); at != nil && !r.yearBefore(s) {
		words = slices.Clone(words) // what stands before the negation is stated
		words = slices.DeleteFunc(words, func(t term) bool { return t.at >= at[0] })
	}
	if len(words) == 0 || s.Kind == report.Examination || s.Kind == report.Testing {
		return nil, ""
	}
	for i := range r.Known {
		k := &r.Known[i]
		if k.noted && strings.HasPrefix(k.key, "exam.notes.tests") || k.doc != nil && s.Voice == Records && !r.speaksOfPaper(s, k) {
			continue
		}
		for _, d := range k.denials {
			if !d.past && (!r.telling(d.heads) || len(d.heads) < 2) || d.past && len(shared(partsIn(k.low), s.Parts)) == 0 {
				continue
			}
			if d.past && !(before_.Matches(s.look()) || r.yearBefore(s)) || !d.past && k.doc != nil && !agrees.Matches(s.look()) && !r.deniedOnPaper(s, k) {
				continue
			}
			if r.allIn(d.heads, words) && !r.deniedHere(s, d.heads) {
				return k, "The report states what is denied there."
			}
		}
	}
	return nil, ""
}

// deniedOnPaper: a visit of the year before the examination denies outright what
// the sentence states as the claimant's condition.
func (r *Reading) deniedOnPaper(s *Statement, k *known) bool {
	days := k.doc.Date.DaysUntil(r.Case.Exam.Date)
	return k.doc.Kind == appeal.OfficeNote && (s.history() || s.opinion()) && len(s.Dates) == 0 && days > -30 && days < 366 && !bygone.MatchString(s.Low)
}

// deniedHere: the sentence denies one of the words itself.
func (r *Reading) deniedHere(s *Statement, heads []term) bool {
	for _, d := range r.denialsOf(s) {
		for _, h := range d.heads {
			for _, x := range heads {
				if r.alike(h, x) {
					return true
				}
			}
		}
	}
	return false
}

// agrees: a treating physician is said to have agreed or told something.
var agrees = clinic.Expr(`\b(agree[sd]?|concur\w*|told me|stated|conceded|confirmed|acknowledged|indicated|released|cleared)\b`)

func (r *Reading) speaksOfPaper(s *Statement, k *known) bool {
	for _, p := range r.papersOf(s) {
		if p.ID == k.doc.ID {
			return true
		}
	}
	return false
}

// yearBefore: the sentence names a year before the claim began.
func (r *Reading) yearBefore(s *Statement) bool { return r.before(s.Dates) }

// before reports that one of the dates lies before the claim began.
func (r *Reading) before(ds []dated) bool {
	from := r.Case.Claim.DateOfInjury
	if from.IsZero() {
		from = r.Case.Claim.OnsetDate
	}
	for _, d := range ds {
		if !from.IsZero() && d.Year < from.Year {
			return true
		}
	}
	return false
}

func (r *Reading) allIn(heads, words []term) bool {
	for _, h := range heads {
		found := false
		for _, w := range words {
			if r.covers(h, w) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}
