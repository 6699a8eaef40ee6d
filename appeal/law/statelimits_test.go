package law

import (
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// TestEveryStateLimitIsShown: whatever the tables hold of a State's time to dispute
// a denial of workers' compensation or auto benefits comes out as a day, or as the
// rule with what is missing to count it; where nothing was read, that is said.
func TestEveryStateLimitIsShown(t *testing.T) {
	l := load(t)
	for _, code := range l.stateCodes() {
		s, err := l.state(code)
		if err != nil {
			t.Fatal(err)
		}
		disputes := map[appeal.ClaimKind]map[string]WCDispute{appeal.WorkersComp: {"appeal-or-dispute-denial": s.WCDispute}, appeal.AutoNoFault: {}}
		if a := s.AutoDispute; a != nil && a.Suit != nil {
			disputes[appeal.AutoNoFault]["lawsuit-or-hearing"] = *a.Suit
		}
		for _, injury := range []appeal.Day{{}, ymd(2026, 3, 2), ymd(2012, 3, 2)} {
			for kind, steps := range disputes {
				c := kindCase(kind, code)
				c.Claim.DateOfInjury = injury
				clocks, unknown := l.Deadlines(c, ymd(2026, 11, 23))
				for step, w := range steps {
					said := shown(clocks, unknown, step)
					for _, words := range limitWords(s, w) {
						if !strings.Contains(said, words) {
							t.Errorf("%s, %s, injury %s: %q is not said: %s", code, kind, injury, words, said)
						}
					}
				}
				if kind != appeal.AutoNoFault {
					continue
				}
				said := shown(clocks, unknown, "appeal-or-dispute-denial")
				if !strings.Contains(said, s.Name+": no time to dispute") || s.AutoDispute != nil && !(strings.Contains(said, s.AutoDispute.Forum) && strings.Contains(said, s.AutoDispute.Note)) {
					t.Errorf("%s, auto: %s", code, said)
				}
			}
		}
	}
}

func shown(clocks []Deadline, unknown []Unknown, step string) string {
	said := needs(unknown, step)
	if d, ok := find(clocks, step); ok {
		said += d.Rule + " " + d.Caution
	}
	return said
}

// limitWords is what must be said of a limit: its length and from when it runs, where
// they were read in law that is in force; its forum and its note always.
func limitWords(s State, w WCDispute) []string {
	out := []string{s.Name + ": ", w.Forum, w.Note}
	if w.Limit.Amount != nil && w.LimitSource != "superseded" {
		out = append(out, fmt.Sprintf("%s from %s", w.Limit.words(), w.Limit.From))
	}
	return out
}

// TestNoBareID: what people read names an authority as it is cited, never by the id
// of the tables.
func TestNoBareID(t *testing.T) {
	l := load(t)
	for _, row := range l.Clocks {
		for _, text := range append([]string{row.Caution, row.Needs, row.If}, row.Late...) {
			for _, a := range l.Authorities {
				if strings.Contains(" "+text+" ", "("+a.ID+")") {
					t.Errorf("%s: %s", row.ID(), text)
				}
			}
		}
	}
}
