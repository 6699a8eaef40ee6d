package batch

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// rowsName lists what the last run was asked to make, so that what waits has a
// name too.
const rowsName = ".rows.jsonl"

type listed struct {
	Row    int    `json:"row"`
	Case   string `json:"case"`
	Folder string `json:"folder"`
	Name   string `json:"claimant"`
}

// list writes the rows of the sheet, or of its shard.
func (m *Maker) list() (err error) {
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
		return enc.Encode(listed{row.Number, id, folderName(id), row.text("claimant_name")})
	})
	if err = errors.Join(err, w.Flush()); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), filepath.Join(m.Out, rowsName))
}

// Status gives the state of every row that the last run on an output folder was
// asked to make, in the order of its sheet.
func Status(out string) ([]Result, error) {
	said, err := readJournal(out)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(out, rowsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &ForeignError{out}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var results []Result
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var l listed
		if err := dec.Decode(&l); err == io.EOF {
			return results, nil
		} else if err != nil {
			return results, err
		}
		r, known := said.bad[rowOf{l.Row, l.Case}]
		if !known {
			r, known = said.last[l.Case]
		}
		if !known {
			r = Record{Case: l.Case, Folder: l.Folder, State: Waiting}
		}
		if r.State == Made || r.State == Partly {
			if _, err := os.Stat(filepath.Join(out, r.Folder)); err != nil {
				r.State = Waiting // the journal ran ahead of a kill
			}
		}
		r.Row = l.Row
		results = append(results, Result{Record: r, Claimant: l.Name})
	}
}
