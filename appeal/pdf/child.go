package pdf

import (
	"cmp"
	"encoding/gob"
	"io"
	"os"
	"runtime/debug"
	"strconv"

	"imeappeal/appeal/report"
)

// childEnv marks the process that reads strangers' files; its value is the
// memory it may use. A process that has it starts no such process itself.
const childEnv = "IMEAPPEAL_PDF_CHILD"

// childHello is the first thing a child says: whatever else a binary prints
// when it is started is not taken for pages.
const childHello = "imeappeal pdf reader 1\n"

// childRequest asks for one file.
type childRequest struct {
	Path     string
	Password string
	Count    bool // the number of pages only
	Repair   bool // do not believe the cross-reference table
	Second   bool // read with PDFium alone, after the first From pages
	From     int
	First    int    // words of so many pages only
	Picture  int    // this page as a picture, counted from 1, and nothing else
	Draw     int    // this page as a viewer shows it, likewise
	Dots     int    // with Draw: pixels an inch
	Within   [2]int // with Draw, instead: the frame to fill, in pixels
	Resave   bool   // the whole file, written anew by PDFium
	Compiled string
}

// childMessage is one step of the answer: the count, then pages or a picture,
// then Done.
type childMessage struct {
	Count   int
	File    report.Damage // with Count
	Page    *TextPage
	Picture *Picture
	Drawing *Drawing
	Bytes   []byte // of a file that is written anew, the next piece
	Start   int    // 1: PDFium begins to start, 2: it runs
	Done    bool
	Reason  string // with Done: why the file gives no pages
}

// MaybeChild turns this process into a reader of PDF files if its parent
// started it as one, and does not return then. main calls it first; so does
// TestMain of a package whose tests read PDF files.
func MaybeChild() {
	value := os.Getenv(childEnv)
	if value == "" {
		return
	}
	memory, err := strconv.ParseInt(value, 10, 64)
	if err != nil || memory <= 0 {
		memory = DefaultMemory
	}
	LimitSelf(memory)
	// Each file leaves garbage and nothing that lives: it is collected less often,
	// within half of the limit.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(memory / 2)
	if serve(os.Stdin, os.Stdout) != nil {
		os.Exit(1)
	}
	os.Exit(0)
}

// serve answers requests until its input ends.
func serve(in io.Reader, out io.Writer) error {
	if _, err := io.WriteString(out, childHello); err != nil {
		return err
	}
	dec, enc := gob.NewDecoder(in), gob.NewEncoder(out)
	draw := drawer{starting: func(step int) { _ = enc.Encode(childMessage{Start: step}) }}
	for {
		var req childRequest
		if err := dec.Decode(&req); err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
		if err := answer(req, &draw, enc); err != nil {
			return err
		}
	}
}

// answer reads one file and sends each page as soon as it is read.
func answer(req childRequest, draw *drawer, enc *gob.Encoder) error {
	reason, err := "", error(nil)
	func() {
		defer func() {
			if recover() != nil {
				reason = UnreadDamaged
			}
		}()
		reason, err = answerFile(req, draw, enc)
	}()
	if err != nil {
		return err
	}
	return enc.Encode(childMessage{Done: true, Reason: reason})
}

// answerFile gives why the file cannot be read, or an error if the parent is
// gone.
func answerFile(req childRequest, draw *drawer, enc *gob.Encoder) (reason string, err error) {
	base, size, done, err := openBytes(req.Path)
	if err != nil {
		return reasonOf(err), nil
	}
	defer done()
	if req.Draw > 0 || req.Resave {
		return answerPDFium(req, draw, base, size, enc)
	}
	count := func(n int) error { return enc.Encode(childMessage{Count: n}) }
	if pic := openPictureFile(base, size); pic != nil {
		return answerPictureFile(pic, req, enc)
	}
	if req.Picture > 0 {
		f, err := Open(base, size, req.Password)
		if err != nil {
			return reasonOf(err), nil
		}
		picture := func(i int) (*Picture, error) {
			p, err := f.picture(i)
			if err != nil {
				width, height := f.Frame(f.Pages[i]).size()
				p, err = draw.draw(req, base, size, i, width, height)
			}
			return p, err
		}
		return "", answerPicture(len(f.Pages), picture, req.Picture, enc)
	}
	if req.Count {
		f, err := Open(base, size, req.Password)
		if err == nil {
			return "", count(len(f.Pages))
		}
		if n, serr := (second{draw, req, base, size}).count(); serr == nil && n > 0 {
			return "", count(n)
		}
		return reasonOf(err), nil
	}
	return answerText(req, second{draw, req, base, size}, enc)
}

// answerText sends the pages' words. A page that PDFium may read better is sent
// as it is first, so that it is there should PDFium not come back.
func answerText(req childRequest, other second, enc *gob.Encoder) (reason string, err error) {
	var file report.Damage
	count := func(n int) error { return enc.Encode(childMessage{Count: n, File: file}) }
	send := func(p TextPage) error { return enc.Encode(childMessage{Page: &p}) }
	if !req.Second {
		f, err := openText(other.base, other.size, req.Password, req.Repair)
		if err == nil {
			file = f.file
			return "", f.eachPage(req.First, count, func(p TextPage) error {
				if err := send(p); err != nil || !doubtful(p) {
					return err
				}
				if now := weighed(p, other.page(p.Number-1)); better(p, now) {
					now.Unseen = append(now.Unseen, p.Unseen...)
					return send(now)
				}
				return nil
			})
		}
		if reason = reasonOf(err); reason != UnreadDamaged && reason != UnreadCut && reason != UnreadEncrypted && reason != "no pages" {
			return reason, nil
		}
		file = report.Damage{Rebuilt: reason == UnreadDamaged || reason == UnreadCut, Cut: reason == UnreadCut}
	}
	n, err := other.count()
	if err != nil || n == 0 {
		return cmp.Or(reason, UnreadDamaged), nil
	}
	n = upTo(req.First, n)
	if err := count(n); err != nil {
		return "", err
	}
	for i := req.From; i < n; i++ {
		if err := send(other.page(i)); err != nil {
			return "", err
		}
	}
	return "", nil
}

// upTo is how many pages are read: all n, or the first few.
func upTo(first, n int) int {
	if first > 0 {
		return min(first, n)
	}
	return n
}

// answerPictureFile answers for a file that is a picture itself.
func answerPictureFile(f *pictureFile, req childRequest, enc *gob.Encoder) (reason string, err error) {
	switch {
	case f.count() == 0:
		return UnreadDamaged, nil
	case req.Picture > 0:
		return "", answerPicture(f.count(), f.picture, req.Picture, enc)
	}
	if err := enc.Encode(childMessage{Count: f.count()}); err != nil || req.Count {
		return "", err
	}
	for i := range f.count() {
		p := f.textPage(i)
		if err := enc.Encode(childMessage{Page: &p}); err != nil {
			return "", err
		}
	}
	return "", nil
}

// answerPicture sends the count and, if it can be decoded, the picture of one
// page.
func answerPicture(count int, picture func(int) (*Picture, error), page int, enc *gob.Encoder) error {
	if err := enc.Encode(childMessage{Count: count}); err != nil || page > count {
		return err
	}
	p, err := picture(page - 1)
	if err != nil {
		return nil // Done without a picture says so
	}
	return enc.Encode(childMessage{Picture: p})
}
