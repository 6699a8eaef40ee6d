package main

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
)

// place is where a document stands in a packet.
type place struct{ letter, bates string }

// sentExhibits are the places of the documents in what the other side holds, by
// document id: a letter that says "Exhibit F" next month must mean the same paper.
type sentExhibits map[string]place

// sentLetters reads them from the manifests of what was sent about the decision
// at hand. An appeal of the decision before it had a packet of its own.
func sentLetters(f *casefile.File) sentExhibits {
	log := slices.DeleteFunc(slices.Clone(f.Case.Log), func(e appeal.LogEntry) bool { return e.Date.Before(f.Case.Denial.Date) })
	sent := sentExhibits{}
	for _, m := range sentManifests(f, log) {
		for _, in := range m.Inputs {
			sent.take(in.Document, place{in.Exhibit, in.Bates})
		}
		for _, out := range m.LeftOut {
			sent.take(out.Document, place{letter: out.Exhibit})
		}
	}
	return sent
}

// documents are those that went out in a packet; one that was left out of it kept
// its letter and has no Bates number.
func (s sentExhibits) documents() map[string]bool {
	out := map[string]bool{}
	for id, at := range s {
		if at.bates != "" {
			out[id] = true
		}
	}
	return out
}

// take keeps the first place that a document was sent at. Manifests of older
// builds name none.
func (s sentExhibits) take(document string, at place) {
	if _, is := s[document]; !is && at.letter != "" {
		s[document] = at
	}
}

// standing gives where each document stands in a plan; one that was left out
// keeps its letter.
func standing(p *packet.Plan) map[string]place {
	at := map[string]place{}
	for _, out := range p.LeftOut {
		at[out.Document] = place{letter: out.Label}
	}
	for _, x := range p.Exhibits {
		at[x.Document] = place{x.Label, x.BatesFirst}
	}
	return at
}

// fill gives the letters for a paper that is written after the sending: those
// that were sent, and the next ones for what came since.
func (s sentExhibits) fill(labels map[string]string, order []string) map[string]string {
	if len(s) == 0 {
		return labels
	}
	taken := 0
	for _, at := range s {
		taken = max(taken, packet.LabelNumber(at.letter))
	}
	filled := map[string]string{}
	for _, id := range order {
		if filled[id] = s[id].letter; filled[id] == "" {
			taken++
			filled[id] = packet.Label(taken)
		}
	}
	return filled
}

// movedExhibit is a document that a packet gives another letter, or another
// first Bates number, than it was sent under.
type movedExhibit struct{ document, was, is string }

// moves compare a packet with what was sent.
type moves struct {
	letters, bates []movedExhibit
	fresh          []string // documents that were in nothing that was sent: what moves the others
}

func (s sentExhibits) moves(order []string, p *packet.Plan) moves {
	if len(s) == 0 {
		return moves{}
	}
	var m moves
	is := standing(p)
	for _, id := range order {
		was, sent := s[id]
		switch now := is[id]; {
		case now.letter == "":
		case !sent:
			m.fresh = append(m.fresh, id)
		case was.letter != now.letter:
			m.letters = append(m.letters, movedExhibit{id, was.letter, now.letter})
		case was.bates != "" && now.bates != "" && was.bates != now.bates:
			m.bates = append(m.bates, movedExhibit{id, was.bates, now.bates})
		}
	}
	return m
}

// keepLetters refuses a final packet in which a document that was sent has
// another exhibit letter than the other side knows it by. A draft only says it.
func (w *binding) keepLetters() error {
	o := w.options
	if len(o.Supplement) > 0 || o.Reletter {
		return nil
	}
	m := sentLetters(w.file).moves(w.built.Order, &w.built.Plan)
	w.built.Moves = m
	if len(m.letters) == 0 || !o.Final || o.Preflight || o.DryRun {
		return nil
	}
	refused := fail("moved.letters", "")
	if len(m.fresh) > 0 {
		refused = fail("moved.by", "", "fresh", strings.Join(m.fresh, ","))
	}
	for _, x := range m.letters {
		refused.many = append(refused.many, appeal.Problem{
			Where: x.document, ID: "moved.letter", Args: map[string]string{"was": x.was, "is": x.is}, Level: appeal.LevelError,
		})
	}
	return refused
}

// warnings say once what moved; of many documents the first three.
func (m moves) warnings(w words) []string {
	var all []string
	for _, kind := range []struct {
		id    string
		moved []movedExhibit
	}{{"moved.letters-warning", m.letters}, {"moved.bates-warning", m.bates}} {
		if len(kind.moved) == 0 {
			continue
		}
		var names []string
		for _, x := range kind.moved[:min(len(kind.moved), 3)] {
			names = append(names, fmt.Sprintf("%s %s → %s", x.document, x.was, x.is))
		}
		if more := len(kind.moved) - 3; more > 0 {
			names = append(names, w.say("moved.more", "n", fmt.Sprint(more)))
		}
		text := w.say(kind.id, "moved", strings.Join(names, "; "))
		if len(m.fresh) > 0 {
			text += ". " + w.say("moved.by.fix", "fresh", strings.Join(m.fresh, ","))
		}
		all = append(all, text)
	}
	return all
}
