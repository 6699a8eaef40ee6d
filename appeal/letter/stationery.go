package letter

import (
	"fmt"
	"strings"
)

// sender prints the letterhead: the profile's, else who writes and where.
func (c *composer) sender() string {
	c.headed = true
	var lines []string
	for i, l := range c.data.Profile.Letterhead {
		lines = appendMark(lines, c.put(fromCase(l, fmt.Sprintf("profile.letterhead[%d]", i))))
	}
	if len(lines) > 0 {
		return strings.Join(lines, "\\\n")
	}
	if r := c.data.Case.Representative; r != nil && !c.voice.self {
		lines = appendMark(lines, c.put(fromCase(r.Name, "representative.name")))
		lines = appendMark(lines, c.put(fromCase(r.Firm, "representative.firm")))
		lines = c.addressLines(lines, "representative.address")
		return strings.Join(c.reach(lines, "representative"), "\\\n")
	}
	lines = appendMark(lines, c.must("claimant.name"))
	lines = c.addressLines(lines, "claimant.address")
	return strings.Join(c.reach(lines, "claimant"), "\\\n")
}

// reach adds telephone, e-mail and fax, those that are known.
func (c *composer) reach(lines []string, of string) []string {
	for _, way := range []struct{ key, label string }{{"phone", "Telephone "}, {"email", ""}, {"fax", "Fax "}} {
		if text := c.facts[of+"."+way.key]; text != "" {
			lines = append(lines, c.put(fixed(way.label), fromCase(text, of+"."+way.key)))
		}
	}
	return lines
}

// addressee prints name, address and fax of whom the letter goes to.
func (c *composer) addressee() string {
	name, address, fax := "claim.insurer.name", "claim.insurer.address", "claim.insurer.fax"
	switch c.info.Recipient {
	case "plan-administrator":
		name, address, fax = "claim.plan.administrator", "claim.plan.administrator_address", ""
	case "treating", "independent":
		return c.doctor().Address()
	case "scheme":
		return c.scheme()
	case "regulator":
		if p := c.place(); p != nil {
			return p.Department()
		}
		return c.gap("regulator.name") + "\\\n" + c.gap("regulator.address")
	}
	lines := c.addressLines([]string{c.must(name)}, address)
	if text := c.facts[fax]; text != "" {
		lines = append(lines, c.put(fixed("Fax "), fromCase(text, fax)))
	}
	return strings.Join(lines, "\\\n")
}

func (c *composer) addressLines(lines []string, key string) []string {
	found := false
	for i := 0; c.facts[fmt.Sprintf("%s[%d]", key, i)] != ""; i++ {
		item := fmt.Sprintf("%s[%d]", key, i)
		lines, found = append(lines, c.put(fromCase(c.facts[item], item))), true
	}
	if !found {
		lines = append(lines, c.gap(key))
	}
	return lines
}

// must prints a fact or its gap.
func (c *composer) must(key string) string {
	if text := c.facts[key]; text != "" {
		return c.put(fromCase(text, key))
	}
	return c.gap(key)
}

// signer prints the lines below the space to sign.
func (c *composer) signer() string {
	var lines []string
	for i, l := range c.data.Profile.Signature {
		lines = appendMark(lines, c.put(fromCase(l, fmt.Sprintf("profile.signature[%d]", i))))
	}
	if len(lines) == 0 && c.voice.self {
		lines = append(lines, c.must("claimant.name"))
	} else if len(lines) == 0 {
		lines = append(lines, c.must("representative.name"))
		lines = appendMark(lines, c.put(fromCase(c.data.Case.Representative.Firm, "representative.firm")))
		as := map[string]string{"attorney": "Attorney for ", "advocate": "Authorized representative of ", "relative": "Authorized representative of "}[c.voice.role]
		if as == "" {
			as = "For "
		}
		lines = append(lines, c.put(fixed(as), fromCase(c.voice.full, "claimant.name")))
	}
	return strings.Join(lines, "\\\n")
}

// signedByAnother reports a letter in the claimant's own voice below which the
// profile has somebody else sign.
func (c *composer) signedByAnother() bool {
	sign := c.data.Profile.Signature
	return c.voice.self && len(sign) > 0 && !samePerson(sign[0], c.data.Case.Claimant.Name)
}

func appendMark(lines []string, mark string) []string {
	if mark == "" {
		return lines
	}
	return append(lines, mark)
}
