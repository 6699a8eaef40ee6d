package main

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
	"imeappeal/appeal/review"
)

// Every authority that a rule names stands in the built-in tables and was read.
func TestRulesNameReadLaw(t *testing.T) {
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range review.Rules() {
		for _, id := range r.Authorities {
			if a, ok := laws.Authority(id); !ok || !a.Seen {
				t.Errorf("rule %s: authority %s is not in the tables or was not read", r.ID, id)
			}
		}
	}
}

// A finding names what is law for the claim's own regime and place, and nothing
// else: no ERISA rule in a workers' compensation claim, no other circuit's case.
func TestFindingsNameTheClaimsOwnLaw(t *testing.T) {
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		kind  appeal.ClaimKind
		state string
		id    string
		want  bool
	}{
		{appeal.ERISADisability, "OH", "reg503-h-2-iv", true},
		{appeal.ERISADisability, "OH", "case-buffonge", false}, // the First Circuit's
		{appeal.ERISADisability, "MA", "case-buffonge", true},
		{appeal.ERISADisability, "OH", "case-glenn-118", false}, // not read
		{appeal.WorkersComp, "OH", "reg503-h-2-iv", false},
		{appeal.WorkersComp, "OH", "case-nord-834", false},
		{appeal.AutoNoFault, "NY", "reg503-m-8", false},
	} {
		c := appeal.Case{Claim: appeal.Claim{Kind: tt.kind, State: tt.state, Country: "US"}}
		if got := len(citable(laws, laws.For(&c))(tt.id)) > 0; got != tt.want {
			t.Errorf("%s in %s: %s named %v, want %v", tt.kind, tt.state, tt.id, got, tt.want)
		}
	}
}
