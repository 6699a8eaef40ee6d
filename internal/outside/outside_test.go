package outside_test

import (
	"runtime"
	"testing"

	"imeappeal/internal/outside"
)

// TestLack: a part that is not there fails only where the programs are required.
func TestLack(t *testing.T) {
	for setting, failed := range map[string]bool{"": false, "required": true} {
		t.Setenv("IMEAPPEAL_PROGRAMS", setting)
		played := &stopped{TB: t}
		done := make(chan bool)
		go func() {
			defer close(done)
			outside.Lack(played, "a part", "a-package")
		}()
		<-done
		if played.failed != failed || played.skipped == failed {
			t.Errorf("%q: failed %v, left out %v", setting, played.failed, played.skipped)
		}
	}
}

// stopped plays a test: it remembers how it ended.
type stopped struct {
	testing.TB
	failed, skipped bool
}

func (s *stopped) Helper()               {}
func (s *stopped) Logf(string, ...any)   {}
func (s *stopped) Fatalf(string, ...any) { s.failed = true; runtime.Goexit() }
func (s *stopped) SkipNow()              { s.skipped = true; runtime.Goexit() }

func TestNeed(t *testing.T) {
	for _, tt := range []struct {
		setting, program string
		failed, skipped  bool
	}{
		{"", "go", false, false},
		{"", "no-such-program", false, true},
		{"required", "go", false, false},
		{"required", "no-such-program", true, false},
	} {
		t.Setenv("IMEAPPEAL_PROGRAMS", tt.setting)
		played, path := &stopped{TB: t}, ""
		done := make(chan bool)
		go func() {
			defer close(done)
			path = outside.Need(played, "a-package", "no-such-program-either", tt.program)
		}()
		<-done
		if played.failed != tt.failed || played.skipped != tt.skipped || (path != "") != (tt.program == "go") {
			t.Errorf("%q, %s: failed %v, left out %v, path %q", tt.setting, tt.program, played.failed, played.skipped, path)
		}
	}
}
