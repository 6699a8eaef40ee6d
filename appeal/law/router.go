package law

import (
	"fmt"
	"strings"

	"imeappeal/appeal"
)

// For says which law governs the case: the steps that exist and those that do
// not, and what it must ask to be sure.
func (l *Law) For(c *appeal.Case) Regime {
	country := countryCode(c.Claim.Country)
	if cr, code, ok := l.CountryRegime(string(c.Claim.Kind)); ok {
		return l.ask(countryRegime(cr, code), c)
	}
	if country != "" && country != "US" {
		return l.abroad(country, c)
	}
	r := l.regime(regimeID(c))
	if s, ok := appeal.FindState(c.Claim.State); ok {
		r.State = s.Code
	}
	r.Circuit = circuitOf(r.State)
	r.facts.filing = filingOf(c)
	r.facts.grandfathered = c.Claim.Plan.Grandfathered
	r.facts.process, _ = l.process(r, c)
	if i := l.regimeIndex(r.ID); i >= 0 && grandfathered(c) && len(l.regimes[i].Grandfathered) > 0 {
		r.Cautions = append([]string(nil), l.regimes[i].Grandfathered...)
	}
	l.describe(&r, c)
	if country == "" && r.State == "" && unsaid(c.Claim.Kind) {
		r.Cautions = append([]string{"The case names no country (claim.country) and no State (claim.state); this is read as a claim in the United States. If it is elsewhere, say so first: other law and other days count."}, r.Cautions...)
	}
	return l.ask(r, c)
}

// countryCode reads a country as people write it.
func countryCode(s string) string {
	switch s = upper(s); s {
	case "USA", "U.S.", "U.S.A.", "UNITED STATES", "UNITED STATES OF AMERICA":
		return "US"
	case "UK", "U.K.", "UNITED KINGDOM", "ENGLAND", "SCOTLAND", "WALES", "NORTHERN IRELAND":
		return "GB"
	case "IRELAND":
		return "IE"
	case "CANADA":
		return "CA"
	case "AUSTRALIA":
		return "AU"
	case "NEW ZEALAND":
		return "NZ"
	}
	return s
}

// regimeID names the body of law. ERISA does not reach the plans of churches
// and governments, whatever the kind says (29 U.S.C. § 1003(b)).
func regimeID(c *appeal.Case) string {
	kind := c.Claim.Kind
	sponsor := c.Claim.Plan.Sponsor
	switch kind {
	case appeal.ERISADisability, appeal.ERISAHealth:
		if sponsor == "government" || sponsor == "church" {
			return sponsor + strings.TrimPrefix(string(kind), "erisa")
		}
		return string(kind)
	case appeal.IndividualHealth, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability, appeal.OtherKind:
		return string(kind)
	case appeal.UnknownKind, "":
		return string(appeal.UnknownKind)
	}
	return string(appeal.OtherKind)
}

func (l *Law) regime(id string) Regime {
	if i := l.regimeIndex(id); i >= 0 {
		return l.regimes[i].regime()
	}
	return Regime{ID: id, Country: "US"}
}

// abroad is a claim outside the United States whose kind is not one of that
// country's regimes. The one that stands for its kind there is taken, and said;
// of several, none.
func (l *Law) abroad(country string, c *appeal.Case) Regime {
	ct, ok := l.Country(country)
	var others []CountryRegime
	var taken *CountryRegime
	for _, cr := range ct.Regimes {
		if contains(cr.Kinds, string(c.Claim.Kind)) || len(ct.Regimes) == 1 && unsaid(c.Claim.Kind) {
			taken = &cr
			continue
		}
		others = append(others, cr.all()...)
	}
	if taken != nil {
		r := countryRegime(*taken, ct.Code)
		if len(others) > 0 {
			r.Cautions = append(r.Cautions, "If this is not the right one, say which it is (claim.kind): "+named(others)+".")
		}
		return l.ask(r, c)
	}
	r := l.regime(string(appeal.OtherKind))
	r.Country = country
	if len(others) > 0 {
		r.Cautions = append(r.Cautions, "Of this country, the law for these kinds of claim was read; say which is yours (claim.kind): "+named(others)+".")
	}
	if ok {
		r.Questions = append(r.Questions, l.question("claim.kind"))
	}
	return r
}

// unsaid reports a kind that says nothing of the claim.
func unsaid(kind appeal.ClaimKind) bool {
	return kind == appeal.OtherKind || kind == appeal.UnknownKind || kind == ""
}

// countryRegime turns a country's steps into those of a Regime.
func countryRegime(cr CountryRegime, code string) Regime {
	r := Regime{ID: cr.ID, Name: cr.Name, Country: code}
	for _, s := range cr.Steps {
		r.Steps = append(r.Steps, Step{Name: fmt.Sprintf("%s/%d", cr.Whole(), s.N), Exists: true, Why: s.words()})
		r.Instead = append(r.Instead, s.What+".")
	}
	if len(cr.Parts) > 0 {
		r.Cautions = append(r.Cautions, "Each of these has days of its own; say which is yours (claim.kind): "+named(cr.all())+".")
	}
	r.Steps = append(r.Steps, Step{
		Name: "external-review",
		Why:  "External review by an independent review organization belongs to health coverage in the United States. The steps of this country take its place.",
	})
	return r
}

// limits puts the limits of a pension's disability cover in the place of the
// pointer to them.
func (s CountryStep) limits(text string) string {
	return strings.Replace(text, "limits differ - see super_tpd", "limits differ. "+strings.TrimSuffix(s.SuperTPD, "."), 1)
}

// words says the step with its limits, and what of it was not read.
func (s CountryStep) words() string {
	out := s.What
	if !s.Seen {
		return out + ". The time limit and the rule were not read in a source: check the notice."
	}
	if s.YouMust != "" {
		out += ". You: " + s.limits(s.YouMust)
	}
	if s.InsurerMust != "" {
		out += ". The other side: " + s.InsurerMust
	}
	if s.Citation != "" {
		out += " (" + s.Citation + ")" + s.bySecondary()
	}
	if len(s.NotSeenParts) > 0 {
		out += ". Check: " + strings.Join(s.NotSeenParts, "; ")
	}
	return out + "."
}

// describe fits the steps of the table to this case.
func (l *Law) describe(r *Regime, c *appeal.Case) {
	st := stageOf(c)
	for i := range r.Steps {
		s := &r.Steps[i]
		switch s.Name {
		case "external-review":
			e := l.externalReview(*r, c)
			s.Exists, s.Why, s.Authorities = e.Given, e.Why, e.Shown
		case "internal-appeal":
			if s.Exists && st.final {
				s.Exists = false
				s.Why = "Your case marks this denial as final, so no internal appeal that you must take is left. If the notice speaks of another appeal, follow the notice."
			}
		case "appeal-or-dispute-denial":
			if state, ok := l.State(r.State); ok && r.ID == string(appeal.WorkersComp) && state.WCDispute.Seen {
				s.Why += fmt.Sprintf(" In %s: %s.", state.Name, state.WCDispute.Forum)
				r.Instead = append(r.Instead, fmt.Sprintf("In %s disputes go to: %s.", state.Name, state.WCDispute.Forum))
			}
			if state, ok := l.State(r.State); ok && r.ID == string(appeal.AutoNoFault) && state.AutoDispute != nil && state.AutoDispute.Seen {
				a := state.AutoDispute
				s.Why += fmt.Sprintf(" In %s: %s (%s; %s source). %s", state.Name, a.Forum, a.Statute, a.SourceKind, a.Note)
				s.Why = strings.TrimSpace(s.Why)
				r.Instead = append(r.Instead, fmt.Sprintf("In %s disputes go to: %s.", state.Name, a.Forum))
			}
		}
	}
	if state, ok := l.State(r.State); ok && r.ID == string(appeal.PrivateDisability) && state.ClaimsPractices != nil && state.ClaimsPractices.Seen {
		p := state.ClaimsPractices
		why := fmt.Sprintf("%s: %s (%s; source: %s). Ask the insurer for it in writing, and name it to the regulator; most such rules give no lawsuit of their own.", state.Name, p.Right, p.Citation, p.SourceKind)
		r.Steps = append(r.Steps, Step{Name: "claims-practices", Exists: true, Why: why})
	}
	l.regulator(r, c)
}

// regulator adds where to complain. A state's insurance department has no say
// over a self-funded plan, nor over workers' compensation benefits.
func (l *Law) regulator(r *Regime, c *appeal.Case) {
	state, ok := l.State(r.State)
	switch {
	case !ok || r.ID == string(appeal.WorkersComp):
	case c.Claim.Funding == "self-funded" && r.ID != string(appeal.IndividualHealth):
		r.Steps = append(r.Steps, Step{Name: "regulator-complaint", Why: "A State's insurance department has no say over a self-funded plan. For a plan under ERISA, ask the Employee Benefits Security Administration (EBSA) instead."})
	default:
		why := state.InsuranceDepartment.contact(health(r.ID)) + ". Check the number and the address before you use them."
		r.Steps = append(r.Steps, Step{Name: "regulator-complaint", Exists: true, Why: why})
		r.Instead = append(r.Instead, fmt.Sprintf("In %s the regulator of insurance is: %s", state.Name, why))
	}
}

// ask lists what is not known and matters here.
func (l *Law) ask(r Regime, c *appeal.Case) Regime {
	add := func(when bool, key string) {
		if when {
			r.Questions = append(r.Questions, l.question(key))
		}
	}
	sponsor, funding := c.Claim.Plan.Sponsor, c.Claim.Funding
	erisa := r.ID == string(appeal.ERISADisability) || r.ID == string(appeal.ERISAHealth)
	health := r.ID == string(appeal.ERISAHealth) || r.ID == string(appeal.IndividualHealth)
	us := r.Country == "US"
	add(r.ID == string(appeal.UnknownKind) || l.ofSeveral(r.ID), "claim.kind")
	add(us && r.State == "" && r.ID != string(appeal.UnknownKind), "claim.state")
	add(erisa && (sponsor == "" || sponsor == "unknown"), "claim.plan.sponsor")
	if r.ID == string(appeal.ERISADisability) && r.facts.filing.odd {
		add(true, "claim.filed#odd")
		r.Cautions = append(r.Cautions, l.question("claim.filed#odd").Why+" Check claim.filed, claim.date_of_injury, claim.onset_date and denial.date; until they agree, the day of filing is not used.")
	}
	add(r.ID == string(appeal.ERISADisability) && !r.facts.filing.odd && !r.facts.filing.settled(), "claim.filed")
	add(r.ID == string(appeal.ERISAHealth) && funding != "insured" && funding != "self-funded", "claim.funding")
	add(health && r.facts.grandfathered == nil, "claim.plan.grandfathered")
	add(c.Denial.Date.IsZero(), "denial.date")
	add(c.Denial.Received.IsZero(), "denial.received")
	add(health && !c.Denial.Final && stageOf(c).onReview, "denial.final")
	return r
}

// question finds the words for a key; the key alone is asked where part of it
// ("#odd") only chooses the words.
func (l *Law) question(key string) Question {
	bare, _, _ := strings.Cut(key, "#")
	for _, q := range l.questions {
		if q.Key == key {
			return Question{Key: bare, Why: q.Why}
		}
	}
	return Question{Key: bare}
}
