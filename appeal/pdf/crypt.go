package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"errors"
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// method is how strings or streams are encrypted.
type method uint8

const (
	noCipher method = iota // not at all
	methodRC4
	methodAES128
	methodAES256
)

// encryption is the standard security handler (ISO 32000-1, 7.6; ISO 32000-2
// for AES-256), unlocked.
type encryption struct {
	key              []byte
	strings, streams method
	metadata         bool  // metadata streams are encrypted too
	dict             int32 // the encryption dictionary's own object: never encrypted
}

// unlock finds the file key if the file is encrypted.
func (f *File) unlock(password string) error {
	ref := f.trailer.Lookup("Encrypt")
	if ref == nil || ref.Kind == Null {
		return nil
	}
	d := f.Resolve(*ref)
	if d.Kind != Dict {
		return fmt.Errorf("%w: no encryption dictionary", ErrCipher)
	}
	if h := f.Value(d, "Filter"); !h.IsName("Standard") {
		return fmt.Errorf("%w: handler %.40q", ErrCipher, h.NameText())
	}
	s, err := f.security(d)
	if err != nil {
		return err
	}
	if s.strings == noCipher && s.streams == noCipher { // only attached files are encrypted
		return nil
	}
	for _, p := range passwordForms(password) {
		if key := s.fileKey(p); key != nil {
			e := &encryption{key: key, strings: s.strings, streams: s.streams, metadata: s.metadata}
			if ref.Kind == Ref {
				e.dict = ref.Num
			}
			f.crypt = e
			f.packs, f.packList, f.packSize = nil, nil, 0
			if f.found != nil { // object streams could not be read before
				f.scanPacks(f.foundPacks)
			}
			return nil
		}
	}
	return ErrPassword
}

// passwordForms gives the ways in which a password may have been encoded:
// UTF-8, and one byte a character as the older handlers want. The empty
// password is tried as well, since it opens what anyone may read.
func passwordForms(p string) [][]byte {
	forms := [][]byte{[]byte(p)}
	if composed := norm.NFKC.String(p); composed != p {
		forms = append(forms, []byte(composed))
	}
	latin := make([]byte, 0, len(p))
	for _, r := range p {
		if r > 255 {
			latin = nil
			break
		}
		latin = append(latin, byte(r))
	}
	if latin != nil && !bytes.Equal(latin, forms[0]) {
		forms = append(forms, latin)
	}
	if p != "" {
		forms = append(forms, nil)
	}
	return forms
}

// methodOf reads one crypt filter of /CF.
func (f *File) methodOf(d Object, which string) (method, error) {
	name := f.Value(d, which).NameText()
	if name == "" || name == "Identity" {
		return noCipher, nil
	}
	cf := f.Value(f.Value(d, "CF"), name)
	switch m := f.Value(cf, "CFM").NameText(); m {
	case "V2":
		return methodRC4, nil
	case "AESV2":
		return methodAES128, nil
	case "AESV3":
		return methodAES256, nil
	case "None", "":
		return noCipher, nil
	default:
		return 0, fmt.Errorf("%w: crypt filter %.40q", ErrCipher, m)
	}
}

// coversStream reports whether a stream's bytes are encrypted.
func (e *encryption) coversStream(f *File, b Body) bool {
	if e.streams == noCipher || b.num == e.dict {
		return false
	}
	t := b.Lookup("Type")
	if t != nil && (t.IsName("XRef") || t.IsName("Metadata") && !e.metadata) {
		return false
	}
	// A stream that names the Crypt filter itself: only Identity is in use.
	for i, filter := range f.listOf(b.Object, "Filter", "F") {
		if !f.Resolve(filter).IsName("Crypt") {
			continue
		}
		parms := f.listOf(b.Object, "DecodeParms", "DP")
		if i >= len(parms) {
			return false
		}
		n := f.Value(f.Resolve(parms[i]), "Name").NameText()
		return n != "" && n != "Identity"
	}
	return true
}

// decryptStrings decrypts every string in o, which is object num.
func (e *encryption) decryptStrings(o *Object, num, gen int32) {
	if e.strings == noCipher || num == e.dict {
		return
	}
	if o.IsString() {
		plain, err := e.decrypt(e.strings, o.StringBytes(), num, gen)
		if err != nil {
			plain = nil
		}
		o.Raw = AppendHex(nil, plain)
		return
	}
	for i := range o.Items {
		e.decryptStrings(&o.Items[i], num, gen)
	}
}

// decrypt undoes the encryption of one string or stream.
func (e *encryption) decrypt(m method, data []byte, num, gen int32) ([]byte, error) {
	switch m {
	case noCipher:
		return data, nil
	case methodRC4:
		c, err := rc4.NewCipher(e.objectKey(num, gen, false))
		if err != nil {
			return nil, err
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out, nil
	case methodAES128:
		return unCBC(e.objectKey(num, gen, true), data)
	}
	return unCBC(e.key, data)
}

// objectKey derives an object's own key (ISO 32000-1, algorithm 1).
func (e *encryption) objectKey(num, gen int32, salted bool) []byte {
	h := md5.New()
	h.Write(e.key)
	h.Write([]byte{byte(num), byte(num >> 8), byte(num >> 16), byte(gen), byte(gen >> 8)})
	if salted {
		h.Write([]byte("sAlT"))
	}
	return h.Sum(nil)[:min(len(e.key)+5, 16)]
}

// unCBC undoes AES in CBC mode with the vector in front and padding behind.
// Padding that is wrong stays: some writers leave it out.
func unCBC(key, data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	if len(data) < 2*aes.BlockSize {
		if len(data) == aes.BlockSize {
			return nil, nil
		}
		return nil, errors.New("encrypted data are cut off")
	}
	iv, body := data[:aes.BlockSize], data[aes.BlockSize:]
	body = body[:len(body)/aes.BlockSize*aes.BlockSize]
	out := make([]byte, len(body))
	cipher.NewCBCDecrypter(c, iv).CryptBlocks(out, body)
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= aes.BlockSize {
		out = out[:len(out)-pad]
	}
	return out, nil
}
