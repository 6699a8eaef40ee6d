package packet

import (
	"regexp"
	"strconv"
	"strings"

	"imeappeal/appeal/letter"
)

// madePoint is a point as the letter makes it: what the table of findings says
// of it must be the letter's own words, from the same source.
type madePoint struct {
	number int
	quote  string      // the report's words, as the letter sets them off
	answer letter.Runs // what the letter sets beside them
}

// pointTitle is how a point begins: "4. How I came to the examination."
var pointTitle = regexp.MustCompile(`^(\d+)\. `)

// pointsIn reads the points of a letter by anchor. A letter that frames its
// points in another way, as a firm's own template may, has none.
func pointsIn(l letter.Letter) map[string]madePoint {
	out := map[string]madePoint{}
	var last madePoint
	for i, b := range l.Blocks {
		if !strings.HasPrefix(b.ID, "finding-") {
			continue
		}
		at := i
		for at < len(l.Blocks)-1 && l.Blocks[at].Runs.PlainText() == "" {
			at++ // an anchor without words of its own: those of another finding that makes the same point
		}
		m := pointTitle.FindStringSubmatch(l.Blocks[at].Runs.PlainText())
		if m == nil || !l.Blocks[at].Runs[0].Bold {
			if l.Blocks[at].Kind == letter.Quote && last.number > 0 && i > 0 && strings.HasPrefix(l.Blocks[i-1].ID, "finding-") {
				out[b.ID] = last
			}
			continue
		}
		made := madePoint{}
		made.number, _ = strconv.Atoi(m[1])
		first := at + 1
		for first < len(l.Blocks) && strings.HasPrefix(l.Blocks[first].ID, "finding-") && l.Blocks[first].Runs.PlainText() == "" {
			first++
		}
		if first < len(l.Blocks) && l.Blocks[first].Kind == letter.Quote {
			made.quote = quoted(l.Blocks[first].Runs)
			if after := afterQuotes(l, first); after < len(l.Blocks) && l.Blocks[after].Kind == letter.Paragraph && l.Blocks[after].ID == "" {
				made.answer = trimmedRuns(l.Blocks[after].Runs)
			}
		} else {
			made.answer = afterTitle(l.Blocks[at].Runs)
		}
		out[b.ID], last = made, made
	}
	return out
}

// afterQuotes passes over the sentences that a point quotes, and over the places
// where its other findings are made.
func afterQuotes(l letter.Letter, at int) int {
	for at < len(l.Blocks) && (l.Blocks[at].Kind == letter.Quote || strings.HasPrefix(l.Blocks[at].ID, "finding-") && l.Blocks[at].Runs.PlainText() == "") {
		at++
	}
	return at
}

// anchorIn gives the anchor of the row's point.
func (r FindingRow) anchorIn(points map[string]madePoint) string {
	if _, ok := points[r.ID]; ok {
		return r.ID
	}
	return "finding-" + r.ID
}

// quoted gives the words between the quotation marks that a set-off quotation
// begins with.
func quoted(rs letter.Runs) string {
	text, ok := strings.CutPrefix(rs.PlainText(), "“")
	end := strings.LastIndex(text, "” (")
	if !ok || end < 0 {
		return ""
	}
	return text[:end]
}

// afterTitle leaves out the title, which is bold, and the remark in italics that
// nobody has confirmed the point.
func afterTitle(rs letter.Runs) letter.Runs {
	for len(rs) > 0 && (rs[0].Bold || rs[0].Italic || strings.TrimSpace(rs[0].Text) == "") {
		rs = rs[1:]
	}
	return trimmedRuns(rs)
}

func trimmedRuns(rs letter.Runs) letter.Runs {
	if rs.PlainText() == "" {
		return nil
	}
	out := append(letter.Runs(nil), rs...)
	out[0].Text = strings.TrimLeft(out[0].Text, " ")
	return out
}
