package letter

import (
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
	Sort   string // which answer fits: objective, work, credibility, treatment, diagnosis, cause, recovery, finding, other
	key    string
	text   string
	at     report.Sentence // where the notice says it word for word
	has    bool
	First  bool // no reason before it was of its sort
	again  bool // the same sentence gave the reason before this one
	extra  bool // the notice gives it, denial.reasons does not
	about  review.Matter
	Points []point
	Papers []paper // sentences of the records that answer it

	answers []answer
}

// reasons lists the reasons of the denial, each with what bears on it.
func (c *composer) reasons() []reason {
	var out []reason
	for i, text := range c.data.Case.Denial.Reasons {
		if clean(text) == "" {
			continue
		}
		r := c.reason(fmt.Sprintf("denial.reasons[%d]", i), clean(text))
		r.number = len(out) + 1
		r.First = !slices.ContainsFunc(out, func(before reason) bool { return before.Sort == r.Sort })
		for _, before := range out {
			r.again = r.again || r.has && before.has && before.at.Ref == r.at.Ref && before.at.Text == r.at.Text
		}
		r.answers = c.answering(r)
		r.Points = c.bearing(r, r.answers)
		out = append(out, r)
	}
	out = c.withParts(out)
	out = append(out, c.unlisted(out)...)
	c.told(out)
	share(out)
	out = c.answeredExtras(out)
	for _, r := range out {
		if len(r.Points)+len(r.Papers) == 0 && r.answered() == nil {
			c.unanswered(r)
		}
	}
	return out
}

// reason reads one reason: where the notice gives it and what it is about.
func (c *composer) reason(key, text string) reason {
	r := reason{c: c, key: key, text: text, Sort: "other"}
	r.at, r.has = verbatim(c.data.Documents[c.data.Case.Denial.Document], r.text)
	r.about = c.about(r.text)
	if r.has && len(r.about.Asks) == 0 {
		r.about = c.about(r.at.Text) // a catchword; the notice says what it means
	}
	if len(r.about.Asks) > 0 {
		r.Sort = r.about.Asks[0]
	}
	return r
}

// answered finds what the person wrote against the reason: the weak point that
// gives its words.
func (r reason) answered() *weakPoint {
	for i, w := range r.c.data.Case.WeakPoints {
		if clean(w.Answer) != "" && sameReason(w.Point, r.text) {
			return &weakPoint{c: r.c, w: w, key: fmt.Sprintf("weak_points[%d]", i)}
		}
	}
	return nil
}

// sameReason reports that two texts give the same reason in nearly the same words.
func sameReason(a, b string) bool {
	x, y := weighty(a), weighty(b)
	n := 0
	for w := range x {
		if y[w] {
			n++
		}
	}
	return flatten(a) == flatten(b) || n > 0 && 4*n >= 3*max(len(x), len(y))
}

// Answer prints what the person wrote against the reason, with the paper that
// bears it out, "" if nothing.
func (r reason) Answer() string {
	w := r.answered()
	if w == nil {
		return ""
	}
	out := w.Answer()
	if at := w.Where(); at != "" {
		out += r.c.put(fixed(" (")) + at + r.c.put(fixed(")"))
	}
	return out
}

// Missing marks, in a draft, a reason that nothing answers.
func (r reason) Missing() string {
	if r.c.data.Final || len(r.Points)+len(r.Papers) > 0 || r.answered() != nil {
		return ""
	}
	return r.c.gapWords(r.key+".answer", factWords{
		Name: "your answer to this reason", Command: "case.yaml: weak_points: [{point: …, answer: …, document: …}]",
		Question: fmt.Sprintf("What answers “%s”? Nothing in the findings or the records that were read does. Write it under weak_points, with the reason's own words as the point.", r.text),
	})
}

// No prints the number of the reason.
func (r reason) No() string { return r.c.put(computed(itoa(r.number), "number of the reason", r.key)) }

// Turn is the place among the reasons, counted round n.
func (r reason) Turn(n int) int { return (r.number - 1) % n }

// Text prints the reason as the case gives it; Verbatim says that these are
// the notice's own words.
func (r reason) Text() string {
	if r.extra {
		return r.c.put(Run{Text: passage(r.text), Source: Source{Kind: FromDocument, Key: r.c.data.Case.Denial.Document, Page: r.at.Page, Line: r.at.Line}})
	}
	return r.c.put(fromCase(r.text, r.key))
}

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
		if strings.Contains(flatten(s.Text), flatten(text)) {
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
	case "treatment", "cause", "recovery", "diagnosis", "weight":
		fits = len(r.Points)+len(r.Papers) > 0
	}
	if !r.First || !fits {
		return ""
	}
	return "reason-" + r.Sort
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
		if c.disputed(f) {
			continue
		}
		out = append(out, point{c: c, f: f, number: len(out) + 1, position: len(out)})
	}
	return out
}

// disputed reports that a point of the letter says of the same sentence that it
// is not so, or has no ground: what is disputed on one page is not relied on two
// pages on.
func (c *composer) disputed(f appeal.Finding) bool {
	return slices.ContainsFunc(c.points, func(p point) bool {
		return slices.ContainsFunc(p.all(), func(o appeal.Finding) bool { return sameQuote(o, f) })
	})
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
