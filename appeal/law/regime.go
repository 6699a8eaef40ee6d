package law

import "imeappeal/appeal"

// Step is one station on the way that a regime gives or does not give.
type Step struct {
	Name        string   `yaml:"name"` // internal-appeal, external-review, lawsuit …
	Exists      bool     `yaml:"exists"`
	Why         string   `yaml:"why"`                   // what it is, or why there is none and what there is instead
	Authorities []string `yaml:"authorities,omitempty"` // ids, for the person; a letter asks Printable
}

// Question is something the law must know to decide, and does not.
type Question struct {
	Key string `yaml:"key"` // the case key that answers it, such as claim.filed
	Why string `yaml:"why"` // what hangs on it
}

// Regime is the law that governs one claim.
type Regime struct {
	ID        string // erisa-disability, workers-comp, gb-private …
	Name      string
	Country   string // US, GB …
	State     string // postal code, "" outside the United States or when not known
	Circuit   string // the federal court of appeals over State: 6th
	Levels    int    // internal appeals known to be given; 0 if the notice decides
	Steps     []Step
	Instead   []string // what there is where external review does not exist
	Questions []Question
	Cautions  []string // to the user, never for a letter
	CanCite   bool     // false: no federal authority may be cited, letters cite nothing

	facts facts
}

// facts is what the case settles for the gates of the tables.
type facts struct {
	filing        filing
	grandfathered *bool
	process       string // federal, state, unclear; "" where there is no external review
}

// regimeRow is a regime as regimes.yaml has it.
type regimeRow struct {
	ID       string   `yaml:"id"`
	Name     string   `yaml:"name"`
	Cite     bool     `yaml:"cite"`
	Levels   int      `yaml:"levels"`
	Steps    []Step   `yaml:"steps"`
	Instead  []string `yaml:"instead"`
	Cautions []string `yaml:"cautions,omitempty"`

	Grandfathered []string `yaml:"grandfathered,omitempty"` // the cautions for coverage that is known to be grandfathered
}

type regimeFile struct {
	Checked   Date        `yaml:"checked"`
	Regimes   []regimeRow `yaml:"regimes"`
	Questions []Question  `yaml:"questions"`
}

func (l *Law) regimeIndex(id string) int {
	for i := range l.regimes {
		if l.regimes[i].ID == id {
			return i
		}
	}
	return -1
}

// Regimes gives every regime of the tables without a case: the federal and
// State ones first, then those of the countries.
func (l *Law) Regimes() []Regime {
	var out []Regime
	for _, row := range l.regimes {
		out = append(out, row.regime())
	}
	for _, c := range l.countries {
		for _, r := range c.Regimes {
			out = append(out, countryRegime(r, c.Code))
			for _, p := range r.Parts {
				out = append(out, countryRegime(r.narrowed(p), c.Code))
			}
		}
	}
	return out
}

// Regime finds one by its id, without a case, with all that it would ask.
func (l *Law) Regime(id string) (Regime, bool) {
	for _, r := range l.Regimes() {
		if r.ID == id {
			return l.ask(r, &appeal.Case{}), true
		}
	}
	return Regime{}, false
}

func (r regimeRow) regime() Regime {
	return Regime{
		ID: r.ID, Name: r.Name, Country: "US", Levels: r.Levels, CanCite: r.Cite,
		Steps:    append([]Step(nil), r.Steps...),
		Instead:  append([]string(nil), r.Instead...),
		Cautions: append([]string(nil), r.Cautions...),
	}
}

// Step finds a step by its name.
func (r Regime) Step(name string) (Step, bool) {
	for _, s := range r.Steps {
		if s.Name == name {
			return s, true
		}
	}
	return Step{}, false
}

// Settled reports whether only one of the three sets of disability rules can
// govern the claim.
func (r Regime) Settled() bool { return r.facts.filing.settled() }

// circuitOf gives the federal court of appeals over a state (28 U.S.C. § 41).
func circuitOf(state string) string {
	for circuit, states := range map[string]string{
		"1st": "ME MA NH RI PR", "2d": "CT NY VT", "3d": "DE NJ PA VI", "4th": "MD NC SC VA WV", "5th": "LA MS TX",
		"6th": "KY MI OH TN", "7th": "IL IN WI", "8th": "AR IA MN MO NE ND SD", "9th": "AK AZ CA HI ID MT NV OR WA GU MP",
		"10th": "CO KS NM OK UT WY", "11th": "AL FL GA", "D.C.": "DC",
	} {
		for i := 0; i+2 <= len(states); i += 3 {
			if states[i:i+2] == state {
				return circuit
			}
		}
	}
	return ""
}
