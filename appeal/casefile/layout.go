package casefile

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// The folders of a case. They hold medical records: only their owner may look.
const (
	documentsDir = "documents"
	lettersDir   = "letters"
	baseDir      = "letters/.base"
	outDir       = "out"
	cacheDir     = ".imeappeal"

	folderMode = 0o700
	fileMode   = 0o600
)

// Documents gives the folder of the records, made if it is not there.
func (f *File) Documents() (string, error) { return made(f.Dir, documentsDir) }

// Letters gives the folder of the drafts, made if it is not there.
func (f *File) Letters() (string, error) { return made(f.Dir, lettersDir) }

// Base gives the folder of what the program last wrote to Letters, made if it
// is not there.
func (f *File) Base() (string, error) { return made(f.Dir, baseDir) }

// Out gives the folder of what is built on a day, made if it is not there.
func (f *File) Out(day appeal.Day) (string, error) { return made(f.Dir, outDir, day.String()) }

// Cache gives the folder of what can be computed again, made if it is not there.
func (f *File) Cache() (string, error) { return made(f.Dir, cacheDir) }

// Path gives the place on disk of a document's file.
func (f *File) Path(doc appeal.Document) string {
	return filepath.Join(f.Dir, filepath.FromSlash(doc.File))
}

func made(parts ...string) (string, error) {
	dir := filepath.Join(parts...)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return "", fmt.Errorf("folder %s: %w", dir, err)
	}
	return dir, nil
}

// Find gives the case folder that start is, or that start lies inside of
// (documents, letters, out …). It looks no further up: another folder's case is
// not the one meant. Without one it gives ErrNoCase.
func Find(start string) (string, error) {
	dir, err := filepath.Abs(start)
	if err != nil {
		return "", err
	}
	if hasCase(dir) {
		return start, nil
	}
	own := []string{documentsDir, lettersDir, outDir, cacheDir}
	for child := dir; ; {
		parent := filepath.Dir(child)
		if parent == child {
			return "", fmt.Errorf("%s: %w", start, ErrNoCase)
		}
		if slices.Contains(own, strings.ToLower(filepath.Base(child))) && hasCase(parent) {
			return parent, nil
		}
		child = parent
	}
}

func hasCase(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, Name))
	return err == nil && !info.IsDir()
}
