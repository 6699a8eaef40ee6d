package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal/pdf"
)

// TestParts walks the parts of a divided packet beside the whole: printed
// numbers, page labels and bookmarks are those of the whole, a link within a
// part leads to its page, one that leaves it is text. The same again gives the
// same bytes.
func TestParts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	channels := filepath.Join(t.TempDir(), "channels.yaml")
	if err := os.WriteFile(channels, []byte("channels:\n  - {id: small, pages: 13}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(name string) (string, packetDocument) {
		t.Helper()
		path := filepath.Join(t.TempDir(), name)
		var out, errs bytes.Buffer
		if code := run([]string{"packet", "-C", dir, "--as-of", "2025-10-06", "--no-input", "--ocr", "never", "--json", "--channels", channels, "--channel", "small", "-o", path}, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("packet exits %d: %s", code, errs.String())
		}
		var made packetDocument
		if err := json.Unmarshal(out.Bytes(), &made); err != nil {
			t.Fatal(err)
		}
		return path, made
	}
	path, made := build("packet.pdf")
	_, again := build("packet.pdf")
	if made.SHA256 != again.SHA256 || len(made.Volumes) < 3 {
		t.Fatalf("%d parts; %s and %s", len(made.Volumes), made.SHA256, again.SHA256)
	}
	whole := openFile(t, path)
	next := 1
	for i, v := range made.Volumes {
		if v.SHA256 != again.Volumes[i].SHA256 {
			t.Errorf("%s is not the same again", filepath.Base(v.File))
		}
		if v.First != next {
			t.Errorf("part %d begins on page %d, page %d is next", i+1, v.First, next)
		}
		next = v.Last + 1
		checkPart(t, whole, made, i)
		outsideReaders(t, v.File)
	}
	if next != made.Pages+1 {
		t.Errorf("the parts end on page %d of %d", next-1, made.Pages)
	}
}

// TestManyParts divides a packet into ten parts and more: the names sort as the
// parts do, index and covers name each, and an earlier build's parts do not stay.
func TestManyParts(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	channels := filepath.Join(t.TempDir(), "channels.yaml")
	if err := os.WriteFile(channels, []byte("channels:\n  - {id: tiny, pages: 5}\n  - {id: small, pages: 30}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(channel string) packetDocument {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run([]string{"packet", "-C", dir, "--as-of", "2025-10-06", "--no-input", "--ocr", "never", "--json", "--channels", channels, "--channel", channel}, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("packet exits %d: %s", code, errs.String())
		}
		var made packetDocument
		if err := json.Unmarshal(out.Bytes(), &made); err != nil {
			t.Fatal(err)
		}
		return made
	}
	build("small")
	made := build("tiny")
	n := len(made.Volumes)
	if n < 10 {
		t.Fatalf("%d parts", n)
	}
	folder := filepath.Join(dir, "out", "2025-10-06")
	found, err := filepath.Glob(filepath.Join(folder, "packet-part*.pdf")) // sorted by name
	if err != nil || len(found) != n {
		t.Fatalf("%d parts in the folder, %d were made (%v)", len(found), n, err)
	}
	whole := openFile(t, filepath.Join(folder, "packet.pdf"))
	for i, v := range made.Volumes {
		if want := fmt.Sprintf("packet-part%02d-of-%d.pdf", i+1, n); filepath.Base(v.File) != want || filepath.Base(found[i]) != want {
			t.Errorf("part %d is %s, %s by its name", i+1, v.File, found[i])
		}
		checkPart(t, whole, made, i)
	}
	cover := wordsOf(pagesOf(t, made.Volumes[n-1].File)[0])
	index := textOf(t, filepath.Join(folder, "packet.pdf"))
	for i, v := range made.Volumes {
		if want := fmt.Sprintf("%d–%d ", v.First, v.Last); v.First < v.Last && !strings.Contains(cover, want) {
			t.Errorf("the last part's cover does not name pages %s of part %d: %s", want, i+1, cover)
		}
	}
	partOf := func(page int) int {
		return 1 + slices.IndexFunc(made.Volumes, func(v volumeDocument) bool { return v.First <= page && page <= v.Last })
	}
	for _, x := range made.Exhibits {
		want := fmt.Sprint(partOf(x.Tab))
		if last := fmt.Sprint(partOf(x.Last)); last != want {
			want += "–" + last
		}
		if !regexp.MustCompile(`(?s)` + regexp.QuoteMeta(x.BatesFirst) + `.{0,40}?\s` + want + `\s`).MatchString(index) {
			t.Errorf("the index does not name part %s for exhibit %s", want, x.Label)
		}
	}
}

func checkPart(t *testing.T, whole *pdf.File, made packetDocument, i int) {
	t.Helper()
	v := made.Volumes[i]
	f, text := openFile(t, v.File), pagesOf(t, v.File)
	if len(f.Pages) != v.Last-v.First+2 {
		t.Fatalf("part %d has %d pages", i+1, len(f.Pages))
	}
	run := fmt.Sprintf("pages %d-%d", v.First, v.Last)
	if v.First == v.Last {
		run = fmt.Sprintf("page %d", v.First)
	}
	if want := fmt.Sprintf("Part %d of %d: %s of %d", i+1, len(made.Volumes), run, made.Pages); !strings.Contains(wordsOf(text[0]), want) {
		t.Errorf("the cover of part %d does not say %q", i+1, want)
	}
	nums := f.Value(f.Value(f.Catalog(), "PageLabels"), "Nums").Items
	if len(nums) != 4 || nums[2].Int(-1) != 1 || f.Value(f.Resolve(nums[3]), "St").Int(0) != v.First {
		t.Errorf("page labels of part %d: %v", i+1, nums)
	}
	for at := 1; at < len(f.Pages); at++ {
		page := v.First + at - 1
		if want := fmt.Sprintf("Page %d of %d", page, made.Pages); !strings.Contains(wordsOf(text[at]), want) {
			t.Errorf("part %d: page %d does not show %q", i+1, at+1, want)
		}
		var want, got []int
		for _, l := range linksOf(t, whole, page-1) {
			if l.to >= v.First && l.to <= v.Last {
				want = append(want, l.to)
			}
		}
		for _, l := range linksOf(t, f, at) {
			got = append(got, l.to+v.First-2)
		}
		if !slices.Equal(got, want) {
			t.Errorf("part %d, packet page %d: links to packet pages %v, want %v", i+1, page, got, want)
		}
	}
	var walk func([]pdf.Bookmark)
	walk = func(level []pdf.Bookmark) {
		for _, b := range level {
			if m := pageInTitle.FindStringSubmatch(b.Title); m != nil && m[1] != fmt.Sprint(b.Dest.Page+v.First-1) {
				t.Errorf("part %d: bookmark %q leads to packet page %d", i+1, b.Title, b.Dest.Page+v.First-1)
			}
			walk(b.Kids)
		}
	}
	walk(f.Outline())
}

func openFile(t *testing.T, path string) *pdf.File {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Open(bytes.NewReader(raw), int64(len(raw)), "")
	if err != nil {
		t.Fatal(err)
	}
	return f
}
