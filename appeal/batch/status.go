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
	Shard  Shard  `json:"shard,omitzero"`
	Gone   bool   `json:"gone,omitempty"` // made earlier, and not in the sheet any more
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
	left := map[string]bool{} // cases that were built, until a row names them
	for name := range said.last {
		left[name] = true
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
		delete(left, oneCase(id))
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
		return enc.Encode(listed{Row: row.Number, Case: id, Folder: folderName(id), Name: name, Shard: m.Shard, Asked: asked})
	})
	if err == nil {
		err = m.gone(left, said, enc.Encode)
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

// gone lists the cases that no row names, where their folder stands.
func (m *Maker) gone(left map[string]bool, said accounts, write func(any) error) error {
	if len(left) == 0 {
		return nil
	}
	names := map[string]string{}
	err := eachListed(m.Out, func(l listed) error {
		if left[oneCase(l.Case)] {
			names[oneCase(l.Case)] = l.Name
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(left)) {
		r, _, err := said.of(id)
		if err != nil {
			return err
		}
		if _, err := os.Stat(filepath.Join(m.Out, r.Folder, casefile.Name)); err != nil || r.YAML == "" {
			continue // never made, or taken away by a person
		}
		if err := write(listed{Case: r.Case, Folder: r.Folder, Name: names[id], Shard: m.Shard, Gone: true, Asked: r.Asked}); err != nil {
			return err
		}
	}
	return nil
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
	return Result{Record: r, Claimant: l.Name, Out: out, Shard: l.Shard, Gone: l.Gone}, nil
}
