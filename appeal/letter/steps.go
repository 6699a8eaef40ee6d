package letter

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// What a notice says of the next step: a sentence that opens it, those that go on
// with it, and those that speak of something else: what the company will do, the
// right to sue, what the claimant did.
var (
	stepOpens  = regexp.MustCompile(`(?i)\b(appeals?|dispute|petition|hearing|arbitrat\w+|protest|contest|objection|reconsider\w*|grievance|complaint|ombudsman|ask for a review|request (a |for )?review|internal review|disagree|in error|wrongly denied|written explanation)\b`)
	stepOnward = regexp.MustCompile(`(?i)\b(contact|send|sent|mail(ed)?|fax(ed)?|submit(ted)?|include|attach|enclose|in writing|written|complete the|form|state why|within|calendar days|comments|evidence|material|signed)\b`)
	stepReader = regexp.MustCompile(`(?i)\byou(r)?\b|\bmust be\b|^(State|Include|Attach|Enclose|Send|Mail|Write|Submit|Complete|We (request|ask) that)\b`)
	notAStep   = regexp.MustCompile(`(?i)\b502 ?\(a\)|civil action|\b(right to|may|can) sue\b|^(if )?we (have|will|obtain|asked|sent|reserve|received|reviewed|considered|regret)\b|^if we\b|^if the appeal\b|^the review\b|^you will (receive|be|get)\b|^you (also )?(told|reported|sent|asked)\b|\bfree of charge\b`)
)

// stepHead is a heading that ran into its sentence: "Your right to appeal."
var stepHead = regexp.MustCompile(`(?i)^(?:your |how to |if you )?[\p{L} ]{0,20}\b(?:rights?|options|appeal|appeals|disagree)[.:] +`)

// steps gives what the notice says about the next step, sentences that stand
// together in one quotation; nothing where it says nothing.
func (c *composer) steps() []paper {
	d, ok := c.data.Case.Document(c.data.Case.Denial.Document)
	r := c.data.Documents[d.ID]
	if !ok || r == nil {
		return nil
	}
	var out []paper
	last, taken := -2, 0
	for i, s := range r.Sentences {
		n := len(strings.Fields(s.Text))
		opens := n > 5 && stepOpens.MatchString(s.Text)
		goesOn := last == i-1 && n > 3 && stepOnward.MatchString(s.Text)
		if n > 70 || taken == 6 || subjectLine.MatchString(s.Text) || !opens && !goesOn || notAStep.MatchString(s.Text) || !stepReader.MatchString(strings.TrimSpace(withoutLabel(s).Text)) {
			continue
		}
		p := c.paper(d)
		p.at, p.has = withoutLabel(s), true
		if m := stepHead.FindString(p.at.Text); m != "" && len(strings.Fields(m)) <= 5 {
			p.at.Text = p.at.Text[len(m):]
		}
		if k := len(out) - 1; k >= 0 && last == i-1 && out[k].at.Page == s.Page {
			out[k].at.Text += " " + s.Text
		} else {
			out = append(out, p)
		}
		last, taken = i, taken+1
	}
	return out
}

// offersFile is the sentence in which a notice says that the file may be had.
var offersFile = regexp.MustCompile(`(?i)\b(you|claimants?) (are entitled|may|can|have (the|a) right|will be given|also have)\b.*\b(copies|copy|access)\b.*\b(documents?|records?|file)\b|\b(copies|copy) of (your|the) (claim )?file\b.*\b(request|available)\b`)

// offered gives the notice's own words on access to the file, nil where it has none.
func (c *composer) offered() *paper {
	d, ok := c.data.Case.Document(c.data.Case.Denial.Document)
	r := c.data.Documents[d.ID]
	if !ok || r == nil {
		return nil
	}
	for _, s := range r.Sentences {
		if len(strings.Fields(s.Text)) <= 60 && offersFile.MatchString(s.Text) {
			p := c.paper(d)
			p.at, p.has = withoutLabel(s), true
			return &p
		}
	}
	return nil
}

// coveredWhen is a term of a plan that says when something is covered; whatTerm
// one that says what a word of its test means.
var (
	coveredWhen = regexp.MustCompile(`(?i)\b(is|are|will be) (covered|eligible for coverage|considered medically necessary|medically necessary|payable)\b[^.]{0,40}\b(when|if|for)\b|\bcriteria for\b.{0,80}:`)
	whatTerm    = regexp.MustCompile(`\b(?:[Yy]our |Own |Regular |Any |Gainful |Material |Essential |Substantial )+(?:Occupation|Duties)["”’']? (?i:means?|is|are) (?i:the|those|an?|any)\b`)
)

// terms gives the further terms of the plan that its test turns on, from the
// plan's own papers and from the notice where it quotes them.
func (c *composer) terms() []paper {
	test := c.definition()
	var out []paper
	for _, d := range c.planTexts() {
		r := c.data.Documents[d.ID]
		if r == nil {
			continue
		}
		for i := range r.Sentences {
			s, ok := defines(r, i)
			if text := r.Sentences[i].Text; !ok && len(strings.Fields(text)) <= 90 && (ofPlan(d) && coveredWhen.MatchString(text) || whatTerm.MatchString(text)) {
				s, ok = withItems(r, i), true
			}
			if !ok || len(out) == 3 {
				continue
			}
			p := c.paper(d)
			p.at, p.has = withoutLabel(s), true
			same := func(o paper) bool { return sameWords(o.at.Text, p.at.Text) }
			if test != nil && same(*test) || slices.ContainsFunc(out, same) {
				continue
			}
			out = append(out, p)
		}
	}
	return out
}

// withItems adds to a sentence that announces a list the items that follow it.
func withItems(r *report.Report, i int) report.Sentence {
	s := r.Sentences[i]
	for k := i + 1; k < len(r.Sentences) && k <= i+6; k++ {
		next := r.Sentences[k]
		open := strings.HasSuffix(s.Text, ":") || strings.HasSuffix(s.Text, ";") || strings.HasSuffix(s.Text, "; or") || strings.HasSuffix(s.Text, "; and")
		if !open || next.Page != s.Page || len(strings.Fields(s.Text))+len(strings.Fields(next.Text)) > 90 {
			break
		}
		s.Text += " " + next.Text
	}
	return s
}

// planTexts are the papers in which the plan's terms may stand: its own, then the
// decisions.
func (c *composer) planTexts() []appeal.Document {
	var look []appeal.Document
	for _, d := range c.data.Case.Documents {
		if ofPlan(d) {
			look = append(look, d)
		}
	}
	return append(look, c.decisions()...)
}

// ofPlan reports that a document is a paper of the plan or policy, by its kind or,
// where that says nothing, by its title.
func ofPlan(d appeal.Document) bool {
	return d.Kind == appeal.PlanPaper || d.Kind == appeal.OtherPaper && planTitle.MatchString(d.Title)
}

var planTitle = regexp.MustCompile(`(?i)\b(plan document|summary plan|plan (booklet|certificate|page|terms)|benefit plan|medical plan|(insurance )?policy( document| booklet)?$|certificate of (coverage|insurance)|evidence of coverage)\b`)

// A testPart is one thing that the plan's test asks, in its own words, with what
// the record shows on it.
type testPart struct {
	Asks    string
	Records []string
}

var (
	dutyPart = regexp.MustCompile(`(?i)\b(?:unable|not able|cannot|can not|inability|incapable)\b[^.;]*?\b(?:duties|duty|occupation|employment|work)\b(?: of (?:[\p{L}'’]+ ){0,4}(?:occupation|employment|work|job))?(?: for which [^.;]+)?`)
	carePart = regexp.MustCompile(`(?i)\bunder the (?:[\p{L}]+ ){0,3}care of (?:a|an|your) (?:[\p{L}]+ ){0,2}(?:physician|doctor|provider)\b`)
	itemPart = regexp.MustCompile(`\(([a-h]|\d)\) ([^;]+?)(?:[;.]|,? or$|$)`)
)

// tested sets the words of the plan's test beside the record, part by part. Where
// the record has nothing on a part there is no row.
func (c *composer) tested() []testPart {
	var out []testPart
	add := func(p paper, words string, records []string) {
		if words = strings.TrimSpace(words); words != "" && len(records) > 0 {
			at := p.at
			at.Text = words
			out = append(out, testPart{Asks: c.put(fixed("“")) + c.quoteDocument(p.doc.ID, at) + c.put(fixed("”")), Records: records})
		}
	}
	if p := c.definition(); p != nil && !c.isHealth() {
		add(*p, dutyPart.FindString(p.at.Text), c.quotations(c.wordsOn(onWork)))
		add(*p, carePart.FindString(p.at.Text), c.care())
	}
	for _, p := range c.terms() {
		if !ofPlan(p.doc) || !c.isHealth() {
			continue
		}
		for _, m := range itemPart.FindAllStringSubmatch(p.at.Text, 8) {
			add(p, m[2], c.quotations(c.shows(m[2])))
		}
	}
	return out
}

// quotations prints sentences of papers with their places.
func (c *composer) quotations(list []paper) []string {
	var out []string
	for _, p := range list {
		out = append(out, c.put(fixed("“"))+p.Quote()+c.put(fixed("” ("))+p.Where()+c.put(fixed(")")))
	}
	return out
}

// care prints who has treated the claimant, and since when.
func (c *composer) care() []string {
	var out []string
	for _, d := range c.treating() {
		if d.p.Role == "treating" && d.Since() != "" {
			out = append(out, d.Name()+c.put(fixed(", since "))+d.Since())
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []string{strings.Join(out, c.put(fixed("; ")))}
}

// shows finds the sentences of the records that meet a criterion: those that
// share most of its subjects, of two records at most.
func (c *composer) shows(criterion string) []paper {
	r := reason{c: c, text: clean(criterion), Sort: "objective"}
	r.about = c.about(r.text)
	if slices.Contains(r.about.Asks, "treatment") {
		r.Sort = "treatment"
	}
	course := r.Sort == "treatment" && ofAmount.MatchString(r.text)
	if !r.about.Names() && !course {
		return nil
	}
	var out []paper
	for _, a := range c.answering(r) {
		met := c.about(a.at.Text).Shares(r.about) > 0 || course && courseOf.MatchString(a.at.Text)
		if !met || len(strings.Fields(a.at.Text)) < 4 || slices.ContainsFunc(out, func(p paper) bool { return p.doc.ID == a.doc.ID }) {
			continue
		}
		if out = append(out, a.paper); len(out) == 2 {
			break
		}
	}
	return out
}

// courseOf is how long or how often something was tried.
var courseOf = regexp.MustCompile(`(?i)\b(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (times|visits|sessions|weeks|months)\b`)

// Line prints the exhibit, the page and the line of the sentence.
func (p paper) Line() string {
	if !p.has || p.at.Line == 0 {
		return p.Where()
	}
	return p.Where() + p.c.put(Run{Text: ", l. " + itoa(p.at.Line), Source: Source{Kind: FromDocument, Key: p.doc.ID, Page: p.at.Page, Line: p.at.Line}, Link: &Target{Document: p.doc.ID, Page: p.at.Page}})
}
