package batch

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// ConflictError says that row and case.yaml have both been changed since the case
// was made, and say different things. Neither is taken.
type ConflictError struct{ Keys []string }

func (e *ConflictError) Error() string {
	return "row and case.yaml were both changed: " + strings.Join(e.Keys, ", ")
}

// The keys of a case that name the row's papers, and the case that the row completes.
const (
	reportKey = "exam.report"
	denialKey = "denial.document"
	baseKey   = "case_folder"
	fileMark  = "#file" // behind a key: which file it was
	paperMark = "paper:"
)

// update brings a case that a person has worked on up to date. What the row said
// before, what it says now and what the case says are three voices: where the
// row says what it said, the person's word stands; where the case says what the
// row said, the row's new word is taken; where both have changed, nothing is.
func update(dir string, j *Job, was Standing, look Look) (merged, error) {
	f, err := casefile.Open(dir)
	if err != nil {
		return merged{}, err
	}
	u := &updating{file: f, job: j, was: was, look: look, now: j.says()}
	u.merged = merged{said: u.now, put: j.puts(), touched: true}
	if err := errors.Join(u.base(), u.taken(), u.answers()); err != nil {
		return u.merged, err
	}
	if len(u.conflicts) == 0 {
		err = u.papers()
	}
	if err == nil && len(u.conflicts) > 0 {
		err = &ConflictError{u.conflicts}
	}
	if err != nil {
		return u.merged, err
	}
	return u.merged, f.Save()
}

type updating struct {
	merged
	file      *casefile.File
	job       *Job
	was       Standing
	now       map[string]string
	look      Look
	conflicts []string
}

// verdict says what becomes of a key; there are four.
type verdict int

const (
	same verdict = iota
	take         // the row's word
	keep         // the person's, where the row says otherwise
	conflict
)

// judge weighs the three voices; "" says nothing.
func judge(was string, known bool, now, stands string) verdict {
	switch {
	case stands == now:
		return same
	case known && was == stands, !known && stands == "":
		return take
	case known && was == now:
		return keep
	}
	return conflict
}

// weigh judges a key, notes what is kept or in conflict, and reports whether the
// row's word is to be taken.
func (u *updating) weigh(key, name, stands string) bool {
	was, known := u.was.Said[key]
	if !known && u.was.Said == nil && slices.Contains(u.was.Keys, key) {
		was, known = u.now[key], true // an older version's journal does not tell; a person's word is not put at risk
	}
	switch judge(was, known, u.now[key], stands) {
	case take:
		return true
	case keep:
		u.kept = append(u.kept, name)
	case conflict:
		u.conflicts = append(u.conflicts, name)
	}
	return false
}

// base refuses where the case that the row completes has changed too: its changes
// would have to be carried over one by one.
func (u *updating) base() error {
	was, known := u.was.Said[baseKey]
	if known && was != u.now[baseKey] || !known && u.was.Said != nil && u.job.Base != "" {
		u.conflicts = append(u.conflicts, baseKey)
	}
	return nil
}

// taken takes away what the row said and no longer says.
func (u *updating) taken() error {
	keys := slices.Sorted(maps.Keys(u.was.Said))
	if u.was.Said == nil {
		keys = u.was.Keys
	}
	for _, key := range keys {
		if _, still := u.now[key]; still || strings.HasPrefix(key, paperMark) || strings.HasSuffix(key, fileMark) || slices.Contains([]string{reportKey, denialKey, baseKey}, key) {
			continue
		}
		v, there := valueAt(&u.file.Case, key)
		if !there {
			continue
		}
		if u.was.Said != nil && u.was.Said[key] != hashed(v) {
			u.kept = append(u.kept, key)
		} else if err := u.file.Remove(key); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

// answers takes what the row says anew.
func (u *updating) answers() error {
	for _, a := range u.job.answers {
		if a.Unknown {
			continue
		}
		stands := ""
		if v, there := valueAt(&u.file.Case, a.Key); there {
			stands = hashed(v)
		}
		if !u.weigh(a.Key, a.Key, stands) {
			continue
		}
		if err := u.file.Set(a.Key, a.Value); err != nil {
			return fmt.Errorf("%s: %w", a.Key, err)
		}
	}
	return nil
}

// papers adds the papers that are new in the row. Those that it had already are
// the person's to change or to replace; those that it no longer has are named.
func (u *updating) papers() error {
	if err := u.file.Save(); err != nil {
		return err
	}
	mine := map[string]appeal.Document{} // documents by the hash of their file
	for _, d := range u.file.Case.Documents {
		if d.File == "" {
			continue
		}
		sum, err := hashOf(u.file.Path(d))
		if err != nil {
			continue // that it is not there is named with the packet
		}
		mine[sum] = d
		if slices.Contains(u.was.Put, sum) && !slices.Contains(u.put, sum) {
			u.job.Stays = append(u.job.Stays, filepath.Base(d.File))
		}
	}
	fresh := *u.job
	fresh.Papers, fresh.Report, fresh.Denial = nil, "", ""
	for _, p := range u.job.Papers {
		sum := u.job.sums[p.Path]
		if !slices.Contains(u.was.Put, sum) || u.was.Put == nil {
			if p.Path != u.job.Report && p.Path != u.job.Denial {
				fresh.Papers = append(fresh.Papers, p)
			}
			continue
		}
		if d, there := mine[sum]; there {
			if err := u.told(d.ID, sum, p.Told); err != nil {
				return err
			}
		}
	}
	if err := addPapers(u.file, fresh, u.look); err != nil {
		return err
	}
	return errors.Join(
		u.named(reportKey, u.job.Report, appeal.ReportKind, u.file.Case.Exam.Report),
		u.named(denialKey, u.job.Denial, appeal.DenialKind, u.file.Case.Denial.Document))
}

// named enters the report or the denial letter, unless the row names the same
// file as before.
func (u *updating) named(key, path string, kind appeal.DocumentKind, stands string) error {
	u.now[key] = u.was.Said[key]
	if path == "" || u.was.Said != nil && u.was.Said[key+fileMark] == u.now[key+fileMark] {
		if u.was.Said[key] != "" && u.was.Said[key] != hashed(stands) {
			u.kept = append(u.kept, key)
		}
		return nil
	}
	id, err := put(u.file, u.look, kind, u.toldOf(path), []string{path})
	if err != nil {
		return err
	}
	u.now[key] = hashed(id)
	standing := ""
	if stands != "" {
		standing = hashed(stands)
	}
	if !u.weigh(key, key, standing) {
		return nil
	}
	return u.file.Set(key, id)
}

func (u *updating) toldOf(path string) casefile.Told {
	for _, p := range u.job.Papers {
		if p.Path == path {
			return p.Told
		}
	}
	return casefile.Told{}
}

// told takes what the sheet of documents says anew of a paper.
func (u *updating) told(id, sum string, told casefile.Told) error {
	i := slices.IndexFunc(u.file.Case.Documents, func(d appeal.Document) bool { return d.ID == id })
	for _, field := range toldFields(told) {
		key := "documents[" + count(i) + "]." + field.name
		stands := ""
		if v, there := valueAt(&u.file.Case, key); there {
			stands = hashed(v)
		}
		if !u.weigh(paperKey(sum, field.name), id+" "+field.name, stands) {
			continue
		}
		if err := u.file.Set(key, field.value); err != nil {
			return err
		}
	}
	return nil
}

type toldField struct {
	name  string
	value any
}

func toldFields(t casefile.Told) []toldField {
	all := []toldField{{"kind", string(t.Kind)}, {"author", t.Author}, {"title", t.Title}}
	if !t.Date.IsZero() {
		all = append(all, toldField{"date", t.Date})
	}
	return slices.DeleteFunc(all, func(f toldField) bool { return f.value == "" })
}

func paperKey(sum, field string) string { return paperMark + sum[:min(16, len(sum))] + "." + field }

// says hashes what the row says, key by key.
func (j *Job) says() map[string]string {
	out := map[string]string{}
	for _, a := range j.answers {
		if v, there := valueAt(&j.Case, a.Key); there && !a.Unknown {
			out[a.Key] = hashed(v)
		}
	}
	for _, p := range j.Papers {
		for _, field := range toldFields(p.Told) {
			out[paperKey(j.sums[p.Path], field.name)] = hashed(field.value)
		}
	}
	if j.Report != "" {
		out[reportKey+fileMark] = j.sums[j.Report]
	}
	if j.Denial != "" {
		out[denialKey+fileMark] = j.sums[j.Denial]
	}
	if j.Base != "" {
		var sums []string
		for path, sum := range j.sums {
			if rel, err := filepath.Rel(j.Base, path); err == nil && filepath.IsLocal(rel) && !slices.ContainsFunc(j.Papers, func(p Paper) bool { return p.Path == path }) {
				sums = append(sums, rel+" "+sum)
			}
		}
		slices.Sort(sums)
		out[baseKey] = hashed(sums)
	}
	return out
}

// puts gives the hashes of the row's papers.
func (j *Job) puts() []string {
	var out []string
	for _, p := range j.Papers {
		out = append(out, j.sums[p.Path])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hashed hashes a value of a case. Lines that a file ends with or without are one.
func hashed(v any) string {
	if text, ok := v.(string); ok {
		v = strings.TrimRight(text, "\n")
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return short(string(text))
}
