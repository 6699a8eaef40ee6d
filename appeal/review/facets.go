package review

import (
	"fmt"
	"strconv"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// facetOf is the side that a sentence takes on one facet.
type facetOf struct{ side, at int }

// facetsDiffer finds statements of the report that take the other side of a
// facet than the claimant's notes, a paper of the case, or the report elsewhere.
func facetsDiffer(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	notes := r.visitNotes()
	for _, f := range r.Clinic.Facets() {
		says := map[int]facetOf{}
		for i := range r.Said {
			s := &r.Said[i]
			if s.Voice == Asked || s.Voice == Formula && !vouchesVisit.Matches(s.look()) || s.Kind == report.Records && (s.Item || s.Row) || len(s.Low) > 600 {
				continue
			}
			if side, at := f.SaysIn(s.look()); side != 0 {
				says[i] = facetOf{side, at}
			}
		}
		if len(says) == 0 {
			continue
		}
		for i := range r.Said {
			mine, ok := says[i]
			if !ok {
				continue
			}
			s := &r.Said[i]
			if x, ok := r.facetInNotes(f, s, mine, notes); ok {
				out = append(out, x)
			} else if x, ok := r.facetInPapers(f, s, mine); ok {
				out = append(out, x)
			} else if x, ok := r.facetElsewhere(f, s, mine, says); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// vouchesVisit: a declaration that tells how the visit went.
var vouchesVisit = clinic.Expr(`\b(by me|personally|in the room|present|minutes|without the help)\b`)

// visitNotes are the claimant's notes with what was seen on the examiner's desk.
func (r *Reading) visitNotes() []Note {
	out := append([]Note(nil), r.Notes...)
	for i, s := range r.Case.Exam.Notes.RecordsSeen {
		low := clinic.Fold(s)
		out = append(out, Note{Key: "exam.notes.records_seen[" + strconv.Itoa(i) + "]", Text: s, Low: low, Remark: low, Stems: stems(low)})
	}
	return out
}

func facetConfidence(f *clinic.Facet, c appeal.Confidence) appeal.Confidence {
	if f.Confidence == "low" {
		return appeal.Low
	}
	return c
}

func (r *Reading) facetInNotes(f *clinic.Facet, s *Statement, mine facetOf, notes []Note) (appeal.Finding, bool) {
	if !f.In("notes") || leftUndone(s.Low) && f.ID == "reaction" || s.Voice == Records && !firstP.Matches(s.look()) || f.ID != "family-illness" && !s.ownAnswer() {
		return appeal.Finding{}, false
	}
	for i := range notes {
		n := &notes[i]
		side, _ := f.Says(n.Low)
		if side != -mine.side || f.Same && !r.shareWord(s.Low, n.Low) || !samePlace(s, n) {
			continue
		}
		x := aboutClause(s, mine.at, facetConfidence(f, appeal.Medium), f.Subject, "The report and the notes of the visit differ. Noted by "+whose(n)+": “"+plain(n.Text)+"”.", n.Key)
		x.Kind = appeal.ContradictsExam
		return asking(x, "What do your own notes of the history record on this point?", "The claimant’s notes of that day differ from this statement."), true
	}
	return appeal.Finding{}, false
}

// samePlace: what is noted of a test is not compared with the history.
func samePlace(s *Statement, n *Note) bool {
	return !(len(n.Key) > 16 && n.Key[:16] == "exam.notes.tests" && s.history())
}

func (r *Reading) facetInPapers(f *clinic.Facet, s *Statement, mine facetOf) (appeal.Finding, bool) {
	if !f.In("papers") || !s.ownAnswer() || s.Kind == report.Examination || s.Kind == report.Testing || f.Treater && !r.ofTreater(s) {
		return appeal.Finding{}, false
	}
	spoken := r.papersOrBefore(s)
	if f.Own && !refersBack.Matches(s.look()) {
		spoken = r.papersOf(s) // a fact of its own, whatever the sentence before spoke of
	}
	past := before_.Matches(s.look()) || r.yearBefore(s)
	for i := range r.Known {
		k := &r.Known[i]
		if k.doc == nil || k.past != past && !f.Lasting || hypothetical.MatchString(k.low) && !f.Treater && !f.Advice {
			continue
		}
		if len(spoken) > 0 && !r.speaksOfPaper(s, k) && !isIn(spoken, k.doc) || len(spoken) == 0 && len(s.Dates) > 0 && !hitsDay(s.Dates, k.doc.Date) {
			continue
		}
		side, _ := f.SaysIn(k.look)
		if side != -mine.side || f.Same && !r.shareWord(s.Low, k.low) {
			continue
		}
		x := aboutClause(s, mine.at, facetConfidence(f, appeal.Medium), f.Subject, "The report and a paper of the case differ. "+k.from()+": “"+quote(k.text)+"”", k.key)
		return asking(x, "What do your records have on this point?", "The claimant’s papers say otherwise."), true
	}
	return appeal.Finding{}, false
}

func isIn(list []*appeal.Document, d *appeal.Document) bool {
	for _, x := range list {
		if x.ID == d.ID {
			return true
		}
	}
	return false
}

var anyTreater = clinic.Expr(`\b(surgeon|specialist|treating|provider|therapist|dr\.|\w+ologist|psychiatrist|psychologist|physician|doctor)\b`)

// ofTreater: the sentence speaks of a treating source.
func (r *Reading) ofTreater(s *Statement) bool {
	return r.namesPhysician(s.Low) || anyTreater.Matches(s.look())
}

func (r *Reading) facetElsewhere(f *clinic.Facet, s *Statement, mine facetOf, says map[int]facetOf) (appeal.Finding, bool) {
	own, answers := f.In("own"), f.In("answers")
	if !own && !answers || !s.opinion() && !(own && f.Same && s.inExam()) {
		return appeal.Finding{}, false
	}
	for i := range r.Said {
		o := &r.Said[i]
		theirs, ok := says[i]
		if !ok || theirs.side != -mine.side || i == s.Index || !samePart(o, s) || timesApart(s, o) || f.Same && !r.shareWord(s.Low, o.Low) {
			continue
		}
		if answers && !(o.opinion() && !quoted(o)) || !answers && (o.opinion() || o.Voice == Records && o.Kind != report.RecordsSummary && !o.history()) {
			continue
		}
		x := citing(aboutClause(s, mine.at, facetConfidence(f, appeal.Medium), f.Subject, fmt.Sprintf("Another part of the report says otherwise: “%s” (p. %d).", quote(o.Text), o.Page)), o)
		x.Kind = appeal.InternalContradiction
		return asking(x, "Which of the two statements agrees with your findings?", "Another part of the report says otherwise."), true
	}
	return appeal.Finding{}, false
}

// shareWord: two texts share a word that carries a subject, or two common ones.
func (r *Reading) shareWord(a, b string) bool {
	telling, plain := 0, 0
	other := termsOf(b)
	for _, t := range termsOf(a) {
		if gradeWords[t.word] || fillers[t.word] {
			continue
		}
		for _, o := range other {
			if !r.alike(t, o) {
				continue
			}
			if r.broad(t) {
				plain++
			} else {
				telling++
			}
			break
		}
	}
	return telling > 0 || plain > 1
}
