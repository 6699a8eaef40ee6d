package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
)

// sayPacketWarnings says what a person should look at before the packet is
// sent: what was changed in an exhibit on the way, what our own pages could not
// print, and cites that lead nowhere.
func (a *app) sayPacketWarnings(made built) {
	if !made.Plan.Supplement {
		a.sayProblems(made.Papers.withoutReport())
	}
	a.sayProblems(doubtfulQuotes(made.Letter, made.Case, made.Papers))
	a.sayProblems(unsureLetter(made.Letter, made.Case, made.Papers))
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
	if unseen := made.unseen(); len(unseen) > 0 {
		all = append(all, a.words.say("packet.unseen", "pages", numbers(unseen)))
	}
	for _, s := range made.sensitive() {
		all = append(all, a.words.say("sensitive.at", "document", s.Document, "kind", s.Kind, "what", a.words.say("sensitive."+s.Kind), "place", a.place(s.Page, s.Line, s.Hidden)))
	}
	for _, m := range made.Glyphs {
		all = append(all, a.words.say("letter.glyph", "count", fmt.Sprint(m.Count), "rune", fmt.Sprintf("U+%04X", m.Rune), "shown", m.Shown, "near", m.Near))
	}
	for _, e := range made.Plan.Chronology {
		if e.Gap > 0 {
			id := "packet.gap"
			if e.Unsure {
				id = "packet.gap-unsure"
			}
			all = append(all, a.words.say(id, "days", fmt.Sprint(e.Gap), "from", e.Since.Long(), "to", e.Date.Long()))
		}
	}
	for _, d := range deadTargets(made.Dead) {
		all = append(all, a.words.say("packet.dead", "pages", numbers(d.pages), "target", d.target, "count", fmt.Sprint(d.count)))
	}
	return all
}

// place says where in a document something stands, seen or not.
func (a *app) place(page, line int, hidden report.Hiding) string {
	return a.words.say("sensitive."+string(cmp.Or(hidden, "line")), "page", fmt.Sprint(page), "line", fmt.Sprint(line))
}

// deadTarget is what the letter refers to and the packet does not hold.
type deadTarget struct {
	target string
	pages  []int // of the letter
	count  int
}

// deadTargets joins the places that refer to one document: a missing report is
// cited on every page.
func deadTargets(spots []packet.Spot) []deadTarget {
	var all []deadTarget
	for _, s := range spots {
		name := cmp.Or(s.Target.Document, s.Target.Anchor)
		i := slices.IndexFunc(all, func(d deadTarget) bool { return d.target == name })
		if i < 0 {
			i = len(all)
			all = append(all, deadTarget{target: name})
		}
		all[i].count++
		if !slices.Contains(all[i].pages, s.Page) {
			all[i].pages = append(all[i].pages, s.Page)
		}
	}
	return all
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
