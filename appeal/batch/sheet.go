package batch

import (
	"bufio"
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// Sheet is an open spreadsheet: its columns are understood, its rows are read
// one by one, as often as needed.
type Sheet struct {
	Path     string
	Encoding Encoding
	Problems []Problem // of the headings

	header    []string
	columns   []*column // by position; nil: not read
	whole     *column   // of a claimant's name that stands in two columns
	defaults  []cell    // of the columns that the sheet lacks or leaves empty
	dateOrder string
	most      int64 // bytes of the file
	delimiter byte
	skip      bool // a line sep=; stands before the headings
	headRow   int
	extra     *more // of the other sheets of a workbook
	rows      func(yield func(row int, cells []entry) error) error
}

// entry is what a sheet holds in one place.
type entry struct {
	text   string
	number string     // what a workbook has there where it has no text: 180, also where it shows a day
	day    appeal.Day // what that number is in the workbook's calendar
}

// cell is one value with its column and heading.
type cell struct {
	*column
	heading string
	entry
}

// Row is one row that is not empty.
type Row struct {
	Number int
	cells  []cell
}

// Open reads the headings of a sheet. Wrong headings are in Problems; an error
// means that the file cannot be read as a sheet at all.
func Open(path string, m Mapping) (*Sheet, error) {
	s := &Sheet{Path: path, dateOrder: m.DateOrder, most: cmp.Or(m.MaxBytes, MaxSheet)}
	if err := readable(path, s.most); err != nil {
		return nil, err
	}
	if err := s.source(); err != nil {
		return nil, err
	}
	if err := s.headings(m); err != nil {
		return nil, err
	}
	s.understand(m)
	return s, nil
}

// maxTitles is how many rows may stand above the headings: a firm's sheet has a
// title there, or a row that groups the columns.
const maxTitles = 8

// headings finds the row of the headings: the first one, unless it has none that
// is known and a row soon below has two.
func (s *Sheet) headings(m Mapping) error {
	known := newCatalogue()
	for heading, name := range m.Columns {
		known[plain(heading)], _ = known.find(name)
	}
	stop := errors.New("headings found")
	seen := 0
	err := s.rows(func(row int, cells []entry) error {
		if blank(cells) {
			return nil
		}
		n := 0
		for _, c := range cells {
			if _, ok := known.find(c.text); ok && plain(c.text) != "" {
				n++
			}
		}
		if seen++; seen == 1 {
			s.header, s.headRow = texts(cells), row
		} else if n > 1 {
			s.header, s.headRow = texts(cells), row
			return stop
		}
		if n > 1 || n == 1 && filled(cells) == 1 || seen == 1 && n > 0 && filled(cells) > 2 || seen > maxTitles {
			return stop
		}
		return nil
	})
	switch {
	case err != nil && !errors.Is(err, stop):
		return err
	case seen == 0:
		return &NotTextError{s.Path, "empty"}
	}
	return nil
}

func filled(cells []entry) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c.text) != "" {
			n++
		}
	}
	return n
}

var (
	totalWord = regexp.MustCompile(`(?i)^(?:grand |sub-?)?(?:totals?|sums?|counts?|averages?|avg\.?|mean)\b(?: (?:of |number |amount |due |paid |all )*(?:cases|rows|claims|clients|claimants|records|benefits?)?)?[\s\d.,$%:=()]*$`)
	totalled  = regexp.MustCompile(`(?i)^[\d.,$%() -]*(?:cases?|rows?|claims?|clients?|claimants?|records?|files?|days?)?$`)
)

// totals reports the row of sums that spreadsheets end with: a word says so, and
// all else in it is a number or counts something.
func totals(cells []entry) bool {
	found := false
	for _, e := range cells {
		switch c := strings.TrimSpace(e.text); {
		case c == "":
		case totalWord.MatchString(c):
			found = true
		case !totalled.MatchString(c):
			return false
		}
	}
	return found
}

// source finds out how the file is to be read.
func (s *Sheet) source() error {
	var err error
	s.Encoding, err = encodingOf(s.Path)
	var other *NotTextError
	if errors.As(err, &other) && other.Kind == "xlsx" {
		return s.workbook()
	}
	if err != nil {
		return err
	}
	f, err := os.Open(s.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := bufio.NewReaderSize(decoded(f, s.Encoding), 1<<16).Peek(1 << 16)
	if err != nil && err != io.EOF {
		return err
	}
	s.delimiter, s.skip = delimiterOf(head)
	s.rows = s.textRows
	return nil
}

// textRows gives the rows of delimited text with their numbers.
func (s *Sheet) textRows(yield func(int, []entry) error) error {
	f, err := os.Open(s.Path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := newRecords(decoded(f, s.Encoding), s.delimiter)
	for first := true; ; first = false {
		cells, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if first && s.skip {
			r.row-- // Excel does not show the line
			continue
		}
		if err := yield(r.row, entries(cells)); err != nil {
			return err
		}
	}
}

// understand finds the column of each heading.
func (s *Sheet) understand(m Mapping) {
	known := newCatalogue()
	mapped, ignored := map[string]string{}, map[string]bool{}
	for heading, name := range m.Columns {
		mapped[plain(heading)] = name
	}
	for _, heading := range m.Ignore {
		ignored[plain(heading)] = true
	}
	at := map[string]string{}
	var unknown []string
	s.columns = make([]*column, len(s.header))
	for i, heading := range s.header {
		heading = strings.TrimSpace(heading)
		s.header[i] = heading
		key, name := plain(heading), heading
		if ours, ok := mapped[key]; ok {
			name = ours
		} else if ignored[key] || heading == "" {
			continue
		}
		col, ok := known.find(name)
		if !ok {
			if near := known.near(heading); near != "" {
				s.Problems = append(s.Problems, problem(0, heading, heading, "batch.column-like", appeal.LevelError, "like", near).proposing(near))
			} else if some := withWords(heading); len(some) > 0 {
				s.Problems = append(s.Problems, problem(0, heading, heading, "batch.column-which", appeal.LevelError, "like", strings.Join(some, ", ")))
			} else {
				unknown = append(unknown, heading)
			}
			continue
		}
		if other, twice := at[col.name]; twice {
			s.Problems = append(s.Problems, problem(0, heading, heading, "batch.column-twice", appeal.LevelError, "other", other, "name", col.name))
			continue
		}
		at[col.name] = heading
		s.columns[i] = &col
	}
	if len(unknown) > 0 {
		s.Problems = append(s.Problems, noColumns(unknown))
	}
	s.required(at, m)
	col := known[plain("claimant_name")]
	s.whole = &col
	for name, value := range m.Defaults {
		col, _ := known.find(name)
		s.defaults = append(s.defaults, cell{&col, col.name, entry{text: value}})
	}
	slices.SortFunc(s.defaults, func(a, b cell) int { return strings.Compare(a.name, b.name) })
}

// noColumns names the headings that mean nothing here, all at once, with the line
// of a mapping that leaves them out.
func noColumns(headings []string) Problem {
	var quoted []string
	for _, h := range headings {
		quoted = append(quoted, strconv.Quote(h))
	}
	return problem(0, strings.Join(headings, ", "), "", "batch.column-unknown", appeal.LevelError, "ignore", "ignore: ["+strings.Join(quoted, ", ")+"]")
}

// required names the columns without which no row can be a case.
func (s *Sheet) required(at map[string]string, m Mapping) {
	if at[ownCase] != "" || at[ownFolder] != "" {
		return // a case.yaml there may say it
	}
	for _, name := range []string{"claimant_name", "claim_kind"} {
		_, byDefault := m.Defaults[name]
		if name == "claimant_name" && at[firstName] != "" && at[lastName] != "" {
			continue
		}
		if at[name] == "" && !byDefault {
			s.Problems = append(s.Problems, problem(0, name, "", "batch.column-missing", appeal.LevelError, "name", name))
		}
	}
}

// Each gives the rows below the headings that are not empty, in order. It may
// be called again; the file is then read again.
func (s *Sheet) Each(yield func(Row) error) error {
	return s.rows(func(number int, cells []entry) error {
		if number <= s.headRow || blank(cells) || s.guide(cells) || totals(cells) {
			return nil
		}
		row := Row{Number: number}
		for i, e := range cells {
			if i < len(s.columns) && s.columns[i] != nil {
				row.cells = append(row.cells, cell{s.columns[i], s.header[i], e})
			} else if i >= len(s.header) && strings.TrimSpace(e.text) != "" {
				row.cells = append(row.cells, cell{&column{own: "beyond"}, "", e})
			}
		}
		row.joinName(s.whole)
		row.fill(s.defaults)
		if s.extra != nil {
			row.cells = append(row.cells, s.extra.of(caseID(row))...)
		}
		return yield(row)
	})
}

// joinName makes one name of a first and a last one, where the row has no other.
func (r *Row) joinName(whole *column) {
	first, last := r.text(firstName), r.text(lastName)
	if first == "" || last == "" || r.text("claimant_name") != "" {
		return
	}
	r.cells = slices.DeleteFunc(r.cells, func(c cell) bool { return c.name == whole.name })
	r.cells = append(r.cells, cell{whole, r.heading(firstName) + ", " + r.heading(lastName), entry{text: first + " " + last}})
}

// fill takes the defaults for what the row leaves empty.
func (r *Row) fill(defaults []cell) {
	for _, d := range defaults {
		i := slices.IndexFunc(r.cells, func(c cell) bool { return c.name == d.name })
		switch {
		case i < 0:
			r.cells = append(r.cells, d)
		case strings.TrimSpace(r.cells[i].text) == "":
			r.cells[i].text = d.text
		}
	}
}

// text gives what the row says in a column, without spaces around it.
func (r Row) text(name string) string {
	for _, c := range r.cells {
		if c.name == name {
			return tidy(c.text)
		}
	}
	return ""
}

// heading gives the sheet's own name for a column, for messages.
func (r Row) heading(name string) string {
	for _, c := range r.cells {
		if c.name == name {
			return c.heading
		}
	}
	return name
}

// guide reports the template's explaining rows: their first cell begins with #.
func (s *Sheet) guide(cells []entry) bool {
	return len(cells) > 0 && strings.HasPrefix(strings.TrimSpace(cells[0].text), "# ")
}

// Folder is where the sheet lies: paths in it start there.
func (s *Sheet) Folder() string { return filepath.Dir(s.Path) }

func blank(cells []entry) bool { return filled(cells) == 0 }

func entries(texts []string) []entry {
	out := make([]entry, len(texts))
	for i, text := range texts {
		out[i].text = text
	}
	return out
}

func texts(cells []entry) []string {
	out := make([]string, len(cells))
	for i, e := range cells {
		out[i] = e.text
	}
	return out
}
