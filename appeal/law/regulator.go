package law

import "strings"

// health reports whether the regime is one of health coverage, the only kind
// that external review belongs to.
func health(regime string) bool { return strings.HasSuffix(regime, "-health") }

// Contact says every office, telephone and website of the row, those for health
// coverage included.
func (d InsuranceDepartment) Contact() string { return d.contact(true) }

// contact says the office, its telephone and its website. What serves health
// coverage alone, such as a line for external review, is left out for any other
// claim: there it would send the person to a door that is closed to them.
func (d InsuranceDepartment) contact(health bool) string {
	name, website, phones := d.Name, d.Website, []string{d.ConsumerPhone}
	if health {
		phones = append(phones, d.HealthPhone)
	} else {
		name, website = orElse(d.GeneralName, name), orElse(d.GeneralWebsite, website)
	}
	parts := []string{name}
	if text := strings.Join(known(phones), "; "); text != "" {
		parts = append(parts, "telephone "+text)
	}
	return strings.Join(append(parts, known([]string{website})...), ", ")
}

// known drops what was not found.
func known(texts []string) []string {
	var out []string
	for _, s := range texts {
		if s != "" && !strings.HasPrefix(s, "unknown") {
			out = append(out, s)
		}
	}
	return out
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}
