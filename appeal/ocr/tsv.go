package ocr

import (
	"math"
	"strconv"
	"strings"
)

// parseTSV reads tesseract's table of what it found: one row a page, block,
// paragraph, line (level 4) and word (level 5), with left, top, width, height,
// confidence and text. Rows that are none are passed over.
func parseTSV(b string) []found {
	var out []found
	line := 0.0
	for row := range strings.SplitSeq(b, "\n") {
		f := strings.Split(strings.TrimSuffix(row, "\r"), "\t")
		if len(f) < 11 {
			continue
		}
		var n [4]float64
		bad := false
		for i := range n {
			v, err := strconv.ParseFloat(f[6+i], 64)
			bad = bad || err != nil || !(v >= 0 && v <= 1e6) // NaN is neither
			n[i] = v
		}
		if bad {
			continue
		}
		switch f[0] {
		case "4":
			line = n[3]
		case "5":
			conf, err := strconv.ParseFloat(f[10], 64)
			if err != nil || math.IsNaN(conf) || len(f) < 12 {
				continue
			}
			out = append(out, found{
				Text: strings.ToValidUTF8(strings.Join(f[11:], " "), "\ufffd"), Line: line,
				Box: [4]float64{n[0], n[1], n[0] + n[2], n[1] + n[3]}, Confidence: min(max(conf, 0), 100),
			})
		}
	}
	return out
}
