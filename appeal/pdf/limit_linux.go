package pdf

import (
	"golang.org/x/sys/unix"
)

// limitSelf makes the kernel refuse this process more memory than that. Data
// counts what is written to; Go reserves far more address space than it uses,
// so the limit on that is wide.
func limitSelf(memory int64) {
	n := uint64(memory)
	_ = unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: n, Max: n})
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// watchMemory is not needed where the kernel keeps the limit.
func watchMemory(int, int64, func()) (stop func()) { return func() {} }

// limitOther makes the kernel refuse another process of ours more memory.
func limitOther(pid int, memory int64) {
	n := uint64(memory)
	_ = unix.Prlimit(pid, unix.RLIMIT_DATA, &unix.Rlimit{Cur: n, Max: n}, nil)
}
