package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"image"
	"image/png"

	"imeappeal/appeal/casefile"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// imageDots is the resolution of page images in the HTML page, in dots an inch:
// enough to read, small enough to mail.
const imageDots = 120

// pageImages gives each page of the report that can be had as a picture, as a
// data address. A page without one is shown by its lines.
func (a *app) pageImages(ctx context.Context, t *tools, f *casefile.File, r *report.Report) (map[int]string, error) {
	doc, err := reportDocument(f)
	if err != nil {
		return nil, err
	}
	out := map[int]string{}
	password, _, err := openable(f.Path(doc), t.secrets(f).of(doc.ID))
	if err != nil {
		return out, nil // a picture file, or one that only its lines are left of
	}
	reader, err := a.readerOptions()
	if err != nil {
		return nil, err
	}
	reader.PDF.Password, reader.PDF.Compiled = password, reader.Compiled
	worker := pdf.NewWorker(reader.PDF)
	defer worker.Close()
	for _, p := range r.Pages {
		picture, err := worker.Picture(ctx, f.Path(doc), p.Number)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			continue // its lines are shown
		}
		if b, ok := pageImage(picture, p.Width, p.Height); ok {
			out[p.Number] = "data:image/png;base64," + base64.StdEncoding.EncodeToString(b)
		}
	}
	return out, nil
}

// pageImage sets a picture on a white page of the report's size and gives it as
// PNG; not ok where the picture's place cannot be followed.
func pageImage(p pdf.Picture, width, height float64) ([]byte, bool) {
	m := p.Place
	det := m[0]*m[3] - m[1]*m[2]
	if width <= 0 || height <= 0 || det == 0 || len(p.Pix) < p.Width*p.Height {
		return nil, false
	}
	w, h := int(width*imageDots/72+.5), int(height*imageDots/72+.5)
	if w < 1 || h < 1 || w > 6000 || h > 6000 {
		return nil, false
	}
	img := image.NewGray(image.Rect(0, 0, w, h))
	at := func(x, y float64) (int, int) { // the pixel of the picture at a point of the page
		x, y = x-m[4], y-m[5]
		return int((m[3]*x - m[2]*y) / det), int((m[0]*y - m[1]*x) / det)
	}
	for y := range h {
		for x := range w {
			x0, y0 := at(float64(x)*72/imageDots, float64(y)*72/imageDots)
			x1, y1 := at(float64(x+1)*72/imageDots, float64(y+1)*72/imageDots)
			img.Pix[y*img.Stride+x] = mean(p, x0, y0, x1, y1)
		}
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestCompression}
	if err := enc.Encode(&b, img); err != nil {
		return nil, false
	}
	return b.Bytes(), true
}

// mean is the grey of a part of a picture, white where there is none. It is cut
// to 16 shades, which the eye does not miss and the file is much smaller for.
func mean(p pdf.Picture, x0, y0, x1, y1 int) byte {
	if x1 < x0 {
		x0, x1 = x1, x0
	}
	if y1 < y0 {
		y0, y1 = y1, y0
	}
	x1, y1 = max(x1, x0+1), max(y1, y0+1)
	sum, n := 0, 0
	for y := max(y0, 0); y < min(y1, p.Height); y++ {
		for x := max(x0, 0); x < min(x1, p.Width); x++ {
			sum += int(p.Pix[y*p.Width+x])
			n++
		}
	}
	if n == 0 {
		return 255
	}
	return byte(sum/n/17) * 17
}
