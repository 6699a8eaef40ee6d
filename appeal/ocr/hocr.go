package ocr

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

var (
	hocrSpan = regexp.MustCompile(`(?s)<span class=['"](ocr_\w+|ocrx_word)['"][^>]*?title=(?:'([^']*)'|"([^"]*)")[^>]*>`)
	hocrTag  = regexp.MustCompile(`<[^>]*>`)
)

// parseHOCR reads the words of the hOCR that the built-in engine writes: spans
// of lines (ocr_line, ocr_caption …) that hold spans of words (ocrx_word), with
// boxes and confidence in their titles.
func parseHOCR(b string) []found {
	var out []found
	line := 0.0
	for _, m := range hocrSpan.FindAllStringSubmatchIndex(b, -1) {
		title := partOf(b, m[4], m[5]) + partOf(b, m[6], m[7])
		box, ok := hocrBox(title)
		if !ok {
			continue
		}
		if b[m[2]:m[3]] != "ocrx_word" {
			line = box[3] - box[1]
			continue
		}
		end := strings.Index(b[m[1]:], "</span>")
		if end < 0 {
			continue
		}
		text := html.UnescapeString(hocrTag.ReplaceAllString(b[m[1]:m[1]+end], ""))
		out = append(out, found{
			Text: strings.TrimSpace(strings.ToValidUTF8(text, "\ufffd")), Box: box, Line: line,
			Confidence: min(max(hocrNumbers(title, "x_wconf", 1)[0], 0), 100),
		})
	}
	return out
}

func partOf(s string, from, to int) string {
	if from < 0 {
		return ""
	}
	return s[from:to]
}

func hocrBox(title string) (box [4]float64, ok bool) {
	n := hocrNumbers(title, "bbox", 4)
	copy(box[:], n)
	return box, n[2] > n[0] && n[3] > n[1]
}

// hocrNumbers gives the numbers after a name in a title; what is missing is 0.
func hocrNumbers(title, name string, n int) []float64 {
	out := make([]float64, n)
	for part := range strings.SplitSeq(title, ";") {
		f := strings.Fields(part)
		if len(f) == 0 || f[0] != name {
			continue
		}
		for i := range min(n, len(f)-1) {
			if v, err := strconv.ParseFloat(f[1+i], 64); err == nil && v >= 0 && v < 1e6 {
				out[i] = v
			}
		}
	}
	return out
}
