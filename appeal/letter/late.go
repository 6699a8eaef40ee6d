package letter

import (
	"fmt"
	"regexp"
	"strings"

	"imeappeal/appeal"
)

// lateness is an appeal that is sent after its day. The letter says so in one
// neutral sentence, with the claimant's reason, and quotes no day.
type lateness struct {
	c      *composer
	notice bool // the notice gives the time, not the rules
}

// late gives the lateness of the appeal, nil where no day that is known has
// passed, and warns. The day that the notice gives counts in every kind of
// claim, also where no rule was read. Of days that only the notice's wording
// counts, which may be asked for and not set, the letter says nothing.
func (c *composer) late() *lateness {
	date, stated := c.data.Date, c.data.Case.Denial.DeadlineStated
	if date.IsZero() || c.underway() {
		return nil
	}
	k := c.step()
	last := appeal.Day{}
	switch {
	case k != nil && date.After(k.last()):
		last = k.last()
	case !stated.IsZero() && date.After(stated) && !stated.Before(c.data.Case.Denial.Date) && (k == nil || !k.InOuter()):
		last = stated
	case k == nil && stated.IsZero() && date.After(c.askedBy()):
		c.warnLate("letter.past-asked", c.askedBy())
		return nil
	case k != nil && date.After(k.d.Conservative):
		c.warnLate("letter.past-safe", k.d.Conservative)
		return nil
	default:
		return nil
	}
	c.warnLate("letter.late", last)
	return &lateness{c, k == nil || !stated.IsZero()}
}

func (c *composer) warnLate(id string, last appeal.Day) {
	c.problem = append(c.problem, appeal.Problem{
		Where: "letter " + c.info.ID, ID: id, Level: appeal.LevelWarning,
		Args: map[string]string{"last": last.Long(), "date": c.data.Date.Long()},
	})
}

// underway reports that the log has the appeal against this decision as sent.
func (c *composer) underway() bool {
	e := c.logged("appeal sent")
	return e != nil && !e.e.Date.Before(c.data.Case.Denial.Date)
}

// askedBy is the day until which the notice asks for an answer where no rule was
// read: so many days after it came, the most that any of its steps gives. Far off
// where it asks for none.
func (c *composer) askedBy() appeal.Day {
	from := c.data.Case.Denial.Date
	if c.data.Case.Denial.Received.After(from) {
		from = c.data.Case.Denial.Received
	}
	days := 0
	for _, p := range c.steps() {
		for _, m := range withinDays.FindAllStringSubmatch(p.at.Text, -1) {
			days = max(days, number(m[1]))
		}
	}
	if days == 0 || from.IsZero() {
		return appeal.Day{Year: 9999, Month: 12, Date: 31}
	}
	return from.AddDays(days)
}

var withinDays = regexp.MustCompile(`(?i)\bwithin (?:[\p{L}-]+ \()?(\d{1,3})\)? (?:calendar )?days\b`)

// Notice reports that the notice itself gives the time.
func (l *lateness) Notice() bool { return l.notice }

// reasonForLate begins the entry of the log that says why.
const reasonForLate = "reason for sending late:"

// Reason prints the claimant's reason from the log, or the gap.
func (l *lateness) Reason() string {
	for i, e := range l.c.data.Case.Log {
		what := clean(e.What)
		if len(what) > len(reasonForLate) && strings.EqualFold(what[:len(reasonForLate)], reasonForLate) {
			return l.c.put(fromCase(what[len(reasonForLate):], fmt.Sprintf("log[%d].what", i)))
		}
	}
	return l.c.gap("late.reason")
}

// tooLate refuses a final request for more time that comes after the time: it
// would say that it comes within it, and it keeps no day.
func (c *composer) tooLate() error {
	k := c.step()
	if c.info.ID != "extension-request" || !c.data.Final || k == nil || c.data.Date.IsZero() || !c.data.Date.After(k.last()) {
		return nil
	}
	return &RefusedError{
		Letter:       c.info.ID,
		Reason:       "the last day to appeal, " + k.last().Long() + ", has passed, and a request for more time keeps no day",
		Alternatives: []string{"Send the appeal itself now and say why it is late: an entry of the log that begins “" + reasonForLate + "” puts the reason into it. Speak with a lawyer or a legal aid office first if you can."},
	}
}
