package letter_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// followUps are the letters that speak of what was sent and what came.
var followUps = []string{"second-demand", "late-decision", "extension-request", "new-evidence-reply", "rebuttal-followup", "regulator-complaint", "mailing-declaration"}

// laterCases are sample cases some months on, with their logs.
func laterCases(t testing.TB) map[string]letter.Data {
	t.Helper()
	base := sampleCases(t)
	out := map[string]letter.Data{}
	later := func(name, date string, edit func(*appeal.Case)) {
		c := *base[name].Case
		edit(&c)
		data := base[name]
		data.Case, data.Date, data.Items = &c, day(t, date), []string{"B2", "b6", "A4"}
		if len(data.Labels) > 0 { // the packet that went out held all but the paper that came last
			data.Sent = map[string]bool{}
			for id := range data.Labels {
				data.Sent[id] = id != "jobdesc-2019"
			}
		}
		out[name+"-later"] = withLaw(t, data)
	}
	entry := func(date, what, channel, confirmation string) appeal.LogEntry {
		return appeal.LogEntry{Date: day(t, date), What: what, Channel: channel, Confirmation: confirmation}
	}
	later("erisa-disability", "2026-02-20", func(c *appeal.Case) {
		c.Log = []appeal.LogEntry{
			entry("2025-08-04", "claims-file request sent", "certified-mail", "9407 1118 9956 0000 1234 56"), entry("2025-09-15", "claims file received", "", ""),
			entry("2026-02-12", "rebuttal-request sent", "fax", ""), entry("2025-11-12", "appeal sent by certified mail", "certified-mail", "9407 1118 9956 0000 9876 54"),
			entry("2026-02-17", "new evidence received", "", ""),
		}
		c.Claim.Funding = "insured"
	})
	later("erisa-health", "2025-09-20", func(c *appeal.Case) {
		c.Log = []appeal.LogEntry{entry("2025-07-20", "claims-file request sent", "", ""), entry("2025-09-01", "rebuttal-request sent", "", "")}
	})
	later("workers-comp", "2026-02-02", func(c *appeal.Case) {
		c.Log = []appeal.LogEntry{entry("2025-12-01", "claims-file request sent", "mail", ""), entry("2025-12-08", "appeal sent", "fax", "ok 14:22"), entry("2026-01-10", "rebuttal-request sent", "", ""), entry("2026-01-30", "new evidence received", "", "")}
	})
	later("private-disability", "2025-12-01", func(c *appeal.Case) {
		c.Log = []appeal.LogEntry{entry("2025-08-20", "claims-file request sent", "", ""), entry("2025-09-03", "appeal sent", "portal", "")}
	})
	return out
}

// TestFollowUps writes the letters that rest on the log.
func TestFollowUps(t *testing.T) {
	t.Parallel()
	for name, data := range laterCases(t) {
		for _, id := range followUps {
			l, err := letter.Compose(id, data)
			var refused *letter.RefusedError
			if errors.As(err, &refused) {
				golden(t, name+"/"+id+".refused.txt", refused.Error()+"\n"+strings.Join(refused.Alternatives, "\n")+"\n")
				continue
			}
			if err != nil {
				t.Fatalf("%s %s: %v", name, id, err)
			}
			golden(t, name+"/"+id+".md", letter.Markdown(l))
			for _, u := range letter.Check(l, data) {
				if u.Kind == letter.Quotation && data.Report == nil {
					continue // these samples have findings and no report to hold them to
				}
				t.Errorf("%s %s: %s %q from %v in %q", name, id, u.Kind, u.Fact, u.Source, u.Sentence)
			}
		}
	}
}

// TestMissingItems: a second demand asks under the first request's numbers and
// names those that do not exist.
func TestMissingItems(t *testing.T) {
	t.Parallel()
	data := laterCases(t)["workers-comp-later"]
	text := letter.Text(compose(t, "second-demand", data))
	if strings.Index(text, "A4.") > strings.Index(text, "B2.") || !strings.Contains(text, "B6. Every draft of the report") {
		t.Errorf("items out of order or without their words:\n%s", text)
	}
	data.Items = []string{"B2", "Z9"}
	_, err := letter.Compose("second-demand", data)
	var unknown *letter.UnknownItemError
	if !errors.As(err, &unknown) || unknown.Item != "Z9" || !slices.Contains(unknown.Have, "B2") {
		t.Errorf("an unknown item: %v", err)
	}
	data.Items = nil
	if l := compose(t, "second-demand", data); !slices.ContainsFunc(l.Gaps, func(g letter.Gap) bool { return g.Key == "items" }) {
		t.Errorf("no item named, and no gap: %+v", l.Gaps)
	}
}

// TestLate: a letter says that a decision is late only when it is, and names
// the day with the extension as well.
func TestLate(t *testing.T) {
	t.Parallel()
	data := laterCases(t)["erisa-disability-later"]
	for _, test := range []struct{ date, want string }{
		{"2025-12-20", "is due by December 27, 2025"},
		{"2026-01-05", "unless you gave notice by that day"},
		{"2026-02-20", "Even with the one extension that the rule allows, the time ended on February 10, 2026, unless it stood still"},
	} {
		data.Date = day(t, test.date)
		data = withLaw(t, data)
		l := compose(t, "late-decision", data)
		if text := letter.Text(l); !strings.Contains(text, test.want) {
			t.Errorf("on %s: want %q in\n%s", test.date, test.want, text)
		}
		if early := slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.not-late" }); early != (test.date == "2025-12-20") {
			t.Errorf("on %s: said to be early %v", test.date, early)
		}
	}
}

// TestLateCarePlan: whether care was given yet and how many appeals the plan has
// is not known, so no later day is conceded.
func TestLateCarePlan(t *testing.T) {
	t.Parallel()
	data := laterCases(t)["erisa-health-later"]
	sent := data.Case.Denial.Date.AddDays(40)
	c := *data.Case
	c.Log = []appeal.LogEntry{{Date: sent, What: "appeal sent"}}
	data.Case = &c
	for days, want := range map[int][]string{
		10: {"the decision is due:"},
		20: {"the decision is due:", "At least the first of them has passed"},
		70: {"the decision was due:", "All of these days have passed."},
	} {
		data.Date = sent.AddDays(days)
		data = withLaw(t, data)
		text := letter.Text(compose(t, "late-decision", data))
		for _, w := range append(want, "by "+sent.AddDays(15).Long()+", if the treatment has not been given yet and the plan has two levels of appeal (29 C.F.R. § 2560.503-1(i)(2)(ii))",
			"by "+sent.AddDays(30).Long()+", if the treatment has not been given yet and the plan has one level of appeal") {
			if !strings.Contains(text, w) {
				t.Errorf("after %d days: want %q in\n%s", days, w, text)
			}
		}
		if strings.Contains(text, "at the latest") || days == 10 && strings.Contains(text, "passed") {
			t.Errorf("after %d days:\n%s", days, text)
		}
	}
}

// TestFollowUpsFinal: with the log complete, the letters become final without a
// gap and pass the lock.
func TestFollowUpsFinal(t *testing.T) {
	t.Parallel()
	data := laterCases(t)["erisa-disability-later"]
	data.Final = true
	for _, id := range []string{"second-demand", "late-decision", "extension-request", "new-evidence-reply", "rebuttal-followup", "rebuttal-thanks", "rebuttal-agrees", "rebuttal-declined", "mailing-declaration", "cover-letter", "fax-cover", "records-request", "ime-notes", "ime-preparation", "witness-statement"} {
		data.To = ""
		if id == "records-request" || strings.HasPrefix(id, "rebuttal") {
			data.To = "Omar J. Whitcombe, D.O."
		}
		l, err := letter.Compose(id, data)
		var gaps *letter.GapsError
		if errors.As(err, &gaps) && len(gaps.Gaps) == 1 && strings.HasSuffix(gaps.Gaps[0].Key, ".address") {
			continue // the sample case does not have this physician's address
		}
		if err != nil {
			t.Errorf("%s: %v", id, err)
			continue
		}
		if loose := letter.Check(l, data); len(loose) > 0 || l.Draft {
			t.Errorf("%s: unsourced: %+v", id, loose)
		}
	}
}

// TestLevels: with an earlier decision the appeal is a second-level one.
func TestLevels(t *testing.T) {
	t.Parallel()
	data := sampleCases(t)["erisa-disability"]
	c := *data.Case
	c.EarlierDenials = []appeal.Denial{{Date: day(t, "2025-01-10")}}
	data.Case = &c
	l := compose(t, "appeal", data)
	if !strings.HasPrefix(l.Title, "Second-level appeal") || !strings.Contains(letter.Text(l), "Second-level appeal of adverse benefit determination dated July 21, 2025") {
		t.Errorf("title %q", l.Title)
	}
}
