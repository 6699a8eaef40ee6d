package law

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
)

func over(t *testing.T, c *appeal.Case) []string {
	t.Helper()
	var out []string
	for _, d := range load(t).Over(c, ymd(2026, 3, 1)) {
		out = append(out, d.Step+" "+d.Conservative.String())
	}
	slices.Sort(out)
	return out
}

func TestWhatWasDoneIsOver(t *testing.T) {
	appealed := appeal.LogEntry{Date: ymd(2025, 9, 1), What: "appeal sent"}
	decided := appeal.LogEntry{Date: ymd(2025, 10, 6), What: "appeal denied"}
	second := func(c *appeal.Case) {
		c.EarlierDenials = []appeal.Denial{c.Denial}
		c.Denial = appeal.Denial{Date: ymd(2025, 10, 2), Received: ymd(2025, 10, 6), DeadlineStated: ymd(2026, 4, 1)}
		c.Log = []appeal.LogEntry{decided, appealed} // the order of the log does not matter
	}
	for _, row := range []struct {
		name   string
		change func(*appeal.Case)
		want   []string
	}{
		{"nothing sent", func(*appeal.Case) {}, nil},
		{"appeal sent", func(c *appeal.Case) { c.Log = []appeal.LogEntry{appealed} }, []string{"internal-appeal 2026-01-16"}},
		{"decided", second, []string{"decide-appeal 2025-10-16", "internal-appeal 2026-01-16"}},
		{"second appeal sent", func(c *appeal.Case) {
			second(c)
			c.Log = append(c.Log, appeal.LogEntry{Date: ymd(2026, 2, 2), What: "second appeal sent"})
		}, []string{"internal-appeal 2026-01-16", "second-internal-appeal 2026-04-01"}},
		{"a later appeal is no matter of the first denial", func(c *appeal.Case) {
			second(c)
			c.Log = []appeal.LogEntry{{Date: ymd(2026, 2, 2), What: "plan-documents request sent"}}
		}, []string{"internal-appeal 2026-01-16"}},
	} {
		c := disabilityCase()
		row.change(c)
		if got := over(t, c); !slices.Equal(got, row.want) {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

// TestTheRuleIsSaidBesideAShorterNotice: a notice that gives less than the rule does not
// make the appeal late without a word of the rule's own day, also where the day of
// receipt is not known.
func TestTheRuleIsSaidBesideAShorterNotice(t *testing.T) {
	l := load(t)
	c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.ERISADisability, State: "OH"}, Denial: appeal.Denial{Date: ymd(2026, 7, 6), DeadlineStated: ymd(2026, 10, 4)}}
	for asOf, want := range map[appeal.Day]string{ymd(2026, 11, 22): "passed 49 days ago, but the rule, counted from the day printed on the notice, gives until Thursday, December 31, 2026 (39 days left)", ymd(2027, 1, 4): "It may or may not be too late"} {
		d, ok := find(first(l.Deadlines(c, asOf)), "internal-appeal")
		if !ok || d.Conservative != ymd(2026, 10, 2) || len(d.Late) == 0 || !strings.Contains(d.Late[0], want) {
			t.Errorf("as of %s: %v %q", asOf, d.Conservative, d.Late)
		}
	}
}

// TestNoRuleIsNamedWhereTheNoticeAloneCounts: of a day that only the notice gives no
// rule is said to have one.
func TestNoRuleIsNamedWhereTheNoticeAloneCounts(t *testing.T) {
	l := load(t)
	c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.WorkersComp, State: "PA"}, Denial: appeal.Denial{Date: ymd(2026, 10, 5), Received: ymd(2026, 10, 7), DeadlineStated: ymd(2026, 10, 25)}}
	for _, asOf := range []appeal.Day{ymd(2026, 10, 24), ymd(2026, 11, 22)} {
		d, ok := find(first(l.Deadlines(c, asOf)), "appeal-or-dispute-denial")
		if said := strings.Join(d.Late, " "); !ok || strings.Contains(said, "rule's own") || !strings.Contains(said, "the last day that your notice gives") {
			t.Errorf("as of %s: %q", asOf, said)
		}
	}
}
