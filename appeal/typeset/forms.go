package typeset

import "imeappeal/appeal/letter"

// fields sets labels with a line to write on behind each, or below it where
// the label leaves less than a third of the width.
func (s *setter) fields(items []letter.Runs) []row {
	var all []row
	for _, item := range items {
		rows := s.textRows(s.spans(item), 0, s.size, s.width)
		end := 0.0
		if lines := wrap(s.spans(item), s.size, s.width); len(lines) == 1 {
			end = lines[0].width + s.size*0.5
		}
		rows[0].space = s.size * 0.9
		last := len(rows) - 1
		if end > 0 && end < s.width*2/3 {
			draw, base := rows[last].draw, s.size*0.98
			rows[last].draw = func(pg *page, top float64) {
				draw(pg, top)
				pg.rule(end, top+base, s.width, top+base, 0.6)
			}
		} else {
			rows = append(rows, s.writingLine(0, s.width, s.size*ruleSpace*0.8))
		}
		keepAll(rows)
		all = append(all, rows...)
	}
	if len(items) <= fewItems {
		keepAll(all)
	}
	return all
}

// fewItems are so few that they cannot push much to the next page.
const fewItems = 6

// checks sets labels behind boxes to tick, one below the other; the few short
// answers to one question stand side by side.
func (s *setter) checks(items []letter.Runs) []row {
	if r, ok := s.answers(items); ok {
		return []row{r}
	}
	indent, side := s.size*itemIndent, s.size*boxSize
	var all []row
	for _, item := range items {
		rows := s.textRows(s.spans(item), indent, s.size, s.width-indent)
		draw := rows[0].draw
		rows[0].space = s.size * 0.35
		rows[0].draw = func(pg *page, top float64) {
			pg.box(0, top+s.size*0.2, side, side, 0.8)
			draw(pg, top)
		}
		keepAll(rows)
		all = append(all, rows...)
	}
	if len(all) > 0 {
		all[0].space = s.size * afterBlock
	}
	if len(items) <= fewItems {
		keepAll(all)
	}
	return all
}

// answers sets two to four labels of a few words on one line, in columns.
func (s *setter) answers(items []letter.Runs) (row, bool) {
	if len(items) < 2 || len(items) > 4 {
		return row{}, false
	}
	indent, side := s.size*itemIndent, s.size*boxSize
	column := s.width / float64(len(items))
	lines := make([]textLine, len(items))
	for i, item := range items {
		set := wrap(s.spans(item), s.size, column-indent)
		if len(set) != 1 || set[0].width > column-indent-s.size || len(item.PlainText()) > 24 {
			return row{}, false
		}
		lines[i] = set[0]
	}
	return row{space: s.size * afterBlock, height: s.size * lineHeight, draw: func(pg *page, top float64) {
		for i, l := range lines {
			x := float64(i) * column
			pg.box(x, top+s.size*0.2, side, side, 0.8)
			pg.line(l, x+indent, top, s.size)
		}
	}}, true
}

// ruled sets empty lines to write on; a few stay together, of many at least two.
func (s *setter) ruled(n int) []row {
	var all []row
	for range n {
		all = append(all, s.writingLine(0, s.width, s.size*ruleSpace))
	}
	keepLines(all)
	if n <= fewItems {
		keepAll(all)
	}
	return all
}

// writingLine is a ruled line with room above it for a hand.
func (s *setter) writingLine(from, to, room float64) row {
	return row{height: room, draw: func(pg *page, top float64) {
		pg.rule(from, top+room-s.size*0.15, to, top+room-s.size*0.15, 0.6)
	}}
}
