package letter

import (
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// unlisted gives the reasons that stand in the notice and not among those of the
// case. A reason that is left out is one that the decision can stand on.
func (c *composer) unlisted(listed []reason) []reason {
	var out []reason
	for _, s := range c.data.Stated {
		text := clean(s.Text)
		if text == "" || decisionItself.MatchString(text) || slices.ContainsFunc(c.data.Case.Denial.NotReasons, func(not string) bool { return sameWords(not, text) }) {
			continue
		}
		r := c.reason("denial.document", text)
		r.at.Ref, r.extra = s.Ref, true
		if !r.has || slices.ContainsFunc(append(slices.Clone(listed), out...), r.coveredBy) {
			continue
		}
		r.First = !slices.ContainsFunc(append(slices.Clone(listed), out...), func(before reason) bool { return before.Sort == r.Sort })
		r.answers = c.answering(r)
		r.Points = c.bearing(r, r.answers)
		out = append(out, r)
	}
	return out
}

// withParts adds, after the reasons that one sentence of the notice gives, its
// further parts that none of them names: "that the concussion has resolved, that a
// normal MRI excludes a cause and that you can work". Each is a question of its own.
func (c *composer) withParts(listed []reason) []reason {
	var out []reason
	for i, r := range listed {
		out = append(out, r)
		if !r.has || i+1 < len(listed) && listed[i+1].again && listed[i+1].at.Text == r.at.Text {
			continue
		}
		for _, text := range partsOf(r.at.Text) {
			part := c.reason("denial.document", text)
			covered := func(o reason) bool {
				medical := len(family(o.Sort)) > 1
				same := o.Sort == part.Sort && (!medical || o.has && o.at.Text == r.at.Text) || medical && meet(family(o.Sort), []string{part.Sort})
				return sameReason(o.text, text) || sharedStems(weighty(o.text), weighty(text)) > 0 || same && !excludes.MatchString(text)
			}
			dropped := func(not string) bool { return sameWords(not, text) }
			if !part.has || part.Sort == "other" || slices.ContainsFunc(slices.Concat(listed, out), covered) || slices.ContainsFunc(c.data.Case.Denial.NotReasons, dropped) {
				continue
			}
			part.at, part.again, part.extra = r.at, true, true
			part.answers = c.answering(part)
			part.Points = c.bearing(part, part.answers)
			out = append(out, part)
		}
	}
	return out
}

// partsOf gives the parts of a sentence that says "that ..., that ... and that ...",
// nothing for another.
func partsOf(s string) []string {
	_, said, _ := strings.Cut(strings.TrimRight(s, ". "), " that ")
	all := thatPart.Split(said, -1)
	if len(all) < 2 {
		return nil
	}
	return all
}

var (
	thatPart = regexp.MustCompile(`(?:, (?:and )?| and )that `)
	// excludes says what a result is taken to prove.
	excludes = regexp.MustCompile(`(?i)\b(excludes?|rules? out|do(es)? not show|proves?)\b`)
)

// decisionItself tells what was decided, or that there was an examination, and
// gives no reason of its own.
var decisionItself = regexp.MustCompile(`(?i)\bwe (have )?(determined|concluded|decided) that you (no longer |do not )|\b(denial|decision) is based on (the|an) (independent|medical)\b|\b(not be|no further benefits are|are not) (paid|payable)\b`)

// sameWords reports that one text is the other or a part of it.
func sameWords(a, b string) bool {
	a, b = strings.Trim(report.Fold(a), " ."), strings.Trim(report.Fold(b), " .")
	return a != "" && (strings.Contains(b, a) || strings.Contains(a, b))
}

// coveredBy reports that a listed reason is this one, in the case's words.
func (r reason) coveredBy(o reason) bool {
	if o.has && (o.at.Text == r.at.Text || sameWords(o.at.Text, r.text)) || sameReason(o.text, r.text) {
		return true
	}
	own := weighty(o.text)
	for w := range common {
		delete(own, w)
	}
	if n := sharedStems(own, weighty(r.text)); n > 0 && 2*n >= len(own) && !o.extra {
		return true
	}
	bare := !r.about.Names() && (r.Sort == "work" || r.Sort == "credibility")
	return o.Sort == r.Sort && r.Sort != "weight" && (o.about.Shares(r.about) > 0 || bare)
}

// answeredExtras keeps of the reasons that only the notice gives those that the
// letter answers with something new; of one that it cannot answer the person is
// told, for a letter that repeats it and says nothing makes it stronger.
func (c *composer) answeredExtras(all []reason) []reason {
	var out []reason
	for _, r := range all {
		switch {
		case !r.extra:
			r.number = len(out) + 1
			out = append(out, r)
		case len(r.Points)+len(r.Papers) == 0 && r.answered() == nil:
			c.leftOut(r)
		case len(r.Papers) == 0 && r.answered() == nil && slices.ContainsFunc(out, r.within):
		default:
			r.number = len(out) + 1
			out = append(out, r)
		}
	}
	return out
}

// within reports that all points of the reason answer another one already.
func (r reason) within(o reason) bool {
	return o.Sort == r.Sort && !slices.ContainsFunc(r.Points, func(p point) bool {
		return !slices.ContainsFunc(o.Points, func(q point) bool { return q.number == p.number })
	})
}

// leftOut tells of a reason that the notice gives and that the letter does not
// take up.
func (c *composer) leftOut(r reason) {
	c.problem = append(c.problem, appeal.Problem{
		Where: "letter " + c.info.ID, ID: "letter.reason-left-out", Level: appeal.LevelWarning,
		Args: map[string]string{"reason": quotation(r.text), "where": r.at.Ref.String(), "id": c.info.ID},
	})
}

// Extra reports that the notice gives the reason and the case does not list it.
func (r reason) Extra() bool { return r.extra }
