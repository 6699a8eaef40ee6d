package pdf

// unpredict undoes a PNG or TIFF predictor (ISO 32000-1, 7.4.4.4).
func (f *File) unpredict(parms Object, data []byte) ([]byte, error) {
	predictor := f.Value(parms, "Predictor").Int(1)
	if predictor <= 1 || len(data) == 0 {
		return data, nil
	}
	colors := f.Value(parms, "Colors").Int(1)
	depth := f.Value(parms, "BitsPerComponent").Int(8)
	columns := f.Value(parms, "Columns").Int(1)
	if colors < 1 || colors > 64 || depth < 1 || depth > 32 || columns < 1 || columns > 1<<24 {
		return nil, errSyntax
	}
	pixel := (colors*depth + 7) / 8
	row := (colors*depth*columns + 7) / 8
	if row > 1<<26 {
		return nil, errSyntax
	}
	if predictor == 2 {
		return undoTIFF(data, row, colors, depth), nil
	}
	return undoPNG(data, row, pixel), nil
}

func undoTIFF(data []byte, row, colors, depth int) []byte {
	if depth != 8 { // pictures only; structure streams use bytes
		return data
	}
	for at := 0; at+row <= len(data); at += row {
		line := data[at : at+row]
		for i := colors; i < len(line); i++ {
			line[i] += line[i-colors]
		}
	}
	return data
}

func undoPNG(data []byte, row, pixel int) []byte {
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > 1 {
		kind := data[0]
		n := min(row, len(data)-1)
		start := len(out)
		out = append(out, data[1:1+n]...)
		data = data[1+n:]
		line := out[start:]
		for i := range line {
			var left, corner byte
			if i >= pixel {
				left, corner = line[i-pixel], above[i-pixel]
			}
			switch kind {
			case 1:
				line[i] += left
			case 2:
				line[i] += above[i]
			case 3:
				line[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				line[i] += paethOf(left, above[i], corner)
			}
		}
		copy(above, line)
	}
	return out
}

func paethOf(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	da, db, dc := distance(p, a), distance(p, b), distance(p, c)
	switch {
	case da <= db && da <= dc:
		return a
	case db <= dc:
		return b
	}
	return c
}

func distance(p int, v byte) int {
	if d := p - int(v); d >= 0 {
		return d
	}
	return int(v) - p
}
