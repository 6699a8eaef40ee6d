package packet

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// page makes a report of one page of plain lines.
func page(source report.Source, lines ...string) *report.Report {
	raw := report.RawPage{Number: 1, Width: 612, Height: 792, Source: source}
	for i, line := range lines {
		y := 100 + 20*float64(i)
		raw.Words = append(raw.Words, report.Word{Text: line, Box: report.Box{72, y, 540, y + 11}, Size: 11})
	}
	return report.Parse([]report.RawPage{raw})
}

// The data file's own examples: what is quoted, and what is not.
func TestCueExamples(t *testing.T) {
	for _, hit := range rules().Hits {
		if got, _ := conclusion(page(report.Text, hit.Text)); got != hit.Fact {
			t.Errorf("conclusion of %q = %q, want %q", hit.Text, got, hit.Fact)
		}
		if got, _ := conclusion(page(report.OCR, hit.Text)); got != "" {
			t.Errorf("recognized text is quoted: %q", got)
		}
	}
	for _, miss := range rules().Misses {
		if got, _ := conclusion(page(report.Text, miss)); got != "" {
			t.Errorf("conclusion of %q = %q, want none", miss, got)
		}
	}
}

func TestBears(t *testing.T) {
	d, err := appeal.ParseDay("2024-04-02")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"Seen April 2, 2024 in clinic": true, "signed 04/02/2024 16:41": true, "on 4/2/24": true, "2 April 2024": true,
		"April 2, 20245": false, "14/2/2024": false, "April 12, 2024": false, "4/2/2025": false,
	} {
		if got := bears(page(report.Text, text), d); got != want {
			t.Errorf("bears(%q) = %v, want %v", text, got, want)
		}
	}
}

// A gap is days without a medical record; letters in between do not fill it.
func TestChronologyGaps(t *testing.T) {
	day := func(s string) appeal.Day {
		d, err := appeal.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	c := &appeal.Case{Documents: []appeal.Document{
		{ID: "mri", Kind: appeal.Imaging, Date: day("2025-01-01"), File: "a"},
		{ID: "letter", Kind: appeal.DenialKind, Date: day("2025-02-01"), File: "b"},
		{ID: "note", Kind: appeal.OfficeNote, Date: day("2025-03-02"), File: "c"},
		{ID: "note2", Kind: appeal.OfficeNote, Date: day("2025-04-30"), File: "d"},
		{ID: "undated", Kind: appeal.OfficeNote, File: "e"},
	}}
	p, err := Arrange(Input{
		Case: c, Pages: map[string]int{"mri": 1, "letter": 1, "note": 2, "note2": 1, "undated": 1},
		Texts: map[string]*report.Report{"note": page(report.Text, "Assessment. Chronic low back pain with radiculopathy.")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range p.Chronology {
		switch {
		case e.Document == "":
			got = append(got, "gap "+e.Since.String()+" "+e.Date.String())
		case e.Fact != "":
			got = append(got, e.Document+": "+e.Fact)
		default:
			got = append(got, e.Document)
		}
	}
	want := []string{"mri", "letter", "gap 2025-01-01 2025-03-02", "note: Assessment. Chronic low back pain with radiculopathy.", "note2", "undated"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("chronology (-want +got):\n%s", diff)
	}
}

// Where pages of a chart were not read, a visit of the days between may stand on
// them: the gap is for the person to look at, and not certain. Nothing stands on a
// blank one.
func TestGapBesideUnreadPages(t *testing.T) {
	day := func(month int) appeal.Day { return appeal.Day{Year: 2025, Month: time.Month(month), Date: 1} }
	c := &appeal.Case{Documents: []appeal.Document{
		{ID: "chart", Kind: appeal.Therapy, Date: day(1), File: "a"}, {ID: "note", Kind: appeal.OfficeNote, Date: day(6), File: "b"},
	}}
	for unread, want := range map[string]bool{"": false, "picture": true, report.UnreadBlank: false, "picture without words": true} {
		chart := &report.Report{Pages: []report.Page{{Number: 1, Source: report.Text}, {Number: 2, Unread: unread}}}
		p, err := Arrange(Input{Case: c, Pages: map[string]int{"chart": 2, "note": 1}, Texts: map[string]*report.Report{"chart": chart}})
		if err != nil {
			t.Fatal(err)
		}
		if rows := p.Chronology; len(rows) != 3 || rows[1].Gap != 151 || rows[1].Unsure != want {
			t.Errorf("unread %q: %+v", unread, rows)
		}
	}
}

// A day of the gap that begins a line of a record may be that of a visit which
// was not told from its text; one within a sentence is only spoken of.
func TestGapBesideAnEntry(t *testing.T) {
	day := func(month int) appeal.Day { return appeal.Day{Year: 2025, Month: time.Month(month), Date: 1} }
	c := &appeal.Case{Documents: []appeal.Document{
		{ID: "chart", Kind: appeal.Therapy, Date: day(1), File: "a"}, {ID: "note", Kind: appeal.OfficeNote, Date: day(6), File: "b"},
	}}
	for line, want := range map[string]bool{
		"3/4/25 Seen for knee. Swollen.":           true,
		"Date of service: March 4, 2025":           true,
		"4-Mar-2025":                               true,
		"She fell at the pharmacy on 3/4/25.":      false,
		"DOB: 3/4/1970":                            false,
		"1/1/2025 Seen for knee.":                  false,
		"Flexion 3-4-5 degrees of 25 on each side": false,
	} {
		chart := &report.Report{Pages: []report.Page{{Number: 1, Source: report.Text}}, Lines: []report.Line{{Ref: appeal.Ref{Page: 1, Line: 1}, Text: line}}}
		p, err := Arrange(Input{Case: c, Pages: map[string]int{"chart": 1, "note": 1}, Texts: map[string]*report.Report{"chart": chart}})
		if err != nil {
			t.Fatal(err)
		}
		if rows := p.Chronology; len(rows) != 3 || rows[1].Gap != 151 || rows[1].Unsure != want {
			t.Errorf("%q: %+v", line, rows)
		}
	}
}

// The person's own notes in the log stay private.
func TestDeliveries(t *testing.T) {
	log := []appeal.LogEntry{
		{What: "claims-file request sent", Channel: "certified mail", Confirmation: "9407"},
		{What: "called my lawyer", Channel: "phone"},
		{What: "denial received"},
		{What: "appeal sent", Channel: "fax"},
	}
	if got := deliveries(log); len(got) != 2 || got[0].Confirmation != "9407" || got[1].Channel != "fax" {
		t.Errorf("deliveries = %+v", got)
	}
}

// The days of the injury and of the examination have rows of their own, the
// latter only where the report bears another date.
func TestChronologyOwnDays(t *testing.T) {
	day := func(d int) appeal.Day { return appeal.Day{Year: 2025, Month: 6, Date: d} }
	c := &appeal.Case{Documents: []appeal.Document{{ID: "ime", Title: "Report", Date: day(20)}}}
	c.Claim.DateOfInjury, c.Exam.Date, c.Exam.Report = day(1), day(12), "ime"
	p := &Plan{Exhibits: []Exhibit{{Label: "A", Document: "ime", Title: "Report"}}}
	rows := Input{Case: c}.chronology(p)
	if len(rows) != 3 || rows[0].Title != "Injury" || rows[1].Title != "Examination" || rows[1].Label != "A" || rows[2].Title != "Report" {
		t.Errorf("rows %+v", rows)
	}
	c.Exam.Date = day(20)
	if rows := (Input{Case: c}).chronology(p); len(rows) != 2 {
		t.Errorf("rows %+v", rows)
	}
}
