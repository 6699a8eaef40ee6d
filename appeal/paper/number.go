package paper

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal/clinic"
)

// valued is a value with its rank: lower is surer.
type valued struct {
	Found
	rank int
}

// numberForm is a number as letters give them: LTD-4471-20863, EHA 5529 1180,
// IPC/448812/JW. Words of capitals may stand before and after digits, one space
// between.
var numberForm = regexp.MustCompile(`^[A-Z0-9][A-Z0-9/.\-]*(?: [A-Z0-9][A-Z0-9/.\-]*)*`)

// oneLetter ends a number that is all that stands behind its label: NGA 7730912 X.
var oneLetter = regexp.MustCompile(`\d [A-Z]$`)

// moreNumbers follows a number where several are given.
var moreNumbers = regexp.MustCompile(`^(?:,| and| &| or|;)\s*([A-Z0-9][A-Z0-9/.\-]*)`)

// labelled finds what stands behind the labels of a group, on the same line, in
// the same column of the next row, or alone on the next line.
func (s *sheet) labelled(group string, read func(text string) []string) []valued {
	var out []valued
	for i, l := range s.lines {
		for k := range denialPhrases()[group] {
			p := &denialPhrases()[group][k]
			for _, at := range p.places(l.seen()) {
				values := read(behind(l.text[at[1]:]))
				ref, quote := l.ref, l.print
				if len(values) == 0 && i+1 < len(s.lines) {
					if text, ok := below(l, s.lines[i+1], at[0], at[1]); ok {
						values, ref, quote = read(text), s.lines[i+1].ref, l.print+" / "+s.lines[i+1].print
					}
				}
				for _, v := range values {
					out = append(out, valued{Found{Ref: ref, Quote: quoteOf(quote), Text: v}, p.Rank})
				}
			}
		}
	}
	return out
}

// places finds every place of a phrase in a folded line.
func (p *phrase) places(l *clinic.Look) [][]int {
	for _, form := range p.unless {
		if form.Matches(l) {
			return nil
		}
	}
	var out [][]int
	for _, form := range p.match {
		out = append(out, form.FindAllIndex(l, -1)...)
	}
	return out
}

// behind gives what stands behind a label: without the marks between, up to the
// end of the cell.
func behind(text string) string {
	text = strings.TrimLeft(text, " .:#-\u00a0")
	text, _, _ = strings.Cut(text, "   ")
	return strings.TrimSpace(text)
}

// below gives what stands under a label that ends its cell: the cell of the same
// column, or the whole line under a line that is only the label.
func below(l, next line, at, end int) (string, bool) {
	rest := strings.TrimLeft(l.text[end:], " ")
	if len(l.cells) > 1 && len(next.cells) == len(l.cells) {
		labels := true
		for _, c := range l.cells {
			labels = labels && strings.HasSuffix(c, ":")
		}
		if !labels {
			return "", false
		}
		col := len(cellsOf(l.text[:at] + "x"))
		return next.cells[col-1], true
	}
	if len(l.cells) == 1 && len(next.cells) == 1 && strings.Trim(rest, ".:# ") == "" && strings.TrimSpace(l.text[:at]) == "" {
		return next.text, true
	}
	return "", false
}

// numbers reads one number, or several that are given together.
func numbers(text string) []string {
	m := numberForm.FindString(text)
	if whole := strings.TrimRight(text, " ."); m != whole || !oneLetter.MatchString(m) {
		m = trimmedNumber(m)
	}
	if !hasDigits(m, 3) {
		return nil
	}
	out := []string{m}
	if more := moreNumbers.FindStringSubmatch(text[len(m):]); more != nil && hasDigits(more[1], 3) && strings.ContainsAny(text[len(m):len(m)+2], "a&o") {
		out = append(out, trimmedNumber(more[1]))
	}
	return out
}

// trimmedNumber cuts words of capitals behind the last digits, and stops.
func trimmedNumber(m string) string {
	words := strings.Fields(m)
	for len(words) > 1 && !hasDigits(words[len(words)-1], 1) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ".-/")
}

func hasDigits(text string, n int) bool {
	for _, r := range text {
		if r >= '0' && r <= '9' {
			n--
		}
	}
	return n <= 0
}

// settle takes the value of the best rank if there is one only; different ones
// are a doubt.
func settle(key, why string, all []valued, same func(a, b string) bool) (p *Proposal, doubt *Doubt) {
	if len(all) == 0 {
		return nil, nil
	}
	best := slices.MinFunc(all, func(a, b valued) int { return a.rank - b.rank }).rank
	var kept, passed []Found
	for _, v := range all {
		known := func(f Found) bool { return same(f.Text, v.Text) }
		switch {
		case v.rank == best && !slices.ContainsFunc(kept, known):
			kept = append(kept, v.Found)
		case v.rank != best && !slices.ContainsFunc(passed, known):
			passed = append(passed, v.Found)
		}
	}
	passed = slices.DeleteFunc(passed, func(f Found) bool {
		return slices.ContainsFunc(kept, func(k Found) bool { return same(k.Text, f.Text) })
	})
	if len(kept) > 1 {
		return nil, &Doubt{Key: key, Why: "two-values", Found: kept}
	}
	return &Proposal{Key: key, Value: kept[0].Text, Found: kept[0], Why: why, Passed: passed}, nil
}

// sameNumber compares numbers as people write them: without marks and spaces.
func sameNumber(a, b string) bool { return bare(a) == bare(b) }

func bare(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, text)
}

// SameNumber reports that two claim or policy numbers are one, whatever marks
// and spaces stand in them.
func SameNumber(a, b string) bool { return sameNumber(a, b) }
