package pdf

import "syscall"

// childrenPeak gives the most bytes that any process which this one started and
// waited for had in memory at a time.
func childrenPeak() (int64, bool) {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &use); err != nil {
		return 0, false
	}
	return int64(use.Maxrss) << 10, true
}
