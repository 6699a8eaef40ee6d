package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	saysNormal  = clinic.Expr(`\b(normal|negative|unremarkable|no (new )?(abnormality|activity|change|evidence)|without (any )?(\w+ )?(abnormality|compression|tear|change))\b`)
	saysMild    = clinic.Expr(`\b(mild|minimal|slight|minor|small|bulg\w+|mild to moderate)\b`)
	saysSevere  = clinic.Expr(`\b(severe|marked|extrusion|extruded|compress\w+|displace\w+|full-thickness|complete tear|rupture|high-grade|large|signal change|denervation|active)\b`)
	saysUnwell  = clinic.Expr(`\babnormal\b|\b(tear|herniation|extrusion|compression|stenosis|lesions?|fracture|radiculopathy|neuropathy|denervation|increased|recurrent|positive)\b`)
	withoutWhat = clinic.Expr(`\b(?:without|no) (?:any |significant |evidence of |new )*(\w+(?: \w+)?) ?(compression|impingement|abnormality|tear|change|herniation|activity|stenosis|displacement|denervation|involvement)\b`)
)

// studyToldOtherwise compares what the report says of a study with the study's
// own impression: normal against abnormal, mild against severe.
func studyToldOtherwise(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Examination || s.Kind == report.Records {
			return
		}
		for _, d := range r.Case.Documents {
			own := r.impression(d.ID)
			if own == "" || !r.speaksOf(s, d) {
				continue
			}
			if c, what := toldOtherwise(s.Low, own); c != "" {
				f := about(s, c, titleOf(d), fmt.Sprintf("%s; %s says: “%s”", what, describe(d), clip(r.impressionText(d.ID))), "document:"+d.ID)
				out = append(out, asking(f, "How do you read this study?", "The report of the study itself reads: “"+clip(r.impressionText(d.ID))+"”"))
				return
			}
		}
	})
	return out
}

// speaksOf: the sentence, or the one before it, names the kind of study and its
// date, and no other study of the kind stands between.
func (r *Reading) speaksOf(s *Statement, d appeal.Document) bool {
	if d.Kind != appeal.Imaging && d.Kind != appeal.TestResult || d.Date.IsZero() {
		return false
	}
	classes := specific(classesIn(clinic.Fold(d.Title)))
	for back := 0; back <= 3 && s.Index-back >= 0; back++ {
		p := &r.Said[s.Index-back]
		if p.Page < s.Page-1 || p.Section != s.Section {
			return false
		}
		ds := r.dates(p.Low)
		if len(shared(classes, classesIn(p.Low))) > 0 && hasDay(ds, d.Date) {
			return back == 0 || refersBack.MatchString(s.Low)
		}
		if len(ds) > 0 && back > 0 {
			return false
		}
	}
	return false
}

var refersBack = clinic.Expr(`\b(report|study|scan|images?|imaging|it|mri|there (is|was|were))\b`)

func toldOtherwise(told, own string) (appeal.Confidence, string) {
	abnormal := slices.ContainsFunc(sentencesOf(own), func(x string) bool { return saysUnwell.MatchString(x) && !strings.HasPrefix(x, "no ") })
	switch {
	case abnormal && saysNormal.MatchString(told) && !saysUnwell.MatchString(saysNormal.ReplaceAllString(told, "")) && !strings.Contains(told, "not normal"):
		return appeal.High, "The report calls the study normal"
	case saysMild.MatchString(told) && !saysSevere.MatchString(withoutWhat.ReplaceAllString(told, "")) && saysSevere.MatchString(own):
		return appeal.High, "The report calls the finding mild"
	}
	for _, m := range withoutWhat.FindAllStringSubmatch(told, -1) {
		if w := stem(m[2]); strings.Contains(own, w) && !strings.Contains(own, "no "+w) && !strings.Contains(own, "without "+w) {
			return appeal.High, "The report says that there is no " + m[2]
		}
	}
	return "", ""
}

func sentencesOf(low string) []string { return strings.Split(low, ". ") }

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

func (r *Reading) impression(id string) string { return clinic.Fold(r.impressionText(id)) }

// clip gives the first two sentences, at most 40 words.
func clip(s string) string {
	ws := strings.Fields(s)
	if len(ws) > 40 {
		ws = ws[:40]
	}
	return strings.Join(ws, " ")
}
