package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

// What strangers wrote (a report, a paper, a cell of a sheet, another reader's
// finding) reaches the terminal only through these: a control character in it
// could move the cursor, hide a line or forge one of ours.

// printable puts a mark in the place of each character that a terminal obeys;
// line breaks and tabs stay.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && obeyed(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// oneLine is printable without line breaks.
func oneLine(s string) string {
	return printable(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s))
}

// obeyed are the control characters, and those that turn a line's direction.
func obeyed(r rune) bool { return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) }

// printableJSON writes as escapes what JSON lets stand and a terminal obeys: the
// value stays the same.
func printableJSON(b []byte) []byte {
	if bytes.IndexFunc(b, func(r rune) bool { return r > 0x7e && obeyed(r) }) < 0 {
		return b
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		if r > 0x7e && obeyed(r) {
			fmt.Fprintf(&out, "\\u%04x", r)
			continue
		}
		out.WriteRune(r)
	}
	return out.Bytes()
}
