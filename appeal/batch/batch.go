// Package batch turns a spreadsheet into cases: it reads what Excel and its
// kin write, names every problem of every row, and makes one case folder a row,
// resumably, in an output folder that it never leaves. How a packet is built is
// the caller's, handed over as a function.
package batch

import "imeappeal/appeal"

// Problem is something wrong or odd in one cell, row or column of the sheet.
// Row is the number that the spreadsheet program shows; 0 means the whole sheet.
type Problem struct {
	Row      int
	Column   string // as the sheet's heading has it
	Value    string // what stands there, shortened
	Proposal string // what to write instead, "" where only a person can know
	appeal.Problem
}

// maxShown is how much of a cell a message repeats.
const maxShown = 60

// shown shortens a cell for a message.
func shown(text string) string {
	r := []rune(text)
	if len(r) <= maxShown {
		return text
	}
	return string(r[:maxShown]) + "…"
}

func problem(row int, column, value, id string, level appeal.Level, args ...string) Problem {
	filled := map[string]string{"value": shown(value), "column": column}
	for i := 0; i+1 < len(args); i += 2 {
		filled[args[i]] = args[i+1]
	}
	return Problem{Row: row, Column: column, Value: shown(value), Problem: appeal.Problem{Where: column, ID: id, Args: filled, Level: level}}
}

func (p Problem) proposing(text string) Problem {
	p.Proposal = text
	p.Args["proposal"] = text
	return p
}

// HasError reports whether one of the problems keeps a row from being built.
func HasError(problems []Problem) bool {
	for _, p := range problems {
		if p.Level == appeal.LevelError {
			return true
		}
	}
	return false
}

// WithoutValue gives the problem for a log: what it says of the cell's text is
// taken out.
func (p Problem) WithoutValue() appeal.Problem {
	out := p.Problem
	out.Args = map[string]string{}
	for k, v := range p.Args {
		out.Args[k] = v
	}
	for _, k := range []string{"value", "first", "second", "first_long", "second_long", "date", "proposal", "mdy", "dmy", "against", "rows", "left", "end"} {
		if _, ok := out.Args[k]; ok {
			out.Args[k] = "…"
		}
	}
	return out
}
