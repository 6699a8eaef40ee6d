package review

import (
	"cmp"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Scorecard is a review at a glance: how many points of which kind, how long the
// examination was by whom, what was listed, and the grounds to begin with.
type Scorecard struct {
	Findings int          `json:"findings"`
	Kept     int          `json:"kept"`
	Dropped  int          `json:"dropped"`
	High     int          `json:"high"`
	Medium   int          `json:"medium"`
	Low      int          `json:"low"`
	ToCheck  int          `json:"to_check"` // sentences that only ask for a check by hand, counted nowhere else
	ByKind   []KindCount  `json:"by_kind"`
	Exam     ExamMinutes  `json:"exam_minutes"`
	Records  RecordsCount `json:"records"`
	Ranking  string       `json:"ranking"` // how Grounds are chosen
	Grounds  []TopGround  `json:"grounds"`
}

// KindCount counts the findings of one kind.
type KindCount struct {
	Kind   appeal.Kind `json:"kind"`
	High   int         `json:"high"`
	Medium int         `json:"medium"`
	Low    int         `json:"low"`
}

// Total is the number of findings of the kind.
func (k KindCount) Total() int { return k.High + k.Medium + k.Low }

// ExamMinutes is the length of the examination by the claimant's notes and by
// the report, 0 where it is not known; the report's page and line where it says
// so.
type ExamMinutes struct {
	Noted  int `json:"noted,omitempty"`
	Report int `json:"report,omitempty"`
	Page   int `json:"page,omitempty"`
	Line   int `json:"line,omitempty"`
}

// RecordsCount compares the report's list of records with the case's documents
// that it should hold.
type RecordsCount struct {
	Listed int `json:"listed"`
	Held   int `json:"held"`
}

// TopGround is one of the points to begin with.
type TopGround struct {
	Rank       int               `json:"rank"`
	ID         string            `json:"id"`
	Kind       appeal.Kind       `json:"kind"`
	Confidence appeal.Confidence `json:"confidence"`
	Page       int               `json:"page"`
	Line       int               `json:"line"`
	Quote      string            `json:"quote"`
	Why        string            `json:"why"`
}

// mostGrounds is how many grounds a scorecard names.
const mostGrounds = 5

// Ranking says in words how grounds are chosen.
const Ranking = "kept before undecided, dropped and sentences to check left out; then confidence; then kind, what the file itself proves first; then the number of places against it; then page and line; at most two of one kind while others are left"

// groundOrder ranks kinds by how directly a reader can check them: a note or a
// record against a sentence first, wording last.
var groundOrder = []appeal.Kind{
	appeal.TestNotPerformed, appeal.ContradictsExam, appeal.FactualError, appeal.InternalContradiction, appeal.RecordNotReviewed,
	appeal.OutdatedStandard, appeal.QuestionUnanswered, appeal.UnsupportedConclusion, appeal.OutsideSpecialty, appeal.TestOmitted,
	appeal.ScopeOfRecords, appeal.LoadedLanguage,
}

// Score counts and ranks what a review found.
func Score(in Input, res Result) Scorecard {
	points := res.Points(in.Case)
	s := Scorecard{Findings: len(points), ToCheck: len(res.Findings) - len(points), ByKind: []KindCount{}, Ranking: Ranking, Grounds: []TopGround{}}
	for _, kind := range appeal.Kinds() {
		if k := countKind(kind, points); k.Total() > 0 {
			s.ByKind = append(s.ByKind, k)
			s.High, s.Medium, s.Low = s.High+k.High, s.Medium+k.Medium, s.Low+k.Low
		}
	}
	for _, f := range res.Findings {
		if d, ok := in.Case.Decided(f.ID); ok && d.Keep == "keep" {
			s.Kept++
		} else if ok {
			s.Dropped++
		}
	}
	for _, r := range res.Records {
		s.Records.Held++
		if r.Reviewed {
			s.Records.Listed++
		}
	}
	if in.Report != nil && in.Clinic != nil && len(in.Report.Sentences) > 0 {
		s.Exam = res.read(in).minutes(res.Findings)
	}
	for i, f := range topGrounds(in.Case, points) {
		s.Grounds = append(s.Grounds, TopGround{i + 1, f.ID, f.Kind, f.Confidence, f.Page, f.Line, f.Quote, f.Why})
	}
	return s
}

func countKind(kind appeal.Kind, fs []appeal.Finding) KindCount {
	k := KindCount{Kind: kind}
	for _, f := range fs {
		switch {
		case f.Kind != kind:
		case f.Confidence == appeal.High:
			k.High++
		case f.Confidence == appeal.Medium:
			k.Medium++
		default:
			k.Low++
		}
	}
	return k
}

// topGrounds ranks as Ranking says.
func topGrounds(c *appeal.Case, fs []appeal.Finding) []appeal.Finding {
	kept := func(f appeal.Finding) int {
		if d, ok := c.Decided(f.ID); ok && d.Keep == "keep" {
			return 0
		}
		return 1
	}
	sure := map[appeal.Confidence]int{appeal.High: 0, appeal.Medium: 1, appeal.Low: 2}
	left := slices.DeleteFunc(slices.Clone(fs), func(f appeal.Finding) bool {
		d, ok := c.Decided(f.ID)
		return ok && d.Keep == "drop" || ToCheck(f) // no rule faults it, and a person's own point needs no rank
	})
	slices.SortStableFunc(left, func(a, b appeal.Finding) int {
		return cmp.Or(cmp.Compare(kept(a), kept(b)), cmp.Compare(sure[a.Confidence], sure[b.Confidence]),
			cmp.Compare(slices.Index(groundOrder, a.Kind), slices.Index(groundOrder, b.Kind)),
			cmp.Compare(len(b.Against), len(a.Against)), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line))
	})
	var top, rest []appeal.Finding
	times := map[appeal.Kind]int{}
	for _, f := range left {
		if times[f.Kind] < 2 {
			top = append(top, f)
		} else {
			rest = append(rest, f)
		}
		times[f.Kind]++
	}
	top = append(top, rest...)
	return top[:min(len(top), mostGrounds)]
}

// minutes gives the length of the examination by both sides. A sentence that a
// finding questions goes before another.
func (r *Reading) minutes(found []appeal.Finding) ExamMinutes {
	var m ExamMinutes
	m.Noted, _ = r.visitMinutes()
	s := r.find(func(s *Statement) bool {
		return r.statedMinutes(s) > 0 && slices.ContainsFunc(found, func(f appeal.Finding) bool { return f.Rule == "exam-duration" && f.Ref == s.Ref })
	})
	if s == nil {
		s = r.find(func(s *Statement) bool { return r.statedMinutes(s) > 0 })
	}
	if s != nil {
		m.Report, m.Page, m.Line = r.statedMinutes(s), s.Page, s.Line
	}
	return m
}

// statedMinutes gives the length of the visit that a sentence states, 0 for none.
func (r *Reading) statedMinutes(s *Statement) int {
	if s.Voice == Asked || s.Voice == Records || s.Voice == Formula || s.history() && s.Kind != report.History || s.Row {
		return 0
	}
	if c := clocks(s.Low); len(c) == 2 && c[1] > c[0] && fromTo.Matches(s.look()) && visitWords.Matches(s.look()) && !otherTime.Matches(s.look()) {
		return c[1] - c[0]
	}
	low := apartFrom.ReplaceAllString(s.Low, "")
	if !visitWords.MatchString(low) || paperTime.MatchString(low) || otherTime.MatchString(low) || !clockUnit.MatchString(low) {
		return 0
	}
	for _, sp := range spans(low) {
		if n := int(sp.minutes + .5); n > 0 && n <= 24*60 {
			return n
		}
	}
	return 0
}

var clockUnit = clinic.Expr(`\b(minutes?|hours?|min|hrs?)\b`)
