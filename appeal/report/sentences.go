package report

import (
	"strings"

	"imeappeal/appeal"
)

// piece is a word of a paragraph with its place in the paragraph's text.
type piece struct {
	at   int // byte offset
	line int
	box  Box
}

// prose is a block's text on one line and where its words stand.
type prose struct {
	text   string
	pieces []piece
}

// proseOf joins a block's lines, mending words that a hyphen divided.
func (p *parser) proseOf(lines []int) prose {
	var b strings.Builder
	var out prose
	for n, i := range lines {
		words := p.lines[i].words
		for k, w := range words {
			out.pieces = append(out.pieces, piece{at: b.Len(), line: i, box: w.place()})
			text, gap := w.Text, " "
			if k == len(words)-1 {
				if gap = ""; n+1 < len(lines) {
					text, gap = p.compose.join(w.Text, p.lines[lines[n+1]].words[0].Text)
				}
			}
			b.WriteString(text)
			b.WriteString(gap)
		}
	}
	out.text = b.String()
	return out
}

// sentence cuts [from, to) out of the prose.
func (p *parser) sentence(s prose, from, to int) Sentence {
	out := Sentence{Text: strings.TrimSpace(s.text[from:to])}
	lastLine := -1
	for k, w := range s.pieces {
		end := len(s.text)
		if k+1 < len(s.pieces) {
			end = s.pieces[k+1].at
		}
		if end <= from || w.at >= to {
			continue
		}
		page := p.rep.Pages[p.lines[w.line].page].Number
		if w.line == lastLine {
			last := &out.Boxes[len(out.Boxes)-1]
			last.Box = last.Box.union(w.box)
		} else {
			out.Boxes = append(out.Boxes, PageBox{Page: page, Box: w.box})
		}
		if lastLine < 0 {
			out.Ref = p.ref(w.line)
		}
		out.End, lastLine = p.ref(w.line), w.line
	}
	if out.Ref == (appeal.Ref{}) && len(s.pieces) > 0 {
		out.Ref, out.End = p.ref(s.pieces[0].line), p.ref(s.pieces[0].line)
	}
	return out
}
