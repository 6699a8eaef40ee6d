package casefile

import (
	"os"
	"time"
)

// rename tries again for a second: virus scanners and sync programs hold a file
// open just after it was written, and Windows then refuses to replace it.
func rename(from, to string) error {
	err := os.Rename(from, to)
	for wait := 10 * time.Millisecond; err != nil && wait < time.Second; wait *= 2 {
		time.Sleep(wait)
		err = os.Rename(from, to)
	}
	return err
}

// syncFolder has nothing to do: Windows writes a rename with the file.
func syncFolder(string) error { return nil }
