package casefile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Save writes the edits to disk, all or nothing: at every moment the folder
// holds the whole old file or the whole new one. It refuses with ErrChanged when
// the file is not the one that was read. Without edits it writes nothing.
func (f *File) Save() error {
	if !f.dirty {
		return nil
	}
	path := filepath.Join(f.Dir, Name)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	now, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", path, ErrChanged)
	}
	if err != nil {
		return err
	}
	if sha256.Sum256(now) != f.saved {
		return fmt.Errorf("%s: %w", path, ErrChanged)
	}
	if err := replace(path, f.text.raw); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	f.saved, f.dirty = sha256.Sum256(f.text.raw), false
	return nil
}

// Text gives case.yaml as it stands with the edits, saved or not.
func (f *File) Text() []byte { return f.text.raw }

// replace puts a file in the place of another in one step.
func replace(path string, content []byte) error {
	temp, err := written(filepath.Dir(path), content)
	if err != nil {
		return err
	}
	if err := rename(temp, path); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return syncFolder(filepath.Dir(path))
}

// written puts the content into a new file of the folder, down to the disk. A
// file that CreateTemp makes has mode 0600.
func written(dir string, content []byte) (name string, err error) {
	temp, err := os.CreateTemp(dir, ".case-*.tmp")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(content)
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		return "", errors.Join(err, os.Remove(temp.Name()))
	}
	return temp.Name(), nil
}
