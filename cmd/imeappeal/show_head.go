package main

import (
	"strings"

	"imeappeal/appeal/law"
)

// stateHead says in a few lines what a person looks for in a state's row, before
// the row itself.
func (a *app) stateHead(s law.State) {
	x := s.ExternalReview
	a.printf("%s (%s)\n", s.Name, s.Code)
	line := func(id, text string) {
		if text == "" || strings.HasPrefix(text, "unknown") {
			text = a.words.say("show.not-found")
		}
		a.indented(2, a.words.say(id, "text", text))
	}
	line("show.state.checked", s.Checked.Long())
	line("show.state.process", a.words.say("show.process."+x.Route, "state", s.Name))
	line("show.state.window", x.WindowWords())
	if x.Route == "notice" {
		line("show.state.read", x.Note) // the statute named may not be the one the window is from
	} else {
		line("show.state.read", x.Reading())
	}
	line("show.state.fee", x.Fee)
	line("show.state.to", x.RequestTo)
	line("show.state.comp", s.WCDispute.Forum)
	line("show.state.department", s.InsuranceDepartment.Contact())
	conduct := func(id, rule string) {
		if rule != "" && !strings.HasPrefix(rule, "unknown") {
			rule += " (" + s.IME.Scope + a.unread(s.IME.Seen) + ")"
		}
		line(id, rule)
	}
	conduct("show.state.recording", s.IME.ClaimantMayRecord)
	conduct("show.state.observer", s.IME.ObserverAllowed)
	conduct("show.state.copy", s.IME.CopyOfReport)
	consent := s.RecordingConsent.Rule + a.unread(s.RecordingConsent.Seen && !s.RecordingConsent.Secondary())
	if s.RecordingConsent.MixedOrDisputed {
		consent += a.words.say("show.state.disputed")
	}
	line("show.state.consent", consent)
	a.printf("\n%s\n\n%s\n", wrap(a.words.say("show.notice"), a.width(), ""), a.words.say("show.row"))
}

// unread says of a rule that nobody here read it.
func (a *app) unread(seen bool) string {
	if seen {
		return ""
	}
	return a.words.say("show.state.unread")
}

// regimeHead says which steps the regime gives and which it does not, before the
// row itself.
func (a *app) regimeHead(r law.Regime, checked string) {
	a.printf("%s (%s)\n", r.Name, r.ID)
	a.indented(2, a.words.say("show.state.checked", "text", checked))
	for _, s := range r.Steps {
		if r.Country != "US" && !s.Exists {
			continue // what this country has takes its place
		}
		name := a.stepName(s.Name)
		if strings.Contains(s.Name, "/") {
			name = s.Why // a country's steps have numbers, not names
		}
		id := "show.step.no"
		if s.Exists {
			id = "show.step.yes"
		}
		line := a.words.say(id, "step", name)
		if name != s.Why && s.Why != "" {
			line += ". " + s.Why
		}
		a.indented(2, line)
	}
	for _, c := range r.Cautions {
		a.indented(2, a.words.say("deadlines.caution", "caution", a.words.framed(c)))
	}
	a.printf("\n%s\n\n%s\n", wrap(a.words.say("show.notice"), a.width(), ""), a.words.say("show.row"))
}
