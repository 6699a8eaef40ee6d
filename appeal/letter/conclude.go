package letter

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// What the two sides conclude on the question that the claim turns on.
var (
	onWork = regexp.MustCompile(`(?i)\b(?:(?:able|capable|cleared|fit|can|may) (?:(?:to|of|for) )?(?:\w+ ){0,3}(?:work|duty|duties|return|resum\w+|perform\w*|engag\w+|sit\w*|stand\w*)|(?:full|regular|light|modified|unrestricted|sedentary|medium) (?:time |unrestricted )?(?:duty|work|capacity|employment)|without (?:work )?restrictions?|no (?:work )?restrictions?|return(?:ed)? to (?:\w+ ){0,3}(?:work|duty|occupation|employment)|disab(?:led|ility)|work capacity|job analys[ei]s (?:\w+ ){0,5}approved)\b`)
	onCare = regexp.MustCompile(`(?i)\b(?:medical(?:ly)? necess\w+|not necessary|reasonable (?:and|or) necessary|(?:no|not) (?:further |additional )?(?:indicated|warranted|appropriate)|no further (?:\w+ )?(?:treatment|care|therapy|testing)|maximum medical improvement|recommend\w*|indication for)\b`)
)

// conclusions gives one row on the question that the claim turns on: what the
// report concludes, and what those who treat the claimant wrote. Both sides in
// their own words; nothing where either says nothing.
func (c *composer) conclusions() []opinion {
	on, what := onWork, "Capacity for work"
	if c.isHealth() {
		on, what = onCare, "Need for the treatment"
	}
	theirs, ok := concludedOn(c.data.Report, on)
	if !ok {
		return nil
	}
	ours := c.wordsAgainst(theirs, on)
	if len(ours) == 0 {
		return nil
	}
	var records []string
	for _, p := range ours {
		records = append(records, c.put(fixed("“"))+p.Quote()+c.put(fixed("” ("))+p.Where()+c.put(fixed(")")))
	}
	at := c.put(Run{Text: passage(theirs.Text), Source: c.reportSource(theirs.Ref)})
	return []opinion{{
		What:    c.put(fixed(what)),
		Report:  c.put(fixed("“")) + at + c.put(fixed("” (")) + c.put(c.placeRun(theirs.Ref)) + c.put(fixed(")")),
		Records: strings.Join(records, " "),
	}}
}

// concludedOn finds the first sentence of the report's answers or discussion
// that concludes on the question; what it asks, or tells of others, is none.
func concludedOn(r *report.Report, on *regexp.Regexp) (report.Sentence, bool) {
	for _, whole := range []*regexp.Regexp{mayDo, ofWhole, on} { // what may be done, then what is said of the whole, before what is said of a part
		for _, kinds := range [][]report.SectionKind{{report.Answers, report.Addendum}, {report.Discussion, report.Impression}} {
			for _, s := range r.InKind(kinds...) {
				n := len(strings.Fields(s.Text))
				fits := n > 4 && n <= 45 && s.Question == 0 && !s.Row && !strings.Contains(s.Text, "?") && !ofOthers.MatchString(s.Text)
				if fits && on.MatchString(s.Text) && !ofPart.MatchString(s.Text) && whole.MatchString(s.Text) {
					return withoutLabel(s), true
				}
			}
		}
	}
	return report.Sentence{}, false
}

var (
	mayDo   = regexp.MustCompile(`(?i)\b(can|cannot|may|able|capable|fit|cleared|return\w*|necess\w+)\b[^.;]*\b(work|duty|duties|occupation|employment|job|profession|practice|treatment|surgery|care|procedure|therapy)\b|\b(treatment|surgery|care|procedure|therapy|fusion)\b[^.;]*\bnecess\w+`)
	ofWhole = regexp.MustCompile(`(?i)\b(work|duty|duties|occupation|employment|job|disab\w+|treatment|surgery|care|procedure|therapy)\b`)
	ofPart  = regexp.MustCompile(`(?i)\brestrictions? (in|on|of|for) the (use|function|motion) of\b`)
)

// ofOthers is a sentence in which the report tells what somebody else holds.
var ofOthers = regexp.MustCompile(`(?i)\b(Dr\.|Drs\.|according to|records? (?:indicate|show|state)|(?:treating|attending|primary) (?:physician|provider|doctor)s?|(?:claimant|examinee|patient|he|she) (?:states|stated|reports|reported|says|said|told|feels|believes)|evaluation|question \d+|please)\b`)

// wordsOn finds up to two sentences on the question in the papers of those who
// treat or examined for the claimant, and in a test of function.
func (c *composer) wordsOn(on *regexp.Regexp) []paper {
	var out []paper
	take := func(p paper) {
		for _, have := range out {
			if have.doc.ID == p.doc.ID {
				return
			}
		}
		if len(out) < 2 {
			out = append(out, p)
		}
	}
	for _, d := range c.treating() {
		for _, p := range d.Words() {
			if on.MatchString(p.at.Text) || !c.isHealth() && limits.MatchString(p.at.Text) {
				take(p)
			}
		}
	}
	for _, kind := range []appeal.DocumentKind{appeal.Functional, appeal.TestResult} {
		for _, d := range c.data.Case.Documents {
			if d.Kind != kind || c.isHealth() {
				continue
			}
			p := c.paper(d)
			if p.at, p.has = c.best(d, "work"); p.has && (kind == appeal.Functional || limits.MatchString(p.at.Text)) {
				take(p)
			}
		}
	}
	return out
}

// wordsAgainst puts first what a treating paper says of the very job or treatment
// that the report's conclusion names.
func (c *composer) wordsAgainst(theirs report.Sentence, on *regexp.Regexp) []paper {
	named := weighty(theirs.Text)
	for _, d := range c.treating() {
		for _, p := range d.Papers() {
			r := c.data.Documents[p.doc.ID]
			if r == nil || p.doc.Kind == appeal.Surgical {
				continue
			}
			for i, s := range r.Sentences {
				if usable(s, summing(r, i)) && !told(r, i, p.doc.Kind) && limits.MatchString(s.Text) && sharedStems(named, weighty(s.Text)) >= 3 {
					p.at, p.has = withoutLabel(s), true
					return []paper{p}
				}
			}
		}
	}
	return c.wordsOn(on)
}

// limits is a physician's statement of what a patient cannot or must not do.
var limits = regexp.MustCompile(`(?i)\b(unable|not able|not ready|(?:job|duty|analysis|offer) (?:is |was )?not approved|(?:out of|off) work|cannot|no (lifting|sitting|standing|overhead|driving|repetitive|work)|must lie|limited to|restricted (to|from)|rules? out (\w+ ){0,3}work|near the cost of)\b`)
