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
		if at := neverDiagnosed.FindStringIndex(s.Low); at != nil && !strings.Contains(s.Low, "family") {
			if i := r.diagnosisIn(s.Low[at[1]:]); i >= 0 {
				d := r.Case.Diagnoses[i]
				out = append(out, about(s, appeal.High, "diagnosis: "+d.Name, fmt.Sprintf("The case file has %s%s.", d.Name, sinceText(d.Since)), fmt.Sprintf("diagnoses[%d]", i)))
				return
			}
		}
		if neverAdmitted.MatchString(s.Low) {
			if d, ok := r.paper(func(d appeal.Document) bool {
				return admission_.MatchString(clinic.Fold(d.Title)) && d.Kind != appeal.Imaging && !strings.Contains(clinic.Fold(d.Title), "emergency") && !therapyTitle.MatchString(clinic.Fold(d.Title))
			}); ok {
				out = append(out, about(s, appeal.High, "hospital stay", "The case file holds "+describe(d)+".", "document:"+d.ID))
				return
			}
		}
		if neverOperated.MatchString(s.Low) {
			if d, ok := r.paper(func(d appeal.Document) bool {
				return d.Kind == appeal.Surgical && surgeryDone.MatchString(clinic.Fold(d.Title)+" operative report") && !strings.Contains(clinic.Fold(d.Title), "injection")
			}); ok {
				out = append(out, about(s, appeal.High, "earlier surgery", "The case file holds "+describe(d)+".", "document:"+d.ID))
			}
		}
	})
	return out
}

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

// pairs of findings in one report that exclude one another, each with the words
// that deny and the words that record it.
var ownPairs = []struct {
	subject        string
	denied, stated *clinic.Expression
}{
	{"arthritis", clinic.Expr(`\b(arthritis|arthrosis|osteoarthritis) (is|was) (not present|absent|not seen|not evident)|\bno (evidence of )?(post-?traumatic |degenerative )?(arthritis|arthrosis)`), clinic.Expr(`\b(joint space (is |was )?(narrow\w*|loss|reduced)|osteophytes?|sclerosis of the joint)\b`)},
	{"control of a disease", clinic.Expr(`\b(poorly|badly|un)-? ?controlled\b|\bpoor control\b`), clinic.Expr(`\b(good|well|excellent|fair)[- ]control(led)?\b`)},
	{"pulse on standing", clinic.Expr(`\bno (\w+ )?(orthostatic|postural) (tachycardia|changes?|intolerance)\b`), nil},
	{"spasm", clinic.Expr(`\bno (\w+ )?(spasm|guarding)\b`), clinic.Expr(`\b(hypertonicity|guarding (of|was)|spasm (was|is) (present|palp\w+|noted|felt))\b`)},
	{"tenderness", clinic.Expr(`\bno (\w+, no )?(\w+ )?tenderness\b`), clinic.Expr(`\b(trigger points?|tenderness (was )?(present|noted|elicited)|marked tenderness)\b`)},
	{"fluency of speech", clinic.Expr(`\bspeaks? fluently\b|\bspeech (is|was) fluent\b`), clinic.Expr(`\bword-?finding (pauses?|difficult\w+|problems?)|\bhalting speech\b`)},
	{"arrhythmia", clinic.Expr(`\bno (evidence of |sign of |history of )?(any )?arrhythmia`), clinic.Expr(`\b(atrial (fibrillation|flutter)|ventricular tachycardia|irregularly irregular)\b`)},
	{"function of the heart", clinic.Expr(`\b(left )?ventricular (systolic )?function (is|was) (normal|preserved|good)|\bnormal (left )?ventricular (systolic )?function`), clinic.Expr(`\bejection fraction (of |was |is |estimated at )?([1-3]\d|4[0-5])\b`)},
	{"laboratory results", clinic.Expr(`\b(laborator\w+|blood|lab) (tests?|results?|work|stud\w+|values)? ?(is|are|was|were) (all |entirely |completely )?(normal|unremarkable)`), clinic.Expr(`\b(hemoglobin|haemoglobin)\b[^;,]{0,25}\b([5-9]|10)\.\d|\b(c-reactive protein|crp)\b[^;,]{0,12}\b[1-9]\d|\b(esr|sedimentation rate)\b[^;,]{0,15}\b([4-9]\d|1\d\d)\b`)},
	{"stability of a joint", clinic.Expr(`\bno (evidence of |sign of |clinical )?(instability|laxity)|\b(joint|knee|wrist|ankle|shoulder) (is|was) stable`), clinic.Expr(`\b(watson|drawer|lachman|apprehension|pivot|shift|stress)\b.{0,30}\b(positive|clunk)|\bpositive (watson|drawer|lachman|apprehension|pivot)`)},
	{"congestion", clinic.Expr(`\bno (sign|evidence)s? of (congestion|heart failure|volume overload|decompensation)`), clinic.Expr(`\b(s3( gallop)?|crackles|rales|jugular venous (pressure|distension) ?(of |was )?(elevated|raised|1\d|9)|pitting edema)\b`)},
	{"earlier surgery", clinic.Expr(`\b(prior|past|previous) surger(y|ies): ?none\b`), clinic.Expr(`\b(laminectomy|discectomy|fusion|arthroscopy|status post|underwent)\b`)},
}

var pulseRise = clinic.Expr(`\b(?:heart rate|pulse)\b[^.]{0,30}?\bfrom (\d{2,3}) (?:\w+ ){0,3}to (\d{2,3})\b`)

// deniedHereStatedThere finds a finding denied in one place and recorded in
// another of the same report.
func deniedHereStatedThere(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Voice == Formula {
			return
		}
		for _, p := range ownPairs {
			if !p.denied.MatchString(s.Low) {
				continue
			}
			at := r.find(func(o *Statement) bool {
				if o.Index == s.Index || o.Voice == Asked || o.Voice == Formula || p.denied.MatchString(o.Low) {
					return false
				}
				if p.stated == nil {
					m := pulseRise.FindStringSubmatch(o.Low)
					if m == nil {
						return false
					}
					a, _ := number(m[1])
					b, _ := number(m[2])
					return b-a >= 30
				}
				return p.stated.MatchString(o.Low) && samePart(o, s)
			})
			if at != nil {
				f := citing(about(s, appeal.High, p.subject, fmt.Sprintf("The report itself records: “%s” (p. %d).", quote(at.Text), at.Page)), at)
				out = append(out, asking(f, "Which of the two statements agrees with your findings?", "Another part of the report records otherwise."))
				return
			}
		}
	})
	return out
}
