package paper

import (
	"regexp"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

const anyName = `(?:Dr\.? )?(?:[A-Z][A-Za-z'\-]+|[A-Z]\.)(?: (?:[A-Z][A-Za-z'\-]+|[A-Z]\.?|de|van|von|der|la)){1,3}`

var (
	nameFirst  = regexp.MustCompile(`^(` + anyName + `)((?:,? ` + degrees + `(?:$|[ ,;)]))+)?`)
	nameLast   = regexp.MustCompile(`^([A-Z][A-Za-z'\-]+), ([A-Z][A-Za-z'\-]+)(?: ([A-Z])\.?)?,? (` + degrees + `)(?:$|\s|,)`)
	withDegree = regexp.MustCompile(`^(` + anyName + `),? (` + degrees + `(?:,? ` + degrees + `)*)(?:$|[,;(] ?[A-Za-z ,&()]+$|   |,? \d)`)
	declares   = regexp.MustCompile(`^I, (` + fullName + `),`)
	toWhom     = regexp.MustCompile(`(?i)^(?:to|cc|attn|attention|referr\w+|re|dear|ordering|requesting|pcp|patient|client|claimant|examinee|name|primary)\b`)
)

// author finds who made a paper: the name behind a label that says so; the one
// name with a degree that heads or signs it; for a letter who signed it; for
// studies and the like the place in the letterhead.
func (s *sheet) author(k appeal.DocumentKind, title *Proposal) (*Proposal, *Doubt) {
	var all []valued
	for _, l := range s.lines {
		for n := range documentPhrases()["author"] {
			p := &documentPhrases()["author"][n]
			for _, at := range p.places(l.seen()) {
				if name := nameIn(behind(l.text[at[1]:])); name != "" {
					all = append(all, valued{Found{Ref: l.ref, Quote: quoteOf(l.print), Text: name}, p.Rank})
				}
			}
		}
	}
	switch {
	case k == appeal.LetterKind || k == appeal.Statement:
		if by := s.signatory(); by != nil {
			return &Proposal{Key: "author", Value: by.Value, Why: "signed", Found: by.Found}, nil
		}
		all = append(all, s.declarant()...)
		all = append(all, s.writtenBelow()...)
	default:
		all = append(all, s.withDegrees()...)
	}
	if len(all) == 0 && (k == appeal.Imaging || k == appeal.TestResult || k == appeal.Therapy || k == appeal.OtherPaper || k == appeal.Functional) {
		all = s.letterheadPlace(title)
	}
	p, doubt := settle("author", "", all, samePerson)
	if p == nil {
		return nil, doubt
	}
	p.Why = map[int]string{1: "made-by", 2: "attending", 3: "named", 4: "letterhead"}[rankOf(all, p.Found)]
	for _, v := range all { // the fullest form of the name
		if samePerson(v.Text, p.Text) && len(v.Text) > len(p.Text) && v.rank <= 3 {
			p.Found, p.Value = v.Found, v.Text
		}
	}
	return p, nil
}

func rankOf(all []valued, f Found) int {
	for _, v := range all {
		if v.Found == f {
			return v.rank
		}
	}
	return 0
}

// nameIn reads the name, with its degrees, that a text begins with.
func nameIn(text string) string {
	text = initialled(text)
	if m := nameLast.FindStringSubmatch(text); m != nil {
		name := titled(m[2])
		if m[3] != "" {
			name += " " + m[3] + "."
		}
		return name + " " + titled(m[1]) + ", " + m[4]
	}
	m := nameFirst.FindStringSubmatch(text)
	if m == nil || companyIn.MatchString(m[1]) {
		return ""
	}
	return strings.TrimSpace(strings.TrimRight(titled(mended(m[1]))+m[2], " ,;)"))
}

const (
	capitalWord = `[A-Z][A-Za-z'’\-]+`
	endDegree   = `(?:,? ` + degrees + `(?:$|[ ,;)]))`
)

var splitInitial = regexp.MustCompile(`((?:^|\s)` + capitalWord + ` [A-Z]), (` + capitalWord + endDegree + `)|((?:Dr\.?|Doctor) ` + capitalWord + ` [A-Z]), (` + capitalWord + `)`)

// aloneInitial is the same where a name stands alone on its line.
var aloneInitial = regexp.MustCompile(`^(` + capitalWord + ` [A-Z]), (` + capitalWord + `)$`)

// initialled puts right the comma that recognition takes an initial's point for:
// Helen R, Castellane, M.D.
func initialled(text string) string { return splitInitial.ReplaceAllString(text, "$1$3. $2$4") }

// mended puts right the capital I that recognition takes for an l inside a name.
func mended(name string) string {
	r := []rune(name)
	for i := 1; i+1 < len(r); i++ {
		if r[i] == 'I' && unicode.IsLower(r[i-1]) && unicode.IsLower(r[i+1]) {
			r[i] = 'l'
		}
	}
	return string(r)
}

// withDegrees gives the names with a degree that stand on lines of their own,
// as in a letterhead or below a report.
func (s *sheet) withDegrees() []valued {
	var out []valued
	for i, l := range s.lines {
		if i > 0 && toWhom.MatchString(s.lines[i-1].text) && len(s.lines[i-1].text) < 20 {
			continue
		}
		if len(l.cells) > 2 && len(s.datesIn(l.cells[0])) > 0 {
			continue // a row of the records that were read: their authors, not this one's
		}
		for k, c := range l.cells {
			if toWhom.MatchString(c) || k > 0 && toWhom.MatchString(l.cells[k-1]) || s.isClaimant(c) {
				continue
			}
			if m := withDegree.FindStringSubmatch(initialled(c)); m != nil && !companyIn.MatchString(m[1]) {
				out = append(out, valued{Found{Ref: l.ref, Quote: quoteOf(l.print), Text: titled(mended(m[1])) + ", " + m[2]}, 3})
			}
		}
	}
	return out
}

// declarant finds the name in "I, Ann Lee, declare".
func (s *sheet) declarant() []valued {
	for _, l := range s.lines {
		if m := declares.FindStringSubmatch(l.text); m != nil {
			return []valued{{Found{Ref: l.ref, Quote: quoteOf(l.print), Text: m[1]}, 1}}
		}
	}
	return nil
}

// writtenBelow finds a claimant's own name alone on one of the last lines.
func (s *sheet) writtenBelow() []valued {
	for i := max(0, len(s.lines)-4); i < len(s.lines); i++ {
		l := s.lines[i]
		if s.Claimant != "" && len(l.cells) == 1 && sameNumber(l.text, s.Claimant) {
			return []valued{{Found{Ref: l.ref, Quote: l.print, Text: s.Claimant}, 3}}
		}
	}
	return nil
}

// letterheadPlace takes the first line above the title for the place that made
// the paper, where it names one.
func (s *sheet) letterheadPlace(title *Proposal) []valued {
	for i, l := range s.firstPage() {
		if i == 3 || title != nil && l.ref == title.Ref && len(l.cells) == 1 {
			break
		}
		if faxHeader.MatchString(l.text) {
			continue
		}
		c := l.cells[0]
		if _, _, ok := documentPhrases().says("organization", folded(c)); ok && len(strings.Fields(c)) <= 8 {
			return []valued{{Found{Ref: l.ref, Quote: l.print, Text: titled(c)}, 4}}
		}
	}
	return nil
}
