package batch

import (
	"maps"
	"slices"
	"strings"
	"time"

	"imeappeal/appeal"
)

// Dates says how the sheet's dates that can be read in two ways were read, and
// asks where only a person knows: one question for the whole sheet.
func (r *Reading) Dates() []Problem {
	var out []Problem
	var open []*dateEvidence
	elsewhere := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(r.Survey.dates)) {
		e := r.Survey.dates[name]
		order := r.Survey.order(r.Sheet, name)
		if order == monthFirst || order == dayFirst {
			elsewhere[order] = true
		}
		if p := r.turned(e); p != nil {
			out = append(out, *p)
		}
		switch {
		case e.either == 0 && !e.one():
			out = append(out, r.dated(e, "batch.dates-both", appeal.LevelWarning))
		case e.either == 0:
		case order == "":
			open = append(open, e)
		case order == mixedOrders && e.one():
			out = append(out, r.dated(e, "batch.dates-against", appeal.LevelError))
		case order == mixedOrders:
			out = append(out, r.dated(e, "batch.dates-mixed", appeal.LevelError))
		default:
			if p := r.taken(e, order); p != nil {
				out = append(out, *p)
			}
		}
	}
	if len(open) == 0 {
		return out
	}
	n, headings := 0, []string{}
	for _, e := range open {
		n += e.either
		headings = append(headings, e.heading)
	}
	ask := r.dated(open[0], "batch.dates-ask", appeal.LevelError)
	ask.Column, ask.Where = strings.Join(headings, ", "), strings.Join(headings, ", ")
	ask.Args["n"] = count(n)
	if len(elsewhere) == 1 {
		ask = ask.proposing("--dates " + slices.Collect(maps.Keys(elsewhere))[0])
	}
	return append([]Problem{ask}, out...)
}

// taken says which reading was taken, and why; nil where a person said it and
// nothing in the column speaks against it.
func (r *Reading) taken(e *dateEvidence, order string) *Problem {
	against, id := e.dayFirst, "batch.dates-taken-"+order
	if order == dayFirst {
		against = e.monthFirst
	}
	if r.Sheet.dateOrder != "" {
		if id = "batch.dates-against-" + order; against.n == 0 {
			return nil
		}
	}
	p := r.dated(e, id, appeal.LevelWarning)
	p.Args["against"] = against.said()
	return &p
}

// dated fills in what a message on a column's dates may say.
func (r *Reading) dated(e *dateEvidence, id string, level appeal.Level) Problem {
	first, second := "", ""
	if days := appeal.ReadDay(e.two, r.Today); len(days) == 2 {
		first, second = days[0].Long(), days[1].Long()
	}
	return problem(0, e.heading, e.two, id, level, "n", count(e.either), "row", count(e.firstTwo),
		"mdy", e.monthFirst.said(), "dmy", e.dayFirst.said(), "first", first, "second", second)
}

// manyTurned is from how many days on it is no chance any more that all of them
// could be turned round.
const manyTurned = 3

// isReal reports a cell that the workbook has as a date.
func isReal(c cell) bool { return c.text == c.day.String() && !c.day.Before(firstDay) }

// turnable reports a real date whose day could be its month.
func turnable(c cell) bool { return isReal(c) && c.day.Date <= 12 && c.day.Date != int(c.day.Month) }

func otherWay(d appeal.Day) appeal.Day {
	return appeal.Day{Year: d.Year, Month: time.Month(d.Date), Date: int(d.Month)}
}

// turned finds what a spreadsheet program does to a list whose dates have the
// other order than its own country's: it turns day and month of each that it can
// read so, makes a real date of it, and leaves 25/8/2026 a text.
func (e *dateEvidence) turned() appeal.Level {
	switch {
	case e.monthFirst.n+e.dayFirst.n == 0 || e.turnable.n == 0 || e.unturnable:
		return ""
	case e.turnable.n < manyTurned:
		return appeal.LevelWarning
	}
	return appeal.LevelError
}

func (r *Reading) turned(e *dateEvidence) *Problem {
	level := e.turned()
	if level == "" {
		return nil
	}
	left := e.dayFirst
	if left.n == 0 {
		left = e.monthFirst
	}
	day, _ := appeal.ParseDay(e.turnable.text)
	p := problem(0, e.heading, e.turnable.text, "batch.dates-turned", level, "n", count(e.turnable.n), "rows", e.turnable.said(), "left", left.said(),
		"first", day.Long(), "second", otherWay(day).Long())
	return &p
}

// said names the rows, with what stands in the first of them: 5 (“25/8/2026”), 9, 12 …
func (w witnesses) said() string {
	var list []string
	for i, row := range w.rows {
		if list = append(list, count(row)); i == 0 {
			list[0] += " (“" + w.text + "”)"
		}
	}
	if w.n > len(w.rows) {
		list = append(list, "…")
	}
	return strings.Join(list, ", ")
}
