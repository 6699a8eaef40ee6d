package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/paper"
)

func (a *app) confirmCommand() *cobra.Command {
	var all bool
	cmd := a.command("confirm", "confirm [DOCUMENT…]", func(cmd *cobra.Command, args []string) error { return a.confirm(cmd.Context(), args, all) })
	cmd.Args = cobra.ArbitraryArgs
	cmd.Flags().BoolVar(&all, "all", false, a.words.say("flag.confirm-all.help"))
	return cmd
}

// confirm goes through what was read from the papers and not confirmed yet.
// Where nobody can be asked, naming a document, or --all, is the person's word.
func (a *app) confirm(ctx context.Context, ids []string, all bool) error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	if a.mayAsk() && !all && len(ids) > 0 {
		if f, err = a.readMissing(ctx, f, ids); err != nil {
			return err
		}
	}
	wanted, err := unconfirmedAmong(f, ids)
	if err != nil {
		return err
	}
	look, err := a.lookout(ctx)
	if err != nil {
		return err
	}
	defer look.close()
	look.at(f)
	if len(ids) == 0 && a.mayAsk() && !all {
		ids = lettersOtherwise(ctx, look, f)
	}
	if len(wanted) == 0 && !slices.ContainsFunc(ids, func(id string) bool { return isDenialOf(f, id) }) {
		a.tell("confirm.nothing")
		return nil
	}
	switch {
	case all || len(ids) > 0 && !a.mayAsk():
		if err := a.confirmNow(ctx, wanted); err != nil {
			return err
		}
	case a.mayAsk():
		for _, id := range wanted {
			d, _ := f.Case.Document(id)
			look.describe(f.Path(d))
		}
		if err := a.confirmPapers(ctx, look, wanted); err != nil {
			return unlessStopped(err)
		}
	default:
		for _, id := range wanted {
			d, _ := f.Case.Document(id)
			look.describe(f.Path(d))
			a.tell("confirm.open", "id", id, "file", d.File)
			if reason := look.mute[d.File]; reason != "" {
				a.indented(4, a.words.say("confirm.mute", "reason", a.words.unread(reason)))
			}
			var shown []paper.Proposal
			for _, field := range d.Proposed {
				if field == openPages {
					g := look.gaps[d.File]
					a.sayProblems(gapProblems(d, g.Gaps, g.pages))
					continue
				}
				if p, ok := look.read[d.File].Get(field); ok && valueWords(p.Value) == fieldOf(d, field) {
					a.sayField(p)
					shown = append(shown, p)
					continue
				}
				a.indented(4, a.words.say("paper.guess", "field", a.fieldWords(field), "value", fieldOf(d, field)))
			}
			a.sayPicture(shown, nil, nil)
		}
		return usage("confirm.which", "", "command", a.inCase("confirm "+strings.Join(wanted, " ")))
	}
	for _, id := range ids {
		if isDenialOf(f, id) {
			if _, err := a.denialProposals(ctx, look, id, false); err != nil {
				return unlessStopped(err)
			}
		}
	}
	return nil
}

// lettersOtherwise names the denial letter where it gives a fact of the case
// otherwise: a day typed from the fax's own line counts a wrong deadline.
func lettersOtherwise(ctx context.Context, look *lookout, f *casefile.File) []string {
	d, ok := f.Case.Document(f.Case.Denial.Document)
	if !ok {
		return nil
	}
	letter, err := look.letter(ctx, d)
	if err != nil {
		return nil // `check` says that it cannot be read
	}
	open, _ := offers(&f.Case, letter)
	if !slices.ContainsFunc(open, func(o offer) bool { return o.differs }) {
		return nil
	}
	return []string{d.ID}
}

// readMissing proposes, for documents that the person named, the kind, date and
// author that their entries lack: papers that came in by another way than `add`
// were not read. They are marked, and asked about next.
func (a *app) readMissing(ctx context.Context, f *casefile.File, ids []string) (*casefile.File, error) {
	look, err := a.lookout(ctx)
	if err != nil {
		return f, err
	}
	defer look.close()
	look.at(f)
	for _, id := range ids {
		d, ok := f.Case.Document(id)
		if !ok || d.File == "" {
			continue
		}
		read := look.describe(f.Path(d))
		err := a.editPaper(ctx, id, func(f *casefile.File, key string) error {
			now, _ := f.Case.Document(id)
			open := slices.Clone(now.Proposed)
			for field, lacks := range map[string]bool{"kind": now.Kind == "", "date": now.Date.IsZero(), "author": now.Author == ""} {
				p, ok := read.Get(field)
				if !ok || !lacks {
					continue
				}
				value := p.Value
				if kind, ok := value.(appeal.DocumentKind); ok {
					value = string(kind)
				}
				if err := f.Set(key+"."+field, value); err != nil {
					return err
				}
				open = append(open, field)
			}
			if len(open) == len(now.Proposed) {
				return nil
			}
			slices.Sort(open)
			return f.Set(key+".proposed", open)
		})
		if err != nil {
			return f, err
		}
	}
	return casefile.Open(f.Dir)
}

// unconfirmedAmong gives the documents with unconfirmed fields: of those named,
// or of all.
func unconfirmedAmong(f *casefile.File, ids []string) ([]string, error) {
	var out []string
	for _, id := range ids {
		d, ok := f.Case.Document(id)
		if !ok {
			return nil, noDocument(&f.Case, id)
		}
		if len(d.Proposed) > 0 {
			out = append(out, id)
		}
	}
	if len(ids) > 0 {
		return out, nil
	}
	for _, d := range f.Case.Documents {
		if len(d.Proposed) > 0 {
			out = append(out, d.ID)
		}
	}
	return out, nil
}

// noDocument says that the case has no such document, and which it has.
func noDocument(c *appeal.Case, id string) *failure {
	var have []string
	for _, d := range c.Documents {
		have = append(have, d.ID)
	}
	if len(have) == 0 {
		return usage("confirm.no-documents", id, "id", id)
	}
	return usage("confirm.no-document", id, "id", id, "have", strings.Join(have, ", "))
}

func isDenialOf(f *casefile.File, id string) bool {
	d, ok := f.Case.Document(id)
	return ok && d.Kind == appeal.DenialKind
}

// confirmNow takes the person's word for every open field of these documents.
func (a *app) confirmNow(ctx context.Context, ids []string) error {
	for _, id := range ids {
		err := a.editPaper(ctx, id, func(f *casefile.File, key string) error { return f.Remove(key + ".proposed") })
		if err != nil {
			return err
		}
		a.tell("confirm.done", "id", id)
	}
	return nil
}

// unconfirmed names the documents of a final packet or letter with fields that
// nobody has confirmed.
func unconfirmed(c *appeal.Case, uses func(d appeal.Document, i int, field string) bool) error {
	var problems []appeal.Problem
	for i, d := range c.Documents {
		var fields []string
		for _, field := range d.Proposed {
			switch {
			case !uses(d, i, field):
			case field == openPages:
				problems = append(problems, appeal.Problem{
					Where: d.ID, ID: "gaps.needed", Level: appeal.LevelError, Args: map[string]string{"id": d.ID},
				})
			default:
				fields = append(fields, field+" ("+fieldOf(d, field)+")")
			}
		}
		if len(fields) > 0 {
			problems = append(problems, appeal.Problem{
				Where: d.ID, ID: "confirm.needed", Level: appeal.LevelError,
				Args: map[string]string{"id": d.ID, "fields": strings.Join(fields, ", ")},
			})
		}
	}
	if len(problems) == 0 {
		return nil
	}
	return &failure{exit: exitCould, many: problems}
}

// confirmedLetter refuses a final letter in which an unconfirmed field stands.
func confirmedLetter(l letter.Letter, c *appeal.Case) error {
	said := map[string]bool{}
	for _, run := range letter.Trace(l) {
		said[run.Source.Key] = true
		for _, in := range run.Source.Inputs {
			said[in] = true
		}
	}
	return unconfirmed(c, func(d appeal.Document, i int, field string) bool {
		return said[indexed("documents", i)+"."+field] || field == openPages && said[d.ID]
	})
}

// confirmedPacket refuses a final packet with an exhibit whose entry in the
// index is unconfirmed.
func (b *built) confirmedPacket() error {
	return unconfirmed(b.Case, func(d appeal.Document, _ int, _ string) bool {
		for _, x := range b.Plan.Exhibits {
			if x.Document == d.ID {
				return true
			}
		}
		return false
	})
}
