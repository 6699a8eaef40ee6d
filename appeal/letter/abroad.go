package letter

import (
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// abroad gives the body of law of a claim outside the United States.
func abroad(data Data) (law.CountryRegime, bool) {
	if data.Law == nil {
		return law.CountryRegime{}, false
	}
	cr, _, ok := data.Law.CountryRegime(regimeID(data))
	return cr, ok
}

// isComplaint reports that a request to the insurer to think again is, where
// the claim is, a complaint, and must say so.
func (c *composer) isComplaint() bool {
	cr, ok := abroad(c.data)
	return ok && cr.Complaint
}

// scheme prints the body outside the insurer that takes complaints about this
// claim; a gap where the insurer's letter says which of several it is.
func (c *composer) scheme() string {
	cr, ok := abroad(c.data)
	if !ok || cr.Scheme == nil || *cr.Scheme == "" {
		return c.gap("scheme.name")
	}
	return c.put(Run{Text: *cr.Scheme, Source: Source{Kind: FromLaw, Key: cr.ID}})
}

// refuseReferral: a body outside the insurer takes a complaint after the
// insurer's final answer, or once its time to answer is over.
func refuseReferral(info Info, data Data) error {
	no := &RefusedError{Letter: info.ID, Alternatives: data.Regime.Instead}
	cr, ok := abroad(data)
	switch {
	case !ok || cr.Scheme == nil:
		no.Reason = "the law tables name no body outside the insurer that a letter could go to for this kind of claim"
	case data.Final && !answered(data):
		no.Reason = "it is taken after the insurer's final answer, or once the insurer's time to answer is over, and by what the case says neither has come"
		no.Alternatives = []string{
			"Complain to the insurer first: imeappeal letter appeal. When the final answer comes, note it: imeappeal sent \"final response received\" --date DATE. If the decision in the case already is the final answer, set denial.final to true.",
		}
	default:
		return nil
	}
	return no
}

// finalAnswers are the entries of the log that say that it came.
var finalAnswers = []string{"final response received", "final position letter received", "final denial received", "complaint answered"}

// finalAnswer is the log's entry of the insurer's final answer, nil where it has
// none.
func (c *composer) finalAnswer() *logEntry {
	for _, what := range finalAnswers {
		if e := c.logged(what); e != nil {
			return e
		}
	}
	return nil
}

// answered reports that the insurer gave its final answer, or that a clock of
// its own has run out.
func answered(data Data) bool {
	return data.Case.Denial.Final ||
		slices.ContainsFunc(data.Case.Log, func(e appeal.LogEntry) bool {
			return slices.ContainsFunc(finalAnswers, func(what string) bool { return isLogged(e.What, what) })
		}) ||
		slices.ContainsFunc(data.Deadlines, func(d law.Deadline) bool {
			return d.Who != "claimant" && !d.Conservative.IsZero() && d.Conservative.Before(data.Date)
		})
}

// fileLaw is the law under which personal information is asked for, with its
// time, as a letter names them.
type fileLaw struct{ Law, Within string }

// access gives the right to the papers that was read for the country; nil where
// none was.
func (c *composer) access() *fileLaw {
	cr, ok := abroad(c.data)
	if !ok {
		return nil
	}
	for _, a := range cr.Access {
		if a.Letter != "" && a.Seen {
			return &fileLaw{c.foreign(cr, a.Letter), c.foreign(cr, a.Within)}
		}
	}
	return nil
}

// duty prints what was read of the insurer's duty in handling a claim.
func (c *composer) duty() string {
	cr, ok := abroad(c.data)
	for _, d := range cr.Duty {
		if ok && d.Letter != "" && d.Seen {
			return c.foreign(cr, d.Letter)
		}
	}
	return ""
}

// foreign prints words of a country's table, which name law that was read.
func (c *composer) foreign(cr law.CountryRegime, text string) string {
	c.abroad = true
	return c.put(Run{Text: text, Source: Source{Kind: FromLaw, Key: cr.ID}})
}

// inCountryTable reports words that a letter may take from a country's table.
func inCountryTable(cr law.CountryRegime, text string) bool {
	has := func(words string, seen bool) bool { return seen && words != "" && words == text }
	return cr.Scheme != nil && *cr.Scheme == text ||
		slices.ContainsFunc(cr.Access, func(a law.AccessRight) bool { return has(a.Letter, a.Seen) || has(a.Within, a.Seen) }) ||
		slices.ContainsFunc(cr.Duty, func(d law.Duty) bool { return has(d.Letter, d.Seen) }) ||
		slices.ContainsFunc(cr.Steps, func(s law.CountryStep) bool {
			return slices.ContainsFunc(s.Clocks, func(ck law.CountryClock) bool { return has(ck.Letter, s.Seen) })
		})
}
