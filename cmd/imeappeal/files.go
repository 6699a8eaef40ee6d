package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
)

// writeFile writes a private file whole or not at all.
func writeFile(path string, b []byte) error {
	return writeWhole(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// writeWhole lets write fill a temporary file beside path, brings it to the
// disk and renames it. A kill at any moment leaves the old file, or none.
func writeWhole(path string, write func(io.Writer) error) error {
	return writeChecked(path, write, func(io.ReaderAt, int64) error { return nil })
}

// writeChecked is writeWhole with a last look at what was written: an error of
// check throws it away.
func writeChecked(path string, write func(io.Writer) error, check func(io.ReaderAt, int64) error) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".imeappeal-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	buf := bufio.NewWriterSize(tmp, 1<<18)
	if err := write(buf); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	info, err := tmp.Stat()
	if err != nil {
		return err
	}
	if err := check(tmp, info.Size()); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
