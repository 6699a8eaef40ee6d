package ocr

import (
	"context"
	"math"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// Incomplete says of a recognized page that the text layer behind its picture
// left out part of what is on it.
const Incomplete = "incomplete"

// A layer that covers less of the ink than this leaves something out. The layers
// that tesseract made of 24 pages, scans and coarse faxes, covered 0.95 and more,
// and 0.48 to 0.56 without the second half of their words. Signatures, stamps and
// photographs are ink as well, so recognition must find more words to be taken.
const (
	enoughInk = 0.8
	moreWords = 1.1
)

// sampled is of how many pages of a long file the layer is compared with the
// picture before all are: one program made them all.
const sampled = 12

// incomplete gives the pages whose hidden layer leaves out part of the picture.
// What was found is kept: pictures are large.
func (r *Reader) incomplete(ctx context.Context, files *pdf.Worker, d Document, text []pdf.TextPage) (out []int) {
	var layers []int
	for i, p := range text {
		if p.Unread == "" && p.Layer() {
			layers = append(layers, i)
		}
	}
	if len(layers) == 0 || r.opts.Choice != Auto {
		return nil
	}
	kept := d.kept("layer")
	thin := func(i int) bool {
		page, ok := kept.get(text[i].Number)
		if !ok {
			picture, err := files.Picture(ctx, d.Path, text[i].Number)
			if err != nil {
				return false
			}
			page.Covered = covered(sheetOf(picture), text[i].Words)
			kept.put(text[i].Number, page)
		}
		return page.Covered < enoughInk
	}
	step := max(1, len(layers)/sampled)
	for k := 0; k < len(layers) && ctx.Err() == nil; k += step {
		if thin(layers[k]) {
			out = append(out, layers[k])
		}
	}
	if len(out) == 0 || step == 1 {
		return out
	}
	out = nil
	for _, i := range layers {
		if ctx.Err() == nil && thin(i) {
			out = append(out, i)
		}
	}
	return out
}

// covered is the share of a sheet's ink that lies in or beside words, 1 where
// there is hardly any ink.
func covered(s *sheet, words []report.Word) float64 {
	small := s.resampled(100, 0)
	spots := ink(small.withoutRules())
	if len(spots) < 500 {
		return 1
	}
	const cell, near = 2.0, 3.0 // points
	inside := map[[2]int]bool{}
	for _, w := range words {
		for y := math.Floor((w.Box[1] - near) / cell); y <= (w.Box[3]+near)/cell; y++ {
			for x := math.Floor((w.Box[0] - near) / cell); x <= (w.Box[2]+near)/cell; x++ {
				inside[[2]int{int(x), int(y)}] = true
			}
		}
	}
	n := 0
	for _, p := range spots {
		if x, y := small.toPage.apply(p.x+0.5, p.y+0.5); inside[[2]int{int(math.Floor(x / cell)), int(math.Floor(y / cell))}] {
			n++
		}
	}
	return float64(n) / float64(len(spots))
}
