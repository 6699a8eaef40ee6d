package review

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

//go:embed data/*.yaml
var data embed.FS

// Worksheet is what another reader of the report needs: its lines with their
// places, what the case file says, what kinds of finding there are, and the
// shape of an answer.
type Worksheet struct {
	Kind      string          `json:"kind"`
	Version   int             `json:"version"`
	Rules     []string        `json:"rules"`
	Kinds     []KindMeaning   `json:"kinds"`
	Facts     []Fact          `json:"facts"`
	Documents []WorksheetFile `json:"documents"`
	Report    []WorksheetPage `json:"report"`
	Found     []FoundAlready  `json:"found"`
	Answer    Answer          `json:"answer"` // one finding filled in, to show the shape
}

// KindMeaning says in a sentence what a kind of finding is.
type KindMeaning struct {
	ID    appeal.Kind `json:"id" yaml:"id"`
	Means string      `json:"means" yaml:"means"`
}

// WorksheetFile is a document of the case as "against" may name it.
type WorksheetFile struct {
	ID     string `json:"id"`
	Title  string `json:"title,omitempty"`
	Date   string `json:"date,omitempty"`
	Author string `json:"author,omitempty"`
	Pages  int    `json:"pages,omitempty"`
}

// WorksheetPage is a page of the report, line by line.
type WorksheetPage struct {
	Page   int             `json:"page"`
	Unread string          `json:"unread,omitempty"`
	Lines  []WorksheetLine `json:"lines"`
}

// WorksheetLine is a line of the report.
type WorksheetLine struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

// FoundAlready is a finding that needs no second finder.
type FoundAlready struct {
	Kind  appeal.Kind `json:"kind"`
	Page  int         `json:"page"`
	Line  int         `json:"line"`
	Quote string      `json:"quote"`

	Authorities []string `json:"authorities,omitempty"` // ids of the law that bears on it
}

// Answer is what a reader hands back.
type Answer struct {
	Kind     string  `json:"kind"`
	Version  int     `json:"version"`
	Findings []Given `json:"findings"`
}

// Given is a finding as a reader gives it.
type Given struct {
	Kind       appeal.Kind       `json:"kind"`
	Confidence appeal.Confidence `json:"confidence,omitempty"`
	Page       int               `json:"page"`
	Line       int               `json:"line,omitempty"`
	Quote      string            `json:"quote"`
	Subject    string            `json:"subject,omitempty"`
	Why        string            `json:"why"`
	Against    []string          `json:"against"`
	Says       string            `json:"says,omitempty"`
	Question   string            `json:"question,omitempty"`
	Wording    string            `json:"wording,omitempty"`
}

// guide is worksheet.yaml.
type guide struct {
	Version int           `yaml:"version"`
	Rules   []string      `yaml:"rules"`
	Kinds   []KindMeaning `yaml:"kinds"`
}

// NewWorksheet gathers the worksheet of a reviewed report.
func NewWorksheet(in Input, res Result) (Worksheet, error) {
	var g guide
	b, err := data.ReadFile("data/worksheet.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &g, yaml.Strict())
	}
	if err != nil {
		return Worksheet{}, fmt.Errorf("worksheet.yaml: %w", err)
	}
	w := Worksheet{
		Kind: "worksheet", Version: 1, Rules: g.Rules, Kinds: g.Kinds, Facts: CaseFacts(in.Case),
		Documents: []WorksheetFile{}, Report: []WorksheetPage{}, Found: []FoundAlready{}, Answer: exampleAnswer(),
	}
	for _, d := range in.Case.Documents {
		w.Documents = append(w.Documents, WorksheetFile{d.ID, d.Title, d.Date.String(), d.Author, d.Pages})
	}
	for _, p := range in.Report.Pages {
		w.Report = append(w.Report, WorksheetPage{p.Number, p.Unread, linesOf(in.Report, p.Number)})
	}
	for _, f := range res.Points(in.Case) {
		w.Found = append(w.Found, FoundAlready{f.Kind, f.Page, f.Line, f.Quote, f.Authorities})
	}
	return w, nil
}

func linesOf(r *report.Report, page int) []WorksheetLine {
	out := []WorksheetLine{}
	for _, l := range r.Lines {
		if l.Page == page {
			out = append(out, WorksheetLine{l.Line, l.Text})
		}
	}
	return out
}

func exampleAnswer() Answer {
	return Answer{Kind: "findings", Version: 1, Findings: []Given{{
		Kind: appeal.ContradictsExam, Confidence: appeal.Medium, Page: 1, Line: 1,
		Quote: "the report's own words", Subject: "what it is about", Why: "What differs, in one or two sentences.",
		Against: []string{"exam.notes.remarks[0]"}, Says: "words that stand there, where a document is named",
		Question: "A question for the treating physician, if there is one.", Wording: "A neutral sentence for the letter.",
	}}}
}

// JSON gives the worksheet as a program reads it.
func (w Worksheet) JSON() ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(w)
	return []byte(b.String()), err
}

// Markdown gives the worksheet as a person reads it.
func (w Worksheet) Markdown() ([]byte, error) {
	var b strings.Builder
	b.WriteString("# Worksheet for a second reader of a medical examination report\n\n")
	for i, r := range w.Rules {
		fmt.Fprintf(&b, "%d. %s\n", i+1, r)
	}
	b.WriteString("\n## Kinds of finding\n\n")
	for _, k := range w.Kinds {
		fmt.Fprintf(&b, "- `%s`: %s\n", k.ID, k.Means)
	}
	b.WriteString("\n## The answer: one JSON document\n\n```json-example\n")
	shape, err := json.MarshalIndent(w.Answer, "", "  ")
	if err != nil {
		return nil, err
	}
	b.Write(shape)
	b.WriteString("\n```\n\n## Case facts\n\n")
	for _, f := range w.Facts {
		fmt.Fprintf(&b, "- `%s`: %s\n", f.Key, f.Value)
	}
	b.WriteString("\n## Documents\n\n")
	for _, d := range w.Documents {
		fmt.Fprintf(&b, "- `document:%s`: %s\n", d.ID, joinNonEmpty(", ", d.Title, d.Date, d.Author, pagesText(d.Pages)))
	}
	b.WriteString("\n## Found already\n\n")
	for _, f := range w.Found {
		fmt.Fprintf(&b, "- p. %d, l. %d, %s: “%s”", f.Page, f.Line, f.Kind, f.Quote)
		if len(f.Authorities) > 0 {
			fmt.Fprintf(&b, " (law: %s)", strings.Join(f.Authorities, ", "))
		}
		b.WriteString("\n")
	}
	b.WriteString("\n## The report\n")
	for _, p := range w.Report {
		fmt.Fprintf(&b, "\n### Page %d\n\n", p.Page)
		if p.Unread != "" {
			fmt.Fprintf(&b, "This page gave no text (%s).\n", p.Unread)
			continue
		}
		b.WriteString("```text\n")
		for _, l := range p.Lines {
			fmt.Fprintf(&b, "p. %d, l. %-3d %s\n", p.Page, l.Line, strings.ReplaceAll(l.Text, "```", "'''"))
		}
		b.WriteString("```\n")
	}
	return []byte(b.String()), nil
}

func pagesText(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d pp.", n)
}

func joinNonEmpty(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
