package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/unicode/norm"
)

// Seal encrypts what is written as AES-256, revision 6 (ISO 32000-2, 7.6).
type Seal struct {
	random io.Reader
	block  cipher.Block // of the file key
	dict   []byte
}

// ErrBadPassword says that a password cannot be used: it is empty or longer
// than the 127 bytes that count.
var ErrBadPassword = errors.New("a password has 1 to 127 bytes")

// NewSeal makes a file key that the password opens; everything is permitted
// to whom it opens. The owner's password, which PDF asks for as well, is
// random and nobody's.
func NewSeal(password string, random io.Reader) (*Seal, error) {
	user := []byte(norm.NFKC.String(password))
	if len(user) == 0 || len(user) > 127 {
		return nil, ErrBadPassword
	}
	fresh := make([]byte, 32+32+16+16+4)
	if _, err := io.ReadFull(random, fresh); err != nil {
		return nil, err
	}
	key, owner, userSalts, ownerSalts, filler := fresh[:32], fresh[32:64], fresh[64:80], fresh[80:96], fresh[96:]
	s := &security{revision: 6}
	u := append(s.hash(user, userSalts[:8], nil), userSalts...)
	o := append(s.hash(owner, ownerSalts[:8], u), ownerSalts...)
	const everything = -4 & 0xffffffff
	perms := binary.LittleEndian.AppendUint32(nil, everything)
	perms = append(append(perms, 0xff, 0xff, 0xff, 0xff, 'T', 'a', 'd', 'b'), filler...)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	block.Encrypt(perms, perms)
	d := []byte("<</Filter/Standard/V 5/R 6/Length 256/P -4/StmF/StdCF/StrF/StdCF/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>")
	for _, e := range []struct {
		key   string
		value []byte
	}{
		{"/U", u},
		{"/O", o},
		{"/UE", wrap(s.hash(user, userSalts[8:], nil), key)},
		{"/OE", wrap(s.hash(owner, ownerSalts[8:], u), key)},
		{"/Perms", perms},
	} {
		d = AppendHex(append(d, e.key...), e.value)
	}
	return &Seal{random, block, append(d, ">>"...)}, nil
}

// wrap is the other way of unwrap.
func wrap(key, plain []byte) []byte {
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(plain))
	cipher.NewCBCEncrypter(c, make([]byte, aes.BlockSize)).CryptBlocks(out, plain)
	return out
}

// Dict is the encryption dictionary, which itself is never encrypted.
func (s *Seal) Dict() []byte { return s.dict }

// Strings gives o with every string in it encrypted.
func (s *Seal) Strings(o Object) (Object, error) {
	if o.IsString() {
		var b bytes.Buffer
		plain := o.StringBytes()
		if err := s.Copy(&b, bytes.NewReader(plain), int64(len(plain))); err != nil {
			return o, err
		}
		return Object{Kind: Token, Raw: AppendHex(nil, b.Bytes())}, nil
	}
	out := o
	out.Items = make([]Object, len(o.Items))
	for i, item := range o.Items {
		var err error
		if out.Items[i], err = s.Strings(item); err != nil {
			return o, err
		}
	}
	return out, nil
}

// Size is how many bytes Copy makes of n.
func (s *Seal) Size(n int64) int64 { return aes.BlockSize + (n/aes.BlockSize+1)*aes.BlockSize }

// Copy writes n bytes encrypted: the vector, then the blocks with their padding.
func (s *Seal) Copy(w io.Writer, r io.Reader, n int64) error {
	buf := make([]byte, 64<<10)
	iv := buf[:aes.BlockSize]
	if _, err := io.ReadFull(s.random, iv); err != nil {
		return err
	}
	mode := cipher.NewCBCEncrypter(s.block, iv)
	if _, err := w.Write(iv); err != nil {
		return err
	}
	for left := n; left >= 0; {
		part := buf[:min(left, int64(len(buf)))]
		if _, err := io.ReadFull(r, part); err != nil {
			return fmt.Errorf("%d bytes are missing: %w", left, err)
		}
		if left -= int64(len(part)); left == 0 && len(part) < len(buf) || len(part) == 0 {
			pad := aes.BlockSize - len(part)%aes.BlockSize
			for range pad {
				part = append(part, byte(pad))
			}
			left = -1
		}
		mode.CryptBlocks(part, part)
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}
