package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/review"
	"imeappeal/appeal/typeset"
)

// tools are what every build shares, loaded once however many cases follow.
type tools struct {
	laws   *law.Law
	clinic *clinic.Tables
	reader *ocr.Reader
	words  words

	passwords []string              // of locked files, as they were given
	kept      map[string]*keptPaper // papers that were read a moment ago, by path; nil: none
}

// secrets are the passwords to try on a case's locked papers.
func (t *tools) secrets(f *casefile.File) passwords { return readPasswords(t.passwords, &f.Case) }

// close ends the reading process.
func (t *tools) close() { t.reader.Close() }

func (a *app) tools() (*tools, error) {
	laws, err := a.laws()
	if err != nil {
		return nil, err
	}
	tables, err := clinic.Load()
	if err != nil {
		return nil, err
	}
	reader, err := a.newReader()
	if err != nil {
		return nil, err
	}
	return &tools{laws: laws, clinic: tables, reader: reader, words: a.words, passwords: a.flags.passwords}, nil
}

// buildOptions say what a build makes. Day is the day on its papers.
type buildOptions struct {
	Day     appeal.Day
	Final   bool
	Accept  acceptance
	Bates   packet.Bates
	Letters []string // written beside the packet as PDF
	Alone   bool     // letters without a packet, which go into a folder of their own
	Lenient bool     // a letter that cannot be had is in Refused, and the rest is made
	Out     string   // the packet's path; "" is out/DATE/packet.pdf in the case
	Avoid   []string // folders under out/ that are not this build's to replace
	Force   bool
	Piped   bool // Out is a temporary file on its way to standard output
	DryRun  bool

	Preflight    bool            // measure what the packet would be, write nothing
	Supplement   []string        // documents of a supplement to the packet that was sent
	BatesFrom    string          // the supplement's first number, where no manifest tells it
	ExhibitFrom  string          // likewise its first exhibit letter
	Reletter     bool            // exhibits may have other letters than in the packet that was sent
	Channel      *packet.Channel // how it goes out; nil: one file
	AllowMissing bool            // a slip sheet stands in the place of what is left out
	Passwords    passwords
	Style        stationery
	Seal         string             // password that the packet is encrypted with, "" for none
	Progress     func(done, of int) // called while pages are bound or drawn; nil: nobody looks
}

// built is what a build made, stage by stage.
type built struct {
	Case    *appeal.Case
	Day     appeal.Day
	Papers  papers
	Review  review.Result
	Choice  choice
	Regime  law.Regime
	Clocks  []law.Deadline
	Labels  map[string]string
	Sent    map[string]bool // documents that the other side holds in a packet
	Order   []string        // of the exhibits
	Letter  letter.Letter
	Letters []letter.Letter // beside the packet
	Refused []refusedLetter // with Lenient
	Plan    packet.Plan
	Packet  string // path, "" for a rehearsal
	SHA256  string
	Bytes   int64

	PlainSHA256 string // of the packet before it was encrypted, "" if it is not

	Glyphs   []typeset.Missing // what our own pages could not print as written
	Folder   string            // under out/, "" with -o
	Other    bool              // Folder is not out/DATE: what is there was kept
	Files    []string
	Cleared  []string             // files of an earlier build in Folder that this one does not make
	Notes    []bind.Note          // what was changed in an exhibit on the way
	Info     map[string]bind.Info // what each PDF is, by document id
	Dead     []packet.Spot        // places of the letter whose target is not in the packet
	Pictures []bind.Note          // pictures that are damaged
	Mended   []bind.Note          // files that are bound in another form than their own
	Moves    moves                // against what was sent
	Channel  *packet.Channel
	Final    bool
	Volumes  []volume     // the parts that the channel asks for
	Signed   []int        // packet pages that wait for a signature
	Fonts    []fontsNotIn // with Preflight
	Coarse   []coarseScan // likewise
	page     typeset.Options
	words    words
}

// build takes a case through the seven steps: load (done by the caller), read,
// review, law, write, arrange, bind. What an earlier step made is in built also
// when a later one fails.
func (t *tools) build(ctx context.Context, f *casefile.File, o buildOptions) (built, error) {
	b := built{Case: &f.Case, Day: o.Day, page: o.Style.Page, words: t.words}
	o.Passwords, b.Channel, b.Final = t.secrets(f), o.Channel, o.Final
	var err error
	if b.Papers, b.Review, err = t.reviewed(ctx, f); err != nil {
		return b, err
	}
	b.ground(t, o)
	data := t.letterData(b, o)
	if o.Channel != nil {
		data.Channel = o.Channel.ID
	}
	if b.Letter, err = t.heading(f, data, o); err != nil {
		return b, o.Style.explain(err)
	}
	if err := t.besides(f, &b, o, data); err != nil {
		return b, err
	}
	work := newBinding(f, &b, o, t.laws, letter.Sums(data))
	if len(o.Supplement) > 0 {
		if err := work.supplement(f, o); err != nil {
			return b, err
		}
	}
	err = work.arrange(ctx)
	if err == nil && o.Final && !o.Preflight && !o.DryRun {
		err = b.confirmedPacket()
	}
	if err == nil {
		err = work.keepLetters()
	}
	if err == nil && o.Preflight {
		err = work.measure(ctx)
	}
	if err != nil || o.DryRun || o.Preflight {
		b.Glyphs, b.Signed = work.glyphs(), work.signed()
		return b, err
	}
	return b, t.write(ctx, f, &b, o, work)
}

// heading gives the packet's letter. A supplement has none: it takes only who
// it is from, to whom and about what, and nothing of what the letter lacks.
func (t *tools) heading(f *casefile.File, data letter.Data, o buildOptions) (letter.Letter, error) {
	if len(o.Supplement) == 0 {
		return t.sound(f, "appeal", data)
	}
	data.Final = false
	l, err := t.sound(f, "appeal", data)
	return letter.Letter{ID: l.ID, Title: l.Title, Recipient: l.Recipient, Date: l.Date, Reference: l.Reference, Fictional: l.Fictional, Draft: !o.Final}, err
}

// refusedLetter is a letter beside the packet that cannot be had.
type refusedLetter struct {
	id  string
	why error
}

// besides composes the letters beside the packet, before anything is written.
func (t *tools) besides(f *casefile.File, b *built, o buildOptions, data letter.Data) error {
	for _, id := range o.Letters {
		l, err := t.sound(f, id, data)
		switch {
		case err != nil && o.Lenient:
			b.Refused = append(b.Refused, refusedLetter{id, err})
		case err != nil:
			return err
		default:
			b.Letters = append(b.Letters, l)
		}
	}
	return nil
}

// ground adds what follows from review and claim: the findings that go in, the
// law, the exhibit letters.
func (b *built) ground(t *tools, o buildOptions) {
	b.Choice = chooseFrom(b.Case, b.Review, o.Accept, o.Final)
	b.Regime = t.laws.For(b.Case)
	b.Clocks, _ = t.laws.Deadlines(b.Case, o.Day)
	b.Labels, b.Order = packet.Labels(b.Case, b.Review.Records)
}

// letterData is what a letter of this case is made from.
func (t *tools) letterData(b built, o buildOptions) letter.Data {
	return letter.Data{
		Stated: statedReasons(b.Case, b.Papers.documents[b.Case.Denial.Document], o.Day),
		Case:   b.Case, Report: b.Papers.report, Documents: b.Papers.documents,
		Found: b.Review.Points(b.Case), Findings: b.Choice.in, Favorable: b.Review.Admissions, Admissions: b.Choice.admissions, Records: b.Review.Records,
		About:  t.abouts(),
		Regime: b.Regime, Deadlines: b.Clocks,
		Law:  t.laws,
		Date: o.Day, Labels: b.Labels, Sent: b.Sent, Final: o.Final, Profile: o.Style.Profile, Templates: o.Style.Templates,
	}
}

// abouts tells what a text is about. A letter asks it of the same sentences for
// each reason of the denial.
func (t *tools) abouts() func(text string) review.Matter {
	var known sync.Map
	return func(text string) review.Matter {
		if m, ok := known.Load(text); ok {
			return m.(review.Matter)
		}
		m := review.About(t.clinic, text)
		m.Parts, m.Subjects, m.Tests = slices.Clip(m.Parts), slices.Clip(m.Subjects), slices.Clip(m.Tests)
		m.Asks, m.Holds, m.Says = slices.Clip(m.Asks), slices.Clip(m.Holds), slices.Clip(m.Says)
		known.Store(text, m)
		return m
	}
}

// sound composes a letter with the person's edits; a final one must be free of
// conflicts and of facts without a source.
func (t *tools) sound(f *casefile.File, id string, data letter.Data) (letter.Letter, error) {
	d, err := t.compose(f, id, data)
	if err != nil || !data.Final {
		return d.Letter, err
	}
	return d.Letter, errors.Join(t.refuse(d), t.factLock(d.Letter, data))
}

// write writes packet, letters and, last, the manifest. What goes into a folder
// of the case is made beside it and moved there when all of it is done.
func (t *tools) write(ctx context.Context, f *casefile.File, b *built, o buildOptions, work *binding) error {
	path, home := o.Out, ""
	if path == "" {
		var err error
		if home, err = outFolder(f.Dir, o.folderName(), o.Channel, f.Case.Log, o.Avoid...); err != nil {
			return err
		}
		if b.Folder, err = staging(filepath.Dir(home)); err != nil {
			return err
		}
		defer os.RemoveAll(b.Folder)
		b.Other, path = filepath.Base(home) != o.folderName(), filepath.Join(b.Folder, "packet.pdf")
	} else if err := writable(path, o.Force); err != nil {
		return err
	} else if err := writable(manifestBeside(path), o.Force || o.Piped); err != nil {
		return err
	}
	final := path
	if o.Seal != "" {
		dir, err := unsealed(f)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, filepath.Base(final))
	}
	result, err := work.write(ctx, path)
	if err == nil {
		result, err = work.settle(ctx, path, result)
	}
	if err != nil {
		return err
	}
	b.Packet, b.SHA256, b.Bytes, b.Notes = path, result.SHA256, result.Bytes, result.Notes
	b.Glyphs, b.Signed = work.glyphs(), work.signed()
	if err := b.divide(ctx, o); err != nil {
		return err
	}
	if o.Seal != "" {
		if err := b.seal(final, o.Seal, b.Folder != "" || o.Force); err != nil {
			return err
		}
	}
	files := []hashedFile{{Name: filepath.Base(final), SHA256: b.SHA256, Plain: b.PlainSHA256, Bytes: b.Bytes}}
	for _, v := range b.Volumes {
		files = append(files, v.hashedFile)
	}
	if home == "" {
		return t.writeManifestBeside(f, b, files, final, o)
	}
	if err := t.writeLetters(f, b, files); err != nil {
		return err
	}
	return b.moveTo(home, f.Case.Log)
}

// writeLetters writes the letters beside the packet and, last, the manifest.
func (t *tools) writeLetters(f *casefile.File, b *built, files []hashedFile) error {
	for _, l := range b.Letters {
		set, err := typeset.Letter(l, b.page)
		if err != nil {
			return fmt.Errorf("letter %s: %w", l.ID, err)
		}
		file, err := b.put(l.ID+".pdf", set.PDF)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	return t.writeManifest(f, b, files)
}
