package ocr

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// Choice says when pages are recognized.
type Choice string

// Auto recognizes the pages whose text layer is missing or garbled, Always
// every page that holds anything, Never none.
const (
	Auto   Choice = "auto"
	Always Choice = "always"
	Never  Choice = "never"
)

// ParseChoice reads a Choice; "" is Auto.
func ParseChoice(s string) (Choice, error) {
	switch c := Choice(s); c {
	case "":
		return Auto, nil
	case Auto, Always, Never:
		return c, nil
	}
	return "", fmt.Errorf("%q is not auto, always or never", s)
}

// Unread reasons that recognition adds to those of package pdf.
const (
	UnreadPicture = "picture of a kind that cannot be decoded"
	UnreadSlow    = "recognition took too long"
	UnreadFailed  = "recognition went wrong"
	UnreadNothing = "picture without words"
)

// The time for one page when Options sets none. On a busy machine the built-in
// engine needs more; a page that is lost costs a person more than the wait.
const (
	DefaultPageTime = 60 * time.Second
	BuiltInPageTime = 180 * time.Second
)

// Options say how a Reader reads.
type Options struct {
	PDF      pdf.Options
	Choice   Choice        // "" is Auto
	BuiltIn  bool          // use the built-in engine also where tesseract is installed
	PageTime time.Duration // for one page; 0 is DefaultPageTime or BuiltInPageTime
	Workers  int           // pages side by side; 0 is one a processor, at most 8
	Compiled string        // folder for compiled engines, "" for none
	Watch    func(Event)   // told what happens, one call at a time; may be nil
}

// Document is one file to read.
type Document struct {
	Path     string
	Password string // of a locked PDF
	// First, if not 0, is of how many of the pages that need it the words are
	// recognized, FirstBuiltIn the same for the engine inside this binary; the
	// others stay unread, also where they are kept from before: what is read of a
	// document hangs on nothing else.
	First, FirstBuiltIn int
	// Cache gives the folder in which what is recognized is kept; it is asked only
	// when a page is to be recognized. Nil, or an error, keeps nothing.
	Cache func() (string, error)
}

// Event tells that pages of a file are about to be recognized (Page 0), or that
// one more of them is done.
type Event struct {
	File    string
	Pages   []int  // to be recognized, those kept in the cache left out
	Page    int    // the one that is done
	Done    int    // how many are
	Engine  string // as in "tesseract 5.3.0"
	BuiltIn bool   // it is the slower one inside this binary
	Failed  string // the program that broke off at this page, which the engine inside reads
}

// Reader reads documents, PDF files and pictures, page by page: from the text
// layer where it is sound, else by recognition. Close it after use.
type Reader struct {
	opts    Options
	pdf     *pdf.Worker
	watch   sync.Mutex
	once    sync.Once
	program *program
	mu      sync.Mutex
	idle    []engine
	broken  bool // program failed before it had read a page
	proved  bool // it has read one
}

// NewReader makes a Reader. Nothing is started before the first file.
func NewReader(o Options) *Reader {
	if o.Choice == "" {
		o.Choice = Auto
	}
	if o.Workers <= 0 {
		o.Workers = min(runtime.GOMAXPROCS(0), 8)
	}
	o.PDF.Compiled = o.Compiled
	return &Reader{opts: o, pdf: pdf.NewWorker(o.PDF)}
}

// Close ends the processes that the Reader started.
func (r *Reader) Close() {
	r.pdf.Close()
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.idle {
		e.close()
	}
	r.idle = nil
}

// Words gives the words of every page of a document. A page that gives none
// says why in Unread. The error is that of pdf.Worker, or the context's; pages
// read before a context ended come with it.
func (r *Reader) Words(ctx context.Context, d Document) ([]report.RawPage, error) {
	files := r.pdf
	if d.Password != "" {
		o := r.opts.PDF
		o.Password = d.Password
		files = pdf.NewWorker(o)
		defer files.Close()
	}
	text, err := files.Pages(ctx, d.Path)
	if err != nil {
		return nil, err
	}
	pages := make([]report.RawPage, len(text))
	var wanted []int // index into pages
	for i, p := range text {
		pages[i] = p.Sound()
		if r.wants(p) {
			wanted = append(wanted, i)
		}
	}
	thin := r.incomplete(ctx, files, d, text)
	if wanted = append(wanted, thin...); len(wanted) == 0 {
		return pages, ctx.Err()
	}
	slices.Sort(wanted)
	for _, i := range thin {
		pages[i].Instead = Incomplete // until recognition has found less
	}
	return pages, r.recognize(ctx, files, d, pages, wanted)
}

// Recognizes reports whether any page is recognized at all.
func (r *Reader) Recognizes() bool { return r.opts.Choice != Never }

// wants reports whether a page should be recognized.
func (r *Reader) wants(p pdf.TextPage) bool {
	switch r.opts.Choice {
	case Never:
		return false
	case Always:
		return p.Unread != pdf.UnreadEmpty && p.Unread != pdf.UnreadEncrypted
	}
	return p.Unread == pdf.UnreadPicture || p.Unread == pdf.UnreadGarbled
}

// recognize reads the wanted pages by recognition, side by side, those left out
// that are kept from before.
func (r *Reader) recognize(ctx context.Context, files *pdf.Worker, d Document, pages []report.RawPage, wanted []int) error {
	r.once.Do(func() {
		if !r.opts.BuiltIn {
			r.program = findProgram(ctx)
		}
	})
	job := &job{files: files, path: d.Path, event: Event{File: d.Path, Engine: builtInName, BuiltIn: true}}
	most := d.FirstBuiltIn
	if r.works() {
		job.event.Engine, job.event.BuiltIn = r.program.name(), false
		most = d.First
	}
	if most > 0 && most < len(wanted) {
		for _, i := range wanted[most:] {
			pages[i].Instead = ""
		}
		wanted = wanted[:most]
	}
	job.kept, job.inside = d.kept(job.event.Engine), d.kept(builtInName)
	var todo []int
	for _, i := range wanted {
		if got, ok := job.kept.get(pages[i].Number); ok {
			got.into(&pages[i])
			named(&pages[i], job.event.Engine)
			continue
		}
		todo = append(todo, i)
		job.event.Pages = append(job.event.Pages, pages[i].Number)
	}
	if len(todo) == 0 {
		return nil
	}
	r.tell(job.event)
	queue := make(chan int)
	var all sync.WaitGroup
	for range min(r.opts.Workers, len(todo)) {
		all.Go(func() {
			for i := range queue {
				r.recognizePage(ctx, job, &pages[i])
				r.done(job, pages[i].Number)
			}
		})
	}
feed:
	for _, i := range todo {
		select {
		case queue <- i:
		case <-ctx.Done():
			break feed
		}
	}
	close(queue)
	all.Wait()
	return ctx.Err()
}

// job is one file's pages on their way through recognition.
type job struct {
	files *pdf.Worker
	path  string
	kept  cache // of the engine that reads
	event Event

	inside cache // of the engine inside, where the other one fails
}

func (r *Reader) tell(e Event) {
	r.watch.Lock()
	defer r.watch.Unlock()
	if r.opts.Watch != nil {
		r.opts.Watch(e)
	}
}

// done counts a page and tells it.
func (r *Reader) done(j *job, page int) {
	r.watch.Lock()
	defer r.watch.Unlock()
	j.event.Done++
	if r.opts.Watch != nil {
		now := j.event
		now.Page = page
		r.opts.Watch(now)
	}
}

// recognizePage reads one page; where that fails, a sound text layer stays and
// any other page says why it is unread. A page at which the program breaks off is
// read by the engine inside.
func (r *Reader) recognizePage(ctx context.Context, j *job, page *report.RawPage) {
	program := r.works()
	timed, stop := context.WithTimeout(ctx, r.pageTime(program))
	defer stop()
	picture, err := j.files.Picture(timed, j.path, page.Number)
	if err != nil {
		lost(timed, page, UnreadPicture)
		return
	}
	e := r.engine(program)
	width, height := page.Width, page.Height
	if page.Turn%2 != 0 { // its text says so; the picture is of the page as displayed
		width, height = height, width
	}
	got, err := readPicture(timed, e, picture, width, height)
	kept := j.kept
	switch {
	case !program:
		r.giveBack(e)
		kept = j.inside
	case err == nil:
		r.worked()
	case timed.Err() == nil:
		if got, ok := j.inside.get(page.Number); ok {
			got.into(page)
			named(page, builtInName)
			return
		}
		r.failed(j, page.Number)
		kept = j.inside
		var stop context.CancelFunc
		timed, stop = context.WithTimeout(ctx, r.pageTime(false))
		defer stop()
		e = r.engine(false)
		got, err = readPicture(timed, e, picture, width, height)
		r.giveBack(e)
	}
	if err != nil {
		lost(timed, page, UnreadFailed)
		return
	}
	kept.put(page.Number, got)
	got.into(page)
	named(page, e.name())
}

// works reports whether the program is there and is not known to fail.
func (r *Reader) works() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.program != nil && !r.broken
}

func (r *Reader) worked() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.proved = true
}

// failed tells that the program broke off at a page. One that never read a page
// is not asked again: it lacks its data, or a library.
func (r *Reader) failed(j *job, page int) {
	r.mu.Lock()
	r.broken = r.broken || !r.proved
	r.mu.Unlock()
	r.tell(Event{File: j.path, Pages: []int{page}, Engine: builtInName, BuiltIn: true, Failed: r.program.name()})
}

func (r *Reader) pageTime(program bool) time.Duration {
	switch {
	case r.opts.PageTime > 0:
		return r.opts.PageTime
	case !program:
		return BuiltInPageTime
	}
	return DefaultPageTime
}

// lost says why a page is unread, unless its text layer was.
func lost(ctx context.Context, page *report.RawPage, reason string) {
	if page.Instead = ""; page.Unread == "" {
		return
	}
	if ctx.Err() != nil {
		reason = UnreadSlow
	}
	page.Unread = reason
}

// into makes a page what was recognized on it. A layer that seemed incomplete
// stays where recognition has not found clearly more.
func (c cachedPage) into(page *report.RawPage) {
	if page.Instead == Incomplete {
		if page.Instead = ""; float64(len(c.Words)) < moreWords*float64(len(page.Words)) {
			return
		}
		page.Unread = Incomplete
	}
	if len(c.Words) == 0 {
		switch {
		case page.Unread == "":
		case c.Blank:
			page.Unread = pdf.UnreadEmpty
		default:
			page.Unread = UnreadNothing
		}
		return
	}
	page.Source, page.Instead, page.Unread = report.OCR, page.Unread, ""
	page.Width, page.Height, page.Turn, page.Lean, page.Words = c.Width, c.Height, c.Turn, c.Lean, c.Words
}

// named notes what recognized a page whose words are those of recognition.
func named(page *report.RawPage, engine string) {
	if page.Source == report.OCR {
		page.Engine = engine
	}
}

// engine gives the program, or takes an idle engine of those inside or makes
// one.
func (r *Reader) engine(program bool) engine {
	if program {
		return r.program
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		e := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return e
	}
	return &builtIn{compiled: r.opts.Compiled}
}

func (r *Reader) giveBack(e engine) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, e)
}
