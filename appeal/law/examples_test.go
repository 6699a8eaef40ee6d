package law

import (
	"fmt"
	"sync"
	"testing"
)

// loaded reads the built-in tables once; no test changes them.
var loaded = sync.OnceValues(func() (*Law, error) { return Load() })

func load(t testing.TB) *Law {
	t.Helper()
	l, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestWorkedExamples runs every example of the tables. Each was written from
// the rule that its row names.
func TestWorkedExamples(t *testing.T) {
	l := load(t)
	n := 0
	run := func(rule string, i int, e Example, got counted) {
		n++
		t.Run(fmt.Sprintf("%s/%d", rule, i+1), func(t *testing.T) {
			if got.conservative != e.Conservative.Day || got.outer != e.Outer.Day {
				t.Errorf("got %s and %s, want %s and %s (%s)\n%q", got.conservative, got.outer, e.Conservative, e.Outer, e.Why, got.lines)
			}
		})
	}
	for _, row := range l.Clocks {
		if row.Amount != nil && len(row.Examples) == 0 {
			t.Errorf("deadlines.yaml: %s: no worked example", row.ID())
		}
		for i, e := range row.Examples {
			run(row.ID()+"/"+row.Authority, i, e, l.work(row, e))
		}
	}
	for _, code := range l.stateCodes() {
		s, err := l.state(code)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range s.ExternalReview.Examples {
			run(code+"/external-review", i, e, s.ExternalReview.rule().claimant(e.moment()))
		}
		for i, e := range s.WCDispute.Examples {
			ru, m, ok := s.WCDispute.rule(e.moment(), e.Given.Injury.Day)
			if !ok {
				t.Fatalf("%s: limit is not countable", code)
			}
			run(code+"/wc-dispute", i, e, ru.claimant(m))
		}
	}
	if n < 120 {
		t.Errorf("%d worked examples, want at least 120", n)
	}
	t.Logf("%d worked examples", n)
}

func TestTablesAreSound(t *testing.T) {
	if err := load(t).Check(); err != nil {
		t.Error(err)
	}
}
