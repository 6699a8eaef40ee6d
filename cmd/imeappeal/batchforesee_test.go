package main

import (
	"reflect"
	"sync"
	"testing"

	"imeappeal/appeal"
)

// TestForeseeByShape foresees the same of cases that lack the same, and not of others.
func TestForeseeByShape(t *testing.T) {
	laws, err := (&app{}).laws()
	if err != nil {
		t.Fatal(err)
	}
	s := foresight{laws: laws, known: &sync.Map{}}
	keys := func(name, state, number string, kind appeal.ClaimKind) (out []string) {
		c := &appeal.Case{}
		c.Claimant.Name, c.Claim.State, c.Claim.ClaimNumber, c.Claim.Kind = name, state, number, kind
		for _, p := range s.problems(c, []string{"external-review"}, false) {
			out = append(out, p.ID+" "+p.Where)
		}
		return out
	}
	one := keys("Ida Fictive", "OH", "7", appeal.ERISAHealth)
	if other := keys("Jon Example", "OH", "88", appeal.ERISAHealth); !reflect.DeepEqual(one, other) || len(one) < 3 {
		t.Errorf("%q and %q", one, other)
	}
	if without := keys("Jon Example", "OH", "", appeal.ERISAHealth); len(without) != len(one)+1 {
		t.Errorf("without a claim number: %q, with one: %q", without, one)
	}
	about := func(what string) string {
		c := &appeal.Case{Log: []appeal.LogEntry{{What: what}}}
		return shapeOf(c, []string{"appeal"})
	}
	if about("appeal sent") == about("appeal denied") {
		t.Error("what the log tells decides whether a letter can be made")
	}
	if refused := keys("Jon Example", "OH", "88", appeal.ERISADisability); len(refused) != 1 || refused[0] != "batch.letter-refused letters" {
		t.Errorf("a letter that there is not for disability: %q", refused)
	}
}
