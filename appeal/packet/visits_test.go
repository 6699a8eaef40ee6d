package packet

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// A record of several visits has a row and a bookmark for each, of its own day,
// maker, words and page; the record's own day has a row only where no visit is
// of that day.
func TestChronologyVisits(t *testing.T) {
	day := func(m, d int) appeal.Day { return appeal.Day{Year: 2025, Month: time.Month(m), Date: d} }
	text := report.FromText("Date of Service: 03/04/2025\nAssessment: Lumbar radiculopathy, left L5, with weakness.\n\f" +
		"Date of Service: 04/08/2025 Provider: Jon Park, NP\nAssessment:\n1. Disc protrusion L4-5, not improved since March.\n\f" +
		"05/13/2025  Pain 7/10 on arrival, could not sit longer than ten minutes.\n\f" +
		"Date of Service: 07/29/2025\nS: The injection gave relief for four days.\nA: Persisting radiculopathy; surgical referral.\n")
	on := func(page int) func(appeal.Ref) bool { return func(at appeal.Ref) bool { return at.Page == page } }
	in := Input{
		Case: &appeal.Case{Documents: []appeal.Document{
			{ID: "chart", Title: "Office notes", Author: "Alma Reyes, MD", Kind: appeal.OfficeNote, Date: day(7, 29), File: "a"},
			{ID: "note", Title: "Note", Kind: appeal.OfficeNote, Date: day(7, 30), File: "b"},
		}},
		Pages: map[string]int{"chart": 4, "note": 1},
		Texts: map[string]*report.Report{"chart": text},
		Visits: map[string][]Visit{"chart": {
			{Date: day(3, 4), Page: 1, Within: on(1)},
			{Date: day(4, 8), Page: 2, Author: "Jon Park, NP", Within: on(2)},
			{Date: day(5, 13), Text: "05/13/2025", Page: 3, Entry: true, Within: on(3)},
			{Date: day(7, 29), Page: 4, Others: []string{"Lee Wong, MD"}, Within: on(4)},
			{Page: 4, Within: on(4)}, // its day can be read in two ways
		}},
	}
	p, err := Arrange(in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range p.Chronology {
		if e.Gap == 0 {
			got = append(got, e.Date.String()+" "+e.Title+"|"+e.Author+"|"+e.Fact+"|"+string(rune('0'+e.FactPage)))
		}
	}
	want := []string{
		"2025-03-04 Office notes||Assessment: Lumbar radiculopathy, left L5, with weakness.|1",
		"2025-04-08 Office notes|Jon Park, NP|1. Disc protrusion L4-5, not improved since March.|2",
		"2025-05-13 Office notes||Pain 7/10 on arrival, could not sit longer than ten minutes.|3",
		"2025-07-29 Office notes||A: Persisting radiculopathy; surgical referral.|4",
		"2025-07-30 Note|||0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chronology (-want +got):\n%s", diff)
	}
	x, _ := p.Exhibit("chart")
	var kids []Bookmark
	for _, b := range p.Bookmarks {
		for _, k := range b.Kids {
			if k.Document == "chart" {
				kids = k.Kids
			}
		}
	}
	if len(kids) != 4 || kids[1].Page != x.First+1 || kids[0].Title != paged("March 4, 2025", x.First) {
		t.Errorf("bookmarks of the visits: %+v", kids)
	}

	in.Visits["chart"] = in.Visits["chart"][:1]
	in.Visits["chart"][0].Author = ""
	if p, err = Arrange(in); err != nil {
		t.Fatal(err)
	}
	if e := p.Chronology[0]; e.Author != "Alma Reyes, MD" || p.Chronology[len(p.Chronology)-2].Date != day(7, 29) {
		t.Errorf("a visit that names nobody, and the record's own day: %+v", p.Chronology)
	}
}

// A record without a conclusion under a heading is quoted by the sentence that
// sums it up; one of a scan says that it is, and one with a word that
// recognition doubted is not quoted.
func TestChronologySums(t *testing.T) {
	scan := func(confidence float64) *report.Report {
		var words []report.Word
		for i, w := range []string{"Progression", "of", "disease", "since", "2022."} {
			x := 72 + 70*float64(i)
			words = append(words, report.Word{Text: w, Box: report.Box{x, 100, x + 60, 111}, Size: 11, Confidence: confidence})
		}
		return report.Parse([]report.RawPage{{Number: 1, Width: 612, Height: 792, Source: report.OCR, Words: words}})
	}
	sum := report.Sentence{Ref: appeal.Ref{Page: 1, Line: 1}, Text: "Progression of disease since 2022."}
	for name, c := range map[string]struct {
		text          *report.Report
		fact, scanned bool
	}{
		"text": {page(report.Text, "Progression of disease since 2022."), true, false},
		"scan": {scan(96), true, true},
		"poor": {scan(20), false, false},
	} {
		in := Input{
			Case:  &appeal.Case{Documents: []appeal.Document{{ID: "mri", Title: "MRI", Kind: appeal.Imaging, Date: appeal.Day{Year: 2025, Month: 3, Date: 4}, File: "a"}}},
			Pages: map[string]int{"mri": 1}, Texts: map[string]*report.Report{"mri": c.text}, Sums: map[string]report.Sentence{"mri": sum},
		}
		p, err := Arrange(in)
		if err != nil {
			t.Fatal(err)
		}
		if e := p.Chronology[0]; (e.Fact == sum.Text) != c.fact || e.FactScanned != c.scanned {
			t.Errorf("%s: %+v", name, e)
		}
	}
}
