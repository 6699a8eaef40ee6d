package letter

import (
	"reflect"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// place is the claim's state as a letter or a sheet speaks of it.
type place struct {
	c *composer
	s law.State
}

// place gives the state's row, nil where there is none.
func (c *composer) place() *place {
	if c.data.Law == nil || c.country() != "US" {
		return nil
	}
	s, ok := c.data.Law.State(c.data.Case.Claim.State)
	if !ok {
		return nil
	}
	return &place{c, s}
}

// said prints a text of the row; "" where the row says that it is not known.
func (p *place) said(text string) string {
	text = clean(text)
	if low := strings.ToLower(text); low == "" || strings.HasPrefix(low, "unknown") || low == "none found" {
		return ""
	}
	return p.c.put(Run{Text: text, Source: Source{Kind: FromLaw, Key: statePrefix + p.s.Code}})
}

// rule prints a rule about examinations, "" where none was read.
func (p *place) rule(text string) string {
	if !p.s.IME.Seen {
		return ""
	}
	return p.said(text)
}

// statePrefix begins the key of a source that is a state's row.
const statePrefix = "state:"

// Name prints the state's name.
func (p *place) Name() string { return p.said(p.s.Name) }

// Department prints the regulator's name, and where it says how to reach it.
// No street is printed: those of the rows come from compiled lists, some are old
// and some belong to another unit. The person is told to look.
func (p *place) Department() string {
	name, website := p.office()
	if name == "" {
		return p.c.gap("regulator.name") + "\\\n" + p.c.gap("regulator.address")
	}
	p.c.problem = append(p.c.problem, appeal.Problem{
		Where: "letter " + p.c.info.ID, ID: "letter.regulator-address", Level: appeal.LevelWarning, Args: map[string]string{"name": name, "website": found(website)},
	})
	lines := p.said(name)
	if site := p.said(website); site != "" {
		lines += "\\\n" + site
	}
	return lines
}

// office gives the one regulator that takes complaints about this claim, and
// its website; "" where the row names several.
func (p *place) office() (name, website string) {
	d := p.s.InsuranceDepartment
	if !d.Seen {
		return "", ""
	}
	name, website = clean(d.Name), clean(d.Website)
	if !p.c.isHealth() && d.GeneralName != "" {
		name = clean(d.GeneralName)
		if d.GeneralWebsite != "" {
			website = clean(d.GeneralWebsite)
		}
	}
	if strings.Contains(name, ";") {
		return "", ""
	}
	return name, website
}

// Recording, Observer and Report print the state's rules about the examination,
// each "" where nothing was found.
func (p *place) Recording() string { return p.rule(p.s.IME.ClaimantMayRecord) }

// Observer prints whether somebody may come along.
func (p *place) Observer() string { return p.rule(p.s.IME.ObserverAllowed) }

// Report prints who gets a copy of the report.
func (p *place) Report() string { return p.rule(p.s.IME.CopyOfReport) }

// Statute prints where the rules stand.
func (p *place) Statute() string {
	return p.rule(p.s.IME.Statute)
}

// Notice, Distance, Costs and Refusal print further rules.
func (p *place) Notice() string { return p.rule(p.s.IME.Notice) }

// Distance prints how far one may be sent.
func (p *place) Distance() string { return p.rule(p.s.IME.Distance) }

// Costs prints what is paid back.
func (p *place) Costs() string { return p.rule(p.s.IME.Reimbursement) }

// Refusal prints what follows if one does not go.
func (p *place) Refusal() string { return p.rule(p.s.IME.Refusal) }

// Second prints the rule about a second examination.
func (p *place) Second() string { return p.rule(p.s.IME.SecondExam) }

// Auto prints the rule about examinations in auto insurance.
func (p *place) Auto() string {
	if p.s.IME.AutoNoFault == nil || !p.s.IME.AutoNoFault.Seen {
		return ""
	}
	return p.said(strings.TrimSuffix(clean(p.s.IME.AutoNoFault.Rule), "."))
}

// Consent prints the rule about recording a conversation: one-party, all-party.
func (p *place) Consent() string {
	if !p.s.RecordingConsent.Seen {
		return ""
	}
	return p.said(p.s.RecordingConsent.Rule)
}

// ConsentUnread reports that the rule about recording was read with others, and not
// in the law.
func (p *place) ConsentUnread() bool { return p.s.RecordingConsent.Secondary() }

// ConsentDisputed reports that sources differ on that rule.
func (p *place) ConsentDisputed() bool { return p.s.RecordingConsent.MixedOrDisputed }

// Checked prints the day on which the row was compared with its sources.
func (p *place) Checked() string {
	return p.c.put(Run{Text: p.s.Checked.Long(), Source: Source{Kind: FromLaw, Key: statePrefix + p.s.Code}})
}

// stateText gives every text of a state's row, for the fact lock.
func stateText(s law.State) string {
	var out strings.Builder
	out.WriteString(s.Checked.Long() + " \n")
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.String:
			out.WriteString(clean(v.String()) + " \n")
		}
	}
	walk(reflect.ValueOf(s))
	return out.String()
}
