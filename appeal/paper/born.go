package paper

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

var (
	// birthLabel ends right before a date of birth.
	birthLabel = regexp.MustCompile(`(?i)\b(?:d\.? ?o\.? ?b|date of birth|birth ?date|dob ?\([^()]{1,12}\))\.?\s*[:#.-]?\s*$`)
	bornBefore = regexp.MustCompile(`(?i)\b(?:born(?: on)?|b\.)\s*:?\s*$`)
	// ofRelative stands before the date of birth of somebody whom the paper names too.
	ofRelative = regexp.MustCompile(`(?i)\b(?:subscriber|policy ?holder|guarantor|responsible|spouse|partner|dependents?|child(?:ren)?|son|daughter|mother|father|husband|wife|brother|sister|emergency|contact|provider|physician|doctor)\b`)
)

// namesake finds a date of birth that is not the claimant's, in a paper that
// gives theirs nowhere: it may be about another person of the same name.
func (s *sheet) namesake(rep *report.Report) *Found {
	if s.Born.IsZero() {
		return nil
	}
	var other *Found
	for i, l := range s.lines {
		for _, d := range s.datesIn(l.text) {
			if len(d.readings) == 0 || !s.ofBirth(i, d.at) {
				continue
			}
			if bornOn(s.Born, d.readings) {
				return nil
			}
			if other == nil {
				other = &Found{Ref: l.ref, Quote: l.print, Text: d.text}
			}
		}
	}
	mark(rep, nil, nil, other)
	return other
}

// ofBirth reports that the date at a place of a line is labelled as one of birth:
// before it, or in the same column of the line above.
func (s *sheet) ofBirth(i, at int) bool {
	l := s.lines[i]
	before := l.text[:at]
	own := hasWord(l.low, surname(s.Claimant))
	switch {
	case ofRelative.MatchString(before) && !own:
		return false
	case birthLabel.MatchString(before), own && bornBefore.MatchString(before):
		return true
	case strings.TrimSpace(before) != "" && len(l.cells) == 1 || i == 0:
		return false
	}
	above, col := s.lines[i-1], len(cellsOf(before+"x"))-1
	return len(above.cells) == len(l.cells) && birthLabel.MatchString(above.cells[col])
}

// bornOn reports that one of the readings can be the day: a year of two digits
// says nothing of the century.
func bornOn(born appeal.Day, readings []appeal.Day) bool {
	for _, d := range readings {
		if d.Month == born.Month && d.Date == born.Date && d.Year%100 == born.Year%100 {
			return true
		}
	}
	return false
}

// Slip reports that a date of birth differs from the claimant's in the day, the
// month or the year alone, as a mistyped one does, or was read from a picture.
func (r Reader) Slip(f *Found) bool {
	for _, d := range appeal.ReadDay(f.Text, r.Today) {
		same := 0
		for _, equal := range []bool{d.Year%100 == r.Born.Year%100, d.Month == r.Born.Month, d.Date == r.Born.Date} {
			if equal {
				same++
			}
		}
		if same >= 2 {
			return true
		}
	}
	return f.Recognized
}
