package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
	"imeappeal/appeal/typeset"
)

// binding is the last two steps of a build: it counts the pages of the case's
// files, sets our own pages, and writes the packet. A file that turns out to be
// unusable, at whatever moment, is left out with its reason and the packet is
// arranged again: one bad scan must not cost a claimant the packet.
type binding struct {
	file      *casefile.File
	built     *built
	options   buildOptions
	in        packet.Input
	pictures  map[string][]byte        // documents that are pictures, as PDF, by document id
	passwords map[string]string        // what opens a document, by its id
	mended    map[string]bind.NoteKind // how a document that cannot be bound as it is gets in, by its id
	sets      map[string]typeset.Set
}

func newBinding(f *casefile.File, b *built, o buildOptions, laws *law.Law, sums map[string]report.Sentence) *binding {
	b.Info = map[string]bind.Info{}
	return &binding{file: f, built: b, options: o, pictures: map[string][]byte{}, passwords: map[string]string{}, mended: map[string]bind.NoteKind{}, in: packet.Input{
		Case: b.Case, Letter: b.Letter, Records: b.Review.Records, Findings: b.Letter.InOrder(b.Choice.in),
		Bates: o.Bates, Date: o.Day, Pages: map[string]int{}, Channel: o.Channel, Slips: o.AllowMissing, Turns: uprights(b.Papers.texts(b.Case)), Outside: beyondEdges(b.Papers.texts(b.Case)), Texts: b.Papers.texts(b.Case), Visits: visitsIn(b.Papers.texts(b.Case), b.Case, o.Day), Sums: sums, Authorities: cited(laws, b.Letter.Cited),
	}}
}

// wordsToTurn is how many words a page must have given before the way they lie
// is believed.
const wordsToTurn = 15

// uprights gives the pages that recognition had to turn to read them.
func uprights(texts map[string]*report.Report) map[string]map[int]int {
	all := map[string]map[int]int{}
	for id, r := range texts {
		words := map[int]int{}
		for _, l := range r.Lines {
			words[l.Page] += len(strings.Fields(l.Text))
		}
		for _, p := range r.Pages {
			if p.Turn == 0 || p.Unread != "" || words[p.Number] < wordsToTurn {
				continue
			}
			if all[id] == nil {
				all[id] = map[int]int{}
			}
			all[id][p.Number] = p.Turn
		}
	}
	return all
}

// beyondEdges gives the pages that hold text beyond their visible part.
func beyondEdges(texts map[string]*report.Report) map[string][]int {
	all := map[string][]int{}
	for id, r := range texts {
		for _, p := range r.Pages {
			if slices.ContainsFunc(p.Unseen, func(u report.Unseen) bool { return u.Why == report.Outside }) {
				all[id] = append(all[id], p.Number)
			}
		}
	}
	return all
}

// texts gives every document as read, the IME report included.
func (p papers) texts(c *appeal.Case) map[string]*report.Report {
	all := map[string]*report.Report{}
	maps.Copy(all, p.documents)
	if p.report != nil && c.Exam.Report != "" {
		all[c.Exam.Report] = p.report
	}
	return all
}

// cited gives what the law appendix prints: the authorities of the letter that
// were read, in its order.
func cited(laws *law.Law, ids []string) []packet.Authority {
	var all []packet.Authority
	for _, id := range ids {
		if a, ok := laws.Authority(id); ok && a.Seen {
			all = append(all, packet.Authority{ID: id, Citation: a.Citation, Proposition: a.Proposition, Checked: a.Checked.Day})
		}
	}
	return all
}

// arrange counts, sets and plans. Every document is in the plan or in LeftOut.
func (w *binding) arrange(ctx context.Context) error {
	for _, d := range w.built.Case.Documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		pages, err := w.count(d)
		if err != nil && mends(err) {
			pages, err = w.mend(ctx, d, err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			w.leaveOut(d, err)
			continue
		}
		w.in.Pages[d.ID] = pages
	}
	return w.plan()
}

// leaveOut takes a document out of the packet, with the reason in words.
func (w *binding) leaveOut(d appeal.Document, err error) {
	delete(w.in.Pages, d.ID)
	w.in.LeftOut = append(w.in.LeftOut, packet.LeftOut{Document: d.ID, File: d.File, Reason: w.reason(err)})
}

// plan arranges what there is. A final packet from which something is missing
// is refused, unless the person said that it may be.
func (w *binding) plan() error {
	plan, sets, dead, err := typeset.Packet(w.in, w.options.Style.Page)
	if err != nil {
		return err
	}
	w.sets, w.built.Plan, w.built.Dead = sets, plan, dead
	if !w.options.Final || w.options.AllowMissing || w.options.DryRun || w.options.Preflight || len(plan.LeftOut) == 0 {
		return nil
	}
	refused := fail("packet.incomplete", "")
	for _, out := range plan.LeftOut {
		refused.many = append(refused.many, appeal.Problem{Where: leftOutName(out), ID: "packet.left-out-refused", Args: map[string]string{"reason": out.Reason}, Level: appeal.LevelError})
	}
	return refused
}

// leftOutName names a left-out document as the person knows it.
func leftOutName(out packet.LeftOut) string {
	if out.File != "" {
		return out.File
	}
	return out.Document
}

// write binds the plan to a temporary file, reads that again to check it, and
// only then gives it its name. What cannot be bound after all is mended or
// left out and the rest written again; each round takes a way from at least one
// document, so there is an end.
func (w *binding) write(ctx context.Context, path string) (bind.Result, error) {
	for {
		result, err := w.writeOnce(ctx, path)
		if err == nil || ctx.Err() != nil {
			return result, err
		}
		bad := exhibitErrors(err)
		var unsound *unsoundError
		if errors.As(err, &unsound) {
			bad = w.culprits(ctx, filepath.Dir(path))
		}
		if len(bad) == 0 {
			return result, err
		}
		for _, part := range bad {
			w.remount(ctx, part)
		}
		if err := ctx.Err(); err != nil {
			return bind.Result{}, err
		}
		if err := w.plan(); err != nil {
			return bind.Result{}, err
		}
	}
}

// glyphs gives what our own pages could not print as written.
func (w *binding) glyphs() []typeset.Missing {
	var all []typeset.Missing
	for _, part := range w.built.Plan.Parts {
		all = append(all, w.sets[part.Set].Missing...)
	}
	return all
}

// exhibitErrors gives the errors that concern one exhibit each, nil if
// anything else went wrong as well.
func exhibitErrors(err error) []*bind.PartError {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*bind.PartError
		for _, e := range joined.Unwrap() {
			one := exhibitErrors(e)
			if one == nil {
				return nil
			}
			all = append(all, one...)
		}
		return all
	}
	var part *bind.PartError
	if errors.As(err, &part) && part.Part.Kind == packet.ExhibitPart {
		return []*bind.PartError{part}
	}
	return nil
}

// unsoundError says that a packet which was made did not pass its own check.
type unsoundError struct{ *failure }

func (u *unsoundError) Unwrap() error { return u.failure }

// writeOnce binds the plan as it stands; without a path, to nowhere.
func (w *binding) writeOnce(ctx context.Context, path string) (bind.Result, error) {
	var result bind.Result
	plan := w.built.Plan
	if path == "" {
		return bind.Write(ctx, io.Discard, plan, w.open, bind.Options{Progress: w.options.Progress})
	}
	err := writeChecked(path, func(out io.Writer) error {
		var err error
		result, err = bind.Write(ctx, out, plan, w.open, bind.Options{Progress: w.options.Progress})
		return err
	}, func(made io.ReaderAt, size int64) error {
		if err := bind.Verify(made, size, plan); err != nil {
			return &unsoundError{fail("packet.not-sound", path).because(err)}
		}
		return nil
	})
	return result, err
}

// culprits binds each exhibit alone, in a temporary file, and gives those that
// do not pass the check.
func (w *binding) culprits(ctx context.Context, folder string) []*bind.PartError {
	var bad []*bind.PartError
	for _, part := range w.built.Plan.Parts {
		if part.Kind != packet.ExhibitPart || ctx.Err() != nil {
			continue
		}
		if err := w.alone(ctx, folder, part); err != nil {
			bad = append(bad, &bind.PartError{Part: part, Err: err})
		}
	}
	return bad
}

// alone binds one part as a packet of its own and checks it.
func (w *binding) alone(ctx context.Context, folder string, part packet.Part) error {
	tmp, err := os.CreateTemp(folder, ".imeappeal-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	part.First = 1
	plan := packet.Plan{Title: part.Title, Pages: part.Pages, Parts: []packet.Part{part}, Bates: w.built.Plan.Bates}
	result, err := bind.Write(ctx, tmp, plan, w.open, bind.Options{})
	if err != nil {
		return err
	}
	return bind.Verify(tmp, result.Bytes, plan)
}

// open gives the bytes of a part's source.
func (w *binding) open(part packet.Part) (bind.Source, error) {
	if part.Set != "" {
		set := w.sets[part.Set]
		src := inMemory(set.PDF)
		src.First, src.Shared = set.First, "our own pages"
		return src, nil
	}
	if pdf, ok := w.pictures[part.Document]; ok {
		return inMemory(pdf), nil
	}
	d, _ := w.built.Case.Document(part.Document)
	f, err := os.Open(w.file.Path(d))
	if err != nil {
		return bind.Source{}, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return bind.Source{}, err
	}
	return bind.Source{Reader: f, Size: info.Size(), Password: w.passwords[part.Document], Close: f.Close}, nil
}

func inMemory(b []byte) bind.Source {
	return bind.Source{Reader: bytes.NewReader(b), Size: int64(len(b))}
}
