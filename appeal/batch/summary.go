package batch

import (
	"bufio"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// SafeCell makes a value that a spreadsheet program takes for text: what begins
// like a formula gets an apostrophe (OWASP's list of dangerous first signs).
func SafeCell(text string) string {
	if text != "" && !plainNumber.MatchString(text) && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}

// plainNumber is what may begin with a minus: it computes nothing.
var plainNumber = regexp.MustCompile(`^-\d+(\.\d+)?$`)

// CSV writes rows for spreadsheet programs: UTF-8 with a byte order mark, CRLF.
type CSV struct {
	w   *bufio.Writer
	err error
}

// NewCSV begins a file.
func NewCSV(w io.Writer) *CSV {
	c := &CSV{w: bufio.NewWriter(w)}
	_, c.err = c.w.Write(bomUTF8)
	return c
}

// Row writes one row of safe cells.
func (c *CSV) Row(cells ...string) {
	for i, cell := range cells {
		if i > 0 {
			c.put(",")
		}
		cell = visible(SafeCell(cell))
		if strings.ContainsAny(cell, "\",;\t\r\n") || strings.TrimSpace(cell) != cell {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		c.put(cell)
	}
	c.put("\r\n")
}

// visible puts a mark in the place of control characters, which a terminal obeys and
// a spreadsheet program may stop at; line breaks and tabs stay.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\r' && r != '\t' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

func (c *CSV) put(s string) {
	if c.err == nil {
		_, c.err = c.w.WriteString(s)
	}
}

// Close writes what is left and gives the first error.
func (c *CSV) Close() error {
	if c.err == nil {
		c.err = c.w.Flush()
	}
	return c.err
}
