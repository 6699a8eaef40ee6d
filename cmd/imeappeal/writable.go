package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"imeappeal/appeal/casefile"
)

// writable reports whether a path given with -o is free, or --force was given.
// Force replaces what this program made, never a paper of a case or what was sent.
func writable(path string, force bool) error {
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !force:
		return fail("output.exists", path)
	case keptByCase(path):
		return fail("output.kept", path)
	}
	return nil
}

// keptByCase reports that a file is the case.yaml, a paper or a thing sent of the
// case that it lies in.
func keptByCase(path string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false
	}
	dir, err := casefile.Find(filepath.Dir(path))
	if err != nil {
		return false
	}
	same := func(other string) bool {
		o, err := os.Stat(filepath.Join(dir, other))
		return err == nil && os.SameFile(info, o)
	}
	if same(casefile.Name) {
		return true
	}
	f, err := casefile.Open(dir)
	if err != nil {
		return false
	}
	for _, d := range f.Case.Documents {
		if d.File != "" && same(filepath.FromSlash(d.File)) {
			return true
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return false
	}
	sum := sha256.Sum256(b)
	for _, e := range f.Case.Log {
		if e.SHA256 == hex.EncodeToString(sum[:]) {
			return true
		}
	}
	return false
}
