package main

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"filippo.io/age"
	"github.com/spf13/cobra"
)

// archiveList is the name of an archive's last entry: every file with its hash.
// No file of a case can have it, since the cache is not archived.
const archiveList = ".imeappeal/archive.json"

// archived is what archiveList holds.
type archived struct {
	Kind    string       `json:"kind"`
	Version int          `json:"version"`
	Program string       `json:"program"`
	AsOf    isoOrNull    `json:"as_of"`
	Files   []hashedFile `json:"files"`
}

type archiveOptions struct {
	output, passphraseFile string
	encrypt                bool
	recipients             []string
}

func (a *app) archiveCommand() *cobra.Command {
	var o archiveOptions
	cmd := a.command("archive", "archive", func(cmd *cobra.Command, _ []string) error {
		return a.archive(cmd.Context(), o)
	})
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", a.words.say("flag.archive-output.help"))
	f.BoolVar(&o.encrypt, "encrypt", false, a.words.say("flag.archive-encrypt.help"))
	f.StringArrayVar(&o.recipients, "recipient", nil, a.words.say("flag.recipient.help"))
	a.addPassphrase(f, &o.passphraseFile)
	return cmd
}

// archive copies the whole case into one file, encrypted on demand. The cache
// and the lock stay behind.
func (a *app) archive(ctx context.Context, o archiveOptions) error {
	f, unlock, err := a.holdCase()
	if err != nil {
		return err
	}
	defer unlock()
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	locks, err := a.locks(ctx, o)
	if err != nil {
		return err
	}
	root, err := filepath.Abs(f.Dir)
	if err != nil {
		return err
	}
	if o.output == "" {
		o.output = fmt.Sprintf("%s-%s.tar.gz", filepath.Base(root), day)
		if locks != nil {
			o.output += ".age"
		}
		if inside(root, o.output) { // it was called from within the case
			o.output = filepath.Join(filepath.Dir(root), o.output)
		}
	}
	if inside(root, o.output) {
		return usage("archive.inside", o.output)
	}
	if err := writable(o.output, false); err != nil {
		return err
	}
	var list archived
	err = writeWhole(o.output, func(w io.Writer) error {
		list, err = writeArchive(ctx, w, root, locks, isoOrNull(day))
		return err
	})
	if err != nil {
		return err
	}
	a.tell("archive.wrote", "file", o.output, "n", fmt.Sprint(len(list.Files)))
	if locks == nil {
		a.sayWarning("", a.words.say("archive.open"))
	}
	return nil
}

// locks gives what an archive is encrypted to; nil for one that is not.
func (a *app) locks(ctx context.Context, o archiveOptions) ([]age.Recipient, error) {
	if len(o.recipients) > 0 {
		if o.encrypt {
			return nil, usage("archive.both", "--recipient")
		}
		all, err := age.ParseRecipients(strings.NewReader(strings.Join(o.recipients, "\n")))
		if err != nil {
			return nil, usage("archive.recipient", "--recipient").because(err)
		}
		return all, nil
	}
	if !o.encrypt {
		return nil, nil
	}
	secret, err := a.passphrase(ctx, o.passphraseFile, true)
	if err != nil {
		return nil, err
	}
	r, err := age.NewScryptRecipient(secret)
	if err != nil {
		return nil, err
	}
	return []age.Recipient{r}, nil
}

// inside reports that a path lies in a folder.
func inside(root, path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(root, abs)
	return err == nil && filepath.IsLocal(rel)
}

// writeArchive writes the files of a folder as tar, packed, encrypted to whom
// it is for, with the list of hashes last.
func writeArchive(ctx context.Context, w io.Writer, root string, locks []age.Recipient, day isoOrNull) (archived, error) {
	list := archived{Kind: "archive", Version: 1, Program: version(), AsOf: day, Files: []hashedFile{}}
	var closers []io.Closer
	if locks != nil {
		sealed, err := age.Encrypt(w, locks...)
		if err != nil {
			return list, err
		}
		w, closers = sealed, append(closers, sealed)
	}
	packed := gzip.NewWriter(w)
	t := tar.NewWriter(packed)
	closers = append(closers, packed, t)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil || rel == "." {
			return err
		}
		if strings.HasPrefix(d.Name(), ".imeappeal") { // the cache, and what an interrupted write left behind
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		file, err := putFile(t, path, filepath.ToSlash(rel))
		if err == nil {
			list.Files = append(list.Files, file)
		}
		return err
	})
	if err != nil {
		return list, err
	}
	b, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		return list, err
	}
	if err := t.WriteHeader(tarHeader(archiveList, int64(len(b)), time.Time{})); err != nil {
		return list, err
	}
	if _, err := t.Write(b); err != nil {
		return list, err
	}
	for i := len(closers) - 1; i >= 0; i-- {
		if err := closers[i].Close(); err != nil {
			return list, err
		}
	}
	return list, nil
}

func tarHeader(name string, size int64, changed time.Time) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: changed.Truncate(time.Second)}
}

// putFile adds one file. What is not a file (a pipe, a dead link) cannot be
// archived and is an error: a handed-over case must be whole.
func putFile(t *tar.Writer, path, name string) (hashedFile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return hashedFile{}, err
	}
	if !info.Mode().IsRegular() {
		return hashedFile{}, fail("archive.not-a-file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return hashedFile{}, err
	}
	defer f.Close()
	if err := t.WriteHeader(tarHeader(name, info.Size(), info.ModTime())); err != nil {
		return hashedFile{}, err
	}
	h := sha256.New()
	n, err := io.CopyN(io.MultiWriter(t, h), f, info.Size())
	if errors.Is(err, io.EOF) {
		err = fmt.Errorf("%s changed while it was read", path)
	}
	return hashedFile{Name: name, SHA256: hex.EncodeToString(h.Sum(nil)), Bytes: n}, err
}
