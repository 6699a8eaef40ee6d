package law

import (
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// Words of the law of the United States, and raw names of steps, that nobody
// abroad should meet.
var american = regexp.MustCompile(`(?i)\bERISA\b|\bEBSA\b|insurance department|external review|federal|\b[a-z]{2}-[a-z-]+/\d|super_tpd|as above`)

// TestEachStepAbroadHasAName walks every regime of every country, before and
// after a final decision, and reads all that is said of it.
func TestEachStepAbroadHasAName(t *testing.T) {
	l := load(t)
	for _, country := range l.Countries() {
		for _, cr := range country.Regimes {
			for _, s := range cr.Steps {
				if s.Name == "" {
					t.Errorf("%s/%d has no name", cr.ID, s.N)
				}
			}
			for _, final := range []bool{false, true} {
				c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.ClaimKind(cr.ID), Country: country.Code}, Denial: appeal.Denial{Date: ymd(2026, 10, 5), Received: ymd(2026, 10, 8), Final: final}}
				known, unknown := l.Deadlines(c, ymd(2026, 11, 2))
				if len(known)+len(unknown) == 0 {
					t.Errorf("%s: nothing is said", cr.ID)
				}
				check := func(step string, texts ...string) {
					if l.StepName(step) == "" {
						t.Errorf("%s: the step %q has no name", cr.ID, step)
					}
					if word := american.FindString(strings.ReplaceAll(strings.Join(texts, " "), "ca-federal", "")); word != "" {
						t.Errorf("%s: %q in %q", cr.ID, word, texts)
					}
				}
				for _, d := range known {
					check(d.Step, append(append(d.Arithmetic, d.Late...), d.Event, d.Rule, d.Caution)...)
				}
				for _, u := range unknown {
					check(u.Step, u.Needs)
				}
			}
		}
	}
}

// TestAKindAbroad: a kind in general words is the regime that stands for it in
// the country, and none where the tables have none for it.
func TestAKindAbroad(t *testing.T) {
	l := load(t)
	for _, tt := range []struct {
		country string
		kind    appeal.ClaimKind
		want    string
	}{
		{"CA", appeal.PrivateDisability, "ca-federal"},
		{"CA", appeal.WorkersComp, "other"}, // each province has its own
		{"CA", appeal.AutoNoFault, "other"},
		{"GB", appeal.PrivateDisability, "gb-private"},
		{"GB", appeal.UnknownKind, "gb-private"},
		{"GB", appeal.WorkersComp, "other"},
		{"AU", appeal.WorkersComp, "au-wc"},
		{"AU", appeal.ERISADisability, "au-life"},
		{"NZ", appeal.WorkersComp, "nz-acc"},
		{"NZ", appeal.AutoNoFault, "nz-acc"},
		{"NZ", appeal.IndividualHealth, "nz-private"},
		{"IE", appeal.PrivateDisability, "ie-private"},
		{"DE", appeal.PrivateDisability, "other"},
	} {
		c := &appeal.Case{Claim: appeal.Claim{Kind: tt.kind, Country: tt.country}, Denial: appeal.Denial{Date: ymd(2026, 10, 5)}}
		r := l.For(c)
		if r.ID != tt.want {
			t.Errorf("%s in %s is %s, want %s", tt.kind, tt.country, r.ID, tt.want)
		}
		needs := needs(second(l.Deadlines(c, ymd(2026, 11, 2))), "appeal-or-dispute-denial")
		if read := tt.country != "DE"; tt.want == "other" && read != strings.Contains(needs, "It was read for:") {
			t.Errorf("%s in %s: %q", tt.kind, tt.country, needs)
		}
	}
}

// TestTheComplaintClockStarts: the letter that asks the insurer to think again is
// the complaint, and the final response stops its clock and starts the next.
func TestTheComplaintClockStarts(t *testing.T) {
	l := load(t)
	c := &appeal.Case{Claim: appeal.Claim{Kind: "gb-private", Country: "GB"}, Denial: appeal.Denial{Date: ymd(2026, 3, 2), Received: ymd(2026, 3, 4)}}
	c.Documents = []appeal.Document{{ID: "fr", Date: ymd(2026, 5, 1)}}
	c.Log = []appeal.LogEntry{{Date: ymd(2026, 3, 10), What: "appeal sent"}}
	d, ok := find(first(l.Deadlines(c, ymd(2026, 5, 6))), "gb-private/1")
	if !ok || d.Conservative != ymd(2026, 5, 5) || !strings.Contains(d.Caution, "eight weeks are over") {
		t.Errorf("%+v", d)
	}
	c.Log = append(c.Log, appeal.LogEntry{Date: ymd(2026, 5, 4), What: "final response received", Document: "fr"})
	known, _ := l.Deadlines(c, ymd(2026, 5, 6))
	if _, ok := find(known, "gb-private/1"); ok {
		t.Error("the insurer's clock runs on after its final response")
	}
	if d, ok := find(known, "gb-private/2"); !ok || d.Conservative != ymd(2026, 10, 30) || d.Outer != ymd(2026, 11, 1) {
		t.Errorf("%+v", d)
	}
}
