package law

import (
	"encoding/json"
	"strings"
	"testing"

	"imeappeal/appeal"
)

func finalHealth(state, funding string) *appeal.Case {
	c := healthCase()
	c.Claim.State, c.Claim.Funding = state, funding
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2025, 1, 10)}}
	c.Denial.Final = true
	return c
}

func TestEveryStateIsReadAndSound(t *testing.T) {
	l := load(t)
	if n := len(l.List("states")); n != 51 {
		t.Errorf("%d states, want 50 and DC", n)
	}
	for _, code := range l.List("states") {
		if _, err := l.state(code); err != nil {
			t.Error(err)
		}
	}
	for _, code := range []string{"", "PR", "ZZ", "../oh", "O", "ohio", "a/"} {
		if _, ok := l.State(code); ok {
			t.Errorf("%q has a row", code)
		}
	}
	if s, ok := l.State(" oh"); !ok || s.Name != "Ohio" {
		t.Error("a code in small letters")
	}
}

func TestTrapGeorgiaTexasWisconsinOnlyTheNoticeKnows(t *testing.T) {
	l := load(t)
	for _, code := range []string{"GA", "TX", "WI"} {
		e := l.ExternalReview(finalHealth(code, "insured"))
		if !e.Given || e.Process != "unclear" || !strings.Contains(e.Why, "quote it") || !strings.Contains(e.RequestTo, "notice") {
			t.Errorf("%s: %+v", code, e)
		}
		for _, id := range e.Authorities {
			if a, _ := l.Authority(id); a.Process != "" {
				t.Errorf("%s: cites %s before the process is known", code, id)
			}
		}
		if e := l.ExternalReview(finalHealth(code, "self-funded")); e.Process != "federal" {
			t.Errorf("%s self-funded: %s", code, e.Process)
		}
	}
}

func TestTrapSelfFundedIsAlwaysFederal(t *testing.T) {
	l := load(t)
	for _, code := range l.List("states") {
		e := l.ExternalReview(finalHealth(code, "self-funded"))
		if e.Process != "federal" || strings.Contains(e.RequestTo, "Department") {
			t.Errorf("%s: %s to %s", code, e.Process, e.RequestTo)
		}
	}
}

func TestTrapFundingUnknownWaitsForTheNotice(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "")
	e := l.ExternalReview(c)
	if !e.Given || e.Process != "unclear" || len(e.Authorities) == 0 {
		t.Errorf("%+v", e)
	}
	clocks := first(l.Deadlines(c, ymd(2025, 8, 1)))
	for _, step := range []string{"external-review-request-federal", "external-review-request-state"} {
		if d, ok := find(clocks, step); !ok || !strings.Contains(d.Caution, "denial notice says") {
			t.Errorf("%s: %+v", step, d)
		}
	}
}

func TestTrapAlabamaFloridaFederalWithTheSixtyDayWarning(t *testing.T) {
	l := load(t)
	for _, code := range []string{"AL", "FL"} {
		c := finalHealth(code, "insured")
		if e := l.ExternalReview(c); e.Process != "federal" || !strings.Contains(strings.Join(e.Marks, " "), "60") {
			t.Errorf("%s: %+v", code, e)
		}
		d, ok := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "external-review-request-federal")
		if !ok || d.Conservative != ymd(2025, 9, 19) || d.Outer != ymd(2025, 11, 25) || !strings.Contains(strings.Join(d.Arithmetic, " "), "some say 60 days, which would be Friday, September 19, 2025") {
			t.Errorf("%s: %+v", code, d)
		}
	}
}

// The windows that the second reading changed, and those that start unusually.
func TestTrapStateWindows(t *testing.T) {
	l := load(t)
	for code, want := range map[string][2]string{ // printed 21 July 2025, received 25 July 2025
		"OH": {"2026-01-16", "2026-01-17"}, // 180 days from the DATE of the decision
		"KY": {"2025-09-19", "2025-09-23"}, // 60 days, the shorter of two readings
		"SC": {"2025-09-19", "2025-09-23"},
		"ID": {"2025-11-18", "2025-11-21"}, // 120 days or four months: both are written, the earlier is kept
		"MT": {"2025-11-18", "2025-11-22"},
		"NY": {"2025-11-21", "2025-11-25"}, // from receipt
		"NC": {"2025-11-18", "2025-11-22"}, // 120 days from receipt
		"WY": {"2025-11-18", "2025-11-22"},
		"VT": {"2025-11-18", "2025-11-25"}, // 120 days or 4 months, whichever is longer
		"MI": {"2025-09-19", "2025-11-29"}, // 127 days
		"HI": {"2025-11-28", "2025-12-02"}, // 130 days; the day after Thanksgiving is a business day
		"ME": {"2026-07-21", "2026-07-21"},
		"TN": {"2026-01-21", "2026-01-25"},
		"VA": {"2025-11-18", "2025-11-22"},
	} {
		d, ok := find(first(l.Deadlines(finalHealth(code, "insured"), ymd(2025, 8, 1))), "external-review-request-state")
		if !ok || d.Conservative != day(t, want[0]) || d.Outer != day(t, want[1]) {
			t.Errorf("%s: %s, %s, want %v", code, d.Conservative, d.Outer, want)
		}
		if !strings.Contains(d.Caution, "Check your denial notice") || d.Counts != "received" || d.State != code {
			t.Errorf("%s: %+v", code, d)
		}
	}
}

func TestTrapFourMonthsAreNot120Days(t *testing.T) {
	l := load(t)
	d, _ := find(first(l.Deadlines(finalHealth("AL", "insured"), ymd(2025, 8, 1))), "external-review-request-federal")
	if n := ymd(2025, 7, 25).DaysUntil(d.Outer); n != 123 {
		t.Errorf("four months were %d days", n)
	}
}

func TestTrapSecondarySourcesAreSaidToBe(t *testing.T) {
	l := load(t)
	for _, code := range l.List("states") {
		s, _ := l.State(code)
		d, ok := find(first(l.Deadlines(finalHealth(code, "insured"), ymd(2025, 8, 1))), "external-review-request-state")
		if ok && s.ExternalReview.Route == "state" && strings.Contains(d.Rule, "said to be") == s.ExternalReview.WindowPrimary {
			t.Errorf("%s: %s", code, d.Rule)
		}
	}
}

func TestTrapMissouriGivesNoNumber(t *testing.T) {
	clocks, unknown := load(t).Deadlines(finalHealth("MO", "insured"), ymd(2025, 8, 1))
	if _, ok := find(clocks, "external-review-request-state"); ok || !strings.Contains(needs(unknown, "external-review-request-state"), "no number") {
		t.Errorf("%+v", unknown)
	}
}

func TestTrapGrandfatheredCoverageHasNoExternalReview(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "insured")
	yes := true
	c.Claim.Plan.Grandfathered = &yes
	e := l.ExternalReview(c)
	if e.Given || !strings.Contains(e.Why, "Grandfathered") || len(e.Alternatives) == 0 {
		t.Errorf("%+v", e)
	}
	for _, d := range first(l.Deadlines(c, ymd(2025, 8, 1))) {
		if strings.HasPrefix(d.Step, "external-review") {
			t.Errorf("clock %s", d.ID)
		}
	}
}

func TestTrapExternalReviewRunsFromTheFinalDenial(t *testing.T) {
	l := load(t)
	c := healthCase() // a first denial
	clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
	if _, ok := find(clocks, "external-review-request-state"); ok || !strings.Contains(needs(unknown, "external-review-request-state"), "Appeal first") {
		t.Error("counted from the first denial")
	}
	if e := l.ExternalReview(c); !e.Given || !e.AppealFirst {
		t.Errorf("%+v", e)
	}
	// the final denial comes, by the log alone
	c.Documents = []appeal.Document{{ID: "final", Date: ymd(2026, 1, 5)}}
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 12, 1), What: "appeal sent"}, {Date: ymd(2026, 1, 9), What: "Final-denial  received", Document: "final"}}
	d, ok := find(first(l.Deadlines(c, ymd(2026, 1, 10))), "external-review-request-state")
	if !ok || d.EventDate != ymd(2026, 1, 5) || d.Conservative != ymd(2026, 7, 2) || d.Outer != ymd(2026, 7, 4) {
		t.Errorf("%+v", d)
	}
}

func TestTrapNewYorkCountsFromTheFirstAppealDecision(t *testing.T) {
	c := healthCase()
	c.Claim.State = "NY"
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2025, 1, 10)}}
	d, ok := find(first(load(t).Deadlines(c, ymd(2025, 8, 1))), "external-review-request-state")
	if !ok || !strings.Contains(d.Caution, "further appeal") {
		t.Errorf("a decision on the first appeal may be the final one: %+v", d)
	}
}

func TestTrapNothingUnreadOrRememberedIsPrinted(t *testing.T) {
	l := load(t)
	for _, code := range l.List("states") {
		s, _ := l.State(code)
		c := kindCase(appeal.WorkersComp, code)
		c.Claim.DateOfInjury = ymd(2025, 3, 1)
		clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
		said := ""
		for _, d := range clocks {
			said += d.Rule + strings.Join(d.Arithmetic, " ")
		}
		for _, u := range unknown {
			said += u.Needs
		}
		if s.WCDispute.UnreadHint != "" {
			t.Errorf("%s: the hint comes out", code)
		}
		var raw State
		if err := decode(builtIn(), "states/"+strings.ToLower(code)+".yaml", &raw); err != nil {
			t.Fatal(err)
		}
		if h := raw.WCDispute.UnreadHint; h != "" && (strings.Contains(said, h) || strings.Contains(said, strings.Fields(h)[0]+" days")) {
			t.Errorf("%s prints what was only remembered: %s", code, said)
		}
		d, ok := find(clocks, "appeal-or-dispute-denial")
		if ok && s.WCDispute.LimitSource != "primary" {
			t.Errorf("%s: a %s limit is printed as law: %s", code, s.WCDispute.LimitSource, d.Rule)
		}
		if s.WCDispute.LimitSource == "secondary" && !strings.Contains(said, "said to be") {
			t.Errorf("%s: %s", code, said)
		}
		if !ok && !strings.Contains(said, "notice") {
			t.Errorf("%s: does not send the reader to the notice: %s", code, said)
		}
	}
}

func TestTrapWorkersCompensationLimits(t *testing.T) {
	l := load(t)
	for code, want := range map[string][2]string{ // printed 21 July 2025, received 25 July 2025, injured 12 May 2025
		"WA": {"2025-09-19", "2025-09-23"}, // communicated: received
		"OR": {"2025-09-19", ""},           // 60 days from mailing
		"ND": {"2025-09-04", ""},
		"WY": {"2025-08-05", ""},
		"NV": {"2025-09-29", ""},
		"CO": {"2025-08-20", ""},
		"MN": {"2025-08-01", ""}, // 12 days: Saturday 2 August, so Friday
		"NC": {"2025-08-04", ""},
		"MT": {"2027-07-21", "2027-07-25"},
		"FL": {"2027-05-12", ""},
	} {
		c := kindCase(appeal.WorkersComp, code)
		c.Claim.DateOfInjury = ymd(2025, 5, 12)
		d, ok := find(first(l.Deadlines(c, ymd(2025, 7, 26))), "appeal-or-dispute-denial")
		outer := appeal.Day{}
		if want[1] != "" {
			outer = day(t, want[1])
		}
		if !ok || d.Conservative != day(t, want[0]) || d.Outer != outer {
			t.Errorf("%s: %s, %s, want %v", code, d.Conservative, d.Outer, want)
		}
	}
	for _, code := range []string{"CT", "IN", "OH", "VT", "MA", "LA", "HI", "VA", "RI", "PA"} {
		c := kindCase(appeal.WorkersComp, code)
		if d, ok := find(first(l.Deadlines(c, ymd(2025, 7, 26))), "appeal-or-dispute-denial"); ok {
			t.Errorf("%s: counted from the denial: %+v", code, d)
		}
	}
}

func TestTrapALimitFromAnOldInjuryIsNotCalledLate(t *testing.T) {
	c := kindCase(appeal.WorkersComp, "KY") // or from the suspension of benefits, whichever is later
	c.Claim.DateOfInjury = ymd(2021, 5, 12)
	clocks, unknown := load(t).Deadlines(c, ymd(2025, 8, 1))
	if _, ok := find(clocks, "appeal-or-dispute-denial"); ok || !strings.Contains(needs(unknown, "appeal-or-dispute-denial"), "may run from a later day") {
		t.Errorf("%+v %+v", clocks, unknown)
	}
}

func TestTrapConsentToRecordIsNoRightToRecord(t *testing.T) {
	l := load(t)
	for code, right := range map[string]bool{"WA": true, "NY": true, "ID": true, "OH": false, "AL": false} {
		s, _ := l.State(code)
		if got := strings.HasPrefix(s.IME.ClaimantMayRecord, "yes"); got != right {
			t.Errorf("%s: %q", code, s.IME.ClaimantMayRecord)
		}
		if s.RecordingConsent.Rule == "" {
			t.Errorf("%s: no consent rule", code)
		}
	}
}

func TestTrapWhatWasOnlyRememberedNeverComesOut(t *testing.T) {
	l := load(t)
	for _, code := range l.List("states") {
		s, _ := l.State(code)
		said, err := json.Marshal(s)
		if err != nil || strings.Contains(string(said), "remembered") {
			t.Errorf("%s: %s %v", code, said, err)
		}
	}
	for in, want := range map[string]string{
		"unknown ($25 remembered; the heading says so)":             "unknown",
		"C.R.S. 10-3-1104(1)(h); 10-3-1115 remembered, not read":    "C.R.S. 10-3-1104(1)(h)",
		"unknown (a rule in 8-43-404(2) is remembered; not read)":   "unknown",
		"Act now. 30 days are remembered, not read. Read the form.": "Act now. Read the form.",
		"nothing of the kind; kept.":                                "nothing of the kind; kept.",
	} {
		if got := withoutRemembered(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestTrapNoRegulatorOfTheStateForASelfFundedPlan(t *testing.T) {
	l := load(t)
	s, ok := l.For(finalHealth("IL", "self-funded")).Step("regulator-complaint")
	if !ok || s.Exists || !strings.Contains(s.Why, "EBSA") {
		t.Errorf("%+v", s)
	}
}

func TestAutoNoFaultForum(t *testing.T) {
	s, _ := load(t).For(kindCase(appeal.AutoNoFault, "NY")).Step("appeal-or-dispute-denial")
	if !strings.Contains(s.Why, "arbitration") || !strings.Contains(s.Why, "secondary source") {
		t.Errorf("%s", s.Why)
	}
}

func TestClaimsPracticesAreForPrivatePolicies(t *testing.T) {
	l := load(t)
	s, ok := l.For(kindCase(appeal.PrivateDisability, "TX")).Step("claims-practices")
	if !ok || !strings.Contains(s.Why, "Tex. Ins. Code") || !strings.Contains(s.Why, "primary") {
		t.Errorf("%+v", s)
	}
	if _, ok := l.For(disabilityCase()).Step("claims-practices"); ok {
		t.Error("named for an ERISA plan")
	}
}

// TestReviewLinesAreForHealthClaimsOnly: after "there is no external review" no
// telephone of external review and no health plans' office may follow.
func TestReviewLinesAreForHealthClaimsOnly(t *testing.T) {
	l := load(t)
	words := []string{"external", "IRO", "IHCAP", "OPP", "DMHC", "Health", "Ombudsman", "HMO", "unknown"}
	for _, state := range l.List("states") {
		for _, kind := range []appeal.ClaimKind{appeal.PrivateDisability, appeal.AutoNoFault, appeal.ERISADisability, appeal.OtherKind} {
			r := l.For(kindCase(kind, state))
			step, ok := r.Step("regulator-complaint")
			if !ok {
				t.Errorf("%s %s: no regulator", state, kind)
			}
			for _, w := range words {
				if strings.Contains(step.Why, w) {
					t.Errorf("%s %s: %q in %s", state, kind, w, step.Why)
				}
			}
		}
	}
	for state, phone := range map[string]string{"NY": "888-990-3991", "TX": "866-554-4926", "WV": "304-558-3386", "MA": "800-436-7757"} {
		step, _ := l.For(kindCase(appeal.IndividualHealth, state)).Step("regulator-complaint")
		if !strings.Contains(step.Why, phone) {
			t.Errorf("%s: %q is lost: %s", state, phone, step.Why)
		}
	}
}

// TestTrapKentuckySixtyDaysBesideTheFederalFourMonths: the shorter day is the safe one,
// and who is past it is told of the four months; the others that are about as long, and
// plans that the federal rule does not reach, have no such line.
func TestTrapKentuckySixtyDaysBesideTheFederalFourMonths(t *testing.T) {
	l := load(t)
	for state, four := range map[string]string{"KY": "Saturday, February 6, 2027", "SC": "Saturday, February 6, 2027", "VA": "", "CT": "", "NC": ""} {
		c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.IndividualHealth, State: state}, Denial: appeal.Denial{Date: ymd(2026, 10, 2), Received: ymd(2026, 10, 6), Final: true}}
		for _, asOf := range []appeal.Day{ymd(2026, 11, 2), ymd(2027, 1, 4)} {
			d, ok := find(first(l.Deadlines(c, asOf)), "external-review-request-state")
			if !ok || four != "" && d.Conservative != ymd(2026, 12, 1) {
				t.Fatalf("%s: %v %v", state, ok, d.Conservative)
			}
			said := strings.Join(d.Arithmetic, "\n")
			late := strings.Join(d.Late, "\n")
			if has := strings.Contains(said, "four months"); has != (four != "") || !strings.Contains(said, four) {
				t.Errorf("%s: %s", state, said)
			}
			if has := strings.Contains(late, "Until "+four); has != (four != "" && d.Passed(asOf) > 0) {
				t.Errorf("%s as of %s: %q", state, asOf, late)
			}
		}
	}
}
