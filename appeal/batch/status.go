package batch

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"imeappeal/appeal/casefile"
)

// rowsName lists what the last run was asked to make, so that what waits has a
// name too.
const rowsName = ".rows.jsonl"

type listed struct {
	Row    int    `json:"row"`
	Case   string `json:"case"`
	Folder string `json:"folder"`
	Name   string `json:"claimant"`
	Person string `json:"person,omitempty"` // as identity has it
	Shard  Shard  `json:"shard,omitzero"`
	Gone   bool   `json:"gone,omitempty"` // made earlier, and not in the sheet any more
	Other  *Other `json:"other,omitempty"`
	Asked
}

// OtherShardError says that the output folder holds another part of a sheet than
// the one that is asked for.
type OtherShardError struct{ Has, Asked Shard }

func (e *OtherShardError) Error() string {
	return fmt.Sprintf("holds part %v, not %v", e.Has, e.Asked)
}

// sameShard refuses to mix two divisions in one folder: cases would be made twice
// over all folders, or not at all.
func (m *Maker) sameShard() error {
	f, err := os.Open(filepath.Join(m.Out, rowsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	var l listed
	if json.NewDecoder(bufio.NewReader(f)).Decode(&l) != nil || l.Shard == m.Shard {
		return nil // an empty part is any part's
	}
	return &OtherShardError{l.Shard, m.Shard}
}

// list writes the rows of the sheet, or of its shard, and after them the cases that
// were made earlier and are in no row any more: their days still run.
func (m *Maker) list(said accounts) (err error) {
	if err := m.sameShard(); err != nil {
		return err
	}
	gone, err := m.gone(said)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Join(m.Out, workDir), "rows-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			temp.Close()
			os.Remove(temp.Name())
		}
	}()
	w := bufio.NewWriter(temp)
	enc := json.NewEncoder(w)
	err = m.Sheet.Each(func(row Row) error {
		id := caseID(row)
		if !m.Shard.Has(id) {
			return nil
		}
		asked := m.asked(row)
		if m.Only != nil && !m.Only[row.Number] {
			asked.Settings = "" // this run asks nothing of the row
		}
		name := row.text("claimant_name")
		if name == "" && row.text(ownCase)+row.text(ownFolder) != "" {
			job, _ := m.understood(row) // the case that the row completes has it
			name = job.Case.Claimant.Name
		}
		l := listed{Row: row.Number, Case: id, Folder: folderName(id), Name: name, Person: identity(row), Shard: m.Shard, Asked: asked}
		for i, g := range gone {
			if l.Person != "" && l.Person == g.Person {
				l.Other = &Other{Case: g.Case, Folder: g.Folder}
				gone[i].Other = &Other{Case: id, Folder: l.Folder, Row: row.Number}
			}
		}
		return enc.Encode(l)
	})
	for _, g := range gone {
		err = errors.Join(err, enc.Encode(g))
	}
	if err = errors.Join(err, w.Flush()); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	if err = os.Rename(temp.Name(), filepath.Join(m.Out, rowsName)); err != nil {
		return err
	}
	return m.Source.remember(m.Out)
}

// Other is the case that a row which was made earlier, and is in no row any more,
// seems to be now, or the other way round: somebody wrote its id anew.
type Other struct {
	Case   string `json:"case"`
	Folder string `json:"folder"`
	Row    int    `json:"row,omitempty"` // 0: in no row any more
}

// gone gives the cases that were built and that no row names, where their folder
// stands.
func (m *Maker) gone(said accounts) (all []listed, err error) {
	left := map[string]bool{}
	for name := range said.last {
		left[name] = true
	}
	if len(left) == 0 {
		return nil, nil
	}
	if err := m.Sheet.Each(func(row Row) error { delete(left, oneCase(caseID(row))); return nil }); err != nil || len(left) == 0 {
		return nil, err
	}
	before := map[string]listed{}
	err = eachListed(m.Out, func(l listed) error {
		if left[oneCase(l.Case)] {
			before[oneCase(l.Case)] = l
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(left)) {
		r, _, err := said.of(id)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(filepath.Join(m.Out, r.Folder, casefile.Name)); err != nil || r.YAML == "" {
			continue // never made, or taken away by a person
		}
		was := before[id]
		all = append(all, listed{Case: r.Case, Folder: r.Folder, Name: was.Name, Person: was.Person, Shard: m.Shard, Gone: true, Asked: r.Asked})
	}
	return all, nil
}

// eachListed goes through what the last run was asked for.
func eachListed(out string, yield func(listed) error) error {
	f, err := os.Open(filepath.Join(out, rowsName))
	if err != nil {
		return err
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var l listed
		if err := dec.Decode(&l); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if err := yield(l); err != nil {
			return err
		}
	}
}

// Status gives the state of every row that the last run on an output folder was
// asked to make, in the order of its sheet, and then of the cases that the sheet
// has no more.
func Status(out string, yield func(Result) error) error {
	said, err := readJournal(out)
	if err != nil {
		return err
	}
	defer said.close()
	err = eachListed(out, func(l listed) error {
		r, err := l.status(out, said)
		if err != nil || l.Gone && !r.built() && r.State != Failed {
			return err // its folder has gone too
		}
		return yield(r)
	})
	var missing *fs.PathError
	if errors.As(err, &missing) && errors.Is(err, fs.ErrNotExist) && filepath.Base(missing.Path) == rowsName {
		return &ForeignError{out}
	}
	return err
}

// status finds what became of a row. What was made for another row or with other
// settings than the last run's is not done: it waits.
func (l listed) status(out string, said accounts) (Result, error) {
	r, known, err := said.ofRow(l.Row, l.Case)
	if err != nil {
		return Result{}, err
	}
	stale := known && !l.Gone && (r.Asked.Cells != l.Cells || l.Settings != "" && r.Asked.Settings != l.Settings)
	if !stale && (r.State == Made || r.State == Partly) {
		_, err := os.Stat(filepath.Join(out, r.Folder))
		stale = err != nil // the journal ran ahead of a kill
	}
	if !known || stale {
		r = Record{Case: l.Case, Folder: cmp.Or(r.Folder, l.Folder), State: Waiting, Asked: l.Asked}
	}
	r.Row = l.Row
	return Result{Record: r, Claimant: l.Name, Out: out, Shard: l.Shard, Gone: l.Gone, Other: l.Other}, nil
}
