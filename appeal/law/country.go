package law

import (
	"fmt"
	"strings"
)

// Country is a country outside the United States and its regimes.
type Country struct {
	Code    string          `yaml:"code"`
	Regimes []CountryRegime `yaml:"regimes"`
	Checked Date            `yaml:"-"`
}

// CountryRegime is one body of law there, with its steps in order.
type CountryRegime struct {
	ID    string        `yaml:"id"`
	Name  string        `yaml:"name"`
	Kinds []string      `yaml:"kinds,omitempty"` // the kinds of claim in general words that it stands for
	Steps []CountryStep `yaml:"steps"`

	Complaint bool    `yaml:"complaint,omitempty"` // asking the insurer to think again is a complaint, and starts its clock
	Scheme    *string `yaml:"scheme,omitempty"`    // the body outside the insurer that a letter may go to; "" where the insurer's letter says which
	Statutory bool    `yaml:"statutory,omitempty"` // a public scheme, which knows no policy

	Parts []CountryPart `yaml:"parts,omitempty"` // the schemes in it, where it holds several
	whole string        // the regime that this is a part of

	Notes  []CountryNote `yaml:"notes,omitempty"`
	Access []AccessRight `yaml:"access,omitempty"`
	Duty   []Duty        `yaml:"duty,omitempty"`
}

// CountryStep is one station. Clocks is the typed form of its limits, where a
// number was read and can be counted safely.
type CountryStep struct {
	N            int            `yaml:"n"`
	Name         string         `yaml:"name"` // the heading; What says more
	What         string         `yaml:"what"`
	InsurerMust  string         `yaml:"insurer_must"`
	YouMust      string         `yaml:"you_must"`
	Cost         string         `yaml:"cost"`
	Citation     string         `yaml:"citation"`
	Source       string         `yaml:"source"`
	Seen         bool           `yaml:"seen"`
	Secondary    bool           `yaml:"secondary,omitempty"` // read with somebody who writes about it
	Confidence   string         `yaml:"confidence,omitempty"`
	NotSeenParts []string       `yaml:"not_seen_parts,omitempty"` // print "check"
	SuperTPD     string         `yaml:"super_tpd,omitempty"`
	Clocks       []CountryClock `yaml:"clocks,omitempty"`
}

// CountryClock is a limit of a step in typed form.
type CountryClock struct {
	Who    string `yaml:"who"`
	Amount int    `yaml:"amount"`
	Unit   string `yaml:"unit"`
	Event  string `yaml:"event"`
	From   string `yaml:"from"`
	If     string `yaml:"if,omitempty"`
	OfPart bool   `yaml:"of_part,omitempty"` // If says only which part of the regime it is
	Over   string `yaml:"over,omitempty"`    // what opens when this clock of the other side has run out
	Letter string `yaml:"letter,omitempty"`  // what the rule gives the other side, as a letter says it; none: no letter does
}

// CountryNote is something to know.
type CountryNote struct {
	Text       string `yaml:"text"`
	Source     string `yaml:"source"`
	Seen       bool   `yaml:"seen"`
	Confidence string `yaml:"confidence,omitempty"`
}

// AccessRight is a right to see the report, the file or the records. Letter and
// Within are the law and its time as a request for the file names them.
type AccessRight struct {
	Letter       string   `yaml:"letter,omitempty"`
	Within       string   `yaml:"within,omitempty"`
	Right        string   `yaml:"right"`
	Time         string   `yaml:"time"`
	Cost         string   `yaml:"cost"`
	Citation     string   `yaml:"citation"`
	Source       string   `yaml:"source"`
	Seen         bool     `yaml:"seen"`
	Secondary    bool     `yaml:"secondary,omitempty"` // read with somebody who writes about it
	Confidence   string   `yaml:"confidence,omitempty"`
	NotSeenParts []string `yaml:"not_seen_parts,omitempty"`
}

// Duty is what the insurer owes. Letter is the sentence in which a letter says so.
type Duty struct {
	Letter       string   `yaml:"letter,omitempty"`
	Authority    string   `yaml:"authority"`
	Summary      string   `yaml:"summary"`
	Citation     string   `yaml:"citation"`
	Source       string   `yaml:"source"`
	Seen         bool     `yaml:"seen"`
	Secondary    bool     `yaml:"secondary,omitempty"` // read with somebody who writes about it
	Confidence   string   `yaml:"confidence,omitempty"`
	NotSeenParts []string `yaml:"not_seen_parts,omitempty"`
}

type countryFile struct {
	Version   int       `yaml:"version"`
	Checked   Date      `yaml:"checked"`
	Countries []Country `yaml:"countries"`
}

// Country finds a country by its ISO code.
func (l *Law) Country(code string) (Country, bool) {
	for _, c := range l.countries {
		if c.Code == upper(code) {
			return c, true
		}
	}
	return Country{}, false
}

// Countries gives the countries of the tables.
func (l *Law) Countries() []Country { return append([]Country(nil), l.countries...) }

// StepName gives the heading of a step of a country's regime, gb-private/2; ""
// for any other.
func (l *Law) StepName(step string) string {
	id, number, ok := strings.Cut(step, "/")
	if !ok {
		return ""
	}
	cr, _, _ := l.CountryRegime(id)
	for _, s := range cr.Steps {
		if fmt.Sprint(s.N) == number {
			return s.Name
		}
	}
	return ""
}

// CountryRegime finds a regime outside the United States, or a part of one, by its
// id, and its country's code.
func (l *Law) CountryRegime(id string) (CountryRegime, string, bool) {
	for _, c := range l.countries {
		for _, r := range c.Regimes {
			for _, one := range append([]CountryRegime{r}, r.all()...) {
				if one.ID == id {
					return one, c.Code, true
				}
			}
		}
	}
	return CountryRegime{}, "", false
}
