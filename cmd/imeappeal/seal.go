package main

import (
	"crypto/rand"
	"io"
	"os"
	"path/filepath"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

const unsealedName = "unsealed-*"

// unsealed is where a packet is made that goes out encrypted: a folder of the
// case's cache, so that no readable packet ever bears the packet's name.
func unsealed(f *casefile.File) (string, error) {
	dir, err := f.Cache()
	if err != nil {
		return "", err
	}
	left, err := filepath.Glob(filepath.Join(dir, unsealedName))
	if err != nil {
		return "", err
	}
	for _, old := range left { // of a run that was killed; the case is ours now
		if err := os.RemoveAll(old); err != nil {
			return "", err
		}
	}
	return os.MkdirTemp(dir, unsealedName)
}

// sealable refuses a password that a PDF cannot have, before the work begins.
func sealable(secret string) error {
	if _, err := pdf.NewSeal(secret, rand.Reader); err != nil {
		return usage("seal.long", "").because(err)
	}
	return nil
}

// seal encrypts the packet that was built, and its parts, into the place where
// they belong. The hashes of the readable files stay known: that they are the
// same can be shown without the password's help.
func (b *built) seal(path string, password string, replace bool) error {
	folder := filepath.Dir(path)
	plain, sum := b.Packet, b.SHA256
	result, err := sealFile(path, plain, b.Plan, password)
	if err != nil {
		return err
	}
	b.Packet, b.PlainSHA256 = path, sum
	b.SHA256, b.Bytes = result.SHA256, result.Bytes
	for i := range b.Volumes {
		v := &b.Volumes[i]
		to := filepath.Join(folder, v.Name)
		if err := writable(to, replace); err != nil {
			return err
		}
		result, err := sealFile(to, v.File, b.Plan.Part(v.Volume), password)
		if err != nil {
			return err
		}
		v.File, v.Plain, v.SHA256, v.Bytes = to, v.SHA256, result.SHA256, result.Bytes
	}
	return nil
}

// sealFile encrypts one file and opens it again to check it.
func sealFile(path, from string, plan packet.Plan, password string) (result bind.Result, err error) {
	f, err := os.Open(from)
	if err != nil {
		return result, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return result, err
	}
	err = writeChecked(path, func(w io.Writer) error {
		result, err = bind.Seal(w, f, info.Size(), password)
		return err
	}, func(made io.ReaderAt, size int64) error {
		return bind.VerifySealed(made, size, plan, password)
	})
	return result, err
}
