package review

import (
	"strings"
	"testing"

	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

func TestSpans(t *testing.T) {
	for text, want := range map[string]float64{
		"approximately one hour": 60, "90 minutes": 90, "one hour and fifteen minutes": 75, "fifty minutes": 50, "an hour and a half": 90, "half an hour": 30,
		"three quarters of an hour": 45, "two and a half hours": 150, "1 hour 10 minutes": 70, "3.5 hours": 210, "forty-five minutes": 45, "four hours": 240, "2 hrs": 120, "20 min.": 20,
	} {
		got := spans(text)
		if len(got) != 1 || got[0].minutes != want {
			t.Errorf("spans(%q) = %v, want %v minutes", text, got, want)
		}
	}
}

func TestClocks(t *testing.T) {
	for text, want := range map[string]int{"10:05": 605, "2:30 p.m.": 870, "12:10 am": 10, "12:10 pm": 730} {
		if got := clocks(text); len(got) != 1 || got[0] != want {
			t.Errorf("clocks(%q) = %v, want %d", text, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text     string
		dayFirst bool
		want     []string
	}{
		{"on October 19, 2024", false, []string{"2024-10-19"}},
		{"14 May 2024", false, []string{"2024-05-14"}},
		{"11/12/24 to 03/31/25", false, []string{"2024-11-12", "2025-03-31"}},
		{"11/12/24", true, []string{"2024-12-11"}},
		{"31/12/2024", false, []string{"2024-12-31"}},
		{"February 18 and April 22, 2025", false, []string{"2025-02-18", "2025-04-22"}},
		{"2024-02-29", false, []string{"2024-02-29"}},
		{"5/6 strength", false, nil},
		{"she may 2 or 3 times", false, nil},
	} {
		var got []string
		for _, d := range dates(clinic.Fold(c.text), c.dayFirst) {
			got = append(got, d.String())
		}
		if len(got) != len(c.want) {
			t.Errorf("dates(%q) = %v, want %v", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("dates(%q) = %v, want %v", c.text, got, c.want)
			}
		}
	}
}

func TestEntryCovers(t *testing.T) {
	for _, c := range []struct {
		entry, day string
		want       bool
	}{
		{"Office notes of Dr. Voll, May 2024 through June 10, 2025", "2025-06-10", true},
		{"Office notes of Dr. Voll, May 2024 through June 10, 2025", "2025-06-11", false},
		{"Notes 2019-2025", "2025-07-09", true},
		{"Therapy, 1/2025-4/2025", "2025-04-17", true},
		{"MRI, April 2, 2024", "2024-04-03", false},
		{"PT, September through December 2024", "2024-11-02", true},
		{"Notes, March 2 and May 4, 2024", "2024-04-01", false},
	} {
		low := clinic.Fold(c.entry)
		e := Entry{Low: low, Dates: dates(low, false)}
		if got, _ := e.covers(day(c.day)); got != c.want {
			t.Errorf("%q covers %s: %v, want %v (%v)", c.entry, c.day, got, c.want, e.Dates)
		}
	}
}

func TestSettleGivesSingleIDs(t *testing.T) {
	in, _ := loadCase(t, "../../testdata/cases/01-lumbar-ltd-oh")
	seen := map[string]bool{}
	for _, f := range Run(in).Findings {
		if seen[f.ID] {
			t.Errorf("id %s twice", f.ID)
		}
		seen[f.ID] = true
		if f.Why == "" || f.Page < 1 || f.Line < 1 || f.Against == nil {
			t.Errorf("finding lacks a part: %+v", f)
		}
	}
}

func FuzzText(f *testing.F) {
	f.Add("seen for 1 hour on 5/4/24, left side, 10:05 to 11:70")
	f.Fuzz(func(t *testing.T, s string) {
		low := clinic.Fold(s)
		for _, d := range dates(low, false) {
			if d.from < 0 || d.to > len(low) || d.from >= d.to {
				t.Errorf("date outside the text: %+v", d)
			}
		}
		spans(low)
		clocks(low)
		stems(low)
	})
}

// FuzzRun reviews any text: no panic, every reference inside the report.
func FuzzRun(f *testing.F) {
	c, err := clinic.Load()
	if err != nil {
		f.Fatal(err)
	}
	for _, row := range ruleRows {
		f.Add(row.section, row.text)
	}
	f.Fuzz(func(t *testing.T, section, text string) {
		rep := report.FromText(section + "\n\n" + text)
		for _, x := range Run(Input{Case: sample(), Report: rep, Clinic: c}).Findings {
			if x.Page < 1 || x.Page > max(1, len(rep.Pages)) || x.Line < 1 || x.ID == "" || len(strings.Fields(x.Quote)) > maxQuote {
				t.Errorf("finding outside the report: %+v", x)
			}
		}
	})
}
