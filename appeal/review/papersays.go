package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// notInPaper finds what the report gives as the content of a paper and the
// paper does not have: a figure, or nearly all of the words.
func notInPaper(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	figures, words := map[string][]string{}, map[string][]term{}
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Examination || s.Kind == report.Testing || s.Row || len(s.Low) > 500 {
			return
		}
		for _, c := range cutAt(eventCut, s.Low) {
			ds := r.papersSaid(s, c)
			if len(ds) != 1 {
				continue
			}
			d := ds[0]
			if !r.mayTell(s, c, d) {
				continue
			}
			text := r.Texts[d.ID]
			if len(text) < 80 {
				continue
			}
			if figures[d.ID] == nil {
				figures[d.ID], words[d.ID] = figuresIn(text), termsOf(text)
			}
			if at, figure := r.strangeFigure(c, figures[d.ID]); at >= 0 {
				sure := appeal.Low
				if !strings.Contains(s.Low, ";") && len(classesIn(c.text)) > 0 || r.namesPhysician(c.text) {
					sure = appeal.Medium // the clause itself names the paper
				}
				f := aboutClause(s, c.at+at, sure, "a figure of "+titleOf(*d), fmt.Sprintf("The report gives %s; %s does not have this figure.", figure, describe(*d)), "document:"+d.ID)
				out = append(out, asking(f, "Which figure do your records have?", "The paper that the report names does not have this figure."))
				return
			}
			if at := r.strangeWords(c, words[d.ID]); at >= 0 {
				f := aboutClause(s, c.at+at, appeal.Low, "the content of "+titleOf(*d), fmt.Sprintf("These words, or words that mean the same, do not stand in %s. It says: “%s”", describe(*d), clip(r.contentOf(d.ID))), "document:"+d.ID)
				out = append(out, asking(f, "How do you read this paper?", "The paper that the report names is worded otherwise."))
				return
			}
		}
	})
	return out
}

// mayTell: the clause may give what the paper says: a plan or a contract tells
// of no visit, and before "of which the schedule gives" the words are the report's.
func (r *Reading) mayTell(s *Statement, c piece, d *appeal.Document) bool {
	if m := ofWhich.FindIndex(s.look()); m != nil && c.at < m[0] && len(classesIn(c.text)) == 0 {
		return false
	}
	if d.Kind == appeal.PlanPaper || slices.Contains(classesIn(clinic.Fold(d.Title)), "plan") {
		return planWord.Matches(s.look())
	}
	return medical(*d) || len(shared(classesIn(clinic.Fold(d.Title)), classesIn(s.Low))) > 0 || r.namesTitle(s, *d)
}

var planWord = clinic.Expr(`\b(plan|policy|certificate|booklet|contract)\b`)

var ofWhich = clinic.Expr(`, of (which|whom|these|those|that) (the|his|her|its|this|that|dr)\b`)

// papersSaid gives the papers whose content a clause tells: it names one and
// says what it shows.
func (r *Reading) papersSaid(s *Statement, c piece) []*appeal.Document {
	if holdsPapers.MatchString(c.text) {
		return nil
	}
	if !tellsContent.MatchString(c.text) && s.Kind != report.RecordsSummary || attributes.MatchString(c.text) && !tellsContent.MatchString(c.text) {
		return nil
	}
	if s.opinion() && len(classesIn(c.text)) == 0 && !r.namesPhysician(c.text) {
		return nil // a general remark beside the paper
	}
	return r.papersOf(s)
}

var (
	tellsContent = clinic.Expr(`\b(show(s|ed|ing|n)?|reveal\w*|demonstrat\w*|describ\w*|confirm\w*|document\w*|report(s|ed)|record(s|ed)|found|finds?|notes|noted|read as|interpreted|gives?|gave|given|measur\w+|was|were|is|are|states?|stated|says|put|puts|lists?|mentions?|concluded?|indicat\w+|with)\b`)
	attributes   = clinic.Expr(`\b(was|were) (reviewed|received|read|not|requested|ordered|obtained|performed|done|taken|scheduled)\b`)
	holdsPapers  = clinic.Expr(`\b(contain\w*|includ\w+|enclos\w+|consist\w*|bundle|packet|binder|compris\w+)\b`)
	figureForm   = clinic.Expr(`\b\d+(?:\.\d+)?\b`)
	wordFigure   = clinic.Expr(`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\b`)
	noFigure     = clinic.Expr(`\b(?:page|pages|p\.|question|issue|item|no\.|number|section|figure|table|exhibit|age|aged|phase|type|stage|grade|class|level|version|axis|chapter) ?$`)
	afterFigure  = clinic.Expr(`^(?:[-/]\d| ?(?:pages?|years? old|years of age|a\.m|p\.m|am\b|pm\b)|[:]\d|-year|st\b|nd\b|rd\b|th\b)`)
)

// figuresIn gives the numbers of folded text, in figures, as they are said.
func figuresIn(low string) []string {
	out := figureForm.FindAllString(low, -1)
	for _, w := range wordFigure.FindAllString(low, -1) {
		if n, ok := number(w); ok {
			out = append(out, strconv.Itoa(int(n)))
		}
	}
	return out
}

// strangeFigure gives the first figure of a clause that the paper lacks: no
// date, level, page or age.
func (r *Reading) strangeFigure(c piece, paper []string) (int, string) {
	ds := r.dates(c.text)
	for _, re := range []*clinic.Expression{figureForm, wordFigure} {
		for _, m := range re.FindAllStringIndex(c.text, -1) {
			word := c.text[m[0]:m[1]]
			n, ok := number(word)
			if !ok || slices.ContainsFunc(ds, func(d dated) bool { return m[0] < d.to && d.from < m[1] }) || n >= 1900 && n <= 2100 ||
				noFigure.MatchString(c.text[:m[0]]) || afterFigure.MatchString(c.text[m[1]:]) || m[0] > 0 && strings.ContainsAny(c.text[m[0]-1:m[0]], "-/.:#") || m[0] > 1 && c.text[m[0]-1] >= 'a' && c.text[m[0]-1] <= 'z' {
				continue
			}
			if re == wordFigure && !unitNear.MatchString(c.text[m[1]:]) {
				continue
			}
			if slices.ContainsFunc(paper, func(p string) bool {
				v, _ := number(p)
				return v == n || v == 100-n && strings.HasPrefix(c.text[m[1]:], " percent")
			}) {
				continue
			}
			if len(paper) < 2 || !unitNear.MatchString(c.text[m[1]:]) && !scoreNear.MatchString(c.text[:m[0]]) {
				continue
			}
			return m[0], word
		}
	}
	return -1, ""
}

var (
	unitNear  = clinic.Expr(`^[ -]?(?:\w+ ){0,1}(percent|%|mm|cm|ml|mg|mcg|microns?|micromet\w+|diopt\w+|degrees?|decibels?|db|hz|m/s|kg|lbs?|pounds|points?|visits?|sessions?|weeks?|months?|days?|hours?|minutes?|years?|feet|meters|mets?|units|percentile|th percentile|of \d+|out of|/ ?\d+|lesions?|episodes?|times|cycles?|injections?|stools?|fractures?|levels?|trials?)\b`)
	scoreNear = clinic.Expr(`\b(score|index|scale|value|count|level|rate|fraction|hemoglobin|calprotectin|titer|crp|esr|pressure|acuity|reading|velocity|latency|thickness|shortening|tilt|angle|gap|total)\b( \w+){0,2} $`)
)

// strangeWords gives the place of a clause whose telling words the paper lacks,
// nearly all of them; -1 when it has them.
func (r *Reading) strangeWords(c piece, paper []term) int {
	at := saysThen.FindStringIndex(c.text)
	if at == nil {
		return -1
	}
	telling, missing := 0, 0
	for _, t := range termsOf(c.text[at[1]:]) {
		if fillers[t.word] || gradeWords[t.word] || r.broad(t) || len(t.word) < 5 {
			continue
		}
		telling++
		if !slices.ContainsFunc(paper, func(p term) bool {
			return r.covers(t, p) || r.covers(p, t) || len(p.word) >= 6 && strings.HasPrefix(t.word, p.word[:6])
		}) {
			missing++
		}
	}
	if telling < 2 || missing*3 < telling*2 {
		return -1
	}
	return at[0]
}

var saysThen = clinic.Expr(`\b(show(s|ed|ing)|reveal(s|ed|ing)|demonstrat(es|ed|ing)|describ(es|ed|ing)|confirm(s|ed|ing)|document(s|ed|ing)|found|finds|notes that|noted|was read as|read as|interpreted as|reported as|concluded|indicat(es|ed)|states that|says that|remarked|recorded|records)\b`)

// contentOf is what a paper says, its conclusion if it has one.
func (r *Reading) contentOf(id string) string {
	if t := r.impressionText(id); t != "" {
		return t
	}
	for _, k := range r.paperSentences(id) {
		if len(k.words) > 5 {
			return k.text
		}
	}
	return titleOf(appeal.Document{ID: id})
}
