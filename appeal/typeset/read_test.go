package typeset_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"imeappeal/appeal/typeset"
)

var (
	streams = regexp.MustCompile(`(?s)/Length (\d+)[^>]*>>\nstream\n`)
	shows   = regexp.MustCompile(`(?s)BT ([\d.-]+) ([\d.-]+) Td \((.*?[^\\]|)\) Tj ET`)
	widths  = regexp.MustCompile(`(?s)/W \[(.*?)\n? \]\n/CIDToGIDMap`)
)

// shown is text at its place on a page, y from the foot.
type shown struct {
	x, y float64
	text string
}

// pagesOf reads the text of our own pages: gofpdf writes one Tj for each piece
// of text, in two-byte characters.
func pagesOf(t testing.TB, pdf []byte) [][]shown {
	t.Helper()
	var pages [][]shown
	for _, m := range streams.FindAllSubmatchIndex(pdf, -1) {
		size, _ := strconv.Atoi(string(pdf[m[2]:m[3]]))
		z, err := zlib.NewReader(bytes.NewReader(pdf[m[1] : m[1]+size]))
		if err != nil {
			continue
		}
		content, err := io.ReadAll(z)
		if err != nil || !bytes.Contains(content, []byte(" Tj ET")) {
			continue
		}
		var page []shown
		for _, s := range shows.FindAllSubmatch(content, -1) {
			x, _ := strconv.ParseFloat(string(s[1]), 64)
			y, _ := strconv.ParseFloat(string(s[2]), 64)
			page = append(page, shown{x, y, decoded(t, s[3])})
		}
		pages = append(pages, page)
	}
	return pages
}

// ownPages are the pages of one set of a packet.
func ownPages(t testing.TB, s typeset.Set) [][]shown {
	t.Helper()
	return pagesOf(t, s.PDF)[s.First-1 : s.First-1+s.Pages]
}

func decoded(t testing.TB, s []byte) string {
	t.Helper()
	s = []byte(strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r").Replace(string(s)))
	if len(s)%2 != 0 {
		t.Fatalf("text of %d bytes: %s", len(s), hex.EncodeToString(s))
	}
	var units []uint16
	for i := 0; i < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// layout prints pages as lines of text, one for each height on the page.
func layout(pages [][]shown) string {
	var b strings.Builder
	for n, page := range pages {
		fmt.Fprintf(&b, "== page %d\n", n+1)
		for i, s := range page {
			switch {
			case i > 0 && page[i-1].y == s.y && s.x > page[i-1].x:
				gap := " | "
				if adjoins(page[i-1], s) {
					gap = ""
				}
				b.WriteString(gap + s.text)
				continue
			case i > 0:
				b.WriteByte('\n')
			}
			fmt.Fprintf(&b, "%4.0f %4.0f  %s", s.x, s.y, s.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// adjoins tells another style in one line from the next cell of a table.
func adjoins(a, b shown) bool {
	return strings.HasSuffix(a.text, " ") || strings.HasPrefix(b.text, " ") || strings.HasSuffix(a.text, "(") || strings.HasPrefix(b.text, ",") || strings.HasPrefix(b.text, ")")
}

// text is all the text of some pages, one piece a line.
func textOf(pages ...[]shown) string {
	var b strings.Builder
	for _, p := range pages {
		for _, s := range p {
			b.WriteString(s.text + "\n")
		}
	}
	return b.String()
}

// glyphWidths reads the width table of each font in the PDF.
func glyphWidths(t testing.TB, pdf []byte) []map[int]int {
	t.Helper()
	var all []map[int]int
	for _, m := range widths.FindAllSubmatch(pdf, -1) {
		w := map[int]int{}
		tokens := strings.Fields(strings.NewReplacer("[", " [ ", "]", " ] ").Replace(string(m[1])))
		number := func(i int) int {
			n, err := strconv.Atoi(tokens[i])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		for i := 0; i < len(tokens); {
			first := number(i)
			if tokens[i+1] != "[" {
				for c := first; c <= number(i+1); c++ {
					w[c] = number(i + 2)
				}
				i += 3
				continue
			}
			for i += 2; tokens[i] != "]"; i++ {
				w[first] = number(i)
				first++
			}
			i++
		}
		all = append(all, w)
	}
	return all
}
