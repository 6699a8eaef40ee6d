package main

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/batch"
)

// mostAlike is how many problems of one kind the table says one by one: a sheet
// whose every row has the same mistake is not sixty thousand lines. mostClocks is
// the same for the deadlines above it.
const (
	mostAlike  = 20
	mostClocks = 200
)

// alike are the problems of one kind: the rows that have it, and whether they are
// the same word for word.
type alike struct {
	level appeal.Level
	rows  []int
	text  string
	mixed bool
	asOne bool // it is said once for all rows where more than three have it
}

func kindOf(p batch.Problem) string { return string(p.Level) + "\x00" + p.ID + "\x00" + p.Column }

// keep takes a problem for the table. Of a kind that is there many times only the
// rows are kept.
func (c *checkRun) keep(p batch.Problem) {
	if p.Level == appeal.LevelMissing {
		return
	}
	text := c.words.what(p.Problem) + c.words.fix(p.Problem)
	k := c.kinds[kindOf(p)]
	if k == nil {
		k = &alike{level: p.Level, text: text, asOne: p.Level == appeal.LevelWarning && !eachItsOwn(p) || oneAnswer(p)}
		c.kinds[kindOf(p)] = k
	}
	k.rows = append(k.rows, p.Row)
	k.mixed = k.mixed || k.text != text
	if len(k.rows) <= mostAlike {
		c.problems = append(c.problems, p)
	}
}

// table prints the problems of a level in the order of the rows, and what there is
// more of a kind below them.
func (c *checkRun) table(level appeal.Level) {
	said := map[string]bool{}
	var long []batch.Problem
	for _, p := range c.problems {
		if p.Level != level {
			continue
		}
		if len(said) == 0 {
			c.tell("check.head." + string(level))
		}
		k, first := c.kinds[kindOf(p)], !said[kindOf(p)]
		said[kindOf(p)] = true
		switch many := k.asOne && len(k.rows) > 3; {
		case many && first && k.mixed:
			c.problem(p, []int{p.Row})
			c.indented(4, c.words.say("batch.likewise", "rows", rowList(k.rows[1:])))
		case many && first:
			c.problem(p, k.rows)
		case !many:
			c.problem(p, []int{p.Row})
			if first && len(k.rows) > mostAlike {
				long = append(long, p)
			}
		}
	}
	for _, p := range long {
		column := p.Column
		if column == "" {
			column = c.words.say("batch.where.whole")
		}
		c.indented(2, "- "+oneLine(c.words.say("batch.alike", "column", column, "row", fmt.Sprint(p.Row), "rows", rowList(c.kinds[kindOf(p)].rows[mostAlike:]))))
	}
}
