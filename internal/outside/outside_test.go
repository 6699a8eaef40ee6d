package outside_test

import (
	"runtime"
	"testing"

	"imeappeal/internal/outside"
)

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
