package main

import (
	"bytes"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/paper"
)

// TestPictureSaidOnce: a list of facts that were recognized asks once for each
// paper to compare them, and a fact that is asked about by itself says it there.
func TestPictureSaidOnce(t *testing.T) {
	for lang, want := range map[string][2]string{"en": {"check each letter and digit", "from a picture: “"}, "es": {"cada letra y cifra", "de una imagen: “"}} {
		catalogue, err := loadLanguage(wordFiles, lang)
		if err != nil {
			t.Fatal(err)
		}
		found := paper.Found{Ref: appeal.Ref{Page: 1, Line: 2}, Quote: "Claim 4471", Text: "4471", Recognized: true}
		var all []paper.Proposal
		for _, key := range []string{"kind", "author", "title"} {
			all = append(all, paper.Proposal{Key: key, Value: "letter", Why: "title", Found: found})
		}
		var out bytes.Buffer
		a := &app{out: &out, err: &out, words: catalogue}
		a.sayRead([]string{"kind", "author", "title"}, paper.Description{Proposals: all})
		said := strings.Join(strings.Fields(out.String()), " ")
		if strings.Count(said, want[0]) != 1 || strings.Count(said, want[1]) != 3 {
			t.Errorf("%s: %s", lang, said)
		}
		if one := a.checkWords(found); !strings.Contains(one, want[0]) {
			t.Errorf("%s: a fact by itself: %s", lang, one)
		}
		out.Reset()
		for i := range all {
			all[i].Recognized = false
		}
		a.sayRead([]string{"kind", "author", "title"}, paper.Description{Proposals: all})
		if said := out.String(); strings.Contains(said, "picture") || strings.Contains(said, "imagen") {
			t.Errorf("%s: of text: %s", lang, said)
		}
	}
}
