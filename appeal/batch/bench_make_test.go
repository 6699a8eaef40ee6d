package batch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"imeappeal/appeal/casefile"
)

// liveMake makes rows with a build that does next to nothing, and gives the
// memory that is alive when the last one is made, the journal of an earlier run
// included: what the batch itself holds on to.
func liveMake(tb testing.TB, rows int) uint64 {
	tb.Helper()
	root := tb.TempDir()
	var text strings.Builder
	text.WriteString("case_id,claimant_name,claim_kind,state,denial_date,claim_number\n")
	for i := range rows {
		fmt.Fprintf(&text, "C-%06d,Ana Sample %d,erisa-disability,OH,2026-10-05,%08d\n", i, i, i)
	}
	sheet := filepath.Join(root, "s.csv")
	if err := os.WriteFile(sheet, []byte(text.String()), 0o600); err != nil {
		tb.Fatal(err)
	}
	s, err := Open(sheet, Mapping{})
	if err != nil {
		tb.Fatal(err)
	}
	survey, err := s.Survey()
	if err != nil {
		tb.Fatal(err)
	}
	folder, err := OpenFolder(root)
	if err != nil {
		tb.Fatal(err)
	}
	m := &Maker{
		Reading: &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}, Out: filepath.Join(root, "out"), Workers: 2, Words: error.Error,
		Build: func(_ context.Context, _ int, dir string, _ Job) (Outcome, error) {
			f, err := casefile.Open(dir)
			if err != nil {
				return Outcome{}, err
			}
			day, err := f.Out(today)
			if err != nil {
				return Outcome{}, err
			}
			return Outcome{Packet: "packet.pdf", LeftOut: []string{"some-paper.pdf: why it is not there"}}, os.WriteFile(filepath.Join(day, "packet.pdf"), []byte("x"), 0o600)
		},
	}
	done := 0
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	m.Done = func(Result) {
		if done++; done == rows {
			runtime.GC()
			runtime.ReadMemStats(&after)
		}
	}
	if err := m.Run(context.Background()); err != nil {
		tb.Fatal(err)
	}
	runtime.KeepAlive(m)
	if after.HeapAlloc < before.HeapAlloc {
		return 0
	}
	return after.HeapAlloc - before.HeapAlloc
}

// TestMakeHoldsOnToNothing: of each row there stays a place in the journal and a
// number of the survey, not what became of it.
func TestMakeHoldsOnToNothing(t *testing.T) {
	few, many := liveMake(t, 20), liveMake(t, 420)
	if perRow := (int64(many) - int64(few)) / 400; perRow > 600 {
		t.Errorf("%d bytes stay in memory for each row (%d for 20 rows, %d for 420)", perRow, few, many)
	}
}

// BenchmarkMakeMemory measures the same for short and long sheets.
func BenchmarkMakeMemory(b *testing.B) {
	for _, rows := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			var live uint64
			for b.Loop() {
				live = max(live, liveMake(b, rows))
			}
			b.ReportMetric(float64(live)/1e6, "MB-alive")
		})
	}
}
