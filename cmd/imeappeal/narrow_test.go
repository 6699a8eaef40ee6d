package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
)

const narrow = 40

// tooWide gives the lines that leave a narrow window, but for what cannot be
// broken: one long word, such as a path.
func tooWide(screen string) []string {
	var out []string
	for line := range strings.SplitSeq(screen, "\n") {
		line = strings.TrimPrefix(line, "> ")   // the prompt, before an answer's echo
		whole := unbroken(strings.Fields(line)) // a command stays whole, to be copied
		command := strings.HasPrefix(strings.TrimSpace(line), program+" ")
		if len([]rune(line)) > narrow && len(whole) > 1 && !command {
			out = append(out, line)
		}
	}
	return out
}

// TestNarrowScreens reads what the commands of a claimant print in a window of
// 40 columns, in both languages.
func TestNarrowScreens(t *testing.T) {
	all := []string{
		"", "deadlines", "check", "walk --no-input", "show glossary", "show questions", "list letters", "examiner list", "sent",
		"letter claims-file", "confirm --no-input", "nonsense", "letter nonsense",
	}
	for _, tt := range []struct {
		name, lang string
		commands   []string
	}{
		{"08-rotator-cts-wc-pa", "en", append(all, "review --process", "packet --preflight")},
		{"01-lumbar-ltd-oh", "es", append(all, "review")},
	} {
		dir := filepath.Join(t.TempDir(), "mine")
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "cases", tt.name))); err != nil {
			t.Fatal(err)
		}
		catalogue, err := loadLanguage(wordFiles, tt.lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range tt.commands {
			out := new(bytes.Buffer)
			a := &app{in: strings.NewReader(""), out: out, err: out, now: time.Now, words: catalogue, columns: narrow}
			root := a.root()
			root.SetArgs(append(strings.Fields(command), "-C", dir, "--as-of", "2026-01-10", "--ocr", "never"))
			a.explain(root.Execute())
			for _, line := range tooWide(out.String()) {
				t.Errorf("%s, %q in %s: %s", tt.name, command, tt.lang, line)
			}
			if out.Len() == 0 {
				t.Errorf("%s: %q says nothing", tt.name, command)
			}
		}
	}
}

// TestNarrowWalk goes through the walk in a window of 40 columns.
func TestNarrowWalk(t *testing.T) {
	for _, kind := range []appeal.ClaimKind{appeal.ERISADisability, appeal.WorkersComp, appeal.IndividualHealth} {
		c := appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: appeal.Claim{Kind: kind}}
		p, _, err := playIn(t, narrow, c, func(p *player, shown string) (string, bool) { return "?", p.prompts%2 == 0 })
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range tooWide(p.screen.String()) {
			t.Errorf("%s: %s", kind, line)
		}
	}
}
