package letter_test

import (
	"regexp"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

var (
	monthFirst = regexp.MustCompile(`(January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}`)
	american   = regexp.MustCompile(`(?i)\bfavor|\blicense\b|certified mail|^Sincerely|1-8\d\d-`)
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
