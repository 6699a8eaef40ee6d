package law

import "slices"

// Authority is one statute, regulation, case or piece of official guidance.
type Authority struct {
	ID          string   `yaml:"id"`
	Citation    string   `yaml:"citation"` // the printed form
	Title       string   `yaml:"title"`
	Regimes     []string `yaml:"regimes"` // whose letters may cite it; empty: background; any: only for its Uses
	Topic       string   `yaml:"topic"`
	Proposition string   `yaml:"proposition"`
	Quote       string   `yaml:"quote"`
	Source      string   `yaml:"source"`
	Seen        bool     `yaml:"seen"` // the text was read; false is never printed as law
	Caution     string   `yaml:"caution"`

	Filed         []FiledRange `yaml:"filed,omitempty"`           // the claim must have been filed in one of these
	Coverage      string       `yaml:"coverage,omitempty"`        // non-grandfathered
	Process       string       `yaml:"process,omitempty"`         // federal, state: the external review it belongs to
	Circuit       string       `yaml:"circuit,omitempty"`         // 6th: of that court of appeals
	OnlyInCircuit bool         `yaml:"only_in_circuit,omitempty"` // courts elsewhere decided otherwise
	Letter        string       `yaml:"letter,omitempty"`          // user: shown, never in a letter; never: adverse
	LetterWhy     string       `yaml:"letter_why,omitempty"`      // why Letter is set
	Adverse       bool         `yaml:"adverse,omitempty"`         // it, or part of it, speaks against the claimant
	Uses          []string     `yaml:"uses,omitempty,flow"`       // only in a letter, or for a point, of this kind
	Quotable      *bool        `yaml:"quotable,omitempty"`        // false: never in quotation marks
	With          []string     `yaml:"with,omitempty,flow"`       // must be printed together with these
	Through       []Bridge     `yaml:"through,omitempty"`         // how a regime reaches it
	ThroughOnly   bool         `yaml:"through_only,omitempty"`    // it speaks of others alone: never cited without its bridge
	Checked       Date         `yaml:"checked,omitempty"`         // the file's day unless the row has its own
	Layer         string       `yaml:"-"`                         // "" built in, else which folder laid it over
}

// FiledRange is a range of days on which the claim was first filed, both ends
// included; a zero end is open. Circuits narrows it to claims in those.
type FiledRange struct {
	From     Date     `yaml:"from,omitempty"`
	Until    Date     `yaml:"until,omitempty"`
	Circuits []string `yaml:"circuits,omitempty"`
}

// Bridge says through which authority a regime reaches a rule that was written
// for another: a letter cites both.
type Bridge struct {
	Regime    string       `yaml:"regime"`
	Filed     []FiledRange `yaml:"filed,omitempty"`
	Authority string       `yaml:"authority"`
}

// The uses that an authority may be limited to. A letter names its own.
const (
	UseAccessRequest   = "access-request"   // to a HIPAA covered entity, never to a disability, workers' compensation or auto insurer
	UseAuthorization   = "authorization"    // a HIPAA authorization form
	UsePart2Consent    = "part2-consent"    // a consent for substance use disorder records
	UsePlanDocuments   = "plan-documents"   // § 104(b)(4) documents, asked of the plan administrator
	UseIgnoredEvidence = "ignored-evidence" // evidence that a file review passed over; never "you should have examined me"
	UseVocational      = "vocational-point" // an "any gainful employment" definition
)

// MayQuote reports whether Quote is the source's own words as read.
func (a Authority) MayQuote() bool {
	return a.Seen && a.Quote != "" && (a.Quotable == nil || *a.Quotable)
}

// bridged reports whether a regime may cite the rule only together with the
// one through which it reaches it.
func (a Authority) bridged(regime string) bool {
	return a.ThroughOnly && slices.ContainsFunc(a.Through, func(b Bridge) bool { return b.Regime == regime })
}

// covers reports whether some range holds every possible filing day of f for a
// claim in circuit.
func covers(ranges []FiledRange, f filing, circuit string) bool {
	for _, part := range f.windows() {
		if !coversWindow(ranges, part, circuit) {
			return false
		}
	}
	return true
}

func coversWindow(ranges []FiledRange, f filing, circuit string) bool {
	for _, r := range ranges {
		if !r.From.IsZero() && (f.from.IsZero() || f.from.Before(r.From.Day)) {
			continue
		}
		if !r.Until.IsZero() && (f.until.IsZero() || f.until.After(r.Until.Day)) {
			continue
		}
		if len(r.Circuits) > 0 && !contains(r.Circuits, circuit) {
			continue
		}
		return true
	}
	return false
}

// touches reports whether some range holds at least one possible filing day.
func touches(ranges []FiledRange, f filing, circuit string) bool {
	for _, part := range f.windows() {
		if coversWindow(ranges, part, circuit) {
			return true
		}
	}
	return false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
