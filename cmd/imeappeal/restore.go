package main

import (
	"archive/tar"
	"bufio"
	"bytes"
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

	"filippo.io/age"
	"github.com/spf13/cobra"
)

type restoreOptions struct {
	passphraseFile, identity string
}

func (a *app) restoreCommand() *cobra.Command {
	var o restoreOptions
	cmd := a.command("restore", "restore ARCHIVE FOLDER", func(cmd *cobra.Command, args []string) error {
		return a.restore(cmd.Context(), args[0], args[1], o)
	})
	cmd.Args = exactly("ARCHIVE", "FOLDER")
	f := cmd.Flags()
	f.StringVar(&o.identity, "identity", "", a.words.say("flag.identity.help"))
	a.addPassphrase(f, &o.passphraseFile)
	return cmd
}

// restore brings an archived case back into a new folder. It is unpacked beside
// that folder and gets its name only when every file is the one that was
// archived.
func (a *app) restore(ctx context.Context, path, folder string, o restoreOptions) (err error) {
	if _, err := os.Lstat(folder); err == nil {
		return fail("restore.exists", folder)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	plain, err := a.unlockArchive(ctx, bufio.NewReader(f), path, o)
	if err != nil {
		return err
	}
	parent := filepath.Dir(filepath.Clean(folder))
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(parent, ".imeappeal-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // after the renaming there is nothing
	n, err := unpack(ctx, plain, tmp)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fail("restore.broken", path).because(err)
	}
	if err := os.Rename(tmp, folder); err != nil {
		return err
	}
	a.tell("restore.done", "folder", folder, "n", fmt.Sprint(n))
	return nil
}

const ageHeader = "age-encryption.org/"

// unlockArchive gives the packed bytes of an archive, decrypted where it is
// encrypted.
func (a *app) unlockArchive(ctx context.Context, r *bufio.Reader, path string, o restoreOptions) (io.Reader, error) {
	head, _ := r.Peek(len(ageHeader))
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return r, nil
	case string(head) != ageHeader:
		return nil, fail("restore.no-archive", path)
	}
	keys, err := a.keys(ctx, o)
	if err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(r, keys...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, fail("restore.locked", path)
	}
	if err != nil {
		return nil, fail("restore.broken", path).because(err)
	}
	return plain, nil
}

func (a *app) keys(ctx context.Context, o restoreOptions) ([]age.Identity, error) {
	if o.identity != "" {
		f, err := os.Open(o.identity)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		all, err := age.ParseIdentities(f)
		if err != nil {
			return nil, usage("restore.identity", o.identity).because(err)
		}
		return all, nil
	}
	secret, err := a.passphrase(ctx, o.passphraseFile, false)
	if err != nil {
		return nil, err
	}
	if secret, err = enough(secret, ""); err != nil {
		return nil, err
	}
	key, err := age.NewScryptIdentity(secret)
	return []age.Identity{key}, err
}

// unpack writes the files of an archive below a new folder and compares them
// with the archive's own list. Nothing that leads out of the folder, no link
// and no name twice is written.
func unpack(ctx context.Context, r io.Reader, folder string) (int, error) {
	packed, err := gzip.NewReader(r)
	if err != nil {
		return 0, err
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return 0, err
	}
	defer root.Close()
	got := map[string]hashedFile{}
	t := tar.NewReader(packed)
	for {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		h, err := t.Next()
		if err != nil {
			if err == io.EOF {
				err = errors.New("its list of files is missing")
			}
			return 0, err
		}
		if h.Typeflag != tar.TypeReg {
			return 0, fmt.Errorf("%q is no file", h.Name)
		}
		if h.Name == archiveList {
			n, err := heldTo(t, got)
			if err == nil {
				_, err = io.Copy(io.Discard, r) // the end of what is encrypted is checked too
			}
			return n, err
		}
		if got[h.Name], err = takeFile(root, t, h); err != nil {
			return 0, err
		}
	}
}

// takeFile writes one entry.
func takeFile(root *os.Root, r io.Reader, h *tar.Header) (hashedFile, error) {
	name := filepath.FromSlash(h.Name)
	if !filepath.IsLocal(name) || strings.Contains(h.Name, `\`) {
		return hashedFile{}, fmt.Errorf("%q leads out of the folder", h.Name)
	}
	if dir := filepath.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o700); err != nil {
			return hashedFile{}, err
		}
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return hashedFile{}, err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, sum), r)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return hashedFile{}, fmt.Errorf("%s: %w", h.Name, err)
	}
	if !h.ModTime.IsZero() {
		_ = root.Chtimes(name, h.ModTime, h.ModTime) // the day of a file is a comfort, not its content
	}
	return hashedFile{Name: h.Name, SHA256: hex.EncodeToString(sum.Sum(nil)), Bytes: n}, nil
}

// heldTo holds what was written to the archive's list.
func heldTo(r io.Reader, got map[string]hashedFile) (int, error) {
	var list archived
	if err := json.NewDecoder(r).Decode(&list); err != nil {
		return 0, fmt.Errorf("its list of files cannot be read: %w", err)
	}
	var errs []error
	for _, want := range list.Files {
		if got[want.Name] != want {
			errs = append(errs, fmt.Errorf("%s is not the file that was archived", want.Name))
		}
	}
	if len(list.Files) != len(got) {
		errs = append(errs, fmt.Errorf("%d files are listed, %d are there", len(list.Files), len(got)))
	}
	return len(got), errors.Join(errs...)
}
