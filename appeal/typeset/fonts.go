package typeset

import (
	"slices"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"
)

// style is a face of the one family: Liberation Serif, SIL Open Font License,
// metric-compatible with Times New Roman.
type style int

const (
	roman style = iota
	bold
	italic
	boldItalic
	styles
)

const family = "liberationserif"

// code is gofpdf's word for the style.
func (s style) code() string { return [...]string{"", "B", "I", "BI"}[s] }

// faces are the four faces, read once in the life of the process.
var faces = sync.OnceValue(func() [styles]*face {
	var all [styles]*face
	for i, ttf := range [styles][]byte{liberationserifregular.TTF, liberationserifbold.TTF, liberationserifitalic.TTF, liberationserifbolditalic.TTF} {
		f, err := newFace(ttf)
		if err != nil {
			panic("embedded font: " + err.Error()) // the font is part of the program
		}
		all[i] = f
	}
	return all
})

// latin are the faces cut down to the characters that nearly every American
// letter stays within. gofpdf reads the whole font again for each document;
// with these it reads a tenth. Which of the two a document gets depends on its
// characters alone, so the same letter always has the same bytes.
var latin = sync.OnceValue(func() [styles][]byte {
	var cut [styles][]byte
	for i, f := range faces() {
		var set []rune
		for r := rune(' '); r < 0xFFFF; r++ {
			if inLatin(r) && f.has(r) {
				set = append(set, r)
			}
		}
		// A copy goes in: gofpdf appends to slices of the bytes that it is given.
		cut[i] = gofpdf.UTF8CutFont(slices.Clone(f.ttf), string(set))
	}
	return cut
})

func inLatin(r rune) bool {
	switch {
	case r <= 0x017F, r >= 0x0218 && r <= 0x021B: // Basic Latin to Latin Extended-A, Romanian
		return true
	case r >= 0x2010 && r <= 0x203A: // dashes, quotes, bullets, daggers, ellipsis, primes
		return true
	}
	return slices.Contains([]rune("€№™←↑→↓−≈≠≤≥□½⅓⅔⅛⅜⅝⅞βαμΩ"), r)
}

// fontBytes gives the font that a document with these characters in that
// style is set from: a copy, because gofpdf writes into what it is given.
func fontBytes(s style, used map[rune]bool) []byte {
	for r := range used {
		if !inLatin(r) {
			return slices.Clone(faces()[s].ttf)
		}
	}
	return slices.Clone(latin()[s])
}
