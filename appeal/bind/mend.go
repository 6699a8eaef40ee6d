package bind

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// drawDots is the resolution of pages that become pictures, in pixels an inch.
const drawDots = 200

// mostDrawn bounds the pages of one file that become pictures.
const mostDrawn = 1000

// Mended is what takes the place of a file that cannot be bound as it is.
type Mended struct {
	PDF   []byte
	Pages int
	Kind  NoteKind // Resaved or Redrawn
}

// Mend looks for a way to bind a file that Probe or Write refused: PDFium, in
// the reading process, writes it anew; where that cannot be bound either, each
// page becomes a picture. from says which way to try first: "" for the first,
// Resaved after that has failed. The error says why there is no way.
func Mend(ctx context.Context, w *pdf.Worker, path string, failed NoteKind) (Mended, error) {
	var resaved error
	if failed == "" {
		var data []byte
		if data, resaved = w.Resave(ctx, path); resaved == nil {
			var pages int
			if pages, resaved = bindable(ctx, data); resaved == nil {
				return Mended{data, pages, Resaved}, nil
			}
		}
		if ctx.Err() != nil {
			return Mended{}, ctx.Err()
		}
	}
	data, pages, err := redrawn(ctx, w, path)
	if err == nil {
		pages, err = bindable(ctx, data)
	}
	if err != nil {
		return Mended{}, errors.Join(resaved, err)
	}
	return Mended{data, pages, Redrawn}, nil
}

// bindable binds a file alone to see that it can be done, and counts its pages.
func bindable(ctx context.Context, data []byte) (pages int, err error) {
	info, err := Probe(bytes.NewReader(data), int64(len(data)), "")
	if err != nil {
		return 0, err
	}
	plan := packet.Plan{
		Pages: info.Pages, Bates: packet.Bates{Prefix: "X", Digits: 1, Start: 1},
		Parts: []packet.Part{{ID: "x", Kind: packet.ExhibitPart, First: 1, Pages: info.Pages}},
	}
	open := func(packet.Part) (Source, error) {
		return Source{Reader: bytes.NewReader(data), Size: int64(len(data))}, nil
	}
	var out bytes.Buffer
	if _, err := Write(ctx, &out, plan, open, Options{}); err != nil {
		return 0, err
	}
	return info.Pages, Verify(bytes.NewReader(out.Bytes()), int64(out.Len()), plan)
}

// redrawn makes a picture of every page. A page that cannot be drawn is an
// error: it must not become an empty one.
func redrawn(ctx context.Context, w *pdf.Worker, path string) ([]byte, int, error) {
	var pages []PicturePage
	for n := 1; ; n++ {
		d, err := w.Draw(ctx, path, n, drawDots)
		if err != nil {
			return nil, 0, err
		}
		if d.Pages > mostDrawn {
			return nil, 0, fmt.Errorf("%w: %d pages to draw", pdf.ErrTooMuch, d.Pages)
		}
		p, err := Pictured(d)
		if err != nil {
			return nil, 0, err
		}
		if pages = append(pages, p); n == d.Pages {
			return Pictures(pages), n, nil
		}
	}
}
