package batch

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// The limits of what other sheets of a workbook may add.
const (
	maxMoreRows = 200000
	maxMoreCase = 200 // rows of one such sheet for one case
	moreFrom    = 100 // elements are numbered from here: those of the case's own row come first
	guideSheet  = "columns"
	ownDocument = "document"
)

// more is what the other sheets of a workbook say of the cases: a row for each
// document, diagnosis, test, physician or medication, with the case_id.
type more struct {
	cells map[string][]cell // by case id, lower case
	order []moreAt
}

// moreAt is where a case id stands first in another sheet.
type moreAt struct {
	id, sheet string
	row       int
}

// documentFields are the columns of the sheet documents, beside case_id.
var documentFields = []string{"file", "title", "kind", "date", "author"}

// moreAliases are other headings of those sheets.
var moreAliases = map[string]string{
	"diagnosis": "name", "test": "name", "physician": "name", "medication": "name", "document": "file", "path": "file",
	"icd": "code", "icd10": "code", "type": "kind", "case": ownID, "id": ownID, "caseno": ownID, "casenumber": ownID,
}

// listOf gives the list that a sheet's name stands for: diagnoses for Diagnosis.
func listOf(sheet string) (list string, ok bool) {
	name := plain(sheet)
	if name == "documents" || name == "document" {
		return "documents", true
	}
	for _, l := range listNames {
		plural := l.list[strings.LastIndex(l.list, ".")+1:]
		if name == plural || name == l.word {
			return l.list, true
		}
	}
	return "", false
}

// moreColumns gives the columns of such a sheet by their headings.
func moreColumns(list string) map[string]column {
	all := map[string]column{plain(ownID): {name: ownID, own: ownID}}
	if list == "documents" {
		for _, f := range documentFields {
			all[f] = column{name: "documents." + f, own: ownDocument, key: f}
		}
		date := all["date"]
		date.kind = intake.Date
		all["date"] = date
		return all
	}
	for _, q := range intake.Questions() {
		if q.List() == list {
			rest := strings.TrimPrefix(q.ID, list+"[].")
			all[plain(rest)] = column{name: list + "." + rest, key: rest, kind: q.Kind}
		}
	}
	return all
}

// more reads the other sheets of a workbook. One that is not understood is
// named: what stands there is not read.
func (s *Sheet) more(b *book) error {
	s.extra = &more{cells: map[string][]cell{}}
	total := 0
	for _, sheet := range b.sheets {
		if sheet.part == b.part || plain(sheet.name) == guideSheet {
			continue
		}
		list, ok := listOf(sheet.name)
		t := &moreTable{sheet: s, name: sheet.name, list: list, count: map[string]int{}}
		stop := errors.New("enough")
		err := b.rows(sheet.part, func(row int, cells []entry) error {
			if blank(cells) {
				return nil
			}
			if !ok {
				s.Problems = append(s.Problems, problem(0, sheet.name, sheet.name, "batch.sheet-unread", appeal.LevelWarning))
				return stop
			}
			if total++; total > maxMoreRows {
				return fmt.Errorf("sheet %s: more than %d rows", sheet.name, maxMoreRows)
			}
			return t.row(row, cells)
		})
		if err != nil && !errors.Is(err, stop) && !errors.Is(err, errNoPart) {
			return err
		}
	}
	return nil
}

// moreTable reads one other sheet.
type moreTable struct {
	sheet   *Sheet
	name    string
	list    string
	columns []*column
	id      int            // which column has the case_id
	count   map[string]int // elements by case id
}

func (t *moreTable) row(number int, cells []entry) error {
	if t.columns == nil {
		t.head(texts(cells))
		return nil
	}
	if t.id < 0 || strings.HasPrefix(strings.TrimSpace(cells[0].text), "# ") {
		return nil
	}
	id := ""
	if t.id < len(cells) {
		id = strings.ToLower(tidy(cells[t.id].text))
	}
	extra := t.sheet.extra
	if t.count[id] == maxMoreCase {
		t.sheet.Problems = append(t.sheet.Problems, problem(0, t.name, id, "batch.more-too-many", appeal.LevelError, "id", id, "limit", count(maxMoreCase)))
	}
	if t.count[id]++; t.count[id] > maxMoreCase {
		return nil
	}
	if t.count[id] == 1 {
		extra.order = append(extra.order, moreAt{id, t.name, number})
	}
	for i, e := range cells {
		if i >= len(t.columns) || t.columns[i] == nil || strings.TrimSpace(e.text) == "" {
			continue
		}
		col := *t.columns[i]
		heading := fmt.Sprintf("%s row %d, %s", t.name, number, col.key)
		col.key = fmt.Sprintf("%s[%d].%s", t.list, moreFrom+t.count[id]-1, col.key)
		extra.cells[id] = append(extra.cells[id], cell{&col, heading, e})
	}
	return nil
}

// head understands the headings.
func (t *moreTable) head(cells []string) {
	known := moreColumns(t.list)
	t.columns, t.id = make([]*column, len(cells)), -1
	for i, heading := range cells {
		key := plain(heading)
		if key == "" {
			continue
		}
		col, ok := known[key]
		if other := plain(moreAliases[key]); !ok && other != "" {
			col, ok = known[other]
		}
		switch {
		case !ok:
			t.sheet.Problems = append(t.sheet.Problems, problem(0, t.name, heading, "batch.more-column", appeal.LevelError, "have", strings.Join(moreNames(known), ", ")))
		case col.own == ownID:
			t.id = i
		default:
			t.columns[i] = &col
		}
	}
	if t.id < 0 {
		t.sheet.Problems = append(t.sheet.Problems, problem(0, t.name, "", "batch.more-no-id", appeal.LevelError))
	}
}

func moreNames(known map[string]column) []string {
	var out []string
	for _, c := range known {
		out = append(out, c.name[strings.LastIndex(c.name, ".")+1:])
	}
	slices.Sort(out)
	return out
}

// of gives what the other sheets say of a case.
func (m *more) of(id string) []cell {
	if m == nil {
		return nil
	}
	return m.cells[strings.ToLower(id)]
}

// Strays names what other sheets of the workbook say of cases that the sheet
// does not have.
func (r *Reading) Strays() []Problem {
	var out []Problem
	if r.Sheet.extra == nil {
		return nil
	}
	for _, at := range r.Sheet.extra.order {
		if at.id == "" || r.Survey.ids[r.Survey.key(at.id)] == 0 {
			out = append(out, problem(0, at.sheet+" row "+count(at.row), at.id, "batch.more-stray", appeal.LevelError, "id", at.id))
		}
	}
	return out
}
