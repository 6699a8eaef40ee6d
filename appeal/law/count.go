package law

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// rule is what count needs of a clock.
type rule struct {
	country     string
	amount      int
	unit        string
	from        string // receipt, printed, event
	two         bool   // conservative and outer
	firstOfNext bool
	roll        bool
	extensions  []int
	or          *Span // another reading of the length; the earlier is the safe one
	orLonger    *Span // the rule takes the longer
}

// counted is the outcome: the two days and the lines that lead to them.
type counted struct {
	conservative, outer appeal.Day
	lines               []string
}

// claimant counts a clock that binds the claimant.
func (r rule) claimant(m moment) counted {
	var out counted
	start, firstLine := safeStart(m)
	if start.IsZero() {
		return out
	}
	out.lines = append(out.lines, firstLine...)
	if r.unit == "hours" {
		return r.hours(m, start, out)
	}
	end := r.add(start, false)
	out.lines = append(out.lines, r.sum(end))
	if r.or != nil {
		other := add(r.country, start, *r.or.Amount, unitOf(r.or.Unit), false)
		out.lines = append(out.lines, fmt.Sprintf("Another reading, + %d %s = %s; the earlier is kept", *r.or.Amount, r.or.Unit, other.LongWeekday()))
		if other.Before(end) {
			end = other
		}
	}
	out.conservative = safeDay(r.country, end, start, &out.lines)
	if r.two {
		r.countOuter(m, &out)
	}
	return out
}

// safeStart is the day from which the conservative date counts: the date
// printed on the paper, or the day it came if that is the earlier or the only
// one known.
func safeStart(m moment) (appeal.Day, []string) {
	switch {
	case !m.day.IsZero():
		return m.day, []string{"Day of the event: " + m.day.LongWeekday()}
	case m.printed.IsZero() && m.received.IsZero():
		return appeal.Day{}, nil
	case m.printed.IsZero():
		return m.received, []string{
			"Received: " + m.received.LongWeekday(),
			"The date printed on the notice is not known. It is usually earlier; count again from it.",
		}
	case !m.received.IsZero() && m.received.Before(m.printed):
		return m.received, []string{
			"Printed on the notice: " + m.printed.LongWeekday(),
			fmt.Sprintf("Received: %s, which is before the day printed on it. Check both dates; everything counts from the earlier.", m.received.LongWeekday()),
		}
	}
	return m.printed, []string{"Printed on the notice: " + m.printed.LongWeekday()}
}

// safeDay moves back to the last business day, but never before the start.
func safeDay(country string, end, start appeal.Day, lines *[]string) appeal.Day {
	day := LastBusinessDay(country, end)
	if day.Before(start) {
		day = start
	}
	if day != end {
		_, why := open(country, end)
		*lines = append(*lines, fmt.Sprintf("Not a business day (%s); last business day before: %s", why, day.LongWeekday()))
	}
	return day
}

// countOuter counts the rule's own last day.
func (r rule) countOuter(m moment, out *counted) {
	start := m.received
	switch {
	case r.from == "printed" && !m.printed.IsZero():
		start = m.printed
		if !m.received.IsZero() && m.received.Before(start) {
			start = m.received
		}
	case r.from == "event":
		start = m.day
	}
	if start.IsZero() {
		out.lines = append(out.lines, "The rule's own last day counts from the day on which you received the notice, which is not known.")
		return
	}
	if r.from == "receipt" {
		out.lines = append(out.lines, "Received: "+start.LongWeekday())
	}
	end := r.add(start, r.firstOfNext)
	if r.orLonger != nil {
		if other := add(r.country, start, *r.orLonger.Amount, unitOf(r.orLonger.Unit), false); other.After(end) {
			end = other
		}
	}
	line := fmt.Sprintf("+ %s = %s", r.length(), end.LongWeekday())
	if (r.unit == "months" || r.unit == "years") && end.Date != start.Date {
		line += ", since the month has no day " + fmt.Sprint(start.Date)
	}
	if !slices.ContainsFunc(out.lines, func(have string) bool { return strings.HasPrefix(have, line) }) {
		out.lines = append(out.lines, line)
	}
	if r.roll {
		if rolled := rollForward(end); rolled != end {
			out.lines = append(out.lines, "A Saturday, Sunday or federal holiday moves to the next day that is none: "+rolled.LongWeekday())
			end = rolled
		}
	}
	out.lines = append(out.lines, "Last day under the rule itself: "+end.LongWeekday())
	if ok, why := open(r.country, end); !ok && !r.roll {
		out.lines = append(out.lines, fmt.Sprintf("That is not a business day (%s). No roll-forward to the next one was read in this rule; do not count on one.", why))
	}
	out.outer = end
	if out.outer.Before(out.conservative) {
		out.outer = out.conservative
	}
}

// hours counts clock hours: to be safe, act on the day itself.
func (r rule) hours(m moment, start appeal.Day, out counted) counted {
	if !m.received.IsZero() {
		start = m.received
	}
	end := add(r.country, start, r.amount, "hours", false)
	out.conservative, out.outer = start, end
	out.lines = append(out.lines,
		fmt.Sprintf("+ %d hours by the clock, weekends included: %s, at the hour at which it came", r.amount, end.LongWeekday()),
		"To be safe, act the same day: "+start.LongWeekday())
	return out
}

// other counts a clock that binds the other side.
func (r rule) other(m moment) counted {
	var out counted
	start := m.day
	switch {
	case !m.arrived.IsZero():
		start = m.arrived
		out.lines = append(out.lines, "Received by the other side: "+start.LongWeekday())
	case !start.IsZero():
		out.lines = append(out.lines, "Day of the event: "+start.LongWeekday()+". The clock runs from the day on which the other side had it; allow for the post.")
	default:
		return out
	}
	due := r.add(start, false)
	if r.unit == "hours" {
		out.lines = append(out.lines, fmt.Sprintf("+ %d hours by the clock, weekends included: %s", r.amount, due.LongWeekday()))
	} else {
		out.lines = append(out.lines, r.sum(due))
	}
	out.conservative = due
	if len(r.extensions) > 0 {
		last := due
		for _, n := range r.extensions {
			last = last.AddDays(n)
			out.lines = append(out.lines, fmt.Sprintf("+ %d calendar days, if it gave notice of an extension in time = %s", n, last.LongWeekday()))
		}
		out.outer = last
	}
	return out
}

func (r rule) add(d appeal.Day, firstOfNext bool) appeal.Day {
	return add(r.country, d, r.amount, r.unit, firstOfNext)
}

// sum is the line that adds the length. Only days are counted one by one.
func (r rule) sum(end appeal.Day) string {
	line := fmt.Sprintf("+ %s = %s", r.length(), end.LongWeekday())
	if strings.HasSuffix(r.unit, "-days") {
		line += " (day 1 is the day after)"
	}
	return line
}

// length says the length in words: 180 calendar days, 4 months, 1 year.
func (r rule) length() string { return lengthWords(r.amount, r.unit) }
