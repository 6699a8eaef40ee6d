package intake

import (
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
)

func dateOf(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 12, 0, 0, 0, time.UTC) }

func TestParseDay(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2026-07-06", "2026-07-06"},
		{"2026/7/6", "2026-07-06"},
		{"6 July 2026", "2026-07-06"},
		{"6th of July, 2026", "2026-07-06"},
		{"July 6, 2026", "2026-07-06"},
		{"july 6 2026", "2026-07-06"},
		{"Jul. 6, 2026.", "2026-07-06"},
		{"Jul 6 26", "2026-07-06"},
		{"6-Jul-26", "2026-07-06"},
		{"Sept 1st 2025", "2025-09-01"},
		{"Monday, July 6, 2026", "2026-07-06"},
		{"Tuesday, July 6, 2026", ""},
		{"7/6/26", "2026-07-06 2026-06-07"},
		{"7/7/26", "2026-07-07"},
		{"7.6.2026", "2026-07-06 2026-06-07"},
		{"13/6/2026", "2026-06-13"},
		{"6/13/2026", "2026-06-13"},
		{"13/13/2026", ""},
		{"9/14/78", "1978-09-14"},
		{"2/29/2026", ""},
		{"February 30, 2026", ""},
		{"2026-02-30", ""},
		{"July 6", ""},
		{"2026", ""},
		{"7/6/126", ""},
		{"today", "2026-11-22"},
		{"Yesterday", "2026-11-21"},
		{"last Tuesday", "2026-11-17"},
		{"sunday", "2026-11-15"},
		{"three weeks ago", "2026-11-01"},
		{"10 days ago", "2026-11-12"},
		{"a month ago", "2026-10-22"},
		{"9 months ago", "2026-02-22"},
		{"two fortnights ago", ""},
		{"the day after", ""},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range ParseDay(tt.text, today) {
			got = append(got, d.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("ParseDay(%q) = %v, want %s", tt.text, got, tt.want)
		}
	}
}

func TestMonthsAgoEndWithTheMonth(t *testing.T) {
	got := ParseDay("one month ago", appeal.Day{Year: 2026, Month: 3, Date: 31})
	if len(got) != 1 || got[0].String() != "2026-02-28" {
		t.Errorf("got %v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("denial.date", "7/6/26")
	f.Add("exam.notes.tests[0].performed", "no")
	f.Add("physicians[0].address", "a;;b")
	f.Fuzz(func(t *testing.T, key, text string) {
		c := &appeal.Case{}
		if p := Apply(c, key, text, today); p == nil {
			Check(c, today)
			Missing(c)
		}
	})
}

func TestLastSuchDay(t *testing.T) {
	tests := []struct{ text, want string }{
		{"sep 19", "2026-09-19"},
		{"19 Sept.", "2026-09-19"},
		{"November 22nd", "2026-11-22"},
		{"Nov 23", "2025-11-23"},
		{"december 1", "2025-12-01"},
		{"feb 29", "2024-02-29"},
		{"Feb 30", ""},
		{"9/19", ""},
		{"sep 19, 2020", ""},
		{"yesterday", ""},
		{"sep", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got := ""
		if d, ok := LastSuchDay(tt.text, today); ok {
			got = d.String()
		}
		if got != tt.want {
			t.Errorf("LastSuchDay(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestDayWithoutYearIsProposed(t *testing.T) {
	_, p := Read(&appeal.Case{}, "denial.date", "sep 19", today)
	if p == nil || p.ID != "intake.date-no-year" || p.Args["day"] != "2026-09-19" {
		t.Errorf("sep 19 gives %+v", p)
	}
}
