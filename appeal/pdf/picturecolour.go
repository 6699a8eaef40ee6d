package pdf

import "fmt"

// colours is a colour space, as far as its greys concern us.
type colours struct {
	parts   int    // samples a pixel
	ink     bool   // more is darker: a separation's tint, CMYK
	palette []byte // greys of an indexed space
}

// fromSamples makes unpacked samples grey pixels.
func (f *File) fromSamples(d Object, data []byte, width, height int) (*grey, error) {
	mask := string(f.either(d, "ImageMask", "IM").Raw) == "true"
	bits := f.either(d, "BitsPerComponent", "BPC").Int(1)
	space := colours{parts: 1}
	if mask {
		bits = 1
	} else {
		space = f.coloursOf(f.either(d, "ColorSpace", "CS"), 0)
	}
	if bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16 || space.parts < 1 || space.parts > 32 {
		return nil, fmt.Errorf("%w: %d samples of %d bits", ErrNoPicture, space.parts, bits)
	}
	g, err := newGrey(width, height)
	if err != nil {
		return nil, err
	}
	low, high := f.decodeRange(d, 0, 1)
	turned := low > high
	row := (width*space.parts*bits + 7) / 8
	levels := space.levels(bits, turned)
	samples := make([]byte, space.parts)
	for y := range height {
		if (y+1)*row > len(data) {
			for i := y * width; i < len(g.pix); i++ {
				g.pix[i] = 255
			}
			break
		}
		line := data[y*row : (y+1)*row]
		out := g.pix[y*width : (y+1)*width]
		if space.parts == 1 && bits == 1 {
			for x := range out {
				out[x] = levels[line[x>>3]>>(7-x&7)&1]
			}
			continue
		}
		for x := range out {
			for c := range samples {
				samples[c] = sampleAt(line, (x*space.parts+c)*bits, bits)
			}
			out[x] = space.grey(samples, levels, turned)
		}
	}
	g.bilevel = bits == 1 && space.parts == 1 && twoLevels(g.pix)
	if mask { // what is painted is taken for black; the rest shows what is below
		g.see = make([]byte, len(g.pix))
		for i, v := range g.pix {
			g.see[i] = ^v
		}
	}
	return g, nil
}

// sampleAt gives one sample, of 16 bits the upper eight.
func sampleAt(line []byte, bit, bits int) byte {
	b := line[bit>>3]
	if bits >= 8 {
		return b
	}
	return b >> (8 - bits - bit&7) & (1<<bits - 1)
}

// levels gives the grey of each value of a single sample.
func (s colours) levels(bits int, turned bool) []byte {
	n := 1 << min(bits, 8)
	out := make([]byte, n)
	for i := range out {
		v := byte(i * 255 / (n - 1))
		if s.palette != nil {
			v = 0
			if i < len(s.palette) {
				v = s.palette[i]
			}
		} else if turned != s.ink {
			v = 255 - v
		}
		out[i] = v
	}
	return out
}

// grey gives the grey of one pixel.
func (s colours) grey(samples, levels []byte, turned bool) byte {
	level := func(i int) int {
		v := int(samples[i]) * 255 / (len(levels) - 1)
		if turned {
			v = 255 - v
		}
		return v
	}
	switch {
	case s.parts == 1:
		return levels[samples[0]]
	case s.ink && s.parts == 4:
		k := 255 - level(3)
		return byte((299*(255-level(0)) + 587*(255-level(1)) + 114*(255-level(2))) * k / 255000)
	case s.ink: // several inks: the darkest shows
		most := 0
		for i := range samples {
			most = max(most, level(i))
		}
		return byte(255 - most)
	case s.parts >= 3:
		return byte((299*level(0) + 587*level(1) + 114*level(2)) / 1000)
	}
	return byte(level(0))
}

// coloursOf reads a colour space (ISO 32000-1, 8.6).
func (f *File) coloursOf(o Object, depth int) colours {
	name := o.NameText()
	if o.Kind == Array && len(o.Items) > 0 {
		name = f.Resolve(o.Items[0]).NameText()
	}
	item := func(i int) Object {
		if o.Kind != Array || i >= len(o.Items) {
			return Object{}
		}
		return f.Resolve(o.Items[i])
	}
	switch name {
	case "DeviceRGB", "RGB", "CalRGB":
		return colours{parts: 3}
	case "Lab": // lightness alone would do; pictures in Lab are rare
		return colours{parts: 3}
	case "DeviceCMYK", "CMYK":
		return colours{parts: 4, ink: true}
	case "ICCBased":
		n := f.Value(item(1), "N").Int(1)
		return colours{parts: n, ink: n == 4}
	case "Separation":
		return colours{parts: 1, ink: true}
	case "DeviceN":
		return colours{parts: max(1, len(item(1).Items)), ink: true}
	case "Indexed", "I":
		if depth == 0 {
			return f.indexed(item(1), item(2), o)
		}
	}
	return colours{parts: 1}
}

// indexed reads a palette.
func (f *File) indexed(base, most, o Object) colours {
	b := f.coloursOf(base, 1)
	var table []byte
	if len(o.Items) > 3 {
		if t := o.Items[3]; t.Kind == Ref && f.Load(t.Num).Stream {
			table, _ = f.Decode(f.Load(t.Num), 1<<16)
		} else if t = f.Resolve(t); t.IsString() {
			table = t.StringBytes()
		}
	}
	out := colours{parts: 1, palette: []byte{}}
	levels := b.levels(8, false)
	for i := 0; i <= min(most.Int(255), 255) && (i+1)*b.parts <= len(table); i++ {
		out.palette = append(out.palette, b.grey(table[i*b.parts:(i+1)*b.parts], levels, false))
	}
	return out
}
