package packet

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// Authority is one row of the law appendix: what the letter cites, what it
// says, and the day on which its text was read.
type Authority struct {
	ID          string // as the letter's runs name their source
	Citation    string
	Proposition string
	Checked     appeal.Day
}

// Anchor names the authority's row of the appendix.
func (a Authority) Anchor() string { return "law-" + a.ID }

// LetterPage names a page of the letter, counted from 1, for links back to it.
func LetterPage(page int) string { return fmt.Sprintf("letter-page-%d", page) }

// InLetter gives the pages of the packet on which the letter cites a document
// or an authority, each once.
func (p *Plan) InLetter(t letter.Target) []int { return p.citedOn[citeKey(t)] }

// LetterFirst is the packet page of the letter's first page.
func (p *Plan) LetterFirst() int { return p.anchors[LetterSet] }

// citeKey is what a target leads to, whatever its page.
func citeKey(t letter.Target) string { return t.Document + "\x00" + t.Anchor }

// citations notes where the letter cites what: its spots, whatever page of a
// document they lead to.
func (p *Plan) citations(spots []Spot, first int) {
	p.citedOn = map[string][]int{}
	for _, s := range spots {
		key, page := citeKey(s.Target), first+s.Page-1
		if !slices.Contains(p.citedOn[key], page) {
			p.citedOn[key] = append(p.citedOn[key], page)
		}
	}
}

// Names adds named places of a set of our own pages, so that links find them.
func (p *Plan) Names(set string, anchors map[string]int) {
	for _, part := range p.Parts {
		if part.Set != set || set == "" {
			continue
		}
		for name, page := range anchors {
			if page >= part.From && page < part.From+part.Pages {
				p.anchors[name] = part.First + page - part.From
			}
		}
	}
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
