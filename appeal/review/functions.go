package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// toldOf is what a statement says of one function of body or mind.
type toldOf struct {
	clinic.Take
	f    *clinic.Function
	s    *Statement
	side Side
}

// findTakes gathers what the report says of every function, in the order of its
// sentences.
func (r *Reading) findTakes() (well, amiss []toldOf) {
	table := &r.Clinic.Functions
	motionOf := table.ByID("motion")
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || len(s.Low) > 600 || notRare.Matches(s.look()) {
			return
		}
		if s.Kind == report.Examination && s.Voice == Examiner && r.limitedProse(r.underHead(s)) && motionOf != nil {
			amiss = append(amiss, toldOf{clinic.Take{}, motionOf, s, sideOf(s.Low)})
		}
		for i := range table.Functions {
			f := &table.Functions[i]
			for _, t := range table.Takes(f, s.look()) {
				x := toldOf{t, f, s, Side(t.Side)}
				if x.side == "" {
					x.side = sideAt(s.Low, t.At)
				}
				switch {
				case t.Well && s.Voice == Examiner && (s.opinion() || s.inExam()):
					well = append(well, x)
				case !t.Well && found(s, f):
					amiss = append(amiss, x)
				}
			}
		}
	})
	return well, amiss
}

// notRare says of a finding how common it is, not that it is absent here.
var notRare = clinic.Expr(`\bnot (at all )?(unusual|uncommon|infrequent|rare|unexpected|surprising|exceptional|unknown)\b`)

// underHead is a statement with the parts of the body that its heading names,
// where it names none.
func (r *Reading) underHead(s *Statement) *Statement {
	sec, ok := r.Report.SectionOf(s.Sentence)
	if len(s.Parts) > 0 || !ok {
		return s
	}
	own := *s
	own.Parts = partsIn(clinic.Fold(sec.Title))
	return &own
}

// found reports that a statement tells of a function as the examiner found it,
// or as the papers have it where the table says that they count.
func found(s *Statement, f *clinic.Function) bool {
	switch {
	case s.Voice == Examiner:
		return (s.inExam() || s.opinion()) && !formerly.Matches(s.look())
	case s.Voice == Records:
		return f.Records && s.Kind == report.RecordsSummary
	}
	return f.History && s.history()
}

var formerly = clinic.Expr(`\b(before (the|his|her|treatment|surgery)|previous(ly)?|prior|formerly|in the past|at that time|at the time|initially|at first|on admission|before surgery|preoperative\w*|used to|had been|earlier|until|resolved)\b`)

// sidePart is a part of a sentence that may have a side of its own.
var sidePart = clinic.Expr(`[,;:]| and | but | while | whereas | versus | vs\.? `)

// sideAt gives the side that is meant at a place of folded text: that of its own
// part of the sentence, else the only one that the sentence names.
func sideAt(low string, at int) Side {
	from, to := 0, len(low)
	for _, b := range sidePart.FindAllStringIndex(low, -1) {
		if b[1] <= at {
			from = b[1]
		} else if b[0] > at {
			to = b[0]
			break
		}
	}
	if s := sideOf(low[from:to]); s != "" {
		return s
	}
	if s := sideOf(low); s != Both || bothWord.MatchString(low) {
		return s
	}
	return ""
}

// functionsDiffer finds statements that a function of body or mind is well where
// the report itself records that it is not.
func functionsDiffer(r *Reading) []appeal.Finding {
	well, amiss := r.takes()
	var out []appeal.Finding
	done := map[int]bool{}
	for _, w := range well {
		if done[w.s.Index] || r.mixed(w, amiss) {
			continue
		}
		i := slices.IndexFunc(amiss, func(a toldOf) bool { return a.Measured && excludes(w, a) })
		if i < 0 {
			i = slices.IndexFunc(amiss, func(a toldOf) bool { return excludes(w, a) })
		}
		if i < 0 {
			continue
		}
		done[w.s.Index] = true
		out = append(out, setBeside(w, amiss[i:i+1]))
	}
	return append(out, r.wholesDiffer(amiss, done)...)
}

// mixed: the sentence itself says that a part of the function is not well.
func (r *Reading) mixed(w toldOf, amiss []toldOf) bool {
	return slices.ContainsFunc(amiss, func(a toldOf) bool { return a.s.Index == w.s.Index && a.f == w.f })
}

// excludes reports that one statement cannot stand beside the other: of one
// function, side, part and plane, and of one time.
func excludes(w, a toldOf) bool {
	if w.f.ID == "motion" && jointsApart(w.s.Parts, a.s.Parts) {
		return false
	}
	if w.f != a.f || w.s.Index == a.s.Index || !w.s.opinion() && !a.Measured || a.s.Paragraph == w.s.Paragraph && a.s.Section == w.s.Section && !a.Measured {
		return false
	}
	return w.f.Denies(w.Take, a.s.Low) && sidesMeet(w.side, a.side) && regionsMeet(w.s, a.s) && planesMeet(w.s.Low, a.s.Low) && timesMeet(w.s, a.s)
}

func sidesMeet(a, b Side) bool { return a == "" || b == "" || a == Both || b == Both || a == b }

func regionsMeet(a, b *Statement) bool {
	return len(a.Parts) == 0 || len(b.Parts) == 0 || sameRegion(a.Parts, b.Parts)
}

var plane = clinic.Expr(`\b(flexion|extension|rotation|abduction|adduction|pronation|supination|dorsiflexion|bending|deviation)\b`)

// planesMeet: the finding is of no other plane of motion than the summary.
func planesMeet(a, b string) bool {
	x, y := plane.FindAllString(a, -1), plane.FindAllString(b, -1)
	return len(x) == 0 || len(y) == 0 || len(shared(x, y)) == len(y)
}

// wholesDiffer finds summaries of several functions beside what the report
// records of one of them.
func (r *Reading) wholesDiffer(amiss []toldOf, done map[int]bool) []appeal.Finding {
	var out []appeal.Finding
	table := &r.Clinic.Functions
	r.each(func(s *Statement) {
		if done[s.Index] || !s.opinion() || strings.HasSuffix(s.Low, "?") || len(s.Dates) > 0 {
			return
		}
		for i := range table.Wholes {
			w := &table.Wholes[i]
			at := w.In(s.look())
			if at < 0 {
				continue
			}
			side := sideAt(s.Low, at)
			var against []toldOf
			for _, a := range amiss {
				if !a.f.OfWhole(w.ID) || a.s.Index == s.Index || !a.Measured && !a.s.examined() || !sidesMeet(side, a.side) || !regionsMeet(s, a.s) ||
					slices.ContainsFunc(against, func(b toldOf) bool { return b.s.Index == a.s.Index }) {
					continue
				}
				if against = append(against, a); len(against) == mostSigns {
					break
				}
			}
			if len(against) > 0 {
				f := setBeside(toldOf{clinic.Take{At: at}, &clinic.Function{Subject: w.Subject}, s, side}, against)
				out = append(out, f)
				return
			}
		}
	})
	return out
}

// setBeside makes the finding: the one statement, and beside it what the report
// records. A figure of the report's own proves more than a word.
func setBeside(w toldOf, against []toldOf) appeal.Finding {
	c, why := appeal.Medium, "The report itself also records:"
	if against[0].Measured && w.f == against[0].f {
		c = appeal.High
	}
	f := aboutAt(w.s, w.At, c, w.f.Subject, why)
	for _, a := range against {
		f.Why += fmt.Sprintf(" “%s” (p. %d).", quote(a.s.Text), a.s.Page)
		f = citing(f, a.s)
	}
	return asking(f, "Which of these statements agrees with your findings?", "The report itself also records otherwise.")
}
