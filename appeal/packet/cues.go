package packet

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

//go:embed data/chronology.yaml
var chronologyData []byte

// chronologyRules are data/chronology.yaml.
type chronologyRules struct {
	Cues    []string
	Visits  []string `yaml:"visit_cues"`
	GapDays int      `yaml:"gap_days"`
	Hits    []struct{ Text, Fact string }
	Misses  []string
}

var rules = sync.OnceValue(func() chronologyRules {
	var r chronologyRules
	if err := yaml.Unmarshal(chronologyData, &r); err != nil {
		panic(fmt.Sprintf("embedded chronology.yaml: %v", err)) // the file is part of the program
	}
	return r
})

// mostFactWords bounds a quotation in the chronology.
const mostFactWords = 60

// sameAsBefore is a conclusion that only refers to another line: "Postoperative
// diagnosis: Same."
var sameAsBefore = regexp.MustCompile(`(?i)[:.]\s*(?:the )?same(?: as (?:above|pre-?operative(?: diagnosis)?))?\W*$`)

// conclusion gives what a record itself concludes, word for word, and where:
// the first sentence under the best cue, with the next ones of its paragraph
// while it is a bare word or two ("Abnormal."). Recognized text is not quoted,
// since it may be misread.
func conclusion(r *report.Report) (fact string, at appeal.Ref) {
	return concluded(r, rules().Cues, func(appeal.Ref) bool { return true })
}

// concluded is conclusion by other cues and among the sentences that begin at
// some places only.
func concluded(r *report.Report, cues []string, within func(appeal.Ref) bool) (fact string, at appeal.Ref) {
	if r == nil {
		return "", appeal.Ref{}
	}
	for _, cue := range cues {
		for i, s := range r.Sentences {
			if !within(s.Ref) || !cued(r, i, cue) || !printedText(r, s.Page) {
				continue
			}
			fact := s.Text
			for _, next := range r.Sentences[i+1:] {
				if len(strings.Fields(fact)) >= 5 || !within(next.Ref) || next.Paragraph != s.Paragraph || next.Page != s.Page {
					break
				}
				fact += " " + next.Text
			}
			if n := len(strings.Fields(fact)); n > mostFactWords || n <= len(strings.Fields(cue)) || sameAsBefore.MatchString(fact) {
				continue
			}
			return fact, s.Ref
		}
	}
	return "", appeal.Ref{}
}

// cued reports that sentence i is the first one under a heading or label that
// is the cue.
func cued(r *report.Report, i int, cue string) bool {
	s := r.Sentences[i]
	if len(cue) == 1 {
		return startsWithCue(s.Text, cue)
	}
	if sec, ok := r.SectionOf(s); ok && sec.First == i && isCue(sec.Title, cue) {
		return true
	}
	if s.Label != "" && isCue(s.Label, cue) {
		return i == 0 || r.Sentences[i-1].Label != s.Label || r.Sentences[i-1].Paragraph != s.Paragraph
	}
	if i > 0 && strings.HasSuffix(" "+strings.ToLower(r.Sentences[i-1].Text), " "+cue+":") {
		return true // the label stands at the end of its line
	}
	return startsWithCue(s.Text, cue)
}

func isCue(heading, cue string) bool {
	return strings.EqualFold(strings.Trim(heading, " .:;0123456789()"), cue)
}

// startsWithCue reports a run-in label: the cue, then a colon or full stop. A
// single letter with a full stop is an initial or a list's.
func startsWithCue(text, cue string) bool {
	return len(text) > len(cue) && strings.EqualFold(text[:len(cue)], cue) && (text[len(cue)] == ':' || text[len(cue)] == '.' && len(cue) > 1)
}

func printedText(r *report.Report, page int) bool {
	return slices.ContainsFunc(r.Pages, func(p report.Page) bool { return p.Number == page && p.Source == report.Text && p.Unread == "" })
}

// bears reports that a day is printed in a record, in one of the ways that
// American records print days.
func bears(r *report.Report, d appeal.Day) bool {
	if r == nil || d.IsZero() {
		return false
	}
	month, short := d.Month.String(), d.Month.String()[:3]
	forms := []string{
		d.String(), fmt.Sprintf("%d/%d/%d", int(d.Month), d.Date, d.Year), fmt.Sprintf("%02d/%02d/%d", int(d.Month), d.Date, d.Year),
		fmt.Sprintf("%d/%d/%02d", int(d.Month), d.Date, d.Year%100), fmt.Sprintf("%02d/%02d/%02d", int(d.Month), d.Date, d.Year%100),
		fmt.Sprintf("%d-%d-%d", int(d.Month), d.Date, d.Year), fmt.Sprintf("%02d-%02d-%d", int(d.Month), d.Date, d.Year),
		fmt.Sprintf("%s %d, %d", month, d.Date, d.Year), fmt.Sprintf("%s %d, %d", short, d.Date, d.Year), fmt.Sprintf("%s. %d, %d", short, d.Date, d.Year),
		fmt.Sprintf("%d %s %d", d.Date, month, d.Year), fmt.Sprintf("%d %s %d", d.Date, short, d.Year),
	}
	for _, l := range r.Lines {
		for _, form := range forms {
			if at := strings.Index(l.Text, form); at >= 0 && wholeNumber(l.Text, at, at+len(form)) {
				return true
			}
		}
	}
	return false
}

// wholeNumber reports that no digit touches text[from:to].
func wholeNumber(text string, from, to int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9' }
	return !digit(from-1) && !digit(to)
}
