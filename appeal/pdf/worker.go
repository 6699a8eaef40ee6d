package pdf

import (
	"context"
	"fmt"
	"sync"
	"time"

	"imeappeal/appeal/report"
)

// startTime is how long PDFium may take to start. It does not count as reading:
// the first time on a slow computer it takes longer than the file may, and what
// is cut off then would be cut off again the next time.
const startTime = 2 * time.Minute

// The limits that hold when Options sets none.
const (
	DefaultTime         = 30 * time.Second
	DefaultMemory int64 = 900 << 20
)

// Options are the limits and the password for reading files.
type Options struct {
	Time     time.Duration // for one file; 0 is DefaultTime
	Memory   int64         // bytes the reading process may use; 0 is DefaultMemory
	Password string
	First    int    // words of so many pages only, as if the file had no more; 0 is all
	Compiled string // folder for the compiled form of PDFium, "" for none
}

func (o Options) withDefaults() Options {
	if o.Time <= 0 {
		o.Time = DefaultTime
	}
	if o.Memory <= 0 {
		o.Memory = DefaultMemory
	}
	return o
}

// UnreadableError says why a file gives no pages at all: one of the Unread
// reasons, "not a PDF", "not found" or "no permission".
type UnreadableError struct {
	Reason string
}

func (e *UnreadableError) Error() string { return "PDF unreadable: " + e.Reason }

// Worker reads files in a child process that serves many files and is started
// anew when one of them ends it. It is safe for use from several goroutines,
// which wait for each other; a Worker each makes them run side by side.
type Worker struct {
	opts  Options
	mu    sync.Mutex
	child *childProcess
}

// NewWorker makes a Worker. The process starts with the first file; Close
// ends it.
func NewWorker(opts Options) *Worker { return &Worker{opts: opts.withDefaults()} }

// Close ends the process. The Worker can be used again after it.
func (w *Worker) Close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.drop()
}

func (w *Worker) drop() {
	if w.child != nil {
		w.child.end()
		w.child = nil
	}
}

// Words gives the words of a file's pages, one RawPage a page. A page without
// usable text says why in Unread and has no words.
func (w *Worker) Words(ctx context.Context, path string) ([]report.RawPage, error) {
	pages, err := w.Pages(ctx, path)
	return rawPages(pages), err
}

// Pages gives the same as Words, with the words of garbled layers and of
// stamps on scans, and the measures that the verdict rests on.
func (w *Worker) Pages(ctx context.Context, path string) ([]TextPage, error) {
	r, err := w.read(ctx, childRequest{Path: path, Password: w.opts.Password, First: w.opts.First, Compiled: w.opts.Compiled})
	return r.pages, err
}

// PageCount gives a file's number of pages.
func (w *Worker) PageCount(ctx context.Context, path string) (int, error) {
	r, err := w.read(ctx, childRequest{Path: path, Password: w.opts.Password, Count: true, Compiled: w.opts.Compiled})
	return r.count, err
}

// reading is what came of one request.
type reading struct {
	count   int
	file    report.Damage
	pages   []TextPage
	picture *Picture
	drawing *Drawing
	saved   []byte
	start   time.Duration // that PDFium took to start
	opened  bool
	reason  string // why it stopped before its end
}

// read asks the child. A child that dies or stalls before it could tell the
// number of pages has believed a hostile table: the file is read once more
// with a table made from its bytes. PDFium reads the pages that were not reached
// even so.
func (w *Worker) read(ctx context.Context, req childRequest) (reading, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return reading{}, err
	}
	deadline := time.Now().Add(w.opts.Time)
	stall := w.opts.stall(req)
	r, err := w.ask(ctx, req, deadline, stall)
	deadline = deadline.Add(r.start)
	if err == nil && !r.opened && r.stopped() && !req.Repair {
		req.Repair = true
		if !req.text() {
			stall = w.opts.Time
		}
		r, err = w.ask(ctx, req, deadline, stall)
		deadline = deadline.Add(r.start)
	}
	if err == nil && req.text() && r.stopped() && time.Now().Before(deadline) {
		req.Second, req.From = true, len(r.pages)
		rest, serr := w.ask(ctx, req, deadline, w.opts.Time)
		r, err = r.with(rest), serr
	}
	if err != nil {
		return r, fmt.Errorf("%s: %w", req.Path, err)
	}
	return r.settled(req)
}

// text reports whether a request is for words.
func (r childRequest) text() bool { return !r.Count && r.Picture == 0 && r.Draw == 0 && !r.Resave }

// stopped reports whether the child died or stalled before the file's end.
func (r reading) stopped() bool { return r.reason == UnreadSlow || r.reason == UnreadBig }

// with adds what another reader made of the pages that were not reached.
func (r reading) with(rest reading) reading {
	if !rest.opened {
		return r
	}
	if !r.opened {
		r.opened, r.count, r.file = true, rest.count, rest.file
	}
	for _, p := range rest.pages {
		if p.Number == len(r.pages)+1 && p.Number <= r.count {
			r.pages = append(r.pages, p)
		}
	}
	r.reason = rest.reason
	return r
}

// settled fills in the pages that were not reached.
func (r reading) settled(req childRequest) (reading, error) {
	if !r.opened {
		if r.reason == "" {
			r.reason = UnreadDamaged
		}
		return r, fmt.Errorf("%s: %w", req.Path, &UnreadableError{Reason: r.reason})
	}
	for req.text() && len(r.pages) < r.count {
		p := TextPage{}
		p.Number, p.Width, p.Height, p.Source = len(r.pages)+1, 612, 792, report.Text
		p.Unread = UnreadDamaged
		if r.reason != "" {
			p.Unread = r.reason
		}
		r.pages = append(r.pages, p)
	}
	for i := range r.pages {
		r.pages[i].File = r.file
	}
	return r, nil
}

// ask sends one request and gathers the answer until the deadline, or until
// nothing came for too long.
func (w *Worker) ask(ctx context.Context, req childRequest, deadline time.Time, stall time.Duration) (r reading, err error) {
	if !time.Now().Before(deadline) { // else chance would say which comes first, an answer or the timer
		r.reason = UnreadSlow
		return r, nil
	}
	if w.child == nil {
		if w.child, err = startChild(w.opts.Memory); err != nil {
			return r, err
		}
	}
	var began time.Time // the start of PDFium
	whole := time.NewTimer(time.Until(deadline))
	defer whole.Stop()
	quiet := time.NewTimer(stall)
	defer quiet.Stop()
	if err := w.child.requests.Encode(req); err != nil {
		w.drop()
		r.reason = UnreadBig
		return r, nil
	}
	for {
		select {
		case <-ctx.Done():
			w.drop()
			return r, ctx.Err()
		case <-whole.C:
			w.drop()
			r.reason = UnreadSlow
			return r, nil
		case <-quiet.C:
			if !r.opened || req.text() {
				w.drop()
				r.reason = UnreadSlow
				return r, nil
			}
		case m, ok := <-w.child.messages:
			switch {
			case !ok: // it died: of its memory limit, as good as always
				w.drop()
				r.reason = UnreadBig
				return r, nil
			case m.Done:
				if r.reason = m.Reason; r.opened {
					r.reason = ""
				}
				return r, nil
			case m.Picture != nil:
				r.picture = m.Picture
			case m.Start == 1:
				began = time.Now()
				whole.Reset(startTime)
				quiet.Reset(startTime)
				continue
			case m.Start == 2:
				r.start += time.Since(began)
				whole.Reset(time.Until(deadline.Add(r.start)))
			case m.Drawing != nil:
				r.drawing = m.Drawing
			case m.Bytes != nil:
				r.saved = append(r.saved, m.Bytes...)
			case m.Page != nil:
				if n := len(r.pages); n > 0 && r.pages[n-1].Number == m.Page.Number {
					r.pages[n-1] = *m.Page
				} else {
					r.pages = append(r.pages, *m.Page)
				}
			default:
				r.count, r.file, r.opened = m.Count, m.File, true
			}
			quiet.Reset(stall)
		}
	}
}
