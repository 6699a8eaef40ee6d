package law

import (
	"fmt"
	"slices"
	"strings"
)

// CountryPart is one of several schemes that a regime abroad holds together, such as
// that of one state: the steps that are its own. Its id is a kind of claim too.
type CountryPart struct {
	ID        string `yaml:"id"`
	Name      string `yaml:"name"`
	Steps     []int  `yaml:"steps"`
	Statutory bool   `yaml:"statutory,omitempty"`
}

// narrowed is the regime for who knows the part: its steps alone, without the
// conditions that say no more than which part it is.
func (r CountryRegime) narrowed(p CountryPart) CountryRegime {
	out := r
	out.ID, out.Name, out.Statutory, out.Parts, out.Steps = p.ID, p.Name, r.Statutory || p.Statutory, nil, nil
	out.whole = r.ID
	for _, s := range r.Steps {
		if !slices.Contains(p.Steps, s.N) {
			continue
		}
		s.Clocks = slices.Clone(s.Clocks)
		for i := range s.Clocks {
			if s.Clocks[i].OfPart {
				s.Clocks[i].If = ""
			}
		}
		out.Steps = append(out.Steps, s)
	}
	return out
}

// Whole is the id of the regime that this one is a part of, else its own. Steps are
// named by it, so that a calendar keeps its entries when the part becomes known.
func (r CountryRegime) Whole() string {
	if r.whole != "" {
		return r.whole
	}
	return r.ID
}

// all gives the parts of a regime as regimes, itself where it has none.
func (r CountryRegime) all() []CountryRegime {
	if len(r.Parts) == 0 {
		return []CountryRegime{r}
	}
	var out []CountryRegime
	for _, p := range r.Parts {
		out = append(out, r.narrowed(p))
	}
	return out
}

// LawsOf gives what a person chooses from where the case does not say which law of the
// country is that of the claim: every one, or the parts of the one that is known.
func (l *Law) LawsOf(country, regime string) []CountryRegime {
	if cr, _, ok := l.CountryRegime(regime); ok {
		if len(cr.Parts) == 0 {
			return nil
		}
		return cr.all()
	}
	var out []CountryRegime
	ct, _ := l.Country(country)
	for _, r := range ct.Regimes {
		out = append(out, r.all()...)
	}
	return out
}

// named gives the ids and names of regimes, for a caution that asks which it is.
func named(all []CountryRegime) string {
	var out []string
	for _, r := range all {
		out = append(out, fmt.Sprintf("%s (%s)", r.ID, r.Name))
	}
	return strings.Join(out, "; ")
}

// ofSeveral reports a regime abroad of which the part is not known.
func (l *Law) ofSeveral(id string) bool {
	cr, _, _ := l.CountryRegime(id)
	return len(cr.Parts) > 0
}
