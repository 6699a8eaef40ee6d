package law

import (
	"fmt"

	"imeappeal/appeal"
)

// External is the decision about external review by an independent review
// organization. Given false means: no letter, and Alternatives say what there
// is instead.
type External struct {
	Given        bool
	Process      string // federal, state, unclear: only the denial notice can say
	AppealFirst  bool   // no final denial yet
	RequestTo    string
	Window       string
	Fee          string
	Why          string
	Alternatives []string
	Authorities  []string // what a letter may cite
	Shown        []string // what the person is shown for it
	Marks        []string // how well each part was read; print beside it
}

// ExternalReview decides whether the law gives external review in this case,
// and by whom. The denial notice controls, always.
func (l *Law) ExternalReview(c *appeal.Case) External {
	return l.externalReview(l.For(c), c)
}

func (l *Law) externalReview(r Regime, c *appeal.Case) External {
	e := External{Alternatives: r.Instead}
	var step Step
	for _, s := range l.regime(r.ID).Steps {
		if s.Name == "external-review" {
			step = s
		}
	}
	if r.Country != "US" {
		step, _ = r.Step("external-review")
	}
	e.Why, e.Shown = step.Why, step.Authorities
	if !step.Exists {
		return e
	}
	if grandfathered(c) {
		e.Why = "Grandfathered coverage is outside the external review of the Affordable Care Act, except for surprise billing. State law or the plan may give a review of its own; the notice says so."
		e.Shown = []string{"acag-grandfathered"}
		if r.ID == string(appeal.IndividualHealth) {
			e.Shown = []string{"acai-grandfathered"}
		}
		return e
	}
	e.Given = true
	e.AppealFirst = !stageOf(c).mayBeFinal()
	var why string
	e.Process, why = l.process(r, c)
	e.Why += " " + why
	switch st := stageOf(c); {
	case e.AppealFirst:
		e.Why += " Appeal first: it runs from the final denial."
	case !st.final:
		e.Why += " If the plan has another appeal that you must take, that comes first; the notice says so."
	}
	l.address(&e, r, c)
	e.Authorities = l.reviewAuthorities(r, e.Process)
	return e
}

// process says which external review it is, and why. "" where there is none.
func (l *Law) process(r Regime, c *appeal.Case) (string, string) {
	const notice = "The denial notice names the process; quote it."
	funding := c.Claim.Funding
	switch r.ID {
	case string(appeal.ERISAHealth):
	case string(appeal.IndividualHealth):
		funding = "insured" // a policy that a person buys is insurance
	case "government-health", "church-health":
		return "unclear", notice
	default:
		return "", ""
	}
	if grandfathered(c) {
		return "", ""
	}
	if funding == "self-funded" {
		return "federal", "The plan is self-funded, so the federal process applies. Check your denial notice."
	}
	if funding != "insured" {
		return "unclear", "Whether the plan is insured or self-funded is not known. " + notice
	}
	s, ok := l.State(r.State)
	switch {
	case !ok:
		return "unclear", "No row for the State was read. " + notice
	case s.ExternalReview.Route == "notice":
		return "unclear", fmt.Sprintf("Sources differ about %s. %s", s.Name, notice)
	case s.ExternalReview.Route == "federal":
		return "federal", fmt.Sprintf("%s has no State process that qualifies, as far as was read. Check your denial notice.", s.Name)
	}
	return "state", fmt.Sprintf("The plan is insured, and %s has its own process. Check your denial notice.", s.Name)
}

// address fills in to whom, by when and at what fee.
func (l *Law) address(e *External, r Regime, c *appeal.Case) {
	s, ok := l.State(r.State)
	switch {
	case e.Process == "unclear" || !ok && e.Process == "state":
		e.RequestTo = "whoever the denial notice names"
		e.Window = "the period that the denial notice gives"
		e.Fee = "see the denial notice"
		e.Marks = []string{"Nothing here is known without the notice."}
	case e.Process == "federal":
		e.RequestTo = "the plan, or the organization that the final denial notice names for external review"
		if ok && s.ExternalReview.Route == "federal" && c.Claim.Funding != "self-funded" {
			e.RequestTo = s.ExternalReview.RequestTo
			e.Marks = append(e.Marks, mark(s.ExternalReview), s.ExternalReview.Note)
		}
		e.Window = "four months after receipt of the final denial; keep four months from the date printed on it"
		e.Fee = "none: the federal process charges no fee"
		e.Marks = append(e.Marks, "Check your denial notice.")
	case e.Process == "state":
		x := s.ExternalReview
		e.RequestTo = x.RequestTo
		e.Window = windowWords(x.Window)
		e.Fee = x.Fee
		e.Marks = append(e.Marks, mark(x))
		if x.Note != "" {
			e.Marks = append(e.Marks, x.Note)
		}
		for _, f := range x.UnseenFields {
			e.Marks = append(e.Marks, "not read: "+f)
		}
		e.Marks = append(e.Marks, "Check your denial notice.")
	}
}

// WindowWords says how long one has to ask, as the State's row gives it.
func (x StateReview) WindowWords() string { return windowWords(x.Window) }

// Reading says whether the window was read in primary text.
func (x StateReview) Reading() string { return mark(x) }

// mark says how the window was read.
func mark(x StateReview) string {
	if x.WindowPrimary {
		return "window read in primary text (" + x.Statute + ")"
	}
	return "window known from secondary sources only (" + x.Statute + ")"
}

func windowWords(w Window) string {
	if w.Amount == nil {
		return "the law gives no number: " + w.From
	}
	out := lengthWords(*w.Amount, w.Unit) + ": " + w.From
	if w.Or != nil {
		out += fmt.Sprintf(" (another reading says %d %s; keep the earlier)", *w.Or.Amount, w.Or.Unit)
	}
	return out
}

// reviewAuthorities lists what a request for external review may cite.
func (l *Law) reviewAuthorities(r Regime, process string) []string {
	r.facts.process = process
	var out []string
	for _, a := range l.Authorities {
		if a.Topic != "external-review" {
			continue
		}
		if ok, _ := l.Printable(a.ID, r); ok {
			out = append(out, a.ID)
		}
	}
	return out
}
