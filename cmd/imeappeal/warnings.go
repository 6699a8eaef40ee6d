package main

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal/bind"
)

// sayPacketWarnings says what a person should look at before the packet is
// sent: what was changed in an exhibit on the way, what our own pages could not
// print, and cites that lead nowhere.
func (a *app) sayPacketWarnings(made built) {
	a.sayProblems(made.Papers.withoutReport())
	a.sayProblems(doubtfulQuotes(made.Letter, made.Case, made.Papers))
	for _, text := range a.packetWarnings(made) {
		a.sayWarning("", text)
	}
}

// packetWarnings gives the warnings in words, in the order of the packet.
func (a *app) packetWarnings(made built) []string {
	var all []string
	all = append(all, made.Moves.warnings(a.words)...)
	for _, n := range gathered(made.changes()) {
		all = append(all, a.words.say("note."+string(n.kind), "document", n.part, "page", n.pages(), "count", fmt.Sprint(n.count)))
	}
	for _, s := range made.sensitive() {
		all = append(all, a.words.say("sensitive."+s.Kind, "document", s.Document, "page", fmt.Sprint(s.Page), "line", fmt.Sprint(s.Line)))
	}
	for _, m := range made.Glyphs {
		all = append(all, a.words.say("letter.glyph", "count", fmt.Sprint(m.Count), "rune", fmt.Sprintf("U+%04X", m.Rune), "shown", m.Shown, "near", m.Near))
	}
	for _, e := range made.Plan.Chronology {
		if e.Gap > 0 {
			all = append(all, a.words.say("packet.gap", "days", fmt.Sprint(e.Gap), "from", e.Since.Long(), "to", e.Date.Long()))
		}
	}
	for _, s := range made.Dead {
		all = append(all, a.words.say("packet.dead", "page", fmt.Sprint(s.Page), "target", deadTarget(s.Target.Document, s.Target.Page, s.Target.Anchor)))
	}
	return all
}

func deadTarget(document string, page int, anchor string) string {
	switch {
	case document == "":
		return anchor
	case page == 0:
		return document
	}
	return fmt.Sprintf("%s, p. %d", document, page)
}

// noted is one thing that happened to a part, on all its pages together: a
// fax of 200 bad pages is one warning.
type noted struct {
	part  string
	kind  bind.NoteKind
	count int
	at    []int
}

// changes gives all that was done to exhibits on the way, a rehearsal's
// foresight included.
func (b *built) changes() []bind.Note {
	return slices.Concat(b.Mended, b.Pictures, b.Notes)
}

// gathered joins the notes of one part and kind, in the order of the first.
func gathered(notes []bind.Note) []noted {
	var all []noted
	place := map[string]int{}
	for _, n := range notes {
		key := n.Part + "\x00" + string(n.Kind)
		i, ok := place[key]
		if !ok {
			i = len(all)
			place[key] = i
			all = append(all, noted{part: n.Part, kind: n.Kind})
		}
		all[i].count += n.Count
		if n.Page > 0 {
			all[i].at = append(all[i].at, n.Page)
		}
	}
	return all
}

// pages names the packet pages, the first few of many.
func (n noted) pages() string {
	const most = 6
	var names []string
	for _, p := range n.at[:min(len(n.at), most)] {
		names = append(names, fmt.Sprint(p))
	}
	text := strings.Join(names, ", ")
	if more := len(n.at) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
