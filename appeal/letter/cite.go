package letter

import (
	"slices"
	"strings"

	"imeappeal/appeal/law"
)

// cites prints the authorities of ids that this claim's letters may cite,
// between before and after; nothing at all when there is none. An authority
// that a regime reaches through another is printed with that other.
func (c *composer) cites(before, after string, ids ...string) string {
	var found []law.Authority
	for _, id := range ids {
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
		return ""
	}
	runs := []Run{fixed(before)}
	last := ""
	for i, a := range found {
		if i > 0 {
			runs = append(runs, fixed(between(i, len(found))))
		}
		runs = append(runs, c.citation(a, last))
		last, _ = section(clean(a.Citation))
	}
	for i, id := range c.through(found) {
		if a, ok := c.data.Law.Authority(id); ok {
			words := ", made applicable by "
			if i > 0 {
				words = " and "
			}
			runs = append(runs, fixed(words), c.citation(a, last))
			last, _ = section(clean(a.Citation))
		}
	}
	return c.put(append(runs, fixed(after))...)
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

// through lists the authorities through which the regime reaches these.
func (c *composer) through(found []law.Authority) []string {
	var out []string
	for _, a := range found {
		via := c.data.Law.Through(a.ID, c.data.Regime)
		if via != "" && !slices.Contains(out, via) && !slices.ContainsFunc(found, func(h law.Authority) bool { return h.ID == via }) {
			out = append(out, via)
		}
	}
	return out
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
