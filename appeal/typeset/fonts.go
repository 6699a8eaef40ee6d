package typeset

import (
	"slices"
	"sync"

	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifbolditalic"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
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

// fontBytes gives the bytes of a face to a document: a copy, because gofpdf
// appends to slices of what it is given, and documents are made side by side.
//
// gofpdf reads the whole font again for every document, about 5 ms for each
// face that is used. Cutting the faces down beforehand was measured and saved
// nothing: the time goes into tables of 65,536 widths that it makes, and
// hashes as JSON, whatever the font holds. So a packet's own pages are made as
// one document, and faces that it does not use are not given to it.
func fontBytes(s style) []byte { return slices.Clone(faces()[s].ttf) }
