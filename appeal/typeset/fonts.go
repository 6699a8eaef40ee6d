package typeset

import (
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
