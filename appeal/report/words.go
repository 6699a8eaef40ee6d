package report

import (
	"math"
	"sort"
	"strings"
	"unicode"
)

// maxWords bounds the work on one page. A dense page of print has about 1,500.
const maxWords = 20000

var glyphs = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\u00a0", " ", "\u2007", " ", "\u202f", " ", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "",
	"\uf0b7", "•", "\uf0a7", "•", "\uf0d8", "•", // Symbol and Wingdings bullets of word processors
)

// cleanWords gives the words that a page can be built from: ligatures spelled
// out, control characters and empty words gone, boxes finite and the right way
// round, and a word that was printed twice (imitated bold) only once.
func cleanWords(raw []Word) []Word {
	if len(raw) > maxWords {
		raw = raw[:maxWords]
	}
	seen := map[Word]bool{}
	var out []Word
	for _, w := range raw {
		w.Text = strings.Map(dropControl, glyphs.Replace(strings.ToValidUTF8(w.Text, "\ufffd")))
		box, ok := upright(w.Box)
		if !ok {
			continue
		}
		if strings.Trim(w.Text, "~_|¬ ") == "" && box.height() < 1.5 {
			continue // a rule or a scratch that recognition took for a sign
		}
		w.Box = box
		if w.Size <= 0 || math.IsNaN(w.Size) || w.Size > 2000 {
			w.Size = 0
		}
		for _, part := range splitWord(w) {
			key := Word{Text: part.Text, Box: Box{math.Round(part.Box[0] / 2), math.Round(part.Box[1] / 2)}}
			if !seen[key] {
				seen[key] = true
				out = append(out, part)
			}
		}
	}
	return out
}

// plainBold takes bold for plain where most of the report is set in it, as a
// typewriter face is: then it sets nothing apart.
func plainBold(pages [][]Word) {
	bold, all := 0, 0
	for _, words := range pages {
		for _, w := range words {
			all++
			if w.Bold {
				bold++
			}
		}
	}
	if bold*2 <= all {
		return
	}
	for _, words := range pages {
		for i := range words {
			words[i].Bold = false
		}
	}
}

func dropControl(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}

// upright turns a box the right way round; ok is false for one that has no place.
func upright(b Box) (Box, bool) {
	for _, v := range b {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return b, false
		}
	}
	if b[0] > b[2] {
		b[0], b[2] = b[2], b[0]
	}
	if b[1] > b[3] {
		b[1], b[3] = b[3], b[1]
	}
	if b[3]-b[1] < 0.5 {
		b[3] = b[1] + 0.5
	}
	return b, true
}

// splitWord divides a run that holds spaces, in proportion to its letters.
func splitWord(w Word) []Word {
	fields := strings.Fields(w.Text)
	if len(fields) == 0 {
		return nil
	}
	if len(fields) == 1 {
		w.Text = fields[0]
		return []Word{w}
	}
	all := []rune(w.Text)
	step := (w.Box[2] - w.Box[0]) / float64(len(all))
	var out []Word
	for i := 0; i < len(all); {
		if all[i] == ' ' || unicode.IsSpace(all[i]) {
			i++
			continue
		}
		j := i
		for j < len(all) && !unicode.IsSpace(all[j]) {
			j++
		}
		part := w
		part.Text = string(all[i:j])
		part.Box[0], part.Box[2] = w.Box[0]+step*float64(i), w.Box[0]+step*float64(j)
		out = append(out, part)
		i = j
	}
	return out
}

func (b Box) width() float64  { return b[2] - b[0] }
func (b Box) height() float64 { return b[3] - b[1] }
func (b Box) middle() float64 { return (b[1] + b[3]) / 2 }

// union gives the smallest box around both.
func (b Box) union(c Box) Box {
	return Box{math.Min(b[0], c[0]), math.Min(b[1], c[1]), math.Max(b[2], c[2]), math.Max(b[3], c[3])}
}

func around(words []Word) Box {
	if len(words) == 0 {
		return Box{}
	}
	b := words[0].Box
	for _, w := range words[1:] {
		b = b.union(w.Box)
	}
	return b
}

// typeSize gives the word's size in points, from its box where the reader does
// not know it.
func (w Word) typeSize() float64 {
	if w.Size > 0 {
		return w.Size
	}
	return w.Box.height()
}

// median gives the middle value, 0 of none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return sortedCopy(values)[len(values)/2]
}

func sortedCopy(values []float64) []float64 {
	sorted := append([]float64(nil), values...)
	sort.Float64s(sorted)
	return sorted
}
