package batch

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"imeappeal/appeal"
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
	Case    string           `json:"case"`
	Folder  string           `json:"folder"`
	Row     int              `json:"row"`
	State   State            `json:"state"`
	Input   string           `json:"input"`            // hash of row, papers, settings and program
	Papers  string           `json:"papers,omitempty"` // hash of the papers alone
	Asked   Asked            `json:"asked"`            // what the row and the settings were
	Outcome Outcome          `json:"outcome"`
	Reason  string           `json:"reason,omitempty"` // why it failed
	Wrong   []appeal.Problem `json:"wrong,omitempty"`  // the row's errors, without its values
	Standing
	Before *Standing `json:"before,omitempty"` // what stood there: a kill may have left that
}

// Asked tells whether a record answers what a sheet and a run now ask for.
type Asked struct {
	Cells    string `json:"cells,omitempty"`    // hash of the row's cells
	Settings string `json:"settings,omitempty"` // hash of the run's settings
}

// Outcome is what the caller's build made of a case.
type Outcome struct {
	Packet     string   `json:"packet,omitempty"` // in the case folder
	Pages      int      `json:"pages,omitempty"`
	SHA256     string   `json:"sha256,omitempty"`
	Exhibits   int      `json:"exhibits,omitempty"`
	Letters    []string `json:"letters,omitempty"`
	LeftOut    []string `json:"left_out,omitempty"`   // each with its reason
	Look       []string `json:"look,omitempty"`       // what a person should look at before sending
	Anew       bool     `json:"anew,omitempty"`       // made again because of what was changed in the folder
	Kept       []string `json:"kept,omitempty"`       // keys where case.yaml was changed by hand and the sheet says otherwise
	Stays      []string `json:"stays,omitempty"`      // papers that the row no longer has and the case does
	Proposed   []string `json:"proposed,omitempty"`   // what papers say of themselves and no person confirmed
	Unreviewed []string `json:"unreviewed,omitempty"` // findings that went in and no person decided
	Findings   int      `json:"findings,omitempty"`   // in the letter
	Undecided  int      `json:"undecided,omitempty"`  // nobody decided them, and they are left out
	Deadline   string   `json:"deadline,omitempty"`   // the next of the claimant's, ISO
	Step       string   `json:"step,omitempty"`       // what it is for
}

const journalName = ".journal.jsonl"

// journal is the append-only account of an output folder.
type journal struct {
	accounts
	end int64
}

// accounts are what a journal says in the end. A row that its own problems stop
// says nothing of the case: another row of the same id may have made it. Only
// where the records stand is in memory, so that it does not grow with them.
type accounts struct {
	file *os.File        // nil: there is no journal yet
	last map[string]span // by oneCase: the last time that it was built
	bad  map[rowOf]span  // rows that their own problems stopped
}

// span is where a record stands in the journal.
type span struct {
	at     int64
	length int
}

// rowOf names a row by its number and its case, since two rows can have one id
// and a sheet can be sorted anew.
type rowOf struct {
	row  int
	name string // as oneCase has it
}

func (a accounts) take(r Record, at span) {
	row := rowOf{r.Row, oneCase(r.Case)}
	if r.Reason == ReasonRow {
		a.bad[row] = at
		return
	}
	a.last[oneCase(r.Case)] = at
	delete(a.bad, row)
}

// of gives what the journal says of a case, whichever row it came from.
func (a accounts) of(name string) (r Record, known bool, err error) {
	at, known := a.last[oneCase(name)]
	if !known {
		return r, false, nil
	}
	r, err = a.record(at)
	return r, true, err
}

// ofRow gives what became of a row: its own errors, or what became of its case.
func (a accounts) ofRow(row int, name string) (r Record, known bool, err error) {
	at, known := a.bad[rowOf{row, oneCase(name)}]
	if !known {
		return a.of(name)
	}
	r, err = a.record(at)
	return r, true, err
}

func (a accounts) record(at span) (r Record, err error) {
	line := make([]byte, at.length)
	if _, err := a.file.ReadAt(line, at.at); err != nil {
		return r, err
	}
	return r, json.Unmarshal(line, &r)
}

// close lets go of the file.
func (a accounts) close() error {
	if a.file == nil {
		return nil
	}
	return a.file.Close()
}

// readJournal gives the accounts of an output folder. Lines that a kill cut short
// are no records.
func readJournal(out string) (accounts, error) {
	said := accounts{nil, map[string]span{}, map[rowOf]span{}}
	path := filepath.Join(out, journalName)
	if info, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return said, nil
	} else if err != nil {
		return said, err
	} else if !info.Mode().IsRegular() {
		return said, &fs.PathError{Op: "open", Path: path, Err: errors.New("not a plain file")}
	}
	f, err := os.Open(path)
	if err != nil {
		return said, err
	}
	said.file = f
	if _, err := said.read(); err != nil {
		return said, errors.Join(err, f.Close())
	}
	return said, nil
}

// read goes through the journal from its beginning and gives where it ends.
func (a accounts) read() (end int64, err error) {
	lines := bufio.NewReaderSize(io.NewSectionReader(a.file, 0, math.MaxInt64), 1<<16)
	for {
		line, err := lines.ReadBytes('\n')
		var r Record
		if json.Unmarshal(line, &r) == nil && r.Case != "" {
			a.take(r, span{end, len(line)})
		}
		end += int64(len(line))
		if err == io.EOF {
			return end, nil
		}
		if err != nil {
			return end, err
		}
	}
}

func openJournal(out string) (*journal, error) {
	before, err := readJournal(out) // refuses what is no plain file
	if err = errors.Join(err, before.close()); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(out, journalName), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	before.file = f
	j := &journal{accounts: before}
	info, err := f.Stat()
	if err == nil {
		j.end = info.Size()
		err = j.mend()
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return j, nil
}

// mend ends a line that a kill cut short.
func (j *journal) mend() error {
	if j.end == 0 {
		return nil
	}
	last := make([]byte, 1)
	if _, err := j.file.ReadAt(last, j.end-1); err != nil || last[0] == '\n' {
		return err
	}
	n, err := j.file.WriteString("\n")
	j.end += int64(n)
	return err
}

// write appends a record and brings it to the disk. Callers take turns.
func (j *journal) write(r Record) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	n, err := j.file.Write(append(line, '\n'))
	at := j.end
	j.end += int64(n)
	if err != nil {
		return errors.Join(err, j.mend())
	}
	j.take(r, span{at, n})
	return j.file.Sync()
}
