package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// decisionToEnter says that the next time limit is not known: the log tells of a
// decision on the appeal, and the case holds only the decision before it.
func (b *board) decisionToEnter() {
	var sent, decided appeal.Day
	for _, e := range b.c.Log {
		switch what := logWord(e.What); {
		case what == "appeal granted":
			return
		case what == "appeal decision received":
			decided = e.Date
		case strings.HasSuffix(what, "appeal sent"):
			sent, decided = e.Date, appeal.Day{}
		}
	}
	if denied := b.c.Denial.Date; decided.IsZero() || denied.IsZero() || !denied.Before(sent) {
		return
	}
	b.unknown = append(b.unknown, Unknown{"next-appeal-or-review", fmt.Sprintf("The decision on the appeal came on %s, and the case holds only the decision before it. The next time limit runs from the new one: `imeappeal walk` asks for it.", decided.Long())})
}
