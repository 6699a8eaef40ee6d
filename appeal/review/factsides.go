package review

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	surgeryWord   = clinic.Expr(`\b(microdis[ck]ectomy|dis[ck]ectomy|laminectomy|laminotomy|arthroscop\w+|repair|release|fusion|replacement|arthroplasty|reconstruction|fixation|osteotomy|surgery|operation|reduction|decompression|debridement|block|injection)\b`)
	complaintWord = clinic.Expr(`\b(complain\w*|landed|fell (on|onto|against)|struck|crushed|caught|fullness|roaring|ringing|tinnitus|stiffness|swelling|burning|cramps?|pain|numbness|tingling|weakness|injur\w*|symptoms?|fracture|tear|sprain|strain|radiculopathy|diagnos\w*|hurt|ache\w*)\b`)
	pastWord      = clinic.Expr(`\b(fully recovered|resolved|recovered|years ago|childhood|as a child|remote|previous\w*|prior|past|in (19|20)\d\d|\b(19|20)\d\d, )\b`)
	contrast      = clinic.Expr(`\b(contralateral|opposite|unaffected|uninvolved|healthy|other side|compared|sleeps on|as well as)\b`)
)

// sided is a condition or an operation of the case that has one side.
type sided struct {
	name, key string
	side      Side
	parts     []string
	surgery   bool
}

// factSides compares the side of complaints, diagnoses and operations with the
// case's diagnoses and with the titles and texts of operative reports.
func factSides(r *Reading) []appeal.Finding {
	known := r.sidedFacts()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Kind == report.PastHistory || s.Kind == report.Records || s.Kind == report.Examination {
			return
		}
		for _, clause := range strings.FieldsFunc(s.Low, func(c rune) bool { return c == ';' || c == '.' }) {
			if f, ok := r.wrongSide(s, clause, known); ok {
				out = append(out, f)
				return
			}
		}
	})
	return out
}

func (r *Reading) sidedFacts() []sided {
	var out []sided
	for i, d := range r.Case.Diagnoses {
		side := Side(strings.ToLower(d.Side))
		if side == "" {
			side = sideOf(clinic.Fold(d.Name))
		}
		if p := limbsToo(clinic.Fold(d.Name)); side != "" && len(p) > 0 {
			out = append(out, sided{d.Name, fmt.Sprintf("diagnoses[%d]", i), side, p, false})
		}
	}
	for _, d := range r.Case.Documents {
		low := clinic.Fold(d.Title)
		if side := sideOf(low); d.Kind == appeal.Surgical && side != "" {
			out = append(out, sided{titleOf(d), "document:" + d.ID, side, partsIn(low), true})
		}
	}
	return out
}

// limbsToo names the parts of a diagnosis, with the limb into which a root's
// pain runs.
func limbsToo(low string) []string {
	p := partsIn(low)
	if strings.Contains(low, "radicul") || strings.Contains(low, "sciatic") {
		switch {
		case len(shared(p, []string{"lumbar"})) > 0:
			p = append(p, "leg", "foot")
		case len(shared(p, []string{"cervical"})) > 0:
			p = append(p, "arm", "hand")
		}
	}
	if len(shared(p, []string{"wrist"})) > 0 {
		p = append(p, "hand")
	}
	if len(shared(p, []string{"ankle"})) > 0 {
		p = append(p, "foot")
	}
	return p
}

// wrongSide tells whether a clause gives one side to something of the case
// that has the other, and nothing of the case there on the side it gives.
func (r *Reading) wrongSide(s *Statement, clause string, known []sided) (appeal.Finding, bool) {
	side, parts := sideOf(clause), partsIn(clause)
	surgery := surgeryWord.MatchString(clause)
	if len(parts) == 0 && surgery && side != "" && side != Both {
		for _, d := range r.papersOf(s) {
			if k := sideOf(clinic.Fold(d.Title)); d.Kind == appeal.Surgical && k == side.other() {
				f := about(s, appeal.High, "side", fmt.Sprintf("The report says %s; the case file has %s.", side, describe(*d)), "document:"+d.ID)
				return asking(f, "", fmt.Sprintf("The records place this on the %s side.", k)), true
			}
		}
	}
	if side == "" || side == Both || len(parts) == 0 || pastWord.MatchString(clause) && !hasYearOf(r, clause) || contrast.MatchString(clause) {
		return appeal.Finding{}, false
	}
	if !surgery && s.Kind != report.Impression && !complaintWord.MatchString(clause) || !surgery && s.Voice == Examiner && s.Kind != report.Impression && s.Kind != report.Discussion && s.Kind != report.Answers && s.Kind != report.Opening {
		return appeal.Finding{}, false
	}
	var against *sided
	for i, k := range known {
		if len(shared(parts, k.parts)) == 0 || k.surgery && !surgery {
			continue
		}
		if k.side == side || k.side == Both {
			return appeal.Finding{}, false
		}
		against = &known[i]
	}
	if against == nil || negated(clause) {
		return appeal.Finding{}, false
	}
	f := about(s, appeal.High, "side", fmt.Sprintf("The report says %s; the case file has %s on the %s side.", side, against.name, against.side), against.key)
	return asking(f, "", fmt.Sprintf("The records place this on the %s side.", against.side)), true
}

// hasYearOf: the clause's year is one of the claim itself, not of the past.
func hasYearOf(r *Reading, clause string) bool {
	from := r.Case.Claim.DateOfInjury
	for _, d := range r.dates(clause) {
		if !from.IsZero() && d.Year >= from.Year {
			return true
		}
	}
	return false
}
