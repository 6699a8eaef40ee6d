package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
	"imeappeal/appeal/typeset"
)

type redactOptions struct {
	find, texts []string
	outside     bool
}

func (a *app) redactCommand() *cobra.Command {
	var o redactOptions
	cmd := a.command("redact", "redact DOCUMENT", func(cmd *cobra.Command, args []string) error {
		return a.redact(cmd.Context(), args[0], o)
	})
	cmd.Args = exactly("DOCUMENT")
	f := cmd.Flags()
	f.StringSliceVar(&o.find, "find", nil, a.words.say("flag.find.help", "kinds", strings.Join(packet.SensitiveKinds(), ", ")))
	f.BoolVar(&o.outside, "outside", false, a.words.say("flag.outside.help"))
	f.StringArrayVar(&o.texts, "text", nil, a.words.say("flag.text.help"))
	return cmd
}

// wanted is what is to go from a document.
type wanted struct {
	kinds, texts []string
	outside      bool
	claim        *appeal.Case
}

func (o redactOptions) wanted(c *appeal.Case) (wanted, error) {
	w := wanted{claim: c, outside: o.outside}
	for _, kind := range o.find {
		if kind != "all" && !slices.Contains(packet.SensitiveKinds(), kind) {
			return w, usage("redact.kind", "--find", "value", kind, "have", strings.Join(append(packet.SensitiveKinds(), "all"), ", "))
		}
		w.kinds = append(w.kinds, kind)
	}
	for _, t := range o.texts {
		if t = report.Fold(t); t == "" {
			return w, usage("redact.empty", "--text")
		}
		w.texts = append(w.texts, t)
	}
	if len(w.kinds)+len(w.texts) == 0 && !w.outside {
		return w, usage("redact.what", "--find")
	}
	return w, nil
}

// redact makes a copy of a document without what was asked for and puts it in
// the original's place in the case. The original stays where it lies and is
// bound into nothing any more.
func (a *app) redact(ctx context.Context, id string, o redactOptions) error {
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	want, err := o.wanted(&f.Case)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
	if at < 0 {
		return usage("redact.no-document", "", "id", id)
	}
	d := f.Case.Documents[at]
	if d.File == "" {
		return fail("redact.no-file", id)
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	from, drop, err := redactable(f, d)
	if err != nil {
		return err
	}
	defer drop()
	pages, err := caseReader{Reader: t.reader, file: f, secrets: t.secrets(f)}.Words(ctx, from)
	if err != nil {
		return err
	}
	hits := want.in(pages)
	if want.outside {
		if err := hits.beyond(from, t.secrets(f).of(d.ID), pages); err != nil {
			return fail("redact.cannot", d.File).because(err)
		}
	}
	a.sayUnlooked(id, pages)
	if len(hits.places) == 0 {
		return fail("redact.nothing", id)
	}
	path, made, err := t.redactedUntilGone(ctx, f, d, from, want, &hits)
	if err != nil {
		return err
	}
	name, err := filepath.Rel(f.Dir, path)
	if err != nil {
		return err
	}
	name = filepath.ToSlash(name)
	if err := f.Set(fmt.Sprintf("documents[%d].file", at), name); err != nil {
		return err
	}
	if err := f.Save(); err != nil {
		return err
	}
	for _, p := range hits.places {
		a.tell("redact.line", "document", id, "place", a.place(p.page, p.line, p.hidden))
	}
	if len(made.Coarse) > 0 {
		a.sayWarning(id, a.words.say("redact.coarse", "pages", numbers(made.Coarse)))
	}
	a.tell("redact.done", "file", name, "pages", numbers(made.Turned), "original", d.File)
	return nil
}

// redactable gives the file that is redacted: a PDF itself, of a picture the
// pages that a packet has of it, in a file that drop takes away again.
func redactable(f *casefile.File, d appeal.Document) (path string, drop func(), err error) {
	drop = func() {}
	file, err := os.Open(f.Path(d))
	if err != nil {
		return "", drop, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return "", drop, err
	}
	switch casefile.TypeOf(file, info.Size()) {
	case casefile.JPEG, casefile.PNG, casefile.TIFF, casefile.GIF:
	case casefile.PDF, casefile.Unknown:
		return f.Path(d), drop, nil
	default:
		return "", drop, fail("redact.type", d.File)
	}
	raw, err := io.ReadAll(file)
	if err != nil {
		return "", drop, err
	}
	set, err := typeset.ImagePage(d.ID, raw, typeset.Options{})
	if err != nil {
		return "", drop, fail("redact.cannot", d.File).because(err)
	}
	dir, err := unsealed(f)
	if err != nil {
		return "", drop, err
	}
	drop = func() { os.RemoveAll(dir) }
	path = filepath.Join(dir, filepath.Base(f.Path(d))) // the name is told while it is read
	if err := writeFile(path, set.PDF); err != nil {
		drop()
		return "", func() {}, err
	}
	return path, drop, nil
}

// sayUnlooked names the pages that gave no text: nothing was found on them
// because nothing could be.
func (a *app) sayUnlooked(id string, pages []report.RawPage) {
	var unread []int
	for _, p := range pages {
		if p.Unread != "" {
			unread = append(unread, p.Number)
		}
	}
	if len(unread) > 0 {
		a.sayWarning(id, a.words.say("redact.unread", "pages", numbers(unread)))
	}
}

// redactRounds is how often a copy is read again: a page that became a picture
// is recognized, and what was in pieces before may then be found.
const redactRounds = 3

// redactedUntilGone writes the copy beside the original, reads it again as the
// packet will, and blacks out what is still found in it. A copy in which
// something can still be read after the last round is thrown away. What later
// rounds find joins found.
func (t *tools) redactedUntilGone(ctx context.Context, f *casefile.File, d appeal.Document, first string, want wanted, found *hits) (path string, all bind.Redacted, err error) {
	from, round := first, *found
	for range redactRounds {
		made, err := t.redacted(ctx, from, t.secrets(f).of(d.ID), d, round)
		if from != first {
			err = errors.Join(err, os.Remove(from))
		}
		if err != nil {
			return "", all, err
		}
		all = all.Then(made)
		path = freeName(f.Path(d))
		if err := writeFile(path, made.PDF); err != nil {
			return "", all, err
		}
		pages, err := caseReader{Reader: t.reader, file: f, secrets: t.secrets(f)}.Words(ctx, path)
		if err != nil {
			return "", all, errors.Join(err, os.Remove(path))
		}
		if round = want.in(pages); len(round.places) == 0 {
			return path, all, nil
		}
		found.join(round)
		from = path
	}
	return "", all, errors.Join(fail("redact.left", d.File), os.Remove(path))
}

// redacted takes what was found out of a file. Where the rest of the file still
// holds it, in a place that no page shows, every page becomes a picture.
func (t *tools) redacted(ctx context.Context, path string, passwords []string, d appeal.Document, hits hits) (bind.Redacted, error) {
	file, err := os.Open(path)
	if err != nil {
		return bind.Redacted{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return bind.Redacted{}, err
	}
	_, password, err := unlocked(file, info.Size(), passwords)
	if err != nil {
		return bind.Redacted{}, fail("redact.cannot", d.File).because(err)
	}
	worker := drawingWorker(password)
	defer worker.Close()
	src := bind.Source{Reader: file, Size: info.Size(), Password: password}
	for _, all := range []bool{false, true} {
		made, err := bind.Redact(ctx, worker, path, src, hits.out, all)
		if ctx.Err() != nil {
			return made, ctx.Err()
		}
		if err != nil {
			return made, fail("redact.cannot", d.File).because(err)
		}
		left, err := bind.Holds(bytes.NewReader(made.PDF), int64(len(made.PDF)), hits.texts)
		if err == nil && !left {
			return made, nil
		}
	}
	return bind.Redacted{}, fail("redact.left", d.File)
}

// freeName gives a name for a redacted copy that no file has.
func freeName(path string) string {
	base := strings.TrimSuffix(path, filepath.Ext(path))
	for n := 1; ; n++ {
		name := base + "-redacted.pdf"
		if n > 1 {
			name = fmt.Sprintf("%s-redacted-%d.pdf", base, n)
		}
		if _, err := os.Lstat(name); err != nil {
			return name
		}
	}
}
