package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// labelWords is how many words a sentence may have that only says what is measured
// in the next one.
const labelWords = 5

// MarkDoubtful adds to the doubtful words of a report the figures on recognized
// pages that no measurement gives, however sure recognition was of them: a lost
// decimal point looks as sharp as any figure. A digital page is left alone: what
// stands there is what was written.
func MarkDoubtful(r *report.Report, t *clinic.Tables) {
	recognized := map[int]bool{}
	for _, p := range r.Pages {
		recognized[p.Number] = p.Source == report.OCR
	}
	heads := map[int]string{}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			heads[row.Sentence] = table.Title + " " + strings.Join(table.Header, " ")
		}
	}
	for i, s := range r.Sentences {
		if !recognized[s.Page] && !recognized[s.End.Page] {
			continue
		}
		head := heads[i] + " " + s.Label
		if i > 0 && r.Sentences[i-1].Paragraph == s.Paragraph && len(strings.Fields(r.Sentences[i-1].Text)) <= labelWords {
			head += " " + r.Sentences[i-1].Text // "Upper limb girth. Arm 31.0 cm right …"
		}
		for _, word := range t.Implausible(s.Text, head) {
			markLine(r, s, word, recognized)
		}
	}
}

// markLine marks a word in the line of a sentence that holds it.
func markLine(r *report.Report, s report.Sentence, word string, recognized map[int]bool) {
	for i := range r.Lines {
		l := &r.Lines[i]
		if before(l.Ref, s.Ref) || before(s.End, l.Ref) || !recognized[l.Page] || slices.Contains(l.Doubtful, word) {
			continue
		}
		if slices.Contains(strings.Fields(l.Text), word) {
			l.Doubtful = append(l.Doubtful, word)
		}
	}
}

func before(a, b appeal.Ref) bool { return a.Page < b.Page || a.Page == b.Page && a.Line < b.Line }

// unsure says of a finding that its quote was read from a picture and which words
// may be misread, and lowers one that quotes a doubtful figure: the report itself
// proves nothing until somebody has compared it with the paper.
func unsure(r *report.Report, fs []appeal.Finding) []appeal.Finding {
	for i, f := range fs {
		if f.Quote != "" && r.Recognized(f.Page) {
			fs[i].Source = string(report.OCR)
			fs[i].Doubted = append(r.DoubtfulIn(f.Page, f.Quote), r.UnsureIn(f.Page, f.Quote)...)
		}
		if f.Confidence == appeal.High && f.Quote != "" && len(r.DoubtfulIn(f.Page, f.Quote)) > 0 {
			fs[i].Confidence = appeal.Medium
		}
	}
	return fs
}
