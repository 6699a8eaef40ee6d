package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// seconded adds to the points on the visit, on medicines and on tests what
// another hand wrote of the same thing before the report, where it puts it as
// the claimant does: an account that a paper bears out is more than one word
// against another. At most two papers a point, each with its line.
func (r *Reading) seconded(fs []appeal.Finding) []appeal.Finding {
	for i := range fs {
		f := &fs[i]
		if slices.Contains([]string{"occupation", "job-title", "job-demands"}, f.Rule) {
			f.Against = append(f.Against, r.jobPapers(f.Against)...)
			continue
		}
		s := r.find(func(s *Statement) bool { return s.Ref == f.Ref && strings.Contains(quote(s.Text), f.Quote) })
		agrees := r.bearsOut(f, s)
		if s == nil || agrees == nil {
			continue
		}
		places, words := r.papersThat(agrees)
		f.Against, f.Contrary = append(f.Against, places...), append(f.Contrary, words...)
	}
	return fs
}

// line is a sentence of a paper that may bear out the claimant: its text folded,
// and the same with the paper's title, which names what its lines leave unsaid.
type line struct {
	doc         *appeal.Document
	low, titled string
}

// papersThat gives the place and the words of the first fitting sentence in each of
// two papers, the newest first: none of the claimant's own, none of the insurer's.
func (r *Reading) papersThat(agrees func(line) bool) (places, words []string) {
	var docs []*appeal.Document
	for i := range r.Case.Documents {
		d := &r.Case.Documents[i]
		own := strings.Contains(clinic.Fold(d.Author), surname(r.Case.Claimant.Name))
		if r.shouldBeListed(*d) && !own && d.Kind != appeal.Statement && d.Kind != appeal.PlanPaper && d.Kind != appeal.ReportKind && r.Papers[d.ID] != nil {
			docs = append(docs, d)
		}
	}
	slices.SortStableFunc(docs, func(a, b *appeal.Document) int { return b.Date.Compare(a.Date) })
	for _, d := range docs {
		for _, s := range r.Papers[d.ID].Sentences {
			low := clinic.Fold(s.Text)
			if n := len(strings.Fields(low)); n < 3 || n > 45 || kin.MatchString(low) || ofThePatient.MatchString(low) {
				continue
			}
			if !medical(*d) && !strings.Contains(low, surname(r.Case.Claimant.Name)) {
				continue // a police report tells of others too
			}
			if agrees(line{d, low, low + " " + clinic.Fold(d.Title)}) {
				places, words = append(places, fmt.Sprintf("document:%s#p%d,l%d", d.ID, s.Page, s.Line)), append(words, quote(s.Text))
				break
			}
		}
		if len(places) == 2 {
			break
		}
	}
	return places, words
}

// bearsOut gives what a sentence must say to bear the point out, nil where the
// point is of another sort.
func (r *Reading) bearsOut(f *appeal.Finding, s *Statement) func(line) bool {
	if s == nil {
		return nil
	}
	switch {
	case f.Rule == "medication":
		return r.sameMedicine(f)
	case f.Rule == "test-not-performed":
		return r.foundAmiss(f, s)
	case strings.HasPrefix(f.Rule, "exam-"):
		for i := range r.Notes {
			if n := &r.Notes[i]; slices.Contains(f.Against, n.Key) {
				return func(l line) bool { return r.tellsAs(n, s, l) }
			}
		}
	}
	return nil
}

// tellsAs: a paper tells a thing on which note and report differ, and as the
// note does: it states what the report denies, denies or ends what the report
// states, gives the note's number, names the same of two opposites.
func (r *Reading) tellsAs(n *Note, s *Statement, l line) bool {
	for _, t := range n.Topic {
		topic := &r.Clinic.Topics[t]
		if o := r.topicNamed(topic.Opposite); o >= 0 {
			if other := &r.Clinic.Topics[o]; other.In(s.Low) && !topic.In(s.Low) && topic.In(l.low) && !other.In(l.low) {
				return true
			}
			continue
		}
		if broad[topic.ID] || !topic.In(s.Low) {
			continue
		}
		only := []int{t}
		switch {
		case r.affirmed(n, only) && r.deniedTopic(s, only):
			if slices.ContainsFunc(sentenceCut.Split(l.low, -1), func(part string) bool { return topic.In(part) && !negated(part) && !atRisk.MatchString(part) }) {
				return !otherCount(n.Low, l.low)
			}
		case r.quitNow(s, n, only) || stopped.MatchString(n.Low) && !negated(s.Low):
			if ended := endedFor[topic.ID]; ended != nil && ended.MatchString(l.low) {
				return true
			}
		case topic.In(l.titled) && r.countDiffers(s, n) && sameCount(n.Low, l.low):
			return true
		}
	}
	return r.statesDenied(n, s, l)
}

// sentenceCut parts sentences that an abbreviation joined: "6 mg. No plan".
var sentenceCut = clinic.Expr(`\. |; `)

// atRisk is a line that warns of a thing, or asks about it, and does not state it.
var atRisk = clinic.Expr(`\b(risks?|precautions?|prevent\w*|if|in case|possible|rule out|r/o|screen\w*|educat\w*|counsel\w*|avoid\w*|warn\w*|side effects?)\b`)

// endedFor says of a habit that it has ended or never was.
var endedFor = map[string]*clinic.Expression{
	"smoking": clinic.Expr(`\b(non-?smoker|never (a )?smok\w+|former smoker|ex-?smoker|quit smoking|(does not|doesn't) smoke|tobacco[- ]free|no tobacco)\b`),
	"alcohol": clinic.Expr(`\b(no alcohol|abstinent|abstains|sober|(does not|doesn't) drink|alcohol: none)\b`),
}

// statesDenied: the paper states a thing that the report denies and the note
// states, by its own word, whatever it is: no table knows every complaint.
func (r *Reading) statesDenied(n *Note, s *Statement, l line) bool {
	if !n.Said && !strings.HasPrefix(n.Key, "exam.notes.questions") || noteSaysNo.MatchString(n.Low) || negated(l.low) || atRisk.MatchString(l.low) {
		return false
	}
	noted, written := termsOf(n.Low), termsOf(l.low)
	for _, d := range r.denialsOf(s) {
		if len(d.heads) != 1 || d.past || r.broad(d.heads[0]) || len(d.heads[0].word) < 5 {
			continue
		}
		same := func(t term) bool { return t.stem == d.heads[0].stem }
		if slices.ContainsFunc(noted, same) && slices.ContainsFunc(written, same) {
			return true
		}
	}
	return false
}

// sameCount: the line gives the note's number of the same thing.
func sameCount(note, low string) bool {
	for _, m := range counted.FindAllStringSubmatch(note, -1) {
		for _, k := range counted.FindAllStringSubmatch(low, -1) {
			v, _ := number(m[1])
			if w, _ := number(k[1]); v == w && strings.TrimSuffix(m[2], "s") == strings.TrimSuffix(k[2], "s") {
				return true
			}
		}
	}
	return false
}

// otherCount: both count the thing, and the line has another number of it.
func otherCount(note, low string) bool {
	theirs := plainNumber.FindAllStringSubmatch(low, -1)
	for _, m := range plainNumber.FindAllStringSubmatch(note, -1) {
		v, ok := number(m[1])
		if !ok || len(theirs) == 0 || m[1] == "a" || m[1] == "an" {
			continue
		}
		return !slices.ContainsFunc(theirs, func(k []string) bool { w, _ := number(k[1]); return v == w })
	}
	return false
}

// sameMedicine: the line has the case's medicine in the case's dose, or says of
// the medicine that the case does not have that it has ended.
func (r *Reading) sameMedicine(f *appeal.Finding) func(line) bool {
	for i, m := range r.Case.Medications {
		if !slices.Contains(f.Against, fmt.Sprintf("medications[%d]", i)) {
			continue
		}
		n, unit := doseIn(clinic.Fold(m.Dose))
		return func(l line) bool {
			_, at := r.drugIn(l.low, m.Name)
			if at < 0 || n == "" || negated(l.low) || takenOff.MatchString(l.low) || r.stale(l.doc) {
				return false
			}
			v, u := doseIn(l.low[at:min(len(l.low), at+60)])
			return v == n && u == unit
		}
	}
	drug := clinic.Fold(f.Subject)
	return func(l line) bool {
		return slices.Contains(f.Against, "medications") && len(drug) > 4 && strings.Contains(l.low, drug) && takenOff.MatchString(l.low) && !r.stale(l.doc)
	}
}

var takenOff = clinic.Expr(`\b(off|stopped|discontinued|no longer|weaned|tapered off|ceased|quit)\b`)

// stale: the paper is more than a year older than the examination.
func (r *Reading) stale(d *appeal.Document) bool {
	return d.Date.IsZero() || r.Case.Exam.Date.IsZero() || d.Date.DaysUntil(r.Case.Exam.Date) > 370
}

var (
	amiss = clinic.Expr(`\b(positive|absent|diminished|decreased|reduced|[0-4][+-]?/5|5-/5|brisk|clonus|[34]\+|weak\w*|abnormal|impaired|extensor)(\W|$)`)
	well  = clinic.Expr(`\b(no|not|without|negative|normal|intact|symmetric\w*|5/5|2\+|full|unremarkable|within)(\W|$)`)
)

// foundAmiss: a paper of the last year gives the very test, or a part of it, with
// a result that is amiss, and nothing of it as well, where the report gives it as
// well.
func (r *Reading) foundAmiss(f *appeal.Finding, s *Statement) func(line) bool {
	if amiss.MatchString(well.ReplaceAllString(s.Low, " ")) && !strings.Contains(s.Low, "absent") {
		return nil
	}
	tests, theirs, words := r.Clinic.TestsIn(f.Subject), About(r.Clinic, s.Text+" "+f.Subject), termsOf(s.Low+" "+clinic.Fold(f.Subject))
	return func(l line) bool {
		if !medical(*l.doc) || r.stale(l.doc) || !amiss.MatchString(l.low) || well.MatchString(l.low) {
			return false
		}
		if len(shared(r.Clinic.TestsIn(l.low), tests)) > 0 {
			return true
		}
		mine := About(r.Clinic, l.low)
		if len(shared(mine.Subjects, theirs.Subjects)) == 0 || mine.Apart(theirs) {
			return false
		}
		return grade.MatchString(s.Low) && grade.MatchString(l.low) || slices.ContainsFunc(termsOf(l.low), func(t term) bool {
			return slices.ContainsFunc(words, func(o term) bool { return r.alike(t, o) && !gradeWords[t.word] && len(partsIn(t.word)) == 0 })
		})
	}
}

var grade = clinic.Expr(`\b[0-5][+-]?/5(\W|$)`)

var jobTitle = clinic.Expr(`\b(job|position|occupation\w*|employment|work) (description|analysis|demands?|duties|profile|requirements?)\b|\b(statement|description) of (\w+ )?(occupation\w*|duties|job)\b`)

// jobPapers gives the papers that describe the claimant's own work: the job
// analysis of another job names none of its words.
func (r *Reading) jobPapers(have []string) []string {
	own := titleWords(strings.NewReplacer(",", " ", "(", " ", ")", " ").Replace(clinic.Fold(r.Case.Claimant.Occupation)))
	var out []string
	for _, d := range r.Case.Documents {
		place, text := "document:"+d.ID, clinic.Fold(d.Title)+" "+r.Texts[d.ID]
		named := slices.ContainsFunc(own, func(w string) bool { return len(w) > 4 && r.jobOf(w) >= 0 && hasPrefixWord(text, stem(w)) })
		cited := slices.ContainsFunc(have, func(p string) bool { return strings.HasPrefix(p, place) })
		if r.shouldBeListed(d) && jobTitle.MatchString(clinic.Fold(d.Title)) && named && !cited {
			out = append(out, place)
		}
	}
	return out
}
