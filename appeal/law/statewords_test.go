package law

import (
	"encoding/json"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// TestTrapsOfWorkersCompensationAreSaid: what the sources warn of comes out
// beside the date, or in place of one.
func TestTrapsOfWorkersCompensationAreSaid(t *testing.T) {
	l := load(t)
	for code, words := range map[string][]string{
		"PA": {"Petition to Terminate", "is not a denial letter", "20 days after", "ASSIGNED", "34 Pa. Code 131.33(a)"},
		"RI": {"5 days after the pretrial order", "said to be"},
		"LA": {"6 days", "The six days concern the REPORT"},
		"MN": {"RECEIPT BY THE COMMISSIONER", "does not run from when the worker gets the paper"},
		"NC": {"Form 24", "SHORT"},
		"MA": {"14 days", "filing date of the conference order", "fee falls due within 10 days"},
		"WY": {"SHORT", "Without a timely request the determination is final"},
		"CO": {"object, apply for hearing AND ask for the DIME", "file closes"},
		"NM": {"binds conclusively unless rejected within 30 DAYS OF RECEIPT"},
		"ND": {"Without a timely request the decision is final"},
		"DE": {"may NOT be ended on an IME alone", "until the Board orders otherwise", "45 DAYS FROM RECEIPT"},
		"SC": {"150 days", "Do not sign a Form 17 by mistake"},
		"KY": {"the EMPLOYER bears the burden"},
		"NE": {"barred until an independent medical examiner has made a finding"},
		"SD": {"is not a petition"},
		"TX": {"first certification becomes FINAL if not disputed in 90 days"},
		"OR": {"the request must be RECEIVED", "MAILING"},
		"WV": {"Board of Review", "out of date"},
		"VT": {"no longer in force", "Act before the discontinuance takes effect"},
		"GA": {"52 weeks"},
		"CT": {"the number of days was not read"},
		"IN": {"the number of days was not read"},
		"OH": {"the number of days was not read", "signed written statement"},
	} {
		c := kindCase(appeal.WorkersComp, code)
		c.Claim.DateOfInjury = ymd(2025, 5, 12)
		clocks, unknown := l.Deadlines(c, ymd(2025, 7, 26))
		said := needs(unknown, "appeal-or-dispute-denial")
		if d, ok := find(clocks, "appeal-or-dispute-denial"); ok {
			said += d.Rule + " " + d.Caution
		}
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("%s does not say %q: %s", code, w, said)
			}
		}
	}
}

// TestTrapsOfExaminationsAreInTheRow: `show state` and the preparation sheet
// print the row.
func TestTrapsOfExaminationsAreInTheRow(t *testing.T) {
	l := load(t)
	for code, words := range map[string][]string{
		"RI": {"FINAL AND BINDING", "notice of contest"},
		"NV": {"OWN EXAM RIGHT", "30 DAYS"},
		"ID": {"72-433"},
		"AL": {"Alabama Power"},
		"AZ": {"Kwietkauski"},
		"DE": {"independent"},
		"OH": {"questions"},
		"KY": {"COURT ORDER"},
		"PA": {"only a COURT may order the exam", "Wolfe"},
		"NJ": {"municipality"},
		"MN": {"city or town of residence"},
	} {
		s, _ := l.State(code)
		raw, err := json.Marshal(s.IME)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(strings.ToLower(string(raw)), strings.ToLower(w)) {
				t.Errorf("%s does not say %q: %s", code, w, raw)
			}
		}
	}
}

// TestTrapNoStateRowAdvisesRefusal: a refused examination suspends benefits
// almost everywhere.
func TestTrapNoStateRowAdvisesRefusal(t *testing.T) {
	l := load(t)
	for _, code := range l.List("states") {
		s, _ := l.State(code)
		raw, _ := json.Marshal(s)
		for _, w := range []string{"you should refuse", "you may refuse", "do not attend", "do not go"} {
			if strings.Contains(strings.ToLower(string(raw)), w) {
				t.Errorf("%s advises %q", code, w)
			}
		}
	}
	r, _ := l.Regime(string(appeal.WorkersComp))
	if !strings.Contains(strings.Join(r.Cautions, " "), "Refusing an examination can suspend benefits") {
		t.Error("the caution about refusal is gone")
	}
}

// TestTrapExpeditedWindowsShorterThanTheOrdinary: the row says so.
func TestTrapExpeditedWindowsShorterThanTheOrdinary(t *testing.T) {
	l := load(t)
	for code, words := range map[string][]string{"SC": {"15"}, "MI": {"10"}} {
		s, _ := l.State(code)
		raw, _ := json.Marshal(s.ExternalReview)
		for _, w := range words {
			if !strings.Contains(string(raw), w) {
				t.Errorf("%s: %s", code, raw)
			}
		}
		d, _ := find(first(l.Deadlines(finalHealth(code, "insured"), ymd(2025, 8, 1))), "external-review-request-state")
		if !strings.Contains(strings.ToLower(d.Caution), "expedited") {
			t.Errorf("%s: the shorter time of an expedited request is not said beside the date: %s", code, d.Caution)
		}
	}
}

// TestTrapARuleFromThePrintedDateIsNotCountedFromReceipt: the day it came is
// the latest on which it can have been written.
func TestTrapARuleFromThePrintedDateIsNotCountedFromReceipt(t *testing.T) {
	l := load(t)
	only := func(kind appeal.ClaimKind, state string) *appeal.Case {
		c := kindCase(kind, state)
		c.Denial = appeal.Denial{Received: ymd(2025, 7, 25)}
		return c
	}
	check := func(name string, c *appeal.Case, step, key string) {
		t.Helper()
		clocks, unknown := l.Deadlines(c, ymd(2025, 7, 26))
		for _, d := range clocks {
			if d.Step == step && d.Who == "claimant" && d.Stated.IsZero() {
				t.Errorf("%s: counted from receipt: %s %s", name, d.ID, d.Conservative)
			}
		}
		if got := needs(unknown, step); !strings.Contains(got, "counts from the date printed on the notice, which the case does not have") || !strings.Contains(got, key) {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, code := range []string{"OR", "ND", "WY", "NV", "CO", "MN", "NC", "AK"} {
		check(code, only(appeal.WorkersComp, code), "appeal-or-dispute-denial", "denial.date")
	}
	for _, country := range l.Countries() {
		for _, cr := range country.Regimes {
			for _, s := range cr.Steps {
				for _, ck := range s.Clocks {
					if ck.Who != "claimant" || ck.From != "printed" {
						continue
					}
					c := only(appeal.ClaimKind(cr.ID), "")
					c.Claim.Country = country.Code
					c.Denial.Final = ck.Event == "final-denial"
					check(cr.ID, c, cr.ID+"/"+string(rune('0'+s.N)), "denial.date")
				}
			}
		}
	}
	for _, code := range []string{"AL", "FL"} {
		c := finalHealth(code, "insured")
		c.Denial.Date = appeal.Day{}
		check(code, c, "external-review-request-federal", "denial.date")
	}
	c := finalHealth("MI", "insured")
	c.Denial.Date = appeal.Day{}
	check("MI", c, "external-review-request-state", "some say 60 days")

	asked := disabilityCase()
	asked.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 1), What: "appeal sent"}, {Date: ymd(2025, 10, 10), What: "extension notice received"}}
	check("extension notice", asked, "supply-missing-information", "entry of the log (document)")
	asked.Documents = []appeal.Document{{ID: "ext", Date: ymd(2025, 10, 6)}}
	asked.Log[1].Document = "ext"
	if d, ok := find(first(l.Deadlines(asked, ymd(2025, 10, 11))), "supply-missing-information"); !ok || d.Conservative != ymd(2025, 11, 20) {
		t.Errorf("with its date: %+v", d)
	}

	stated := only(appeal.WorkersComp, "OR") // the notice's own day is never lost
	stated.Denial.DeadlineStated = ymd(2025, 9, 15)
	if d, ok := find(first(l.Deadlines(stated, ymd(2025, 7, 26))), "appeal-or-dispute-denial"); !ok || d.Conservative != ymd(2025, 9, 15) {
		t.Errorf("stated: %+v", d)
	}
}
