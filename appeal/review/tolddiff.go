package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var sidedNoun = clinic.Expr(`\b(left|right)(?:-sided)? ((?:[a-z-]+ ){0,2}[a-z-]+)`)

// sideInPaper finds a thing to which the report gives the other side than the
// paper that it speaks of: "sclerosis of the right hippocampus".
func sideInPaper(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && (s.Item || s.Row) || s.Kind == report.Examination || s.Kind == report.Testing || s.Side == "" {
			return
		}
		for _, d := range r.papersOrBefore(s) {
			if f, ok := r.onlyOtherSide(s, d); ok {
				out = append(out, f)
				return
			}
			words := strings.FieldsFunc(r.Texts[d.ID], notWord)
			for _, m := range sidedNoun.FindAllStringSubmatchIndex(s.Low, -1) {
				side := Side(s.Low[m[2]:m[3]])
				noun, ok := r.nounOf(s.Low[m[4]:m[5]])
				if !ok || len(words) < 10 {
					continue
				}
				same, other := sidesOf(words, noun, side)
				if other == 0 || same > 0 {
					continue
				}
				f := aboutClause(s, m[0], appeal.High, "side", fmt.Sprintf("The report says %s; %s has the %s.", side, describe(*d), side.other()), "document:"+d.ID)
				out = append(out, asking(f, "", fmt.Sprintf("The paper that the report names has this on the %s.", side.other())))
				return
			}
		}
	})
	return out
}

// onlyOtherSide: of the study that the sentence goes on about ("it gave signs of
// an old lesion on the left") the paper has findings on the other side alone, and
// of this side none, or that it is well.
func (r *Reading) onlyOtherSide(s *Statement, d *appeal.Document) (appeal.Finding, bool) {
	if s.Side != Left && s.Side != Right || d.Kind != appeal.TestResult && d.Kind != appeal.Imaging || negated(s.Low) || !tellsStudy.Matches(s.look()) || wellSide.Matches(s.look()) {
		return appeal.Finding{}, false
	}
	var shows *known
	for _, k := range r.paperSentences(d.ID) {
		switch side := sideOf(k.low); {
		case side == "" || negated(k.low) || wellSide.MatchString(k.low):
		case side != s.Side.other():
			return appeal.Finding{}, false
		case shows == nil:
			shows = k
		}
	}
	if shows == nil {
		return appeal.Finding{}, false
	}
	f := about(s, appeal.Medium, "side", fmt.Sprintf("The report says %s; %s has this on the %s: “%s”", s.Side, describe(*d), s.Side.other(), quote(shows.text)), shows.key)
	return asking(f, "", fmt.Sprintf("The paper that the report names has this on the %s.", s.Side.other())), true
}

var (
	// tellsStudy begins a sentence that goes on about the study named before.
	tellsStudy = clinic.Expr(`^(it|this|these|the (study|test|report|scan|images?|film|tracing|findings?)|there (was|were|is|are))\b.{0,40}\b(show\w*|reveal\w*|gave|found|demonstrat\w+|signs?|was|were|is|are|had)\b`)
	wellSide   = clinic.Expr(`\b(normal|unremarkable|negative|intact|healthy|uninvolved)\b`)
)

// nounOf gives the word of a phrase that names the thing.
func (r *Reading) nounOf(phrase string) (term, bool) {
	for _, t := range termsOf(phrase) {
		if len(t.word) > 3 && !fillers[t.word] && !gradeWords[t.word] && (!r.broad(t) || len(anatomy(t.word)) > 0) {
			return t, true
		}
	}
	return term{}, false
}

// sidesOf counts where a paper gives a thing the side, and where the other.
func sidesOf(words []string, noun term, side Side) (same, other int) {
	for i, w := range words {
		if stem(w) != noun.stem {
			continue
		}
		near := slices.Clone(words[max(0, i-4):i])
		if i+3 < len(words) && words[i+1] == "on" && words[i+2] == "the" {
			near = append(near, words[i+3])
		}
		if slices.Contains(near, string(side)) || slices.Contains(near, "bilateral") || slices.Contains(near, "both") {
			same++
		} else if slices.Contains(near, string(side.other())) {
			other++
		}
	}
	return same, other
}

// procedure names what a surgeon does.
var procedure = clinic.Expr(`\b(?:\w+(?:ectomy|otomy|ostomy|plasty|desis|oscopy|oscopic|rrhaphy|pexy|lysis)|fixation|fusion|repair(?:ed)?|release[d]?|debridement|reconstruction|reduction|replacement|decompression|transposition|transfer|manipulation|injections?|excision|resection|graft(?:ing)?|lavage|biopsy|pinning|casting|cast|closure)\b`)

// operationOtherwise finds an operation told as another one than its own report
// tells.
func operationOtherwise(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	only, single := r.onlySurgery()
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && (s.Item || s.Row) || s.Kind == report.PastHistory || s.Kind == report.Examination || len(s.Low) > 450 || !underwent.MatchString(s.Low) || negated(s.Low) {
			return
		}
		for i := range r.Case.Documents {
			d := &r.Case.Documents[i]
			if d.Kind != appeal.Surgical || r.Texts[d.ID] == "" || !hasDay(s.Dates, d.Date) && !(single && only.ID == d.ID && len(s.Dates) == 0 && r.namesTitle(s, *d)) {
				continue
			}
			text := r.Texts[d.ID] + " " + clinic.Fold(d.Title)
			own := procedure.FindAllString(text, -1)
			told := procedure.FindAllStringIndex(s.Low, -1)
			if len(own) == 0 || len(told) == 0 {
				continue
			}
			if slices.ContainsFunc(told, func(at []int) bool {
				w := s.Low[at[0]:at[1]]
				return slices.ContainsFunc(own, func(o string) bool { return r.sameProcedure(w, o) })
			}) {
				return
			}
			f := aboutClause(s, told[0][0], appeal.Medium, "the operation", fmt.Sprintf("%s does not name this procedure; it says: “%s”", describe(*d), clip(r.contentOf(d.ID))), "document:"+d.ID)
			out = append(out, asking(f, "Which operation was done?", "The operative report names another procedure."))
			return
		}
	})
	return out
}

var underwent = clinic.Expr(`\b(underwent|had|performed|operat\w+|surgery|procedure|treated (with|by)|was done|carried out)\b`)

// sameProcedure: one word begins or ends as the other, or means the same.
func (r *Reading) sameProcedure(a, b string) bool {
	a, b = stem(a), stem(b)
	return a == b || strings.HasSuffix(a, b) || strings.HasSuffix(b, a) || len(a) >= 6 && strings.HasPrefix(b, a[:6]) || r.Clinic.Words.Alike(a, b) || r.Clinic.Words.Covers(a, b) || r.Clinic.Words.Covers(b, a)
}
