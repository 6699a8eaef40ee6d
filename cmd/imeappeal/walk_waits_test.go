package main

import (
	"testing"
	"time"

	"imeappeal/appeal"
)

func oct(n int) appeal.Day { return appeal.Day{Year: 2026, Month: time.October, Date: n} }

// TestStepsWaitForEveryone: the doctor's step is done when the last of several has
// answered, one that wrote counts before one that declined, and a second request for
// the file is waited on again.
func TestStepsWaitForEveryone(t *testing.T) {
	const amy, bo = "Amy Lee, M.D.", "Bo Ray, D.O."
	requests := []appeal.LogEntry{{Date: oct(1), What: "rebuttal-request sent", To: amy}, {Date: oct(3), What: "rebuttal-request sent", To: bo}}
	for name, tt := range map[string]struct {
		more  []appeal.LogEntry
		state string
		since appeal.Day
	}{
		"nobody":         {nil, "waiting", oct(1)},
		"one wrote":      {[]appeal.LogEntry{{Date: oct(9), What: "rebuttal received", To: amy}}, "waiting", oct(3)},
		"both wrote":     {[]appeal.LogEntry{{Date: oct(9), What: "rebuttal received", To: amy}, {Date: oct(12), What: "rebuttal received", To: bo}}, "done", oct(12)},
		"one and a no":   {[]appeal.LogEntry{{Date: oct(9), What: "rebuttal received", To: amy}, {Date: oct(12), What: "rebuttal declined", To: bo}}, "done", oct(9)},
		"both declined":  {[]appeal.LogEntry{{Date: oct(9), What: "rebuttal declined", To: amy}, {Date: oct(12), What: "rebuttal declined", To: bo}}, "declined", oct(12)},
		"nobody is said": {[]appeal.LogEntry{{Date: oct(9), What: "rebuttal received"}}, "done", oct(9)},
	} {
		c := &appeal.Case{Log: append(requests[:2:2], tt.more...)}
		s := stepDone{name: "rebuttal"}
		s.state, s.since = asked(c, "rebuttal")
		s.waitFor(c)
		if s.state != tt.state || s.since != tt.since {
			t.Errorf("%s: %s since %v, want %s since %v", name, s.state, s.since, tt.state, tt.since)
		}
	}
	c := &appeal.Case{Log: []appeal.LogEntry{{Date: oct(1), What: "claims-file request sent"}, {Date: oct(5), What: "claims file received"}, {Date: oct(7), What: "second-demand sent"}}}
	if state, since := asked(c, "claims-file"); state != "waiting" || since != oct(7) {
		t.Errorf("the second request: %s since %v", state, since)
	}
}

// TestExternalReviewIsOverdue: a decision that does not come is spoken of.
func TestExternalReviewIsOverdue(t *testing.T) {
	c := &appeal.Case{Log: []appeal.LogEntry{{Date: oct(1), What: "external-review request sent"}}}
	for day, due := range map[appeal.Day]bool{oct(20): false, oct(1).AddDays(61): true} {
		if got := openTurns(c, nil, day); len(got) != 1 || got[0].due != due {
			t.Errorf("%v: %+v", day, got)
		}
	}
}
