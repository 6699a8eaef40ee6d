// Package casefile owns the case folder on disk: case.yaml with every problem
// named by line and column, edits that leave the rest of the file as the person
// wrote it, atomic saves, the lock, and where in the folder things lie. What a
// case means is package appeal's; what to ask about it is package intake's.
package casefile

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"

	"imeappeal/appeal"
)

// Name is the file that makes a folder a case.
const Name = "case.yaml"

// Version is the format of case.yaml that this program writes and reads.
const Version = 1

// maxSize is far above any case that a person keeps (a long one has 100 KB); the YAML
// library takes seconds for much more.
const maxSize = 1 << 20

// File is an open case: what case.yaml says, and its text for editing.
type File struct {
	Dir  string
	Case appeal.Case
	// Warnings are what a person should look at although the case can be used:
	// a document whose file is not there, text lost behind a #.
	Warnings []appeal.Problem

	text  source
	saved [sha256.Size]byte // of the file as it was read or last written
	dirty bool
}

// Open reads dir/case.yaml. A file that cannot be used gives *Invalid with all
// of its problems at once; a folder without the file gives ErrNoCase.
func Open(dir string) (*File, error) {
	raw, err := read(filepath.Join(dir, Name))
	if err != nil {
		return nil, err
	}
	f := &File{Dir: dir, text: source{raw: raw}, saved: sha256.Sum256(raw)}
	var problems []appeal.Problem
	f.Case, problems = f.decoded(f.text)
	if failed(problems) {
		return nil, &Invalid{Path: filepath.Join(dir, Name), Problems: problems}
	}
	f.Warnings = problems
	return f, nil
}

// Decode reads the text of a case.yaml that lies in no folder: its case and its
// problems, errors and warnings alike.
func Decode(raw []byte) (appeal.Case, []appeal.Problem) {
	if p := unreadable(raw); p != nil {
		return appeal.Case{}, []appeal.Problem{*p}
	}
	return decodeCase(source{raw: raw})
}

func read(path string) ([]byte, error) {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: %w", filepath.Dir(path), ErrNoCase)
	case err != nil:
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, &Invalid{Path: path, Problems: []appeal.Problem{whole("casefile.not-a-file", nil)}}
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxSize+1))
	if err != nil {
		return nil, err
	}
	if p := unreadable(raw); p != nil {
		return nil, &Invalid{Path: path, Problems: []appeal.Problem{*p}}
	}
	return raw, nil
}

// unreadable names what keeps the bytes from being a case file at all.
func unreadable(raw []byte) *appeal.Problem {
	switch {
	case len(raw) > maxSize:
		p := whole("casefile.too-large", map[string]string{"limit": "1 MB"})
		return &p
	case len(bytes.TrimSpace(bytes.TrimPrefix(raw, bom))) == 0:
		p := whole("casefile.empty", nil)
		return &p
	case !utf8.Valid(raw):
		p := notUTF8(raw)
		return &p
	}
	return nil
}

func notUTF8(raw []byte) appeal.Problem {
	line, col := 1, 1
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			break
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		raw = raw[n:]
	}
	return problemAt(line, col, "casefile.not-utf8", nil)
}

func failed(problems []appeal.Problem) bool {
	for _, p := range problems {
		if p.Level == appeal.LevelError {
			return true
		}
	}
	return false
}
