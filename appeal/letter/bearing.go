package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/review"
)

// about gives what a text is about; nothing where nobody can tell.
func (c *composer) about(text string) review.Matter {
	if c.data.About == nil {
		return review.Matter{}
	}
	return c.data.About(text)
}

// family gives the sorts of question that are one to a point: whether there is a
// disease, whether it shows and whether it is over are all answered by findings.
func family(sort string) []string {
	medical := []string{"objective", "diagnosis", "recovery", "finding"}
	if slices.Contains(medical, sort) {
		return medical
	}
	return []string{sort}
}

// meet reports that two lists have an element in common.
func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// bearing finds the points that bear on a reason, at most four, the strongest,
// or six where the reason is a normal examination.
// A record that the report does not list bears on it where a sentence of that
// record answers it.
func (c *composer) bearing(r reason, answers []answer) []point {
	type scored struct {
		p     point
		score int
	}
	var all []scored
	claim := c.claimed()
	for _, p := range c.points {
		n := r.weigh(p, claim)
		if p.f.Kind == appeal.RecordNotReviewed {
			n = c.answeredBy(p, r, answers)
		}
		if n > 0 {
			all = append(all, scored{p, n*3 + sureness(p.f)})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	records, tests := 0, map[string]bool{}
	all = slices.DeleteFunc(all, func(s scored) bool {
		if s.p.f.Kind == appeal.TestNotPerformed || r.Sort == "weight" && s.p.f.Kind == appeal.ContradictsExam {
			again := tests[s.p.f.Subject]
			tests[s.p.f.Subject] = true // a test that the report gives in two places is one point to a reason
			return again
		}
		if s.p.f.Kind == appeal.RecordNotReviewed {
			records++
		}
		return records > 2 && s.p.f.Kind == appeal.RecordNotReviewed // their sentences follow the points
	})
	most := 4
	if ofExam.MatchString(r.text) {
		most = 6 // a whole examination has many tests
	}
	all = all[:min(most, len(all))]
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.p.number, b.p.number) })
	var out []point
	for _, s := range all {
		out = append(out, s.p)
	}
	return out
}

// told gives the points that bear on no reason as the case words it to the
// reason whose sentence in the notice speaks of their subject: "including the
// Montreal Cognitive Assessment" is met by the point on that test.
func (c *composer) told(reasons []reason) {
	for _, p := range c.points {
		has := func(r reason) bool {
			return slices.ContainsFunc(r.Points, func(q point) bool { return q.number == p.number })
		}
		switch p.f.Kind {
		case appeal.TestNotPerformed, appeal.TestOmitted, appeal.FactualError:
		default:
			continue
		}
		if slices.ContainsFunc(reasons, has) || strings.HasPrefix(strings.ToLower(p.f.Subject), "date of") {
			continue
		}
		theirs := p.matter()
		for i := range reasons {
			r := &reasons[i]
			if !r.has || len(r.Points) > 6 {
				continue
			}
			if c.about(r.at.Text).Shares(theirs) > 0 || p.f.Rule == "medication" && ofMedicine.MatchString(r.at.Text) {
				r.Points = append(r.Points, p)
				slices.SortFunc(r.Points, func(a, b point) int { return cmp.Compare(a.number, b.number) })
				break
			}
		}
	}
}

// answeredBy weighs a record that the report does not list. One that could not
// be read counts by its title alone.
func (c *composer) answeredBy(p point, r reason, answers []answer) int {
	doc, ok := c.recordMeant(p.f)
	switch {
	case !ok:
		return 0
	case r.Sort == "weight":
		return 2
	case slices.ContainsFunc(answers, func(a answer) bool { return a.doc.ID == doc.ID }):
		return 3
	case c.data.Documents[doc.ID] != nil:
		return 0
	}
	title := c.about(doc.Title)
	if r.about.Apart(title) {
		return 0
	}
	kinds := map[string][]appeal.DocumentKind{"work": {appeal.Functional}}
	for _, sort := range append(family("objective"), "treatment") {
		kinds[sort] = []appeal.DocumentKind{appeal.Imaging, appeal.TestResult}
	}
	if r.about.Shares(title) > 0 || slices.Contains(kinds[r.Sort], doc.Kind) && (meet(r.about.Parts, title.Parts) || !r.about.Names() || r.Sort == "work") {
		return 2
	}
	return 0
}

// weigh tells how much a point bears on the reason, 0 for not at all: it is
// about the same subject, test or part, or it concerns a passage in which the
// report answers the very question that the reason turns on.
func (r reason) weigh(p point, claim review.Matter) int {
	if r.Sort == "weight" {
		return weighs(p)
	}
	theirs := p.matter()
	if r.about.Apart(theirs) {
		return 0
	}
	shares, place := r.about.Shares(theirs), meet(r.about.Parts, theirs.Parts)
	holds := meet(family(r.Sort), theirs.Holds)
	medical := len(family(r.Sort)) > 1
	fits := false
	switch p.f.Kind {
	case appeal.TestNotPerformed, appeal.TestOmitted:
		whole := !r.about.Names() && (ofExam.MatchString(r.text) || claim.Shares(theirs) > 0 || meet(claim.Parts, theirs.Parts))
		fits = shares > 0 || medical && (place || whole || r.about.ShownIn(theirs))
	case appeal.LoadedLanguage:
		fits = r.Sort == "credibility"
	case appeal.OutsideSpecialty:
		fits = shares > 0 && r.Sort != "work"
	case appeal.FactualError, appeal.ContradictsExam:
		fits = shares > 0 && !strings.HasPrefix(strings.ToLower(p.f.Subject), "date of") && (r.Sort != "treatment" || holds)
	case appeal.OutdatedStandard:
		fits = shares > 0 || holds && (place || !r.about.Names()) || of(r.Sort, p.f.Quote)
	case appeal.InternalContradiction, appeal.UnsupportedConclusion, appeal.QuestionUnanswered:
		bare := !r.about.Names() || r.Sort == "work" || r.Sort == "credibility"
		fits = holds && (shares > 0 || place || bare) || shares > 0 && len(theirs.Holds) == 0
	}
	if !fits {
		return 0
	}
	n := 1 + 2*min(shares, 2)
	if holds {
		n += 2
	}
	if place {
		n++
	}
	if sharedStems(weighty(r.text), weighty(p.f.Quote)) > 2 {
		n += 4 // the notice repeats this very sentence
	}
	if (p.f.Kind == appeal.TestNotPerformed || p.f.Kind == appeal.TestOmitted) && ofExam.MatchString(r.text) {
		n += 2 // an examination is as normal as the tests that were done
	}
	if holds && p.f.Kind == appeal.InternalContradiction {
		n++ // the report against itself needs no choice between physicians
	}
	return n
}

// weighs tells how much a point bears on the weight that a notice gives to the
// examination: how long it took, what was not done, what was not read.
func weighs(p point) int {
	switch {
	case p.f.Kind == appeal.ContradictsExam && strings.HasPrefix(strings.ToLower(p.f.Subject), "length of the examination"):
		return 4
	case p.f.Kind == appeal.TestNotPerformed:
		return 3
	case p.f.Kind == appeal.ScopeOfRecords:
		return 1
	}
	return 0
}

// of reports that a standard is one of treatment, where that is the question.
func of(sort, quote string) bool { return sort == "treatment" && ofCare.MatchString(quote) }

var (
	ofCare = regexp.MustCompile(`(?i)\b(non-?operative|conservative|operative|treatment|therapy|months? of|weeks? of)\b`)
	// a notice that says what is taken, and not that something is needed
	ofMedicine = regexp.MustCompile(`(?i)\b(takes?|taking|prescribed|on|using|uses?) (no |any |not )?(\w+ )?(medications?|medicines?|drugs)\b`)
	ofExam     = regexp.MustCompile(`(?i)\bneurolog\w+\b|\bnormal (\w+ )?exam`)
)

// claimed is what the claim is about: its diagnoses.
func (c *composer) claimed() review.Matter {
	var names []string
	for _, d := range c.data.Case.Diagnoses {
		names = append(names, d.Name)
	}
	return c.about(strings.Join(names, "; "))
}

// matter is what a point is about: the report's own words and its subject.
func (p point) matter() review.Matter {
	text := p.f.Quote + " (" + p.f.Subject + ")"
	for _, f := range p.more {
		text += " " + f.Quote + " (" + f.Subject + ")"
	}
	return p.c.about(text)
}
