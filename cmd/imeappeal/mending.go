package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/pdf"
)

// mendTime is how long PDFium may take over one file, or one page of it, its
// start included.
const mendTime = time.Minute

// mends reports that another way than the usual one may still bind a file.
func mends(err error) bool {
	for _, cause := range []error{pdf.ErrDamaged, pdf.ErrCipher, pdf.ErrNoPages, pdf.ErrTooMuch} {
		if errors.Is(err, cause) {
			return true
		}
	}
	return false
}

// mend finds another way to bind a document: PDFium writes it anew, or its
// pages become pictures. What was tried before is not tried again. Why the
// file could not be bound as it is stays the reason where there is no way.
func (w *binding) mend(ctx context.Context, d appeal.Document, why error) (pages int, err error) {
	before := w.mended[d.ID]
	if before == bind.Redrawn || d.File == "" {
		return 0, why
	}
	for _, password := range append([]string{""}, w.options.Passwords.of(d.ID)...) {
		worker := drawingWorker(password)
		m, again := bind.Mend(ctx, worker, w.file.Path(d), before)
		worker.Close()
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if again != nil {
			continue
		}
		w.mended[d.ID], w.pictures[d.ID] = m.Kind, m.PDF
		was := func(n bind.Note) bool { return n.Part == d.ID }
		w.built.Mended = append(slices.DeleteFunc(w.built.Mended, was), bind.Note{Part: d.ID, Kind: m.Kind, Count: m.Pages})
		return m.Pages, nil
	}
	w.mended[d.ID] = bind.Redrawn
	return 0, why
}

// drawingWorker starts a process in which PDFium opens strangers' files.
func drawingWorker(password string) *pdf.Worker {
	o := pdf.Options{Time: mendTime, Password: password}
	if dir, err := os.UserCacheDir(); err == nil {
		o.Compiled = filepath.Join(dir, "imeappeal", "engine")
	}
	return pdf.NewWorker(o)
}

// remount puts another form of a document in the place of the one that could
// not be bound after all; where there is none, it is left out.
func (w *binding) remount(ctx context.Context, part *bind.PartError) {
	d, _ := w.built.Case.Document(part.Part.Document)
	_, picture := w.pictures[d.ID]
	if picture && w.mended[d.ID] == "" { // our own page around a photograph
		w.leaveOut(d, part.Err)
		return
	}
	pages, err := w.mend(ctx, d, part.Err)
	if err != nil {
		w.leaveOut(d, err)
		return
	}
	w.in.Pages[d.ID] = pages
}
