package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// Decision is a decision on the appeal that the log tells of, and that the case
// does not hold as its denial: the case has only the decision before it.
type Decision struct {
	Received appeal.Day
	Document string // the notice's id, "" where the log names none
	Came     string // lost, partly; "" where the log does not say what it decided
	Final    bool   // the log calls it the final denial
}

// ToEnter gives that decision, and false where there is none: no appeal was
// decided, it was granted, or the denial of the case is the decision.
func ToEnter(c *appeal.Case) (Decision, bool) {
	var d Decision
	var sent appeal.Day
	for _, e := range c.Log {
		what := logWord(e.What)
		if strings.HasSuffix(what, "appeal sent") {
			d, sent = Decision{}, e.Date
			continue
		}
		switch what {
		case "appeal granted":
			d = Decision{}
			continue
		case "appeal denied":
			d.Came = "lost"
		case "appeal granted in part":
			d.Came = "partly"
		case "final denial received", "final response received", "final position letter received":
			d.Came, d.Final = "lost", true
		case "appeal decision received":
		default:
			continue
		}
		d.Received = e.Date
		if e.Document != "" {
			d.Document = e.Document
		}
	}
	denied := c.Denial.Date
	if denied.IsZero() {
		denied = c.Denial.Received
	}
	return d, !d.Received.IsZero() && !denied.IsZero() && denied.Before(sent)
}

// decisionToEnter says that the next time limit is not known: the log tells of a
// decision on the appeal, and the case holds only the decision before it. A final
// denial has clocks of its own in the tables.
func (b *board) decisionToEnter() {
	if d, ok := ToEnter(b.c); ok && !d.Final {
		b.unknown = append(b.unknown, Unknown{"next-appeal-or-review", fmt.Sprintf("The decision on the appeal came on %s, and the case holds only the decision before it. The next time limit runs from the new one: `imeappeal walk` asks for it.", d.Received.Long())})
	}
}
