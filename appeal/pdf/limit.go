package pdf

import "runtime/debug"

// LimitSelf makes the system refuse this process more memory than that, where
// it can, and the garbage collector keep well below it.
func LimitSelf(memory int64) {
	if raceDetector {
		return
	}
	limitSelf(memory)
	debug.SetMemoryLimit(memory * 7 / 10)
}

// LimitOther makes the system refuse another process that we started more memory
// than that, where it can (Linux). Elsewhere, and for children of this binary,
// see WatchMemory.
func LimitOther(pid int, memory int64) {
	if !raceDetector {
		limitOther(pid, memory)
	}
}

// WatchMemory calls end when a child of this binary has more memory than that,
// on systems that do not keep the limit by themselves. Call stop when the child
// is gone.
func WatchMemory(pid int, memory int64, end func()) (stop func()) {
	return watchMemory(pid, memory, end)
}
