package casefile

import (
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// find looks for the same content in the case, and for the file itself when it
// lies there already.
func (a *adder) find(path string, in *os.File, size int64) (*knownFile, error) {
	var sum []byte
	for i := range a.known {
		k := &a.known[i]
		if k.size != size {
			continue
		}
		if sum == nil {
			var err error
			if sum, err = hashOf(in); err != nil {
				return nil, err
			}
		}
		if k.sum == nil {
			stored, err := os.Open(k.path)
			if err != nil {
				continue
			}
			k.sum, err = hashOf(stored)
			if err = errors.Join(err, stored.Close()); err != nil {
				continue
			}
		}
		if string(k.sum) == string(sum) {
			return k, nil
		}
	}
	return a.inside(path, size), nil
}

// inside gives a file that lies in the case folder already, beside documents:
// it is entered where it is and needs no copy.
func (a *adder) inside(path string, size int64) *knownFile {
	rel := filepath.FromSlash(a.withinCase(path))
	if rel == "" || strings.ContainsRune(filepath.Dir(rel), filepath.Separator) {
		return nil
	}
	if first := filepath.Dir(rel); first != "." && first != documentsDir || safeName(filepath.Base(rel), Unknown) != filepath.Base(rel) {
		return nil
	}
	a.known = append(a.known, knownFile{path: filepath.Join(a.file.Dir, rel), size: size})
	return &a.known[len(a.known)-1]
}

func hashOf(f *os.File) ([]byte, error) {
	h := sha256.New()
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	_, err := io.Copy(h, f)
	return h.Sum(nil), err
}

var errGrew = errors.New("larger than allowed")

// copy stores the content under a free name; a name appears only when the
// content is whole and on the disk.
func (a *adder) copy(in *os.File, name string, t FileType) (string, error) {
	if _, err := in.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	temp, err := os.CreateTemp(a.dir, ".add-*.tmp")
	if err != nil {
		return "", err
	}
	n, err := io.Copy(temp, io.LimitReader(in, a.opts.MaxBytes+1))
	if err == nil && n > a.opts.MaxBytes {
		err = errGrew
	}
	if err == nil {
		err = temp.Sync()
	}
	if err = errors.Join(err, temp.Close()); err != nil {
		return "", errors.Join(err, os.Remove(temp.Name()))
	}
	path, err := a.freeName(safeName(name, t))
	if err != nil {
		return "", errors.Join(err, os.Remove(temp.Name()))
	}
	return path, placeNew(temp.Name(), path)
}

// freeName numbers a name until no file has it, on systems that take upper and
// lower case for the same too.
func (a *adder) freeName(name string) (string, error) {
	list, err := os.ReadDir(a.dir)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, e := range list {
		taken[strings.ToLower(e.Name())] = true
	}
	ending := filepath.Ext(name)
	base := strings.TrimSuffix(name, ending)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = base + "-" + strconv.Itoa(n) + ending
	}
	return filepath.Join(a.dir, name), nil
}

func copyID(err error) string {
	if errors.Is(err, errGrew) {
		return "casefile.add-too-large"
	}
	return "casefile.add-copy"
}
