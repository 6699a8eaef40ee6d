package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// findCase finds the case that --case names; a folder that is not there at all
// is another mistake than one without a case.
func (a *app) findCase() (string, error) {
	if _, err := os.Stat(a.flags.caseDir); err != nil {
		return "", err
	}
	return casefile.Find(a.flags.caseDir)
}

// openCase opens the case that --case names, for reading, and says what a
// person should look at on the way.
func (a *app) openCase() (*casefile.File, error) {
	dir, err := a.findCase()
	if err != nil {
		return nil, err
	}
	f, err := casefile.Open(dir)
	if err != nil {
		return nil, err
	}
	a.sayProblems(f.Warnings)
	return f, nil
}

// change opens the case, lets edit change it and saves it, with other runs kept
// out meanwhile.
func (a *app) change(edit func(*casefile.File) error) (err error) {
	dir, err := a.findCase()
	if err != nil {
		return err
	}
	unlock, err := casefile.Lock(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	f, err := casefile.Open(dir)
	if err != nil {
		return err
	}
	if err := edit(f); err != nil {
		return err
	}
	return f.Save()
}

// holdCase opens the case and keeps other runs out until unlock, for a command
// that writes into the case's folder.
func (a *app) holdCase() (f *casefile.File, unlock func(), err error) {
	dir, err := a.findCase()
	if err != nil {
		return nil, nil, err
	}
	free, err := casefile.Lock(dir)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		free, err = func() error { return nil }, nil // nobody can write there, so nobody can interfere
	}
	if err != nil {
		return nil, nil, err
	}
	if f, err = casefile.Open(dir); err != nil {
		return nil, nil, errors.Join(err, free())
	}
	a.sayProblems(f.Warnings)
	return f, func() { _ = free() }, nil // the end of the process frees it too
}

// setDecision writes a decision about a finding, in place of an earlier one.
func setDecision(f *casefile.File, d appeal.Decision) error {
	for i, old := range f.Case.Review {
		if old.Finding == d.Finding {
			if d.Note == "" {
				d.Note = old.Note
			}
			if d.Wording == "" {
				d.Wording = old.Wording
			}
			return f.Set(indexed("review", i), d)
		}
	}
	return f.Append("review", d)
}

// indexed gives the key of a list's element: review[2].
func indexed(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
