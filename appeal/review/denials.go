package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	neverDiagnosed = clinic.Expr(`\b(never|not|no) (been )?(formally )?(diagnosed (with|as having)|diagnosis of|given (a|the) diagnosis of)\b|\bno (documented |established |confirmed |known |prior )?(diagnosis|history|record) of\b`)
	neverMade      = clinic.Expr(`\b(never|at no time|nowhere|not (ever|once|anywhere)|has not|have not) (yet )?(been )?(formally |actually )?(diagnosed|met|fulfilled|satisfied)\b`)
	neverAdmitted  = clinic.Expr(`\b(never|not|no) (been |required |had )?(\w+ )?(hospitali[sz]\w*|admitted|inpatient|admissions?)\b|\b(hospitali[sz]ations?|admissions?): ?(none|no)\b|\bdenie[sd] (any )?(\w+ )?(hospitali[sz]\w*|admissions?)`)
	neverOperated  = clinic.Expr(`\b(prior|past|previous)? ?(surger(y|ies)|operations?|surgical history)( history)?: ?(none|no|negative|denied|nil)\b|\b(never|not) (had|undergone|undergo|required) (any |a )?(\w+ )?(surgery|operation)|\bno (prior|previous|past|history of) (\w+ )?(surger\w+|operations?)|\bdenie[sd] (any )?(prior|previous|past) surger`)
	admission_     = clinic.Expr(`\b(discharge summary|hospital|inpatient|admission)\b`)
	abbreviations  = map[string]string{
		"pots": "postural orthostatic tachycardia", "ptsd": "post-traumatic stress", "crps": "complex regional pain", "ms": "multiple sclerosis", "ra": "rheumatoid arthritis",
		"tbi": "traumatic brain injury", "cts": "carpal tunnel", "me/cfs": "myalgic encephalomyelitis", "cfs": "chronic fatigue", "fm": "fibromyalgia", "mdd": "major depressive", "gad": "generalized anxiety",
		"ocd": "obsessive-compulsive", "adhd": "attention", "sle": "lupus", "copd": "obstructive pulmonary", "eds": "ehlers-danlos", "mcas": "mast cell", "bppv": "positional vertigo", "tos": "thoracic outlet",
	}
)

// fileDenied finds what a report says never was and the case file has: a
// diagnosis, a stay in hospital, an operation.
func fileDenied(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records {
			return
		}
		if at := neverDiagnosed.FindIndex(s.look()); at != nil && !strings.Contains(s.Low, "family") {
			if i := r.diagnosisIn(s.Low[at[1]:]); i >= 0 {
				d := r.Case.Diagnoses[i]
				out = append(out, about(s, appeal.High, "diagnosis: "+d.Name, fmt.Sprintf("The case file has %s%s.", d.Name, sinceText(d.Since)), fmt.Sprintf("diagnoses[%d]", i)))
				return
			}
		}
		if at := neverMade.FindIndex(s.look()); at != nil && !strings.Contains(s.Low, "family") {
			if i := r.diagnosisIn(s.Low[:at[0]]); i >= 0 {
				d := r.Case.Diagnoses[i]
				out = append(out, about(s, appeal.Medium, "diagnosis: "+d.Name, fmt.Sprintf("The case file has %s%s.", d.Name, sinceText(d.Since)), fmt.Sprintf("diagnoses[%d]", i)))
				return
			}
		}
		if at := neverAdmitted.FindIndex(s.look()); at != nil {
			bound := r.boundOf(s.Low[at[1]:])
			if d, ok := r.paper(func(d appeal.Document) bool {
				return bound(d) && admission_.MatchString(clinic.Fold(d.Title)) && d.Kind != appeal.Imaging && !strings.Contains(clinic.Fold(d.Title), "emergency") && !therapyTitle.MatchString(clinic.Fold(d.Title))
			}); ok {
				out = append(out, about(s, appeal.High, "hospital stay", "The case file holds "+describe(d)+".", "document:"+d.ID))
				return
			}
		}
		if at := neverOperated.FindIndex(s.look()); at != nil {
			bound := r.boundOf(s.Low[at[1]:])
			if d, ok := r.paper(func(d appeal.Document) bool {
				return bound(d) && d.Kind == appeal.Surgical && surgeryDone.MatchString(clinic.Fold(d.Title)+" operative report") && !strings.Contains(clinic.Fold(d.Title), "injection")
			}); ok {
				out = append(out, about(s, appeal.High, "earlier surgery", "The case file holds "+describe(d)+".", "document:"+d.ID))
			}
		}
	})
	return out
}

// boundOf reads up to when something is denied ("none before 2025", "no surgery
// prior to the injury"): a paper of that day or later does not contradict it.
func (r *Reading) boundOf(rest string) func(appeal.Document) bool {
	until := appeal.Day{}
	if at := boundWord.FindStringIndex(rest); at != nil {
		switch ds := r.dates(rest[at[1]:]); {
		case len(ds) > 0 && ds[0].from < 12:
			until = ds[0].first()
		case boundEvent.MatchString(rest[at[1]:]):
			if until = r.Case.Claim.DateOfInjury; until.IsZero() {
				until = r.Case.Claim.OnsetDate
			}
		}
	}
	return func(d appeal.Document) bool {
		return until.IsZero() || d.Date.IsZero() || d.Date.Before(until)
	}
}

var (
	boundWord  = clinic.Expr(`^[^.;]{0,40}?\b(before|prior to|until|up to|preceding|earlier than)\b`)
	boundEvent = clinic.Expr(`^ (the |this |that |his |her )?(\w+ )?(injury|accident|collision|crash|incident|fall|onset|event|illness)\b`)
)

var therapyTitle = clinic.Expr(`\btherap`)

func sinceText(d appeal.Day) string {
	if d.IsZero() {
		return ""
	}
	return " since " + d.Long()
}

// paper gives the first document of the case, older than the examination, for
// which is holds.
func (r *Reading) paper(is func(appeal.Document) bool) (appeal.Document, bool) {
	for _, d := range r.Case.Documents {
		if !d.Date.IsZero() && !r.Case.Exam.Date.IsZero() && d.Date.After(r.Case.Exam.Date) {
			continue
		}
		if is(d) {
			return d, true
		}
	}
	return appeal.Document{}, false
}

// diagnosisIn gives the diagnosis of the case that a text names, in its words
// or by an abbreviation, -1 if none.
func (r *Reading) diagnosisIn(low string) int {
	for i, d := range r.Case.Diagnoses {
		name := clinic.Fold(d.Name)
		st := stems(name)
		if len(st) > 0 && len(shared(st, stems(low)))*3 >= len(st)*2 {
			return i
		}
		if strings.Contains(low, "arrhythmia") && arrhythmias.MatchString(name) {
			return i
		}
		for short, long := range abbreviations {
			if hasWord(low, short) && strings.Contains(name, long) {
				return i
			}
		}
	}
	return -1
}

var arrhythmias = clinic.Expr(`\b(fibrillation|flutter|tachycardia|arrhythmia)\b`)

var pulseRise = clinic.Expr(`\b(?:heart rate|pulse)\b[^.]{0,30}?\bfrom (\d{2,3}) (?:\w+ ){0,3}to (\d{2,3})\b`)

// deniedHereStatedThere finds a finding denied in one place and recorded in
// another of the same report.
func deniedHereStatedThere(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Voice == Formula {
			return
		}
		for _, p := range r.Clinic.Pairs("own") {
			if p.OneIn(s.look()) == nil {
				continue
			}
			at := r.find(func(o *Statement) bool {
				if timesApart(s, o) {
					return false // it may have changed since
				}
				if o.Index == s.Index || o.Voice == Asked || o.Voice == Formula || o.Row && !strings.ContainsAny(o.Low, "0123456789") || p.One(o.Low) != nil {
					return false
				}
				if len(p.Stated) == 0 {
					m := pulseRise.FindStringSubmatch(o.Low)
					if m == nil {
						return false
					}
					a, _ := number(m[1])
					b, _ := number(m[2])
					return b-a >= 30
				}
				m := p.Other(o.Low)
				return m != nil && !denied(o.Low, m[0]) && samePart(o, s)
			})
			if at != nil {
				c := appeal.Medium
				if (len(s.Parts) == 0) != (len(at.Parts) == 0) {
					c = appeal.Low // the one is of a part of the body, the other may be of another
				}
				f := citing(about(s, c, p.Subject, fmt.Sprintf("The report itself records: “%s” (p. %d).", quote(at.Text), at.Page)), at)
				out = append(out, asking(f, "Which of the two statements agrees with your findings?", "Another part of the report records otherwise."))
				return
			}
		}
	})
	return out
}
