package bind_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// mostMemory is what a packet of any size may hold in memory, in megabytes.
const mostMemory = 150

// BenchmarkHuge binds 12,000 pages of about 900 MB, files of mixed records and
// scans, beside qpdf's bare merge, and fails above the limits of time and memory.
// IMEAPPEAL_HUGE=1 runs it: it takes three gigabytes of disk and minutes.
// IMEAPPEAL_HUGE may name PDFs instead, with commas, to take the records from.
func BenchmarkHuge(b *testing.B) {
	if os.Getenv("IMEAPPEAL_HUGE") == "" {
		b.Skip("IMEAPPEAL_HUGE is not set: the packet of 12,000 pages is not bound")
	}
	dir := b.TempDir()
	w := newBundle()
	args := []string{"--empty", "--pages"}
	bytesIn := int64(0)
	take := func(data []byte) {
		path := filepath.Join(dir, fmt.Sprintf("%05d.pdf", len(w.plan.Parts)))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			b.Fatal(err)
		}
		w.add(b, packet.ExhibitPart, path, data)
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
		docs = mixed(b)
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
	var res bind.Result
	b.ResetTimer()
	for range b.N {
		out, err := os.Create(filepath.Join(dir, "packet.pdf"))
		if err != nil {
			b.Fatal(err)
		}
		res, err = bind.Write(context.Background(), out, w.plan, fromDisk, bind.Options{})
		if err := errors.Join(err, out.Close()); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	b.Logf("%d pages, %d MB in, %d MB out; peak of memory %s (before %s)", res.Pages, bytesIn>>20, res.Bytes>>20, peak(), before)
	var held int
	if _, err := fmt.Sscan(peak(), &held); err == nil && held > mostMemory<<10 {
		b.Errorf("%d MB of memory, %d at most", held>>10, mostMemory)
	}
	if os.Getenv("IMEAPPEAL_BOUND") != "" { // for other programs to look at
		if err := os.Rename(filepath.Join(dir, "packet.pdf"), filepath.Join(os.Getenv("IMEAPPEAL_BOUND"), "huge.pdf")); err != nil {
			b.Error(err)
		}
	}
	besideQpdf(b, nil, most["huge"], append(args, "--", filepath.Join(dir, "qpdf.pdf")))
}

// peak is the most memory that this process held, as Linux tells it.
func peak() string {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}
