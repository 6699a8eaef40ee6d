package batch

import (
	"cmp"
	"hash/maphash"
	"path"
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
	lengths map[uint64]map[int]int   // by column and insurer: digits → how many
	zeroed  map[uint64]int           // the same: digits of the longest with a zero in front
	seed    maphash.Seed
	ids     map[uint64]int // case id without case → first row
	near    map[uint64]int // the same without zeros in front of its numbers
	people  map[uint64]int // claimant and claim number → first row
	folders map[uint64]int // where the papers lie → first row
}

// dateEvidence counts the dates of a column that can be read in one way only,
// and those that can be read in two.
type dateEvidence struct {
	heading              string
	monthFirst, dayFirst witnesses
	either, firstTwo     int
	two                  string    // the first that can be read in two ways, in row firstTwo
	provesMDY, provesDMY bool      // a row that is not refused shows it
	turnable             witnesses // real dates of a workbook whose day could be the month
	unturnable           bool      // one whose day could not
}

// witnesses are the rows that show something of a column, the first few by name.
type witnesses struct {
	n    int
	rows []int
	text string // of the first
}

const maxWitnesses = 5

func (w *witnesses) add(row int, text string) {
	if w.n++; w.n == 1 {
		w.text = text
	}
	if len(w.rows) < maxWitnesses {
		w.rows = append(w.rows, row)
	}
}

var (
	slashDay = regexp.MustCompile(`^(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{2}|\d{4})$`)
	digits   = regexp.MustCompile(`^\d+$`)
)

// Survey reads the sheet once.
func (s *Sheet) Survey() (*Survey, error) {
	v := &Survey{
		dates: map[string]*dateEvidence{}, lengths: map[uint64]map[int]int{}, zeroed: map[uint64]int{}, seed: maphash.MakeSeed(),
		ids: map[uint64]int{}, near: map[uint64]int{}, people: map[uint64]int{}, folders: map[uint64]int{},
	}
	err := s.Each(func(r Row) error {
		v.Rows++
		for _, c := range r.cells {
			text := tidy(c.text)
			if c.kind == intake.Date {
				v.date(r, c, text)
			}
			if c.label && c.own == "" && digits.MatchString(text) {
				like := v.alike(r, c)
				if v.lengths[like] == nil {
					v.lengths[like] = map[int]int{}
				}
				v.lengths[like][len(text)]++
				if text[0] == '0' {
					v.zeroed[like] = max(v.zeroed[like], len(text))
				}
			}
		}
		v.first(v.ids, caseID(r), r.Number)
		v.first(v.near, withoutZeros(r.text(ownID)), r.Number)
		v.first(v.people, person(r), r.Number)
		_, place := papersAt(r)
		v.first(v.folders, place, r.Number)
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
	real := isReal(c)
	if m == nil && !real {
		return
	}
	if v.dates[c.name] == nil {
		v.dates[c.name] = &dateEvidence{heading: c.heading}
	}
	e := v.dates[c.name]
	if real {
		if turnable(c) {
			e.turnable.add(row.Number, text)
		}
		e.unturnable = e.unturnable || c.day.Date > 12
		return
	}
	if len(appeal.ReadDay(text, anyDay)) == 0 {
		return // no date, whichever comes first: 31/6/2025
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	switch {
	case a > 12:
		e.dayFirst.add(row.Number, text)
		e.provesDMY = e.provesDMY || !v.refused(row)
	case b > 12:
		e.monthFirst.add(row.Number, text)
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
			if (c.key == "claim.country") == country && unreadable(&scratch, r, c) {
				return true
			}
		}
	}
	return false
}

func unreadable(scratch *appeal.Case, row Row, c cell) bool {
	if c.own == "beyond" || HasError(row.damage(c)) {
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
	case s.dateOrder == monthFirst && e.dayFirst.n > e.monthFirst.n, s.dateOrder == dayFirst && e.monthFirst.n > e.dayFirst.n:
		return mixedOrders
	case s.dateOrder != "":
		return s.dateOrder
	case e.dayFirst.n > 0 && e.monthFirst.n > 0:
		return mixedOrders
	case e.provesDMY:
		return dayFirst
	case e.provesMDY:
		return monthFirst
	}
	return ""
}

// one reports that the column itself shows one order only.
func (e *dateEvidence) one() bool { return e.monthFirst.n == 0 || e.dayFirst.n == 0 }

// settle turns 7/6/26 into the day that the column's order makes of it; a
// problem where the order is not known and the day matters.
func (v *Survey) settle(s *Sheet, row int, c cell, text string, today appeal.Day) (string, *Problem) {
	if e := v.dates[c.name]; e != nil && turnable(c) && e.turned() == appeal.LevelError {
		p := problem(row, c.heading, text, "batch.date-turned", appeal.LevelError).proposing(text + " / " + otherWay(c.day).String())
		return "", &p
	}
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
		args = append(args, "mdy", e.monthFirst.said(), "dmy", e.dayFirst.said())
	}
	p := problem(row, c.heading, text, id, appeal.LevelError, args...).proposing(days[0].String() + " / " + days[1].String())
	return "", &p
}

// alike is the key of the numbers that should have the same length: those of a
// column that one insurer gives.
func (v *Survey) alike(r Row, c cell) uint64 {
	if !insurers(c) {
		return v.key(c.name)
	}
	return v.key(c.name + "\x00" + plain(r.text("insurer_name")))
}

// insurers reports a number that insurers give: a telephone number is none.
func insurers(c cell) bool { return strings.HasSuffix(c.key, "_number") }

// few is below how many numbers of a column one is held against all the others.
const few = 5

// maxZeros is how many zeros a number of a few may have lost; a larger gap is
// another kind of number.
const maxZeros = 4

// shorter finds a number that is shorter than nearly all others of its kind, and
// of a few, than all others: a program took its leading zeros.
func (v *Survey) shorter(r Row, c cell, text string) *Problem {
	if !c.label || c.own != "" || !digits.MatchString(text) {
		return nil
	}
	like := v.alike(r, c)
	lengths := v.lengths[like]
	all, usual := 0, 0
	for length, n := range lengths {
		all += n
		if n > lengths[usual] || n == lengths[usual] && length > usual {
			usual = length
		}
	}
	zeroed := v.zeroed[like] - len(text)
	switch gap := usual - len(text); {
	case insurers(c) && text[0] != '0' && zeroed > 0 && zeroed <= maxZeros:
		usual = v.zeroed[like]
	case gap <= 0:
		return nil
	case all < few && !insurers(c):
		return nil
	case all < few && (len(lengths) != 2 || lengths[len(text)] != 1 || gap > maxZeros):
		return nil
	case all >= few && lengths[usual]*5 < all*4:
		return nil
	}
	p := problem(r.Number, c.heading, text, "batch.zeros", appeal.LevelWarning, "usual", count(usual)).proposing(strings.Repeat("0", usual-len(text)) + text)
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
	var out []Problem
	if first := v.near[v.key(withoutZeros(r.text(ownID)))]; first != 0 && first != r.Number {
		out = append(out, problem(r.Number, r.heading(ownID), r.text(ownID), "batch.id-near", appeal.LevelWarning, "row", count(first)))
	}
	if who := person(r); who != "" {
		if first := v.people[v.key(who)]; first != 0 && first != r.Number {
			out = append(out, problem(r.Number, r.heading("claimant_name"), r.text("claimant_name"), "batch.claimant-twice", appeal.LevelWarning, "row", count(first)))
		}
	}
	return out
}

var zerosInFront = regexp.MustCompile(`(^|\D)0+(\d)`)

// withoutZeros makes 1 of 01, and C-7 of C-007: a spreadsheet program takes such
// zeros away, and a person leaves them out.
func withoutZeros(id string) string { return zerosInFront.ReplaceAllString(id, "$1$2") }

// sharesPapers names an earlier row whose papers lie in the same place: one of the
// two gets another person's papers, unless they belong to both.
func (v *Survey) sharesPapers(r Row) []Problem {
	column, place := papersAt(r)
	if place == "" {
		return nil
	}
	first := v.folders[v.key(place)]
	if first == 0 || first == r.Number {
		return nil
	}
	return []Problem{problem(r.Number, r.heading(column), r.text(column), "batch.folder-twice", appeal.LevelWarning, "row", count(first))}
}

// papersAt gives the place of a row's papers, as far as it tells rows apart: a
// file name alone may stand in any folder.
func papersAt(r Row) (column, place string) {
	for _, column := range []string{ownFolder, ownCase, ownReport} {
		text := path.Clean(strings.ToLower(strings.ReplaceAll(r.text(column), `\`, "/")))
		if text != "." && (column != ownReport || strings.Contains(text, "/")) {
			return column, text
		}
	}
	return "", ""
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
