package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal/casefile"
)

// Standing is what a run left in a case's folder, so that the next one can tell
// its own work from a person's.
type Standing struct {
	YAML    string            `json:"yaml,omitempty"`    // hash of case.yaml
	Sum     string            `json:"sum,omitempty"`     // hash of all but what was built; "" in a journal of an older version
	Keys    []string          `json:"keys,omitempty"`    // of the case that the row filled, in a journal of an older version
	Said    map[string]string `json:"said,omitempty"`    // by key of the case: hash of what the row said there
	Put     []string          `json:"put,omitempty"`     // hashes of the row's papers
	Touched bool              `json:"touched,omitempty"` // a person's work is in it
	Outputs map[string]string `json:"outputs,omitempty"` // path in the case folder → hash
}

// The folders of a case that are not a person's: what was built, and the cache.
const (
	outDir   = "out"
	cacheDir = ".imeappeal"
)

// standing is the Standing that a case's folder goes back to, with what became of
// it since.
type standing struct {
	Standing
	last    bool     // it is the last that the journal tells of
	whole   bool     // all that was built stands there unchanged
	worked  bool     // something else in the folder is not as it was left
	sent    bool     // one of the built files was sent
	foreign []string // folders below out that hold what this batch did not make
}

// stands looks at a case's folder. A kill between journal and folder leaves what
// stood there before.
func stands(dir string, last Record) (standing, error) {
	sum, err := sumBelow(dir, cacheDir, outDir)
	if errors.Is(err, fs.ErrNotExist) {
		return standing{}, nil
	}
	if err != nil {
		return standing{}, err
	}
	yaml, err := hashOf(filepath.Join(dir, casefile.Name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return standing{}, err
	}
	built, err := builtIn(dir) // a packet may be large: it is hashed once
	if err != nil {
		return standing{}, err
	}
	known := []Standing{last.Standing}
	if last.Before != nil {
		known = append(known, *last.Before)
	}
	// The best of them: all as it was left, then all that was built, then the
	// case itself; else the last.
	best, most := 0, -1
	for i, s := range known {
		n := 0
		if yaml != "" && holds(built, s.Outputs) {
			n += 2
		}
		if s.Sum == sum || s.Sum == "" && s.YAML == yaml {
			n++
		}
		if n > most {
			best, most = i, n
		}
	}
	s := known[best]
	found := standing{Standing: s, last: best == 0, whole: yaml != "" && holds(built, s.Outputs), worked: s.Sum != sum && (s.Sum != "" || s.YAML != yaml)}
	found.foreign = foreign(built, s.Outputs)
	found.sent = wasSent(dir, s.Outputs)
	return found, nil
}

// foreign gives the folders below out in which something is not as it was built.
func foreign(built, files map[string]string) (folders []string) {
	for _, name := range slices.Sorted(maps.Keys(built)) {
		below := strings.TrimPrefix(name, outDir+"/")
		if folder, _, inside := strings.Cut(below, "/"); inside && files[name] != built[name] && !slices.Contains(folders, folder) {
			folders = append(folders, folder)
		}
	}
	return folders
}

// wasSent reports that the case's log names one of the files.
func wasSent(dir string, files map[string]string) bool {
	f, err := casefile.Open(dir)
	if err != nil {
		return false
	}
	for _, e := range f.Case.Log {
		for _, sum := range files {
			if e.SHA256 == sum {
				return true
			}
		}
	}
	return false
}

// standingOf takes stock of a folder that was built just now.
func standingOf(dir string) (s Standing, err error) {
	if s.YAML, err = hashOf(filepath.Join(dir, casefile.Name)); err != nil {
		return s, err
	}
	if s.Sum, err = sumBelow(dir, cacheDir, outDir); err != nil {
		return s, err
	}
	s.Outputs, err = builtIn(dir)
	return s, err
}

// builtIn hashes what stands in the folder of what was built.
func builtIn(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := plainFiles(filepath.Join(dir, outDir), nil, func(name, sum string) error {
		files[outDir+"/"+name] = sum
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return files, err
}

// sumBelow hashes the names and contents of all files in a folder, but for some
// of the folders in it. A link counts as what it is and is not followed.
func sumBelow(dir string, but ...string) (string, error) {
	h := sha256.New()
	err := plainFiles(dir, but, func(name, sum string) error {
		fmt.Fprintf(h, "%q %s\n", name, sum)
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// plainFiles hashes the files below a folder in the order of their names, which
// are given with slashes. What is no plain file has a hash that no file has.
func plainFiles(dir string, but []string, yield func(name, sum string) error) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		name, sum := filepath.ToSlash(rel), "no file"
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains(but, name):
			return fs.SkipDir
		case e.IsDir():
			return nil
		case e.Type().IsRegular():
			if sum, err = hashOf(path); err != nil {
				return err
			}
		}
		return yield(name, sum)
	})
}

// holds reports that of what was built something is known, and stands unchanged.
func holds(built, files map[string]string) bool {
	for name, sum := range files {
		if built[name] != sum {
			return false
		}
	}
	return len(files) > 0
}
