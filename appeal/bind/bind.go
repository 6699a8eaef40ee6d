// Package bind writes a packet: it copies the pages of the plan's parts, own
// and strangers', into one PDF with stamps, links, bookmarks and page labels,
// and leaves out whatever could act. It streams: at no time is more held than
// the current part. Same plan and same files give the same bytes.
package bind

import (
	"context"
	"errors"
	"fmt"
	"io"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// Source is the PDF of one part. Close may be nil.
type Source struct {
	Reader   io.ReaderAt
	Size     int64
	Password string
	Close    func() error

	// Several parts may come from one PDF of our own: First is the page that the
	// part begins with, from 1, and parts with the same Shared have the same bytes,
	// whose fonts are then copied once. Zero: the PDF is the part's alone.
	First  int
	Shared string
}

// Open gives the PDF of a part. It is called more than once for a part, from
// several goroutines, and must give the same bytes each time.
type Open func(part packet.Part) (Source, error)

// Options changes how Write works, never what it writes.
type Options struct {
	Progress func(done, total int) // called after each page
}

// Result says what was written.
type Result struct {
	Pages  int
	Bytes  int64
	SHA256 string // of the file, hexadecimal
	Notes  []Note // what was changed or left out, in the order of the packet
}

// ErrPages says that a part has another number of pages than the plan says.
var ErrPages = errors.New("the file has another number of pages than planned")

// PartError is the reason why a part cannot be bound.
type PartError struct {
	Part packet.Part
	Err  error
}

// Error names the document and the reason.
func (e *PartError) Error() string {
	name := e.Part.Document
	if name == "" {
		name = e.Part.ID
	}
	if e.Part.File != "" {
		return fmt.Sprintf("%s (%s): %v", name, e.Part.File, e.Err)
	}
	return fmt.Sprintf("%s: %v", name, e.Err)
}

// Unwrap gives the reason.
func (e *PartError) Unwrap() error { return e.Err }

// Write binds the plan's parts and writes the packet to w. Parts that cannot
// be bound come back together as PartErrors (errors.Join), before a byte is
// written; an error later on leaves w with half a file, which the caller
// throws away.
func Write(ctx context.Context, w io.Writer, plan packet.Plan, open Open, opts Options) (res Result, err error) {
	if err := checkPlan(plan); err != nil {
		return Result{}, err
	}
	files, err := readStructure(ctx, plan, open)
	if err != nil {
		return Result{}, err
	}
	b := newBinder(w, plan)
	defer func() {
		if stop := b.out.close(); err == nil {
			err = stop
		}
		if err != nil {
			res = Result{}
		}
	}()
	if err := b.parts(ctx, files, open, opts); err != nil {
		return Result{}, err
	}
	return b.finish()
}

// checkPlan makes sure that the parts fill pages 1 to n without gap.
func checkPlan(plan packet.Plan) error {
	next := 1
	for _, p := range plan.Parts {
		if p.First != next || p.Pages < 1 {
			return fmt.Errorf("plan: part %s starts on page %d with %d pages, page %d is next", p.ID, p.First, p.Pages, next)
		}
		next += p.Pages
	}
	if next == 1 {
		return errors.New("plan: no pages")
	}
	if plan.Pages != next-1 {
		return fmt.Errorf("plan: %d pages in its parts, %d in all", next-1, plan.Pages)
	}
	return nil
}

// fenced runs f and turns a panic into an error: a stranger's file must not
// bring the program down. It is the last fence, not the plan.
func fenced(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", pdf.ErrDamaged, r)
		}
	}()
	return f()
}
