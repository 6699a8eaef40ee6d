//go:build !linux && !windows

package pdf

import (
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// limitSelf does nothing: these systems do not keep a limit on memory. The
// parent watches instead.
func limitSelf(int64) {}

// limitOther does nothing, likewise.
func limitOther(int, int64) {}

// watchMemory asks ps for the child's memory four times a second and ends the
// child when it is over the limit: best effort, a sudden demand can overshoot.
func watchMemory(pid int, memory int64, end func()) (stop func()) {
	quit := make(chan struct{})
	go func() {
		tick := time.NewTicker(250 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-quit:
				return
			case <-tick.C:
				out, err := exec.Command("ps", "-o", "rss=", "-p", strconv.Itoa(pid)).Output()
				kb, perr := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
				if err == nil && perr == nil && kb*1024 > memory {
					end()
					return
				}
			}
		}
	}()
	return func() { close(quit) }
}
