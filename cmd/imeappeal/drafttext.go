package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// draftText reads a draft as an editor of any system may have saved it: with a
// mark at its beginning, or as UTF-16. What is no text after that is refused
// with its line: a § read wrongly would be another letter. A file that is not
// there is "".
func draftText(path string) (string, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	text := strings.TrimPrefix(fromUTF16(b), "\ufeff")
	for i, line := range strings.Split(text, "\n") {
		if strings.ContainsFunc(line, isNoText) {
			return "", fail("draft.no-text", path, "line", fmt.Sprint(i+1))
		}
	}
	return text, nil
}

// isNoText reports a control character, and a byte that is no UTF-8.
func isNoText(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\t' && r != '\r'
}

// fromUTF16 gives the text of a file that says by its first two bytes that it
// is UTF-16; any other as it is.
func fromUTF16(b []byte) string {
	order := map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian}[string(b[:min(2, len(b))])]
	if order == nil {
		return string(b)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
