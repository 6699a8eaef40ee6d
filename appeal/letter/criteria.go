package letter

import (
	"slices"
	"strings"

	"imeappeal/appeal"
)

// A criterion is a part of the plan's own test with the points that bear on it.
type criterion struct {
	paper
	Points string // "Points 3 and 8 bear"
	Again  bool   // a group before it gave these words
	// Begins is how they begin, where the letter quotes several parts of the test,
	// so that "the same words" would not say which.
	Begins string
}

// Criteria gives the parts of the plan's test that points of the group are about.
func (g group) Criteria() []criterion {
	if g.c.info.ID != "appeal" {
		return nil
	}
	var out []criterion
	add := func(p paper, words string, bears func(point) bool) {
		points := slices.DeleteFunc(slices.Clone(g.Points), func(o point) bool { return !bears(o) })
		if words != "" && len(points) > 0 {
			out = append(out, g.c.criterion(p, words, points))
		}
	}
	if p := g.c.definition(); p != nil && !g.c.isHealth() {
		add(*p, dutyPart.FindString(p.at.Text), point.ofWork)
		return out
	}
	for _, p := range g.c.terms() {
		if !ofPlan(p.doc) || !g.c.isHealth() {
			continue
		}
		for _, m := range itemPart.FindAllStringSubmatch(p.at.Text, 8) {
			asks := g.c.about(m[2])
			add(p, m[2], func(o point) bool {
				alike := ofAmount.MatchString(m[2]) && ofAmount.MatchString(o.f.Quote) && sharedStems(weighty(m[2]), weighty(o.f.Quote)) > 0
				return asks.Shares(o.matter()) > 0 || alike
			})
		}
	}
	return out
}

// ofWork reports that the point is about the work or what the claimant can do of it.
func (p point) ofWork() bool {
	if doc, ok := p.c.recordMeant(p.f); ok {
		return doc.Kind == appeal.Functional
	}
	m := p.matter()
	return slices.Contains(m.Subjects, "the work itself") || slices.Contains(m.Holds, "work")
}

// criterion names the points that bear on some words of a paper.
func (c *composer) criterion(p paper, words string, points []point) criterion {
	p.at.Text = strings.TrimSpace(words)
	out := criterion{paper: p, Again: slices.Contains(c.weighed, p.at.Text)} // weighed are the words that points were tied to before
	if !out.Again {
		c.weighed = append(c.weighed, p.at.Text)
	} else if begin := strings.Fields(p.at.Text); len(c.weighed) > 1 {
		p.at.Text = strings.Join(begin[:min(5, len(begin))], " ")
		out.Begins = p.Quote()
	}
	if len(points) == 1 {
		out.Points = points[0].Link() + c.put(fixed(" bears"))
		return out
	}
	var items [][]Run
	for _, o := range points {
		items = append(items, []Run{{Text: itoa(o.number), Source: Source{Kind: Computed, Key: "number of the point", Inputs: []string{o.f.ID}}, Link: &Target{Anchor: o.Anchor()}}})
	}
	named := series(items)
	if n := len(items); n > 3 && points[n-1].number-points[0].number == n-1 {
		named = []Run{items[0][0], fixed(" to "), items[n-1][0]}
	}
	out.Points = c.put(slices.Concat([]Run{fixed("Points ")}, named, []Run{fixed(" bear")})...)
	return out
}
