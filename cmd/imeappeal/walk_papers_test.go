package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
)

// TestWalkOffersPapers answers the question for the report by number, id, file
// name and path, and asks for help before.
func TestWalkOffersPapers(t *testing.T) {
	dir := t.TempDir()
	f, err := casefile.Create(dir, appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: appeal.Claim{Kind: appeal.ERISADisability}, Documents: []appeal.Document{
		{ID: "denial", Title: "Denial", Kind: appeal.DenialKind, File: "documents/denial.pdf"}, {ID: "ime", Title: "IME", File: "documents/ime.pdf"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"denial", "ime"} {
		if err := os.WriteFile(filepath.Join(dir, "documents", name+".pdf"), []byte("%PDF-1.4\n"+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	q, _ := intake.Find("exam.report")
	for _, typed := range []string{"2", "ime", "ime.pdf", "documents/ime.pdf", filepath.Join(dir, "documents", "ime.pdf"), "3\nback\n2", "3\nime.pdf"} {
		k, out := plainAsker(t, "?\n"+typed+"\n")
		w := &walk{app: &app{words: k.words}, ctx: t.Context(), k: k, f: f}
		r, err := w.whichPaper(intake.Ask{Question: q, Key: q.ID})
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if d, ok := namedPaper(f, r.text); !ok || d.ID != "ime" {
			t.Errorf("%q is taken for %q\n%s", typed, r.text, out)
		}
		if !strings.Contains(out.String(), "2. ime: IME (documents/ime.pdf)") {
			t.Errorf("the papers are not offered:\n%s", out)
		}
	}
}

// TestWalkLeavesItsOwnFolderOut: the case's folder and its case.yaml are no
// papers when they are dragged in.
func TestWalkLeavesItsOwnFolderOut(t *testing.T) {
	dir := t.TempDir()
	f, err := casefile.Create(dir, appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: appeal.Claim{Kind: appeal.ERISADisability}})
	if err != nil {
		t.Fatal(err)
	}
	k, out := plainAsker(t, "")
	w := &walk{app: &app{words: k.words}, ctx: t.Context(), k: k, f: f}
	other := filepath.Join(dir, "mri.pdf")
	if err := os.WriteFile(other, []byte("%PDF-1.4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := w.outside([]string{dir + string(filepath.Separator), filepath.Join(dir, "case.yaml"), other, "nowhere.pdf"})
	if strings.Join(got, "|") != other+"|nowhere.pdf" || err != nil {
		t.Errorf("taken in: %q, %v\n%s", got, err, out)
	}
	documents, err := f.Documents()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(documents, "a.pdf"), []byte("%PDF-1.4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := w.outside([]string{dir}); len(got) != 1 || got[0] != documents || err != nil {
		t.Errorf("its documents: %q, %v", got, err)
	}
}
