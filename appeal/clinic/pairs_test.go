package clinic

import "testing"

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
