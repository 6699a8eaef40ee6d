package clinic

import (
	"regexp"
	"testing"
)

func TestFacetsTellTheirSides(t *testing.T) {
	tables := load(t)
	if len(tables.Facets()) < 30 {
		t.Fatalf("only %d facets", len(tables.Facets()))
	}
	for _, f := range tables.Facets() {
		if f.Subject == "" || len(f.Where) == 0 || len(f.Hits) != 2 || len(f.Misses) != 2 {
			t.Errorf("%s lacks a subject, a place or examples", f.ID)
			continue
		}
		for i, want := range []int{1, -1} {
			if got, _ := f.Says(Fold(f.Hits[i])); got != want {
				t.Errorf("%s: %q is %d, want %d", f.ID, f.Hits[i], got, want)
			}
			if got, _ := f.Says(Fold(f.Misses[i])); got == want {
				t.Errorf("%s: %q is %d", f.ID, f.Misses[i], got)
			}
		}
		for _, list := range [][]string{f.One, f.Other, f.NotOne, f.NotOther} {
			for _, s := range list {
				if _, err := regexp.Compile(s); err != nil {
					t.Errorf("%s: %v", f.ID, err)
				}
			}
		}
	}
}
