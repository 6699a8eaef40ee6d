package law

import (
	"testing"

	"imeappeal/appeal"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkState(b *testing.B) {
	for b.Loop() {
		if _, err := readState(builtIn(), "OH"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDeadlines(b *testing.B) {
	l := load(b)
	c := healthCase()
	c.Denial.Final = true
	for b.Loop() {
		l.Deadlines(c, appeal.Day{Year: 2025, Month: 9, Date: 1})
	}
}
