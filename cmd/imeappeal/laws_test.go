package main

import (
	"sync"
	"testing"
)

// The tables are read once for all rows, from however many workers they are asked
// for, and a folder that cannot be read is the same error each time.
func TestLawsAreReadOnce(t *testing.T) {
	a := &app{words: english(t)}
	first, err := a.laws()
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if again, err := a.laws(); again != first || err != nil {
				t.Errorf("other tables: %v", err)
			}
		})
	}
	wait.Wait()
	none := &app{words: english(t), flags: globals{laws: t.TempDir()}}
	for range 2 {
		if l, err := none.laws(); l != nil || err == nil {
			t.Errorf("an empty folder gives %v, %v", l, err)
		}
	}
}
