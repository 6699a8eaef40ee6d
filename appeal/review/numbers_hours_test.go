package review

import "testing"

// TestClockInFigures: hours told in words, and numbers that are none.
func TestClockInFigures(t *testing.T) {
	for low, want := range map[string]string{
		"we began shortly after nine and finished toward half past ten,":     "we began shortly after 9:00 and finished toward 10:30,",
		"from a quarter to eleven until noon.":                               "from 10:45 until 12:00.",
		"it began at two o'clock":                                            "it began at 2:00 o'clock",
		"twenty past three":                                                  "3:20",
		"at two clinics, from three doctors":                                 "at two clinics, from three doctors",
		"pain went from six to eight on a scale of ten":                      "pain went from 6:00 to eight on a scale of ten",
		"she recalled five of ten words after five minutes":                  "she recalled five of ten words after five minutes",
		"ten to twelve visits":                                               "ten to twelve visits",
		"about one in the morning she wakes":                                 "about 1:00 in the morning she wakes",
		"she was seen at the office and had been waiting since half an hour": "she was seen at the office and had been waiting since half an hour",
	} {
		if got := clockInFigures(low); got != want {
			t.Errorf("clockInFigures(%q) = %q, want %q", low, got, want)
		}
	}
}
