package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal/casefile"
	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/typeset"
)

// letterOptions are the flags of `letter`.
type letterOptions struct {
	output, accept, to    string
	final, force, sources bool
	keepMine, acknowledge bool
	data                  string            // a case as a file, without a folder
	items                 []string          // of the claims-file request that are missing
	facts                 map[string]string // single facts by flag, by their key in the case
	look                  stationeryFlags
}

func (a *app) letterCommand() *cobra.Command {
	var o letterOptions
	var facts func() map[string]string
	cmd := a.command("letter", "letter KIND", func(cmd *cobra.Command, args []string) error {
		o.facts = facts()
		return a.letter(cmd.Context(), args[0], o)
	})
	cmd.Args = exactly("KIND")
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", a.words.say("flag.output.help"))
	f.StringVar(&o.accept, "accept", "", a.words.say("flag.accept.help"))
	f.StringVar(&o.to, "to", "", a.words.say("flag.to.help"))
	f.BoolVar(&o.final, "final", false, a.words.say("flag.final.help"))
	f.BoolVar(&o.force, "force", false, a.words.say("flag.force.help"))
	f.BoolVar(&o.keepMine, "keep-mine", false, a.words.say("flag.keep-mine.help"))
	f.BoolVar(&o.acknowledge, "acknowledge", false, a.words.say("flag.acknowledge.help"))
	f.BoolVar(&o.sources, "sources", false, a.words.say("flag.sources.help"))
	f.StringVar(&o.data, "data", "", a.words.say("flag.data.help"))
	f.StringArrayVar(&o.items, "item", nil, a.words.say("flag.item.help"))
	a.addStationery(f, &o.look)
	facts = a.addFacts(f)
	return cmd
}

// letter composes one letter, with the person's edits of its draft, and writes
// it in the form that -o asks for; without -o it brings the draft up to date.
func (a *app) letter(ctx context.Context, id string, o letterOptions) error {
	accept, err := parseAcceptance(o.accept)
	if err != nil {
		return err
	}
	if err := formatOf(o.output); err != nil {
		return err
	}
	style, err := a.stationery(o.look)
	if err != nil {
		return err
	}
	if o.data != "" || len(o.facts) > 0 {
		return a.letterOfData(id, o, style)
	}
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	b := built{Case: &f.Case, Day: day, words: a.words}
	build := buildOptions{Day: day, Final: o.final, Accept: accept}
	if err := t.groundLetters(ctx, f, &b, build); err != nil {
		return err
	}
	a.sayDropped(b.Papers.dropped)
	data := t.letterData(b, build)
	data.To, data.Items, data.Templates, data.Profile = o.to, o.items, style.Templates, style.Profile
	d, err := t.compose(f, id, data)
	if err != nil {
		return style.explain(err)
	}
	if o.acknowledge {
		return a.acknowledge(f, d, data)
	}
	if o.final {
		if err := errors.Join(t.refuse(d), reportGone(f, d.Letter), t.factLock(d.Letter, data)); err != nil {
			return err
		}
	}
	a.sayGaps(d.Letter)
	a.sayLoose(letter.Check(d.Letter, data))
	a.sayProblems(doubtfulQuotes(d.Letter, &f.Case, b.Papers))
	a.sayProblems(unsureLetter(d.Letter, &f.Case, b.Papers))
	switch {
	case o.sources:
		a.printTrace(d.Letter)
		return nil
	case a.flags.json:
		return a.printJSON(letterJSON(d.Letter))
	case o.output == "":
		if err := d.save(f, o.keepMine); err != nil {
			return err
		}
		a.tell("draft.saved", "file", draftPath(f, d.name), "id", id)
		return nil
	}
	return a.putLetter(d.Letter, o, style)
}

// reportGone refuses a final letter that argues about a report whose file the
// case names and nobody can find: what was kept of it would be left out.
func reportGone(f *casefile.File, l letter.Letter) error {
	d, err := reportDocument(f)
	if err != nil || !l.Argued {
		return nil
	}
	if _, err := os.Stat(filepath.Join(f.Dir, filepath.FromSlash(d.File))); errors.Is(err, fs.ErrNotExist) {
		return fail("report.gone", d.File, "id", d.ID)
	}
	return nil
}

// groundLetters does what a letter stands on: read and review the papers, find
// the law. A case without a report still has letters: the file request needs
// none.
func (t *tools) groundLetters(ctx context.Context, f *casefile.File, b *built, o buildOptions) error {
	var err error
	var missing *failure
	b.Papers, b.Review, err = t.reviewed(ctx, f)
	if errors.As(err, &missing) && missing.exit == exitUsage {
		err = nil
	}
	if err != nil {
		return err
	}
	b.ground(t, o)
	sent := sentLetters(f)
	b.Labels = sent.fill(b.Labels, b.Order)
	b.Sent = sent.documents()
	return nil
}

// sayGaps names what a draft lacks and how to supply it, what the person should
// know beside the letter, and how many of its findings nobody has decided.
func (a *app) sayGaps(l letter.Letter) {
	a.sayProblems(l.Problems)
	for _, g := range l.Gaps {
		a.sayWarning("", a.words.say("letter.gap", "question", g.Question, "command", g.Command))
	}
	if n := len(l.Unreviewed); n > 0 {
		a.sayWarning("", a.words.plural("letter.unreviewed", n))
	}
}

// formatOf refuses an ending that names no format.
func formatOf(path string) error {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case path == "" || path == "-", ending == ".md", ending == ".txt", ending == ".docx", ending == ".pdf":
		return nil
	default:
		return usage("output.format", path, "ending", ending)
	}
}

// putLetter writes the letter to -o in the form of its ending; "-" is standard
// output, as Markdown.
func (a *app) putLetter(l letter.Letter, o letterOptions, style stationery) error {
	if o.output == "-" {
		a.printf("%s", letter.Markdown(l))
		return nil
	}
	if err := writable(o.output, o.force); err != nil {
		return err
	}
	b, err := a.renderedOn(l, filepath.Ext(o.output), style.Page)
	if err != nil {
		return err
	}
	if err := writeFile(o.output, b); err != nil {
		return err
	}
	a.tell("letter.wrote", "file", o.output)
	return nil
}

// rendered gives the letter's bytes in a format, on the usual paper.
func (a *app) rendered(l letter.Letter, ending string) ([]byte, error) {
	return a.renderedOn(l, ending, typeset.Options{})
}

func (a *app) renderedOn(l letter.Letter, ending string, page typeset.Options) ([]byte, error) {
	switch strings.ToLower(ending) {
	case ".md":
		return []byte(letter.Markdown(l)), nil
	case ".txt":
		return []byte(letter.Text(l)), nil
	case ".docx":
		var file bytes.Buffer
		err := docx.Write(&file, l, docx.Options{Paper: docx.Paper(page.Paper), Size: page.Size, Letterhead: page.Letterhead})
		return file.Bytes(), err
	}
	set, err := typeset.Letter(l, page)
	for _, m := range set.Missing {
		a.sayWarning("", a.words.say("letter.glyph", "count", fmt.Sprint(m.Count), "rune", fmt.Sprintf("U+%04X", m.Rune), "shown", m.Shown, "near", m.Near))
	}
	return set.PDF, err
}

type letterDocument struct {
	Kind       string    `json:"kind"`
	Version    int       `json:"version"`
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	Recipient  string    `json:"recipient"`
	Date       isoOrNull `json:"date"`
	Draft      bool      `json:"draft"`
	Text       string    `json:"text"`
	Gaps       []gapJSON `json:"gaps"`
	Cited      []string  `json:"authorities"`
	Findings   []string  `json:"findings"`
	Unreviewed []string  `json:"unreviewed"`
}

type gapJSON struct {
	Key      string `json:"key"`
	Question string `json:"question"`
	Command  string `json:"command"`
	Place    string `json:"place"`
}

func letterJSON(l letter.Letter) letterDocument {
	doc := letterDocument{
		Kind: "letter", Version: 1, ID: l.ID, Title: l.Title, Recipient: l.Recipient, Date: isoOrNull(l.Date), Draft: l.Draft,
		Text: letter.Text(l), Gaps: []gapJSON{}, Cited: orEmpty(l.Cited), Findings: orEmpty(l.Findings), Unreviewed: orEmpty(l.Unreviewed),
	}
	for _, g := range l.Gaps {
		doc.Gaps = append(doc.Gaps, gapJSON{g.Key, g.Question, g.Command, g.Place})
	}
	return doc
}
