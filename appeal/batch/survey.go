package batch

import (
	"cmp"
	"hash/maphash"
	"regexp"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// Survey is what only the whole sheet tells: whether a column writes the day or
// the month first, how long its numbers are, which rows speak of the same case.
// It keeps numbers, not text, so that a long sheet does not fill the memory.
type Survey struct {
	Rows    int
	dates   map[string]*dateEvidence // by column name
	lengths map[string]map[int]int   // by column name: digits → how many
	seed    maphash.Seed
	ids     map[uint64]int // case id without case → first row
	people  map[uint64]int // claimant and claim number → first row
}

// dateEvidence counts the dates of a column that can be read in one way only,
// and those that can be read in two.
type dateEvidence struct {
	heading                      string
	monthFirst, dayFirst, either int
	firstMDY, firstDMY, firstTwo int    // rows
	provesMDY, provesDMY         bool   // a row that is not refused shows it
	two                          string // the first that can be read in two ways
}

var (
	slashDay = regexp.MustCompile(`^(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{2}|\d{4})$`)
	digits   = regexp.MustCompile(`^\d+$`)
)

// Survey reads the sheet once.
func (s *Sheet) Survey() (*Survey, error) {
	v := &Survey{
		dates: map[string]*dateEvidence{}, lengths: map[string]map[int]int{}, seed: maphash.MakeSeed(),
		ids: map[uint64]int{}, people: map[uint64]int{},
	}
	err := s.Each(func(r Row) error {
		v.Rows++
		for _, c := range r.cells {
			text := tidy(c.text)
			if c.kind == intake.Date {
				v.date(r, c, text)
			}
			if c.label && c.own == "" && digits.MatchString(text) {
				if v.lengths[c.name] == nil {
					v.lengths[c.name] = map[int]int{}
				}
				v.lengths[c.name][len(text)]++
			}
		}
		v.first(v.ids, caseID(r), r.Number)
		v.first(v.people, person(r), r.Number)
		return nil
	})
	return v, err
}

func (v *Survey) first(m map[uint64]int, text string, row int) {
	if text == "" {
		return
	}
	if key := v.key(text); m[key] == 0 {
		m[key] = row
	}
}

func (v *Survey) key(text string) uint64 { return maphash.String(v.seed, strings.ToLower(text)) }

func (v *Survey) date(row Row, c cell, text string) {
	m := slashDay.FindStringSubmatch(text)
	if m == nil {
		return
	}
	days := appeal.ReadDay(text, anyDay)
	if len(days) == 0 {
		return // no date, whichever comes first: 31/6/2025
	}
	if v.dates[c.name] == nil {
		v.dates[c.name] = &dateEvidence{heading: c.heading}
	}
	e := v.dates[c.name]
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	switch {
	case a > 12:
		e.dayFirst++
		e.firstDMY = cmp.Or(e.firstDMY, row.Number)
		e.provesDMY = e.provesDMY || !v.refused(row)
	case b > 12:
		e.monthFirst++
		e.firstMDY = cmp.Or(e.firstMDY, row.Number)
		e.provesMDY = e.provesMDY || !v.refused(row)
	case a != b:
		e.either++
		e.firstTwo, e.two = cmp.Or(e.firstTwo, row.Number), cmp.Or(e.two, text)
	}
}

// anyDay stands for today where only the century of a short year hangs on it.
var anyDay = appeal.Day{Year: 2000, Month: 1, Date: 1}

// refused reports that the row's own cells keep it from being built: it may
// raise a doubt about how a column writes its dates, and settles none.
func (v *Survey) refused(r Row) bool {
	if first := v.ids[v.key(caseID(r))]; first != 0 && first != r.Number {
		return true
	}
	if r.text(ownCase) == "" && r.text(ownFolder) == "" && (r.text("claimant_name") == "" || r.text("claim_kind") == "") {
		return true
	}
	var scratch appeal.Case
	for _, country := range []bool{true, false} { // which kinds of claim there are hangs on it
		for _, c := range r.cells {
			if (c.key == "claim.country") == country && unreadable(&scratch, r.Number, c) {
				return true
			}
		}
	}
	return false
}

func unreadable(scratch *appeal.Case, row int, c cell) bool {
	if c.own == "beyond" || HasError(damage(row, c)) {
		return true
	}
	text := tidy(c.text)
	switch {
	case text == "" || c.own != "":
		return false
	case c.kind == intake.Date:
		return slashDay.MatchString(text) && len(appeal.ReadDay(text, anyDay)) == 0
	}
	a, p := intake.Read(scratch, c.key, text, anyDay)
	if p != nil {
		return p.Level == appeal.LevelError
	}
	if c.key == "claim.country" {
		a.Put(scratch)
	}
	return false
}

// The orders in which a column may write its dates.
const (
	monthFirst  = "mdy"
	dayFirst    = "dmy"
	mixedOrders = "mixed"
)

// order gives the order of a column's dates: what a person says, unless most of
// the column contradicts it, else what the column shows in a row that is not
// refused; mixed where it shows both, "" where nobody says.
func (v *Survey) order(s *Sheet, name string) string {
	e := v.dates[name]
	if e == nil {
		return s.dateOrder
	}
	switch {
	case s.dateOrder == monthFirst && e.dayFirst > e.monthFirst, s.dateOrder == dayFirst && e.monthFirst > e.dayFirst:
		return mixedOrders
	case s.dateOrder != "":
		return s.dateOrder
	case e.dayFirst > 0 && e.monthFirst > 0:
		return mixedOrders
	case e.provesDMY:
		return dayFirst
	case e.provesMDY:
		return monthFirst
	}
	return ""
}

// one reports that the column itself shows one order only.
func (e *dateEvidence) one() bool { return e.monthFirst == 0 || e.dayFirst == 0 }

// settle turns 7/6/26 into the day that the column's order makes of it; a
// problem where the order is not known and the day matters.
func (v *Survey) settle(s *Sheet, row int, c cell, text string, today appeal.Day) (string, *Problem) {
	if !slashDay.MatchString(text) {
		return text, nil
	}
	days := appeal.ReadDay(text, today)
	if len(days) < 2 {
		return text, nil
	}
	order := v.order(s, c.name)
	switch order {
	case monthFirst:
		return days[0].String(), nil
	case dayFirst:
		return days[1].String(), nil
	}
	id := "batch.date-two"
	args := []string{"first", days[0].Long(), "second", days[1].Long()}
	if e := v.dates[c.name]; order == mixedOrders {
		id = "batch.date-mixed"
		if e.one() {
			id = "batch.date-against"
		}
		args = append(args, "mdy", count(e.firstMDY), "dmy", count(e.firstDMY))
	}
	p := problem(row, c.heading, text, id, appeal.LevelError, args...).proposing(days[0].String() + " / " + days[1].String())
	return "", &p
}

// shorter finds a number that is shorter than nearly all others of its column:
// a program took its leading zeros.
func (v *Survey) shorter(row int, c cell, text string) *Problem {
	if !c.label || c.own != "" || !digits.MatchString(text) {
		return nil
	}
	all, usual := 0, 0
	for length, n := range v.lengths[c.name] {
		all += n
		if n > v.lengths[c.name][usual] {
			usual = length
		}
	}
	if all < 5 || len(text) >= usual || v.lengths[c.name][usual]*5 < all*4 {
		return nil
	}
	p := problem(row, c.heading, text, "batch.zeros", appeal.LevelWarning, "usual", count(usual)).proposing(strings.Repeat("0", usual-len(text)) + text)
	return &p
}

// doubles names an earlier row that speaks of the same case.
func (v *Survey) doubles(r Row) []Problem {
	if id := caseID(r); id != "" {
		if first := v.ids[v.key(id)]; first != 0 && first != r.Number {
			name := "batch.id-twice"
			if r.text(ownID) == "" {
				name = "batch.case-twice"
			}
			return []Problem{problem(r.Number, r.heading(ownID), id, name, appeal.LevelError, "row", count(first))}
		}
	}
	if who := person(r); who != "" {
		if first := v.people[v.key(who)]; first != 0 && first != r.Number {
			return []Problem{problem(r.Number, r.heading("claimant_name"), r.text("claimant_name"), "batch.claimant-twice", appeal.LevelWarning, "row", count(first))}
		}
	}
	return nil
}

// person identifies a claim by claimant and claim number, without spaces and
// case; "" when the row names no claimant.
func person(r Row) string {
	name := plain(r.text("claimant_name"))
	if name == "" {
		return ""
	}
	return name + "|" + plain(r.text("claim_number"))
}

func count(n int) string { return strconv.Itoa(n) }
