package letter

import "regexp"

// ssaDecision is a denial's word about disability under Social Security.
var ssaDecision = regexp.MustCompile(`(?i)\bsocial security\b.*\b(disab\w+|award\w*|benefits?|determin\w+)|\b(disab\w+|award\w*|determin\w+)\b.*\bsocial security\b|\bSSDI\b`)

// ssaWords is what a notice of this claim says of a Social Security
// determination.
type ssaWords struct {
	paper
	Earlier bool // it stands in a decision before the one in hand
}

// socialSecurity gives the decision's own sentence about a Social Security
// determination, or an earlier decision's; nil where none has one or the law of
// the claim asks for no discussion of it.
func (c *composer) socialSecurity() *ssaWords {
	if _, citable := c.authority("reg503-j-6"); !citable {
		return nil
	}
	for _, d := range c.decisions() {
		r := c.data.Documents[d.ID]
		if r == nil {
			continue
		}
		for _, s := range r.Sentences {
			if ssaDecision.MatchString(s.Text) {
				p := c.paper(d)
				p.at, p.has = withoutLabel(s), true
				return &ssaWords{p, d.ID != c.data.Case.Denial.Document}
			}
		}
	}
	return nil
}
