package bind_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
	"imeappeal/internal/outside"
)

// A sealed packet opens with its password and no other, holds the same pages,
// and shows nothing of them in its bytes.
func TestSeal(t *testing.T) {
	b := newBundle()
	b.add(t, packet.LetterPart, "letter", letterPages(3, "Letter"))
	for _, n := range []int{0, 1, 15, 16, 17, 64<<10 - 1, 64 << 10, 64<<10 + 1} { // around the sizes of blocks and pieces
		page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>"
		b.add(t, packet.ExhibitPart, "x"+string(rune('a'+n%26)), document("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page, content(strings.Repeat(" ", n))))
	}
	plain, was := b.bind(t)
	for _, password := range []string{"correct horse", "Zoë ½ 夜 ﬁ", strings.Repeat("x", 127)} {
		var out bytes.Buffer
		res, err := bind.Seal(&out, bytes.NewReader(plain), int64(len(plain)), password)
		if err != nil || res.Pages != was.Pages || res.Bytes != int64(out.Len()) {
			t.Fatalf("Seal: %+v, %v", res, err)
		}
		r, size := bytes.NewReader(out.Bytes()), int64(out.Len())
		if err := bind.VerifySealed(r, size, b.plan, password); err != nil {
			t.Errorf("%q does not open it: %v", password, err)
		}
		if err := bind.VerifySealed(r, size, b.plan, "wrong"); !errors.Is(err, pdf.ErrPassword) {
			t.Errorf("a wrong password gives %v", err)
		}
		if _, err := bind.Probe(r, size, ""); !errors.Is(err, pdf.ErrPassword) {
			t.Errorf("no password gives %v", err)
		}
		for _, word := range []string{"Letter", "sheet 2", "MULLER", "Claim LTD"} {
			if bytes.Contains(out.Bytes(), []byte(word)) {
				t.Errorf("%q can be read in the sealed packet", word)
			}
		}
		byQpdf(t, out.Bytes(), password)
	}
	for _, password := range []string{"", strings.Repeat("x", 128)} {
		if _, err := bind.Seal(&bytes.Buffer{}, bytes.NewReader(plain), int64(len(plain)), password); !errors.Is(err, pdf.ErrBadPassword) {
			t.Errorf("a password of %d bytes gives %v", len(password), err)
		}
	}
}

// byQpdf lets qpdf open and check a sealed packet, where it is installed.
func byQpdf(t *testing.T, data []byte, password string) {
	t.Helper()
	qpdf := outside.Find(t, "qpdf", "qpdf")
	if qpdf == "" {
		return
	}
	if strings.ContainsRune(password, 'ﬁ') {
		password = strings.ReplaceAll(strings.ReplaceAll(password, "ﬁ", "fi"), "½", "1⁄2") // qpdf prepares no password
	}
	path := filepath.Join(t.TempDir(), "sealed.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(qpdf, "--password="+password, "--check", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "R = 6") || !strings.Contains(string(out), "AESv3") {
		t.Errorf("qpdf: %v %s", err, out)
	}
}
