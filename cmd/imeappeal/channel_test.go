package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/pdf"
)

// TestChannelPages looks into the files that go out: a fax is dots and nothing
// else, the index of a divided packet names the parts, a printed one has its
// letter and tab sheets on top.
func TestChannelPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "case")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	channels := filepath.Join(t.TempDir(), "channels.yaml")
	if err := os.WriteFile(channels, []byte("channels:\n  - {id: dots, pages: 30, bilevel: true, cover: true}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		all := append([]string{"packet", "-C", dir, "--as-of", "2025-10-06", "--no-input", "--channels", channels}, args...)
		if code := run(all, strings.NewReader(""), &out, &errs); code != exitDone {
			t.Fatalf("%v exits %d: %s", args, code, errs.String())
		}
		return filepath.Join(dir, "out", "2025-10-06")
	}
	folder := build("--channel", "dots")
	if text := textOf(t, filepath.Join(folder, "packet.pdf")); !strings.Contains(text, "Bates numbers Part") || !strings.Contains(text, "To Tri-Rivers Mutual Life Insurance Company") || !strings.Contains(text, "By fax to 513-555-0177") {
		t.Errorf("no part in the index, or no addressee on the cover: %.600s", text)
	}
	part := filepath.Join(folder, "packet-part2-of-2.pdf")
	raw, err := os.ReadFile(part)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Open(bytes.NewReader(raw), int64(len(raw)), "")
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Pages {
		d := f.PageObject(p)
		pictures := f.Value(f.Value(d, "Resources"), "XObject")
		if f.Value(d, "Resources").Lookup("Font") != nil || len(pictures.Items) != 2 {
			t.Fatalf("page %d is more than a picture", i+1)
		}
		picture := f.Resolve(pictures.Items[1])
		if bits, wide, high := f.Value(picture, "BitsPerComponent").Int(0), f.Value(picture, "Width").Int(0), f.Value(picture, "Height").Int(0); bits != 1 || wide != 1700 || high != 2200 {
			t.Errorf("page %d: %d bits, %d by %d", i+1, bits, wide, high)
		}
	}
	if text := textOf(t, part); strings.TrimSpace(text) != "" {
		t.Errorf("the fax has a text layer: %.80s", text)
	}
	packet := filepath.Join(build("--channel", "mail"), "packet.pdf")
	pages := pagesOf(t, packet)
	for i, p := range pages {
		if on := wordsOf(p); strings.Contains(on, "EXHIBIT ") && strings.Contains(on, "Pages ") && i%2 == 1 && !strings.Contains(on, "index of exhibits") {
			t.Errorf("a tab sheet lies on the back of a sheet, page %d: %.80s", i+1, on)
		}
	}
	if text := textOf(t, packet); !strings.Contains(text, "Certified mail, return receipt requested") || !strings.Contains(text, "This page is blank") {
		t.Error("the cover has no place for the postal receipt, or no page is blank")
	}
}

// textOf joins the words of all pages.
func textOf(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range pagesOf(t, path) {
		fmt.Fprintln(&b, wordsOf(p))
	}
	return b.String()
}
