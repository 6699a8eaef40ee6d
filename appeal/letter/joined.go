package letter

import (
	"cmp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// joins finds the point of the same group that a finding belongs to: it speaks of
// the very sentence, or says the same of another sentence on the same subject. A
// reader who is told a thing three times under three numbers counts it once, and
// trusts the other numbers less.
func joins(points []point, f appeal.Finding) int {
	if clean(f.Quote) == "" {
		return -1
	}
	return slices.IndexFunc(points, func(p point) bool {
		return groupOf(p.f) == groupOf(f) && (slices.ContainsFunc(p.all(), func(o appeal.Finding) bool { return sameQuote(o, f) }) || sameSaying(p.f, f))
	})
}

// sameQuote reports that two findings quote one sentence, or one a part of it.
func sameQuote(a, b appeal.Finding) bool {
	x, y := strings.Trim(clean(a.Quote), " .,;"), strings.Trim(clean(b.Quote), " .,;")
	return x != "" && y != "" && a.Page == b.Page && (strings.Contains(x, y) || strings.Contains(y, x)) && len(strings.Fields(x)) > 2 && len(strings.Fields(y)) > 2
}

// sameSaying reports that the same stands against both, in the same words; a time
// that the report gives twice is one point. The paper that bears out the account
// may speak of one of the sentences only.
func sameSaying(a, b appeal.Finding) bool {
	said := func(f appeal.Finding) string { return cmp.Or(clean(f.Wording), clean(f.Why)) }
	if clean(a.Quote) == "" || a.Kind != b.Kind || clean(a.Subject) != clean(b.Subject) || said(a) == "" || said(a) != said(b) && !sameTime(a, b) {
		return false
	}
	return slices.Equal(ground(a), ground(b))
}

func sameTime(a, b appeal.Finding) bool { return a.Rule == "exam-duration" && b.Rule == a.Rule }

// ground is what a finding rests on, without the lines of papers that second it.
func ground(f appeal.Finding) []string {
	return slices.DeleteFunc(slices.Clone(f.Against), func(place string) bool {
		m := placeOfDocument.FindStringSubmatch(place)
		return m != nil && m[3] != ""
	})
}

// all gives the findings of the point, the one that leads first.
func (p point) all() []appeal.Finding { return append([]appeal.Finding{p.f}, p.more...) }

// as gives the point as one of its findings makes it.
func (p point) as(f appeal.Finding) point {
	p.f, p.more, p.also = f, nil, nil
	return p
}

// Others gives the further sentences of the report that the point is about.
func (p point) Others() []point {
	var out []point
	quoted := []appeal.Finding{p.f}
	for _, f := range p.more {
		if !slices.ContainsFunc(quoted, func(o appeal.Finding) bool { return sameQuote(o, f) }) {
			quoted = append(quoted, f)
			out = append(out, p.as(f))
		}
	}
	return out
}

// Statements gives what there is to say, each thing once.
func (p point) Statements() []point {
	var out []point
	var said []string
	cited := map[string]bool{}
	for _, f := range p.all() {
		if text := p.said(f); !slices.Contains(said, text) && (len(out) == 0 || !sameTime(p.f, f) && !quotesAgain(text, p.all())) {
			said = append(said, text)
			s := p.as(f)
			s.cited = cited
			out = append(out, s)
		}
	}
	return out
}

// Pointing reports that a statement says only that what follows it is otherwise.
func (p point) Pointing() bool { return strings.HasSuffix(p.said(p.f), "otherwise.") }

// quotesAgain reports that a statement does no more than quote what the finding
// that leads has quoted of the same paper.
func quotesAgain(text string, all []appeal.Finding) bool {
	m := quotedWords.FindStringSubmatch(text)
	before := strings.Join(append(slices.Clone(all[0].Contrary), all[0].Why), " ")
	return m != nil && strings.HasPrefix(text, "The paper itself reads:") && strings.Contains(report.Fold(before), report.Fold(m[1]))
}

// said are the words on a finding: the person's own, else the rule's.
func (p point) said(f appeal.Finding) string {
	if d, ok := p.c.data.Case.Decided(f.ID); ok && clean(d.Wording) != "" {
		return clean(d.Wording)
	}
	return p.as(f).words()
}

// Places prints where the sentences of the point stand: "p. 5, l. 20 and p. 6, l. 2".
func (p point) Places() string {
	items := [][]Run{{p.c.placeRun(p.f.Ref)}}
	for _, o := range p.Others() {
		if run := p.c.placeRun(o.f.Ref); !slices.ContainsFunc(items, func(have []Run) bool { return have[0].Text == run.Text }) {
			items = append(items, []Run{run})
		}
	}
	return p.c.put(series(items)...)
}
