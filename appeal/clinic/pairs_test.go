package clinic

import (
	"strings"
	"testing"
)

func TestPairsFindTheirHitsAndNotTheirMisses(t *testing.T) {
	tables := load(t)
	n := 0
	for table, pairs := range tables.pairs {
		for _, p := range pairs {
			n++
			if len(p.Hits) != 2 || len(p.Misses) != 2 || p.Subject == "" {
				t.Errorf("%s/%s lacks a subject or a pair of examples", table, p.ID)
				continue
			}
			if p.One(Fold(p.Hits[0])) == nil || p.Hits[1] != "" && p.Other(Fold(p.Hits[1])) == nil {
				t.Errorf("%s/%s does not find %q", table, p.ID, p.Hits)
			}
			if p.One(Fold(p.Misses[0])) != nil && p.Other(Fold(p.Misses[1])) != nil {
				t.Errorf("%s/%s finds %q", table, p.ID, p.Misses)
			}
		}
	}
	if n < 40 {
		t.Errorf("only %d pairs", n)
	}
}

func TestJobsFindTheirHitsAndNotTheirMisses(t *testing.T) {
	tables := load(t)
	last := func(title string) string { ws := strings.Fields(title); return ws[len(ws)-1] }
	for i, j := range tables.Jobs {
		if len(j.Hits) == 0 || len(j.Misses) == 0 {
			t.Errorf("%v has no examples", j.Names)
		}
		for _, h := range j.Hits {
			if got := tables.JobOf(last(h)); got != i {
				t.Errorf("%q is row %d, want %d", h, got, i)
			}
		}
		for _, m := range j.Misses {
			if got := tables.JobOf(last(m)); got == i {
				t.Errorf("%q is row %d", m, i)
			}
		}
	}
}
