package bind

import (
	"encoding/hex"
	"errors"
	"fmt"
)

// writeTrailer writes the table and the trailer. The file's identifier is the
// hash of all that stands before it.
func (b *binder) writeTrailer() error {
	start := b.out.pos()
	if start > 9_999_999_999 {
		return errors.New("the packet is larger than a PDF can be")
	}
	b.buf = fmt.Appendf(b.buf[:0], "xref\n0 %d\n0000000000 65535 f \n", len(b.offsets))
	for _, off := range b.offsets[1:] {
		b.printf("%010d 00000 n \n", off)
		if len(b.buf) > 1<<16 {
			b.out.write(b.buf)
			b.buf = b.buf[:0]
		}
	}
	b.out.write(b.buf)
	sum, err := b.out.sum()
	if err != nil {
		return err
	}
	id := hex.EncodeToString(sum[:16])
	b.buf = fmt.Appendf(b.buf[:0], "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(b.offsets), b.catalog, b.info, id, id, start)
	b.out.write(b.buf)
	return nil
}
