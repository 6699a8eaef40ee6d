package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// evidence is one thing that stands against a point of the report. Sort names
// the words that present it: report, document, notes, test, measurement, fact.
type evidence struct {
	Sort  string
	Text  string // what it says, in its own words; a mark, "" if it is only pointed to
	Place string // where it stands; a mark
	What  string // what it is; a mark
	Again bool   // the sentence before it names the same source
}

var (
	placeOfReport   = regexp.MustCompile(`^report#p(\d+)(?:,l(\d+))?$`)
	placeOfDocument = regexp.MustCompile(`^document:([^#]+)(?:#p(\d+)(?:,l(\d+))?)?$`)
	placeOfTest     = regexp.MustCompile(`^exam\.notes\.tests\[(\d+)\]`)
	placeOfNote     = regexp.MustCompile(`^exam\.notes\.(remarks|questions|records_seen|witness\.saw)\[\d+\]$`)
	placeOfMeasure  = regexp.MustCompile(`^measurements\[(\d+)\]`)
	placeOfDiagnose = regexp.MustCompile(`^diagnoses\[(\d+)\]`)
)

// Evidence lists what stands against the point, at most four places.
func (p point) Evidence() []evidence {
	var out []evidence
	if len(p.more) > 0 {
		for _, s := range p.Statements() {
			out = append(out, s.Evidence()...)
		}
		return out
	}
	seen := p.cited
	if seen == nil {
		seen = map[string]bool{}
	}
	for _, place := range p.f.Against {
		place = strings.TrimSpace(place)
		e, ok := p.c.evidence(place, p.f.Contrary)
		if e.Sort == "test-not-done" && e.Text == "" && saysNotDone.MatchString(p.words()) {
			continue
		}
		if ok && e.Sort == "document" && e.Text == "" {
			e.Text = p.c.quotedIn(place, p.f.Why)
		}
		key := e.Sort + e.Text + e.Place
		if p.says(p.c.plain(e.Text)) {
			if e.Text = ""; e.Sort != "document" {
				continue
			}
		}
		if plain := p.c.plain(key); ok && !seen[plain] && len(out) < 4 {
			seen[plain] = true
			e.Again = p.follows(e.Sort, out)
			out = append(out, e)
		}
	}
	return out
}

// quotedIn finds the sentence of a document's page that a rule quotes in saying
// why, "" where it quotes none of it.
func (c *composer) quotedIn(place, why string) string {
	if s, id, ok := c.sentenceQuoted(place, why); ok {
		return c.quoteDocument(id, s)
	}
	return ""
}

var quotedWords = regexp.MustCompile(`“([^”]+)”`)

func (c *composer) sentenceQuoted(place, why string) (report.Sentence, string, bool) {
	m := placeOfDocument.FindStringSubmatch(strings.TrimSpace(place))
	if m == nil || c.data.Documents[m[1]] == nil {
		return report.Sentence{}, "", false
	}
	for _, q := range quotedWords.FindAllStringSubmatch(why, -1) {
		words := report.Fold(strings.Trim(strings.TrimSpace(q[1]), ".…"))
		if doc, _ := c.data.Case.Document(m[1]); len(strings.Fields(words)) < 3 || words == report.Fold(doc.Title) {
			continue
		}
		for _, s := range c.data.Documents[m[1]].Sentences {
			if (m[2] == "" || s.Page == number(m[2])) && strings.Contains(report.Fold(s.Text), words) {
				return withoutLabel(s), m[1], true
			}
		}
	}
	return report.Sentence{}, "", false
}

// saysNotDone is a rule's sentence that has the claimant's account already.
var saysNotDone = regexp.MustCompile(`(?i)\bnotes\b.*\bnot (?:\w+ )?(?:tested|performed|done|examined|measured|touched)\b`)

// follows reports that the sentence before names the source of this one: the
// report, or the account of that day.
func (p point) follows(sort string, before []evidence) bool {
	account := ofAccount(sort)
	if n := len(before); n > 0 {
		last := before[n-1].Sort
		return last == sort && sort == "report" || account && ofAccount(last)
	}
	return (account && dayNotes.MatchString(p.words()) || sort == "report" && strings.HasPrefix(p.words(), "The report")) && !slices.ContainsFunc(p.c.data.Case.Review, func(d appeal.Decision) bool { return d.Finding == p.f.ID && clean(d.Wording) != "" })
}

// ofAccount reports that evidence of this sort is the claimant's account of the day.
func ofAccount(sort string) bool {
	return slices.Contains([]string{"notes", "asked", "witness"}, sort) || strings.HasPrefix(sort, "test-")
}

// says reports that the point's own words give these words already.
func (p point) says(text string) bool {
	if given := report.Fold(strings.Trim(text, " .")); len(strings.Fields(given)) > 2 && strings.Contains(report.Fold(p.words()), given) {
		return true
	}
	said, given := weighty(p.words()), weighty(text)
	for w := range given {
		if !said[w] {
			return false
		}
	}
	return len(given) >= 6
}

// evidence reads one place; said are the sentences meant where a line of a
// paper holds several.
func (c *composer) evidence(place string, said []string) (evidence, bool) {
	switch {
	case placeOfReport.MatchString(place):
		return c.reportEvidence(placeOfReport.FindStringSubmatch(place), said)
	case placeOfDocument.MatchString(place):
		return c.documentEvidence(placeOfDocument.FindStringSubmatch(place), said)
	case placeOfTest.MatchString(place):
		return c.testEvidence(number(placeOfTest.FindStringSubmatch(place)[1]))
	case placeOfMeasure.MatchString(place):
		return c.measureEvidence(number(placeOfMeasure.FindStringSubmatch(place)[1]))
	case placeOfDiagnose.MatchString(place):
		return c.diagnosisEvidence(number(placeOfDiagnose.FindStringSubmatch(place)[1]))
	case placeOfNote.MatchString(place) && c.facts[place] != "":
		return c.noteEvidence(place), true
	}
	return evidence{}, false
}

// noteEvidence quotes the claimant's account: a remark, a question with its answer,
// or what it says of the person who came along.
func (c *composer) noteEvidence(place string) evidence {
	e := evidence{Sort: "notes", Text: c.put(Run{Text: strings.TrimRight(quotation(c.facts[place]), "."), Source: Source{Kind: FromCase, Key: place}})}
	switch w := c.data.Case.Exam.Notes.Witness; {
	case strings.HasPrefix(place, "exam.notes.questions"):
		e.Sort = "asked"
	case strings.HasPrefix(place, "exam.notes.witness") && w != nil && clean(w.Name) != "":
		e.Sort, e.What = "witness", c.put(fromCase(w.Name, "exam.notes.witness.name"))
	}
	return e
}

// reportEvidence quotes the report against itself.
func (c *composer) reportEvidence(m, said []string) (evidence, bool) {
	ref := appeal.Ref{Page: number(m[1]), Line: max(1, number(m[2]))}
	s, ok := sentenceMeant(c.data.Report, ref, said)
	if !ok {
		return evidence{}, false
	}
	if row := c.tableRow(s); len(row) > 0 {
		return evidence{Sort: "row", Text: c.put(row...), Place: c.put(c.placeRun(s.Ref))}, true
	}
	return evidence{Sort: "report", Text: c.put(Run{Text: passage(s.Text), Source: c.reportSource(s.Ref)}), Place: c.put(c.placeRun(s.Ref))}, true
}

// tableRow writes a row of a table of the report with the heads of its
// columns: "Flexion (Measured: 30 degrees; Normal: 60 degrees)".
func (c *composer) tableRow(s report.Sentence) []Run {
	if c.data.Report == nil || !s.Row {
		return nil
	}
	said := func(text string) Run { return Run{Text: clean(text), Source: c.reportSource(s.Ref)} }
	for _, t := range c.data.Report.Tables {
		for _, row := range t.Rows {
			if row.Ref != s.Ref || len(row.Cells) < 2 || len(row.Cells) != len(t.Header) {
				continue
			}
			out := []Run{said(row.Cells[0]), fixed(" (")}
			for i, cell := range row.Cells[1:] {
				if i > 0 {
					out = append(out, fixed("; "))
				}
				out = append(out, said(t.Header[i+1]), fixed(": "), said(cell))
			}
			return append(out, fixed(")"))
		}
	}
	return nil
}

// sentenceMeant finds the sentence on a line that a finding means: the one it
// names in its own words, else the line's first.
func sentenceMeant(r *report.Report, ref appeal.Ref, said []string) (report.Sentence, bool) {
	if r == nil {
		return report.Sentence{}, false
	}
	for _, i := range r.SentencesAt(ref) {
		text := report.Fold(r.Sentences[i].Text)
		for _, q := range said {
			if q != "" && strings.Contains(text, report.Fold(q)) {
				return r.Sentences[i], true
			}
		}
	}
	return sentenceAt(r, ref)
}

// sentenceAt finds the sentence that holds a line of a page.
func sentenceAt(r *report.Report, ref appeal.Ref) (report.Sentence, bool) {
	if r == nil {
		return report.Sentence{}, false
	}
	for _, s := range r.Sentences {
		if s.Ref == ref {
			return s, true
		}
	}
	for _, s := range r.Sentences {
		if !less(ref, s.Ref) && !less(s.End, ref) {
			return s, true
		}
	}
	return report.Sentence{}, false
}

func less(a, b appeal.Ref) bool {
	return a.Page < b.Page || a.Page == b.Page && a.Line < b.Line
}

func (c *composer) documentEvidence(m, said []string) (evidence, bool) {
	doc, ok := c.data.Case.Document(m[1])
	if !ok || doc.ID == c.data.Case.Exam.Report {
		return evidence{}, false
	}
	e := evidence{Sort: "document", What: c.documentName(doc), Place: c.exhibit(doc.ID, number(m[2]))}
	if m[3] != "" {
		if s, ok := sentenceMeant(c.data.Documents[doc.ID], appeal.Ref{Page: number(m[2]), Line: number(m[3])}, said); ok {
			e.Text = c.quoteDocument(doc.ID, withoutLabel(s))
		}
	}
	return e, true
}

func (c *composer) testEvidence(i int) (evidence, bool) {
	tests := c.data.Case.Exam.Notes.Tests
	if i >= len(tests) {
		return evidence{}, false
	}
	key := fmt.Sprintf("exam.notes.tests[%d]", i)
	e := evidence{Sort: "test-unknown", What: c.put(fromCase(tests[i].Name, key+".name"), sideRun(tests[i].Side, tests[i].Name, key))}
	if tests[i].Performed != nil && *tests[i].Performed {
		e.Sort = "test-done"
	} else if tests[i].Performed != nil {
		e.Sort = "test-not-done"
	}
	if remark := clean(tests[i].Remark); remark != "" {
		e.Text = c.put(Run{Text: strings.TrimRight(quotation(remark), "."), Source: Source{Kind: FromCase, Key: key + ".remark"}})
	}
	return e, true
}

// sideRun prints the side of what was named, unless its name has the side already.
func sideRun(side, name, key string) Run {
	if clean(side) == "" || sided.MatchString(name) {
		return Run{}
	}
	if side = clean(side); side == "both" {
		return fixed(" (both sides)")
	}
	return fromCase(" ("+side+")", key+".side").spaced()
}

var sided = regexp.MustCompile(`(?i)\b(left|right|both|bilateral)\b`)

// spaced gives back the space before a run that cleaning took.
func (r Run) spaced() Run {
	if r.Text != "" {
		r.Text = " " + r.Text
	}
	return r
}

func (c *composer) measureEvidence(i int) (evidence, bool) {
	list := c.data.Case.Measurements
	if i >= len(list) {
		return evidence{}, false
	}
	m := c.measurement(i)
	return evidence{Sort: "measurement", What: m.What(), Text: m.Value(), Place: m.Where()}, true
}

func (c *composer) diagnosisEvidence(i int) (evidence, bool) {
	list := c.data.Case.Diagnoses
	if i >= len(list) {
		return evidence{}, false
	}
	key := fmt.Sprintf("diagnoses[%d]", i)
	e := evidence{Sort: "diagnosis", What: c.put(fromCase(list[i].Name, key+".name"), sideRun(list[i].Side, list[i].Name, key))}
	switch {
	case !list[i].Since.IsZero():
		e.Text = c.put(fromCase(list[i].Since.Long(), key+".since"))
	case list[i].SinceIn != "":
		e.Text = c.put(fromCase(list[i].SinceIn.Long(), key+".since_in"))
	}
	return e, true
}

// plain gives the words behind marks, to compare what would be printed.
func (c *composer) plain(marks string) string {
	runs, err := c.resolve(marks, Run{})
	if err != nil {
		return marks
	}
	return runs.PlainText()
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }
