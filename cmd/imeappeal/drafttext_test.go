package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// TestADraftIsReadAsAnEditorSavedIt: what cannot be read for certain is refused
// with its line, and never taken for other words.
func TestADraftIsReadAsAnEditorSavedIt(t *testing.T) {
	t.Parallel()
	const text = "29 C.F.R. § 2560\r\n\r\n“Yes”, señor 😀\n"
	utf16 := "\xff\xfe"
	for _, c := range []byte("a\xa7b") {
		utf16 += string([]byte{c, 0})
	}
	for name, tt := range map[string]struct{ saved, want, line string }{
		"utf-8":         {text, text, ""},
		"with a mark":   {"\ufeff" + text, text, ""},
		"utf-16":        {utf16, "a§b", ""},
		"utf-16, odd":   {utf16 + "x", "a§b", ""},
		"other order":   {"\xfe\xff\x00a\x00\xa7", "a§", ""},
		"windows-1252":  {"Thank you.\n29 C.F.R. \xa7 2560\n", "", "2"},
		"replaced":      {"29 C.F.R. � 2560\n", "", "1"},
		"a zero":        {"Thank\x00 you.\n", "", "1"},
		"half a rune":   {"a\nb\n\xe2\x80", "", "3"},
		"utf-16, plain": {"a\x00b\x00", "", "1"},
		"nothing":       {"", "", ""},
	} {
		path := filepath.Join(t.TempDir(), "draft.md")
		if err := os.WriteFile(path, []byte(tt.saved), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := draftText(path)
		var f *failure
		if got != tt.want || (err != nil) != (tt.line != "") || err != nil && (!errors.As(err, &f) || !slices.Contains(f.pairs, tt.line)) {
			t.Errorf("%s: %q, %+v", name, got, err)
		}
	}
	if got, err := draftText(filepath.Join(t.TempDir(), "none.md")); got != "" || err != nil {
		t.Errorf("no file: %q, %v", got, err)
	}
}

// TestADraftThatBreaksOff: an editor that lost the end of a draft took the place
// to sign with it. No final letter is made of that, unless the person says that
// the letter ends there.
func TestADraftThatBreaksOff(t *testing.T) {
	t.Parallel()
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	work := &tools{words: catalogue}
	f := &casefile.File{Dir: t.TempDir(), Case: appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Ana Ruiz"}}}
	data := letter.Data{Case: &f.Case}
	whole, err := work.compose(f, "claims-file", data)
	if err != nil {
		t.Fatal(err)
	}
	if err := whole.save(f, false); err != nil {
		t.Fatal(err)
	}
	before := func(words string) string { return whole.text[:strings.Index(whole.text, words)] }
	for _, tt := range []struct{ name, mine, problem, lost string }{
		{"within a word", whole.text[:len(whole.text)/2], "draft.cut", "the place to sign"},
		{"between two sections", before("## C. How to send it"), "draft.cut", "“C. How to send it”, the place to sign"},
		{"another word", strings.Replace(whole.text, "Thank you.", "Thanks.", 1), "", ""},
		{"an end of its own", before("Thank you.") + "Ana Ruiz, by hand\n", "draft.unsigned", ""},
		{"meant", before("Thank you.") + "\n<!-- end -->\n", "draft.unsigned", ""},
		{"more at the end", whole.text + "\nP.S. I moved.\n", "", ""},
	} {
		if err := os.WriteFile(draftPath(f, "claims-file"), []byte(tt.mine), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := work.compose(f, "claims-file", data)
		if err != nil {
			t.Fatal(err)
		}
		problem, lost := "", ""
		for _, p := range got.Problems {
			if strings.HasPrefix(p.ID, "draft.") {
				problem, lost = p.ID, p.Args["lost"]
			}
		}
		if problem != tt.problem || !strings.HasSuffix(lost, tt.lost) || (work.refuse(got) != nil) != (tt.problem == "draft.cut") {
			t.Errorf("%s: %q, %q, %v", tt.name, problem, lost, work.refuse(got))
		}
	}
	// The letter has changed since: the torn paragraph is one of the old letter.
	if err := os.WriteFile(draftPath(f, "claims-file"), []byte(whole.text[:len(whole.text)/2]), 0o600); err != nil {
		t.Fatal(err)
	}
	f.Case.Denial.Date = appeal.DayOf(time.Date(2026, 1, 14, 0, 0, 0, 0, time.UTC))
	got, err := work.compose(f, "claims-file", letter.Data{Case: &f.Case})
	if err != nil || len(got.lost) == 0 || len(got.conflicts) == 0 {
		t.Fatalf("%v, %q, %d conflicts", err, got.lost, len(got.conflicts))
	}
	var cut *failure
	if err := got.save(f, false); !errors.As(err, &cut) || cut.id != "draft.cut-conflict" {
		t.Errorf("saved over a draft that broke off: %v", err)
	}
}
