package paper

import (
	"strings"

	"imeappeal/appeal"
)

// Agrees reports that the case says at a proposal's key what the paper says. A
// number agrees whatever marks stand in it, a person by surname, an address by
// its letters and figures.
func Agrees(p Proposal, c *appeal.Case) bool {
	switch v := p.Value.(type) {
	case appeal.Day:
		return v == dayAt(c, p.Key)
	case []string:
		return sameNumber(codes.Replace(strings.Join(v, " ")), codes.Replace(strings.Join(c.Claim.Insurer.Address, " ")))
	case string:
		have := textAt(c, p.Key)
		switch p.Key {
		case "exam.examiner.name":
			return samePerson(v, have)
		case "claim.insurer.name":
			a, b := bare(v), bare(have)
			return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
		}
		return sameNumber(v, have)
	}
	return false
}

// codes writes the names of states in addresses as their postal codes.
var codes = func() *strings.Replacer {
	var pairs []string
	for _, s := range appeal.States() {
		pairs = append(pairs, " "+s.Name+" ", " "+s.Code+" ", ", "+s.Name+" ", ", "+s.Code+" ")
	}
	return strings.NewReplacer(pairs...)
}()

func dayAt(c *appeal.Case, key string) appeal.Day {
	return map[string]appeal.Day{
		"denial.date": c.Denial.Date, "denial.deadline_stated": c.Denial.DeadlineStated,
		"claim.date_of_injury": c.Claim.DateOfInjury, "exam.date": c.Exam.Date,
	}[key]
}

func textAt(c *appeal.Case, key string) string {
	return map[string]string{
		"claim.claim_number": c.Claim.ClaimNumber, "claim.policy_number": c.Claim.PolicyNumber, "claim.group_number": c.Claim.GroupNumber,
		"claim.insurer.name": c.Claim.Insurer.Name, "claim.insurer.fax": c.Claim.Insurer.Fax, "exam.examiner.name": c.Exam.Examiner.Name,
	}[key]
}

// Difference is a fact that the case has otherwise than the letter.
type Difference struct {
	Proposal
	Case string // what the case says
}

// compared are the facts whose difference is worth a word: days and numbers. A
// name may be written in many ways.
var compared = []string{
	"denial.date", "denial.deadline_stated", "claim.claim_number", "claim.policy_number", "claim.date_of_injury", "exam.date",
}

// Differences gives the facts of the letter that the case has otherwise. What
// the case does not have is no difference.
func (d Denial) Differences(c *appeal.Case) []Difference {
	var out []Difference
	for _, key := range compared {
		p, ok := d.Get(key)
		if !ok || Agrees(p, c) {
			continue
		}
		have := textAt(c, key)
		if day := dayAt(c, key); !day.IsZero() {
			have = day.LongWeekday()
		}
		if have != "" {
			out = append(out, Difference{p, have})
		}
	}
	return out
}

// Lacking gives the days that a deadline hangs on, where the letter says them and
// the case does not.
func (d Denial) Lacking(c *appeal.Case) []Proposal {
	var out []Proposal
	for _, key := range []string{"denial.date", "denial.deadline_stated"} {
		if p, ok := d.Get(key); ok && dayAt(c, key).IsZero() {
			out = append(out, p)
		}
	}
	return out
}

// Ends gives the day on which the letter's own time to appeal ends at the
// earliest: counted from the day printed on the letter. ok is false where no
// time was found or it is in business days.
func (d Denial) Ends(printed appeal.Day) (appeal.Day, bool) {
	if d.Term == nil {
		return appeal.Day{}, false
	}
	return d.Term.After(printed)
}
