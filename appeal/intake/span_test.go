package intake

import (
	"testing"
	"time"

	"imeappeal/appeal"
)

// TestReadSpan counts a time to appeal from the printed day and proposes it.
func TestReadSpan(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	for _, tt := range []struct{ printed, text, id, day string }{
		{"2026-10-02", "20 days", "intake.span", "2026-10-22"},
		{"2026-10-02", "Within 180 calendar days of receipt", "intake.span", "2027-03-31"},
		{"2026-10-02", "3 weeks", "intake.span", "2026-10-23"},
		{"2026-12-31", "2 months", "intake.span", "2027-02-28"},
		{"2026-10-02", "60 días", "intake.span", "2026-12-01"},
		{"2026-08-31", "1 mes", "intake.span", "2026-09-30"},
		{"", "20 days", "intake.span-no-date", ""},
		{"2026-10-02", "20 or 30 days", "intake.date", ""},
		{"2026-10-02", "20", "intake.date", ""},
		{"2026-10-02", "30 days, but 60 for a hearing", "intake.date", ""},
	} {
		c := &appeal.Case{}
		if tt.printed != "" {
			c.Denial.Date, _ = appeal.ParseDay(tt.printed)
		}
		_, p := Read(c, "denial.deadline_stated", tt.text, today)
		if p == nil || p.ID != tt.id || p.Args["day"] != tt.day {
			t.Errorf("%s, %q: %v, want %s %s", tt.printed, tt.text, p, tt.id, tt.day)
		}
	}
	if _, p := Read(&appeal.Case{}, "denial.date", "20 days", today); p == nil || p.ID != "intake.date" {
		t.Errorf("another date takes no number of days: %v", p)
	}
}

// TestReadNoSuchDay tells a day that no calendar has from what is no date.
func TestReadNoSuchDay(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	for text, want := range map[string]string{
		"31/02/2026": "intake.date-never", "2/30/26": "intake.date-never", "13/13/2026": "intake.date-never", "2026-02-30": "intake.date-never",
		"February 30, 2026": "intake.date-never", "el 31 de noviembre de 2025": "intake.date-never",
		"tomorrow": "intake.date-ahead", "mañana": "intake.date-ahead",
		"Friday, July 6, 2026": "intake.date-weekday", "soon": "intake.date",
	} {
		if _, p := Read(&appeal.Case{}, "denial.date", text, today); p == nil || p.ID != want {
			t.Errorf("%q: %v, want %s", text, p, want)
		}
	}
}
