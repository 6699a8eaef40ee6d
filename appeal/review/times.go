package review

import (
	"slices"

	"imeappeal/appeal/clinic"
)

// bygone: of a time before the examination.
var bygone = clinic.Expr(`\b(in|since|on|during) (january|february|march|april|may|june|july|august|september|october|november|december|(19|20)\d\d|the (emergency|hospital))\b|\b(emergency (room|department)|at first|initially|previous(ly)?|right after|immediately after|at the scene|used to|at that time|in the past|formerly|ago|last (spring|summer|fall|autumn|winter|year|month|week))\b`)

// timesApart reports that two statements tell of different times: a history of
// another time beside what is not history, or of different days.
func timesApart(a, b *Statement) bool {
	if a.history() != b.history() && (a.history() && bygone.Matches(a.look()) || b.history() && bygone.Matches(b.look())) {
		return true
	}
	if len(a.Dates) > 0 && len(b.Dates) > 0 {
		return !sharesDay(a, b)
	}
	x, y := dayAndMonth.FindAllString(a.Low, -1), dayAndMonth.FindAllString(b.Low, -1)
	return len(x) > 0 && len(y) > 0 && len(shared(x, y)) == 0
}

// dayAndMonth is a day without its year.
var dayAndMonth = clinic.Expr(`\b\d{1,2} (january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}\b`)

// timesMeet: the first does not speak of a day that the other does not.
func timesMeet(a, b *Statement) bool { return len(a.Dates) == 0 || sharesDay(a, b) }

func sharesDay(a, b *Statement) bool {
	return slices.ContainsFunc(a.Dates, func(d dated) bool {
		return slices.ContainsFunc(b.Dates, func(e dated) bool { return d.String() == e.String() })
	})
}
