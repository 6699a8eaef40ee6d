package docx_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
)

// odd are texts that strangers' files hold.
var odd = map[string]string{
	"control":     "a\x00b\x01c\x0bd\x0ce\x1bf\x7fg\u0085h",
	"bad UTF-8":   "a\xffb\xc3(c\xed\xa0\x80d",
	"not for XML": "a\uFFFEb\uFFFFc\uFFFDd",
	"markup":      `]]> <w:p> & &amp; "quoted" 'too' <!-- --> <?x?>`,
	"emoji":       "👩‍⚕️ 👨‍👩‍👧‍👦 🏳️‍🌈",
	"right left":  "שלום עולם مرحبا \u202Eabc\u202C",
	"lines":       "one\ntwo\r\nthree\rfour\tfive",
	"spaces":      "  two  spaces \u00A0 ",
	"long":        strings.Repeat("x", 100_000),
	"long, words": strings.Repeat("word ", 20_000),
	"accents":     "e\u0301 Łódź Đặng 日本語",
}

// kept is what of a text must stand in a file.
func kept(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xFFFE || r == 0xFFFF {
			r = utf8.RuneError
		}
		out.WriteRune(r)
		i += n
	}
	return strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ").Replace(out.String())
}

// allOver is a letter that has a text wherever it can have one.
func allOver(s string) letter.Letter {
	runs := letter.Runs{{Text: s, Bold: true}, {Text: s, Link: &letter.Target{Anchor: s}}, {Text: s, Italic: true, Link: &letter.Target{Document: s, Page: 1}}}
	items := []letter.Runs{runs, runs}
	l := letter.Letter{ID: s, Title: s, Reference: s, Recipient: s, Draft: true}
	for _, kind := range []letter.BlockKind{
		letter.Address, letter.Paragraph, letter.HeadingB, letter.Quote, letter.BulletB, letter.Numbered, letter.TableB, letter.Address,
		letter.Fields, letter.Checks, letter.Signature, letter.BlockKind(s),
	} {
		b := letter.Block{Kind: kind, ID: s, Level: len(s), Start: len(s), Runs: runs, Items: items}
		if kind == letter.TableB {
			b.Header, b.Rows = items, [][]letter.Runs{items, {runs}, {runs, runs, runs}, nil}
		}
		l.Blocks = append(l.Blocks, b)
	}
	return l
}

func TestOddTexts(t *testing.T) {
	for name, s := range odd {
		t.Run(name, func(t *testing.T) {
			trees := checkFile(t, written(t, allOver(s), docx.Options{Font: s}))
			text := runTexts(trees["word/document.xml"])
			if want := kept(s); strings.Count(text, want) < 60 {
				t.Errorf("%.60q stands %d times in the letter", want, strings.Count(text, want))
			}
		})
	}
}

// runTexts gives the words of every paragraph.
func runTexts(e *element) string {
	var out strings.Builder
	for _, p := range e.all("p") {
		out.WriteString(runText(p) + "\n")
	}
	return out.String()
}

func TestEmptyBlocks(t *testing.T) {
	l := letter.Letter{ID: "empty"}
	for _, kind := range []letter.BlockKind{
		letter.PageBreak, letter.Address, letter.Paragraph, letter.HeadingB, letter.Quote, letter.BulletB, letter.Numbered, letter.TableB,
		letter.Fields, letter.Checks, letter.Lines, letter.Signature, letter.Rule, "unknown", "",
	} {
		l.Blocks = append(l.Blocks, letter.Block{Kind: kind, ID: string(kind), Level: -1, Start: -1},
			letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{{Text: "x", Link: &letter.Target{Anchor: string(kind)}}, {Text: "y", Link: &letter.Target{}}}})
	}
	checkFile(t, written(t, l, docx.Options{}))
}

// Whatever the text, the file is one that Word opens, and no word is lost.
func FuzzWrite(f *testing.F) {
	for _, s := range odd {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		trees := checkFile(t, written(t, allOver(s), docx.Options{}))
		if want := kept(s); strings.Count(runTexts(trees["word/document.xml"]), want) < 1 {
			t.Errorf("%q is not in the letter", want)
		}
	})
}

// A draft that a person wrote.
func FuzzMarkdown(f *testing.F) {
	f.Add("# A {#a}\n\n[to a](#a)\n\n1. x\n2. y\n\n| a | b |\n| --- | --- |\n| c | d |\n\n- [ ] z\n\n<!-- lines 3 -->\n\n<!-- page break -->\n\n- Name ____\n")
	f.Fuzz(func(t *testing.T, md string) {
		l, err := letter.FromMarkdown(md, letter.Letter{})
		if err != nil {
			return
		}
		for _, b := range l.Blocks {
			if len(b.Header) > 63 {
				return
			}
		}
		checkFile(t, written(t, l, docx.Options{}))
	})
}
