package main

import (
	"os"
	"regexp"
	"testing"
)

// TestPaperWords looks up the words of every reason and doubt that package paper
// gives, and of every kind of document: they are put together at run time.
func TestPaperWords(t *testing.T) {
	w := english(t)
	known := regexp.MustCompile(`Why: "([a-z-]+)"`)
	ruled := regexp.MustCompile(`(?:settle|settleDay)\([^,]+, "([a-z-]+)"`)
	found := 0
	for _, file := range []string{"denial", "address", "number", "term", "author", "description", "paperday", "days", "reasons"} {
		b, err := os.ReadFile("../../appeal/paper/" + file + ".go")
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []*regexp.Regexp{known, ruled} {
			for _, m := range form.FindAllStringSubmatch(string(b), -1) {
				found++
				if !w.has("paper.why."+m[1]) && !w.has("paper.doubt."+m[1]) {
					t.Errorf("%s: no words for %s", file, m[1])
				}
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d found: the test looks in the wrong places", found)
	}
	for _, id := range []string{
		"why.service", "why.report", "why.plain", "why.signed", "why.discharge", "why.alone", "why.begins", "why.title", "why.last-of-several",
		"why.last-entry", "why.made-by", "why.attending", "why.named", "why.letterhead", "why.appeals-address", "why.letterhead-address",
		"why.refused-because", "why.not-met", "why.examiner-found", "why.listed", "doubt.two-values", "doubt.two-readings", "doubt.wrong-weekday", "doubt.no-such-day", "doubt.unsure-letters",
		"doubt.ahead", "doubt.addendum",
	} {
		if !w.has("paper." + id) {
			t.Errorf("no words for paper.%s", id)
		}
	}
}

func TestShellWord(t *testing.T) {
	for text, want := range map[string]string{
		"2025-07-21": "2025-07-21", "": "''", "a b": "'a b'", "it's $HOME; rm": `'it'\''s $HOME; rm'`,
	} {
		if got := shellWord(text); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", text, got, want)
		}
	}
}
