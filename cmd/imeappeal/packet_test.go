package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// TestPackets builds the packet of each case by the command itself and checks
// with a parser what a reviewer relies on: every page's printed number and
// Bates number, every index row's link, every bookmark, every page of every
// exhibit in its place, and a letter without blank or bracket.
func TestPackets(t *testing.T) {
	for _, dir := range caseFolders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			mine := filepath.Join(t.TempDir(), "case")
			if err := os.CopyFS(mine, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(t.TempDir(), "packet.pdf")
			listing := packetOf(t, mine, out)
			checkPacket(t, mine, out, listing)
		})
	}
}

// caseFolders are the sample cases of testdata and those of IMEAPPEAL_CASES.
func caseFolders(t *testing.T) []string {
	folders, _ := filepath.Glob("../../testdata/cases/*")
	more := os.Getenv("IMEAPPEAL_CASES")
	if more == "" {
		t.Log("IMEAPPEAL_CASES is not set: only the cases of testdata are built")
		return folders
	}
	found, _ := filepath.Glob(filepath.Join(more, "*", "case.yaml"))
	for _, f := range found {
		folders = append(folders, filepath.Dir(f))
	}
	return folders
}

// packetOf runs `packet` and gives its JSON.
func packetOf(t *testing.T, dir, out string) packet.Listing {
	t.Helper()
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	soon := f.Case.Denial.Received.AddDays(14).String() // in time: a late letter asks for the reason
	var stdout, stderr bytes.Buffer
	code := run([]string{"packet", "--json", "--no-input", "--ocr", "never", "--case", dir, "--as-of", soon, "-o", out}, strings.NewReader(""), &stdout, &stderr)
	if code != exitDone && code != exitPartly {
		t.Fatalf("packet exits %d: %s", code, stderr.String())
	}
	var listing packet.Listing
	if err := json.Unmarshal(stdout.Bytes(), &listing); err != nil {
		t.Fatalf("packet --json: %v", err)
	}
	if code == exitPartly && len(listing.LeftOut) == 0 {
		t.Errorf("exit 3, but nothing is named as left out")
	}
	return listing
}

func checkPacket(t *testing.T, dir, out string, listing packet.Listing) {
	t.Helper()
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Open(bytes.NewReader(raw), int64(len(raw)), "")
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, out) // by another reader than the one that writes
	if len(f.Pages) != listing.Pages || len(pages) != listing.Pages {
		t.Fatalf("%d and %d pages read, %d listed", len(f.Pages), len(pages), listing.Pages)
	}
	text := make([]string, len(pages)+1)
	for i, p := range pages {
		text[i+1] = wordsOf(p)
	}
	prefix := strings.TrimRight(listing.Exhibits[0].BatesFirst, "0123456789")
	for n := 1; n <= listing.Pages; n++ {
		if want := fmt.Sprintf("%s%06d", prefix, n); !strings.Contains(text[n], want) {
			t.Errorf("page %d does not show Bates number %s", n, want)
		}
		if want := fmt.Sprintf("Page %d of %d", n, listing.Pages); !strings.Contains(text[n], want) {
			t.Errorf("page %d does not show %q", n, want)
		}
	}
	checkExhibits(t, dir, text, listing)
	checkLinks(t, f, pages, listing)
	checkBookmarks(t, f, listing)
	checkLabels(t, f)
	outsideReaders(t, out)
	checkLetter(t, text, listing)
}

// checkExhibits compares each exhibit's pages with those of its own file.
func checkExhibits(t *testing.T, dir string, text []string, listing packet.Listing) {
	t.Helper()
	next := listing.Exhibits[0].Tab
	for i, x := range listing.Exhibits {
		if x.Tab != next || x.First != x.Tab+1 {
			t.Errorf("exhibit %s: tab on page %d, first page %d, want %d and %d", x.Label, x.Tab, x.First, next, next+1)
		}
		next = x.Last + 1
		if !strings.Contains(text[x.Tab], "EXHIBIT "+x.Label) {
			t.Errorf("page %d is not the tab sheet of exhibit %s", x.Tab, x.Label)
		}
		matches, _ := filepath.Glob(filepath.Join(dir, "documents", x.Document+".pdf"))
		if len(matches) == 0 {
			continue
		}
		own := pagesOf(t, matches[0])
		if got := x.Last - x.First + 1; got != len(own) {
			t.Errorf("exhibit %s has %d pages in the packet, %d in its file", x.Label, got, len(own))
			continue
		}
		for j, p := range own {
			if words := wordsOf(p); !strings.Contains(squeeze(text[x.First+j]), squeeze(words)) {
				t.Errorf("page %d does not carry the text of %s, page %d", x.First+j, x.Document, j+1)
			}
		}
		if i == len(listing.Exhibits)-1 && x.Last > listing.Pages {
			t.Errorf("the last exhibit ends on page %d of %d", x.Last, listing.Pages)
		}
	}
}

// leftovers are what an unfinished letter shows. A reason that nothing in the
// case answers is marked in a draft, as promised.
var leftovers = regexp.MustCompile(`\[[^\]]*\]|\{\{|\}\}|<no value>|%!|_{3,}|TODO|XX+`)

func checkLetter(t *testing.T, text []string, listing packet.Listing) {
	t.Helper()
	for n := 1; n < listing.Exhibits[0].Tab; n++ {
		if found := leftovers.FindString(strings.ReplaceAll(text[n], "[missing: your answer to this reason]", "")); found != "" {
			t.Errorf("page %d of our own shows %q", n, found)
		}
	}
}

// pagesOf reads the words of every page, those over a picture included.
func pagesOf(t *testing.T, path string) []pdf.TextPage {
	t.Helper()
	reader := pdf.NewWorker(pdf.Options{})
	defer reader.Close()
	pages, err := reader.Pages(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func wordsOf(p pdf.TextPage) string {
	words := make([]string, len(p.Words))
	for i, w := range p.Words {
		words[i] = w.Text
	}
	return strings.Join(words, " ")
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
