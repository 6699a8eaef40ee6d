package letter_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/report"
)

// TestAfterItsDay: in every kind of claim an appeal after its day says so once, asks
// why, quotes no day, and is no final letter without the reason.
func TestAfterItsDay(t *testing.T) {
	t.Parallel()
	base := lumbar(t)
	for _, kind := range []appeal.ClaimKind{appeal.ERISADisability, appeal.ERISAHealth, appeal.IndividualHealth, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability, appeal.OtherKind, "gb-private", "ca-on-auto"} {
		for _, state := range []string{"PA", "WY"} {
			c := *base.Case
			c.Claim.Kind, c.Claim.State = kind, state
			if kind[2] == '-' {
				c.Claim.Country, c.Claim.State = strings.ToUpper(string(kind[:2])), ""
			}
			c.Denial.Date, c.Denial.Received, c.Denial.DeadlineStated = day(t, "2015-03-02"), day(t, "2015-03-05"), day(t, "2015-08-31")
			data := base
			data.Case, data.Date = &c, day(t, "2025-11-10")
			data = withLaw(t, data)
			l := compose(t, "appeal", data)
			text := letter.Text(l)
			if p, ok := problem(l, "letter.late"); !ok || p.Args["last"] == "" {
				t.Errorf("%s %s: no warning that it is late", kind, state)
			}
			if strings.Count(text, "is sent after the time that the notice gives. The reason is: [missing") != 1 || strings.Contains(text, "August 31, 2015") || strings.Contains(text, "within that time") || strings.Contains(text, "gives this instruction") {
				t.Errorf("%s %s: late, and the letter says:\n%s", kind, state, text[:min(len(text), 2500)])
			}
			data.Final = true
			var gaps *letter.GapsError
			if _, err := letter.Compose("appeal", data); !errors.As(err, &gaps) {
				t.Errorf("%s %s: a final letter without a reason: %v", kind, state, err)
			}
			c.Log = []appeal.LogEntry{{Date: data.Date, What: "Reason for sending late: I was in hospital from July to October 2015"}}
			if text := letter.Text(compose(t, "appeal", data)); !strings.Contains(text, "The reason is: I was in hospital from July to October 2015. I ask") {
				t.Errorf("%s %s: the reason is not in the letter", kind, state)
			}
			c.Log = nil
		}
	}
	l := compose(t, "appeal", base) // in time
	if _, ok := problem(l, "letter.late"); ok || strings.Contains(letter.Text(l), "sent after") {
		t.Error("in time, and called late")
	}
}

// TestNotLateWhileTheNoticeGivesTime: a notice that gives more than the rule is
// not met too late before its own day.
func TestNotLateWhileTheNoticeGivesTime(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	c := *data.Case
	c.Denial.Date, c.Denial.Received, c.Denial.DeadlineStated = day(t, "2015-03-02"), day(t, "2015-03-05"), day(t, "2015-10-30")
	data.Case, data.Date = &c, day(t, "2015-10-20")
	l := compose(t, "appeal", withLaw(t, data))
	if _, ok := problem(l, "letter.late"); ok || strings.Contains(letter.Text(l), "is sent after") || !strings.Contains(letter.Text(l), "October 30, 2015") {
		t.Error("within the notice's own day, and called late")
	}
	if _, ok := problem(l, "letter.past-safe"); !ok {
		t.Error("past the safe day without a warning")
	}
}

// TestNoMoreTimeForWhatWasSent: the appeal is out, and a letter asks for time to
// send it.
func TestNoMoreTimeForWhatWasSent(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Date = day(t, "2025-12-01")
	if _, ok := problem(compose(t, "extension-request", data), "letter.already-sent"); ok {
		t.Error("nothing was sent yet")
	}
	data.Case.Log = append(data.Case.Log, appeal.LogEntry{Date: day(t, "2025-11-20"), What: "appeal sent"})
	if _, ok := problem(compose(t, "extension-request", data), "letter.already-sent"); !ok {
		t.Error("the appeal was sent, and nothing says so")
	}
}

// TestNoRequestForMoreTimeAfterTheTime: such a letter would say that it comes
// within the time.
func TestNoRequestForMoreTimeAfterTheTime(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Date = day(t, "2027-01-04")
	if _, ok := problem(compose(t, "extension-request", data), "letter.late-extension"); !ok {
		t.Error("a draft says nothing of a year")
	}
	data.Final = true
	var refused *letter.RefusedError
	if _, err := letter.Compose("extension-request", data); !errors.As(err, &refused) || !strings.Contains(refused.Reason, "has passed") || !strings.Contains(strings.Join(refused.Alternatives, " "), "reason for sending late:") {
		t.Errorf("a year late: %v", err)
	}
	data.Date = day(t, "2025-10-06")
	if _, err := letter.Compose("extension-request", data); errors.As(err, &refused) {
		t.Errorf("in time: %v", err)
	}
}

// TestAfterTheTimeThatWasAsked: where no rule was read, the days that the notice
// asks for count from the day it came. The letter admits nothing; the person is told.
func TestAfterTheTimeThatWasAsked(t *testing.T) {
	t.Parallel()
	base := lumbar(t)
	for text, days := range map[string]int{
		"You may send us a written explanation, and we request that it be sent within 60 days.":                      60,
		"You may ask for a review within sixty (60) calendar days of this letter.":                                   60,
		"Your physician may ask for a review by telephone within 14 days. You may appeal in writing within 60 days.": 60,
		"You may ask for a review at any time, in writing and with your reasons.":                                    0,
	} {
		c := *base.Case
		c.Claim.Kind, c.Denial.DeadlineStated = appeal.OtherKind, appeal.Day{}
		data := base
		data.Case, data.Documents = &c, maps.Clone(base.Documents)
		data.Documents[c.Denial.Document] = report.FromText(text + "\n")
		for _, after := range []int{1, 20, 61} {
			data.Date = c.Denial.Received.AddDays(after)
			l := compose(t, "appeal", withLaw(t, data))
			if strings.Contains(letter.Text(l), "is sent after the time") {
				t.Errorf("%q, %d days after: the letter says that it is late", text, after)
			}
			told := slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.past-asked" })
			if told != (days > 0 && after > days) {
				t.Errorf("%q, %d days after: told %v", text, after, told)
			}
		}
	}
}
