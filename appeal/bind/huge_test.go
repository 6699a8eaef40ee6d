package bind_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// TestHuge binds 12,000 pages of about 900 MB, files of mixed records and
// scans, and reports time and memory, and beside it those of a bare merge by
// qpdf. IMEAPPEAL_HUGE=1 runs it: it takes two gigabytes of disk and minutes.
func TestHuge(t *testing.T) {
	if os.Getenv("IMEAPPEAL_HUGE") == "" {
		t.Skip("IMEAPPEAL_HUGE is not set: the packet of 12,000 pages is not bound")
	}
	dir := t.TempDir()
	w := newBundle()
	args := []string{"--empty", "--pages"}
	bytesIn := int64(0)
	take := func(data []byte) {
		path := filepath.Join(dir, fmt.Sprintf("%05d.pdf", len(w.plan.Parts)))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		w.add(t, packet.ExhibitPart, path, data)
		delete(w.files, path)
		args = append(args, path)
		bytesIn += int64(len(data))
	}
	records := strings.Split(os.Getenv("IMEAPPEAL_HUGE"), ",") // PDFs, or just 1
	var docs [][]byte
	for _, name := range records {
		if data, err := os.ReadFile(name); err == nil {
			docs = append(docs, data)
		}
	}
	if len(docs) == 0 {
		docs = mixed(t)
	}
	for seed := 0; w.plan.Pages < 12_000; seed++ {
		if bytesIn < 880<<20 && seed%2 == 0 {
			take(scans(10, int64(seed)))
			continue
		}
		take(docs[seed/2%len(docs)])
	}
	docs = nil
	fromDisk := func(part packet.Part) (bind.Source, error) {
		f, err := os.Open(part.ID)
		if err != nil {
			return bind.Source{}, err
		}
		st, err := f.Stat()
		return bind.Source{Reader: f, Size: st.Size(), Close: f.Close}, err
	}
	runtime.GC()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // Linux: the peak counts from here
	before := peak()
	out, err := os.Create(filepath.Join(dir, "packet.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	res, err := bind.Write(context.Background(), out, w.plan, fromDisk, bind.Options{})
	took := time.Since(start)
	if err := errors.Join(err, out.Close()); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages, %d MB in, %d MB out: %v; peak of memory %s (before %s)", res.Pages, bytesIn>>20, res.Bytes>>20, took, peak(), before)
	if os.Getenv("IMEAPPEAL_BOUND") != "" { // for other programs to look at
		if err := os.Rename(out.Name(), filepath.Join(os.Getenv("IMEAPPEAL_BOUND"), "huge.pdf")); err != nil {
			t.Error(err)
		}
	}
	if qpdf, err := exec.LookPath("qpdf"); err == nil {
		start := time.Now()
		said, err := exec.Command(qpdf, append(args, "--", filepath.Join(dir, "qpdf.pdf"))...).CombinedOutput()
		t.Logf("qpdf: %v (%v %.200s)", time.Since(start), err, bytes.TrimSpace(said))
	}
}

// peak is the most memory that this process held, as Linux tells it.
func peak() string {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}
