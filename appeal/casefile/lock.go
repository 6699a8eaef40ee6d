package casefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// LockedError says that another run works on the case.
type LockedError struct {
	Dir    string
	Holder string    // the process id of the other run, "" if it did not say
	Since  time.Time // when the other run began
}

func (e *LockedError) Error() string {
	return fmt.Sprintf("%s: in use by process %s since %s", e.Dir, e.Holder, e.Since.Format(time.DateTime))
}

// Lock keeps other runs from changing the case until unlock is called or this
// process ends, however it ends. A case that is in use gives *LockedError at
// once. Reading a case needs no lock.
func Lock(dir string) (unlock func() error, err error) {
	if !hasCase(dir) {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoCase)
	}
	return LockFolder(dir)
}

// LockFolder is Lock for a folder that is no case: one that holds many.
func LockFolder(dir string) (unlock func() error, err error) {
	cache, err := made(dir, cacheDir)
	if err != nil {
		return nil, err
	}
	lock := flock.New(filepath.Join(cache, "lock"), flock.SetPermissions(fileMode))
	// On Windows nobody can read a locked file, so who holds it stands beside it.
	who := filepath.Join(cache, "lock.pid")
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock of %s: %w", dir, err)
	}
	if !held {
		return nil, holder(dir, who)
	}
	if err := os.WriteFile(who, []byte(strconv.Itoa(os.Getpid())+"\n"), fileMode); err != nil {
		return nil, errors.Join(fmt.Errorf("lock of %s: %w", dir, err), lock.Unlock())
	}
	return func() error {
		// The lock file itself stays: removing it would let a third run lock
		// a file that the second no longer sees.
		if err := os.Remove(who); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, lock.Unlock())
		}
		return lock.Unlock()
	}, nil
}

func holder(dir, who string) error {
	e := &LockedError{Dir: dir}
	if b, err := os.ReadFile(who); err == nil {
		e.Holder = strings.TrimSpace(string(b))
	}
	if info, err := os.Stat(who); err == nil {
		e.Since = info.ModTime()
	}
	return e
}
