package law

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// federalTraps is how many numbered traps of federal law are known; each has a test
// with its number.
const federalTraps = 29

// stateTraps are the subjects in which the law of the States misleads, with the tests
// that hold each.
var stateTraps = map[string][]string{
	"which process of external review": {"TestTrapGeorgiaTexasWisconsinOnlyTheNoticeKnows", "TestTrapSelfFundedIsAlwaysFederal", "TestTrapFundingUnknownWaitsForTheNotice"},
	"computing the deadline":           {"TestTrapStateWindows", "TestTrapFourMonthsAreNot120Days", "TestTrapAlabamaFloridaFederalWithTheSixtyDayWarning", "TestTrapKentuckySixtyDaysBesideTheFederalFourMonths", "TestTrapMissouriGivesNoNumber"},
	"what it does not cover":           {"TestTrap20NoExternalReviewWhereThereIsNone", "TestTrapGrandfatheredCoverageHasNoExternalReview"},
	"workers' compensation":            {"TestTrapWorkersCompensationLimits", "TestTrapALimitFromAnOldInjuryIsNotCalledLate"},
	"auto no-fault":                    {"TestAutoNoFaultForum"},
	"consent to record":                {"TestTrapConsentToRecordIsNoRightToRecord"},
	"individual disability policies":   {"TestClaimsPracticesAreForPrivatePolicies"},
	"secondary sources":                {"TestTrapSecondarySourcesAreSaidToBe", "TestTrapNothingUnreadOrRememberedIsPrinted"},
}

// TestEveryTrapHasItsTest counts them.
func TestEveryTrapHasItsTest(t *testing.T) {
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	numbered := map[string]bool{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
			names = append(names, m[1])
			if strings.HasPrefix(m[1], "TestTrap") {
				for _, n := range regexp.MustCompile(`\d\d`).FindAllString(regexp.MustCompile(`^TestTrap(\d\d(And\d\d)*)?`).FindString(m[1]), -1) {
					numbered[n] = true
				}
			}
		}
	}
	for n := 1; n <= federalTraps; n++ {
		if !numbered[fmt.Sprintf("%02d", n)] {
			t.Errorf("trap %d has no test", n)
		}
	}
	for subject, tests := range stateTraps {
		for _, name := range tests {
			if !slices.Contains(names, name) {
				t.Errorf("%s: there is no %s", subject, name)
			}
		}
	}
}

// TestTrap29FactsOnly: nothing that is printed of the law, and no letter, accuses of
// fraud or lies, or takes for known what nobody has said.
func TestTrap29FactsOnly(t *testing.T) {
	accuses := regexp.MustCompile(`(?i)\bfraud|\blie[sd]?\b|\blying\b|dishonest|\bas you (?:well )?know\b|of course|obviously|undoubtedly|hired gun|sham\b`)
	texts := map[string]string{}
	l := load(t)
	for _, a := range l.Authorities {
		texts[a.ID] = a.Proposition
	}
	for _, r := range l.Regimes() {
		texts[r.ID] = strings.Join(append(slices.Clone(r.Instead), r.Cautions...), "\n")
	}
	for _, c := range l.Clocks {
		texts[c.ID()] = strings.Join(append(slices.Clone(c.Late), c.Caution), "\n")
	}
	letters, err := filepath.Glob("../../templates/*/*.md")
	if err != nil || len(letters) < 20 {
		t.Fatalf("%d letters: %v", len(letters), err)
	}
	for _, file := range letters {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	for where, text := range texts {
		if word := accuses.FindString(text); word != "" {
			t.Errorf("%s: %q", where, word)
		}
	}
}
