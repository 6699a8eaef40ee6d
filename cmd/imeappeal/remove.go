package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

func (a *app) removeCommand() *cobra.Command {
	var instead string
	var force bool
	cmd := a.command("remove", "remove DOCUMENT…", func(_ *cobra.Command, args []string) error { return a.remove(args, instead, force) })
	cmd.Args = atLeastOne("DOCUMENT")
	cmd.Flags().StringVar(&instead, "for", "", a.words.say("flag.remove-for.help"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.say("flag.remove-force.help"))
	return cmd
}

// removedDocument is what became of one document that was taken out.
type removedDocument struct {
	appeal.Document
	named []string // keys that named it: they name the other one now, or nothing
}

// remove takes documents out of the case. Their files stay where they are. What
// of the case names one names the document instead from then on, or nothing; no
// entry is taken out before all of that is known to be possible. A document that
// the other side holds as an exhibit goes only by force: without its entry the
// next packet would give its letter to another paper.
func (a *app) remove(ids []string, instead string, force bool) error {
	var removed []removedDocument
	err := a.change(func(f *casefile.File) error {
		sent := sentLetters(f)
		for _, id := range append(slices.Clone(ids), instead) {
			if _, ok := f.Case.Document(id); id != "" && !ok {
				return noDocument(&f.Case, id)
			}
			if at := sent[id]; at.letter != "" && id != instead && !force {
				return fail("remove.sent", id, "id", id, "letter", at.letter)
			}
		}
		if slices.Contains(ids, instead) {
			return usage("remove.itself", instead, "id", instead)
		}
		for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
			one, err := removeOne(f, id, instead)
			if err != nil {
				return err
			}
			removed = append(removed, one)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, d := range removed {
		a.sayRemoved(d, instead)
	}
	return nil
}

func (a *app) sayRemoved(d removedDocument, instead string) {
	a.tell("remove.done", "id", d.ID)
	if d.File != "" {
		a.indented(4, a.words.say("remove.file", "file", d.File))
	}
	switch {
	case len(d.named) == 0:
	case instead != "":
		a.indented(4, a.words.say("remove.moved", "keys", strings.Join(d.named, ", "), "other", instead))
	default:
		a.indented(4, a.words.say("remove.cleared", "keys", strings.Join(d.named, ", ")))
	}
}

// removeOne takes one document out.
func removeOne(f *casefile.File, id, instead string) (removedDocument, error) {
	at := func(id string) int {
		return slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
	}
	out := removedDocument{Document: f.Case.Documents[at(id)], named: namedIn(&f.Case, id)}
	if instead != "" {
		if err := standIn(f, out, indexed("documents", at(instead)), f.Case.Documents[at(instead)]); err != nil {
			return out, err
		}
	}
	for _, key := range slices.Backward(out.named) { // an entry's last key goes with the entry
		if instead != "" {
			if err := f.Set(key, instead); err != nil {
				return out, err
			}
			continue
		}
		if strings.HasPrefix(key, "weak_points") { // a page of no document says nothing
			if err := f.Remove(strings.TrimSuffix(key, "document") + "page"); err != nil {
				return out, err
			}
		}
		if err := f.Remove(key); err != nil {
			return out, err
		}
	}
	return out, f.Remove(indexed("documents", at(id)))
}

// standIn gives the document that stands for a removed one what only the other's
// entry says, and its kind where it becomes the report or the denial letter.
func standIn(f *casefile.File, removed removedDocument, key string, other appeal.Document) error {
	kind := appeal.DocumentKind("")
	for place, is := range map[string]appeal.DocumentKind{"exam.report": appeal.ReportKind, "denial.document": appeal.DenialKind} {
		if slices.Contains(removed.named, place) {
			kind = is
		}
	}
	c := &f.Case
	if kind != "" && slices.Contains([]string{c.Exam.Report, c.Denial.Document}, other.ID) {
		return usage("remove.two-roles", other.ID, "id", removed.ID, "other", other.ID)
	}
	open := slices.Clone(other.Proposed)
	for _, x := range []struct{ field, value, has string }{
		{"title", removed.Title, other.Title},
		{"author", removed.Author, other.Author},
		{"date", dayText(removed.Date), dayText(other.Date)},
		{"kind", string(removed.Kind), string(other.Kind)},
	} {
		switch {
		case x.field == "kind" && kind != "" && other.Kind != kind:
			x.value, open = string(kind), without(open, "kind") // it has been said which paper it is
		case x.has != "" || x.value == "":
			continue
		case slices.Contains(removed.Proposed, x.field):
			open = append(open, x.field)
		}
		if err := f.Set(key+"."+x.field, x.value); err != nil {
			return err
		}
	}
	if slices.Equal(open, other.Proposed) {
		return nil
	}
	return f.Set(key+".proposed", open)
}

func dayText(d appeal.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// namedIn gives the keys of the case that name a document.
func namedIn(c *appeal.Case, id string) (keys []string) {
	add := func(key, value string) {
		if value == id {
			keys = append(keys, key)
		}
	}
	add("denial.document", c.Denial.Document)
	add("exam.report", c.Exam.Report)
	if n := c.Exam.Notes; n.Recording != nil {
		add("exam.notes.recording.document", n.Recording.Document)
	}
	for i, x := range c.EarlierDenials {
		add(indexed("earlier_denials", i)+".document", x.Document)
	}
	for i, x := range c.Measurements {
		add(indexed("measurements", i)+".document", x.Document)
	}
	for i, x := range c.WeakPoints {
		add(indexed("weak_points", i)+".document", x.Document)
	}
	for i, x := range c.Background {
		add(indexed("background", i)+".document", x.Document)
	}
	for i, x := range c.Log {
		add(indexed("log", i)+".document", x.Document)
	}
	return keys
}
