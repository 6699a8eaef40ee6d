package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// description is what `add` was told about one file.
type description struct {
	id, title, date, author, kind string
	replace                       string // the document whose file it takes the place of
	accept                        bool   // what the papers say of themselves counts as confirmed
}

func (a *app) addCommand() *cobra.Command {
	var d description
	cmd := a.command("add", "add FILE…", func(cmd *cobra.Command, args []string) error { return a.add(cmd.Context(), args, d) })
	cmd.Args = atLeastOne("FILE")
	f := cmd.Flags()
	f.StringVar(&d.id, "id", "", a.words.say("flag.add-id.help"))
	f.StringVar(&d.title, "title", "", a.words.say("flag.add-title.help"))
	f.StringVar(&d.date, "date", "", a.words.say("flag.add-date.help"))
	f.StringVar(&d.author, "author", "", a.words.say("flag.add-author.help"))
	f.StringVar(&d.kind, "kind", "", a.words.say("flag.add-kind.help"))
	f.StringVar(&d.replace, "replace", "", a.words.say("flag.add-replace.help"))
	f.BoolVar(&d.accept, "accept", false, a.words.say("flag.add-accept.help"))
	return cmd
}

type addDocument struct {
	Kind    string      `json:"kind"`
	Version int         `json:"version"`
	Files   []addedJSON `json:"files"`
}

type addedJSON struct {
	From      string           `json:"from"`
	Outcome   casefile.Outcome `json:"outcome"`
	Document  string           `json:"document,omitempty"`
	File      string           `json:"file,omitempty"`
	Proposed  bool             `json:"kind_proposed,omitempty"`
	Open      []string         `json:"proposed,omitempty"` // fields that nobody has confirmed
	Proposals []proposalJSON   `json:"proposals,omitempty"`
	Doubts    []doubtJSON      `json:"doubts,omitempty"`
	About     string           `json:"about,omitempty"`  // a name that the paper is about and that is not the claimant's
	Denial    *denialJSON      `json:"denial,omitempty"` // what a denial letter says
	Reason    string           `json:"reason,omitempty"`
	Unusable  string           `json:"unusable,omitempty"`      // why it cannot stand in a packet
	Unread    string           `json:"unread,omitempty"`        // why it gave no words
	Partly    string           `json:"partly_unread,omitempty"` // pages that gave no words, or not all, and why
	Changed   []string         `json:"changed,omitempty"`       // fields of a document that was there already
	Gaps      *report.Gaps     `json:"gaps,omitempty"`          // what of it seems not to be there
	SameAs    string           `json:"same_as,omitempty"`       // a document that seems to be the same paper
	ReadAs    string           `json:"reads_like,omitempty"`    // the kind that it is by its text or its entry, where it was given as another
}

// add copies files into the case and describes them; a file that could not be
// put in is named with its reason, and the others are in.
func (a *app) add(ctx context.Context, paths []string, d description) error {
	if err := d.check(len(paths)); err != nil {
		return err
	}
	look, err := a.lookout(ctx)
	if err != nil {
		return err
	}
	defer look.close()
	look.who.Given = appeal.DocumentKind(d.kind)
	var results []casefile.Added
	changed := map[string][]fieldChange{} // of documents that were in the case, by id
	err = a.change(func(f *casefile.File) error {
		look.at(f)
		var err error
		results, err = casefile.Add(f, casefile.AddOptions{Kind: appeal.DocumentKind(d.kind), Note: a.words.say("add.note"), Look: look.told, Stop: ctx.Err}, paths...)
		if err != nil {
			return err
		}
		if d.replace != "" {
			if err := putInPlace(f, results, d.replace); err != nil {
				return err
			}
		}
		for _, r := range results {
			if r.Outcome == casefile.WasThere && d.replace == "" {
				changed[r.Document.ID] = d.changes(r.Document)
			}
		}
		if err := d.describe(f, results); err != nil {
			return err
		}
		asWritten(f, results)
		return nil
	})
	if err != nil {
		return err
	}
	return a.sayAdded(ctx, look, results, d, changed)
}

// check refuses a description of several files, a kind that is none and a date
// that is none.
func (d description) check(files int) error {
	if files > 1 && d.id+d.title+d.date+d.author+d.replace != "" {
		return usage("add.one-file", "")
	}
	if d.kind != "" && !slices.Contains(appeal.Choices("documents[].kind"), d.kind) {
		return usage("add.kind", "--kind", "value", d.kind)
	}
	if d.date != "" {
		if _, err := appeal.ParseDay(d.date); err != nil {
			return usage("flag.date", "--date", "name", "--date", "value", d.date)
		}
	}
	return nil
}

// describe writes what the flags say into the entries of the new documents, and
// names the IME report and the denial in their places if they have none yet.
func (d description) describe(f *casefile.File, results []casefile.Added) error {
	for _, r := range results {
		if r.Outcome == casefile.WasThere {
			if err := d.correct(f, r.Document); err != nil {
				return err
			}
			continue
		}
		if r.Outcome != casefile.WasAdded {
			continue
		}
		i := slices.IndexFunc(f.Case.Documents, func(x appeal.Document) bool { return x.ID == r.Document.ID })
		for _, field := range []struct{ key, value string }{
			{"title", d.title}, {"date", d.date}, {"author", d.author},
		} {
			if field.value == "" {
				continue
			}
			if err := f.Set(indexed("documents", i)+"."+field.key, field.value); err != nil {
				return err
			}
		}
		if err := d.settle(f, i); err != nil {
			return err
		}
		if d.id != "" {
			if err := f.Set(indexed("documents", i)+".id", d.id); err != nil {
				return err
			}
		}
		if err := nameInPlace(f, f.Case.Documents[i]); err != nil {
			return err
		}
	}
	return nil
}

// correct writes what the flags say into the entry of a document that is in the
// case already. One whose kind was wrong is no longer the report, or the denial
// letter, that the case speaks of.
func (d description) correct(f *casefile.File, was appeal.Document) error {
	i := slices.IndexFunc(f.Case.Documents, func(x appeal.Document) bool { return x.ID == was.ID })
	changes := d.changes(was)
	if i < 0 || len(changes) == 0 {
		return nil
	}
	for _, c := range changes {
		if err := f.Set(indexed("documents", i)+"."+c.key, c.value); err != nil {
			return err
		}
	}
	if err := d.settle(f, i); err != nil {
		return err
	}
	now := f.Case.Documents[i]
	for key, other := range map[string]bool{
		"exam.report":     f.Case.Exam.Report == now.ID && now.Kind != appeal.ReportKind,
		"denial.document": f.Case.Denial.Document == now.ID && now.Kind != appeal.DenialKind,
	} {
		if !other || now.Kind == was.Kind {
			continue
		}
		if err := f.Remove(key); err != nil {
			return err
		}
	}
	return nameInPlace(f, now)
}

// fieldChange is a field of a document and what it is to be.
type fieldChange struct{ key, value string }

// changes gives what the flags say otherwise than a document's entry, or of what
// in it waits for the person's word.
func (d description) changes(was appeal.Document) (out []fieldChange) {
	date := ""
	if !was.Date.IsZero() {
		date = was.Date.String()
	}
	for _, x := range []struct{ key, value, was string }{
		{"kind", d.kind, string(was.Kind)}, {"title", d.title, was.Title}, {"date", d.date, date}, {"author", d.author, was.Author},
	} {
		if x.value != "" && (x.value != x.was || slices.Contains(was.Proposed, x.key)) {
			out = append(out, fieldChange{x.key, x.value})
		}
	}
	return out
}

// asWritten brings the results in line with the entries as they now stand.
func asWritten(f *casefile.File, results []casefile.Added) {
	for i, r := range results {
		for _, d := range f.Case.Documents {
			if r.Document.File != "" && d.File == r.Document.File {
				results[i].Document = d
			}
		}
	}
}

// settle takes the mark off the fields that flags gave, or off all of them but
// the pages: what is missing is not what the paper says of itself.
func (d description) settle(f *casefile.File, i int) error {
	given := map[string]string{"title": d.title, "date": d.date, "author": d.author, "kind": d.kind}
	open := slices.DeleteFunc(slices.Clone(f.Case.Documents[i].Proposed), func(field string) bool {
		return field != openPages && (d.accept || given[field] != "")
	})
	if len(open) == len(f.Case.Documents[i].Proposed) {
		return nil
	}
	return f.Set(indexed("documents", i)+".proposed", open)
}

// nameInPlace makes a new report or denial the one that the case speaks of.
func nameInPlace(f *casefile.File, d appeal.Document) error {
	switch {
	case d.Kind == appeal.ReportKind && f.Case.Exam.Report == "":
		return f.Set("exam.report", d.ID)
	case d.Kind == appeal.DenialKind && f.Case.Denial.Document == "":
		return f.Set("denial.document", d.ID)
	}
	return nil
}

// sayAdded says what became of each file and what was read in it; one that was
// refused makes it partly done. Where somebody can be asked, each proposal is.
func (a *app) sayAdded(ctx context.Context, look *lookout, results []casefile.Added, d description, changed map[string][]fieldChange) error {
	accept, given := d.accept, appeal.DocumentKind(d.kind)
	doc := addDocument{Kind: "add", Version: 1, Files: []addedJSON{}}
	refused := 0
	for _, r := range results {
		was := []string(nil)
		for _, c := range changed[r.Document.ID] {
			was = append(was, c.key)
		}
		row := addedJSON{Changed: was, From: r.From, Outcome: r.Outcome, Document: r.Document.ID, File: r.Document.File, Proposed: r.Guessed, Open: r.Document.Proposed}
		if r.Problem != nil {
			row.Reason = a.words.what(*r.Problem)
			refused++
			a.sayProblems([]appeal.Problem{*r.Problem})
		}
		read := look.read[r.Document.File]
		row.Proposals, row.Doubts = proposalsJSON(read.Proposals), doubtsJSON(read.Doubts)
		if read.Person != nil {
			row.About = read.Person.Text
		}
		t := a.troubleOf(ctx, look, r, given)
		row.Unusable, row.Unread, row.Partly, row.SameAs, row.ReadAs = t.unusable, t.mute, words{}.unreadPages(t.partly), t.same, string(t.readAs)
		if !a.flags.json {
			a.sayAddedFile(r, read, changed[r.Document.ID])
		}
		if g := look.gaps[r.Document.File]; g.Any() {
			row.Gaps = &g.Gaps
			a.sayProblems(gapProblems(r.Document, g.Gaps, g.pages))
		}
		a.sayProblems(t.problems(a.words, r.Document, given))
		a.sayOtherPerson(&look.file.Case, r.Document, read)
		if isDenial(r) && !a.willAsk(accept) {
			letter, err := a.denialProposals(ctx, look, r.Document.ID, accept)
			if err != nil {
				return err
			}
			row.Denial = letter
		}
		doc.Files = append(doc.Files, row)
	}
	if err := a.sayNearNames(ctx, look, results, d.accept); err != nil {
		return err
	}
	if a.flags.json {
		if err := a.printJSON(doc); err != nil {
			return err
		}
	} else if err := unlessStopped(a.askAdded(ctx, look, results, accept)); err != nil {
		return err
	}
	switch {
	case refused > 0 && refused == len(results):
		return quiet(exitCould)
	case refused > 0:
		return quiet(exitPartly)
	}
	return nil
}

// isDenial reports that a file is a denial letter of the case, new or old.
func isDenial(r casefile.Added) bool {
	return r.Document.Kind == appeal.DenialKind && (r.Outcome == casefile.WasAdded || r.Outcome == casefile.WasThere)
}

// willAsk reports that what was read is asked about, thing by thing.
func (a *app) willAsk(accept bool) bool { return a.mayAsk() && !accept && !a.flags.json }

// askAdded asks about what was read in the new papers, then about what a denial
// letter says, where anybody can be asked; else it says how to confirm it.
func (a *app) askAdded(ctx context.Context, look *lookout, results []casefile.Added, accept bool) error {
	var open, denials []string
	for _, r := range results {
		if r.Outcome == casefile.WasAdded && len(r.Document.Proposed) > 0 {
			open = append(open, r.Document.ID)
		}
		if isDenial(r) {
			denials = append(denials, r.Document.ID)
		}
	}
	if !a.willAsk(accept) {
		if len(open) > 0 {
			a.tell("add.confirm", "command", a.inCase("confirm "+strings.Join(open, " ")))
		}
		return nil
	}
	if err := a.confirmPapers(ctx, look, open); err != nil {
		return err
	}
	for _, id := range denials {
		if _, err := a.denialProposals(ctx, look, id, false); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) sayAddedFile(r casefile.Added, read paper.Description, changed []fieldChange) {
	switch {
	case r.Outcome == casefile.WasThere && len(changed) > 0:
		var what []string
		for _, c := range changed {
			what = append(what, a.fieldWords(c.key)+": "+c.value)
		}
		a.tell("add.corrected", "file", r.From, "id", r.Document.ID, "what", strings.Join(what, ", "))
	case r.Outcome == casefile.WasThere:
		a.tell("add.same", "file", r.From, "id", r.Document.ID)
	case r.Outcome == casefile.WasAdded:
		var what []string
		if r.Guessed {
			what = append(what, string(r.Document.Kind))
		}
		if !r.Document.Date.IsZero() && slices.Contains(r.Document.Proposed, "date") {
			what = append(what, r.Document.Date.Long())
		}
		proposed := ""
		if len(r.Document.Proposed) > 0 && len(what) > 0 {
			proposed = a.words.say("add.proposed", "what", strings.Join(what, ", "))
		}
		a.tell("add.done", "file", r.From, "id", r.Document.ID, "proposed", proposed)
		a.sayRead(r.Document.Proposed, read)
	}
}
