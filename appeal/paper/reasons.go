package paper

import (
	"regexp"
	"strings"

	"imeappeal/appeal/report"
)

// mostReasons bounds what a person is asked about: a letter with more sentences
// of the kind has an enclosure in it, or is no letter.
const mostReasons = 12

// reasons gives the sentences that say why, in their order: those that word a
// reason, and the items of a list that announces reasons.
func (s *sheet) reasons() []Proposal {
	var out []Proposal
	listed := 0 // the paragraph of the list's head, or of its last item
	margin := 0.0
	body := false
	for i, sen := range s.sentences {
		low := folded(sen.Text)
		if !body && s.inHead(sen) {
			continue
		}
		body = true
		if farewell.MatchString(low) {
			break
		}
		why := ""
		if p, _, ok := denialPhrases().says("reason", low); ok {
			why = p.ID
		}
		switch {
		case sen.Item && listed > 0, listed > 0 && s.setIn(i, margin):
			why = "listed"
		case listed > 0 && i > 0 && sen.Paragraph != s.sentences[i-1].Paragraph:
			listed = 0
		}
		if _, _, ok := denialPhrases().says("reasons-follow", low); ok {
			listed, margin = max(1, sen.Paragraph), s.margin(i)
			continue
		}
		if why == "" || len(strings.Fields(sen.Text)) < 4 || !sen.Item && why != "listed" && heading.MatchString(sen.Text) {
			continue
		}
		if len(out) == mostReasons {
			break
		}
		text := unmarked(sen.Text)
		if (beginsSmall(text) || yearFirst.MatchString(text)) && !sen.Item { // its beginning was not read
			text = "… " + text
		}
		out = append(out, Proposal{
			Key: "denial.reasons", Value: text, Why: why,
			Found: Found{Ref: sen.Ref, Quote: report.Quote(sen), Text: text},
		})
	}
	return out
}

// heading is a line that ends no sentence and is short, such as the heads of two
// columns side by side.
var heading = regexp.MustCompile(`^[^.!?;:]{0,60}$`)

// yearFirst is the end of a date whose beginning stands in another column.
var yearFirst = regexp.MustCompile(`^\d{4} [a-z]`)

// setIn reports that a sentence begins a paragraph set in from the margin: an item
// of a list whose marks are drawn, or which has none. A quotation is no item.
func (s *sheet) setIn(i int, margin float64) bool {
	sen := s.sentences[i]
	begins := i == 0 || sen.Paragraph != s.sentences[i-1].Paragraph
	return begins && s.leftOf(sen) > margin+9 && strings.TrimLeft(sen.Text, "\"“'‘") == sen.Text
}

// margin is where the first line of a sentence's paragraph begins: some letters set
// every paragraph in.
func (s *sheet) margin(i int) float64 {
	for i > 0 && s.sentences[i-1].Paragraph == s.sentences[i].Paragraph {
		i--
	}
	return s.leftOf(s.sentences[i])
}

// leftOf is where the line begins on which a sentence does.
func (s *sheet) leftOf(sen report.Sentence) float64 {
	for _, l := range s.lines {
		if l.ref.Page == sen.Page && l.ref.Line == sen.Line {
			return l.left
		}
	}
	return 0
}

// inHead reports that a sentence stands above the salutation.
func (s *sheet) inHead(sen report.Sentence) bool {
	for _, l := range s.lines {
		if salutation.MatchString(l.low) {
			return sen.Page < l.ref.Page || sen.Page == l.ref.Page && sen.Line <= l.ref.Line
		}
	}
	return false
}

// unmarked takes a list's mark and a run-in label off a sentence.
func unmarked(text string) string {
	text = listMark.ReplaceAllString(text, "")
	return strings.TrimSpace(text)
}
