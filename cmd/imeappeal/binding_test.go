package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// bindingOf makes a case of the given files and is ready to bind it.
func bindingOf(t *testing.T, files map[string][]byte) *binding {
	t.Helper()
	dir := t.TempDir()
	yaml := "version: 1\nclaimant:\n  name: Ana Rivera\nclaim:\n  kind: unknown\ndocuments:\n"
	i := 0
	for name, data := range files {
		i++
		yaml += fmt.Sprintf("- id: d%03d\n  title: %q\n  file: documents/%s\n", i, name, name)
		if err := writeFile(filepath.Join(dir, "documents", name), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeFile(filepath.Join(dir, casefile.Name), []byte(yaml)); err != nil {
		t.Fatal(err)
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := &built{Case: &f.Case, words: w, Letter: letter.Letter{Title: "Appeal", Blocks: []letter.Block{{Kind: letter.Paragraph, Runs: letter.Runs{{Text: "Dear reviewer."}}}}}}
	return newBinding(f, b, buildOptions{Day: appeal.Day{Year: 2026, Month: 11, Date: 22}}, laws, nil)
}

// A file that breaks after it was counted is left out with its reason, and the
// rest is bound.
func TestLeavesOutWhatFailsLate(t *testing.T) {
	good, err := os.ReadFile("../../testdata/cases/01-lumbar-ltd-oh/denial.pdf")
	if err != nil {
		t.Fatal(err)
	}
	w := bindingOf(t, map[string][]byte{"a.pdf": good, "b.pdf": good, "c.pdf": good})
	if err := w.arrange(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.file.Dir, "documents", "b.pdf"), []byte("gone bad"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.file.Dir, "packet.pdf")
	result, err := w.write(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	plan := w.built.Plan
	if len(plan.Exhibits) != 2 || len(plan.LeftOut) != 1 || plan.LeftOut[0].File != "documents/b.pdf" || result.Pages != plan.Pages {
		t.Errorf("exhibits %d, left out %+v, pages %d of %d", len(plan.Exhibits), plan.LeftOut, result.Pages, plan.Pages)
	}
	if reason := plan.LeftOut[0].Reason; reason != w.built.words.say("exhibit.unknown.reason") {
		t.Errorf("reason %q", reason)
	}
}

// mostBound is the share of the files that another program opens which must get
// into a packet.
const mostBound = 0.985

// A folder of strangers' files makes a packet that other programs open; what
// cannot be in it is named, and it is little of what they open.
func TestBindsStrangers(t *testing.T) {
	folder := os.Getenv("IMEAPPEAL_STRANGERS")
	if folder == "" {
		t.Skip("IMEAPPEAL_STRANGERS is not set: no strangers' files are bound")
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	files := map[string][]byte{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.ReplaceAll(filepath.Base(p), " ", "_")] = b
	}
	w := bindingOf(t, files)
	if err := w.arrange(context.Background()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.file.Dir, "packet.pdf")
	if _, err := w.write(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	plan := w.built.Plan
	if got := len(plan.Exhibits) + len(plan.LeftOut); got != len(paths) {
		t.Errorf("%d of %d files are accounted for", got, len(paths))
	}
	opened, bound := 0, 0
	for _, d := range w.file.Case.Documents {
		if popplerOpens(t, w.file.Path(d)) {
			opened++
			if _, in := plan.Exhibit(d.ID); in {
				bound++
			}
		}
	}
	for _, out := range plan.LeftOut {
		t.Logf("%s: %s", out.File, out.Reason)
		if out.Reason == "" {
			t.Errorf("%s is left out without a reason", out.File)
		}
	}
	if float64(bound) < mostBound*float64(opened) {
		t.Errorf("only %d of the %d files that poppler opens are bound", bound, opened)
	}
	t.Logf("%d of %d files bound on %d pages; of the %d that poppler opens, %d", len(plan.Exhibits), len(paths), plan.Pages, opened, bound)
	checkStrangers(t, path, &plan)
	outsideReaders(t, path)
}
