package batch

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how a sheet's bytes stand for text.
type Encoding string

// The encodings in which spreadsheet programs write text.
const (
	UTF8        Encoding = "utf-8"
	UTF16LE     Encoding = "utf-16le"
	UTF16BE     Encoding = "utf-16be"
	Windows1252 Encoding = "windows-1252"
	MSDOS       Encoding = "ibm850"    // Excel's “CSV (MS-DOS)”
	Macintosh   Encoding = "macintosh" // Excel's “CSV (Macintosh)”
)

// NotTextError says that the file is no CSV or TSV text.
type NotTextError struct {
	Path string
	Kind string // xlsx, xls, html, empty, binary, folder, device, lock, locked
}

func (e *NotTextError) Error() string {
	return fmt.Sprintf("%s: not a text sheet (%s)", e.Path, e.Kind)
}

var (
	bomUTF8    = []byte("\xef\xbb\xbf")
	bomUTF16LE = []byte("\xff\xfe")
	bomUTF16BE = []byte("\xfe\xff")
)

// MaxSheet is how large a sheet's file may be where nobody says otherwise: more
// than half a million rows.
const MaxSheet int64 = 100 << 20

// LargeError says that a sheet, or a part of a workbook once unpacked, is larger
// than it may be.
type LargeError struct {
	Path        string
	Part        string // of a workbook, "" for the file
	Size, Limit int64  // bytes
}

func (e *LargeError) Error() string {
	return fmt.Sprintf("%s %s: %d bytes, at most %d are read", e.Path, e.Part, e.Size, e.Limit)
}

// readable looks at a file before a byte of it is read: a device has no end.
func readable(path string, most int64) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &NotTextError{path, "folder"}
	case !info.Mode().IsRegular():
		return &NotTextError{path, "device"}
	case info.Size() > most:
		return &LargeError{Path: path, Size: info.Size(), Limit: most}
	case strings.HasPrefix(filepath.Base(path), systemPrefix):
		return &NotTextError{path, "lock"}
	}
	return nil
}

// encodingOf reads the whole file once: whether text is UTF-8 shows only at its
// end.
func encodingOf(path string) (Encoding, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	head, err := r.Peek(4096)
	if err != nil && err != io.EOF {
		return "", err
	}
	if kind := otherFormat(head); kind != "" {
		return "", &NotTextError{path, kind}
	}
	switch {
	case bytes.HasPrefix(head, bomUTF16LE):
		return UTF16LE, nil
	case bytes.HasPrefix(head, bomUTF16BE):
		return UTF16BE, nil
	}
	if e := byZeros(head); e != "" {
		return e, nil
	}
	valid, err := validUTF8(r)
	if err != nil {
		return "", err
	}
	if valid {
		return UTF8, nil
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	return codePage(bufio.NewReaderSize(f, 1<<16))
}

// codePage tells the older encodings of spreadsheet programs by what stands
// inside and at the end of words: é is one byte in each, and each time another.
func codePage(r *bufio.Reader) (Encoding, error) {
	var feeds, returns, later, dos int
	var three [3]byte // before the last, the last, and this one
	for {
		b, err := r.ReadByte()
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", err
		}
		three = [3]byte{three[1], three[2], b}
		switch {
		case b == '\n':
			feeds++
		case b == '\r':
			returns++
		case b >= 0xc0:
			later++ // letters in Windows, lines of boxes in MS-DOS
		}
		if dosLetter(three[1]) && isLetter(three[0]) && (isLetter(b) || dosLetter(b) || three[1] <= 0x8d && !isDigit(b)) {
			dos++
		}
	}
	switch {
	case returns > 0 && feeds == 0:
		return Macintosh, nil
	case dos > 0 && later == 0:
		return MSDOS, nil
	}
	return Windows1252, nil
}

// dosLetter reports a byte that is a letter in MS-DOS and a mark in Windows that
// no word has in it. The quotes, the dashes, the dots and the hard space of Windows
// are left out.
func dosLetter(b byte) bool {
	return b >= 0x81 && b <= 0x84 || b == 0x87 || b == 0x88 || b == 0x89 || b == 0x8b || b == 0x8d || b >= 0xa1 && b <= 0xa5
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// otherFormat names what the file is when it is no text.
func otherFormat(head []byte) string {
	start := bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, bomUTF8)))
	switch {
	case len(start) == 0:
		return "empty"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "xlsx"
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return "xls"
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "binary"
	case bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<table")), bytes.HasPrefix(start, []byte("<?xml")):
		return "html"
	}
	return ""
}

// byZeros tells UTF-16 without a mark: in Western text every other byte is 0.
func byZeros(head []byte) Encoding {
	var even, odd int
	for i, b := range head {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case half > 4 && odd*10 > half*6 && even*10 < half:
		return UTF16LE
	case half > 4 && even*10 > half*6 && odd*10 < half:
		return UTF16BE
	}
	return ""
}

func validUTF8(r io.Reader) (bool, error) {
	buf := make([]byte, 1<<16)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		chunk := buf[:kept+n]
		for len(chunk) > 0 {
			c, size := utf8.DecodeRune(chunk)
			if c == utf8.RuneError && size == 1 {
				if !utf8.FullRune(chunk) && err == nil {
					break // the rest of the character comes with the next bytes
				}
				return false, nil
			}
			chunk = chunk[size:]
		}
		kept = copy(buf, chunk)
		if err == io.EOF {
			return kept == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// decoded gives the text as UTF-8 without a byte order mark.
func decoded(r io.Reader, e Encoding) io.Reader {
	switch e {
	case UTF16LE:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case UTF16BE:
		return transform.NewReader(r, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	case Windows1252:
		return transform.NewReader(r, charmap.Windows1252.NewDecoder())
	case MSDOS:
		return transform.NewReader(r, charmap.CodePage850.NewDecoder())
	case Macintosh:
		return transform.NewReader(r, charmap.Macintosh.NewDecoder())
	}
	buffered := bufio.NewReaderSize(r, 1<<16)
	if head, _ := buffered.Peek(3); bytes.Equal(head, bomUTF8) {
		_, _ = buffered.Discard(3)
	}
	return buffered
}
