package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestTwoColumns lays the text of each case out in two columns and measures
// what comes back.
func TestTwoColumns(t *testing.T) {
	for _, file := range cases(t) {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.txt"))
		if err != nil {
			continue
		}
		name := filepath.Base(filepath.Dir(file))
		for _, shift := range []float64{0, 6} { // the columns on one grid, and half a line apart
			rep := report.Parse(twoColumns(string(text), shift))
			f1, order := score(rep, string(text))
			t.Logf("%s, shift %v: token F1 %.4f, order %.4f, %d sections, %d tables, %d questions, %d records",
				name, shift, f1, order, len(rep.Sections), len(rep.Tables), len(rep.Questions()), len(rep.RecordsList()))
			if f1 < 0.99 || order < 0.98 {
				t.Errorf("%s, shift %v: token F1 %.4f, order %.4f, want 0.99 and 0.98", name, shift, f1, order)
			}
		}
	}
}

const (
	columnChars = 46
	charPoints  = 5.2
	linePoints  = 12.0
)

// twoColumns typesets a report: each page's first and last line across the
// page, the rest wrapped and divided into two columns.
func twoColumns(text string, shift float64) []report.RawPage {
	var out []report.RawPage
	for i, page := range strings.Split(strings.TrimRight(text, "\f\n"), "\f") {
		lines := strings.Split(strings.Trim(page, "\n"), "\n")
		last := len(lines) - 1
		var body []string
		for _, l := range lines[1:last] {
			body = append(body, wrap(l)...)
		}
		half := (len(body) + 1) / 2
		for half < len(body) && body[half] != "" && half < len(body)*6/10 { // most setters end a column with a paragraph
			half++
		}
		height := 140 + linePoints*float64(max(half, len(body)-half))
		var words []report.Word
		words = set(words, lines[0], 50, 40)
		words = set(words, lines[last], 150, height-40)
		for k, l := range body {
			if k < half {
				words = set(words, l, 50, 70+linePoints*float64(k))
			} else {
				words = set(words, l, 50+charPoints*columnChars+24, 70+shift+linePoints*float64(k-half))
			}
		}
		out = append(out, report.RawPage{Number: i + 1, Width: 612, Height: height, Source: report.Text, Words: words})
	}
	return out
}

func wrap(l string) []string {
	if strings.Contains(l, "   ") && len([]rune(l)) <= columnChars-2 {
		return []string{l}
	}
	var out []string
	row := ""
	for _, w := range strings.Fields(l) {
		if row != "" && len([]rune(row))+1+len([]rune(w)) > columnChars {
			out = append(out, row)
			row = ""
		}
		row = strings.TrimSpace(row + " " + w)
	}
	return append(out, row)
}

// set places a row's words; cells (three spaces apart) stand at tab stops.
func set(words []report.Word, row string, x, y float64) []report.Word {
	cells := strings.Split(row, "   ")
	gap := charPoints
	if len(cells) > 1 && len(row) <= columnChars {
		free := columnChars - len([]rune(strings.Join(cells, "")))
		gap = charPoints * float64(free) / float64(len(cells)-1)
	}
	at := x
	for _, cell := range cells {
		for _, w := range strings.Fields(cell) {
			width := charPoints * float64(len([]rune(w)))
			words = append(words, report.Word{Text: w, Size: 10, Box: report.Box{at, y, at + width, y + 10}})
			at += width + charPoints
		}
		at += gap - charPoints
	}
	return words
}
