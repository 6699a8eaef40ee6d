package main

import (
	"os"
	"slices"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
)

// verifySent says of which sending a file is the very one, by its hash.
func (a *app) verifySent(path string) error {
	hash, _, err := hashFile(path)
	if err != nil {
		return err
	}
	f, err := a.openCase()
	if err != nil {
		return err
	}
	found := false
	for _, e := range f.Case.Log {
		if e.SHA256 != hash {
			continue
		}
		found = true
		a.tell("sent.is", "file", path, "what", e.What, "day", e.Date.LongWeekday(), "how", a.how(e))
	}
	if !slices.ContainsFunc(f.Case.Log, func(e appeal.LogEntry) bool { return e.SHA256 != "" }) {
		return fail("sent.none", path, "file", path)
	}
	if !found {
		return fail("sent.is-not", path, "hash", hash)
	}
	return nil
}

// pagesIn counts the pages of a PDF, 0 for any other file.
func pagesIn(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || casefile.TypeOf(f, info.Size()) != casefile.PDF {
		return 0
	}
	probed, err := bind.Probe(f, info.Size(), "")
	if err != nil {
		return 0
	}
	return probed.Pages
}
