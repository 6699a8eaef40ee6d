package review

import (
	"strings"
	"sync/atomic"
	"testing"
)

// Every piece is done once, and a fault in one comes up in the caller with its cause.
func TestSideBySide(t *testing.T) {
	var done [500]atomic.Int32
	sideBySide(len(done), func(i int) { done[i].Add(1) })
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Fatalf("piece %d was done %d times", i, n)
		}
	}
	sideBySide(0, func(int) { t.Error("there is nothing to do") })
	defer func() {
		if v, _ := recover().(string); !strings.Contains(v, "a broken rule") || !strings.Contains(v, "sidebyside_test.go") {
			t.Errorf("the fault came up as %q", v)
		}
	}()
	sideBySide(40, func(i int) {
		if i == 7 {
			panic("a broken rule")
		}
	})
	t.Error("the fault was lost")
}

// What is kept of a statement is worked out once, of one that is none of the
// report's each time.
func TestMemo(t *testing.T) {
	kept, asked := make(memo[int], 2), 0
	ask := func(i int) int {
		return kept.of(&Statement{Index: i}, func() int { asked++; return 10 * i })
	}
	if a, b, c := ask(1), ask(1), ask(5); a != 10 || b != 10 || c != 50 || asked != 2 {
		t.Errorf("got %d, %d and %d, asked %d times", a, b, c, asked)
	}
}
