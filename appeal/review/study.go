package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var withoutWhat = clinic.Expr(`\b(?:without|no) (?:any |significant |evidence of |new )*(\w+(?: \w+)?) ?(compression|impingement|abnormality|tear|change|herniation|activity|stenosis|displacement|denervation|involvement)\b`)

// studyToldOtherwise compares what the report says of a study or a note with
// that paper's own words: normal against abnormal, mild against severe, partial
// against complete, released against off work.
func studyToldOtherwise(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Examination || len(s.Low) > 700 {
			return
		}
		for _, d := range r.papersOrBefore(s) {
			if c, what, words := r.toldOtherwise(s, d); c != "" {
				f := about(s, c, titleOf(*d), fmt.Sprintf("%s; %s says: “%s”", what, describe(*d), clip(words)), "document:"+d.ID)
				out = append(out, asking(f, "How do you read this study?", "The paper itself reads: “"+clip(words)+"”"))
				return
			}
		}
	})
	return out
}

// papersOrBefore gives the papers of which a sentence speaks, or goes on to speak.
func (r *Reading) papersOrBefore(s *Statement) []*appeal.Document {
	out := r.papersOf(s)
	for back := 1; len(out) == 0 && back <= 3 && s.Index >= back; back++ {
		p := &r.Said[s.Index-back]
		if p.Page < s.Page-1 || p.Section != s.Section || p.Paragraph != s.Paragraph && back > 1 || !refersBack.Matches(s.look()) && p.Paragraph != s.Paragraph || len(s.Dates) > 0 {
			break
		}
		if out = r.papersOf(p); len(out) == 0 && len(p.Dates) > 0 {
			break
		}
	}
	return out
}

var refersBack = clinic.Expr(`\b(report|study|scan|images?|imaging|it|mri|there (is|was|were)|impression|conclusion|findings?)\b`)

// toldOtherwise compares clause by clause: the opposite word beside the same
// thing, or, for a study called normal as a whole, an abnormal conclusion.
func (r *Reading) toldOtherwise(s *Statement, d *appeal.Document) (appeal.Confidence, string, string) {
	own := r.paperSentences(d.ID)
	if len(own) == 0 {
		return "", "", ""
	}
	if calledNormal.Matches(s.look()) && !negated(s.Low[:calledNormal.FindIndex(s.look())[0]]) {
		if text := r.impressionText(d.ID); saysUnwell.MatchString(clinic.Fold(text)) && !saysUnwell.Matches(s.look()) && !allWell.MatchString(clinic.Fold(text)) {
			return appeal.High, "The report calls it normal", text
		}
	}
	for _, clause := range graded_.Split(s.Low, -1) {
		subject := termsOf(clause)
		if o := r.otherSide(clause, subject, own); o != nil {
			return appeal.High, "The report names the other side", o.text
		}
		for _, p := range r.Clinic.Pairs("grades") {
			at := p.One(clause)
			if at == nil || p.Other(clause) != nil || negation.MatchString(clause[max(0, at[0]-25):at[0]]) {
				continue
			}
			for _, o := range own {
				there := p.Other(o.low)
				if there == nil || p.One(o.low) != nil && p.ID != "partial" && p.ID != "intact" || negation.MatchString(o.low[max(0, there[0]-30):there[0]]) {
					continue
				}
				if r.sameThing(subject, at, clause, o, p.ID == "release" || p.ID == "effort" || p.ID == "once") {
					return appeal.High, "The report puts it otherwise (" + p.Subject + ")", o.text
				}
			}
		}
	}
	for _, m := range withoutWhat.FindAllStringSubmatch(s.Low, -1) {
		for _, o := range own {
			if w := stem(m[2]); strings.Contains(o.low, w) && !strings.Contains(o.low, "no "+w) && !strings.Contains(o.low, "without "+w) && !negated(o.low) {
				return appeal.High, "The report says that there is no " + m[2], o.text
			}
		}
	}
	return "", "", ""
}

// otherSide gives the paper's sentence that has the same finding on the other
// side, nil if it has it on this side too.
func (r *Reading) otherSide(clause string, subject []term, own []*known) *known {
	side, parts := sideOf(clause), partsIn(clause)
	if side != Left && side != Right || len(parts) == 0 || negated(clause) {
		return nil
	}
	var against *known
	for _, o := range own {
		same := false
		for _, t := range subject {
			if !r.broad(t) && !fillers[t.word] && !gradeWords[t.word] && slices.ContainsFunc(o.words, func(w term) bool { return w.stem == t.stem }) {
				same = true
			}
		}
		if !same || len(shared(parts, partsIn(o.low))) == 0 {
			continue
		}
		switch sideOf(o.low) {
		case side, Both:
			return nil
		case side.other():
			against = o
		}
	}
	return against
}

var (
	calledNormal = clinic.Expr(`\b(was|is|were|as|reported|read|interpreted|found|entirely|completely|essentially)( \w+)? (normal|negative|unremarkable|benign|within normal limits)\b|\b(normal|negative|unremarkable) (study|scan|mri|ct|emg|test|examination|result|evaluation)\b|\bno (new )?(abnormality|abnormalities|activity)\b`)
	saysUnwell   = clinic.Expr(`\babnormal\b|\b(tear|herniation|extrusion|compression|stenosis|lesions?|fracture|radiculopathy|neuropathy|denervation|increased|recurrent|positive|reduced|impaired|ruptures?|severe\w*|enhanc\w+|below|weakness)\b`)
	allWell      = clinic.Expr(`^(normal|no (acute |significant )?abnormal|unremarkable|negative)`)
	graded_      = clinic.Expr(`;|, | with | but | and | while | though | although `)
)

// sameThing: the clause and the paper's sentence share a word beside the grades,
// one that is not the report's everyday word, or two.
func (r *Reading) sameThing(subject []term, at []int, clause string, o *known, oneIsEnough bool) bool {
	n, plain := 0, 0
	for _, t := range subject {
		if t.at >= at[0] && t.at < at[1] || fillers[t.word] || gradeWords[t.word] {
			continue
		}
		for _, w := range o.words {
			if r.alike(t, w) {
				if r.broad(t) {
					plain++
				} else {
					n++
				}
				break
			}
		}
	}
	if l := levelName.FindString(clause); l != "" && strings.Contains(o.low, l) {
		plain += 2
	}
	return n > 0 || plain > 1 || oneIsEnough && plain > 0
}

var gradeWords = wordSet("study scan image images imaging read showed shows show showing read described reported impression conclusion demonstrates demonstrated reveals revealed dated taken obtained mild moderate severe normal abnormal seen noted")

// paperSentences gives what a paper says, as the case knows it.
func (r *Reading) paperSentences(id string) []*known {
	var out []*known
	for i := range r.Known {
		k := &r.Known[i]
		if k.doc != nil && k.doc.ID == id && strings.Contains(k.key, "#p") {
			out = append(out, k)
		}
	}
	return out
}

var impressionHead = clinic.Expr(`(?i)\b(impression|interpretation|conclusions?|summary|opinion)\b[:.]?\s+`)

// impressionText is what a paper itself concludes, in its own words.
func (r *Reading) impressionText(id string) string {
	p := r.Papers[id]
	if p == nil {
		return ""
	}
	var b strings.Builder
	for _, l := range p.Lines {
		if l.Role != report.Header && l.Role != report.Footer {
			b.WriteString(l.Text + " ")
		}
	}
	all := b.String()
	at := impressionHead.FindAllStringIndex(all, -1)
	if len(at) == 0 {
		return ""
	}
	rest := strings.TrimSpace(all[at[len(at)-1][1]:])
	if i := strings.Index(rest, "Electronically"); i > 0 {
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}

// clip gives the first two sentences, at most 40 words.
func clip(s string) string {
	ws := strings.Fields(s)
	if len(ws) > 40 {
		ws = ws[:40]
	}
	return strings.Join(ws, " ")
}
