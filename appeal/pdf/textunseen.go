package pdf

import (
	"math"
	"strings"

	lib "github.com/ledongthuc/pdf"

	"imeappeal/appeal/report"
)

// mostUnseen bounds what is kept of a page's unseen words and notes: a dense
// page of print has about 1,500.
const mostUnseen = 20000

// unseen joins words that follow each other on a line, in the order in which
// the file holds them.
func unseen(words []report.Word, why report.Hiding) []report.Unseen {
	var out []report.Unseen
	for i, w := range words {
		if i > 0 && level(words[i-1].Box, w.Box) {
			out[len(out)-1].Text += " " + w.Text
			continue
		}
		out = append(out, report.Unseen{Text: w.Text, Why: why})
	}
	return out
}

// level reports that two words stand on one line, lying or upright.
func level(a, b report.Box) bool {
	near := func(i int) bool {
		return math.Abs((a[i]+a[i+2])/2-(b[i]+b[i+2])/2) < 0.5*math.Min(a[i+2]-a[i], b[i+2]-b[i])
	}
	return near(0) || near(1)
}

// note keeps what an annotation says when it is opened, and the value of a
// field, shown or not.
func (r *textRun) note(a lib.Value) {
	for _, v := range []lib.Value{a.Key("Contents"), inheritedKey(a, "V")} {
		if v.Kind() != lib.String {
			continue
		}
		for line := range strings.Lines(textString([]byte(v.RawString()))) {
			if line = strings.TrimSpace(line); line != "" && len(r.notes) < mostUnseen {
				r.notes = append(r.notes, report.Unseen{Text: line, Why: report.Popup})
			}
		}
	}
}
