package batch

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// The limits of one record. A cell of a spreadsheet holds 32,767 characters, so
// what is far above comes from a quotation mark that never closes.
const (
	maxCell  = 256 << 10
	maxCells = 1024
)

// UnclosedError says that a quoted cell has no end.
type UnclosedError struct {
	Row int // where it began
}

func (e *UnclosedError) Error() string {
	return fmt.Sprintf("row %d: a quotation mark opens a cell that never closes", e.Row)
}

// WideError says that a row has more cells than any sheet of cases.
type WideError struct{ Row int }

func (e *WideError) Error() string { return fmt.Sprintf("row %d: more than %d cells", e.Row, maxCells) }

// records reads delimited text, one record at a time. Unlike encoding/csv it
// counts empty rows, as the spreadsheet program does, and takes a stray
// quotation mark for a character.
type records struct {
	in        *bufio.Reader
	delimiter byte
	row       int
}

func newRecords(r io.Reader, delimiter byte) *records {
	return &records{in: bufio.NewReaderSize(r, 1<<16), delimiter: delimiter}
}

// next gives the cells of the next row; io.EOF after the last.
func (r *records) next() ([]string, error) {
	var cells []string
	var cell []byte
	r.row++
	quoted, wasQuoted, any := false, false, false
	for {
		b, err := r.in.ReadByte()
		if err == io.EOF {
			if quoted {
				return nil, &UnclosedError{r.row}
			}
			if !any {
				return nil, io.EOF
			}
			return append(cells, string(cell)), nil
		}
		if err != nil {
			return nil, err
		}
		any = true
		switch {
		case quoted && b == '"':
			if next, _ := r.in.Peek(1); len(next) == 1 && next[0] == '"' {
				_, _ = r.in.Discard(1)
				cell = append(cell, '"')
			} else {
				quoted = false
			}
		case quoted:
			cell = append(cell, b)
		case b == '"' && len(cell) == 0 && !wasQuoted:
			quoted, wasQuoted = true, true
		case b == r.delimiter:
			cells, cell, wasQuoted = append(cells, string(cell)), cell[:0], false
		case b == '\n' || b == '\r':
			if next, _ := r.in.Peek(1); b == '\r' && len(next) == 1 && next[0] == '\n' {
				_, _ = r.in.Discard(1)
			}
			return append(cells, string(cell)), nil
		default:
			cell = append(cell, b)
		}
		if len(cell) > maxCell {
			return nil, &UnclosedError{r.row}
		}
		if len(cells) > maxCells {
			return nil, &WideError{r.row}
		}
	}
}

// delimiterOf tells the delimiter by the first row: a line sep=; that Excel
// understands, else the sign that stands there most often outside quotes.
func delimiterOf(head []byte) (delimiter byte, skip bool) {
	line := head
	quoted := false
	counts := map[byte]int{}
	for i, b := range head {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n' || b == '\r':
			line = head[:i]
		case b == ',' || b == ';' || b == '\t' || b == '|':
			counts[b]++
		}
		if len(line) < len(head) {
			break
		}
	}
	if text := string(bytes.TrimSpace(line)); len(text) >= 4 && strings.EqualFold(text[:4], "sep=") {
		if len(text) > 4 {
			return text[4], true
		}
		return '\t', true
	}
	best := byte(',')
	for _, b := range []byte{';', '\t', '|'} {
		if counts[b] > counts[best] {
			best = b
		}
	}
	return best, false
}
