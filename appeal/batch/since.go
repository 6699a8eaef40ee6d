package batch

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sourceName says which sheet an output folder was made from.
const sourceName = ".sheet.json"

// Source is a sheet and how it was read.
type Source struct {
	Sheet   string `json:"sheet"`
	Columns string `json:"columns,omitempty"`
	Root    string `json:"root,omitempty"`
	Dates   string `json:"dates,omitempty"`
	MB      int    `json:"mb,omitempty"`
	// Mapping is what Columns held: the folder may be on another machine by now.
	Mapping *Mapping `json:"mapping,omitempty"`
}

// remember writes the source down. It is a help, not an account: a case does not
// hang on it.
func (s Source) remember(out string) error {
	if s.Sheet == "" {
		return nil
	}
	for _, path := range []*string{&s.Sheet, &s.Columns, &s.Root} {
		if *path == "" {
			continue
		}
		abs, err := filepath.Abs(*path)
		if err != nil {
			return err
		}
		*path = abs
	}
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	temp := filepath.Join(out, workDir, "sheet")
	if err := os.WriteFile(temp, append(text, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(temp, filepath.Join(out, sourceName))
}

// SourceOf gives the sheet that an output folder was made from; false where it
// does not say.
func SourceOf(out string) (Source, bool, error) {
	var s Source
	text, err := os.ReadFile(filepath.Join(out, sourceName))
	if errors.Is(err, fs.ErrNotExist) {
		return s, false, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	return s, err == nil && s.Sheet != "", err
}

// Change is how a case has come apart from its sheet since it was made.
type Change string

// The row says something else, its papers are others, the row is gone, what
// stands in the case's folder is not what was made.
const (
	RowChanged    Change = "row"
	PapersChanged Change = "papers"
	RowGone       Change = "gone"
	FolderChanged Change = "folder"
)

// Reworked reports that what stands in the folder of a made case is not what the
// run left there: a person worked in it, or a built file is damaged or gone. What
// was sent is as it should be, whatever was noted since.
func (r Result) Reworked() bool {
	if !r.built() {
		return false
	}
	now, err := stands(filepath.Join(r.Out, r.Folder), r.Record)
	return err != nil || !now.last || !now.whole || now.worked && !now.sent
}

// Since holds an output folder against its sheet as it is now. Cases are named in
// lower case; fresh counts the rows that no run on the folder was asked for.
func (r *Reading) Since(out string, shard Shard) (changes map[string]Change, fresh int, err error) {
	type made struct{ cells, papers string }
	was := map[string]made{}
	err = Status(out, func(s Result) error {
		m := made{cells: s.Asked.Cells}
		if s.built() {
			m.papers = s.Papers
		}
		if _, twin := was[strings.ToLower(s.Case)]; !twin {
			was[strings.ToLower(s.Case)] = m // of two rows of one id the first, as below
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	changes = map[string]Change{}
	seen := map[string]bool{}
	err = r.Sheet.Each(func(row Row) error {
		given := caseID(row)
		id := strings.ToLower(given)
		m, known := was[id]
		switch {
		case !shard.Has(given) || seen[id]:
		case !known:
			fresh++
		case m.cells != row.sum():
			changes[id] = RowChanged
		case m.papers != "":
			if now, err := r.Job(row).papersSum(); err != nil || now != m.papers {
				changes[id] = PapersChanged
			}
		}
		seen[id] = true
		return nil
	})
	for id := range was {
		if !seen[id] {
			changes[id] = RowGone
		}
	}
	return changes, fresh, err
}
