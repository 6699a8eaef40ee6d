package letter

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// reason is one reason that the notice gives, with what bears on it.
type reason struct {
	c      *composer
	number int
	Sort   string // which answer fits: objective, work, credibility, treatment, diagnosis, cause, other
	key    string
	text   string
	at     report.Sentence // where the notice says it word for word
	has    bool
	First  bool     // no reason before it was of its sort
	again  bool     // the same sentence gave the reason before this one
	about  []string // the parts of the body that it names
	Points []point
	Papers []paper // sentences of the records that answer it
}

// reasons lists the reasons of the denial.
func (c *composer) reasons() []reason {
	var out []reason
	quoted := map[string]bool{} // each sentence answers one reason
	for i, text := range c.data.Case.Denial.Reasons {
		if clean(text) == "" {
			continue
		}
		r := reason{c: c, number: len(out) + 1, key: fmt.Sprintf("denial.reasons[%d]", i), text: clean(text), Sort: sortReason(text)}
		r.at, r.has = verbatim(c.data.Documents[c.data.Case.Denial.Document], r.text)
		r.First = !slices.ContainsFunc(out, func(before reason) bool { return before.Sort == r.Sort })
		for _, before := range out {
			r.again = r.again || r.has && before.has && before.at.Ref == r.at.Ref && before.at.Text == r.at.Text
		}
		r.about = c.regions(r.text)
		r.Points, r.Papers = c.bearing(r), c.answering(r, quoted)
		if len(r.Points)+len(r.Papers) == 0 {
			c.unanswered(r)
		}
		out = append(out, r)
	}
	return out
}

// No prints the number of the reason.
func (r reason) No() string { return r.c.put(computed(itoa(r.number), "number of the reason", r.key)) }

// Text prints the reason as the case gives it; Verbatim says that these are
// the notice's own words.
func (r reason) Text() string { return r.c.put(fromCase(r.text, r.key)) }

// Verbatim reports that the notice has these words.
func (r reason) Verbatim() bool { return r.has }

// Again reports that the sentence was quoted for an earlier reason.
func (r reason) Again() bool { return r.again }

// Quote prints the notice's sentence, Where its page.
func (r reason) Quote() string {
	return r.c.quoteDocument(r.c.data.Case.Denial.Document, r.at)
}

// Where prints the exhibit and page of the sentence in the notice.
func (r reason) Where() string {
	if !r.has {
		return ""
	}
	return r.c.exhibit(r.c.data.Case.Denial.Document, r.at.Page)
}

// verbatim finds the sentence of the notice that gives the reason: it has the
// very words, or nearly all words of weight.
func verbatim(r *report.Report, text string) (report.Sentence, bool) {
	if r == nil {
		return report.Sentence{}, false
	}
	want := weighty(text)
	best, score := report.Sentence{}, 0.0
	for _, s := range r.Sentences {
		if len(strings.Fields(s.Text)) > 60 || subjectLine.MatchString(s.Text) || definitionWords.MatchString(s.Text) {
			continue
		}
		if strings.Contains(strings.ToLower(clean(s.Text)), strings.ToLower(text)) {
			return s, true
		}
		have := weighty(s.Text)
		n := 0
		for w := range want {
			if have[w] {
				n++
			}
		}
		if share := float64(n) / float64(max(1, len(want))); n >= 2 && share > score {
			best, score = s, share
		}
	}
	return best, score >= 0.75
}

// subjectLine is the head of a notice and not what it says.
var subjectLine = regexp.MustCompile(`^(?i:subject|re|regarding|reference)\s*:`)

// weighty gives the stems of the words that carry meaning.
func weighty(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words(s) {
		if len([]rune(w)) > 3 && !lightWords[w] {
			out[stem(w)] = true
		}
	}
	return out
}

var lightWords = map[string]bool{
	"that": true, "this": true, "with": true, "from": true, "have": true, "been": true, "were": true, "your": true, "longer": true,
	"does": true, "their": true, "there": true, "which": true, "will": true, "other": true, "further": true, "independent": true, "examination": true,
}

// common are stems that nearly every sentence of such papers has: to share one
// says nothing.
var common = weighty("report reports record records reviewed medical claim claimant physician doctor examiner opinion finding findings " +
	"condition patient pain time based support supported supports current currently existing date dated required require year years month months " +
	"insured policy plan benefit benefits determination decision information available provided regular establish established objective evidence " +
	"symptom symptoms denied denial denies approved accepted refused requested trial further weeks days able perform performed completed")

// The sorts of reasons, first match wins.
var reasonSorts = []struct {
	sort string
	re   *regexp.Regexp
}{
	{"credibility", regexp.MustCompile(`(?i)exaggerat|magnif|embellish|secondary gain|effort|malinger|inconsisten|credib|self.report|subjective|\binvalid|\bvalidity|over-?report`)},
	{"treatment", regexp.MustCompile(`(?i)medically necess|not necessary|reasonable (or|and) necessary|treatment|therapy|surg|fusion|procedure|injection`)},
	{"cause", regexp.MustCompile(`(?i)caused|causa[lt]|not related|related to|unrelated|pre-?existing|accident|work injury|degenerative`)},
	{"work", regexp.MustCompile(`(?i)occupation|work|sedentary|disabled|disability|duty|duties|employ|job|capab|function`)},
	{"recovery", regexp.MustCompile(`(?i)resolved|recover|remission|maximum medical|plateau|healed`)},
	{"objective", regexp.MustCompile(`(?i)objective|evidence|finding|normal|deficit|test|imaging|exam|physical cause`)},
	{"diagnosis", regexp.MustCompile(`(?i)not established|no .*(syndrome|disease|disorder)|diagnos|syndrome`)},
}

func sortReason(text string) string {
	for _, s := range reasonSorts {
		if s.re.MatchString(text) {
			return s.sort
		}
	}
	return "other"
}

// answers are the kinds of points that bear on a sort of reason even when they
// share no word with it; any other point must share one.
var answers = map[string][]appeal.Kind{
	"objective":   {appeal.InternalContradiction, appeal.TestNotPerformed, appeal.TestOmitted},
	"work":        {appeal.UnsupportedConclusion},
	"credibility": {appeal.LoadedLanguage},
	"treatment":   {appeal.OutdatedStandard},
	"recovery":    {appeal.InternalContradiction},
	"diagnosis":   {appeal.InternalContradiction, appeal.TestNotPerformed, appeal.TestOmitted},
}

// recordsFor are the kinds of record whose absence from the report bears on a
// sort of reason.
var recordsFor = map[string][]appeal.DocumentKind{
	"objective": {appeal.Imaging, appeal.TestResult},
	"work":      {appeal.Functional},
	"recovery":  {appeal.Imaging, appeal.TestResult},
	"diagnosis": {appeal.Imaging, appeal.TestResult},
	"treatment": {appeal.Imaging, appeal.TestResult},
}

// bears reports that a point answers a sort of reason by what it is.
func (c *composer) bears(p point, sort string) bool {
	if p.f.Kind == appeal.RecordNotReviewed {
		doc, ok := c.recordMeant(p.f)
		return ok && slices.Contains(recordsFor[sort], doc.Kind)
	}
	switch {
	case sort == "credibility" && p.f.Kind == appeal.UnsupportedConclusion:
		return ofValidity.MatchString(p.f.Quote)
	case sort == "work" && ofWork.MatchString(p.f.Subject):
		return true
	}
	return slices.Contains(answers[sort], p.f.Kind)
}

// ofWork is the subject of a point about the work itself.
var ofWork = regexp.MustCompile(`(?i)\boccupation|\bjob\b|\bwork\b|\bdut(y|ies)\b`)

// ofValidity is a conclusion about effort or the validity of a test.
var ofValidity = regexp.MustCompile(`(?i)\b(in)?valid|\beffort|over-?report|exaggerat|magnif`)

// Lead names the sentence that opens the answer, "" where nothing that goes in
// supports it: no sentence argues on its own.
func (r reason) Lead() string {
	has := func(kinds ...appeal.Kind) bool {
		return slices.ContainsFunc(r.Points, func(p point) bool { return slices.Contains(kinds, p.f.Kind) })
	}
	fits := false
	switch r.Sort {
	case "objective":
		fits = has(appeal.InternalContradiction)
	case "work":
		fits = has(appeal.UnsupportedConclusion)
	case "credibility":
		fits = has(appeal.LoadedLanguage) || len(r.Papers) > 0
	case "treatment", "cause", "recovery", "diagnosis":
		fits = len(r.Points)+len(r.Papers) > 0
	}
	if !r.First || !fits {
		return ""
	}
	return "reason-" + r.Sort
}

// regions names the parts of the body that a text is about.
func (c *composer) regions(text string) []string {
	if c.data.Regions != nil {
		return c.data.Regions(text)
	}
	return review.Regions(nil, text)
}

// pointRegions are those of a point, with the record that it is about.
func (c *composer) pointRegions(p point) []string {
	text := p.f.Quote + " " + p.f.Subject + " " + p.f.Why + " " + p.f.Wording
	if doc, ok := c.recordMeant(p.f); ok {
		text += " " + doc.Title
	}
	return c.regions(text)
}

// unanswered tells the person of a reason that nothing in the letter answers:
// a point about another part of the body would be no answer.
func (c *composer) unanswered(r reason) {
	c.problem = append(c.problem, appeal.Problem{
		Where: "letter " + c.info.ID, ID: "letter.reason-unanswered", Level: appeal.LevelWarning,
		Args: map[string]string{"n": itoa(r.number), "reason": r.text, "id": c.info.ID},
	})
}

// bearing finds the points that bear on a reason, at most four.
func (c *composer) bearing(r reason) []point {
	want := weighty(r.text)
	type scored struct {
		p     point
		score int
	}
	var all []scored
	for _, p := range c.points {
		theirs := c.pointRegions(p)
		if !review.SameRegion(r.about, theirs) {
			continue
		}
		have := weighty(p.f.Quote + " " + p.f.Subject + " " + p.f.Wording)
		kind, place, both := c.bears(p, r.Sort), meet(r.about, theirs), sharedStems(want, have)
		n := 2 * both
		if place {
			n += 2
		}
		if kind {
			n += 3
		}
		if !kind && both < 2 && (both == 0 || !place) {
			n = 0 // the place alone is no answer, and one word in common, such as "blood", is chance
		}
		if n > 0 {
			all = append(all, scored{p, n*3 + sureness(p.f)})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	all = all[:min(4, len(all))]
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.p.number, b.p.number) })
	var out []point
	for _, s := range all {
		out = append(out, s.p)
	}
	return out
}

// meet reports that two lists have an element in common.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// sharedStems counts the stems of weight that two texts have in common.
func sharedStems(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] && !common[w] {
			n++
		}
	}
	return n
}

// What a record says when effort was tested.
var tested = regexp.MustCompile(`(?i)\b(valid (representation|results?|effort|profile)|considered (a )?valid|results (are|were) (considered )?(a )?valid|consistent effort|effort (was|is) (good|full|consistent|maximal)|performance was consistent|validity (tests?|measures?|indicators?) (was|were) (passed|within|valid))\b`)

// answering finds sentences of the records that answer a sort of reason, at
// most two: what testing concluded, what a physician wrote, what was said of
// effort.
func (c *composer) answering(why reason, quoted map[string]bool) []paper {
	var found []paper
	sort := why.Sort
	for _, d := range c.data.Case.Documents {
		r := c.data.Documents[d.ID]
		if r == nil || !isRecord(c.data.Case, d) {
			continue
		}
		p := c.paper(d)
		switch {
		case sort == "credibility":
			for _, s := range r.Sentences {
				if !p.has && tested.MatchString(s.Text) && !contrary.MatchString(s.Text) {
					p.at, p.has = quotable(s)
				}
			}
		case sort == "work" && d.Kind == appeal.Functional,
			slices.Contains([]string{"objective", "diagnosis", "cause", "recovery", "treatment"}, sort) && (d.Kind == appeal.Imaging || d.Kind == appeal.TestResult):
			p.at, p.has = concludes(r)
		}
		if p.has && !contrary.MatchString(p.at.Text) && review.SameRegion(why.about, c.regions(d.Title+" "+p.at.Text)) {
			found = append(found, p)
		}
	}
	if sort == "work" || sort == "treatment" {
		for _, d := range c.treating() {
			for _, p := range d.Words() {
				if review.SameRegion(why.about, c.regions(p.at.Text)) {
					found = append(found, p)
				}
			}
		}
	}
	var out []paper
	for _, p := range found {
		if key := p.doc.ID + p.at.Text; !quoted[key] && len(out) < 2 {
			quoted[key] = true
			out = append(out, p)
		}
	}
	return out
}

// admissions gives what the report itself records in the claimant's favor and
// goes in.
func (c *composer) admissions() []point {
	c.favored = true
	var out []point
	for _, f := range c.data.Admissions {
		if d, ok := c.data.Case.Decided(f.ID); ok && d.Keep == "drop" || clean(f.Quote) == "" {
			continue
		}
		out = append(out, point{c: c, f: f, number: len(out) + 1, position: len(out)})
	}
	return out
}
