package batch

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
)

// Job is a row understood: the case that it makes, the papers that go into it,
// and what is wrong with it.
type Job struct {
	Row      int
	ID       string
	Folder   string // its name in the output folder
	Case     appeal.Case
	Base     string // the folder of a case that the row completes, "" for none
	Papers   []Paper
	Report   string // path of the IME report among Papers; "" when Case names it
	Denial   string
	Accept   string
	Letters  []string
	Problems []Problem
	Kept     []string // folders below out that are not this batch's to replace
	Stays    []string // papers of the case that the row no longer has
	Sent     bool     // what an earlier run built was sent
	answers  []intake.Answer
	cells    []cell
	sums     map[string]string // hashes of the papers, by path
}

// Reading holds what is the same for all rows.
type Reading struct {
	Sheet   *Sheet
	Survey  *Survey
	Folder  Folder
	Today   appeal.Day
	Letters []string // the letters that there are
}

// Job understands one row. All of its problems are in the result.
func (r *Reading) Job(row Row) Job {
	j := Job{Row: row.Number, ID: caseID(row), cells: row.cells}
	j.Folder = folderName(j.ID)
	r.base(&j, row)
	sound := r.cells(&j, row)
	r.read(&j, sound)
	r.papers(&j, row)
	r.options(&j, row)
	j.add(r.Survey.doubles(row)...)
	j.add(r.Survey.sharesPapers(row)...)
	j.required(row)
	switch given := row.text(ownID); {
	case j.ID == "":
		j.add(problem(row.Number, row.heading(ownID), "", "batch.no-id", appeal.LevelError))
	case given != "" && given != j.Folder:
		j.add(problem(row.Number, row.heading(ownID), given, "batch.id-renamed", appeal.LevelWarning, "folder", j.Folder))
	}
	return j
}

func (j *Job) add(p ...Problem) { j.Problems = append(j.Problems, p...) }

// required names what a case cannot be without, once nothing else is wrong there.
func (j *Job) required(row Row) {
	for _, need := range []struct{ name, value string }{
		{"claimant_name", j.Case.Claimant.Name}, {"claim_kind", string(j.Case.Claim.Kind)},
	} {
		heading := row.heading(need.name)
		if need.value == "" && !slices.ContainsFunc(j.Problems, func(p Problem) bool { return p.Column == heading }) {
			j.add(problem(row.Number, heading, "", "batch.required", appeal.LevelError, "name", need.name))
		}
	}
}

// cells looks at every cell for damage and gives those that can be read.
func (r *Reading) cells(j *Job, row Row) []cell {
	var out []cell
	for _, c := range row.cells {
		if c.own == "beyond" {
			j.add(problem(row.Number, "", c.text, "batch.beyond", appeal.LevelError))
			continue
		}
		found := row.damage(c)
		j.add(found...)
		if HasError(found) {
			continue
		}
		c.text = tidy(c.text)
		if p := r.Survey.shorter(row, c, c.text); p != nil {
			j.add(*p)
		}
		if c.text != "" {
			out = append(out, c)
		}
	}
	return out
}

// read turns cells into answers. The country comes first: which kinds of claim
// there are hangs on it. The last day comes last: it may be counted from another.
func (r *Reading) read(j *Job, cells []cell) {
	slices.SortStableFunc(cells, func(a, b cell) int { return rank(a) - rank(b) })
	parts := map[string]map[string]cell{}
	places := map[string]int{}
	for _, c := range cells {
		switch {
		case c.own == ownPart:
			if parts[c.key] == nil {
				parts[c.key] = map[string]cell{}
			}
			parts[c.key][c.name[strings.LastIndex(c.name, "_")+1:]] = c
		case c.own == "":
			r.answer(j, c, compact(places, c.key), c.text)
		}
	}
	for _, a := range addressParts {
		if p := parts[a.key]; p != nil {
			if _, street := p["street"]; !street || p["city"].text == "" {
				j.add(problem(j.Row, p[anyOf(p)].heading, joined(p), "batch.address-part", appeal.LevelWarning))
			}
			r.answer(j, p[anyOf(p)], a.key, joined(p))
		}
	}
}

func rank(c cell) int {
	switch c.key {
	case "claim.country":
		return 0
	case statedDay:
		return 2
	}
	return 1
}

// compact numbers list elements without gaps: physician_3 is the first if the
// row has no other.
func compact(places map[string]int, key string) string {
	list, rest, ok := strings.Cut(key, "[")
	if !ok {
		return key
	}
	number, rest, _ := strings.Cut(rest, "]")
	at, seen := places[list+"["+number]
	if !seen {
		at = places[list]
		places[list]++
		places[list+"["+number] = at
	}
	return list + "[" + count(at) + "]" + rest
}

func anyOf(p map[string]cell) string {
	for _, part := range []string{"street", "city", "state", "zip"} {
		if _, ok := p[part]; ok {
			return part
		}
	}
	return ""
}

// joined makes the two lines of a US address.
func joined(p map[string]cell) string {
	last := strings.TrimSpace(p["state"].text + " " + p["zip"].text)
	if city := p["city"].text; city != "" && last != "" {
		last = city + ", " + last
	} else if city != "" {
		last = city
	}
	return strings.Trim(p["street"].text+"\n"+last, "\n")
}

// answer reads one answer into the case. Where the case that the row completes
// says something else, neither is taken: one of the two is wrong.
func (r *Reading) answer(j *Job, c cell, key, text string) {
	if p := j.countOfDays(c); p != nil {
		j.add(*p)
		return
	}
	if c.kind == intake.Date {
		settled, p := r.Survey.settle(r.Sheet, j.Row, c, text, r.Today)
		if p != nil {
			j.add(*p)
			return
		}
		text = settled
	}
	a, p := intake.Read(&j.Case, key, text, r.Today)
	if p != nil {
		args := map[string]string{"column": c.heading}
		for k, v := range p.Args {
			if args[k] = v; k != "choices" {
				args[k] = shown(v)
			}
		}
		j.add(Problem{Row: j.Row, Column: c.heading, Value: shown(c.text), Problem: appeal.Problem{Where: c.heading, ID: p.ID, Args: args, Level: p.Level}})
		return
	}
	if j.Base != "" && !a.Unknown {
		if old, ok := valueAt(&j.Case, key); ok {
			if !reflect.DeepEqual(old, a.Value) {
				j.add(problem(j.Row, c.heading, text, "batch.conflict", appeal.LevelError, "key", key))
			}
			return
		}
	}
	a.Put(&j.Case)
	j.answers = append(j.answers, a)
}

// base opens the case that the row completes.
func (r *Reading) base(j *Job, row Row) {
	text, named := row.text(ownCase), true
	if text == "" {
		text, named = row.text(ownFolder), false
	}
	if text == "" || hasControl(text) {
		return
	}
	path, info, trouble := r.Folder.find(text)
	if trouble == "" && info.IsDir() {
		_, _, trouble = r.Folder.find(filepath.ToSlash(filepath.Join(filepath.FromSlash(strings.ReplaceAll(text, `\`, "/")), casefile.Name)))
	}
	if !named && (trouble == "batch.path-missing" || trouble == "" && !info.IsDir()) {
		return // a folder of documents only; papers says so if it is not even that
	}
	heading := row.heading(ownCase)
	if trouble != "" {
		if named {
			j.add(problem(j.Row, heading, text, trouble, appeal.LevelError))
		}
		return
	}
	if !info.IsDir() {
		path = filepath.Dir(path)
	}
	f, err := casefile.Open(path)
	var invalid *casefile.Invalid
	switch {
	case errors.As(err, &invalid):
		for _, p := range invalid.Problems {
			j.add(Problem{Row: j.Row, Column: heading, Value: shown(text), Problem: p})
		}
	case err != nil:
		j.add(problem(j.Row, heading, text, "batch.path-unreadable", appeal.LevelError))
	default:
		j.Base, j.Case = path, f.Case
		for _, d := range f.Case.Documents {
			if d.File == "" {
				continue
			}
			if info, bad := r.Folder.look(f.Path(d)); bad != "" {
				j.add(problem(j.Row, heading, d.File, bad, levelOf(bad)))
			} else if bad := r.Folder.file(info); bad != "" {
				j.add(problem(j.Row, heading, d.File, bad, levelOf(bad)))
			}
		}
	}
}

// levelOf says whether a paper's trouble stops the row: one that is not there is
// left out by name, one that leads elsewhere is never touched.
func levelOf(trouble string) appeal.Level {
	switch trouble {
	case "batch.path-missing", "batch.path-empty", "batch.folder-in-folder":
		return appeal.LevelWarning
	}
	return appeal.LevelError
}

// options reads the columns that say how the row is built.
func (r *Reading) options(j *Job, row Row) {
	if accept := strings.ToLower(row.text(ownAccept)); accept != "" {
		if !slices.Contains([]string{"none", "high", "medium"}, accept) {
			j.add(problem(j.Row, row.heading(ownAccept), accept, "batch.accept", appeal.LevelError))
		}
		j.Accept = accept
	}
	for _, id := range strings.FieldsFunc(row.text(ownLetters), func(r rune) bool { return strings.ContainsRune(",; \n", r) }) {
		if !slices.Contains(r.Letters, id) {
			j.add(problem(j.Row, row.heading(ownLetters), id, "batch.letter", appeal.LevelError, "have", strings.Join(r.Letters, ", ")))
			continue
		}
		j.Letters = append(j.Letters, id)
	}
}
