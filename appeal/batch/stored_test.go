package batch

import (
	"strings"
	"testing"
)

// bookOf makes a workbook of lines such as `A|other|d46300|n123|text`: n is a number,
// d one in a cell formatted as a date.
func bookOf(t *testing.T, workbookPr string, lines ...string) *Sheet {
	t.Helper()
	var b strings.Builder
	for r, line := range lines {
		b.WriteString(`<row r="` + count(r+1) + `">`)
		for i, text := range strings.Split(line, "|") {
			at := letters(i) + count(r+1)
			switch {
			case r > 0 && strings.HasPrefix(text, "n"):
				b.WriteString(`<c r="` + at + `"><v>` + text[1:] + `</v></c>`)
			case r > 0 && strings.HasPrefix(text, "d"):
				b.WriteString(`<c r="` + at + `" s="1"><v>` + text[1:] + `</v></c>`)
			case text != "":
				textCell(&b, at, 0, text)
			}
		}
		b.WriteString(`</row>`)
	}
	s, err := Open(written(t, "s.xlsx", workbook(t, b.String(), workbookPr)), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Problems) > 0 {
		t.Fatalf("headings: %v", s.Problems)
	}
	return s
}

// TestStoredNumbers: what a workbook has as a number where a day or a name belongs.
func TestStoredNumbers(t *testing.T) {
	for _, tt := range []struct{ name, pr, denial, stated, number, id, proposal string }{
		{"sound", "", "d46300", "d46480", "LTD-1", "", ""},
		{"days in a date's cell", "", "d46300", "d180", "LTD-1", "batch.days-counted-closed", "2027-04-02"},
		{"days in a date's cell, since 1904", ` date1904="1"`, "d44838", "d180", "LTD-1", "batch.days-counted-closed", "2027-04-02"},
		{"days in a plain cell", "", "d46300", "n60", "LTD-1", "batch.days-counted", "2026-12-04"},
		{"days as text", "", "d46300", "180 days", "LTD-1", "batch.days-counted-closed", "2027-04-02"},
		{"days, and no letter's date", "", "", "d180", "LTD-1", "batch.days-stated", ""},
		{"few days, which programs show differently", "", "d46300", "d30", "LTD-1", "batch.days-counted", "2026-11-04"},
		{"a number as the letter's date", "", "d12", "", "LTD-1", "batch.number-as-day", ""},
		{"days as the letter's date", "", "n180", "", "LTD-1", "intake.date", ""},
		{"no time to appeal is so long", "", "d46300", "d2000", "LTD-1", "batch.number-as-day", ""},
		{"a text that a spreadsheet made", "", "d46300", "6/28/1900", "LTD-1", "batch.days-counted-closed", "2027-04-02"},
		{"a text that two spreadsheets make", "", "d46300", "1900-01-29", "LTD-1", "batch.day-of-1900", ""},
		{"day number without a date's format", "", "n46300", "", "LTD-1", "batch.serial-date", "2026-10-05"},
		{"the same, since 1904", ` date1904="1"`, "n44838", "", "LTD-1", "batch.serial-date", "2026-10-05"},
		{"digits gone", "", "d46300", "", "n123000000000", "batch.rounded", ""},
		{"digits there", "", "d46300", "", "n1.23456789012E11", "batch.long-number", ""},
		{"digits there, as text", "", "d46300", "", "123456789012", "", ""},
		{"beyond what a workbook keeps", "", "d46300", "", "n1.2345678901234499E+19", "batch.scientific", ""},
		{"a number of usual length", "", "d46300", "", "n20863", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := bookOf(t, tt.pr, "claimant_name|claim_kind|denial_date|deadline_stated|claim_number", "Ana|other|"+tt.denial+"|"+tt.stated+"|"+tt.number)
			j := jobs(t, s, t.TempDir())[0]
			proposal := ""
			for _, p := range j.Problems {
				proposal += p.Proposal
			}
			if ids(j) != tt.id || proposal != tt.proposal {
				t.Errorf("%q proposing %q, want %q proposing %q", ids(j), proposal, tt.id, tt.proposal)
			}
		})
	}
}

// TestRoundedText: in text, zeros at the end are a doubt; in a workbook's number they
// are its own.
func TestRoundedText(t *testing.T) {
	j := jobsOf(t, t.TempDir(), "name,claim_kind,claim_number\nAna,other,123000000000\n")[0]
	if ids(j) != "batch.rounded" || HasError(j.Problems) {
		t.Errorf("%+v", j.Problems)
	}
}

// TestTurnedDates: real dates that all could be turned, beside texts that could not.
func TestTurnedDates(t *testing.T) {
	for _, tt := range []struct{ name, dates, id string }{
		{"turned", "d46210 d46241 d46272 d46302 25/8/2026", "batch.dates-turned"}, // July 7 is the same either way
		{"one real date shows that they are not", "d46209 d46241 d46272 d46290 25/8/2026", ""},
		{"no text", "d46209 d46240 d46271", ""},
		{"year-month-day", "d46209 d46240 2026-08-25", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			lines := []string{"claimant_name|claim_kind|denial_date"}
			for i, d := range strings.Fields(tt.dates) {
				lines = append(lines, "A"+count(i)+"|other|"+d)
			}
			s := bookOf(t, "", lines...)
			survey, err := s.Survey()
			if err != nil {
				t.Fatal(err)
			}
			r := &Reading{Sheet: s, Survey: survey, Today: today}
			got := ""
			for _, p := range r.Dates() {
				got += p.ID
			}
			if got != tt.id {
				t.Errorf("%q, want %q", got, tt.id)
			}
			if taken := !read(t, r)[1].Case.Denial.Date.IsZero(); taken == (tt.id != "") {
				t.Errorf("the day is taken: %v", taken)
			}
		})
	}
}

// TestFewNumbers: on a small sheet a number is held against its neighbours of the same
// insurer.
func TestFewNumbers(t *testing.T) {
	for _, tt := range []struct{ name, numbers, short string }{
		{"one shorter", "00123456 123456", "3"},
		{"all of another insurer", "00123456 123456,Other", ""},
		{"as many short as long", "12345678 12345679 123456 123457", ""},
		{"as many short as long, and zeros in front", "00345678 00345679 123456 123457", "4 5"},
		{"another kind of number", "1234567890123 123456", ""},
		{"all alike", "12345678 12345679", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := "name,claim_kind,claim_number,insurer_name\n"
			for i, n := range strings.Fields(tt.numbers) {
				text += "A" + count(i) + ",other," + n + map[bool]string{false: ",Acme"}[strings.Contains(n, ",")] + "\n"
			}
			var short []string
			for _, j := range jobsOf(t, t.TempDir(), text) {
				if ids(j) == "batch.zeros" {
					short = append(short, count(j.Row))
				}
			}
			if got := strings.Join(short, " "); got != tt.short {
				t.Errorf("short: %q, want %q", got, tt.short)
			}
		})
	}
}

// TestPostcodeAbroad: four digits are a whole postcode in Australia.
func TestPostcodeAbroad(t *testing.T) {
	for country, want := range map[string]string{"": "batch.zip", "US": "batch.zip", "AU": ""} {
		text := "name,claim_kind,country,claimant_street,claimant_city,claimant_zip\nAna,other," + country + ",1 Way,Sydney,2000\n"
		if got := jobsOf(t, t.TempDir(), text)[0]; ids(got) != want {
			t.Errorf("%s: %q, want %q", country, ids(got), want)
		}
	}
}
