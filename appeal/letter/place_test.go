package letter_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

var street = regexp.MustCompile(`(?i)P\.?O\.? Box|\b\d+ [A-Z][\w.]* (Street|St|Avenue|Ave|Place|Way|Broadway)\b|\b[A-Z]{2} \d{5}|not verified|older address`)

// TestComplaintNamesNoStreetOfTheRegulator: none was read at its source; the
// person is told where to look.
func TestComplaintNamesNoStreetOfTheRegulator(t *testing.T) {
	t.Parallel()
	for _, state := range laws(t).List("states") {
		for _, kind := range []appeal.ClaimKind{appeal.PrivateDisability, appeal.IndividualHealth} {
			c := &appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Ana Ruiz"}}
			c.Claim = appeal.Claim{Kind: kind, Country: "US", State: state, ClaimNumber: "7", Insurer: appeal.Insurer{Name: "Elm Mutual"}}
			c.Denial = appeal.Denial{Date: day(t, "2025-06-02"), Reasons: []string{"not disabled"}}
			l := compose(t, "regulator-complaint", withLaw(t, letter.Data{Case: c, Date: day(t, "2025-06-20")}))
			head, _, _ := strings.Cut(letter.Text(l), "Complaint about")
			if m := street.FindString(head); m != "" {
				t.Errorf("%s %s: %q in\n%s", state, kind, m, head)
			}
			told := slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.regulator-address" && p.Args["name"] != "" })
			asked := slices.ContainsFunc(l.Gaps, func(g letter.Gap) bool { return g.Key == "regulator.name" })
			if told == asked {
				t.Errorf("%s %s: told %v, asked %v", state, kind, told, asked)
			}
		}
	}
}
