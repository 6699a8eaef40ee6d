package bind_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
)

// scans builds a document of n pages, each one picture of a quarter of a
// megabyte. It says that it is JPEG, or qpdf would pack it, which takes it many
// times as long as copying.
func scans(n int, seed int64) []byte {
	r := rand.New(rand.NewSource(seed))
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	kids := ""
	for i := range n {
		picture := make([]byte, 250_000)
		r.Read(picture)
		at := 3 + 3*i
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>", at+1, at+2),
			content("q 612 0 0 792 0 0 cm /I Do Q"),
			fmt.Sprintf("<</Type/XObject/Subtype/Image/Width 500/Height 500/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream", len(picture), picture))
		kids += fmt.Sprintf(" %d 0 R", at)
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", n, kids)
	return document(objects...)
}

// mixed gives the sample cases' documents, over and over, to about 1,000 pages.
func mixed(b testing.TB) [][]byte {
	files, err := filepath.Glob("../../testdata/cases/*/*.pdf")
	more, err2 := filepath.Glob("../../testdata/cases/*/documents/*.pdf")
	if err != nil || err2 != nil || len(files) == 0 {
		b.Fatal("no sample cases")
	}
	var docs [][]byte
	for pages := 0; pages < 1000; {
		for _, name := range append(files, more...) {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			info, err := bind.Probe(bytes.NewReader(data), int64(len(data)), "")
			if err != nil {
				b.Fatal(err)
			}
			pages += info.Pages
			docs = append(docs, data)
		}
	}
	return docs
}

// most is how much of the time of qpdf's bare merge a packet may take, with all
// that qpdf leaves out; the measure fails above it.
var most = map[string]float64{"mixed": 0.5, "scans": 1.0, "huge": 0.5}

// BenchmarkBind measures a packet of 1,000 mixed pages and one of 100 MB of scans
// beside qpdf's bare merge of the same files in the same run (qpdf-ms, and the
// ratio, x-qpdf).
func BenchmarkBind(b *testing.B) {
	sets := map[string]func(*testing.B) [][]byte{
		"mixed": func(b *testing.B) [][]byte { return mixed(b) },
		"scans": func(*testing.B) [][]byte {
			var docs [][]byte
			for i := range 40 {
				docs = append(docs, scans(10, int64(i)))
			}
			return docs
		},
	}
	for _, name := range []string{"mixed", "scans"} {
		b.Run(name, func(b *testing.B) {
			dir := b.TempDir()
			w := newBundle()
			args := []string{"--empty", "--pages"}
			for i, data := range sets[name](b) {
				path := filepath.Join(dir, fmt.Sprintf("%04d.pdf", i))
				if err := os.WriteFile(path, data, 0o600); err != nil {
					b.Fatal(err)
				}
				w.add(b, packet.ExhibitPart, path, data)
				args = append(args, path)
			}
			w.files = nil // from disk, as in use
			fromDisk := func(part packet.Part) (bind.Source, error) {
				f, err := os.Open(part.ID)
				if err != nil {
					return bind.Source{}, err
				}
				st, err := f.Stat()
				return bind.Source{Reader: f, Size: st.Size(), Close: f.Close}, err
			}
			var size int64
			once := func() {
				out, err := os.Create(filepath.Join(dir, "packet.pdf"))
				if err != nil {
					b.Fatal(err)
				}
				res, err := bind.Write(context.Background(), out, w.plan, fromDisk, bind.Options{})
				if err := errors.Join(err, out.Close()); err != nil {
					b.Fatal(err)
				}
				size = res.Bytes
			}
			b.ResetTimer()
			for range b.N {
				once()
			}
			b.StopTimer()
			b.SetBytes(size)
			b.ReportMetric(float64(w.plan.Pages), "pages")
			besideQpdf(b, once, most[name], append(args, "--", filepath.Join(dir, "qpdf.pdf")))
		})
	}
}

// besideQpdf runs qpdf, and ours in turn with it where that is given, and holds
// the best of either against the other: a busy machine disturbs both.
func besideQpdf(b *testing.B, once func(), limit float64, args []string) {
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		b.Log("qpdf is not installed: nothing to compare with")
		return
	}
	ours, best, times := b.Elapsed()/time.Duration(b.N), time.Duration(1<<62), 1
	if once != nil {
		times = 5
	}
	for range times {
		start := time.Now()
		if out, err := exec.Command(qpdf, args...).CombinedOutput(); err != nil {
			b.Fatalf("qpdf: %v %s", err, out)
		}
		best = min(best, time.Since(start))
		if once != nil {
			start = time.Now()
			once()
			ours = min(ours, time.Since(start))
		}
	}
	b.ReportMetric(float64(best.Milliseconds()), "qpdf-ms")
	ratio := float64(ours) / float64(best)
	b.ReportMetric(ratio, "x-qpdf")
	if ratio > limit {
		b.Errorf("%.2f of qpdf's time, %.1f at most", ratio, limit)
	}
}
