package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// given is a medicine that the case has: of the case file's list, or one that a
// paper or a note tells was given.
type given struct {
	name, says, key string
	since           appeal.Day
}

// medicineDenied: the sentence denies a medicine, or every medicine of a kind,
// and the case has one: "nothing that acts on the mind", "prednisone: none".
func (r *Reading) medicineDenied(s *Statement) (appeal.Finding, bool) {
	if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records || s.Kind == report.Family || len(s.Low) > 400 || !noMedicine.Matches(s.look()) || otherTimes.Matches(s.look()) || len(s.Dates) > 0 && s.Voice == Records {
		return appeal.Finding{}, false
	}
	for _, c := range cutAt(medicineCut, s.Low) {
		m, ok := r.deniedMedicine(s, c.text)
		if !ok {
			continue
		}
		f := aboutClause(s, c.at, appeal.High, m.name, m.says, m.key)
		wording := "The claimant’s records have " + m.name + "."
		if strings.HasPrefix(m.key, "medications") {
			wording = "The claimant takes " + strings.TrimPrefix(strings.TrimSuffix(m.says, "."), "The case file has ") + "."
		} else {
			f.Confidence = appeal.Medium
		}
		return asking(f, "Which medicines do you prescribe, and since when?", wording), true
	}
	return appeal.Finding{}, false
}

// deniedMedicine gives a medicine of the case that a clause denies.
func (r *Reading) deniedMedicine(s *Statement, low string) (given, bool) {
	ever := everTaken.MatchString(low)
	for i, m := range r.Case.Medications {
		name, at := r.drugIn(low, m.Name)
		if at >= 0 && deniesAt(low, at, at+len(name)) {
			return r.onList(i, m), true
		}
	}
	for i := range r.Clinic.Drugs {
		class := &r.Clinic.Drugs[i]
		from, to, ok := class.NamedIn(low)
		if !ok || !deniesAt(low, from, to) || class.Every && (s.opinion() || s.Voice == Records && !ever) {
			continue // what is not prescribed in the examiner's view is no statement of what is taken
		}
		if m, ok := r.anyOf(class, r.besideDrugs(s, low), ever); ok {
			return m, true
		}
	}
	return given{}, false
}

// anyOf gives a medicine of the class that the case has and the text does not
// name: one taken now, or with ever one that a paper says was given.
func (r *Reading) anyOf(class *clinic.DrugClass, named string, ever bool) (given, bool) {
	for i, m := range r.Case.Medications {
		if _, at := r.drugIn(named, m.Name); at < 0 && class.Has(clinic.Fold(m.Name)) && !(class.Every && asNeeded.MatchString(clinic.Fold(m.Dose))) {
			return r.onList(i, m), true
		}
	}
	if !ever || class.Every {
		return given{}, false
	}
	for i := range r.Known {
		k := &r.Known[i]
		if k.doc == nil || !medical(*k.doc) || !givenOnPaper.MatchString(k.low) || hypothetical.MatchString(k.low) || negated(k.low) {
			continue
		}
		for _, w := range k.words {
			if len(w.word) > 5 && !strings.Contains(named, w.word) && (slices.Contains(class.Drugs, w.word) || class.Has(w.word)) {
				return given{name: w.word, says: k.from() + ": “" + quote(k.text) + "”", key: k.key}, true
			}
		}
	}
	return given{}, false
}

func (r *Reading) onList(i int, m appeal.Medication) given {
	return given{m.Name, fmt.Sprintf("The case file has %s.", strings.TrimSpace(m.Name+" "+m.Dose)), fmt.Sprintf("medications[%d]", i), m.Since}
}

// besideDrugs is the clause, and after "other" what stands before it too: what
// was named there is not denied.
func (r *Reading) besideDrugs(s *Statement, low string) string {
	if !otherThan.MatchString(low) {
		return low
	}
	low = s.Low
	for i := s.Index - 1; i >= 0 && i >= s.Index-3; i-- {
		low += " " + r.Said[i].Low
	}
	return low
}

var (
	medicineCut  = clinic.Expr(`;|, (?:and|but|which|who|he|she|though|although|while) | but | although | though | whereas | while |: no `)
	noMedicine   = clinic.Expr(`\b(no|not|never|none|nil|without|neither|nor|denie[sd]|denying|nothing|yet to|off)\b`)
	otherTimes   = clinic.Expr(`\b(at (that|the|this) time|then|until|prior to|before|previously|formerly|in the past|in (?:19|20)\d\d|that (?:day|morning|week)|on the (?:day|morning)|allerg\w*|overdos\w*|abus\w*|misus\w*|alcohol|illicit|recreational|should|would|could|whether|if)\b`)
	everTaken    = clinic.Expr(`\b(never|ever|yet to|ha(?:s|ve) (?:not|never)?|been|was|were|tried|trial|received|given)\b`)
	givenOnPaper = clinic.Expr(`\b(failed|tried|trials?|stopped|discontinued|given|on|took|takes|taking|treated|received|started|begun|began|added|continue[sd]?|changed|switched|mg|mcg|weekly|daily|dose)\b`)
	// deniedBefore: from the negation to the medicine there are only words of
	// taking: not "no side effects of", "not helped by".
	deniedBefore = clinic.Expr(`\b(?:no|not|never|without|neither|nor|denie[sd]|denying|nothing|yet to be|yet to|off)(?: (?:is|are|was|were|been|be|being|have|has|had|having|ever|yet|now|currently|presently|at present|longer|taking|takes|take|taken|on|using|uses|use|used|given|receiving|received|receive|prescribed|require[sd]?|requiring|needs?|needed|tried|try|treated|trial of|a trial of|started|put|placed|maintained|managed|with|by|of|any|an?|the|his|her|other|additional|further|single|regular|daily|current|ongoing|oral|maintenance|long-term|strong|specific|kind of|type of|sort of|form of|use of|to|for))*,? ?$`)
	deniedBehind = clinic.Expr(`^(?:'s)?(?: (?:medic\w+|agents?|drugs?|therapy|treatment|tablets?))?(?:: ?| -+ |\.{2,} ?|, | (?:is|are|was|were|has|have|had) | )(?:currently |at present |presently |now )?(?:none|nil|denied|denies|not (?:taken|used|using|taking|given|prescribed|received|required|needed|tried|been (?:tried|given|used|prescribed|started|taken))|never (?:been )?(?:tried|given|used|taken|prescribed|started))\b`)
	notTaking    = clinic.Expr(`^(?: (?:medic\w+|therapy|use))? (?:changes?|adjustments?|side|effects?|review|list|log|refills?|reactions?|toxicity|levels?|interactions?|intolerance|trough|dependen\w+|withdrawal|(?:use )?disorder|misuse|abuse|resistance|candidates?|coverage|benefits?|plans?|insurance|cards?|glasses|lenses|(?:drug )?coverage|injections?|effect|benefit|records?|was (?:brought|available|administered)|were (?:brought|available)|during|today)\b|^-(?:induced|dependent|related|resistant|naive|seeking|sparing|responsive)\b`)
	// doesBehind: the medicine is what something happens to, or what does something.
	doesBehind  = clinic.Expr(`^(?: (?:medic\w+|agents?|drugs?|therapy|treatment))?(?: of any (?:kind|sort)| at all)? (?:is|are|was|were|has|have|had|can|could|will|would|may|might|does|do|did|helps?|helped|relieves?|relieved|works?|worked|seems?|makes?|made|gives?|gave|brings?|brought|controls?|controlled|detected|found|counted)\b`)
	takenBehind = clinic.Expr(`^(?: (?:been|being|now|currently|presently|ever|yet|regularly|at present))*(?: (?:taken|used|prescribed|required|given|needed|listed|reported|in use|tried|started|received|necessary))\b`)
)

// deniesAt: a medicine that stands at from to to is denied.
func deniesAt(low string, from, to int) bool {
	for to < len(low) && !notWordByte(low[to]) {
		to++ // the whole word
	}
	if notTaking.MatchString(low[to:]) {
		return false
	}
	if m := doesBehind.FindStringIndex(low[to:]); m != nil && !takenBehind.MatchString(low[to+m[1]:]) && deniedBefore.MatchString(low[:from]) {
		return false // "no medication was changed", "no medicine helps"
	}
	return deniedBefore.MatchString(low[:from]) || strings.HasPrefix(low[from:to], "nothing") || deniedBehind.MatchString(low[to:])
}

// medicineTable: the sentence is a row of a table of medicines.
func (r *Reading) medicineTable(i int) bool {
	return slices.ContainsFunc(r.Report.Tables, func(t report.Table) bool {
		return slices.ContainsFunc(t.Rows, func(row report.TableRow) bool { return row.Sentence == i }) &&
			slices.ContainsFunc(append(slices.Clone(t.Header), t.Title), func(head string) bool { return medicineHead.MatchString(clinic.Fold(head)) })
	})
}

var medicineHead = clinic.Expr(`^(?:(?:current|present|prescribed|daily|active|regular|name of) )*(?:medic(?:ations?|ines?|ament)|drugs?|prescriptions?|agents?)\b`)
