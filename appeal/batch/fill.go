package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// PaperError says that a paper could not be put into the case.
type PaperError struct {
	Name    string
	Problem appeal.Problem
}

func (e *PaperError) Error() string { return e.Name + ": " + e.Problem.ID }

// Look reads papers as they come in. What it tells is proposed: the case says so
// with the Note, unless that is empty.
type Look struct {
	Note string
	Told func(f *casefile.File, path string) casefile.Told
}

// merged is what fill made of row and case.
type merged struct {
	said    map[string]string
	put     []string
	kept    []string // keys where a person's word stands and the row says otherwise
	touched bool
}

// fill makes or brings up to date the case in a staging folder.
func fill(dir string, j *Job, now standing, look Look) (m merged, err error) {
	path := filepath.Join(dir, casefile.Name)
	_, err = os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return m, err
	case !now.Touched && !now.worked: // as it was left: nobody's work is lost
		if err := afresh(dir); err != nil {
			return m, err
		}
	default:
		return update(dir, j, now.Standing, look)
	}
	f, err := create(dir, *j, look)
	if err != nil {
		return m, err
	}
	m.said, m.put = j.says(), j.puts()
	m.said[reportKey], m.said[denialKey] = hashed(f.Case.Exam.Report), hashed(f.Case.Denial.Document)
	return m, nil
}

// afresh clears what the row made before, so that the case comes out as if made
// for the first time. Earlier builds and a person's drafts stay.
func afresh(dir string) error {
	return errors.Join(os.Remove(filepath.Join(dir, casefile.Name)), os.RemoveAll(filepath.Join(dir, "documents")))
}

func create(dir string, j Job, look Look) (*casefile.File, error) {
	if j.Base != "" {
		for _, d := range j.Case.Documents {
			if d.File == "" {
				continue
			}
			if err := inherit(j.Base, dir, d.File); err != nil {
				return nil, err
			}
		}
	}
	f, err := casefile.Create(dir, j.Case)
	if err != nil {
		return nil, err
	}
	return f, addPapers(f, j, look)
}

// inherit copies a document of the case that the row completes. One that is not
// there stays named in the case, and the packet names it as left out.
func inherit(from, to, file string) error {
	local := filepath.FromSlash(file)
	target := filepath.Join(to, local)
	if !filepath.IsLocal(local) || local == casefile.Name {
		return &PaperError{file, appeal.Problem{ID: "batch.path-outside", Level: appeal.LevelError}}
	}
	if err := os.Remove(target); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // one that an earlier run put there
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	err := copyFile(filepath.Join(from, local), target)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// addPapers copies the row's papers in and names the report and the denial. Those
// whose kind is a guess go in together: every call saves the case.
func addPapers(f *casefile.File, j Job, look Look) error {
	told := map[string]casefile.Told{}
	var others []string
	for _, p := range j.Papers {
		told[p.Path] = p.Told
		switch {
		case p.Path == j.Report || p.Path == j.Denial:
		case p.Told != (casefile.Told{}):
			if _, err := put(f, look, "", p.Told, []string{p.Path}); err != nil {
				return err
			}
		default:
			others = append(others, p.Path)
		}
	}
	if _, err := put(f, look, "", casefile.Told{}, others); err != nil {
		return err
	}
	for _, p := range []struct {
		path, key string
		kind      appeal.DocumentKind
	}{{j.Report, "exam.report", appeal.ReportKind}, {j.Denial, "denial.document", appeal.DenialKind}} {
		if p.path == "" {
			continue
		}
		id, err := put(f, look, p.kind, told[p.path], []string{p.path})
		if err != nil {
			return err
		}
		if err := f.Set(p.key, id); err != nil {
			return err
		}
	}
	return f.Save()
}

// put adds papers, with what the sheet tells of them, and gives the id of the last.
func put(f *casefile.File, look Look, kind appeal.DocumentKind, told casefile.Told, paths []string) (id string, err error) {
	if len(paths) == 0 {
		return "", nil
	}
	o := casefile.AddOptions{Kind: kind, MaxBytes: MaxDocument, Note: look.Note, Data: true}
	if look.Told != nil {
		o.Look = func(path string) casefile.Told { return look.Told(f, path) }
	}
	added, err := casefile.Add(f, o, paths...)
	if err != nil {
		return "", err
	}
	for _, a := range added {
		if a.Outcome == casefile.Refused {
			return "", &PaperError{filepath.Base(a.From), *a.Problem}
		}
		id = a.Document.ID
	}
	return id, describe(f, id, kind, told)
}

// describe writes what a sheet of documents tells of one.
func describe(f *casefile.File, id string, kind appeal.DocumentKind, told casefile.Told) error {
	i := slices.IndexFunc(f.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
	if i < 0 {
		return nil
	}
	key := "documents[" + count(i) + "]."
	var errs []error
	if told.Kind != "" && kind == "" {
		errs = append(errs, f.Set(key+"kind", told.Kind))
	}
	if !told.Date.IsZero() {
		errs = append(errs, f.Set(key+"date", told.Date))
	}
	if told.Author != "" {
		errs = append(errs, f.Set(key+"author", told.Author))
	}
	if told.Title != "" {
		errs = append(errs, f.Set(key+"title", told.Title))
	}
	given := map[string]bool{"kind": told.Kind != "", "date": !told.Date.IsZero(), "author": told.Author != "", "title": told.Title != ""}
	open := slices.DeleteFunc(slices.Clone(f.Case.Documents[i].Proposed), func(field string) bool { return given[field] })
	if len(open) < len(f.Case.Documents[i].Proposed) {
		errs = append(errs, f.Set(key+"proposed", open))
	}
	return errors.Join(errs...)
}

// inputs hashes all that a row's result hangs on, and its papers alone.
func (m *Maker) inputs(j Job) (all, papers string, err error) {
	if papers, err = j.papersSum(); err != nil {
		return "", "", err
	}
	h := sha256.New()
	if err := json.NewEncoder(h).Encode([]any{"row", m.Settings, j.ID, said(j.cells), j.answers, papers}); err != nil {
		return "", "", err
	}
	return hex.EncodeToString(h.Sum(nil)), papers, nil
}

// papersSum hashes the files that go into the case.
func (j Job) papersSum() (string, error) {
	h := sha256.New()
	add := func(name, path string) error {
		sum, err := hashOf(path)
		if errors.Is(err, fs.ErrNotExist) {
			sum = "missing"
		} else if err != nil {
			return err
		}
		fmt.Fprintf(h, "%q %s\n", name, sum)
		if j.sums != nil {
			j.sums[path] = sum
		}
		return nil
	}
	for _, p := range j.Papers {
		if err := add(p.Name+"\x00"+string(p.Kind), p.Path); err != nil {
			return "", err
		}
	}
	if j.Base != "" {
		names := []string{casefile.Name}
		for _, d := range j.Case.Documents {
			if d.File != "" {
				names = append(names, d.File)
			}
		}
		for _, name := range names {
			if err := add(name, filepath.Join(j.Base, filepath.FromSlash(name))); err != nil {
				return "", err
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// said is what a row says, whatever the order of its columns. The firm's own
// remarks do not count.
func said(cells []cell) [][2]string {
	out := [][2]string{}
	for _, c := range cells {
		if text := tidy(c.text); text != "" && c.own != ownIgnore {
			out = append(out, [2]string{c.name + " " + c.key, text})
		}
	}
	slices.SortFunc(out, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return out
}

// asked tells this row and this run from others.
func (m *Maker) asked(row Row) Asked { return Asked{row.sum(), short(m.Settings)} }

// sum tells whether a row has changed.
func (r Row) sum() string {
	text, _ := json.Marshal(said(r.cells)) // strings can always be written
	return short(string(text))
}

func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
