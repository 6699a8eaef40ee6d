package packet

import (
	"strings"

	"imeappeal/appeal"
)

// Authority is one row of the law appendix: what the letter cites, what it
// says, and the day on which its text was read.
type Authority struct {
	Citation    string
	Proposition string
	Checked     appeal.Day
}

// deliveries gives the log entries that show how something went out or came
// in: those with a channel or a confirmation. The rest of the log is the
// person's own notes, which nobody else should see.
func deliveries(log []appeal.LogEntry) []appeal.LogEntry {
	var out []appeal.LogEntry
	for _, e := range log {
		what := strings.ToLower(e.What)
		moved := strings.Contains(what, "sent") || strings.Contains(what, "received") || strings.Contains(what, "delivered") || strings.Contains(what, "filed")
		if moved && (e.Channel != "" || e.Confirmation != "") {
			out = append(out, e)
		}
	}
	return out
}

// appendices adds the parts behind the exhibits.
func (in Input) appendices(p *Plan) {
	if p.Authorities = in.Authorities; len(p.Authorities) > 0 {
		p.add(Part{ID: LawSet, Kind: LawPart, Title: "Law that the letter cites", Set: LawSet, Pages: in.own(LawSet)})
	}
	if p.Deliveries = deliveries(in.Case.Log); len(p.Deliveries) > 0 {
		p.add(Part{ID: ProofSet, Kind: ProofPart, Title: "What was sent and received", Set: ProofSet, Pages: in.own(ProofSet)})
	}
}
