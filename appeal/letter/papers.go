package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// paper is a document of the case as a letter speaks of it.
type paper struct {
	c   *composer
	doc appeal.Document
	key string // case key of the document
	at  report.Sentence
	has bool // at is set
}

// documentKey is the case key of a document: "documents[3]".
func (c *composer) documentKey(id string) string {
	for i, d := range c.data.Case.Documents {
		if d.ID == id {
			return fmt.Sprintf("documents[%d]", i)
		}
	}
	return "documents"
}

// documentName prints title and date: "MRI lumbar spine, April 2, 2024".
func (c *composer) documentName(d appeal.Document) string {
	key := c.documentKey(d.ID)
	runs := []Run{fromCase(d.Title, key+".title")}
	if runs[0].Text == "" {
		runs[0] = fromCase(d.ID, key+".id")
	}
	month := fmt.Sprintf("%s %d", d.Date.Month, d.Date.Year) // "Diary, February 2025" needs no day
	if !d.Date.IsZero() && !strings.HasSuffix(clean(d.Title), ", "+month) {
		runs = append(runs, fixed(", "), fromCase(d.Date.Long(), key+".date"))
	}
	return c.put(runs...)
}

// quotation makes words ready to stand between quotation marks: their own
// marks become single ones, a list's bullet stays behind.
func quotation(s string) string {
	s = strings.NewReplacer("“", "‘", "”", "’", `"`, "'").Replace(clean(s))
	return strings.TrimLeft(s, "•·▪◦ ")
}

// passage is a quotation of a paper: words that break off before their sentence
// ends say so.
func passage(s string) string {
	s = strings.TrimRight(quotation(s), "⁰¹²³⁴⁵⁶⁷⁸⁹ ")
	if m := listMark.FindString(s); m != "" && len(strings.Fields(s[len(m):])) > 2 {
		s = s[len(m):]
	}
	if brokenOff.MatchString(s) {
		return strings.TrimRight(s, ",;:- ") + " …"
	}
	return s
}

// listMark is the number of a sentence in a list: it counts among sentences that
// the letter does not quote. Marks of footnotes go for the same reason.
var listMark = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\([a-h]\)|[+*–-]) +`)

// brokenOff ends where no sentence ends: at a comma, or at a word that leads on.
var brokenOff = regexp.MustCompile(`(?i)([,;]| (and|or|but|the|an?|of|with|without|from|which|who|than|his|her|their|its|my))$`)

// exhibit prints "Exhibit C, p. 2", a link to that page; outside a packet the
// document's title and date. Page 0 leaves the page out.
func (c *composer) exhibit(id string, page int) string {
	doc, ok := c.data.Case.Document(id)
	if !ok {
		return ""
	}
	to := &Target{Document: id, Page: max(page, 1)}
	label := c.data.Labels[id]
	if label == "" {
		name := c.documentName(doc)
		if page > 0 {
			name += c.put(Run{Text: fmt.Sprintf(", p. %d", page), Source: Source{Kind: FromDocument, Key: id, Page: page}, Link: to})
		}
		return name
	}
	text := "Exhibit " + label
	if page > 0 {
		text += fmt.Sprintf(", p. %d", page)
	}
	return c.put(Run{Text: text, Source: Source{Kind: FromDocument, Key: id, Page: page}, Link: to})
}

// reportLink prints " (Exhibit B)" after the first mention of the report.
func (c *composer) reportLink() string {
	id := c.data.Case.Exam.Report
	if c.data.Labels[id] == "" {
		return ""
	}
	return " (" + c.exhibit(id, 0) + ")"
}

// quoteDocument prints a sentence of a document in its own words.
func (c *composer) quoteDocument(id string, s report.Sentence) string {
	return c.put(Run{Text: passage(s.Text), Source: Source{Kind: FromDocument, Key: id, Page: s.Page, Line: s.Line}})
}

func (c *composer) paper(d appeal.Document) paper {
	return paper{c: c, doc: d, key: c.documentKey(d.ID)}
}

// Name prints title and date.
func (p paper) Name() string { return p.c.documentName(p.doc) }

// Title prints the title.
func (p paper) Title() string {
	if clean(p.doc.Title) == "" {
		return p.c.put(fromCase(p.doc.ID, p.key+".id"))
	}
	return p.c.put(fromCase(p.doc.Title, p.key+".title"))
}

// Date prints the date, "" if there is none.
func (p paper) Date() string { return p.c.put(fromCase(p.doc.Date.Long(), p.key+".date")) }

// Author prints who wrote it.
func (p paper) Author() string { return p.c.put(fromCase(p.doc.Author, p.key+".author")) }

// Pages prints how many pages it has, "" if that is not known.
func (p paper) Pages() string {
	if p.doc.Pages == 0 {
		return ""
	}
	return p.c.put(Run{Text: itoa(p.doc.Pages), Source: Source{Kind: FromCase, Key: p.key + ".pages"}})
}

// OnePage reports that it has a single page.
func (p paper) OnePage() bool { return p.doc.Pages == 1 }

// Exhibit prints its exhibit label, "" outside a packet.
func (p paper) Exhibit() string {
	if p.c.data.Labels[p.doc.ID] == "" {
		return ""
	}
	return p.c.exhibit(p.doc.ID, 0)
}

// Quoted reports that a sentence of it was found to quote.
func (p paper) Quoted() bool { return p.has }

// Quote prints the sentence, Where its page as a link.
func (p paper) Quote() string { return p.c.quoteDocument(p.doc.ID, p.at) }

// Where prints the exhibit and the page of the sentence.
func (p paper) Where() string {
	page := 0
	if p.has {
		page = p.at.Page
	}
	return p.c.exhibit(p.doc.ID, page)
}

// isRecord reports that a document is medical or other evidence and not the
// report, the denial or a paper of the plan.
func isRecord(c *appeal.Case, d appeal.Document) bool {
	switch d.Kind {
	case appeal.ReportKind, appeal.DenialKind, appeal.PlanPaper, appeal.NotesKind:
		return false
	case appeal.LetterKind: // a physician's own letter is evidence
		if !slices.ContainsFunc(c.Physicians, func(p appeal.Physician) bool { return samePerson(d.Author, p.Name) }) {
			return false
		}
	}
	return d.ID != c.Exam.Report && d.ID != c.Denial.Document && !ofPlan(d)
}

// notListed gives the records that the report does not list, each with the
// sentence of its impression or conclusion.
func (c *composer) notListed() []paper {
	var out []paper
	for _, r := range c.data.Records {
		doc, ok := c.data.Case.Document(r.Document)
		if !ok || r.Reviewed || !isRecord(c.data.Case, doc) || c.decidedOn(r.Document, "drop") || !c.supported(r.Document) {
			continue
		}
		if r.Perhaps != "" && !c.decidedOn(r.Document, "keep") {
			continue // an entry of the list may be meant for it, until a person says that none is
		}
		if report, ok := c.data.Case.Document(c.data.Case.Exam.Report); ok && !report.Date.IsZero() && doc.Date.After(report.Date) {
			continue // a report cannot list what was written after it
		}
		p := c.paper(doc)
		p.at, p.has = c.summed(doc)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b paper) int { return a.doc.Date.Compare(b.doc.Date) })
	return out
}

// records gives all records of the case, each with the sentence that sums it up.
func (c *composer) records() []paper {
	var out []paper
	for _, d := range c.data.Case.Documents {
		if isRecord(c.data.Case, d) {
			p := c.paper(d)
			p.at, p.has = c.summed(d)
			out = append(out, p)
		}
	}
	return out
}

// sentRecords are the records that the other side holds already, as the manifests
// of what was sent tell: a record that came later is not before it.
func (c *composer) sentRecords() []paper {
	return slices.DeleteFunc(c.records(), func(p paper) bool { return !c.data.Sent[p.doc.ID] })
}

// decidedOn reports that a person keeps, or drops, the finding about this record. A
// dropped one is none of those that go in, so that all that were found are asked.
func (c *composer) decidedOn(document, keep string) bool {
	return slices.ContainsFunc(slices.Concat(c.data.Found, c.data.Findings), func(f appeal.Finding) bool {
		doc, ok := c.recordMeant(f)
		d, _ := c.data.Case.Decided(f.ID)
		return ok && doc.ID == document && d.Keep == keep
	})
}

// recordMeant is the document that a finding calls not listed: its subject where
// that is an id, else the one that stands against the report.
func (c *composer) recordMeant(f appeal.Finding) (appeal.Document, bool) {
	if f.Kind != appeal.RecordNotReviewed {
		return appeal.Document{}, false
	}
	if doc, ok := c.data.Case.Document(clean(f.Subject)); ok {
		return doc, true
	}
	for _, place := range f.Against {
		if m := placeOfDocument.FindStringSubmatch(strings.TrimSpace(place)); m != nil {
			return c.data.Case.Document(m[1])
		}
	}
	return appeal.Document{}, false
}

// listedCount counts the records that the report lists.
func (c *composer) listedCount() int {
	n := 0
	if c.data.Final && !slices.ContainsFunc(c.points, func(p point) bool { return groupOf(p.f) == "records" }) {
		return 0 // nobody decided anything about the list of records
	}
	for _, r := range c.data.Records {
		if doc, ok := c.data.Case.Document(r.Document); ok && r.Reviewed && isRecord(c.data.Case, doc) {
			n++
		}
	}
	return n
}

var (
	conclusionLabel = regexp.MustCompile(`(?i)^(impression|conclusions?|assessment|interpretation|summary|opinion|diagnos[ie]s)\b\s*[.:]*\s*`)
	conclusionOnly  = regexp.MustCompile(`(?i)^(impression|conclusions?|assessment|interpretation|summary|opinion|diagnos[ie]s)\s*[.:]*$`)
)

// concludes finds the sentence in which a record sums up: the one that its
// label begins, or the first of its impression that says more than two words.
func concludes(r *report.Report) (report.Sentence, bool) {
	if r == nil {
		return report.Sentence{}, false
	}
	for _, sec := range r.Sections {
		if conclusionOnly.MatchString(clean(sec.Title)) && sec.First < sec.Last {
			return firstQuotable(r.Sentences[sec.First:sec.Last])
		}
	}
	for i, s := range r.Sentences {
		if !conclusionLabel.MatchString(s.Text) {
			continue
		}
		if conclusionOnly.MatchString(s.Text) || len(strings.Fields(s.Text)) <= 4 {
			i++
		}
		return firstQuotable(r.Sentences[i:])
	}
	return firstQuotable(r.InKind(report.Impression))
}

// firstQuotable passes over a first sentence that says too little by itself
// ("Abnormal study.") to the next, and over nothing else: a conclusion that
// speaks for the other side is not replaced by what follows it.
func firstQuotable(list []report.Sentence) (report.Sentence, bool) {
	for i, s := range list[:min(2, len(list))] {
		got, ok := quotable(s)
		if ok || i == 1 || len(strings.Fields(got.Text)) > 2 || forDenial.MatchString(got.Text) {
			return got, ok
		}
	}
	return report.Sentence{}, false
}

// label is a heading that runs into its sentence: "Work. No lifting over 10 lb".
var label = regexp.MustCompile(`^\p{Lu}\p{L}{3,}(?: \p{L}+){0,2}[.:] +`)

// dayBefore is the day of a visit before what a note says of it.
var dayBefore = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{2,4}[.:,]? +`)

// withoutLabel takes the label and the day off a sentence, so that only what it
// says is quoted.
func withoutLabel(s report.Sentence) report.Sentence {
	s.Text = dayBefore.ReplaceAllString(s.Text, "")
	if m := label.FindString(s.Text); m != "" && len(s.Text) > len(m)+10 {
		s.Text = s.Text[len(m):]
	}
	return s
}

func quotable(s report.Sentence) (report.Sentence, bool) {
	s = withoutLabel(s)
	n := len(strings.Fields(s.Text))
	return s, n > 2 && n <= 60 && !forDenial.MatchString(s.Text)
}

// forDenial is a conclusion that speaks for the other side: "No acute
// finding." The letter encloses such a record and quotes something else.
var forDenial = regexp.MustCompile(`(?i)^\W*(\d+[.)]\s*)?(no|normal|unremarkable|negative|within normal|essentially normal|grossly normal)\b|\bno (acute|significant|objective|definite|focal) (\w+ )?(finding|abnormal|process|disease|injur|patholog|fractur|change|compress)|\bunremarkable\b|\b(a|an|is|was|are|were|within) (entirely |essentially )?normal\b|\bnormal (study|exam\w*|mri|ct|emg|x-?rays?|radiographs?|limits)\b|\bwithout (acute |significant )?(abnormalit|fractur|evidence)`)

// exhibits lists the documents of the case in the order of their labels.
func (c *composer) exhibits() []paper {
	var out []paper
	for _, d := range c.data.Case.Documents {
		if len(c.data.Labels) == 0 || c.data.Labels[d.ID] != "" {
			out = append(out, c.paper(d))
		}
	}
	if len(c.data.Labels) > 0 {
		slices.SortStableFunc(out, func(a, b paper) int {
			x, y := c.data.Labels[a.doc.ID], c.data.Labels[b.doc.ID]
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			return strings.Compare(x, y)
		})
	}
	return out
}

// papersFor lists the records to send to a physician: the report first, then
// the denial, then all records.
func (c *composer) papersFor() []paper {
	var first, rest []paper
	for _, d := range c.data.Case.Documents {
		switch {
		case d.ID == c.data.Case.Exam.Report, d.ID == c.data.Case.Denial.Document, d.Kind == appeal.ReportKind, d.Kind == appeal.DenialKind:
			first = append(first, c.paper(d))
		case isRecord(c.data.Case, d), ofPlan(d):
			rest = append(rest, c.paper(d))
		}
	}
	return append(first, rest...)
}

// instructionWords find the sentence in which a notice says how and by when
// to ask for another decision.
var (
	instructionWords = regexp.MustCompile(`(?i)\b(appeal|dispute|petition|hearing|arbitration|protest|request (a |for )?(review|reconsideration)|ask for a review)\b`)
	instructionTime  = regexp.MustCompile(`(?i)\b(within|no later than|not later than|days|months|by (January|February|March|April|May|June|July|August|September|October|November|December))\b`)
)

// instructions finds what the notice itself says about the next step.
func (c *composer) instructions() *paper {
	d, ok := c.data.Case.Document(c.data.Case.Denial.Document)
	r := c.data.Documents[d.ID]
	if !ok || r == nil {
		return nil
	}
	for _, s := range r.Sentences {
		if n := len(strings.Fields(s.Text)); n > 5 && n <= 60 && instructionWords.MatchString(s.Text) && instructionTime.MatchString(s.Text) {
			p := c.paper(d)
			p.at, p.has = withoutLabel(s), true
			return &p
		}
	}
	return nil
}

// A definition of the plan's test, in the words of the denial or plan paper.
var definitionWords = regexp.MustCompile(`(?i)(?:["“']?\b(?:total |totally )?(?:disabled|disability|medically necessary|medical necessity|incapacity)\b["”']?,?\s+(?:or\s+\S+\s+)?(?:means|shall mean|is defined as|mean that|means that))`)

// The test told as a condition: "you are Disabled when we determine that ...";
// or after the word: "you must be Disabled. ... This means that you cannot ...".
var (
	definedWhen  = regexp.MustCompile(`\b(?:you|insured|employee|participant|member|person|claimant)\b[^.;]{0,40}\b(?:are|is|be) (?:considered |deemed )?(?i:totally )?(?:Disabled|Totally Disabled)[”"’']?,? (?:only )?(?:when|if)\b`)
	definedWord  = regexp.MustCompile(`\b(?:Disabled|Disability)[”"’']?\.?\W*$`)
	definedAfter = regexp.MustCompile(`(?i)^(?:[^.;]{0,60}\b)?this means that (?:you|the (?:insured|employee|participant|member))\b`)
)

// defines gives the sentence of a paper that says the test, with the one before
// it where that has the word.
func defines(r *report.Report, i int) (report.Sentence, bool) {
	s := r.Sentences[i]
	switch {
	case len(strings.Fields(s.Text)) > 90:
		return s, false
	case definitionWords.MatchString(s.Text), definedWhen.MatchString(s.Text):
		return s, true
	case i > 0 && definedAfter.MatchString(s.Text) && definedWord.MatchString(r.Sentences[i-1].Text) && r.Sentences[i-1].Page == s.Page && r.Sentences[i-1].Paragraph == s.Paragraph:
		before := r.Sentences[i-1]
		before.Text += " " + s.Text
		return before, true
	}
	return s, false
}

// definition finds the plan's test, so that the letter quotes it.
func (c *composer) definition() *paper {
	for _, d := range c.planTexts() {
		if r := c.data.Documents[d.ID]; r != nil {
			for i := range r.Sentences {
				if s, ok := defines(r, i); ok {
					p := c.paper(d)
					p.at, p.has = withoutLabel(s), true
					return &p
				}
			}
		}
	}
	return nil
}

// decisions gives the notice in hand and those before it, the newest first: a
// decision on an appeal seldom repeats the test that the first one quoted.
func (c *composer) decisions() []appeal.Document {
	ids := []string{c.data.Case.Denial.Document}
	for _, d := range slices.Backward(c.data.Case.EarlierDenials) {
		ids = append(ids, d.Document)
	}
	var out []appeal.Document
	for _, id := range ids {
		if d, ok := c.data.Case.Document(id); ok {
			out = append(out, d)
		}
	}
	return out
}

// pagesIn prints how many pages the exhibits have together, "" if one of them
// has not been counted.
func (c *composer) pagesIn() string {
	n, inputs := 0, []string{}
	for _, p := range c.exhibits() {
		if p.doc.Pages == 0 {
			return ""
		}
		n, inputs = n+p.doc.Pages, append(inputs, p.key+".pages")
	}
	if n == 0 {
		return ""
	}
	return c.put(computed(itoa(n), "sum of pages", inputs...))
}
