package letter

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal/law"
)

// cites prints the authorities of ids that this claim's letters may cite,
// between before and after; nothing at all when there is none. An authority
// that a regime reaches through another is printed with that other. An id that
// no table has is a mistake of the template.
func (c *composer) cites(before, after string, ids ...string) (string, error) {
	var found []law.Authority
	for _, id := range ids {
		if err := c.tabled(id); err != nil {
			return "", err
		}
		a, ok := c.authority(id)
		if !ok {
			continue
		}
		for _, more := range append([]string{id}, a.With...) {
			if with, ok := c.authority(more); ok && !slices.ContainsFunc(found, func(h law.Authority) bool { return h.ID == more }) {
				found = append(found, with)
			}
		}
	}
	if len(found) == 0 {
		return "", nil
	}
	runs, last := []Run{fixed(before)}, ""
	for i, g := range c.through(found) {
		if i > 0 {
			runs = append(runs, fixed("; and "))
		}
		for k, a := range g.found {
			if k > 0 {
				runs = append(runs, fixed(between(k, len(g.found))))
			}
			runs = append(runs, c.citation(a, last))
			last, _ = section(clean(a.Citation))
		}
		if via, ok := c.data.Law.Authority(g.via); ok {
			runs = append(runs, fixed(", made applicable by "), c.citation(via, last))
			last, _ = section(clean(via.Citation))
		}
	}
	return c.put(append(runs, fixed(after))...), nil
}

// citable reports that this claim's letters may cite an authority.
func (c *composer) citable(id string) (bool, error) {
	_, ok := c.authority(id)
	return ok, c.tabled(id)
}

func (c *composer) tabled(id string) error {
	if c.data.Law == nil {
		return nil
	}
	if _, ok := c.data.Law.Authority(id); !ok {
		return fmt.Errorf("the law tables have no %q", id)
	}
	return nil
}

// citation prints one authority; its section is named once in a row:
// "29 C.F.R. § 2560.503-1(h)(2)(iii) and (m)(8)".
func (c *composer) citation(a law.Authority, last string) Run {
	text := clean(a.Citation)
	if stem, pinpoint := section(text); pinpoint != "" && stem == last {
		text = pinpoint
	}
	if !slices.Contains(c.cited, a.ID) {
		c.cited = append(c.cited, a.ID)
	}
	return Run{Text: text, Source: Source{Kind: FromLaw, Key: a.ID}}
}

// reached are authorities that the regime reaches through another, "" for those
// that apply by themselves.
type reached struct {
	via   string
	found []law.Authority
}

// through groups authorities by the one through which the regime reaches them,
// so that the words "made applicable by" are said of those alone: first the
// ones that apply by themselves. One that is cited itself needs no mention.
func (c *composer) through(found []law.Authority) []reached {
	var direct reached
	var rest []reached
	for _, a := range found {
		via := c.data.Law.Through(a.ID, c.data.Regime)
		if via == "" || slices.ContainsFunc(found, func(h law.Authority) bool { return h.ID == via }) {
			direct.found = append(direct.found, a)
			continue
		}
		if i := slices.IndexFunc(rest, func(g reached) bool { return g.via == via }); i >= 0 {
			rest[i].found = append(rest[i].found, a)
		} else {
			rest = append(rest, reached{via, []law.Authority{a}})
		}
	}
	if len(direct.found) > 0 {
		return append([]reached{direct}, rest...)
	}
	return rest
}

// authority asks the law whether this letter may cite it.
func (c *composer) authority(id string) (law.Authority, bool) {
	if c.data.Law == nil {
		return law.Authority{}, false
	}
	if ok, _ := c.data.Law.Printable(id, c.data.Regime, c.info.Uses...); !ok {
		c.uncovered = c.uncovered || c.data.Law.WaitsForCoverage(id, c.data.Regime, c.info.Uses...)
		return law.Authority{}, false
	}
	return c.data.Law.Authority(id)
}

// section divides "29 C.F.R. § 2560.503-1(h)(4)" before its first pinpoint.
func section(citation string) (stem, pinpoint string) {
	i := strings.Index(citation, "(")
	if i <= 0 || !strings.Contains(citation[:i], "§") || strings.Contains(citation[i:], " ") {
		return citation, ""
	}
	return citation[:i], citation[i:]
}

// between gives the words between the items of a list in a sentence.
func between(i, n int) string {
	switch {
	case n == 2:
		return " and "
	case i == n-1:
		return ", and "
	}
	return ", "
}
