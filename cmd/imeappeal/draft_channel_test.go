package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// TestAPacketsChannelChangesNoWordsOfThePerson: the letter of a packet names
// the channel; a draft that was edited keeps its edits, that of the line that
// says how it is sent included, and is no conflict.
func TestAPacketsChannelChangesNoWordsOfThePerson(t *testing.T) {
	t.Parallel()
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	work := &tools{words: catalogue}
	f := &casefile.File{Dir: t.TempDir()}
	f.Case = appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Ana Ruiz"}}
	f.Case.Claim = appeal.Claim{Kind: appeal.WorkersComp, Country: "US", State: "PA", ClaimNumber: "7", Insurer: appeal.Insurer{Name: "Elm Mutual", Fax: "212-555-0188"}}
	data := letter.Data{Case: &f.Case}
	first, err := work.compose(f, "claims-file", data)
	if err != nil {
		t.Fatal(err)
	}
	if err := first.save(f, false); err != nil {
		t.Fatal(err)
	}
	const usual, fax = "By certified mail, return receipt requested, and by fax to 212-555-0188", "By fax to 212-555-0188"
	for _, tt := range []struct{ name, was, is, want string }{
		{"no edit", "", "", fax},
		{"an edit elsewhere", "Thank you.", "Thank you very much.", fax},
		{"an edit of the line", usual, "By messenger", "By messenger"},
	} {
		mine := strings.Replace(first.text, tt.was, tt.is, 1)
		if err := os.WriteFile(filepath.Join(f.Dir, "letters", "claims-file.md"), []byte(mine), 0o600); err != nil {
			t.Fatal(err)
		}
		data.Channel = "fax"
		got, err := work.compose(f, "claims-file", data)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		text := letter.Text(got.Letter)
		if said := slices.ContainsFunc(got.Problems, func(p appeal.Problem) bool { return p.ID == "draft.channel" }); said != (tt.want == tt.is) {
			t.Errorf("%s: said %v that the words for the channel were left out", tt.name, said)
		}
		if len(got.conflicts) > 0 || !strings.Contains(text, "\n"+tt.want+"\n") || !strings.Contains(text, tt.is) || strings.Contains(text, usual) {
			t.Errorf("%s: %v\n%s", tt.name, got.conflicts, text)
		}
	}
}
