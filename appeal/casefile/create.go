package casefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"imeappeal/appeal"
)

// Create makes a case folder with a case.yaml that explains itself. A folder
// that holds a case already is left alone and gives ErrExists.
func Create(dir string, c appeal.Case) (*File, error) {
	c.Version = Version
	text := []byte(annotated(c))
	path := filepath.Join(dir, Name)
	if _, problems := Decode(text); failed(problems) {
		return nil, &Invalid{Path: path, Problems: problems}
	}
	if _, err := made(dir); err != nil {
		return nil, err
	}
	temp, err := written(dir, text)
	if err != nil {
		return nil, err
	}
	if err := placeNew(temp, path); errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s: %w", dir, ErrExists)
	} else if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return Open(dir)
}

// placeNew gives a finished temporary file its name, never over another file,
// and removes the temporary one if it cannot.
func placeNew(temp, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return errors.Join(fs.ErrExist, os.Remove(temp))
	}
	err := os.Link(temp, path)
	switch {
	case err == nil:
		return errors.Join(os.Remove(temp), syncFolder(filepath.Dir(path)))
	case errors.Is(err, fs.ErrExist):
		return errors.Join(err, os.Remove(temp))
	}
	// FAT sticks and some network drives know no links; the look above and the
	// case's lock are what is left there.
	if err := rename(temp, path); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return syncFolder(filepath.Dir(path))
}

const head = `# The whole case. Edit it with any text editor: comments and order stay as you
# leave them. Dates are year-month-day (2026-07-06). Text with a colon or a # in
# it goes between "quotes". Leave out what you do not know; "imeappeal check"
# says what is missing.
`

// remarks stand above the parts of a new case file.
var remarks = map[string]string{
	"claimant":        "The person whose claim was denied. Never put a Social Security number here.",
	"representative":  "Who acts for the claimant, if anyone does.",
	"claim":           "kind: " + strings.Join(appeal.Choices("claim.kind"), " | "),
	"denial":          "date: printed on the letter. received: the day it reached you. document: an id from documents.",
	"earlier_denials": "Decisions before this one.",
	"exam":            "The examination, and what you wrote down about it (times as \"10:05\").",
	"physicians":      "role: " + strings.Join(appeal.Choices("physicians[].role"), " | "),
	"documents":       "One entry a paper. file is relative to this folder.",
	"review":          "Your decisions about the points found in the report.",
	"imported":        "Points that another reader found; `imeappeal review --import` writes them.",
	"bates":           "How the page numbers of the packet look: prefix and digits.",
	"calendar":        "The case's name in calendar files, from the first export on; change nothing, or entries double.",
	"log":             "What was sent and received.",
	"not_known":       "Questions that were answered with \"I don't know\".",
}

func annotated(c appeal.Case) string {
	var b strings.Builder
	b.WriteString(head)
	p, s := pieceOf(reflect.ValueOf(c)), style{step: 2, dashIn: true}
	for i, key := range p.keys {
		if p.values[i].shape != isText && len(p.values[i].values) == 0 {
			continue
		}
		if key != "version" {
			b.WriteByte('\n')
		}
		if remark := remarks[key]; remark != "" {
			b.WriteString("# " + remark + "\n")
		}
		b.WriteString(s.entry(key, p.values[i], 0) + "\n")
	}
	return b.String()
}
