package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"imeappeal/appeal/casefile"
)

// workDir holds cases while they are built; what a kill leaves there is cleared
// by the next run.
const (
	workDir = ".work"
	oldMark = ".old"
)

// place is a case's folder in the output folder, and its staging place.
type place struct{ out, name string }

func (p place) final() string { return filepath.Join(p.out, p.name) }
func (p place) work() string  { return filepath.Join(p.out, workDir, p.name) }
func (p place) old() string   { return p.work() + oldMark }

// recoverFolder brings an interrupted exchange to an end: the case that had been
// moved aside comes back unless the new one had arrived.
func recoverFolder(out string) error {
	dir := filepath.Join(out, workDir)
	info, err := os.Lstat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Mkdir(dir, 0o700)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return &ForeignError{dir}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, isOld := strings.CutSuffix(e.Name(), oldMark)
		if isOld {
			if _, err := os.Lstat(filepath.Join(out, name)); errors.Is(err, fs.ErrNotExist) {
				if err := os.Rename(filepath.Join(dir, e.Name()), filepath.Join(out, name)); err != nil {
					return err
				}
				continue
			}
		}
		if err := os.RemoveAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// stage makes the staging place: empty, or a copy of the case as it stands if it
// is one that this batch made. It gives the hash of what was copied.
func (p place) stage(made bool) (sum string, err error) {
	p.clear()
	info, err := os.Lstat(p.final())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", os.Mkdir(p.work(), 0o700)
	case err != nil:
		return "", err
	case !info.IsDir() || !made:
		return "", ErrOccupied
	}
	unlock, err := casefile.Lock(p.final()) // a person's run may be at work in it
	if err != nil {
		return "", err
	}
	if err := unlock(); err != nil {
		return "", err
	}
	if err := copyTree(p.final(), p.work()); err != nil {
		return "", err
	}
	return sumBelow(p.work(), cacheDir)
}

func (p place) clear() { _ = os.RemoveAll(p.work()) }

// ErrChanged says that somebody worked in a case's folder while it was built anew.
var ErrChanged = errors.New("changed while it was built")

// settle puts the staged case into its place, unless what was staged is no longer
// what stands there.
func (p place) settle(staged string) error {
	_, err := os.Lstat(p.final())
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(p.work(), p.final())
	}
	if err != nil {
		return err
	}
	if now, err := sumBelow(p.final(), cacheDir); err != nil || now != staged {
		return errors.Join(err, ErrChanged)
	}
	if err := os.Rename(p.final(), p.old()); err != nil {
		return err
	}
	if err := os.Rename(p.work(), p.final()); err != nil {
		return errors.Join(err, os.Rename(p.old(), p.final()))
	}
	return os.RemoveAll(p.old())
}

// LinkError names a link or device in a case's folder: it is not followed, and
// not lost either.
type LinkError struct{ Name string }

func (e *LinkError) Error() string { return e.Name + ": a link, not a file" }

// copyTree copies plain files and folders; a link in a case folder is not
// followed.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case e.IsDir():
			return os.MkdirAll(target, 0o700)
		case e.Type().IsRegular():
			return copyFile(path, target)
		}
		return &LinkError{filepath.ToSlash(rel)}
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
