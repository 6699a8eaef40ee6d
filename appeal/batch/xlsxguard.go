package batch

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The limits of a workbook: a small file can hold terabytes of nothing, in one
// piece, or folded into itself.
const (
	maxUnpacked = 4       // a part unpacked, beside the size that a sheet's file may have
	maxPiece    = 1 << 20 // bytes between two signs of XML; a cell has 32,767 characters
	maxDepth    = 64      // elements within elements
	maxMerged   = 50      // merged areas that are named
	maxStyles   = 1 << 17 // spreadsheet programs have half as many
)

var (
	errNoPart = errors.New("a part of the workbook is missing")
	errDeep   = fmt.Errorf("a part of the workbook has elements more than %d deep", maxDepth)
	errMany   = errors.New("a part of the workbook has more texts or styles than any sheet of cases")
	errPiece  = errors.New("a part of the workbook has a piece that is larger than any cell")
)

// markup reads XML and refuses what is folded too deep.
type markup struct {
	*xml.Decoder
	depth int
}

// Token gives the next token.
func (e *markup) Token() (xml.Token, error) {
	token, err := e.Decoder.Token()
	switch token.(type) {
	case xml.StartElement:
		if e.depth++; e.depth > maxDepth {
			return nil, errDeep
		}
	case xml.EndElement:
		e.depth--
	}
	return token, err
}

// Skip reads up to the end of the element that has begun.
func (e *markup) Skip() error {
	for end := e.depth - 1; e.depth > end; {
		if _, err := e.Token(); err != nil {
			return err
		}
	}
	return nil
}

// eachElement goes through the elements of a part. A visit may read on in the
// decoder.
func (b *book) eachElement(z *zip.ReadCloser, name string, visit func(*markup, xml.StartElement) error) error {
	i := slices.IndexFunc(z.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return errNoPart
	}
	if size := z.File[i].UncompressedSize64; size > uint64(b.most) {
		return &LargeError{Path: b.path, Part: name, Size: int64(min(size, 1<<62)), Limit: b.most}
	}
	r, err := z.File[i].Open()
	if err != nil {
		return err
	}
	defer r.Close()
	d := &markup{Decoder: xml.NewDecoder(&guard{in: r, left: b.most, large: &LargeError{Path: b.path, Part: name, Size: b.most + 1, Limit: b.most}})}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := visit(d, e); err != nil {
				return err
			}
		}
	}
}

// guard ends a part that is larger than the archive says, or that has a piece
// which no decoder should gather.
type guard struct {
	in    io.Reader
	left  int64
	run   int // bytes since the last sign
	large error
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.in.Read(p)
	if g.left -= int64(n); g.left < 0 {
		return 0, g.large
	}
	for _, b := range p[:n] {
		if g.run++; b == '<' {
			g.run = 0
		} else if g.run > maxPiece {
			return 0, errPiece
		}
	}
	return n, err
}
