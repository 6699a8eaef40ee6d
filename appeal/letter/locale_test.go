package letter_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

var (
	monthFirst = regexp.MustCompile(`(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}`)
	american   = regexp.MustCompile(`(?i)\bfavor|\blicense\b|certified mail|^Sincerely|1-8\d\d-|\bphysician|\bpounds?\b|authoriz|\bmailing\b|parking lot|\bdenial\b|psychotherapy|retainer`)
)

// TestLettersAreWrittenAsTheCountryWrites: the day before the month, the
// spelling and the closing words; in the United States and Canada as before.
func TestLettersAreWrittenAsTheCountryWrites(t *testing.T) {
	t.Parallel()
	data := sampleCases(t)["gb-private"]
	for _, country := range []string{"GB", "IE", "AU", "NZ", "CA"} {
		c := *data.Case
		c.Claim.Country = country
		local := data
		local.Case = &c
		local.Law, local.Regime = laws(t), laws(t).For(&c)
		for _, info := range must(letter.List(nil)) {
			l, err := letter.Compose(info.ID, local)
			if err != nil {
				continue // refused in this country
			}
			text := letter.Text(l)
			if got := monthFirst.MatchString(text + l.Title); got != (country == "CA") && (got || strings.Contains(text, "2025")) {
				t.Errorf("%s %s: month first %v: %s", country, info.ID, got, monthFirst.FindString(text+l.Title))
			}
			if m := american.FindString(text); m != "" && country != "CA" {
				t.Errorf("%s %s: %q", country, info.ID, m)
			}
			for _, u := range letter.Check(l, local) {
				if u.Kind == letter.DateFact {
					t.Errorf("%s %s: %q has no source", country, info.ID, u.Fact)
				}
			}
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestAComplaintThatWasSentIsWaitedFor: abroad the appeal is a complaint, and
// the log may call it so.
func TestAComplaintThatWasSentIsWaitedFor(t *testing.T) {
	data := sampleCases(t)["gb-private"]
	c := *data.Case
	c.Log = append(c.Log, appeal.LogEntry{Date: day(t, "2025-07-02"), What: "complaint sent"})
	data.Case = &c
	if text := letter.Text(compose(t, "late-decision", data)); !strings.Contains(text, "On 2 July 2025") {
		t.Errorf("the day of the complaint is not in the letter: %s", text)
	}
	home := sampleCases(t)["private-disability"]
	c = *home.Case
	c.Log = []appeal.LogEntry{{Date: day(t, "2025-11-20"), What: "complaint sent"}} // to the regulator
	home.Case = &c
	if text := letter.Text(compose(t, "late-decision", home)); strings.Contains(text, "November 20, 2025") {
		t.Error("a complaint to a regulator is taken for the appeal")
	}
}

// abroad gives the British sample as a claim of another kind, with a complaint
// sent on 2 July 2025.
func abroad(t *testing.T, kind appeal.ClaimKind, country string) letter.Data {
	t.Helper()
	data := sampleCases(t)["gb-private"]
	c := *data.Case
	c.Claim.Kind, c.Claim.Country = kind, country
	c.Claim.Benefit.Amount, c.Claim.Benefit.Period = "1450", "month"
	c.Log = append(slices.Clone(c.Log),
		appeal.LogEntry{Date: day(t, "2025-07-01"), What: "claims-file request sent"},
		appeal.LogEntry{Date: day(t, "2025-07-02"), What: "complaint sent"},
	)
	data.Case = &c
	data.Date = day(t, "2025-11-03")
	data.Law, data.Regime = laws(t), laws(t).For(&c)
	data.Deadlines, _ = data.Law.Deadlines(&c, data.Date)
	return data
}

// TestLettersAbroadNameWhatWasRead: the other side's time with its day, the right
// to the papers, the insurer's duty and the money of the country; where nothing
// was read, nothing is named. Every fact has its source.
func TestLettersAbroadNameWhatWasRead(t *testing.T) {
	t.Parallel()
	for _, row := range []struct {
		kind              appeal.ClaimKind
		country           string
		appeal, file, due []string
	}{
		{
			"gb-private", "GB",
			[]string{"Complaint about the decision dated", "£1,450 a month", "ICOBS 8.1.1R of the FCA Handbook"},
			[]string{"It is not a complaint", "also under Article 15 of the UK GDPR, within one month of receipt"},
			[]string{"final response to the complaint of 2 July 2025", "DISP 1.6.2R of the FCA Handbook gives you eight weeks", "that time ended on 27 August 2025"},
		},
		{
			"ie-private", "IE",
			[]string{"€1,450 a month", "Consumer Insurance Contracts Act 2019"},
			[]string{"also under Article 15 of the GDPR"},
			[]string{"Consumer Protection Code of the Central Bank of Ireland", "40 working days", "ended on 28 August 2025"},
		},
		{
			"au-life", "AU",
			[]string{"$1,450 a month", "Insurance Contracts Act 1984 (Cth)"},
			[]string{"Australian Privacy Principle 12"},
			[]string{"Regulatory Guide 271", "30 calendar days", "ended on 1 August 2025"},
		},
		{"nz-private", "NZ", []string{"$1,450 a month", "This letter is a complaint"}, []string{"Health Information Privacy Code 2020"}, []string{"the policy and the law"}},
		{"nz-acc", "NZ", []string{"under the law that applies to it"}, []string{"The rules and guidelines that you applied", "section 44 of the Privacy Act 2020"}, nil},
		{"ca-federal", "CA", []string{"$1,450 a month", "final position letter"}, []string{"Personal Information Protection and Electronic Documents Act"}, []string{"the policy and the law"}},
		{"ca-on-auto", "CA", []string{"Request for review"}, []string{"under the policy and the law that applies to this claim."}, nil},
	} {
		data := abroad(t, row.kind, row.country)
		for id, want := range map[string][]string{"appeal": row.appeal, "claims-file": row.file, "second-demand": nil, "late-decision": row.due} {
			if id == "second-demand" {
				data.Items = []string{"B2"}
			}
			l := compose(t, id, data)
			text := l.Title + "\n" + letter.Text(l)
			for _, w := range want {
				if !strings.Contains(text, w) {
					t.Errorf("%s %s: %q is not in it:\n%s", row.kind, id, w, text)
				}
			}
			if strings.Contains(text, "the policy") && row.kind == "nz-acc" {
				t.Errorf("%s %s: speaks of a policy that there is not:\n%s", row.kind, id, text)
			}
			for _, u := range letter.Check(l, data) {
				if u.Kind != letter.Quotation {
					t.Errorf("%s %s: %q (%v) has no source", row.kind, id, u.Fact, u.Kind)
				}
			}
		}
	}
}

// TestNoMoreTimeFromALetterWhereALawSetsIt: a body under a statute cannot be asked
// to lengthen its own time.
func TestNoMoreTimeFromALetterWhereALawSetsIt(t *testing.T) {
	for kind, country := range map[appeal.ClaimKind]string{"nz-acc": "NZ", "ca-on-auto": "CA", "ca-on-wsib": "CA", "au-wc": "AU", "au-nsw-ctp": "AU", "ca-bc": "CA"} {
		if _, err := letter.Compose("extension-request", abroad(t, kind, country)); err == nil {
			t.Errorf("%s: written", kind)
		}
	}
	l := compose(t, "extension-request", abroad(t, "gb-private", "GB"))
	if text := letter.Text(l); strings.Contains(text, "request for review") || !strings.Contains(text, "This letter is not the complaint") {
		t.Errorf("%s", text)
	}
}

// TestPlansOutsideERISAAreAskedInTheirOwnWords: a church's or a government's plan
// gives an appeal, and none of the words of the federal claims rule.
func TestPlansOutsideERISAAreAskedInTheirOwnWords(t *testing.T) {
	data := sampleCases(t)["erisa-disability"]
	for sponsor, church := range map[string]bool{"church": true, "government": false} {
		c := *data.Case
		c.Claim.Plan.Sponsor = sponsor
		plan := data
		plan.Case = &c
		plan.Regime = laws(t).For(&c)
		plan.Deadlines, _ = laws(t).Deadlines(&c, plan.Date)
		text := ""
		for _, id := range []string{"appeal", "claims-file", "second-demand", "late-decision", "cover-letter", "extension-request"} {
			l := compose(t, id, plan)
			text += l.Title + "\n" + letter.Text(l) + "\n"
		}
		text = regexp.MustCompile(`“[^”]*”`).ReplaceAllString(text, "“”") // the notice's own words may be anything
		for _, rule := range []string{"adverse benefit determination", "full and fair", "free of charge", "2560.503", "First-level", "safeguards for consistent"} {
			if strings.Contains(text, rule) {
				t.Errorf("%s: %q belongs to ERISA", sponsor, rule)
			}
		}
		for _, want := range []string{"Appeal of the decision dated", "under the terms of the plan and the law that applies to it", "I ask under the plan and the law that applies to this claim"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", sponsor, want)
			}
		}
		if strings.Contains(text, "has chosen to be governed by the federal law on employee benefit plans") != church {
			t.Errorf("%s: the question whether the plan chose ERISA", sponsor)
		}
	}
}

// TestAnIndividualPolicyHasOneLevel: 45 C.F.R. § 147.136(b)(3)(ii)(G).
func TestAnIndividualPolicyHasOneLevel(t *testing.T) {
	data := sampleCases(t)["individual-health"]
	c := *data.Case
	c.Denial.Final, c.EarlierDenials = false, nil
	data.Case = &c
	data.Regime = laws(t).For(&c)
	if l := compose(t, "appeal", data); strings.Contains(l.Title+letter.Text(l), "-level appeal") {
		t.Errorf("%s", l.Title)
	}
}
