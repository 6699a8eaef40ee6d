package pdf

import (
	"errors"
	"fmt"
	"math"

	lib "github.com/ledongthuc/pdf"

	"imeappeal/appeal/report"
)

// Why a page has no text, or not all of it; RawPage.Unread holds one of them.
const (
	UnreadPicture   = "picture"          // the page is a picture: a scan or a fax
	UnreadEmpty     = report.UnreadBlank // nothing is on it
	UnreadDamaged   = "damaged"          // it cannot be read
	UnreadPartly    = "damaged in part"  // words were read, and some are lost
	UnreadCut       = "cut short"        // a whole file's end is missing, and its pages with it
	UnreadSlow      = "too slow"         // the time for the file was up
	UnreadBig       = "too big"          // it needed more memory than is given
	UnreadEncrypted = "encrypted"        // a password is needed
	UnreadGarbled   = "garbled"          // the text layer is not what is seen
)

// TextPage is a page's words with what tells how far they can be trusted.
type TextPage struct {
	report.RawPage
	Invisible float64 // share of its characters that are not drawn: a layer behind a scan
	Picture   float64 // share of the page that pictures cover
	Strange   float64 // share of its characters without a meaning
	Mute      float64 // share of its glyphs that stand for no character at all
	Second    bool    // PDFium read it
	Lies      int     // by how many quarters clockwise the page must be turned for its text to stand upright
}

// Layer reports whether the words are a hidden layer over a picture, as
// character recognition leaves it.
func (p TextPage) Layer() bool { return p.Invisible > 0.5 && p.Picture > 0.3 }

// readPage reads page i, fenced: a page that panics is a damaged page.
func (f *textFile) readPage(p textPage, number int) (out TextPage) {
	out.Number, out.Source = number, report.Text
	out.Width, out.Height = 612, 792
	defer func() {
		if x := recover(); x != nil {
			out.Unread = UnreadDamaged
		}
	}()
	if p.err != nil {
		out.Unread = UnreadDamaged
		return out
	}
	frame := p.frame()
	out.Width, out.Height = round2(frame.width), round2(frame.height)
	run := &textRun{f: f, page: frame, words: &wordBuilder{width: frame.width, height: frame.height}}
	run.cover.width, run.cover.height = frame.width, frame.height
	err := run.drawn(p)
	run.finish(&out)
	out.Unread = verdict(out, run, err)
	return out
}

// drawn runs a page's contents and then what its form fields show.
func (r *textRun) drawn(p textPage) error {
	st := textState{ctm: r.page.m, scale: 1, size: 1}
	r.f.lost = p.v.Key(lostKey).Bool()
	b, partly := r.f.contents(p.v.Key("Contents"))
	res := fenced(func() resources { return readResources(p.resources) })
	err := r.fencedContent(b, res, st)
	r.words.flush()
	if aerr := r.annotations(p.v, st); err == nil {
		err = aerr
	}
	if err == nil {
		err = partly
	}
	if err == nil && r.f.lost {
		err = ErrDamaged
	}
	return err
}

func fenced[T any](f func() T) (out T) {
	defer func() { _ = recover() }()
	return f()
}

// fencedContent keeps the words that came before a panic.
func (r *textRun) fencedContent(b []byte, res resources, st textState) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, x)
		}
		r.depth = 0
		r.words.marked = nil
	}()
	return r.content(b, res, st)
}

// contents joins a page's content streams; err is set where one is lost.
func (f *textFile) contents(v lib.Value) (out []byte, err error) {
	one := func(s lib.Value) {
		b, e := f.optionalStream(s)
		if e != nil || s.Kind() != lib.Stream && s.Kind() != lib.Null {
			err = ErrDamaged
		}
		out = append(append(out, b...), '\n')
	}
	if v.Kind() != lib.Array {
		one(v)
		return out, err
	}
	for i := range min(v.Len(), 1<<16) {
		s := fenced(func() lib.Value { return v.Index(i) })
		one(s)
		if len(out) > 2*streamLimit {
			return out, errTooMuch
		}
	}
	return out, err
}

// finish hands over the words.
func (r *textRun) finish(out *TextPage) {
	w := r.words
	w.flush()
	out.Words = w.words
	out.Unseen = append(unseen(w.outside, report.Outside), r.notes...)
	for i := range out.Words {
		b := &out.Words[i].Box
		for k := range b {
			b[k] = round2(b[k])
		}
		out.Words[i].Size = round2(out.Words[i].Size)
	}
	out.Lies = w.lies()
	out.Picture = r.cover.share()
	if w.total > 0 {
		out.Invisible = float64(w.invisible) / float64(w.total)
		out.Strange = float64(w.strange) / float64(w.total)
	}
	if r.mute > 0 {
		out.Mute = float64(r.mute) / float64(r.mute+w.total)
	}
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }

// verdict says why a page counts as unread, "" if it was read.
func verdict(p TextPage, r *textRun, err error) string {
	w := r.words
	switch {
	case errors.Is(err, errTooMuch):
		return UnreadSlow
	case w.total == 0 && err != nil:
		return UnreadDamaged
	case w.total == 0 && (r.cover.pictures > 0 || r.paths > outlines):
		return UnreadPicture
	case w.total == 0:
		return UnreadEmpty
	case stampedPicture(p, w):
		return UnreadPicture
	case p.Strange > 0.05, garbled(p):
		return UnreadGarbled
	case err != nil:
		return UnreadPartly
	}
	return ""
}

// outlines is how many painted paths a page without a letter may have and be
// blank: a background, a frame. More may be a form, or writing that was turned into
// outlines or done by hand on a tablet; its picture tells.
const outlines = 3

// garbled judges the words by how they read. Of the pages of real reports and
// records measured, none had fewer than 95 of 100 words shaped like words; with
// every tenth character wrong none had more than 86. A layer behind a scan is
// judged strictly, since recognition can read the scan itself; text that is
// drawn is doubted only when hardly anything in it makes sense.
func garbled(p TextPage) bool {
	s := senseOf(p.Words)
	switch {
	case s.words < 40:
		return false
	case p.Layer():
		return s.shaped < 0.93
	}
	return s.shaped < 0.6 && s.common < 0.1 || s.usual < 0.42 && s.common < 0.05
}

// stampedPicture is a scan whose only text is what was printed onto it since
// (a fax header, a Bates number, a page number), or a hidden layer that holds
// next to nothing.
func stampedPicture(p TextPage, w *wordBuilder) bool {
	if p.Picture < 0.6 || w.total > 250 {
		return false
	}
	if p.Invisible > 0.5 {
		return true
	}
	top, bottom := 0.12*p.Height, 0.88*p.Height
	inside := 0
	for _, word := range p.Words {
		if word.Box[1] > top && word.Box[3] < bottom {
			inside++
		}
	}
	return inside <= 8
}
