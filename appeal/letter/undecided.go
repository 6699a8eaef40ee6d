package letter

import (
	"slices"

	"imeappeal/appeal"
)

// tellUndecided counts what the review found, no person decided and the letter
// therefore leaves out, so that nothing is missing from it without a word.
func (c *composer) tellUndecided() {
	decidedNow := c.data.Final || len(c.data.Case.Review) > 0
	if c.argued && decidedNow {
		c.warnOf("letter.undecided", c.undecided(c.data.Found, c.data.Findings))
	}
	if c.favored && decidedNow {
		c.warnOf("letter.admissions", c.undecided(c.data.Favorable, c.data.Admissions))
	}
}

// warnOf warns of findings by their number and first id.
func (c *composer) warnOf(id string, findings []string) {
	switch len(findings) {
	case 0:
		return
	case 1:
		id += "-one"
	}
	c.problem = append(c.problem, appeal.Problem{
		Where: "letter " + c.info.ID, ID: id, Level: appeal.LevelWarning,
		Args: map[string]string{"n": itoa(len(findings)), "id": findings[0]},
	})
}

// undecided gives the ids of the findings that no person has decided and that
// are not in.
func (c *composer) undecided(found, in []appeal.Finding) []string {
	var out []string
	for _, f := range found {
		if _, decided := c.data.Case.Decided(f.ID); !decided && !slices.ContainsFunc(in, func(o appeal.Finding) bool { return o.ID == f.ID }) {
			out = append(out, f.ID)
		}
	}
	return out
}

// supported reports that a final letter may state that a record is not listed:
// a finding that goes in says so. A draft shows what was found.
func (c *composer) supported(document string) bool {
	return !c.data.Final || slices.ContainsFunc(c.points, func(p point) bool {
		doc, ok := c.recordMeant(p.f)
		return ok && doc.ID == document
	})
}
