package law

import (
	"fmt"
	"testing"

	"imeappeal/appeal"
)

// load reads the built-in tables.
func load(t testing.TB) *Law {
	t.Helper()
	l, err := Load()
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
	for _, row := range l.Clocks {
		if row.Amount != nil && len(row.Examples) == 0 {
			t.Errorf("deadlines.yaml: %s: no worked example", row.ID())
		}
		for i, e := range row.Examples {
			n++
			t.Run(fmt.Sprintf("%s/%d", row.ID(), i+1), func(t *testing.T) {
				b := &board{law: l, c: &appeal.Case{}, r: Regime{ID: row.Regime, Country: "US"}}
				m := moment{printed: e.Given.Printed, received: e.Given.Received, day: e.Given.Event, stated: e.Given.Stated}
				compare(t, e, b.count(row, m), row.Authority)
			})
		}
	}
	for _, code := range l.stateCodes() {
		s, err := l.state(code)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range s.ExternalReview.Examples {
			n++
			t.Run(fmt.Sprintf("%s/external-review/%d", code, i+1), func(t *testing.T) {
				m := moment{printed: e.Given.Printed, received: e.Given.Received}
				got := s.ExternalReview.rule().claimant(m)
				compare(t, e, Deadline{Conservative: got.conservative, Outer: got.outer, Arithmetic: got.lines}, s.ExternalReview.Statute)
			})
		}
		for i, e := range s.WCDispute.Examples {
			n++
			t.Run(fmt.Sprintf("%s/wc-dispute/%d", code, i+1), func(t *testing.T) {
				m := moment{printed: e.Given.Printed, received: e.Given.Received}
				ru, m, ok := s.WCDispute.rule(m, e.Given.Injury)
				if !ok {
					t.Fatal("not countable")
				}
				got := ru.claimant(m)
				compare(t, e, Deadline{Conservative: got.conservative, Outer: got.outer, Arithmetic: got.lines}, s.WCDispute.Statute)
			})
		}
	}
	if n < 120 {
		t.Errorf("%d worked examples, want at least 120", n)
	}
	t.Logf("%d worked examples", n)
}

func compare(t *testing.T, e Example, d Deadline, rule string) {
	t.Helper()
	if d.Conservative != e.Conservative {
		t.Errorf("%s: conservative %s, want %s (%s)\n%q", rule, d.Conservative, e.Conservative, e.Why, d.Arithmetic)
	}
	if d.Outer != e.Outer {
		t.Errorf("%s: outer %s, want %s (%s)\n%q", rule, d.Outer, e.Outer, e.Why, d.Arithmetic)
	}
}
