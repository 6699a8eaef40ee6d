package law

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// Each test is a mistake that lawyers and tools make with these rules.

var allUses = []string{UseAccessRequest, UseAuthorization, UsePart2Consent, UsePlanDocuments, UseIgnoredEvidence, UseVocational}

// filedCases are one disability case for each set of rules, and one open.
func filedCases() map[string]*appeal.Case {
	out := map[string]*appeal.Case{}
	for name, filed := range map[string]appeal.Day{
		"before": ymd(2016, 5, 2), "last day before": ymd(2017, 1, 17), "window": ymd(2017, 1, 18),
		"window's last day": ymd(2018, 4, 1), "after": ymd(2018, 4, 2), "open": {},
	} {
		c := disabilityCase()
		c.Claim.Filed = filed
		out[name] = c
	}
	return out
}

func printable(l *Law, c *appeal.Case, id string, uses ...string) bool {
	ok, _ := l.Printable(id, l.For(c), uses...)
	return ok
}

func TestTrap01NordComesWithItsLimit(t *testing.T) {
	l := load(t)
	a, _ := l.Authority("case-nord-834")
	if !slices.Contains(a.With, "case-nord-limit") {
		t.Error("Nord may be printed without its limit")
	}
	if !printable(l, disabilityCase(), "case-nord-limit") {
		t.Error("the limit of Nord is not printable")
	}
}

func TestTrap02TheDutyToExplainIsForDisabilityClaimsFiledAfterApril2018(t *testing.T) {
	l := load(t)
	for name, c := range filedCases() {
		if got, want := printable(l, c, "reg503-g-1-vii-A-i"), name == "after"; got != want {
			t.Errorf("%s: printable %v, want %v", name, got, want)
		}
	}
	if printable(l, healthCase(), "reg503-g-1-vii-A-i") {
		t.Error("printed for a health claim")
	}
	if !printable(l, healthCase(), "reg503-g-1-v") || !printable(l, healthCase(), "acag-codes") {
		t.Error("the health counterparts are not printable")
	}
}

func TestTrap03TheSocialSecurityRuleIsNotForPrivatePlans(t *testing.T) {
	l := load(t)
	for _, id := range []string{"ssa-1520c", "ssa-920c"} {
		if printable(l, disabilityCase(), id, allUses...) {
			t.Errorf("%s is printable", id)
		}
	}
}

func TestTrap04FileReviewCasesOnlyForIgnoredEvidence(t *testing.T) {
	l := load(t)
	for _, id := range []string{"case-calvert", "case-kalish", "case-shaw", "case-salomaa"} {
		if printable(l, disabilityCase(), id) || !printable(l, disabilityCase(), id, UseIgnoredEvidence) {
			t.Errorf("%s must be printable for ignored evidence only", id)
		}
	}
}

func TestTrap05NordAt832IsNoHolding(t *testing.T) {
	if printable(load(t), disabilityCase(), "case-nord-832", allUses...) {
		t.Error("printable")
	}
}

func TestTrap06HiringRuleOnlyAfterApril2018(t *testing.T) {
	l := load(t)
	for name, c := range filedCases() {
		if got := printable(l, c, "reg503-b-7"); got != (name == "after") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTrap07And08ConsultantRulesClaimNoMoreThanTheyGive(t *testing.T) {
	l := load(t)
	for _, id := range []string{"reg503-h-3-iii", "reg503-h-3-v"} {
		a, _ := l.Authority(id)
		for _, claim := range []string{"same specialty", "board-certified", "board certified", "same vendor"} {
			if strings.Contains(a.Proposition, claim) {
				t.Errorf("%s claims %q", id, claim)
			}
		}
	}
}

func TestTrap09TheDailyPenaltyIsForPlanDocumentsOnly(t *testing.T) {
	l := load(t)
	for _, s := range appeal.States() { // no circuit differs, the First included
		c := disabilityCase()
		c.Claim.State = s.Code
		for _, id := range []string{"erisa-502c1", "reg2575-502c1"} {
			if printable(l, c, id) || !printable(l, c, id, UsePlanDocuments) {
				t.Errorf("%s in %s must be printable for plan documents only", id, s.Code)
			}
		}
		if printable(l, c, "case-lee", allUses...) {
			t.Errorf("case-lee is printable in %s", s.Code)
		}
	}
}

func TestTrap10NoNumberOfDaysForTheClaimFile(t *testing.T) {
	l := load(t)
	for _, c := range []*appeal.Case{disabilityCase(), healthCase()} {
		c.Log = []appeal.LogEntry{{Date: ymd(2025, 8, 1), What: "claims-file request sent"}}
		clocks, unknown := l.Deadlines(c, ymd(2025, 8, 2))
		if d, ok := find(clocks, "produce-claim-file"); ok {
			t.Errorf("invented a date: %+v", d)
		}
		if got := needs(unknown, "produce-claim-file"); !strings.Contains(got, "no number of days") {
			t.Errorf("needs %q", got)
		}
	}
}

func TestTrap11CopyingChargeOnlyForPlanDocuments(t *testing.T) {
	l := load(t)
	if printable(l, disabilityCase(), "reg104b30") || !printable(l, disabilityCase(), "reg104b30", UsePlanDocuments) {
		t.Error("reg104b30")
	}
}

func TestTrap12PinpointsByRegimeAndFilingDay(t *testing.T) {
	l := load(t)
	const para = "29 C.F.R. § 2560.503-1(h)(3)(i)"
	want := map[string]string{
		"before":            para + ", made applicable by 29 C.F.R. § 2560.503-1(h)(4)",
		"last day before":   para + ", made applicable by 29 C.F.R. § 2560.503-1(h)(4)",
		"window":            para + ", made applicable by 29 C.F.R. § 2560.503-1(p)(4)(ii)",
		"window's last day": para + ", made applicable by 29 C.F.R. § 2560.503-1(p)(4)(ii)",
		"after":             para + ", made applicable by 29 C.F.R. § 2560.503-1(h)(4)",
		"open":              "", // the paragraph holds on every side, the way to it does not
	}
	for name, c := range filedCases() {
		r := l.For(c)
		got, err := l.CiteFull("reg503-h-3-i", r)
		if (err != nil) != (want[name] == "") || got != want[name] {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		inWindow := strings.HasPrefix(name, "window")
		for id, want := range map[string]bool{
			"reg503-p-4-i": inWindow, "reg503-p-4-ii": inWindow, "reg503-h-4": !inWindow && name != "open",
			"reg503-h-4-i": name == "after", "reg503-h-4-ii": name == "after", "reg503-j-6": name == "after",
			"reg503-l-2-i": name == "after", "reg503-o": name == "after", "reg503-m-4-ii": name == "after",
			"reg503-j-4-ii": name == "after", "reg503-g-1-viii": name == "after",
			"reg503-h-3-vi": false, "reg503-h-2-i": false, "reg503-g-1-v": false,
		} {
			if got := printable(l, c, id); got != want {
				t.Errorf("%s: %s printable %v, want %v", name, id, got, want)
			}
		}
	}
	if !printable(l, healthCase(), "reg503-h-3-vi") {
		t.Error("(h)(3)(vi) is for health")
	}
	no := false
	c := kindCase(appeal.IndividualHealth, "OH")
	c.Claim.Plan.Grandfathered = &no
	got, err := l.CiteFull("reg503-h-3-i", l.For(c))
	if want := para + ", made applicable by 45 C.F.R. § 147.136(b)(3)(i)"; err != nil || got != want {
		t.Errorf("individual health: %q, %v", got, err)
	}
}

func TestTrap12InTheSeventhCircuitTheNewEvidenceRuleReachesOlderClaims(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Claim.Filed, c.Claim.State = ymd(2013, 5, 1), "IL"
	if !printable(l, c, "reg503-h-4-i") {
		t.Error("Zall is the law of the Seventh Circuit")
	}
	c.Claim.State = "OH"
	if printable(l, c, "reg503-h-4-i") {
		t.Error("elsewhere it is not")
	}
}

func TestTrap12LaterInjurySettlesTheGate(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Claim.Filed = appeal.Day{}
	c.Claim.OnsetDate = ymd(2018, 4, 2)
	if r := l.For(c); !r.Settled() || !printable(l, c, "reg503-g-1-vii-A-i") {
		t.Error("an onset after April 1, 2018 settles the gate")
	}
	c.Claim.OnsetDate = ymd(2018, 4, 1)
	if r := l.For(c); r.Settled() || printable(l, c, "reg503-g-1-vii-A-i") {
		t.Error("an onset on April 1, 2018 does not")
	}
	c.Denial.Date = ymd(2018, 4, 1)
	if r := l.For(c); !r.Settled() || !printable(l, c, "reg503-p-4-ii") {
		t.Error("a denial on the window's last day settles it: a claim is not filed after its denial")
	}
}

func TestTrap12ContradictoryFilingDateIsAsked(t *testing.T) {
	l := load(t)
	for name, x := range map[string]struct {
		filed, onset, denied appeal.Day
		settled              bool
	}{
		"before an onset after every change": {ymd(2017, 6, 1), ymd(2024, 8, 20), ymd(2025, 7, 21), true},
		"before an onset in the window":      {ymd(2016, 6, 1), ymd(2017, 3, 1), ymd(2025, 7, 21), false},
		"after the denial":                   {ymd(2025, 9, 1), ymd(2017, 3, 1), ymd(2017, 9, 1), false},
		"onset after the denial":             {ymd(2017, 6, 1), ymd(2024, 8, 20), ymd(2018, 1, 1), false},
	} {
		c := disabilityCase()
		c.Claim.Filed, c.Claim.OnsetDate, c.Denial.Date = x.filed, x.onset, x.denied
		c.Denial.Received = x.denied
		r := l.For(c)
		if r.Settled() != x.settled || printable(l, c, "reg503-b-7") != x.settled {
			t.Errorf("%s: settled %v", name, r.Settled())
		}
		if len(r.Questions) == 0 || r.Questions[0].Key != "claim.filed" || !strings.Contains(r.Questions[0].Why, "does not fit") {
			t.Errorf("%s: questions %+v", name, r.Questions)
		}
		if !strings.Contains(strings.Join(r.Cautions, " "), "does not fit the other dates") {
			t.Errorf("%s: cautions %q", name, r.Cautions)
		}
	}
}

// TestTrap12NoParagraphWithoutItsBridge walks every day on which the bridge
// changes: the paragraphs written for group health plans never stand bare under
// a disability claim, in a letter or beside a date.
func TestTrap12NoParagraphWithoutItsBridge(t *testing.T) {
	l := load(t)
	days := []appeal.Day{{}, ymd(2016, 5, 2), ymd(2017, 1, 17), ymd(2017, 1, 18), ymd(2018, 4, 1), ymd(2018, 4, 2), ymd(2024, 8, 20), ymd(2026, 1, 1)}
	for _, filed := range days {
		for _, onset := range days {
			c := disabilityCase()
			c.Claim.Filed, c.Claim.OnsetDate = filed, onset
			r := l.For(c)
			var texts []string
			for _, a := range l.Authorities {
				if text, err := l.CiteFull(a.ID, r, allUses...); err == nil {
					texts = append(texts, text)
				}
			}
			for _, d := range first(l.Deadlines(c, ymd(2025, 8, 1))) {
				texts = append(texts, d.Rule)
			}
			for _, text := range texts {
				if strings.Contains(text, "-1(h)(3)") && !strings.Contains(text, "made applicable by 29 C.F.R. § 2560.503-1(") {
					t.Errorf("filed %s, onset %s: %s", filed, onset, text)
				}
			}
		}
	}
}

func TestTrap13NoUrgentTrackForDisabilityIncome(t *testing.T) {
	for _, c := range load(t).Clocks {
		if c.Regime == "erisa-disability" && (strings.Contains(c.Step, "urgent") || strings.Contains(c.Step, "expedited")) {
			t.Errorf("%s", c.ID())
		}
	}
}

func TestTrap14DecisionPeriods(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 12, 1), What: "Appeal sent"}}
	clocks, _ := l.Deadlines(c, ymd(2025, 12, 2))
	d, ok := find(clocks, "decide-appeal")
	if !ok || d.Conservative != ymd(2026, 1, 15) || d.Outer != ymd(2026, 3, 1) {
		t.Errorf("disability: %+v", d)
	}
	if _, ok := find(clocks, "internal-appeal"); ok {
		t.Error("the claimant's clock still runs after the appeal was sent")
	}
	h := healthCase()
	h.Log = c.Log
	clocks, _ = l.Deadlines(h, ymd(2025, 12, 2))
	d, ok = find(clocks, "decide-appeal-post-service-one-level")
	if !ok || d.Conservative != ymd(2026, 1, 30) || !d.Outer.IsZero() {
		t.Errorf("health has no extension: %+v", d)
	}
	for _, row := range l.Clocks {
		if row.Regime != "erisa-disability" && strings.HasPrefix(row.Step, "decide-appeal") && len(row.Extensions) > 0 {
			t.Errorf("%s has an extension", row.ID())
		}
	}
}

func TestTrap14TollingOnlyForDisability(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{
		{Date: ymd(2025, 12, 1), What: "appeal sent"},
		{Date: ymd(2026, 1, 10), What: "extension notice received"},
		{Date: ymd(2026, 1, 20), What: "information sent"},
	}
	d, _ := find(first(l.Deadlines(c, ymd(2026, 1, 21))), "decide-appeal")
	if d.Outer != ymd(2026, 3, 11) || !strings.Contains(strings.Join(d.Arithmetic, "\n"), "10 days") {
		t.Errorf("outer %s\n%s", d.Outer, strings.Join(d.Arithmetic, "\n"))
	}
	h := healthCase()
	h.Log = c.Log
	for _, d := range first(l.Deadlines(h, ymd(2026, 1, 21))) {
		if strings.Contains(strings.Join(d.Arithmetic, "\n"), "stood still") {
			t.Errorf("%s is tolled", d.ID)
		}
	}
	if printable(l, kindCase(appeal.IndividualHealth, "OH"), "reg503-i-4") {
		t.Error("(i)(4) is not for individual policies")
	}
}

// TestTollingOfTheFirstDecision: (f)(4) stops the clock of a claim as (i)(4)
// stops that of an appeal; a notice after the first 45 days may be too late.
func TestTollingOfTheFirstDecision(t *testing.T) {
	l := load(t)
	for _, tt := range []struct {
		asked, answered, outer appeal.Day
		late                   bool
	}{
		{ymd(2026, 11, 15), ymd(2026, 11, 20), ymd(2027, 1, 23), false}, // 5 October + 105 days = 18 January, + 5
		{ymd(2026, 11, 23), ymd(2026, 11, 25), ymd(2027, 1, 20), true},
	} {
		c := disabilityCase()
		c.Denial, c.Claim.Filed = appeal.Denial{}, ymd(2026, 10, 5)
		c.Log = []appeal.LogEntry{{Date: tt.asked, What: "extension notice received"}, {Date: tt.answered, What: "information sent"}}
		d, ok := find(first(l.Deadlines(c, ymd(2026, 11, 26))), "initial-decision")
		lines := strings.Join(d.Arithmetic, "\n")
		if !ok || d.Outer != tt.outer || !strings.Contains(lines, "stood still") || strings.Contains(lines, "too late to extend") != tt.late {
			t.Errorf("asked %s: outer %s\n%s", tt.asked, d.Outer, lines)
		}
	}
}

func first(clocks []Deadline, _ []Unknown) []Deadline { return clocks }

func TestTrap15DeemedExhaustionByRegime(t *testing.T) {
	l := load(t)
	no := false
	ind := kindCase(appeal.IndividualHealth, "OH")
	ind.Claim.Plan.Grandfathered = &no
	for id, want := range map[string][3]bool{ // disability, group health, individual health
		"reg503-l-2-i": {true, false, false}, "reg503-l-1": {false, true, false},
		"acag-deemed": {false, true, false}, "acai-deemed": {false, false, true},
	} {
		got := [3]bool{printable(l, disabilityCase(), id), printable(l, healthCase(), id), printable(l, ind, id)}
		if got != want {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
}

func TestTrap16LateDecisionSplit(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	for _, s := range appeal.States() {
		c.Claim.State = s.Code
		if got, want := printable(l, c, "case-fessenden"), circuitOf(s.Code) == "7th"; got != want {
			t.Errorf("Fessenden in %s: %v", s.Code, got)
		}
		if printable(l, c, "case-mcintyre", allUses...) {
			t.Errorf("McIntyre in %s", s.Code)
		}
	}
}

func TestTrap17NewEvidenceHasNoFixedTimeAndAdverseCasesStayOut(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 12, 1), What: "appeal sent"}, {Date: ymd(2025, 12, 20), What: "new evidence received"}}
	clocks, unknown := l.Deadlines(c, ymd(2025, 12, 21))
	if _, ok := find(clocks, "respond-to-new-evidence-or-rationale"); ok || !strings.Contains(needs(unknown, "respond-to-new-evidence-or-rationale"), "same day") {
		t.Error("a number of days was invented, or the urgency is lost")
	}
	for name, c := range filedCases() {
		if printable(l, c, "case-metzger", allUses...) {
			t.Errorf("%s: Metzger is printable", name)
		}
		if got, want := printable(l, c, "case-jette"), name != "after" && name != "open"; got != want {
			t.Errorf("%s: Jette %v", name, got)
		}
	}
	if len(l.Adverse(l.For(disabilityCase()))) < 4 {
		t.Error("the person does not see the adverse authorities")
	}
}

func TestTrap18TenDaysFederalFiveDaysState(t *testing.T) {
	l := load(t)
	for _, regime := range []string{"erisa-health", "individual-health"} {
		fed, _ := l.Clock(regime + "/external-review-submit-additional-information-federal")
		st, _ := l.Clock(regime + "/external-review-submit-additional-information-state")
		if *fed.Amount != 10 || *st.Amount != 5 || fed.Unit != "business-days" || st.Unit != "business-days" {
			t.Errorf("%s: %d %d", regime, *fed.Amount, *st.Amount)
		}
	}
	c := healthCase()
	c.Claim.Funding = "" // the process is not known: five days are the safe ones
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 11, 10), What: "IRO notice received"}}
	clocks := first(l.Deadlines(c, ymd(2025, 11, 11)))
	if _, ok := find(clocks, "external-review-submit-additional-information-state"); !ok {
		t.Error("the five days are missing where the process is not known")
	}
}

func TestTrap19FederalReviewCostsNothing(t *testing.T) {
	c := healthCase()
	c.Claim.Funding = "self-funded"
	if e := load(t).ExternalReview(c); e.Process != "federal" || !strings.HasPrefix(e.Fee, "none") {
		t.Errorf("%+v", e)
	}
}

func TestTrap20NoExternalReviewWhereThereIsNone(t *testing.T) {
	l := load(t)
	for _, s := range appeal.States() {
		for _, kind := range []appeal.ClaimKind{appeal.ERISADisability, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability, appeal.OtherKind, appeal.UnknownKind} {
			c := kindCase(kind, s.Code)
			c.Denial.Final = true
			e := l.ExternalReview(c)
			if e.Given || e.Why == "" || len(e.Alternatives) < 2 || len(e.Authorities) > 0 {
				t.Fatalf("%s in %s: %+v", kind, s.Code, e)
			}
			clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
			for _, d := range clocks {
				if strings.HasPrefix(d.Step, "external-review") {
					t.Errorf("%s in %s: clock %s", kind, s.Code, d.ID)
				}
			}
			for _, u := range unknown {
				if strings.HasPrefix(u.Step, "external-review") {
					t.Errorf("%s in %s: %s", kind, s.Code, u.Step)
				}
			}
		}
	}
}

func TestTrap21TheSafeDateFirstAndNoRoll(t *testing.T) {
	l := load(t)
	d, _ := find(first(l.Deadlines(disabilityCase(), ymd(2025, 8, 1))), "internal-appeal")
	if d.Conservative != ymd(2026, 1, 16) || d.Outer != ymd(2026, 1, 21) || d.Counts != "received" {
		t.Errorf("%+v", d)
	}
	for _, st := range []string{"CA", "OH"} { // LeGras is no rule for counting, not even in its own circuit
		c := disabilityCase()
		c.Claim.State = st
		c.Denial.Date, c.Denial.Received = ymd(2025, 4, 9), ymd(2025, 4, 14)
		d, _ := find(first(l.Deadlines(c, ymd(2025, 5, 1))), "internal-appeal")
		if d.Outer != ymd(2025, 10, 11) { // a Saturday
			t.Errorf("%s: outer %s", st, d.Outer)
		}
		if printable(l, c, "case-legras", allUses...) {
			t.Error("LeGras is printable")
		}
	}
}

func TestTrap22TheSuitClockIsAWarning(t *testing.T) {
	l := load(t)
	for _, c := range []*appeal.Case{disabilityCase(), healthCase()} {
		if got := needs(second(l.Deadlines(c, ymd(2025, 8, 1))), "lawsuit"); !strings.Contains(got, "may already be running") {
			t.Errorf("%q", got)
		}
	}
	if printable(l, healthCase(), "reg503-j-4-ii") {
		t.Error("the calendar-date duty is for disability plans")
	}
	c := disabilityCase()
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2024, 12, 1)}}
	c.Denial.Final, c.Denial.DeadlineStated = true, ymd(2027, 3, 15)
	clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
	if d, ok := find(clocks, "lawsuit"); !ok || d.Conservative != ymd(2027, 3, 15) || needs(unknown, "lawsuit") != "" {
		t.Errorf("the date of the final denial is not shown: %+v", clocks)
	}
}

func second(_ []Deadline, unknown []Unknown) []Unknown { return unknown }

func TestTrap23And27QuotesAndPins(t *testing.T) {
	l := load(t)
	for _, a := range l.Authorities {
		if strings.Contains(a.Caution, "QUOTE IS") && a.MayQuote() {
			t.Errorf("%s: a summary's words may be quoted", a.ID)
		}
		if !a.Seen && a.MayQuote() {
			t.Errorf("%s: unread and quotable", a.ID)
		}
	}
	for _, id := range []string{"case-firestone", "case-miles", "dol-faq-b3", "case-jette"} {
		if a, _ := l.Authority(id); a.MayQuote() {
			t.Errorf("%s is second hand and quotable", id)
		}
	}
}

func TestTrap24HIPAADoesNotReachTheInsurer(t *testing.T) {
	l := load(t)
	for _, kind := range []appeal.ClaimKind{appeal.ERISADisability, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability} {
		c := kindCase(kind, "OH")
		for _, a := range l.Authorities {
			if strings.HasPrefix(a.ID, "hipaa-") && printable(l, c, a.ID) {
				t.Errorf("%s: %s without its use", kind, a.ID)
			}
		}
		if !printable(l, c, "hipaa-524-b2", UseAccessRequest) {
			t.Errorf("%s: an access request to a provider may cite it", kind)
		}
	}
	if printable(l, disabilityCase(), "hipaa-103", allUses...) {
		t.Error("hipaa-103 is for the person")
	}
}

func TestTrap25PsychotherapyNotesAndPart2HaveTheirOwnForms(t *testing.T) {
	l := load(t)
	if printable(l, disabilityCase(), "hipaa-508-b3ii") || printable(l, disabilityCase(), "hipaa-508-b3ii", UsePart2Consent) {
		t.Error("psychotherapy notes outside an authorization")
	}
	if printable(l, disabilityCase(), "part2-31a", UseAuthorization) || !printable(l, disabilityCase(), "part2-31a", UsePart2Consent) {
		t.Error("42 C.F.R. Part 2 needs its own consent")
	}
}

func TestTrap26DoubleEdgedCases(t *testing.T) {
	l := load(t)
	if printable(l, disabilityCase(), "case-demirovic") || !printable(l, disabilityCase(), "case-demirovic", UseVocational) {
		t.Error("Demirovic is for the vocational point only")
	}
	if printable(l, disabilityCase(), "case-halo", allUses...) {
		t.Error("Halo is printable without its limit")
	}
}

func TestTrap27BindingOnlyInItsCircuit(t *testing.T) {
	l := load(t)
	r := l.For(disabilityCase()) // Ohio, 6th Circuit
	for id, want := range map[string]bool{"case-glenn-6th": true, "case-love": false, "case-miles": false, "case-nord-834": true, "reg503-h-1": true} {
		if got := l.Binding(id, r); got != want {
			t.Errorf("%s: %v", id, got)
		}
	}
	for state, circuit := range map[string]string{"KY": "6th", "MI": "6th", "TN": "6th", "PR": "1st", "DC": "D.C.", "GU": "9th", "VI": "3d", "TX": "5th", "": ""} {
		if got := circuitOf(state); got != circuit {
			t.Errorf("%s: %s", state, got)
		}
	}
}

func TestTrap28NoThreatsThatERISADoesNotKnow(t *testing.T) {
	for _, a := range load(t).Authorities {
		for _, w := range []string{"bad faith", "punitive", "emotional distress"} {
			if contains(a.Regimes, "erisa-disability") && strings.Contains(strings.ToLower(a.Proposition), w) {
				t.Errorf("%s speaks of %s", a.ID, w)
			}
		}
	}
}

func TestSupplyMissingInformationHasOneDate(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Denial = appeal.Denial{}
	c.Documents = []appeal.Document{{ID: "ext", Date: ymd(2025, 3, 10)}}
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 3, 14), What: "extension notice received", Document: "ext"}}
	d, ok := find(first(l.Deadlines(c, ymd(2025, 3, 15))), "supply-missing-information")
	if !ok || d.Conservative != ymd(2025, 4, 24) || !d.Outer.IsZero() {
		t.Errorf("%+v", d)
	}
}

func TestUnionWordsStandBesideThe180Days(t *testing.T) {
	l := load(t)
	for _, c := range []*appeal.Case{disabilityCase(), healthCase()} {
		d, _ := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal")
		if !strings.Contains(d.Caution, "union agreement") || !strings.Contains(d.Caution, "may give more") {
			t.Errorf("%q", d.Caution)
		}
	}
	c := disabilityCase()
	c.Claim.Plan.Sponsor = "union"
	if got := needs(second(l.Deadlines(c, ymd(2025, 8, 1))), "collectively-bargained-grievance"); got == "" {
		t.Error("a union plan gets no warning of the grievance procedure")
	}
}

func TestDisasterReliefIsNeverCounted(t *testing.T) {
	l := load(t)
	if printable(l, disabilityCase(), "erisa-518", allUses...) {
		t.Error("erisa-518 is printable")
	}
}

func TestNoUnreadRowIsEverPrintable(t *testing.T) {
	l := load(t)
	for _, r := range everyRegime(l) {
		for _, a := range l.Authorities {
			ok, _ := l.Printable(a.ID, r, allUses...)
			if ok && (!a.Seen || a.Letter != "" || len(a.Regimes) == 0) {
				t.Fatalf("%s under %s", a.ID, r.ID)
			}
		}
	}
}

// everyRegime is each kind × sponsor × funding × coverage × filing day × a
// state of each sort, and each country's.
func everyRegime(l *Law) []Regime {
	yes, no := true, false
	var out []Regime
	for _, kind := range append(appeal.Choices("claim.kind"), "made-up") {
		for _, sponsor := range []string{"private", "church", "government", "union", ""} {
			for _, funding := range []string{"insured", "self-funded", ""} {
				for _, g := range []*bool{nil, &yes, &no} {
					for _, filed := range []appeal.Day{{}, ymd(2017, 6, 1), ymd(2024, 1, 1)} {
						for _, state := range []string{"OH", "TX", "FL", ""} {
							c := kindCase(appeal.ClaimKind(kind), state)
							c.Claim.Funding, c.Claim.Filed = funding, filed
							c.Claim.Plan = appeal.Plan{Sponsor: sponsor, Grandfathered: g}
							out = append(out, l.For(c))
						}
					}
				}
			}
		}
	}
	for _, ct := range l.Countries() {
		for _, cr := range ct.Regimes {
			out = append(out, l.For(kindCase(appeal.ClaimKind(cr.ID), "")))
		}
	}
	return out
}

func TestNoCitationLeaksIntoAnotherRegime(t *testing.T) {
	l := load(t)
	for _, r := range everyRegime(l) {
		for _, id := range l.Citable(r) {
			a, _ := l.Authority(id)
			if !contains(a.Regimes, r.ID) {
				t.Fatalf("%s under %s", id, r.ID)
			}
			if text, err := l.Cite(id, r); err != nil || text != a.Citation {
				t.Fatalf("%s prints as %q, the table has %q (%v)", id, text, a.Citation, err)
			}
		}
		for _, id := range []string{"erisa-503", "erisa-502a1B", "reg503-h-1", "case-nord-834"} {
			if ok, _ := l.Printable(id, r, allUses...); ok && !strings.HasPrefix(r.ID, "erisa-") && r.ID != "individual-health" {
				t.Fatalf("%s under %s", id, r.ID)
			}
		}
		if r.Country != "US" && len(l.Citable(r, allUses...)) > 0 {
			t.Fatalf("US law under %s", r.ID)
		}
	}
}

func TestQuestionsAreAskedAndNothingIsGuessed(t *testing.T) {
	l := load(t)
	c := &appeal.Case{}
	c.Claim.Kind = appeal.ERISAHealth
	var keys []string
	for _, q := range l.For(c).Questions {
		if q.Why == "" {
			t.Errorf("%s has no words", q.Key)
		}
		keys = append(keys, q.Key)
	}
	for _, want := range []string{"claim.state", "claim.plan.sponsor", "claim.funding", "claim.plan.grandfathered", "denial.date", "denial.received"} {
		if !slices.Contains(keys, want) {
			t.Errorf("%s is not asked: %v", want, keys)
		}
	}
	if printable(l, c, "acag-file") {
		t.Error("a rule for non-grandfathered plans is printed before that is known")
	}
}

func TestNoAffordableCareActRuleWithoutItsGate(t *testing.T) {
	for _, a := range load(t).Authorities {
		if strings.HasPrefix(a.ID, "aca") && a.Letter == "" && a.Coverage != "non-grandfathered" {
			t.Errorf("%s is not gated by coverage", a.ID)
		}
	}
}

// TestADecisionThatIsNotInTheCase: after the decision on an appeal is logged, and
// before its notice is in the case, the next limit is said to be unknown.
func TestADecisionThatIsNotInTheCase(t *testing.T) {
	l := load(t)
	c := appeal.Case{Claim: appeal.Claim{Kind: appeal.ERISADisability, State: "OH"}, Denial: appeal.Denial{Date: ymd(2025, 7, 21), Received: ymd(2025, 7, 25)}}
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 12, 1), What: "appeal sent"}, {Date: ymd(2026, 1, 20), What: "appeal decision received"}}
	if got := needs(second(l.Deadlines(&c, ymd(2026, 1, 25))), "next-appeal-or-review"); !strings.Contains(got, "January 20, 2026") {
		t.Errorf("needs %q", got)
	}
	c.Denial.Date = ymd(2026, 1, 16)
	if got := needs(second(l.Deadlines(&c, ymd(2026, 1, 25))), "next-appeal-or-review"); got != "" {
		t.Errorf("the new decision is in the case, and yet it needs %q", got)
	}
	c.Denial.Date = ymd(2025, 7, 21)
	c.Log = append(c.Log, appeal.LogEntry{Date: ymd(2026, 1, 21), What: "appeal granted"})
	if got := needs(second(l.Deadlines(&c, ymd(2026, 1, 25))), "next-appeal-or-review"); got != "" {
		t.Errorf("the appeal was won, and yet it needs %q", got)
	}
}

// TestTheLoggedFinalDenialIsTheOneOfTheCase: once the final denial that the log
// tells of is the denial of the case, its printed date and its own last day
// count from there.
func TestTheLoggedFinalDenialIsTheOneOfTheCase(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "insured")
	c.Denial = appeal.Denial{Date: ymd(2026, 10, 2), Received: ymd(2026, 10, 5), Final: true, DeadlineStated: ymd(2027, 3, 1)}
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2026, 3, 2)}}
	c.Log = []appeal.LogEntry{{Date: ymd(2026, 4, 2), What: "appeal sent"}, {Date: ymd(2026, 10, 5), What: "final denial received"}}
	d, ok := find(first(l.Deadlines(c, ymd(2026, 10, 8))), "external-review-request-state")
	if !ok || d.EventDate != ymd(2026, 10, 2) || d.Stated != ymd(2027, 3, 1) || d.Conservative != ymd(2027, 3, 1) {
		t.Errorf("%+v", d)
	}
	if pending, ok := ToEnter(c); ok {
		t.Errorf("the decision is in the case, and yet to enter: %+v", pending)
	}
}
