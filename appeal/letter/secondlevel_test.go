package letter_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestASecondLevelSpeaksOfItsOwnAppeal: the appeal that the decision in hand
// has answered is not the one that waits for a decision.
func TestASecondLevelSpeaksOfItsOwnAppeal(t *testing.T) {
	t.Parallel()
	c := &appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Tom Okafor"}}
	c.Claim = appeal.Claim{Kind: appeal.ERISADisability, Country: "US", State: "OH", ClaimNumber: "7", Filed: day(t, "2025-02-01"), Insurer: appeal.Insurer{Name: "Elm Mutual", Address: []string{"1 Elm Street"}}}
	c.Denial = appeal.Denial{Date: day(t, "2026-10-05"), Received: day(t, "2026-10-09"), Reasons: []string{"able to work"}}
	c.EarlierDenials = []appeal.Denial{{Date: day(t, "2026-03-02")}}
	c.Exam = appeal.Exam{Date: day(t, "2026-09-10"), Examiner: appeal.Examiner{Name: "Paul Kerr, M.D."}}
	c.Log = []appeal.LogEntry{{Date: day(t, "2026-08-20"), What: "appeal sent"}}
	data := withLaw(t, letter.Data{Case: c, Date: day(t, "2026-11-22")})
	for _, id := range []string{"late-decision", "second-demand", "new-evidence-reply", "regulator-complaint"} {
		if text := letter.Text(compose(t, id, data)); strings.Contains(strings.ReplaceAll(text, "Date: August 20, 2026", ""), "August 20, 2026") {
			t.Errorf("%s takes the answered appeal for the one that waits:\n%s", id, text)
		}
	}
	text := letter.Text(compose(t, "appeal", data))
	if !strings.Contains(text, "who did not make any earlier decision") || strings.Contains(text, "enclosed records") {
		t.Errorf("appeal:\n%s", text)
	}
	c.Log = append(c.Log, appeal.LogEntry{Date: day(t, "2026-11-01"), What: "second appeal sent"})
	text = letter.Text(compose(t, "late-decision", withLaw(t, data)))
	if !strings.Contains(text, "On November 1, 2026 my appeal") || !strings.Contains(text, "The reason given in the decision is: able to work.") {
		t.Errorf("late-decision:\n%s", text)
	}
	c.Denial.Final = true
	l := compose(t, "appeal", withLaw(t, data))
	if !slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.already-final" }) {
		t.Error("not told that the denial is final")
	}
}

// TestACompensationDisputeSaysNothingOfTheBoardsTime: that time is kept by a
// request to the board, not by a letter to the insurer.
func TestACompensationDisputeSaysNothingOfTheBoardsTime(t *testing.T) {
	t.Parallel()
	data := sampleCases(t)["workers-comp"]
	c := *data.Case
	c.Claim.State = "OR"
	c.Denial.Date = data.Date.AddDays(-20)
	data.Case = &c
	if text := letter.Text(compose(t, "appeal", withLaw(t, data))); strings.Contains(text, "within that time") || !strings.Contains(text, "does not take the place of any petition") {
		t.Errorf("%s", text)
	}
}

// TestASecondLevelKeepsTheFirstDecision: the test of the plan and what was said
// of Social Security stand in the first decision as a rule; the history has both
// decisions and what was sent between them.
func TestASecondLevelKeepsTheFirstDecision(t *testing.T) {
	t.Parallel()
	data := sampleCases(t)["erisa-disability"]
	before := letter.Text(compose(t, "appeal", data))
	c := *data.Case
	c.EarlierDenials = []appeal.Denial{c.Denial}
	first := c.Denial.Date
	c.Denial = appeal.Denial{Date: first.AddDays(200), Received: first.AddDays(204), Reasons: []string{"able to do sedentary work"}}
	c.Log = []appeal.LogEntry{{Date: first.AddDays(150), What: "my appeal sent by fax"}, {Date: first.AddDays(30), What: "claims-file request sent"}}
	data.Case, data.Date = &c, first.AddDays(220)
	text := letter.Text(compose(t, "appeal", withLaw(t, data)))
	for _, want := range []string{"The test that applies", "Social Security", "An earlier decision on this claim is dated", first.Long(), c.Denial.Date.Long(), "The appeal was sent", "The claim file was asked for", "able to do sedentary work"} {
		if strings.Contains(before, "The test that applies") && !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Your decision says: “You also told us") || strings.Contains(text, data.Case.EarlierDenials[0].Reasons[0]) {
		t.Errorf("the first decision passes for the one in hand:\n%s", text)
	}
	c.Denial, c.EarlierDenials = c.EarlierDenials[0], nil
	c.Log = append(c.Log, appeal.LogEntry{Date: first.AddDays(200), What: "appeal decision received"})
	for _, id := range []string{"appeal", "extension-request", "late-decision"} {
		if _, err := letter.Compose(id, withLaw(t, data)); !errors.As(err, new(*letter.RefusedError)) {
			t.Errorf("%s about the decision before the one that came: %v", id, err)
		}
	}
	if text := letter.Text(compose(t, "claims-file", withLaw(t, data))); text == "" {
		t.Error("the claim file can no longer be asked for")
	}
}
