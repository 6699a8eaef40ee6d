package letter

import "regexp"

// ssaDecision is a denial's word about disability under Social Security.
var ssaDecision = regexp.MustCompile(`(?i)\bsocial security\b.*\b(disab\w+|award\w*|benefits?|determin\w+)|\b(disab\w+|award\w*|determin\w+)\b.*\bsocial security\b|\bSSDI\b`)

// socialSecurity gives the denial's own sentence about a Social Security
// determination, nil where it has none or the law of the claim asks for no
// discussion of it.
func (c *composer) socialSecurity() *paper {
	d, ok := c.data.Case.Document(c.data.Case.Denial.Document)
	if _, citable := c.authority("reg503-j-6"); !ok || !citable || c.data.Documents[d.ID] == nil {
		return nil
	}
	for _, s := range c.data.Documents[d.ID].Sentences {
		if ssaDecision.MatchString(s.Text) {
			p := c.paper(d)
			p.at, p.has = withoutLabel(s), true
			return &p
		}
	}
	return nil
}
