package ocr

import (
	"slices"
	"strings"
	"testing"
)

// aligned moves the page breaks of a reference text to where the paper's are. The
// text of one sample report, the two-column fax, breaks its fifth page at the end
// of the first column: what stands in the second column of the paper's page is on
// the text's next page. Whole lines of the body go over a break, never words, and
// only where both pages then have more in common with the paper; running heads
// and feet stay on their pages. What is misread stays misread.
func aligned(want, pages []string) []string {
	out := slices.Clone(want)
	for i := 0; i+1 < min(len(out), len(pages)); i++ {
		a, b := parted(out[i], out[i+1]), parted(out[i+1], out[i])
		together := slices.Concat(a.body, b.body)
		best, most := len(a.body), -1
		for cut := range len(together) + 1 {
			var n bag
			n.add(tokens(pages[i]), tokens(a.around(together[:cut])))
			n.add(tokens(pages[i+1]), tokens(b.around(together[cut:])))
			if n.hit > most || n.hit == most && cut == len(a.body) {
				best, most = cut, n.hit
			}
		}
		out[i], out[i+1] = a.around(together[:best]), b.around(together[best:])
	}
	return out
}

// sheetText is a page's text in its parts.
type sheetText struct{ head, body, foot []string }

func (s sheetText) around(body []string) string {
	return strings.Join(slices.Concat(s.head, body, s.foot), "\n")
}

// parted takes a page apart: lines at its top and foot that the other page has
// too, but for their figures, are its running head and foot.
func parted(page, other string) sheetText {
	lines, others := strings.Split(strings.Trim(page, "\n"), "\n"), strings.Split(strings.Trim(other, "\n"), "\n")
	like := func(a, b string) bool {
		plain := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return '0'
				}
				return r
			}, strings.TrimSpace(s))
		}
		return plain(a) == plain(b)
	}
	head, foot := 0, 0
	for head < min(len(lines), len(others)) && like(lines[head], others[head]) {
		head++
	}
	for foot < min(len(lines), len(others))-head && like(lines[len(lines)-1-foot], others[len(others)-1-foot]) {
		foot++
	}
	return sheetText{lines[:head], lines[head : len(lines)-foot], lines[len(lines)-foot:]}
}

// TestAligned moves what the text has on the wrong page and nothing else.
func TestAligned(t *testing.T) {
	text := func(page string, body ...string) string {
		return strings.Join(slices.Concat([]string{"Report of Dr. Lee, page " + page}, body, []string{page + " of 2"}), "\n")
	}
	one, two, three := "The neck moves freely in all planes.", "The arm is weak at the elbow.", "No sign of atrophy was seen."
	paper := []string{text("1", one, two), text("2", three)}
	for name, tt := range map[string]struct{ want, pages, out []string }{
		"as it is":              {paper, paper, paper},
		"broken too early":      {[]string{text("1", one), text("2", two, three)}, paper, paper},
		"broken too late":       {[]string{text("1", one, two, three), text("2")}, paper, paper},
		"misread stays misread": {paper, []string{text("1", one, "Tbe arn is wealc at tbe elbow."), text("2", three)}, paper},
		"a page too many":       {paper, paper[:1], paper},
	} {
		if got := aligned(tt.want, tt.pages); !slices.Equal(got, tt.out) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
