package report_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

// TestTwoColumnsAlone reads each page of a report in two columns by itself:
// letterheads and lists must not be read across where no other page of the
// report shows where the gutter is.
func TestTwoColumnsAlone(t *testing.T) {
	for _, file := range cases(t) {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.txt"))
		if err != nil {
			continue
		}
		for _, shift := range []float64{0, 6} {
			pages := twoColumns(string(text), shift)
			whole := report.Parse(pages)
			for i, page := range pages {
				want := whole.PageText(i + 1)
				if got := report.Parse([]report.RawPage{page}).PageText(i + 1); len(strings.Split(got, "\n")) < len(strings.Split(want, "\n")) {
					t.Errorf("%s, shift %v, page %d by itself:\n%s\nwant\n%s", file, shift, i+1, got, want)
				}
			}
		}
	}
}

// TestHeadBesideList is a page whose left column is a letterhead and labels,
// its right one a list, at line pitches of their own.
func TestHeadBesideList(t *testing.T) {
	left := strings.Split(`Harbor Point Evaluation Group
88 Quay Street, Suite 4
Dover, DE 19901
March 3, 2026
Lakeland Casualty Company
Claims Department, Third Floor
Attn: Paul Renner
P.O. Box 118, Dover
Claimant: Iris Vandermeer
Born: May 5, 1971
Employer: Coastal Linen Service
Claim: 77-2041
Physician: Owen Hartsell
Dear Mr. Renner:
At your request I saw
Ms. Vandermeer on the day`, "\n")
	right := strings.Split(`• Report of injury, May 2024
• Urgent care, May 2024
• Radiographs of both wrists
• Therapy notes, June 2024
• Office note, Dr. Abara
• Nerve test, July 2024
• Operative report, Dr. Abara
• Office note, September 2024
• Therapy discharge, October 2024
• Letter of Dr. Abara
• Job description, undated
• Surveillance log, two days
• Second nerve test, 2025
• Utilization review, June 2025`, "\n")
	var words []report.Word
	for i, l := range left {
		words = set(words, l, 50, 60+19.0*float64(i))
	}
	for i, l := range right {
		words = set(words, l, 330, 67+21.5*float64(i))
	}
	rep := report.Parse([]report.RawPage{{Number: 1, Width: 612, Height: 792, Source: report.Text, Words: words}})
	want := strings.Join(left, "\n") + "\n" + strings.Join(right, "\n")
	if got := rep.PageText(1); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTallTable is a long table of two columns with sentences' parts in both:
// its rows are read along.
func TestTallTable(t *testing.T) {
	var words []report.Word
	var want []string
	for i := range 24 {
		demand := []string{"Lifting to twenty pounds", "Reaching above the shoulder", "Standing without any break", "Kneeling on hard ground"}[i%4]
		answer := []string{"occasionally, with both hands", "never on the right", "up to two hours daily", "not tested that day"}[i%4]
		words = set(words, demand, 50, 60+20*float64(i))
		words = set(words, answer, 330, 60+20*float64(i))
		want = append(want, demand+" "+answer)
	}
	rep := report.Parse([]report.RawPage{{Number: 1, Width: 612, Height: 792, Source: report.Text, Words: words}})
	if len(rep.Lines) != len(want) {
		t.Errorf("%d lines, want %d:\n%s", len(rep.Lines), len(want), rep.PageText(1))
	}
}
