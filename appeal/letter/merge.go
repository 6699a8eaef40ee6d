package letter

import (
	"slices"
	"strings"
)

// Conflict is a place where the person and the new letter both changed the
// same paragraphs. The merged text keeps the person's.
type Conflict struct {
	Line   int    // in the merged text
	Base   string // what the tool last wrote
	Mine   string // what the person made of it
	Theirs string // what the tool would write now
}

// Merge brings a newly composed draft into one that a person has edited, by
// paragraphs. Base is what the tool last wrote, mine the person's draft,
// theirs the new one. What only one side changed is taken from that side;
// where both changed it differently, the person's words stay and the conflict
// is returned.
func Merge(base, mine, theirs string) (string, []Conflict) {
	b, m, t := paragraphs(base), paragraphs(mine), paragraphs(theirs)
	inMine, inTheirs := matches(b, m), matches(b, t)
	var out []string
	var conflicts []Conflict
	bi, mi, ti := 0, 0, 0
	for bi < len(b) || mi < len(m) || ti < len(t) {
		// The next paragraph that all three have ends the stretch that may differ.
		next := bi
		for next < len(b) && (inMine[next] < mi || inTheirs[next] < ti) {
			next++
		}
		mEnd, tEnd := len(m), len(t)
		if next < len(b) {
			mEnd, tEnd = inMine[next], inTheirs[next]
		}
		was, ours, new := b[bi:next], m[mi:mEnd], t[ti:tEnd]
		switch {
		case slices.EqualFunc(ours, new, alike) || slices.EqualFunc(was, new, alike):
			out = append(out, ours...)
		case slices.EqualFunc(was, ours, alike):
			out = append(out, new...)
		case len(was) == len(ours) && len(was) == len(new):
			for i := range was { // neighbors, each changed by one side
				switch {
				case alike(ours[i], was[i]):
					out = append(out, new[i])
				case alike(new[i], was[i]), alike(new[i], ours[i]):
					out = append(out, ours[i])
				default:
					conflicts = append(conflicts, Conflict{Line: lineAfter(out), Base: was[i], Mine: ours[i], Theirs: new[i]})
					out = append(out, ours[i])
				}
			}
		default:
			conflicts = append(conflicts, Conflict{Line: lineAfter(out), Base: joinParagraphs(was), Mine: joinParagraphs(ours), Theirs: joinParagraphs(new)})
			out = append(out, ours...)
		}
		bi, mi, ti = next, mEnd, tEnd
		if next < len(b) {
			out = append(out, m[mEnd])
			bi, mi, ti = bi+1, mi+1, ti+1
		}
	}
	return joinParagraphs(out) + "\n", conflicts
}

// alike reports that two paragraphs differ in their quotation marks and
// apostrophes at most: an editor that bends them changes no word.
func alike(a, b string) bool { return a == b || leveler.Replace(a) == leveler.Replace(b) }

func leveledAll(paragraphs []string) []string {
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		out[i] = leveler.Replace(p)
	}
	return out
}

// BrokenOff gives the paragraphs of a whole draft that come after the place
// where another ends: it ends with a paragraph of the whole or with the
// beginning of one, and not with words of the person's own.
func BrokenOff(mine, whole string) []string {
	m, w := paragraphs(mine), paragraphs(whole)
	if len(m) == 0 {
		return nil
	}
	last := m[len(m)-1]
	for i := len(w) - 1; i >= 0; i-- {
		if alike(w[i], last) {
			return w[i+1:]
		}
	}
	for i, p := range w {
		if strings.HasPrefix(leveler.Replace(p), leveler.Replace(last)) {
			return w[i:]
		}
	}
	return nil
}

func joinParagraphs(paragraphs []string) string { return strings.Join(paragraphs, "\n\n") }

func lineAfter(paragraphs []string) int {
	if len(paragraphs) == 0 {
		return 1
	}
	return strings.Count(joinParagraphs(paragraphs), "\n") + 3
}

// paragraphs divides a text at its empty lines.
func paragraphs(s string) []string {
	var out []string
	var p []string
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n")+"\n", "\n") {
		line = strings.TrimRight(line, " \t")
		if line != "" {
			p = append(p, line)
		} else if len(p) > 0 {
			out, p = append(out, strings.Join(p, "\n")), nil
		}
	}
	return out
}

// matches gives for each paragraph of a its partner in b, -1 if it has none:
// the longest common subsequence.
func matches(a, b []string) []int {
	a, b = leveledAll(a), leveledAll(b)
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	out := make([]int, len(a))
	for i, j := 0, 0; i < len(a); i++ {
		out[i] = -1
		for k := j; k < len(b); k++ {
			if a[i] == b[k] && length[i][j] == length[i+1][k+1]+1 {
				out[i], j = k, k+1
				break
			}
		}
	}
	return out
}
