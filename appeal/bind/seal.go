package bind

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// Seal writes a packet that Write made once more, encrypted (AES-256): nobody
// reads it without the password. No two runs give the same bytes.
func Seal(w io.Writer, r io.ReaderAt, size int64, password string) (res Result, err error) {
	seal, err := pdf.NewSeal(password, rand.Reader)
	if err != nil {
		return res, err
	}
	f, err := pdf.Open(r, size, "")
	if err != nil {
		return res, err
	}
	s := &sealer{seal: seal, file: f, out: newSink(w)}
	defer func() {
		if stop := s.out.close(); err == nil {
			err = stop
		}
	}()
	s.out.write([]byte("%PDF-2.0\n%\xe2\xe3\xcf\xd3\n"))
	if err := fenced(func() error { return f.Walk(s.object) }); err != nil {
		return res, err
	}
	sum, err := s.trailer()
	if err != nil {
		return res, err
	}
	return Result{Pages: len(f.Pages), Bytes: s.out.pos(), SHA256: hex.EncodeToString(sum)}, nil
}

type sealer struct {
	seal    *pdf.Seal
	file    *pdf.File
	out     *sink
	offsets []int64 // by object number; 0 is not used
}

// Write makes the sink a writer for the seal.
func (s *sealer) Write(b []byte) (int, error) {
	s.out.write(b)
	return len(b), nil
}

func (s *sealer) begin(num int32) []byte {
	for int(num) >= len(s.offsets) {
		s.offsets = append(s.offsets, 0)
	}
	s.offsets[num] = s.out.pos()
	return fmt.Appendf(nil, "%d 0 obj\n", num)
}

func same(num int32) int32 { return num }

// object writes one object, its strings and its stream encrypted.
func (s *sealer) object(num int32, b pdf.Body) error {
	head := s.begin(num)
	o, err := s.seal.Strings(b.Object)
	if err != nil {
		return err
	}
	if !b.Stream {
		s.out.write(append(o.AppendTo(head, same), "\nendobj\n"...))
		return nil
	}
	raw, err := s.file.Raw(b)
	if err != nil {
		return err
	}
	if l := o.Lookup("Length"); l != nil {
		*l = pdf.Object{Kind: pdf.Token, Raw: fmt.Append(nil, s.seal.Size(raw.Size()))}
	}
	s.out.write(append(o.AppendTo(head, same), "\nstream\n"...))
	if err := s.seal.Copy(s, raw, raw.Size()); err != nil {
		return fmt.Errorf("object %d: %w", num, err)
	}
	s.out.write([]byte("\nendstream\nendobj\n"))
	return nil
}

// trailer writes the encryption dictionary, table and trailer.
func (s *sealer) trailer() ([]byte, error) {
	dict := int32(len(s.offsets))
	s.out.write(append(append(s.begin(dict), s.seal.Dict()...), "\nendobj\n"...))
	start := s.out.pos()
	table := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(s.offsets))
	for _, off := range s.offsets[1:] {
		if off == 0 {
			table = append(table, "0000000000 00000 f \n"...)
			continue
		}
		table = fmt.Appendf(table, "%010d 00000 n \n", off)
	}
	t := s.file.Trailer()
	trailer := pdf.Object{Kind: pdf.Dict}
	for _, key := range []string{"Root", "Info", "ID"} {
		if v := t.Lookup(key); v != nil {
			trailer.Items = append(trailer.Items, pdf.Object{Kind: pdf.Name, Raw: []byte("/" + key)}, *v)
		}
	}
	table = append(table, "trailer\n"...)
	table = trailer.AppendTo(table, same)
	table = table[:len(table)-2]
	s.out.write(fmt.Appendf(table, "/Size %d/Encrypt %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(s.offsets), dict, start))
	return s.out.sum()
}

// VerifySealed is Verify for a packet that Seal wrote.
func VerifySealed(r io.ReaderAt, size int64, plan packet.Plan, password string) error {
	return verify(r, size, plan, password)
}
