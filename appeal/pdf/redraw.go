package pdf

import (
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"image"
	"io"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// Drawing is a page as a viewer shows it, its annotations included.
type Drawing struct {
	Pages         int     // of the file
	Across, Down  float64 // the page as displayed, in points
	Width, Height int     // in pixels
	Grey          bool    // one byte a pixel; else red, green, blue
	Pix           []byte
}

// Draw gives a page of a file, counted from 1, as PDFium shows it with so many
// pixels an inch. The error is an *UnreadableError or wraps ErrNoPicture.
func (w *Worker) Draw(ctx context.Context, path string, page, dots int) (Drawing, error) {
	return w.drawn(ctx, childRequest{Draw: page, Dots: dots}, path)
}

func (w *Worker) drawn(ctx context.Context, req childRequest, path string) (Drawing, error) {
	req.Path, req.Password, req.Compiled, req.Repair = path, w.opts.Password, w.opts.Compiled, true
	r, err := w.read(ctx, req)
	switch {
	case err != nil:
		return Drawing{}, err
	case r.drawing == nil:
		why := cmp.Or(r.reason, "PDFium shows nothing")
		return Drawing{}, fmt.Errorf("%s, page %d: %w: %s", path, req.Draw, ErrNoPicture, why)
	}
	return *r.drawing, nil
}

// DrawWithin is Draw with as many pixels as fit into a frame, which is turned
// for a page that is wider than high; a small page is enlarged by half at most.
func (w *Worker) DrawWithin(ctx context.Context, path string, page, width, height int) (Drawing, error) {
	return w.drawn(ctx, childRequest{Draw: page, Within: [2]int{width, height}}, path)
}

// Resave gives the file as PDFium writes it anew from what it could read:
// without encryption, without what belongs to no page. It is the way out for a
// file that Open refuses.
func (w *Worker) Resave(ctx context.Context, path string) ([]byte, error) {
	r, err := w.read(ctx, childRequest{Path: path, Password: w.opts.Password, Resave: true, Compiled: w.opts.Compiled, Repair: true})
	switch {
	case err != nil:
		return nil, err
	case r.reason != "":
		return nil, &UnreadableError{Reason: r.reason}
	case len(r.saved) == 0:
		return nil, &UnreadableError{Reason: UnreadDamaged}
	}
	return r.saved, nil
}

// answerPDFium answers what only PDFium can: it sends the count of pages, then
// the drawing or the pieces of the new file.
func answerPDFium(req childRequest, d *drawer, base io.ReaderAt, size int64, enc *gob.Encoder) (reason string, err error) {
	defer func() {
		if recover() != nil {
			*d = drawer{} // what is left of it is not to be trusted
			reason = UnreadDamaged
		}
	}()
	if err := d.start(req.Compiled); err != nil {
		return UnreadDamaged, nil
	}
	if err := d.open(req.Path, req.Password, base, size); err != nil {
		if errors.Is(err, ErrTooMuch) {
			return UnreadBig, nil
		}
		return UnreadDamaged, nil
	}
	counted, err := d.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.document})
	if err != nil || counted.PageCount < 1 {
		return UnreadDamaged, nil
	}
	if err := enc.Encode(childMessage{Count: counted.PageCount}); err != nil {
		return "", err
	}
	if req.Resave {
		return "", d.resave(enc)
	}
	drawing, err := d.drawing(req)
	if err != nil {
		return "", nil // Done without a drawing says so
	}
	drawing.Pages = counted.PageCount
	return "", enc.Encode(childMessage{Drawing: drawing})
}

// pieceSize is how much of a file one message carries.
const pieceSize = 1 << 20

// pieces sends what is written to it to the parent.
type pieces struct{ enc *gob.Encoder }

func (p pieces) Write(b []byte) (int, error) {
	for at := 0; at < len(b); at += pieceSize {
		if err := p.enc.Encode(childMessage{Bytes: b[at:min(len(b), at+pieceSize)]}); err != nil {
			return at, err
		}
	}
	return len(b), nil
}

// resave copies the pages into a new document; one that PDFium cannot make so
// gives no bytes.
func (d *drawer) resave(enc *gob.Encoder) error {
	made, err := d.instance.FPDF_CreateNewDocument(&requests.FPDF_CreateNewDocument{})
	if err != nil {
		return nil
	}
	defer d.instance.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: made.Document})
	if _, err := d.instance.FPDF_ImportPages(&requests.FPDF_ImportPages{Source: d.document, Destination: made.Document}); err != nil {
		return nil
	}
	saved, err := d.instance.FPDF_SaveAsCopy(&requests.FPDF_SaveAsCopy{Document: made.Document, Flags: requests.SaveFlagNoIncremental})
	if err != nil || saved.FileBytes == nil {
		return nil
	}
	_, err = pieces{enc}.Write(*saved.FileBytes)
	return err
}

// Bounds of one drawing: the process that draws has 900 MiB for all it does.
const (
	mostAcross = 20000
	mostPixels = 40e6
)

// Dots is the drawing's resolution, in pixels an inch.
func (d Drawing) Dots() int { return int(float64(d.Width)*72/d.Across + 0.5) }

// drawing draws one page on white.
func (d *drawer) drawing(req childRequest) (*Drawing, error) {
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: d.document, Index: req.Draw - 1}}
	size, err := d.instance.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return nil, fmt.Errorf("%w: its size is not known", ErrNoPicture)
	}
	scale := min(float64(req.Dots)/72, mostAcross/max(size.Width, size.Height), math.Sqrt(mostPixels/(size.Width*size.Height))) // a poster is drawn coarser
	if req.Within[0] > 0 {
		frame := [2]float64{float64(req.Within[0]), float64(req.Within[1])}
		if size.Width > size.Height {
			frame[0], frame[1] = frame[1], frame[0]
		}
		scale = min(frame[0]/size.Width, frame[1]/size.Height, 1.5*200/72)
	}
	drawn, err := d.instance.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: page, Width: max(1, int(size.Width*scale)), Height: max(1, int(size.Height*scale)),
		RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	defer drawn.Cleanup()
	out := &Drawing{Across: size.Width, Down: size.Height}
	return out, out.take(drawn.Result.Image)
}

// take copies the pixels, laid on white, as grey where no pixel has a colour.
func (d *Drawing) take(m *image.RGBA) error {
	d.Width, d.Height = m.Rect.Dx(), m.Rect.Dy()
	if _, err := newSize(d.Width, d.Height); err != nil {
		return err
	}
	d.Grey = true
	d.Pix = make([]byte, 0, 3*d.Width*d.Height)
	for y := range d.Height {
		row := m.Pix[y*m.Stride : y*m.Stride+4*d.Width]
		for x := 0; x < len(row); x += 4 {
			r, g, b := onWhite(row[x], row[x+3]), onWhite(row[x+1], row[x+3]), onWhite(row[x+2], row[x+3])
			d.Grey = d.Grey && r == g && g == b
			d.Pix = append(d.Pix, r, g, b)
		}
	}
	if d.Grey {
		for i := range d.Width * d.Height {
			d.Pix[i] = d.Pix[3*i]
		}
		d.Pix = d.Pix[:d.Width*d.Height]
	}
	return nil
}

// onWhite lays one channel of a pixel on white.
func onWhite(c, alpha byte) byte {
	if alpha == 255 {
		return c
	}
	return byte((int(c)*int(alpha) + 255*(255-int(alpha))) / 255)
}
