package main

import (
	"context"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/examiner"
)

func (a *app) examinerCommand() *cobra.Command {
	cmd := a.command("examiner", "examiner", func(*cobra.Command, []string) error { return a.examinerList() })
	list := a.command("examiner list", "list", func(*cobra.Command, []string) error { return a.examinerList() })
	compare := a.command("examiner compare", "compare FOLDER…", func(cmd *cobra.Command, args []string) error {
		return a.examinerCompare(cmd.Context(), args)
	})
	compare.Args = atLeastOne("FOLDER")
	cmd.AddCommand(list, a.examinerAddCommand(), compare)
	return cmd
}

func (a *app) examinerAddCommand() *cobra.Command {
	var note appeal.Background
	var day string
	cmd := a.command("examiner add", "add", func(*cobra.Command, []string) error { return a.examinerAdd(note, day) })
	f := cmd.Flags()
	f.StringVar(&note.About, "about", "examiner", a.words.say("flag.about.help"))
	f.StringVar(&note.Topic, "topic", "", a.words.say("flag.topic.help"))
	f.StringVar(&note.Statement, "statement", "", a.words.say("flag.statement.help"))
	f.StringVar(&note.Quote, "quote", "", a.words.say("flag.quote.help"))
	f.StringVar(&note.Source, "source", "", a.words.say("flag.source.help"))
	f.StringVar(&note.Document, "document", "", a.words.say("flag.document.help"))
	f.StringVar(&day, "date-accessed", "", a.words.say("flag.date-accessed.help"))
	return cmd
}

// examinerAdd puts one note into the case, if it is a sourced fact.
func (a *app) examinerAdd(note appeal.Background, day string) error {
	return a.change(func(f *casefile.File) error {
		if day != "" {
			d, err := appeal.ParseDay(day)
			if err != nil {
				return usage("flag.date", "--date-accessed", "name", "--date-accessed", "value", day)
			}
			note.DateAccessed = d
		}
		problems, err := examiner.Check(note)
		if err != nil {
			return err
		}
		if note.Document != "" {
			if _, ok := f.Case.Document(note.Document); !ok {
				return usage("sent.no-document", "--document", "id", note.Document)
			}
		}
		if len(problems) > 0 {
			return &failure{exit: exitUsage, many: problems}
		}
		if err := f.Append("background", note); err != nil {
			return err
		}
		a.tell("examiner.added")
		return nil
	})
}

type examinerDocument struct {
	Kind    string       `json:"kind"`
	Version int          `json:"version"`
	Name    string       `json:"examiner"`
	Notes   []noteJSON   `json:"notes"`
	Lookups []lookupJSON `json:"lookups"`
	Checked isoOrNull    `json:"lookups_checked"`
}

type noteJSON struct {
	About     string    `json:"about"`
	Topic     string    `json:"topic"`
	Statement string    `json:"statement"`
	Quote     string    `json:"quote"`
	Source    string    `json:"source"`
	Accessed  isoOrNull `json:"date_accessed"`
	Document  string    `json:"document"`
}

type lookupJSON struct {
	ID      string `json:"id"`
	About   string `json:"about"`
	What    string `json:"what"`
	Where   string `json:"where"`
	Address string `json:"address"`
	Seen    bool   `json:"seen"`
	Caution string `json:"caution"`
	Done    bool   `json:"done"` // a note has this topic
}

// examinerList lists the notes with their sources, then what is usually looked
// up and has no note yet.
func (a *app) examinerList() error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	lookups, checked, err := examiner.Lookups()
	if err != nil {
		return err
	}
	doc := examinerDocument{Kind: "examiner", Version: 1, Name: f.Case.Exam.Examiner.Name, Notes: []noteJSON{}, Checked: isoOrNull(checked)}
	done := map[string]bool{}
	for _, n := range f.Case.Background {
		done[n.Topic] = true
		doc.Notes = append(doc.Notes, noteJSON{n.About, n.Topic, n.Statement, n.Quote, n.Source, isoOrNull(n.DateAccessed), n.Document})
	}
	for _, l := range lookups {
		doc.Lookups = append(doc.Lookups, lookupJSON{l.ID, l.About, l.What, l.Where, l.Address, l.Seen, l.Caution, done[l.ID]})
	}
	if a.flags.json {
		return a.printJSON(doc)
	}
	a.printExaminer(doc)
	return nil
}

func (a *app) printExaminer(doc examinerDocument) {
	a.tell("examiner.head", "name", doc.Name)
	if len(doc.Notes) == 0 {
		a.tell("examiner.none")
	}
	for _, n := range doc.Notes {
		a.indented(2, "- "+n.Statement)
		if n.Quote != "" {
			a.indented(4, "“"+n.Quote+"”")
		}
		a.indented(4, a.words.say("examiner.source", "source", n.Source, "day", appeal.Day(n.Accessed).Long()))
	}
	a.printf("\n%s\n", a.words.say("examiner.lookups", "day", appeal.Day(doc.Checked).Long()))
	for _, l := range doc.Lookups {
		if l.Done {
			continue
		}
		a.indented(2, "- "+l.ID+": "+l.What)
		where := l.Where
		if l.Address != "" {
			where += " (" + l.Address + ")"
		}
		if !l.Seen {
			where += ". " + a.words.say("examiner.unseen")
		}
		a.indented(4, where)
		a.indented(4, l.Caution)
	}
	a.printf("\n%s\n", wrap(a.words.say("examiner.how"), a.width(), ""))
}

// examinerCompare lists the sentences that the reports of several cases share.
func (a *app) examinerCompare(ctx context.Context, folders []string) error {
	reader, err := a.newReader()
	if err != nil {
		return err
	}
	defer reader.Close()
	var papers []examiner.Paper
	for _, dir := range append([]string{a.flags.caseDir}, folders...) {
		f, err := casefile.Open(dir)
		if err != nil {
			return err
		}
		read, err := readReport(ctx, caseReader{Reader: reader, file: f, secrets: readPasswords(a.flags.passwords, &f.Case)}, f)
		if err != nil {
			return err
		}
		c := f.Case
		names := []string{c.Claimant.Name, c.Exam.Examiner.Name, c.Claim.Insurer.Name}
		for _, p := range c.Physicians {
			names = append(names, p.Name)
		}
		papers = append(papers, examiner.Paper{Name: dir, Text: read, Names: names})
	}
	shared := examiner.Compare(papers)
	if a.flags.json {
		return a.printJSON(compareJSON(shared))
	}
	a.printf("%s\n", a.words.plural("examiner.shared", len(shared)))
	for _, s := range shared {
		a.printf("\n")
		for _, p := range s.Places {
			a.indented(2, p.Report+", "+p.Ref.String()+": “"+p.Quote+"”")
		}
	}
	return nil
}

type compareDocument struct {
	Kind    string       `json:"kind"`
	Version int          `json:"version"`
	Shared  []sharedJSON `json:"shared"`
}

type sharedJSON struct {
	Masked string      `json:"masked"`
	Places []placeJSON `json:"places"`
}

type placeJSON struct {
	Case  string `json:"case"`
	Page  int    `json:"page"`
	Line  int    `json:"line"`
	Quote string `json:"quote"`
}

func compareJSON(shared []examiner.Shared) compareDocument {
	doc := compareDocument{Kind: "examiner-compare", Version: 1, Shared: []sharedJSON{}}
	for _, s := range shared {
		row := sharedJSON{Masked: s.Masked}
		for _, p := range s.Places {
			row.Places = append(row.Places, placeJSON{p.Report, p.Page, p.Line, p.Quote})
		}
		doc.Shared = append(doc.Shared, row)
	}
	return doc
}
