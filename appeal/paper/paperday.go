package paper

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
)

// paperDay finds the day of a paper: that of the service, the study or the
// visit; for reports about the claimant made for somebody else the day of the
// report; for letters and statements the day they were written. Days of birth,
// of printing, faxing, ordering and dictation are no candidates.
func (s *sheet) paperDay(k appeal.DocumentKind, what string, title *Proposal, whole bool) (*Proposal, *Doubt) {
	c := &candidates{s: s}
	written := k == appeal.ReportKind || k == appeal.LetterKind || k == appeal.Statement || what == "surveillance" || what == "police"
	for i, l := range s.lines {
		if faxHeader.MatchString(l.text) && i < 3 {
			continue
		}
		for n := range documentPhrases()["day"] {
			p := &documentPhrases()["day"][n]
			rank := p.Rank
			switch {
			case p.ID == "report" && written:
				rank = 1
			case p.ID == "service" && written:
				rank = 9
			case p.ID == "report", p.ID == "signed" && !written:
				rank = 8
			}
			for _, at := range p.places(l.seen()) {
				c.add(l, l.text[at[0]:], at[1]-at[0], rank, p.ID)
			}
		}
	}
	first := s.firstPage()
	entries := s.dayLines()
	for i, l := range first {
		if s.inRecordsList(l) {
			continue
		}
		if title != nil && l.ref == title.Ref && !written {
			if dates := s.datesIn(l.text); len(dates) > 0 {
				c.add(l, l.text, dates[0].at, 1, "title")
			}
		}
		if i < 30 {
			for n, cell := range l.cells {
				if onlyDate.MatchString(cell) && !(n > 0 && labelLike.MatchString(l.cells[n-1])) && !s.underLabel(first, i, n) {
					c.add(l, cell, len(cell), 2, "alone")
				}
			}
		}
		if i < 5 && !written && entries < 2 {
			for _, d := range s.datesIn(l.text) {
				if d.at == 0 && !runsOn.MatchString(l.text[d.end:]) || s.besideName(l.text[:d.at]) {
					c.add(l, l.text, d.end, 2, "begins")
				}
				break
			}
		}
	}
	if k == appeal.Therapy && whole {
		c.lastEntry()
	}
	return c.settle()
}

// notPaperDay stands before dates on a title's line that are not the paper's.
var notPaperDay = regexp.MustCompile(`\b(?:print\w*|birth|d\.?o\.?b\.?|fax\w*|order\w*|injury|accident|onset|since|revised|effective|expires?|compar\w*|prior|previous)\b[^a-z]*$`)

// dayLines counts the lines that begin with a date: notes of several visits.
func (s *sheet) dayLines() int {
	n := 0
	for _, l := range s.lines {
		if dates := s.datesIn(l.text); len(dates) > 0 && dates[0].at == 0 {
			n++
		}
	}
	return n
}

// runsOn follows a date that is the beginning of a span.
var runsOn = regexp.MustCompile(`^\s*(?:to|through|until|-)\s`)

// besideName reports that a text is the claimant's name alone, as before the
// date of a short record: Ann Lee, 03/27/2025.
func (s *sheet) besideName(before string) bool {
	before = strings.TrimRight(before, " ,:-")
	return before != "" && s.isClaimant(before) && len(strings.Fields(before)) <= 4 && !labelLike.MatchString(before)
}

// firstPage gives the lines of the first page.
func (s *sheet) firstPage() []line {
	for i, l := range s.lines {
		if l.ref.Page != s.lines[0].ref.Page {
			return s.lines[:i]
		}
	}
	return s.lines
}

// candidates are the dates that may be a paper's.
type candidates struct {
	s    *sheet
	all  []valued
	days []appeal.Day
	why  []string
	bad  []Doubt // with the rank in the same place of ranks
	rank []int
}

// add takes the date in the first n bytes of a text, the last of several that
// stand together.
func (c *candidates) add(l line, text string, n, rank int, why string) {
	dates := c.s.datesIn(text)
	if len(dates) == 0 || dates[0].at > n {
		return
	}
	d := dates[0]
	if notPaperDay.MatchString(strings.ToLower(text[:d.at])) {
		return
	}
	for _, next := range dates[1:] {
		gap := strings.TrimSpace(text[d.end:next.at])
		if gap != "and" && gap != "&" && gap != "," && gap != "-" && gap != "to" && gap != "through" {
			break
		}
		d = dated{d.at, next.end, text[d.at:next.end], next.readings, true}
	}
	f := Found{Ref: l.ref, Quote: quoteOf(l.print), Text: d.text}
	day, unsure := c.s.day(d)
	if unsure == "" && !c.s.Today.IsZero() && day.After(c.s.Today) {
		unsure = "ahead"
	}
	if unsure != "" {
		c.bad, c.rank = append(c.bad, Doubt{Key: "date", Why: unsure, Found: []Found{f}}), append(c.rank, rank)
		return
	}
	if d.several {
		why = "last-of-several"
	}
	c.all, c.days, c.why = append(c.all, valued{f, rank}), append(c.days, day), append(c.why, why)
}

// lastEntry takes the last of the dates that begin lines in rising order: notes
// of several visits.
func (c *candidates) lastEntry() {
	var last appeal.Day
	var at line
	var text string
	entries := 0
	for _, l := range c.s.lines {
		dates := c.s.datesIn(l.text)
		if len(dates) == 0 || dates[0].at > 0 {
			continue
		}
		day, why := c.s.day(dates[0])
		if why != "" || !last.IsZero() && day.Before(last) {
			return
		}
		last, at, text = day, l, dates[0].text
		entries++
	}
	if entries > 1 {
		c.all, c.days, c.why = append(c.all, valued{Found{Ref: at.ref, Quote: quoteOf(at.print), Text: text}, 4}), append(c.days, last), append(c.why, "last-entry")
	}
}

// worst is the last rank that is proposed; what ranks behind it is only named
// among what was passed over.
const worst = 4

func (c *candidates) settle() (*Proposal, *Doubt) {
	best := worst + 1
	for _, v := range c.all {
		best = min(best, v.rank)
	}
	for i, d := range c.bad {
		if c.rank[i] <= best && c.rank[i] <= worst {
			return nil, &d
		}
	}
	if best > worst {
		return nil, nil
	}
	p, doubt := settleDay("date", "", c.all, c.days)
	if p == nil {
		return nil, doubt
	}
	for i, v := range c.all {
		if v.Ref == p.Ref && v.Text == p.Text && v.rank == best {
			p.Why = c.why[i]
			break
		}
	}
	return p, nil
}
