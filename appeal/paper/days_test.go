package paper

import "testing"

// A date that cannot be is refused for what is wrong with it.
func TestDayThatCannotBe(t *testing.T) {
	for text, want := range map[string]string{
		"Monday, April 6, 2026":  "",
		"Tuesday, April 6, 2026": "wrong-weekday",
		"June 31, 2026":          "no-such-day",
		"Monday, June 31, 2026":  "no-such-day",
		"13/25/2026":             "no-such-day",
	} {
		s := &sheet{Reader: Reader{Today: testDay}}
		dates := s.datesIn(text)
		if len(dates) != 1 {
			t.Fatalf("%s: %d dates", text, len(dates))
		}
		if _, why := s.day(dates[0]); why != want {
			t.Errorf("%s: %q, want %q", text, why, want)
		}
	}
}
