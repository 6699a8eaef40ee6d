package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// answer is a question that the claimant noted, with what was answered.
type answer struct {
	note  *Note
	asked []term
	yes   bool
	past  bool // it asks about the time before
}

var (
	whether   = clinic.Expr(`^(whether|if|did i|do i|have i|was i|am i|could i|can i|any|about|earlier|prior|previous|past)\b`)
	howMuch   = clinic.Expr(`^(how|what|when|where|which|who|why)\b`)
	answerNo  = clinic.Expr(`^(i )?(said|answered|told (him|her|them))?,? ?(that )?(no|never|none|not|i (do|did|have|had|was|am|could|can) ?(not|n't|never))\b`)
	answerYes = clinic.Expr(`^(i )?(said|answered|told (him|her|them))?,? ?(that )?(yes|i (do|did|have|had|was|am)\b|always|often|every|daily|once|twice|several|two|three|four|five|six|about|at least)`)
)

// answers reads the claimant's notes of question and answer: "whether the ears
// hear the same pitch (I said no, …)".
func (r *Reading) answers() []answer {
	var out []answer
	for i := range r.Notes {
		n := &r.Notes[i]
		if !strings.HasPrefix(n.Key, "exam.notes.questions") {
			continue
		}
		open := strings.IndexByte(n.Low, '(')
		m := answerPart.FindStringSubmatch(n.Low)
		if open < 4 || m == nil || howMuch.MatchString(n.Low) || !whether.MatchString(n.Low) && !hasAny(m[1], "no", "yes", "never", "none") {
			continue
		}
		reply := strings.TrimSpace(m[1])
		a := answer{note: n, past: before_.MatchString(n.Low[:open])}
		switch {
		case answerNo.MatchString(reply):
		case answerYes.MatchString(reply):
			a.yes = true
		default:
			continue
		}
		for _, t := range termsOf(n.Low[:open]) {
			if !askWords[t.word] {
				a.asked = append(a.asked, t)
			}
		}
		if len(a.asked) > 0 && len(a.asked) <= 8 {
			out = append(out, a)
		}
	}
	return out
}

var askWords = wordSet("since whether asked ever still before earlier prior previous past now often much many kind said about being there")

// answeredOtherwise finds a statement of the history that gives a question of
// the visit the other answer.
func answeredOtherwise(r *Reading) []appeal.Finding {
	all := r.answers()
	if len(all) == 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records || s.Kind == report.RecordsSummary || s.Kind == report.Examination || s.Kind == report.Certification || s.Row || !s.ownAnswer() {
			return
		}
		words, denials := s.terms, r.denialsOf(s)
		for _, a := range all {
			if why := r.otherAnswer(s, words, denials, a); why != "" {
				c := appeal.High
				if s.opinion() {
					c = appeal.Medium // the examiner concludes so; nobody is said to have told it
				}
				f := about(s, c, "an answer given at the visit", fmt.Sprintf("%s The claimant noted: “%s”.", why, plain(a.note.Text)), a.note.Key)
				out = append(out, asking(f, "What do your own notes of the history record on this point?", "The claimant’s notes of that day record another answer on this point."))
				return
			}
		}
	})
	return out
}

func (r *Reading) otherAnswer(s *Statement, words []term, denials []denial, a answer) string {
	in := func(t term, list []term) bool {
		return slices.ContainsFunc(list, func(w term) bool { return r.covers(t, w) })
	}
	if a.yes {
		for _, d := range denials {
			n := 0
			for _, t := range a.asked {
				if in(t, d.heads) {
					n++
				}
			}
			if n > 0 && (n >= 2 || n == len(a.asked) || !r.broad(d.heads[0])) && n*2 >= len(d.heads) {
				return "The report denies what was answered with yes."
			}
		}
		return ""
	}
	if a.past && !before_.Matches(s.look()) && !r.yearBefore(s) || !a.past && negated(s.Low) {
		return ""
	}
	for _, d := range denials {
		for _, h := range d.heads {
			if in(h, a.asked) {
				return ""
			}
		}
	}
	n, telling := 0, 0
	used := map[int]bool{}
	for _, t := range a.asked {
		i := slices.IndexFunc(words, func(w term) bool { return !used[w.at] && r.covers(t, w) })
		if i < 0 {
			continue
		}
		used[words[i].at] = true
		if n++; !r.broad(t) {
			telling++
		}
	}
	if a.past && len(shared(partsIn(a.note.Low), s.Parts)) == 0 && len(partsIn(a.note.Low)) > 0 {
		return ""
	}
	if n == 0 || !a.past && (n < 2 || n*3 < len(a.asked)*2 && telling < 2) || a.past && n*2 < len(a.asked) {
		return ""
	}
	return "The report states what was answered with no."
}

var (
	exclusive = clinic.Expr(`\b(other than|apart from|except( for)?|besides|aside from|confined to|limited to|restricted to|consists? (only |solely )?of|nothing (but|else)|only|solely|exclusively|no other|alone)\b`)
	// treatedAlone: medicines against an operation.
	treatedAlone = clinic.Expr(`\b(treated|managed|handled|controlled)\b.{0,30}\b(medic\w+|drugs?|tablets?|pills?) (alone|only)\b`)
	ofTaking     = clinic.Expr(`\b(is on|medic\w+|drugs?|prescri\w+|tablets?|pills?|takes|taking|meds|regimen)\b`)
	ofTreating   = clinic.Expr(`\b(treatment|treated|therapy|therapies|intervention\w*|management|care)\b`)
	strongCare   = clinic.Expr(`\b(injections?|epidural|steroids?|botox|onabotulinum\w*|surgery|operation|operative|fusion|arthroscop\w*|block|ablation|stimulator|infusion|psychotherapy|physical therapy|rehabilitation)\b`)
)

// leftOutCare finds a list of medicines or treatments that is said to be all,
// while the case has more.
func leftOutCare(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Voice == Records || s.Kind == report.Examination || s.Row {
			return
		}
		all := exclusive.Matches(s.look()) || r.thatIsAll(s)
		if s.Kind != report.Medications && treatedAlone.Matches(s.look()) {
			return // how an illness was treated, not a list of medicines
		}
		if (ofTaking.Matches(s.look()) || s.Kind == report.Medications) && (all || s.Kind == report.Medications || listsAll.Matches(s.look())) && !historical.Matches(s.look()) {
			if f, ok := r.leftOutMedicine(s, all); ok {
				out = append(out, f)
				return
			}
		}
		if all && ofTreating.Matches(s.look()) && s.Kind != report.Discussion && s.Kind != report.Answers {
			if f, ok := r.leftOutTreatment(s); ok {
				out = append(out, f)
			}
		}
	})
	return out
}

// thatIsAll: the next sentence closes the list.
func (r *Reading) thatIsAll(s *Statement) bool {
	return s.Index+1 < len(r.Said) && r.Said[s.Index+1].Paragraph == s.Paragraph && listClosed.MatchString(r.Said[s.Index+1].Low)
}

var listClosed = clinic.Expr(`^(?:(?:and )?th(?:at|ese|is|ose) (?:is|are|was|were|makes?|completes?|constitutes?) (?:all|everything|the (?:whole|entire|complete|full|sum|lot|list)|complete|it)\b|nothing (?:else|more|further|other)\b|there (?:is|are|was|were) (?:nothing|none?) (?:else|more|further|others?)\b|(?:he|she) (?:takes|uses|is on|is taking|has|requires|needs) (?:nothing|no(?:ne)?) (?:else|more|further|others?)\b|no(?:ne)? (?:others?|more|further)\b|the list is complete)`)

var listsAll = clinic.Expr(`\b((?:his|her|the|present|daily|regular) (?:medic\w+|pills|tablets|drugs|meds|prescriptions|regimen) (?:is|are|consists?|comprises?|includes?|amounts?)|is on [a-z]|current (medications?|medicines?)|medications? (are|is|include|consist\w*|as listed|at present)|(takes|is taking|is on))\b`)

// openList: the sentence itself says that there is more.
var openList = clinic.Expr(`\b(among others|among other (things|medicines|medications)|including|includes?|such as|e\.g|for example|as well as others)\b`)

// leftOutMedicine: a regular medicine of the case is not named where the
// sentence, or its paragraph, gives the list.
func (r *Reading) leftOutMedicine(s *Statement, all bool) (appeal.Finding, bool) {
	low := s.Low
	for i := range r.Said {
		if o := &r.Said[i]; o.Paragraph == s.Paragraph && i != s.Index || o.Kind == report.Medications {
			low += " " + o.Low
		}
	}
	named, byName := 0, 0
	var missing []string
	var keys []string
	noted := ""
	for i, m := range r.Case.Medications {
		_, at := r.drugIn(low, m.Name)
		if at >= 0 {
			byName++
		}
		if at >= 0 || r.classNamed(low, m.Name) {
			named++
			continue
		}
		if strings.Contains(m.Dose, "as needed") {
			continue
		}
		missing, keys = append(missing, m.Name), append(keys, fmt.Sprintf("medications[%d]", i))
		for k := range r.Notes {
			if _, at := r.drugIn(r.Notes[k].Low, m.Name); at >= 0 && !noteSaysNo.MatchString(r.Notes[k].Low) {
				noted = r.Notes[k].Text
				keys = append(keys, r.Notes[k].Key)
			}
		}
	}
	if len(missing) == 0 || !all && (byName == 0 || openList.Matches(s.look())) {
		return appeal.Finding{}, false
	}
	c, why := appeal.Medium, "The case file also has "+strings.Join(missing, ", ")+"."
	if noted != "" {
		why += " The claimant noted: “" + plain(noted) + "”."
	}
	switch {
	case all && noted != "" || all && len(missing) > 0 && named+len(missing) == len(r.Case.Medications):
		c = appeal.High
	case !all && noted == "":
		c = appeal.Low
	}
	f := about(s, c, "medicines left out", why, keys...)
	return asking(f, "Which medicines do you prescribe, and since when?", "The claimant also takes "+strings.Join(missing, ", ")+"."), true
}

// classNamed: the text names the kind of medicine that a drug is.
func (r *Reading) classNamed(low, drug string) bool {
	for i := range r.Clinic.Drugs {
		if class := &r.Clinic.Drugs[i]; !class.Every && class.Has(clinic.Fold(drug)) {
			if _, _, ok := class.NamedIn(low); ok {
				return true
			}
		}
	}
	return false
}

// leftOutTreatment: an operation, an injection or the like that a note or a
// paper has and the sentence does not name.
func (r *Reading) leftOutTreatment(s *Statement) (appeal.Finding, bool) {
	for i := range r.Known {
		k := &r.Known[i]
		if hypothetical.MatchString(k.low) || k.past || negated(k.low) && !k.noted {
			continue
		}
		m := strongCare.FindString(k.low)
		if m == "" || strings.Contains(s.Low, m[:min(len(m), 6)]) {
			continue
		}
		c := appeal.Medium
		if k.noted {
			c = appeal.High
		}
		f := about(s, c, "treatment left out", "The report gives this as all the treatment. "+k.from()+": “"+quote(k.text)+"”", k.key)
		return asking(f, "Which treatments were given, and when?", "The claimant’s papers have further treatment."), true
	}
	return appeal.Finding{}, false
}
