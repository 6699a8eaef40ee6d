package bind

import (
	"fmt"
	"math"

	"imeappeal/appeal/pdf"
)

// fieldLayout sets a value into a field's rectangle.
type fieldLayout struct {
	w, h      float64
	size      float64
	colour    string
	align     int // 0 left, 1 middle, 2 right
	multiline bool
	cells     int // of a comb
}

const (
	fieldPad     = 2.0
	smallestText = 4.0
)

// draw gives the content and whether all of it fits.
func (l fieldLayout) draw(lines [][]byte) (content string, fits bool) {
	size := l.size
	if size == 0 {
		size = 12
		if !l.multiline {
			size = math.Max(smallestText, math.Min(12, l.h*0.75))
		}
	}
	rows := l.rows(lines, size)
	for ; size > smallestText && !l.fit(rows, size); rows = l.rows(lines, size) {
		size = math.Max(smallestText, size*0.9)
	}
	fits = l.fit(rows, size)
	y := (l.h-size)/2 + size*0.22
	if l.multiline {
		y = l.h - fieldPad - size*0.9
	}
	var b []byte
	b = fmt.Appendf(b, "/Tx BMC q 0 0 %s %s re W n BT %s /F %s Tf\n", num(l.w), num(l.h), l.colour, num(size))
	for _, row := range rows {
		if l.cells > 0 {
			b = l.comb(b, row, size, y)
			continue
		}
		x := fieldPad
		switch slack := l.w - 2*fieldPad - width(row)*size; l.align {
		case 1:
			x += slack / 2
		case 2:
			x += slack
		}
		b = fmt.Appendf(b, "1 0 0 1 %s %s Tm ", num(x), num(y))
		b = append(pdf.AppendLiteral(b, row), " Tj\n"...)
		y -= size * 1.15
	}
	return string(b) + "ET Q EMC\n", fits
}

// list sets a list box: its options, the chosen ones in white on black.
func (l fieldLayout) list(texts []string, chosen []bool) (content string, whole bool) {
	size := l.size
	if size == 0 {
		size = 10
	}
	whole = true
	b := fmt.Appendf(nil, "/Tx BMC q 0 0 %s %s re W n\n", num(l.w), num(l.h))
	y := l.h - fieldPad - size*0.9
	for i, t := range texts {
		row, known := winAnsi(t)
		colour := l.colour
		if chosen[i] {
			b = fmt.Appendf(b, "0 g %s %s %s %s re f\n", num(1), num(y-size*0.25), num(l.w-2), num(size*1.15))
			colour = "1 g"
			whole = whole && known && y > 0
		}
		b = fmt.Appendf(b, "BT %s /F %s Tf %s %s Td ", colour, num(size), num(fieldPad), num(y))
		b = append(pdf.AppendLiteral(b, row), " Tj ET\n"...)
		y -= size * 1.15
	}
	return string(b) + "Q EMC\n", whole
}

// comb sets each letter into its cell.
func (l fieldLayout) comb(b, row []byte, size, y float64) []byte {
	cell := l.w / float64(max(l.cells, len(row)))
	for i, ch := range row {
		x := cell*(float64(i)+0.5) - float64(glyphWidth(ch))*size/2000
		b = fmt.Appendf(b, "1 0 0 1 %s %s Tm ", num(x), num(y))
		b = append(pdf.AppendLiteral(b, []byte{ch}), " Tj\n"...)
	}
	return b
}

// rows breaks lines at spaces, where the field has several.
func (l fieldLayout) rows(lines [][]byte, size float64) [][]byte {
	if !l.multiline {
		return lines
	}
	room := int((l.w - 2*fieldPad) / size * 1000)
	var rows [][]byte
	for _, line := range lines {
		start, space, used := 0, -1, 0
		for i := 0; i < len(line); i++ {
			if line[i] == ' ' {
				space = i
			}
			if used += glyphWidth(line[i]); used > room && space > start {
				rows = append(rows, line[start:space])
				start, i, used = space+1, space, 0
				space = -1
			}
		}
		rows = append(rows, line[start:])
	}
	return rows
}

func (l fieldLayout) fit(rows [][]byte, size float64) bool {
	if l.cells > 0 {
		return size <= l.h
	}
	for _, row := range rows {
		if width(row)*size > l.w-fieldPad {
			return false
		}
	}
	return float64(len(rows))*size*1.15 <= l.h+size*0.3
}
