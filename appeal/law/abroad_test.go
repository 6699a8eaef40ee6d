package law

import (
	"regexp"
	"slices"
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

// TestOnlyTheDaysOfTheirScheme: once it is known which of several schemes is that of
// the claim, its days alone are said, and without a condition; until then each has
// its own, and it is asked which.
func TestOnlyTheDaysOfTheirScheme(t *testing.T) {
	l := load(t)
	for _, tt := range []struct {
		kind, not string
		days      []string
	}{
		{"au-wc-nsw", "Comcare|Victoria|Queensland", nil},
		{"au-wc-vic", "Comcare|New South Wales|Queensland", []string{"2026-12-04"}},
		{"au-wc-comcare", "Victoria|New South Wales", []string{"2026-11-04"}},
		{"ca-bc-icbc", "WorkSafe|WCAT", nil},
		{"ca-bc-worksafe", "ICBC", []string{"2026-12-31"}},
		{"ca-ab-wcb", "Section B", []string{"2027-10-05"}},
		{"ca-qc-saaq", "CNESST|AMF", []string{"2026-12-04"}},
		{"ca-qc-cnesst", "SAAQ|AMF", []string{"2026-10-15", "2026-11-04", "2026-11-04", "2026-12-04"}},
	} {
		c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.ClaimKind(tt.kind), Country: strings.ToUpper(tt.kind[:2])}, Denial: appeal.Denial{Date: ymd(2026, 10, 5)}}
		known, unknown := l.Deadlines(c, ymd(2026, 10, 6))
		var days []string
		var said strings.Builder
		for _, d := range known {
			days = append(days, d.Conservative.String())
			said.WriteString(d.Step + d.Rule + d.If + "\n")
			if d.If != "" && tt.kind != "ca-qc-cnesst" {
				t.Errorf("%s: %q is still a condition", tt.kind, d.If)
			}
		}
		for _, u := range unknown {
			said.WriteString(l.StepName(u.Step) + u.Needs + "\n")
		}
		if r := l.For(c); r.ID != tt.kind || slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Key == "claim.kind" }) {
			t.Errorf("%s is taken for %s, and asks %v", tt.kind, r.ID, r.Questions)
		}
		if !slices.Equal(days, tt.days) || regexp.MustCompile(tt.not).MatchString(said.String()) {
			t.Errorf("%s: %v\n%s", tt.kind, days, said.String())
		}
	}
	whole := &appeal.Case{Claim: appeal.Claim{Kind: appeal.WorkersComp, Country: "AU"}, Denial: appeal.Denial{Date: ymd(2026, 10, 5)}}
	r := l.For(whole)
	if !slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Key == "claim.kind" }) || !strings.Contains(strings.Join(r.Cautions, " "), "au-wc-nsw (") {
		t.Errorf("which scheme it is, is not asked: %v %v", r.Questions, r.Cautions)
	}
	for _, d := range first(l.Deadlines(whole, ymd(2026, 10, 6))) {
		if d.If == "" || strings.Contains(d.Caution, "holds if") {
			t.Errorf("%s: %q, %q", d.ID, d.If, d.Caution)
		}
	}
}

// TestTheCountryIsSaidWhereItIsAssumed: a case that names neither kind nor place is
// read as American, and says so.
func TestTheCountryIsSaidWhereItIsAssumed(t *testing.T) {
	l := load(t)
	for _, tt := range []struct {
		claim appeal.Claim
		want  bool
	}{
		{appeal.Claim{Kind: appeal.UnknownKind}, true},
		{appeal.Claim{Kind: appeal.OtherKind}, true},
		{appeal.Claim{Kind: appeal.UnknownKind, State: "OH"}, false},
		{appeal.Claim{Kind: appeal.UnknownKind, Country: "US"}, false},
		{appeal.Claim{Kind: appeal.UnknownKind, Country: "AU"}, false},
		{appeal.Claim{Kind: appeal.ERISADisability}, false},
	} {
		if got := strings.Contains(strings.Join(l.For(&appeal.Case{Claim: tt.claim}).Cautions, " "), "read as a claim in the United States"); got != tt.want {
			t.Errorf("%+v: %v", tt.claim, got)
		}
	}
}
