package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// packetToStdout builds the packet in a private temporary folder, where it can
// be checked, and writes it to standard output; what there is to say goes to
// stderr. A channel's parts are files, so one stream cannot hold them.
func (a *app) packetToStdout(ctx context.Context, o packetOptions) error {
	if o.channel != "" || a.flags.json {
		return usage("packet.stdout", "-o -")
	}
	dir, err := os.MkdirTemp("", "imeappeal-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out := a.out
	a.out = a.err
	o.piped = true
	o.output = filepath.Join(dir, "packet.pdf")
	done := a.packet(ctx, o)
	a.out = out
	f, err := os.Open(o.output)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a rehearsal, or nothing was made
		return done
	case err != nil:
		return err
	}
	defer f.Close()
	if _, err := io.Copy(out, f); err != nil {
		return err
	}
	return done
}
