package law

import "fmt"

// unprinted reports a paper of which only the day of its coming is known. That
// is the latest day on which it can have been written, so a count from it may
// end too late where the rule runs from the day of the paper itself.
func (m moment) unprinted() bool {
	return m.printed.IsZero() && m.day.IsZero() && !m.received.IsZero()
}

// needsPrinted notes that a rule cannot be counted before the date printed on
// the notice is known, and keeps the notice's own last day, if it gives one.
func (b *board) needsPrinted(row Clock, m moment, rule string) {
	where := "put it in (denial.date)"
	if m.logged {
		where = "put the notice in with its date, and name it in the entry of the log (document)"
	}
	needs := fmt.Sprintf("%s It counts from the date printed on the notice, which the case does not have: %s.", rule, where)
	b.unknown = append(b.unknown, Unknown{row.Step, needs + b.askNotice(row, m)})
	if !m.stated.IsZero() {
		b.known = append(b.known, b.notice(row, m))
	}
}
