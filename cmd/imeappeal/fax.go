package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// whole writes a packet that needs no dividing as what a fax machine shows,
// beside the packet itself, which keeps its text and links.
func (d divider) whole(ctx context.Context, replace bool) ([]volume, error) {
	v := packet.Volume{Number: 1, Of: 1, First: 1, Last: d.plan.Pages, Total: d.plan.Pages}
	name := strings.TrimSuffix(partName(d.path, v), "-part1-of-1.pdf") + "-fax.pdf"
	path := filepath.Join(filepath.Dir(d.path), name)
	if err := writable(path, replace); err != nil {
		return nil, err
	}
	result, err := d.draw(ctx, path, d.path, d.plan.Pages)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return []volume{{v, path, hashedFile{Name: name, SHA256: result.SHA256, Bytes: result.Bytes}}}, nil
}

// writeFax binds a part to a temporary file and draws that.
func (d divider) writeFax(ctx context.Context, path string, all []packet.Volume, v packet.Volume) (result bind.Result, err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".imeappeal-*")
	if err != nil {
		return result, err
	}
	defer os.Remove(tmp.Name())
	bound, err := d.bind(ctx, tmp, all, v)
	if err := errors.Join(err, tmp.Close()); err != nil {
		return result, err
	}
	return d.draw(ctx, path, tmp.Name(), bound.Pages)
}

// draw writes what a fax machine shows of a PDF of so many pages.
func (d divider) draw(ctx context.Context, path, from string, pages int) (bind.Result, error) {
	worker := drawingWorker("")
	defer worker.Close()
	made, err := bind.Fax(ctx, worker, from, d.progress)
	if err != nil {
		return bind.Result{}, err
	}
	sum := sha256.Sum256(made)
	err = writeChecked(path, func(out io.Writer) error {
		_, err := io.Copy(out, bytes.NewReader(made))
		return err
	}, func(written io.ReaderAt, size int64) error {
		info, err := bind.Probe(written, size, "")
		if err == nil && info.Pages != pages {
			err = fmt.Errorf("it has %d pages, %d were drawn from", info.Pages, pages)
		}
		return err
	})
	return bind.Result{Pages: pages, Bytes: int64(len(made)), SHA256: hex.EncodeToString(sum[:])}, err
}
