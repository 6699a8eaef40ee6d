package letter

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// measurement is one value of the claimant's own records.
type measurement struct {
	c   *composer
	m   appeal.Measurement
	key string
	ime report.Sentence // the row or sentence of the report on the same thing
	has bool
}

func (c *composer) measurement(i int) measurement {
	return measurement{c: c, m: c.data.Case.Measurements[i], key: fmt.Sprintf("measurements[%d]", i)}
}

// measured lists all measurements.
func (c *composer) measured() []measurement {
	var out []measurement
	for i := range c.data.Case.Measurements {
		out = append(out, c.measurement(i))
	}
	return out
}

// What prints what was measured, with its side.
func (m measurement) What() string {
	return m.c.put(fromCase(capital(clean(m.m.What)), m.key+".what"), sideRun(m.m.Side, m.m.What, m.key))
}

// Value prints value and unit.
func (m measurement) Value() string {
	if n, err := strconv.Atoi(clean(m.m.Value)); err == nil && n > 0 && n < 100 && strings.EqualFold(clean(m.m.Unit), "percentile") {
		return m.c.put(computed(ranked(n)+" percentile", "ordinal", m.key+".value"))
	}
	runs := []Run{fromCase(m.m.Value, m.key+".value")}
	if unit := fromCase(m.m.Unit, m.key+".unit"); unit.Text != "" {
		runs = append(runs, unit.spaced())
	}
	return m.c.put(runs...)
}

// ranked is "9th".
func ranked(n int) string {
	end := "th"
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		end = []string{"st", "nd", "rd"}[n%10-1]
	}
	return itoa(n) + end
}

// By prints who measured and when.
func (m measurement) By() string {
	by, date := fromCase(m.m.By, m.key+".by"), fromCase(m.m.Date.Long(), m.key+".date")
	if by.Text != "" && date.Text != "" {
		return m.c.put(by, fixed(", "), date)
	}
	return m.c.put(by, date)
}

// Where prints the exhibit, or who and when where there is no exhibit letter.
func (m measurement) Where() string {
	if m.c.data.Labels[m.m.Document] != "" {
		return m.c.exhibit(m.m.Document, 0)
	}
	if d, ok := m.c.data.Case.Document(m.m.Document); ok {
		return m.c.documentName(d)
	}
	return m.By()
}

// Quote prints the report's row or sentence on the same thing, Place its place.
func (m measurement) Quote() string {
	if row := m.c.tableRow(m.ime); len(row) > 0 {
		return m.c.put(row...)
	}
	return m.c.put(fixed("“"), Run{Text: passage(m.ime.Text), Source: m.c.reportSource(m.ime.Ref)}, fixed("”"))
}

// Place prints where the report says it.
func (m measurement) Place() string { return m.c.put(m.c.placeRun(m.ime.Ref)) }

// opinion is one row of the table that sets the report beside the records.
type opinion struct {
	What    string
	Report  string // its words and their place; "" where nothing was found
	Records string
}

// opinions sets the report's words beside those of the records: each
// measurement, the conclusion on work or treatment, then each point that a
// record answers in a sentence of its own.
func (c *composer) opinions() []opinion {
	var out []opinion
	if c.data.Report == nil {
		return nil
	}
	for _, m := range c.measured() {
		row := opinion{What: m.What(), Records: m.Value() + c.put(fixed(", ")) + m.By() + c.exhibitIn(m.m.Document, 0)}
		if m.ime, m.has = sameThing(c.data.Report, m.m); !m.has {
			m.ime, m.has = sameQuality(c.data.Report, m.m)
		}
		if m.has {
			row.Report = m.Quote() + c.put(fixed(" (")) + m.Place() + c.put(fixed(")"))
		} else if spokenOf(c.data.Report, m.m) {
			continue // in words that are no number; the points quote them where they matter
		} else if c.data.Final {
			continue // that the report has no value is a finding, and nobody decided it
		}
		out = append(out, row)
	}
	out = append(out, c.conclusions()...)
	for _, p := range c.points {
		if doc, ok := p.record(); ok && p.HasQuote() && len(out) < 10 {
			title, err := p.onWhat(doc)
			if err != nil {
				continue
			}
			out = append(out, opinion{
				What: title, Report: c.put(fixed("“")) + p.Quote() + c.put(fixed("” (")) + p.Place() + c.put(fixed(")")),
				Records: c.put(fixed("“")) + doc.Quote() + c.put(fixed("” (")) + doc.Where() + c.put(fixed(")")),
			})
		}
	}
	return out
}

// onWhat names the subject of a row: what both sentences are about, where the
// rule names nothing but that papers differ.
func (p point) onWhat(doc paper) (string, error) {
	subject := clean(p.f.Subject)
	low := strings.ToLower(subject)
	if said, ok := strings.CutPrefix(low, "what was said about "); ok {
		return p.c.put(p.byRule(capital(subject[len(subject)-len(said):]))), nil
	}
	if strings.HasPrefix(low, "what the ") {
		theirs := p.c.about(p.f.Quote).Subjects
		for _, s := range p.c.about(doc.at.Text).Subjects {
			if slices.Contains(theirs, s) {
				return p.c.put(p.byRule(capital(s))), nil
			}
		}
		return doc.Title(), nil
	}
	if _, ok := p.c.data.Case.Document(subject); !ok && p.f.Kind == appeal.FactualError && low != "" && !strings.HasPrefix(low, "no ") && !strings.HasPrefix(low, "normal ") {
		return p.c.put(p.byRule(capital(p.c.voice.inTitle(subject)))), nil
	}
	return p.Title()
}

// exhibitIn prints " (Exhibit C)" where the document has a letter.
func (c *composer) exhibitIn(document string, page int) string {
	if c.data.Labels[document] == "" {
		return ""
	}
	return c.put(fixed(" (")) + c.exhibit(document, page) + c.put(fixed(")"))
}

// record finds a record that answers the point: with the sentence that the rule
// compared, else with one that sums the record up and is on the same subject.
func (p point) record() (paper, bool) {
	for _, f := range p.more {
		if rec, ok := p.as(f).record(); ok {
			return rec, true
		}
	}
	for _, place := range p.f.Against {
		m := placeOfDocument.FindStringSubmatch(strings.TrimSpace(place))
		if m == nil {
			continue
		}
		doc, ok := p.c.data.Case.Document(m[1])
		if !ok || !isRecord(p.c.data.Case, doc) {
			continue
		}
		rec := p.c.paper(doc)
		if rec.at, _, rec.has = p.c.sentenceQuoted(place, p.f.Why); rec.has {
			return rec, true
		}
		if m[3] != "" { // the very line that the rule compared
			rec.at, rec.has = sentenceMeant(p.c.data.Documents[doc.ID], appeal.Ref{Page: number(m[2]), Line: number(m[3])}, p.f.Contrary)
			rec.at = withoutLabel(rec.at)
			return rec, rec.has
		}
		rec.at, rec.has = concludes(p.c.data.Documents[doc.ID])
		ours, theirs := p.matter(), p.c.about(rec.at.Text)
		if rec.has && !contrary.MatchString(rec.at.Text) && (ours.Shares(theirs) > 0 || meet(ours.Parts, theirs.Parts)) {
			return rec, true
		}
	}
	return paper{}, false
}

// spokenOf reports that the report speaks of what was measured, with or without
// a number, so that it cannot be called absent.
func spokenOf(r *report.Report, m appeal.Measurement) bool {
	for _, w := range words(m.What) {
		if lightWords[w] || review.IsRegion(w) || len(w) < 4 {
			continue
		}
		for _, s := range r.Sentences {
			if hasAll(s.Text, []string{stem(w)}) {
				return true
			}
		}
	}
	return false
}

// sameThing finds the shortest row or sentence of the report that has every
// word of what was measured, its side and a number. The body region may stand
// around it: in the same paragraph, or in the heading of its table.
func sameThing(r *report.Report, m appeal.Measurement) (report.Sentence, bool) {
	var want, around []string
	for _, w := range words(m.What) {
		if review.IsRegion(w) {
			around = append(around, stem(w))
		} else if !lightWords[w] && len(w) > 2 {
			want = append(want, stem(w))
		}
	}
	if side := strings.ToLower(m.Side); side == "left" || side == "right" {
		want = append(want, side)
	}
	best, found := report.Sentence{}, false
	for _, s := range r.InKind(report.Examination) {
		if len(want) == 0 || !numberIn.MatchString(s.Text) || len(strings.Fields(s.Text)) > 40 {
			continue
		}
		if hasAll(s.Text, want) && hasAll(surroundings(r, s), around) && !otherMotion(m.What, s.Text) && (!found || len(s.Text) < len(best.Text)) {
			best, found = s, true
		}
	}
	return best, found
}

// sameQuality finds the shortest sentence of the examination that speaks of the
// quality that was measured, "strength" or "tolerance", and not of the other side.
func sameQuality(r *report.Report, m appeal.Measurement) (report.Sentence, bool) {
	all := words(m.What)
	if len(all) == 0 || review.IsRegion(all[len(all)-1]) || noQuality.MatchString(all[len(all)-1]) {
		return report.Sentence{}, false
	}
	quality := []string{stem(all[len(all)-1])}
	other := map[string]string{"left": "right", "right": "left"}[strings.ToLower(m.Side)]
	best, found := report.Sentence{}, false
	for _, s := range r.InKind(report.Examination) {
		if n := len(strings.Fields(s.Text)); n < 4 || n > 40 || !hasAll(s.Text, quality) || otherMotion(m.What, s.Text) {
			continue
		}
		if other != "" && hasAll(s.Text, []string{other}) && !hasAll(s.Text, []string{strings.ToLower(m.Side)}) {
			continue
		}
		if !found || len(s.Text) < len(best.Text) {
			best, found = s, true
		}
	}
	return best, found
}

// noQuality is a word that says when, how long or where, and not what.
var noQuality = regexp.MustCompile(`^(seconds?|minutes?|hours?|days?|weeks?|months?|years?|rest|standing|sitting|lying|supine|left|right|side|sides|eye|eyes|ear|ears|day|visit|test|score|total|average|mean|peak|value|result)$`)

// otherMotion reports that one speaks of active motion and the other of passive,
// which are two measurements: an arm that is lifted goes farther than one that lifts.
func otherMotion(what, said string) bool {
	active, passive := []string{stem("active")}, []string{stem("passive")}
	return hasAll(what, active) && hasAll(said, passive) && !hasAll(said, active) ||
		hasAll(what, passive) && hasAll(said, active) && !hasAll(said, passive)
}

func hasAll(text string, want []string) bool {
	have := map[string]bool{}
	for _, w := range words(text) {
		have[stem(w)] = true
	}
	for _, w := range want {
		if !have[w] {
			return false
		}
	}
	return true
}

// surroundings gives the paragraph of a sentence and the heading of its table.
func surroundings(r *report.Report, s report.Sentence) string {
	text := s.Text
	for _, other := range r.Sentences {
		if other.Paragraph == s.Paragraph && other.Section == s.Section {
			text += " " + other.Text
		}
	}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			if row.Ref == s.Ref {
				text += " " + t.Title + " " + strings.Join(t.Header, " ")
			}
		}
	}
	return text
}

var (
	numberIn = regexp.MustCompile(`\d`)
	wordIn   = regexp.MustCompile(`[\p{L}]+`)
	endings  = []string{"ing", "ed", "es", "s", "e"}
)

func words(s string) []string {
	return wordIn.FindAllString(strings.ToLower(s), -1)
}

// stem takes a common ending off a word, so that raise and raising are one,
// and flexion and flexors two.
func stem(w string) string {
	for _, end := range endings {
		if base := strings.TrimSuffix(w, end); base != w && len([]rune(base)) >= 4 {
			return base
		}
	}
	return w
}
