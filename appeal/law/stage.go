package law

import (
	"imeappeal/appeal"
)

// stage is how far the claim has come.
type stage struct {
	denied   bool // there is a denial, dated or not
	onReview bool // the denial is the decision on an appeal
	final    bool // the case or the log says that it is the last one
	appealed bool // an appeal against the denial was sent
	reviewed bool // external review was asked for
	second   bool // the appeal that is waited for is the second one
	lonely   bool // marked final, yet nothing of an earlier denial or appeal is recorded
}

func stageOf(c *appeal.Case) stage {
	var s stage
	var same bool // the log's final denial is the one of the case
	d := c.Denial
	s.denied = !d.Date.IsZero() || !d.Received.IsZero() || d.Document != "" || len(d.Reasons) > 0
	s.onReview = len(c.EarlierDenials) > 0
	for _, e := range c.Log {
		switch what := logWord(e.What); {
		case what == "final denial received" || what == "final response received" || what == "final position letter received":
			s.final = true
			same = e.Date == d.Received || e.Document != "" && e.Document == d.Document
		case what == "external review request sent" || what == "expedited external review request sent":
			s.reviewed = true
		case what == "appeal sent" || what == "expedited appeal sent" || what == "second appeal sent":
			if !d.Date.IsZero() && e.Date.Before(d.Date) {
				s.onReview = true
			} else {
				s.appealed = true
			}
			s.second = s.appealed && (s.onReview || s.second || what == "second appeal sent")
		}
	}
	s.final = s.final || d.Final
	s.lonely = (d.Final || same) && !s.onReview && !s.appealed
	if c.Claim.Kind == appeal.IndividualHealth && s.onReview {
		s.final = true // one level of appeal only, 45 C.F.R. § 147.136(b)(3)(ii)(G)
	}
	return s
}

// mayBeFinal reports whether the clock of external review may be running: after
// the final denial, or after a decision on an appeal in a plan that may have
// one level only.
func (s stage) mayBeFinal() bool {
	return s.final || s.onReview
}

// moment is an event as the case knows it. For a paper that came: the day
// printed on it and the day it arrived. For what was sent: the day, and the
// day on which the other side had it, where the log says so.
type moment struct {
	printed, received appeal.Day
	day, arrived      appeal.Day
	stated            appeal.Day
	words             string
	doubt             string // why it may not be the right event
	logged            bool   // the log tells of it, and not the case\'s own denial
}

func (m moment) known() bool {
	return !m.printed.IsZero() || !m.received.IsZero() || !m.day.IsZero()
}

// papers are the events that are papers to the claimant.
func paper(event string) bool {
	switch event {
	case "denial", "denial-on-review", "final-denial", "any-denial", "extension-notice", "new-evidence",
		"incomplete-notice", "iro-notice":
		return true
	}
	return false
}

// moments gives the events that have happened, by id.
func moments(c *appeal.Case) map[string]moment {
	out := map[string]moment{}
	logged(c, out)
	st := stageOf(c)
	if !c.Claim.Filed.IsZero() {
		out["claim-filed"] = moment{day: c.Claim.Filed, words: "the claim was filed"}
	}
	if !st.denied {
		return out
	}
	delete(out, "claim-filed") // the first decision was made
	d := moment{printed: c.Denial.Date, received: c.Denial.Received, stated: c.Denial.DeadlineStated, words: "the denial"}
	out["any-denial"] = d
	f, later := out["final-denial"]
	switch {
	case later && !d.received.IsZero() && d.received == f.received:
		d.words = "the final denial" // the log tells of the denial that the case holds
		out["final-denial"] = d
	case later:
		f.words = "the final denial"
		out["final-denial"] = f
	case st.final:
		d.words = "the final denial"
		out["final-denial"] = d
	case st.onReview:
		d.words = "the decision on your appeal"
		if !st.appealed {
			out["denial-on-review"] = d
		}
		d.doubt = "Only if the plan has no further appeal that you must take: the notice says so."
		d.stated = appeal.Day{} // the notice's date is for the next appeal, as far as is known
		out["final-denial"] = d
	case !st.appealed:
		out["denial"] = d
	}
	return out
}

// logged reads the log: the latest entry of a kind counts, and one that stops a
// clock on or after that day removes it.
func logged(c *appeal.Case, out map[string]moment) {
	starts := map[string]appeal.Day{}
	for _, e := range c.Log {
		for _, w := range LogWords() {
			if logWord(w.What) != logWord(e.What) || w.Event == "" || e.Date.Before(starts[w.Event]) {
				continue
			}
			starts[w.Event] = e.Date
			m := moment{day: e.Date, words: w.What}
			if paper(w.Event) {
				m = moment{received: e.Date, stated: e.Until, words: w.What, logged: true}
				if doc, ok := c.Document(e.Document); ok {
					m.printed = doc.Date
				}
			}
			out[w.Event] = m
		}
	}
	for _, e := range c.Log {
		for _, w := range LogWords() {
			if logWord(w.What) != logWord(e.What) {
				continue
			}
			if m, ok := out["appeal-sent"]; ok && logWord(w.What) == "appeal received by the plan" && !e.Date.Before(m.day) {
				m.arrived = e.Date
				out["appeal-sent"] = m
			}
			for _, event := range w.Stops {
				if start, ok := starts[event]; ok && !e.Date.Before(start) {
					delete(out, event)
				}
			}
		}
	}
	if m, ok := out["appeal-sent"]; ok && !c.Denial.Date.IsZero() && m.day.Before(c.Denial.Date) {
		delete(out, "appeal-sent") // the denial in hand is the decision on it
	}
}
