package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

// The benchmarks of many cases start the real program. Beside the time on the
// clock, which other work on the machine spoils, they give the processor time of
// the program and its readers. IMEAPPEAL_ROWS says how many cases, 20 if unset.

func benchmarkRows(b *testing.B) int {
	text := os.Getenv("IMEAPPEAL_ROWS")
	if text == "" {
		return 20
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		b.Fatalf("IMEAPPEAL_ROWS=%s", text)
	}
	return n
}

// cost adds up what programs cost.
type cost struct {
	mu   sync.Mutex
	cpu  time.Duration
	most int64 // memory of the largest, kB
}

func (c *cost) run(b *testing.B, cmd *exec.Cmd) {
	b.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Errorf("%v\n%s", err, out)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.most = max(c.most, peak(cmd.ProcessState))
}

func (c *cost) report(b *testing.B, rows int) {
	n := float64(rows * b.N)
	b.ReportMetric(n/b.Elapsed().Seconds(), "packets/s")
	b.ReportMetric(c.cpu.Seconds()/n, "cpu-s/packet")
	b.ReportMetric(float64(c.most)/1024, "MB-peak")
}

// BenchmarkBatchMake builds packets with one worker and with two.
func BenchmarkBatchMake(b *testing.B) {
	rows := benchmarkRows(b)
	program, sheet := batchProgram(b), batchSheet(b, rows)
	for _, jobs := range []string{"1", "2"} {
		b.Run("jobs="+jobs, func(b *testing.B) {
			var c cost
			for b.Loop() {
				c.run(b, exec.Command(program, "batch", "make", sheet, "-o", filepath.Join(b.TempDir(), "out"), "--as-of", "2026-11-22", "--jobs", jobs))
			}
			c.report(b, rows)
		})
	}
}

// BenchmarkBatchShards divides the same rows over processes that work side by
// side, a worker each, as the tasks of an array do.
func BenchmarkBatchShards(b *testing.B) {
	rows := benchmarkRows(b)
	program, sheet := batchProgram(b), batchSheet(b, rows)
	for _, parts := range []int{1, 2, 4} {
		b.Run(fmt.Sprintf("parts=%d", parts), func(b *testing.B) {
			var c cost
			for b.Loop() {
				out := b.TempDir()
				var wg sync.WaitGroup
				for i := 1; i <= parts; i++ {
					wg.Go(func() {
						c.run(b, exec.Command(program, "batch", "make", sheet, "-o", filepath.Join(out, fmt.Sprint(i)), "--shard", fmt.Sprintf("%d/%d", i, parts), "--as-of", "2026-11-22", "--jobs", "1"))
					})
				}
				wg.Wait()
			}
			c.report(b, rows)
		})
	}
}

// BenchmarkShellLoop builds the same packets with the command for one case, one
// after the other: the case folders are there already, which a batch makes too.
func BenchmarkShellLoop(b *testing.B) {
	rows := benchmarkRows(b)
	program, sheet := batchProgram(b), batchSheet(b, rows)
	made := filepath.Join(b.TempDir(), "made")
	if out, err := exec.Command(program, "batch", "make", sheet, "-o", made, "--as-of", "2026-11-22").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	cases, err := filepath.Glob(filepath.Join(made, "C-*"))
	if err != nil || len(cases) != rows {
		b.Fatalf("%d cases, %v", len(cases), err)
	}
	var c cost
	for b.Loop() {
		for _, dir := range cases {
			c.run(b, exec.Command(program, "packet", "-C", dir, "--as-of", "2026-11-22", "--no-input", "-o", filepath.Join(b.TempDir(), "packet.pdf")))
		}
	}
	c.report(b, rows)
}
