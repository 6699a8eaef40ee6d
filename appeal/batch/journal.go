package batch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// State is what became of a row.
type State string

// Made: everything is there. Partly: made, with something left out that is
// named. Failed: not made. Waiting: not tried yet.
const (
	Made    State = "made"
	Partly  State = "partly"
	Failed  State = "failed"
	Waiting State = "waiting"
)

// Record is one line of the journal: what a row was made from and into. It
// holds no text of the case.
type Record struct {
	Case    string            `json:"case"`
	Folder  string            `json:"folder"`
	Row     int               `json:"row"`
	State   State             `json:"state"`
	Input   string            `json:"input"`             // hash of row, papers, settings and program
	YAML    string            `json:"yaml,omitempty"`    // hash of case.yaml as written
	Keys    []string          `json:"keys,omitempty"`    // of the case that the row filled
	Outputs map[string]string `json:"outputs,omitempty"` // path in the case folder → hash
	Outcome Outcome           `json:"outcome"`
	Reason  string            `json:"reason,omitempty"` // why it failed
}

// Outcome is what the caller's build made of a case.
type Outcome struct {
	Packet     string   `json:"packet,omitempty"` // in the case folder
	Pages      int      `json:"pages,omitempty"`
	SHA256     string   `json:"sha256,omitempty"`
	Exhibits   int      `json:"exhibits,omitempty"`
	Letters    []string `json:"letters,omitempty"`
	LeftOut    []string `json:"left_out,omitempty"`   // each with its reason
	Unreviewed []string `json:"unreviewed,omitempty"` // findings that went in and no person decided
	Findings   int      `json:"findings,omitempty"`   // in the letter
	Undecided  int      `json:"undecided,omitempty"`  // nobody decided them, and they are left out
	Deadline   string   `json:"deadline,omitempty"`   // the next of the claimant's, ISO
	Step       string   `json:"step,omitempty"`       // what it is for
}

const journalName = ".journal.jsonl"

// journal is the append-only account of an output folder.
type journal struct {
	file *os.File
	accounts
}

// accounts are what a journal says in the end. A row that its own problems stop
// says nothing of the case: another row of the same id may have made it.
type accounts struct {
	last map[string]Record // by case: the last time that it was built
	bad  map[rowOf]Record  // rows that their own problems stopped
}

// rowOf names a row by its number and its case, since two rows can have one id
// and a sheet can be sorted anew.
type rowOf struct {
	row  int
	name string
}

func (a accounts) take(r Record) {
	at := rowOf{r.Row, r.Case}
	if r.Reason == ReasonRow {
		a.bad[at] = r
		return
	}
	a.last[r.Case] = r
	delete(a.bad, at)
}

// readJournal gives the accounts of an output folder. Lines that a kill cut short
// are no records.
func readJournal(out string) (accounts, error) {
	path := filepath.Join(out, journalName)
	last := accounts{map[string]Record{}, map[rowOf]Record{}}
	if info, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return last, nil
	} else if err != nil {
		return last, err
	} else if !info.Mode().IsRegular() {
		return last, &fs.PathError{Op: "open", Path: path, Err: errors.New("not a plain file")}
	}
	f, err := os.Open(path)
	if err != nil {
		return last, err
	}
	defer f.Close()
	lines := bufio.NewReaderSize(f, 1<<16)
	for {
		line, err := lines.ReadBytes('\n')
		var r Record
		if json.Unmarshal(bytes.TrimSpace(line), &r) == nil && r.Case != "" {
			last.take(r)
		}
		if err == io.EOF {
			return last, nil
		}
		if err != nil {
			return last, err
		}
	}
}

func openJournal(out string) (*journal, error) {
	last, err := readJournal(out)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(out, journalName), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	j := &journal{f, last}
	info, err := f.Stat()
	if err == nil && info.Size() > 0 {
		end := make([]byte, 1)
		if _, err = f.ReadAt(end, info.Size()-1); err == nil && end[0] != '\n' {
			_, err = f.WriteString("\n") // ends the line that a kill cut short
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return j, nil
}

// write appends a record and brings it to the disk. Callers take turns.
func (j *journal) write(r Record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if _, err := j.file.Write(append(line, '\n')); err != nil {
		return err
	}
	j.take(r)
	return j.file.Sync()
}
