package review

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// sideBySide does n things that do not hang on each other, on the processors
// that there are. A fault in one of them comes up in the caller, who may fence
// it: a batch goes on with its next row.
func sideBySide(n int, do func(i int)) {
	var next atomic.Int64
	var fault atomic.Pointer[string]
	work := func() {
		defer func() {
			if v := recover(); v != nil {
				s := fmt.Sprintf("%v\n%s", v, debug.Stack())
				fault.CompareAndSwap(nil, &s)
			}
		}()
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			do(i)
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	if s := fault.Load(); s != nil {
		panic(*s)
	}
}

// memo keeps what was worked out for each statement, for rules that ask side by
// side. Its zero value keeps nothing.
type memo[T any] []struct {
	once sync.Once
	is   T
}

// of gives what is kept of a statement, and works it out where it is asked first.
func (m memo[T]) of(s *Statement, work func() T) T {
	if s.Index >= len(m) {
		return work()
	}
	k := &m[s.Index]
	k.once.Do(func() { k.is = work() })
	return k.is
}
