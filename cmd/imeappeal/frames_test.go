package main

import (
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// TestFramesFitEveryDeadline counts for every kind of claim, State and country,
// at several points of a case: each line of arithmetic, each event and each word
// on sending and lateness is said in Spanish. A sentence of the law package that
// was worded anew shows here.
func TestFramesFitEveryDeadline(t *testing.T) {
	es, laws := inSpanish(t), readTables().law
	seen, left := map[string]bool{}, map[string]bool{}
	check := func(text string) {
		if text == "" || seen[text] {
			return
		}
		seen[text] = true
		if es.framed(text) == text {
			left[text] = true
		}
	}
	today := appeal.Day{Year: 2026, Month: 11, Date: 22}
	for _, c := range casesToCount(laws) {
		clocks, unknown := laws.Deadlines(&c, today)
		for _, d := range clocks {
			check(d.Event)
			check(d.If)
			check(d.SendWhy)
			for _, line := range d.Arithmetic {
				check(line)
			}
			for _, line := range d.Late {
				check(line)
			}
		}
		for _, u := range unknown {
			if !seen[u.Needs] && ours.MatchString(es.framed(u.Needs)) {
				left[u.Needs] = true
			}
			seen[u.Needs] = true
		}
		regime := laws.For(&c)
		if regime.Name != "Alberta (Section B; WCB)" { // the same in Spanish
			check(regime.Name)
		}
		if regime.Country == "US" {
			for _, s := range regime.Instead {
				check(s)
			}
			if x := laws.ExternalReview(&c); !x.Given {
				check(x.Why)
			}
		}
	}
	for text := range left {
		t.Errorf("no frame fits: %s", text)
	}
	if len(seen) < 100 {
		t.Errorf("only %d sentences were looked at", len(seen))
	}
	for _, line := range []string{"+ 180 calendar days = Saturday, January 17, 2026 (day 1 is the day after)"} {
		if got, want := es.framed(line), "+ 180 días corridos = sábado 17 de enero de 2026 (el día 1 es el día siguiente)"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got := english(t).framed(line); got != line {
			t.Errorf("English is said anew: %q", got)
		}
	}
}

// ours are words of the program that no quoted law has.
var ours = regexp.MustCompile(`denial\.deadline_stated\. If it|Your notice controls|Check your denial notice|secondary source|Disputes go to|No law of this country`)

// casesToCount are claims of every kind and place, at the points of a case at
// which other clocks run.
func casesToCount(laws *law.Law) []appeal.Case {
	day := func(text string) appeal.Day { d, _ := appeal.ParseDay(text); return d }
	var claims []appeal.Claim
	for _, kind := range appeal.Choices("claim.kind") {
		for _, funding := range []string{"insured", "self-funded"} {
			claims = append(claims, appeal.Claim{Kind: appeal.ClaimKind(kind), Funding: funding})
		}
		for _, sponsor := range []string{"union", "church", "government"} {
			claims = append(claims, appeal.Claim{Kind: appeal.ClaimKind(kind), Plan: appeal.Plan{Sponsor: sponsor}})
		}
	}
	for _, s := range appeal.States() {
		for _, kind := range []appeal.ClaimKind{appeal.WorkersComp, appeal.IndividualHealth, appeal.AutoNoFault} {
			claims = append(claims, appeal.Claim{Kind: kind, State: s.Code, DateOfInjury: day("2025-05-30")})
		}
	}
	for _, country := range laws.Countries() {
		for _, r := range country.Regimes {
			claims = append(claims, appeal.Claim{Kind: appeal.ClaimKind(r.ID), Country: country.Code})
		}
	}
	claims = append(claims, appeal.Claim{Kind: appeal.OtherKind, Country: "FR"})
	denials := []appeal.Denial{
		{},
		{Date: day("2026-10-31"), Received: day("2026-11-05")},
		{Date: day("2026-10-02")},
		{Received: day("2026-07-06")},
		{Date: day("2026-10-10"), Received: day("2026-10-06"), DeadlineStated: day("2026-11-27")},
		{Date: day("2026-10-10"), DeadlineStated: day("2026-10-01")},
		{Date: day("2025-01-30"), Received: day("2025-02-03")},
		{Date: day("2026-08-31"), Received: day("2026-09-03"), Final: true, DeadlineStated: day("2028-01-01")},
		{Date: day("2026-05-26"), Received: day("2026-05-29")},
	}
	var out []appeal.Case
	for _, claim := range claims {
		for _, denial := range denials {
			out = append(out, appeal.Case{Claim: claim, Denial: denial})
		}
		var log []appeal.LogEntry
		for i, w := range law.LogWords() {
			log = append(log, appeal.LogEntry{Date: day("2026-10-05").AddDays(i % 9), What: w.What})
			if claim.State == "" {
				out = append(out, appeal.Case{Claim: claim, Denial: denials[1], Log: log[i:]})
			}
		}
		out = append(out, appeal.Case{Claim: claim, Denial: denials[1], Log: log})
	}
	for i := range out {
		out[i].Claim.State = strings.ToUpper(out[i].Claim.State)
	}
	return out
}

// TestNotesAreSaidInTheirLanguage: the notes of the program beside a day are said in
// Spanish, sentence by sentence, and what stays English is marked as quoted.
func TestNotesAreSaidInTheirLanguage(t *testing.T) {
	es, laws := inSpanish(t), readTables().law
	if got, want := es.framed("Your letter or State law may give more. Filing is by receipt date, or by certified mail (803 KAR 25:010). See a lawyer early."),
		"Su carta o la ley del estado pueden dar más tiempo. “Filing is by receipt date, or by certified mail (803 KAR 25:010)”. Hable pronto con un abogado."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	law := "Limits differ. If you stopped work for good: claim within 2 years of that."
	if got, want := es.framed(law), "“"+strings.TrimSuffix(law, ".")+"”."; got != want {
		t.Errorf("a condition of the law itself: %q, want %q", got, want)
	}
	if got, want := es.framed("If it was the first decision on the claim: See a lawyer early."), "Si fue la primera decisión sobre el reclamo: Hable pronto con un abogado."; got != want {
		t.Errorf("a condition that has words of its own: %q, want %q", got, want)
	}
	today := appeal.Day{Year: 2026, Month: 11, Date: 22}
	for _, c := range casesToCount(laws) {
		regime := laws.For(&c)
		clocks, _ := laws.Deadlines(&c, today)
		notes := regime.Cautions
		for _, d := range clocks {
			notes = append(notes, d.Caution)
		}
		for _, note := range notes {
			said := es.framed(note)
			bare := regexp.MustCompile(`“[^”]*”`).ReplaceAllString(said, "")
			if len(englishWords.FindAllString(bare, 3)) > 2 {
				t.Fatalf("English that is not marked: %s", said)
			}
		}
	}
}
