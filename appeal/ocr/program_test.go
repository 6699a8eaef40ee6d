package ocr

import (
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// fakeEnv makes this test binary, copied under another name, a tesseract that
// behaves as its value says: "fails", or a number that shuffles the order in which
// pages are finished.
const fakeEnv = "IMEAPPEAL_TEST_TESSERACT"

func maybeTesseract() {
	how := os.Getenv(fakeEnv)
	if how == "" || !strings.HasPrefix(filepath.Base(os.Args[0]), "tesseract") {
		return
	}
	if slices.Contains(os.Args, "--version") {
		fmt.Println("tesseract 5.3.0")
		os.Exit(0)
	}
	if slices.Contains(os.Args, "--list-langs") {
		fmt.Println("eng")
		os.Exit(0)
	}
	if how == "fails" {
		fmt.Fprintln(os.Stderr, "error while loading shared libraries")
		os.Exit(127)
	}
	picture, _ := io.ReadAll(os.Stdin)
	page := 0
	for _, b := range picture[len(picture)/2:] { // each page of the test has its own grey
		if b != 0 && b != 255 {
			page = int(b)
			break
		}
	}
	h := fnv.New32()
	fmt.Fprint(h, how, page)
	time.Sleep(time.Duration(h.Sum32()%5) * 60 * time.Millisecond)
	fmt.Print("4\t1\t1\t1\t1\t0\t100\t100\t900\t40\t-1\t\n")
	for i := range 8 {
		fmt.Printf("5\t1\t1\t1\t1\t%d\t%d\t100\t90\t40\t96\tword%d\n", i+1, 100+i*100, i)
	}
	os.Exit(0)
}

// withTesseract puts a fake tesseract alone on the PATH.
func withTesseract(t *testing.T, how string) {
	dir := t.TempDir()
	name := "tesseract"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(exe)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), b, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
	t.Setenv(fakeEnv, how)
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Fatal(err)
	}
}

// greys makes a file of so many pages that are pictures.
func greys(t *testing.T, n int) string {
	var pages []*sheet
	for i := range n {
		page := rendered(t, 72, sampleLines)
		for k := range page.pix[len(page.pix)/2:] {
			page.pix[len(page.pix)/2+k] = byte(100 + 10*i)
		}
		pages = append(pages, page)
	}
	return fileOf(t, pages...)
}

// TestFirstPages: of a long scan the first pages are read and no others, in
// whatever order they are finished, and whatever is kept of it from before.
func TestFirstPages(t *testing.T) {
	file, kept := greys(t, 6), t.TempDir()
	for seed := range 4 {
		withTesseract(t, strconv.Itoa(seed+1))
		r := NewReader(Options{Workers: 4})
		d := Document{Path: file, First: 3, FirstBuiltIn: 1}
		if seed == 3 { // all of it was read before
			d.Cache = func() (string, error) { return kept, nil }
			if _, err := r.Words(t.Context(), Document{Path: file, Cache: d.Cache}); err != nil {
				t.Fatal(err)
			}
		}
		pages, err := r.Words(t.Context(), d)
		r.Close()
		if err != nil || len(pages) != 6 {
			t.Fatalf("%d pages, %v", len(pages), err)
		}
		for i, p := range pages {
			if p.Source == report.OCR && p.Engine != "tesseract 5.3.0" {
				t.Errorf("seed %d, page %d: by %q", seed, i+1, p.Engine)
			}
			if read := p.Source == report.OCR && len(p.Words) == 8; read != (i < 3) || !read && p.Unread != pdf.UnreadPicture {
				t.Errorf("seed %d, page %d: %s, %d words, unread %q", seed, i+1, p.Source, len(p.Words), p.Unread)
			}
			for _, w := range p.Words { // also of those that are kept
				if w.Confidence != 96 {
					t.Errorf("seed %d, page %d: confidence %v", seed, i+1, w.Confidence)
				}
			}
		}
	}
}

// TestProgramFails: where the program is there and does not work, the engine
// inside reads the page; it is told once that it did, and the program is not
// asked again.
func TestProgramFails(t *testing.T) {
	withTesseract(t, "fails")
	file := fileOf(t, rendered(t, 150, sampleLines), rendered(t, 150, sampleLines[:2]))
	var failed []Event
	dir := t.TempDir()
	r := NewReader(Options{Workers: 1, Watch: func(e Event) {
		if e.Failed != "" {
			failed = append(failed, e)
		}
	}})
	defer r.Close()
	pages, err := r.Words(t.Context(), Document{Path: file, Cache: func() (string, error) { return dir, nil }})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{strings.Join(sampleLines, " "), strings.Join(sampleLines[:2], " ")} {
		if got := textOf(pages[i]); got != want || pages[i].Unread != "" || pages[i].Engine != builtInName {
			t.Errorf("page %d, unread %q: %q", i+1, pages[i].Unread, got)
		}
	}
	if len(failed) != 1 || failed[0].Failed != "tesseract 5.3.0" || !failed[0].BuiltIn {
		t.Errorf("told: %+v", failed)
	}
	again, err := r.Words(t.Context(), Document{Path: file, Cache: func() (string, error) { return dir, nil }})
	if err != nil || len(failed) != 1 || textOf(again[0]) != textOf(pages[0]) {
		t.Errorf("from the cache: %v, %d told, %q", err, len(failed), textOf(again[0]))
	}
}
