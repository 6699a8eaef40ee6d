package batch

import (
	"maps"
	"slices"
	"strings"

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
		switch {
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
	against, id := e.firstDMY, "batch.dates-taken-"+order
	if order == dayFirst {
		against = e.firstMDY
	}
	if r.Sheet.dateOrder != "" {
		if id = "batch.dates-against-" + order; against == 0 {
			return nil
		}
	}
	p := r.dated(e, id, appeal.LevelWarning)
	p.Args["against"] = count(against)
	return &p
}

// dated fills in what a message on a column's dates may say.
func (r *Reading) dated(e *dateEvidence, id string, level appeal.Level) Problem {
	first, second := "", ""
	if days := appeal.ReadDay(e.two, r.Today); len(days) == 2 {
		first, second = days[0].Long(), days[1].Long()
	}
	return problem(0, e.heading, e.two, id, level, "n", count(e.either), "row", count(e.firstTwo),
		"mdy", count(e.firstMDY), "dmy", count(e.firstDMY), "first", first, "second", second)
}
