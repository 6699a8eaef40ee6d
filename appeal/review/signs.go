package review

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	noAtrophy = clinic.Expr(`\bno (\w+ )?(muscle )?(atrophy|wasting)|\bwithout (\w+ )?(atrophy|wasting)|\b(atrophy|wasting) (was|is) (absent|not)`)
	girthText = clinic.Expr(`\b(girth|circumferen\w+|measured|forearm|thigh|calf|upper arm)\b`)
	sideFirst = clinic.Expr(`\b(right|left):? (\d+(?:\.\d+)?) ?cm\b.{0,20}?\b(right|left):? (\d+(?:\.\d+)?) ?cm\b`)
	sideIs    = clinic.Expr(`\b(right|left)\b(?: thigh| calf| arm| forearm| side)?(?: is| was|:|,)? (\d+(?:\.\d+)?)(?: ?cm)?\b.{0,25}?\b(right|left)\b(?: thigh| calf| arm| forearm| side)?(?: is| was|:|,)? (\d+(?:\.\d+)?) ?cm\b`)
	twoSides  = clinic.Expr(`(\d+(?:\.\d+)?) ?(cm|inches|in)\b (?:on the |at the )?(right|left)\b.{0,30}?(\d+(?:\.\d+)?) ?(cm|inches|in)\b (?:on the |at the )?(right|left)\b`)
)

// signsDenied finds a sign denied in the discussion or the answers that the
// examination records, and atrophy denied beside unequal girths.
func signsDenied(r *Reading) []appeal.Finding {
	thin := r.unequalGirth()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() {
			return
		}
		for _, sign := range r.Clinic.Pairs("signs") {
			if sign.OneIn(s.look()) == nil {
				continue
			}
			at := r.find(func(o *Statement) bool {
				if !o.inExam() || o.Voice != Examiner || o.Index == s.Index || !samePart(o, s) {
					return false
				}
				m := sign.Other(o.Low)
				return m != nil && !denied(o.Low, m[0]) && sign.One(o.Low) == nil
			})
			if at != nil {
				out = append(out, asking(citing(about(s, appeal.High, sign.Subject, fmt.Sprintf("The report’s examination records: “%s” (p. %d).", quote(at.Text), at.Page)), at), "Did you find this sign?", "The report’s own examination records otherwise."))
				return
			}
		}
		if thin != nil && noAtrophy.Matches(s.look()) {
			out = append(out, asking(citing(about(s, appeal.High, "atrophy", fmt.Sprintf("The girths that the report gives differ by 2 cm or more: “%s” (p. %d).", quote(thin.Text), thin.Page)), thin), "Is this limb thinner by your own measure?", "The girths recorded in the report differ between the sides."))
		}
	})
	return out
}

func samePart(a, b *Statement) bool {
	x, y := a.Parts, b.Parts
	return len(x) == 0 || len(y) == 0 || len(shared(x, y)) > 0
}

// unequalGirth gives the sentence in which the sides differ by 2 cm or more,
// which is beyond what is usual between a dominant and the other limb.
func (r *Reading) unequalGirth() *Statement {
	return r.find(func(s *Statement) bool {
		if !s.inExam() || !girthText.Matches(s.look()) && (s.Index == 0 || !girthText.MatchString(r.Said[s.Index-1].Low) || r.Said[s.Index-1].Paragraph != s.Paragraph) {
			return false
		}
		if m := sideIs.FindStringSubmatch(s.Low); m != nil && m[1] != m[3] {
			a, _ := strconv.ParseFloat(m[2], 64)
			b, _ := strconv.ParseFloat(m[4], 64)
			if math.Abs(a-b) >= 2 && a > 10 && b > 10 {
				return true
			}
		}
		if m := sideFirst.FindStringSubmatch(s.Low); m != nil && m[1] != m[3] {
			a, _ := strconv.ParseFloat(m[2], 64)
			b, _ := strconv.ParseFloat(m[4], 64)
			if math.Abs(a-b) >= 2 {
				return true
			}
		}
		for _, m := range twoSides.FindAllStringSubmatch(s.Low, -1) {
			a, _ := strconv.ParseFloat(m[1], 64)
			b, _ := strconv.ParseFloat(m[4], 64)
			limit := 2.0
			if strings.HasPrefix(m[2], "in") {
				limit = 0.8
			}
			if m[3] != m[6] && math.Abs(a-b) >= limit {
				return true
			}
		}
		return false
	})
}

var totalOf = clinic.Expr(`\b(?:total of |only |all )?` + numeral + ` (?:\w+ ){0,2}(?:tender points?|points?|sites?|tests?|signs?|items?) (?:was|were|are|is) (?:\w+ )?(?:recorded|positive|painful|tender|found|counted|abnormal)`)

// countAgainstTable compares a total with the marks of the table before it.
func countAgainstTable(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		m := totalOf.FindStringSubmatch(s.Low)
		if m == nil || !s.examined() && !s.opinion() || s.Row {
			return
		}
		said, ok := number(m[1])
		t := r.tableBefore(s)
		if !ok || t == nil {
			return
		}
		marks := positives(t)
		if marks == 0 || float64(marks) == said {
			return
		}
		f := about(s, appeal.High, "count", fmt.Sprintf("The table before this sentence marks %d as positive; the report says %s.", marks, m[1]), fmt.Sprintf("report#p%d,l%d", t.Rows[0].Page, t.Rows[0].Line))
		out = append(out, asking(f, "What count have you found?", fmt.Sprintf("The table in the report marks %d.", marks)))
	})
	return out
}

func (r *Reading) tableBefore(s *Statement) *report.Table {
	var best *report.Table
	for i := range r.Report.Tables {
		t := &r.Report.Tables[i]
		if len(t.Rows) > 0 && t.Rows[len(t.Rows)-1].Sentence < s.Index && s.Index-t.Rows[len(t.Rows)-1].Sentence <= 4 {
			best = t
		}
	}
	return best
}

// positives counts the cells that mark a positive finding.
func positives(t *report.Table) int {
	n, other := 0, 0
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			switch strings.TrimSpace(clinic.Fold(c)) {
			case "p", "+", "pos", "pos.", "positive", "yes", "y", "x", "painful", "tender", "abnormal":
				n += count1(i > 0)
			case "n", "-", "neg", "neg.", "negative", "no", "not painful", "normal":
				other += count1(i > 0)
			}
		}
	}
	if other == 0 {
		return 0
	}
	return n
}

func count1(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sideAgainstSide finds an abnormal finding of the examination on one side
// where the history has the same complaint on the other side only.
func sideAgainstSide(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		side := s.Side
		if s.Kind != report.Examination || side != Left && side != Right || s.Row {
			return
		}
		if p, _ := r.group("abnormal", s); p == nil || p.About == "gait" || p.About == "repair" {
			return
		}
		mine := anatomy(s.Low)
		if len(mine) < 2 {
			return
		}
		var against *Statement
		for i := range r.Said {
			h := &r.Said[i]
			if h.Index == s.Index || !(h.history() || h.Voice == Claimant || h.Voice == Records) || len(shared(mine, anatomy(h.Low))) < 2 {
				continue
			}
			switch h.Side {
			case side, Both:
				return
			case side.other():
				if against == nil && complaintWord.MatchString(h.Low) {
					against = h
				}
			}
		}
		if against != nil {
			out = append(out, asking(citing(about(s, appeal.Medium, "side", fmt.Sprintf("The report’s own history has the other side: “%s” (p. %d).", quote(against.Text), against.Page)), against), "On which side is the finding?", "History and examination in the report name different sides."))
		}
	})
	return out
}

var anatomyWord = clinic.Expr(`\b(thumb|index|long finger|ring finger|little finger|fingers?|hand|wrist|forearm|elbow|arm|shoulder|neck|trapezius|buttock|thigh|knee|calf|lower leg|leg|ankle|dorsum|foot|feet|great toe|toes?|heel|hip|groin|face|eye|ear)\b`)

func anatomy(low string) []string {
	var out []string
	for _, m := range anatomyWord.FindAllString(low, -1) {
		if len(shared([]string{m}, out)) == 0 {
			out = append(out, m)
		}
	}
	return out
}

var (
	unreadBy = clinic.Expr(`\bdictated (but|and) not (read|reviewed|proofread)|\b(signed|dictated) (in (the )?absence|without review)|\bnot (read|reviewed) by (the )?(physician|doctor|examiner|author)`)
	vouched  = clinic.Expr(`\bi (hereby )?(certify|declare|affirm|attest|verify)\b|\bi have read\b`)
)

// signedUnread finds the note that a certified report was not read.
func signedUnread(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !unreadBy.Matches(s.look()) {
			return
		}
		f := about(s, appeal.Medium, "report not read by its author", "The report is signed with the note that its author did not read it.")
		if at := r.find(func(o *Statement) bool { return vouched.Matches(o.look()) }); at != nil {
			f.Why += fmt.Sprintf(" It is certified on p. %d.", at.Page)
			f = citing(f, at)
		}
		out = append(out, asking(f, "", "The report bears the note that its author did not read it."))
	})
	return out
}
