package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"imeappeal/appeal"
)

const stagingName = ".imeappeal-build-*"

// staging is where a build's files are made: a folder beside the one they go
// to, so that a build that was stopped leaves nothing half done under a name
// that somebody sends. The case is locked; what a killed run left goes.
func staging(out string) (string, error) {
	if err := os.MkdirAll(out, 0o700); err != nil {
		return "", err
	}
	left, err := filepath.Glob(filepath.Join(out, stagingName))
	if err != nil {
		return "", err
	}
	for _, old := range left {
		if err := os.RemoveAll(old); err != nil {
			return "", err
		}
	}
	return os.MkdirTemp(out, stagingName)
}

// moveTo moves what was built to its folder, the manifest last, and takes away
// what an earlier build left there.
func (b *built) moveTo(home string, log []appeal.LogEntry) error {
	if err := os.MkdirAll(home, 0o700); err != nil {
		return err
	}
	files := readManifest(filepath.Join(b.Folder, manifestName)).Files
	var err error
	if b.Cleared, err = clearOld(home, files, log); err != nil {
		return err
	}
	var errs []error
	for _, file := range append(slices.Clone(files), hashedFile{Name: manifestName}) {
		if err := os.Rename(filepath.Join(b.Folder, file.Name), filepath.Join(home, file.Name)); err != nil {
			errs = append(errs, err)
			break
		}
	}
	at := func(path string) string { return filepath.Join(home, filepath.Base(path)) }
	b.Folder, b.Packet = home, at(b.Packet)
	for i := range b.Files {
		b.Files[i] = at(b.Files[i])
	}
	for i := range b.Volumes {
		b.Volumes[i].File = at(b.Volumes[i].File)
	}
	return errors.Join(errs...)
}
