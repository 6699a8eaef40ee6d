package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"fmt"
)

// security holds what the encryption dictionary says.
type security struct {
	version, revision int
	length            int   // of the key, in bytes
	lengths           []int // those to try: version 4 says 16, some writers mean their own
	owner, user       []byte
	ownerKey, userKey []byte // OE, UE
	permissions       int32
	id                []byte
	metadata          bool
	strings, streams  method
}

func (f *File) security(d Object) (*security, error) {
	s := &security{
		version:     f.Value(d, "V").Int(0),
		revision:    f.Value(d, "R").Int(0),
		owner:       f.Value(d, "O").StringBytes(),
		user:        f.Value(d, "U").StringBytes(),
		ownerKey:    f.Value(d, "OE").StringBytes(),
		userKey:     f.Value(d, "UE").StringBytes(),
		permissions: int32(uint32(f.Value(d, "P").Int(0))),
		metadata:    string(f.Value(d, "EncryptMetadata").Raw) != "false",
	}
	if ids := f.Value(f.trailer, "ID"); ids.Kind == Array && len(ids.Items) > 0 {
		s.id = f.Resolve(ids.Items[0]).StringBytes()
	}
	stated := f.Value(d, "Length").Int(40) / 8
	switch s.version {
	case 1:
		stated = 5
		s.strings, s.streams = methodRC4, methodRC4
	case 2, 3:
		s.strings, s.streams = methodRC4, methodRC4
	case 4, 5, 6:
		var err, err2 error
		s.strings, err = f.methodOf(d, "StrF")
		s.streams, err2 = f.methodOf(d, "StmF")
		if err = errors.Join(err, err2); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("%w: version %d", ErrCipher, s.version)
	}
	if s.revision < 2 || s.revision > 6 {
		return nil, fmt.Errorf("%w: revision %d", ErrCipher, s.revision)
	}
	if s.revision == 2 {
		stated = 5
	}
	if stated < 5 || stated > 16 {
		stated = 16
	}
	s.lengths = []int{stated}
	if s.version == 4 {
		s.lengths = []int{16, stated}
	}
	if s.revision >= 5 && (len(s.user) < 48 || len(s.owner) < 48 || len(s.userKey) < 32 || len(s.ownerKey) < 32) {
		return nil, fmt.Errorf("%w: its keys are cut off", ErrCipher)
	}
	if s.revision < 5 && (len(s.user) < 16 || len(s.owner) < 32) {
		return nil, fmt.Errorf("%w: its keys are cut off", ErrCipher)
	}
	return s, nil
}

// fileKey gives the key that a password (the user's or the owner's) opens, nil
// if it opens none.
func (s *security) fileKey(password []byte) []byte {
	if s.revision >= 5 {
		return s.fileKey256(password)
	}
	for _, s.length = range s.lengths {
		if key := s.userFileKey(password); key != nil {
			return key
		}
		if key := s.userFileKey(s.userPassword(password)); key != nil {
			return key
		}
	}
	return nil
}

// padding is that of ISO 32000-1, algorithm 2.
const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

func padded(password []byte) []byte {
	return append(bytes.Clone(password[:min(len(password), 32)]), padding...)[:32]
}

// userFileKey is algorithm 2 with the check of algorithms 4 to 6.
func (s *security) userFileKey(password []byte) []byte {
	h := md5.New()
	h.Write(padded(password))
	h.Write(s.owner[:32])
	p := uint32(s.permissions)
	h.Write([]byte{byte(p), byte(p >> 8), byte(p >> 16), byte(p >> 24)})
	h.Write(s.id)
	if s.revision >= 4 && !s.metadata {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)[:s.length]
	if s.revision == 2 {
		if bytes.Equal(rc4Once(key, []byte(padding)), s.user[:min(32, len(s.user))]) {
			return key
		}
		return nil
	}
	for range 50 {
		sum := md5.Sum(key)
		key = sum[:s.length]
	}
	sum := md5.Sum(append([]byte(padding), s.id...))
	check := rc4Rounds(key, sum[:], false)
	if bytes.Equal(check, s.user[:16]) {
		return key
	}
	return nil
}

// userPassword takes the owner's password for the user's (algorithm 7).
func (s *security) userPassword(owner []byte) []byte {
	sum := md5.Sum(padded(owner))
	key := sum[:]
	if s.revision == 2 {
		return rc4Once(key[:s.length], s.owner[:32])
	}
	for range 50 {
		sum := md5.Sum(key[:s.length])
		key = sum[:]
	}
	return rc4Rounds(key[:s.length], s.owner[:32], true)
}

func rc4Once(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// rc4Rounds encrypts twenty times, the key changed by the round's number.
func rc4Rounds(key, data []byte, backwards bool) []byte {
	changed := make([]byte, len(key))
	for i := range 20 {
		n := i
		if backwards {
			n = 19 - i
		}
		for j := range key {
			changed[j] = key[j] ^ byte(n)
		}
		data = rc4Once(changed, data)
	}
	return data
}

// fileKey256 is ISO 32000-2, algorithm 2.A. Revision 5 is Adobe's extension
// level 3: one round of SHA-256.
func (s *security) fileKey256(password []byte) []byte {
	password = password[:min(len(password), 127)]
	owner, user := s.owner[:48], s.user[:48]
	if bytes.Equal(s.hash(password, owner[32:40], user), owner[:32]) {
		return unwrap(s.hash(password, owner[40:48], user), s.ownerKey[:32])
	}
	if bytes.Equal(s.hash(password, user[32:40], nil), user[:32]) {
		return unwrap(s.hash(password, user[40:48], nil), s.userKey[:32])
	}
	return nil
}

func unwrap(key, wrapped []byte) []byte {
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil
	}
	out := make([]byte, len(wrapped))
	cipher.NewCBCDecrypter(c, make([]byte, aes.BlockSize)).CryptBlocks(out, wrapped)
	return out
}

// hash is algorithm 2.B for revision 6, plain SHA-256 for revision 5.
func (s *security) hash(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	if s.revision == 5 {
		return k
	}
	for round := 0; ; round++ {
		block := bytes.Join([][]byte{password, k, user}, nil)
		e := bytes.Repeat(block, 64)
		c, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(c, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, b := range e[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if round >= 63 && int(e[len(e)-1]) <= round-31 { // rounds count from 1
			return k[:32]
		}
	}
}
