package letter

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// physician is one of the claimant's own, with what the case has of theirs.
type physician struct {
	c   *composer
	p   appeal.Physician
	key string
}

// treating lists the physicians of the case whose view the letter gives.
func (c *composer) treating() []physician {
	var out []physician
	for i, p := range c.data.Case.Physicians {
		out = append(out, physician{c: c, p: p, key: fmt.Sprintf("physicians[%d]", i)})
	}
	return out
}

// doctor is the physician that the letter is addressed to; its facts are gaps
// where the case names none.
func (c *composer) doctor() physician {
	if c.to == nil {
		return physician{c: c, key: "physicians[0]"}
	}
	return physician{c: c, p: *c.to, key: c.toKey}
}

// Name prints the name as the case gives it.
func (d physician) Name() string { return d.must(d.p.Name, "name") }

// Salute prints "Dr. Castellane", or the whole name where that is not safe.
func (d physician) Salute() string {
	name := clean(d.p.Name)
	if last := surname(name); last != "" && doctorTitle.MatchString(name) {
		return d.c.put(computed("Dr. "+last, "form of address", d.key+".name"))
	}
	return d.Name()
}

var doctorTitle = regexp.MustCompile(`(?i)\b(M\.?D|D\.?O|Ph\.?D|Psy\.?D|D\.?P\.?M|D\.?C|MBBS|DPT)\b\.?|^Dr\b`)

// Specialty prints the specialty, "" if it is not known.
func (d physician) Specialty() string { return d.c.put(fromCase(d.p.Specialty, d.key+".specialty")) }

// Since prints the day of the first visit, or the month or year where only that is
// known.
func (d physician) Since() string {
	if d.p.Since.IsZero() {
		return d.c.put(fromCase(d.p.SinceIn.Long(), d.key+".since_in"))
	}
	return d.c.put(fromCase(d.p.Since.Long(), d.key+".since"))
}

// otherCredential are degrees and fields of people who are no physicians.
var (
	physicianDegree = regexp.MustCompile(`\b(M\.? ?D|D\.? ?O|MBBS|MBChB|D\.?P\.?M)\b`)
	otherCredential = regexp.MustCompile(`(?i)\b(D\.?P\.?T|P\.?T|O\.?T|OTR(/L)?|Ph\.?D|Psy\.?D|Ed\.?D|L\.?C\.?S\.?W|LMHC|LPC|N\.?P|A?P?R\.?N|CRNP|FNP|DNP|P\.?A(-C)?|D\.?C|ATC|CHT|LMT)\b\.?|\b(physical|occupational|massage) therap|\bphysiotherap|psycholog|\bchiropract|\bnurse\b|\bcounsel|social work|\bacupunct|\baudiolog`)
)

// Physician reports that nothing in name or specialty says otherwise.
func (d physician) Physician() bool {
	_, degrees, _ := strings.Cut(clean(d.p.Name), ",")
	return physicianDegree.MatchString(degrees) || !otherCredential.MatchString(degrees+" "+clean(d.p.Specialty))
}

// allPhysicians reports that everyone whose view the letter gives is one.
func (c *composer) allPhysicians() bool {
	return !slices.ContainsFunc(c.treating(), func(d physician) bool { return !d.Physician() })
}

// Role is treating, consulting or independent.
func (d physician) Role() string { return d.p.Role }

// Fax prints the fax number, "" if it is not known.
func (d physician) Fax() string { return d.c.put(fromCase(d.p.Fax, d.key+".fax")) }

// Address prints name and address as lines.
func (d physician) Address() string {
	lines := []string{d.Name()}
	for i, l := range d.p.Address {
		if m := d.c.put(fromCase(l, fmt.Sprintf("%s.address[%d]", d.key, i))); m != "" {
			lines = append(lines, m)
		}
	}
	if len(lines) == 1 && d.c.to != nil {
		lines = append(lines, d.c.gap(d.key+".address"))
	}
	return strings.Join(lines, "\\\n")
}

func (d physician) must(text, field string) string {
	if clean(text) == "" {
		return d.c.gap(cmp.Or(map[string]string{"treating": "physicians[0].", "independent": "physicians.independent."}[d.c.info.Recipient], d.key+".") + field)
	}
	return d.c.put(fromCase(text, d.key+"."+field))
}

// Time prints how long the care had lasted at the examination: "13 months".
func (d physician) Time() string {
	from, to := d.p.Since, d.c.data.Case.Exam.Date
	if from.IsZero() || to.IsZero() || !from.Before(to) {
		return ""
	}
	months := (to.Year-from.Year)*12 + int(to.Month) - int(from.Month)
	if to.Date < from.Date {
		months--
	}
	text := itoa(months) + " " + plural(months, "month", "months")
	if months >= 24 {
		text = itoa(months/12) + " years"
	}
	if months < 1 {
		return ""
	}
	return d.c.put(computed(text, "time between dates", d.key+".since", "exam.date"))
}

// Papers lists what the physician wrote.
func (d physician) Papers() []paper {
	var out []paper
	for _, doc := range d.c.data.Case.Documents {
		if isRecord(d.c.data.Case, doc) && samePerson(doc.Author, d.p.Name) {
			out = append(out, d.c.paper(doc))
		}
	}
	return out
}

// samePerson compares names without degrees: "Castellane" is not enough.
func samePerson(a, b string) bool {
	bare := func(s string) string {
		s, _, _ = strings.Cut(clean(s), ",")
		return strings.ToLower(strings.TrimPrefix(s, "Dr. "))
	}
	return bare(a) != "" && bare(a) == bare(b)
}

// opinionsGiven reports that somebody who treats the claimant wrote a paper of the
// case: without one there is no opinion to weigh.
func (c *composer) opinionsGiven() bool {
	return slices.ContainsFunc(c.treating(), func(d physician) bool { return len(d.Papers()) > 0 })
}

// Words finds up to two sentences in which the physician speaks of work,
// function or treatment, in the order they stand; where there is none, the one
// that names the disease. What the patient told is not the physician's view.
func (d physician) Words() []paper {
	type found struct {
		paper
		score, order int
	}
	var all, named []found
	for _, p := range d.Papers() {
		for _, s := range d.c.sayings(p.doc) {
			if s.told {
				continue
			}
			p, score := p, len(capacity.FindAllString(s.Text, -1))
			p.at, p.has = withoutLabel(s.Sentence), true
			if s.sums {
				score *= 2
			}
			switch {
			case score > 0:
				all = append(all, found{p, score, len(all)})
			case (s.sums || p.doc.Kind == appeal.OfficeNote) && slices.Contains(d.c.about(s.Text).Says, "diagnosis"):
				named = append(named, found{p, 1, len(named)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.score, a.score) })
	all = all[:min(2, len(all))]
	slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.order, b.order) })
	var out []paper
	length := 0
	for _, f := range all {
		out, length = append(out, f.paper), length+len(strings.Fields(f.at.Text))
	}
	if length < 8 && len(out) < 2 && len(named) > 0 { // "No work." says little without the disease
		out = append([]paper{named[0].paper}, out...)
	}
	if len(out) == 0 {
		out = d.sums()
	}
	return out
}

// sums gives, where no sentence of the physician speaks of capacity or names the
// disease, the one in which a paper of theirs says most.
func (d physician) sums() []paper {
	for _, p := range d.Papers() {
		if at, ok := d.c.best(p.doc, "treatment"); ok && d.c.isHealth() {
			p.at, p.has = at, true
			return []paper{p}
		}
		if p.doc.Kind == appeal.Surgical {
			continue
		}
		if p.at, p.has = d.c.summed(p.doc); p.has && len(strings.Fields(p.at.Text)) > 3 {
			return []paper{p}
		}
	}
	return nil
}

// What a physician says about capacity or treatment, and what would speak
// against the claim if it were taken out of its place.
var (
	capacity = regexp.MustCompile(`(?i)\b(unable|not able|cannot|restrict\w*|limit(s|ed|ation|ations)?|no (lifting|sitting|standing|overhead|driving|repetitive)|must lie|lie down|(?:no|off|out of|not|cannot|unable to|return(?:ed)? to|full[- ]time|part[- ]time|sedentary|light) (?:\w+ ){0,2}(?:work|job|duty)|disab\w+|medically necessary|recommend\w*|radiculopathy|persisting)\b`)
	contrary = regexp.MustCompile(`(?i)\b(improv\w+|resolved|normal|unremarkable|full duty|without restrictions?|no restrictions?|return(ed)? to work|tolerat\w+|non-?complian\w+|wishes|declin\w+|refus\w+)\b`)
)
