package letter_test

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

func problem(l letter.Letter, id string) (appeal.Problem, bool) {
	i := slices.IndexFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == id })
	if i < 0 {
		return appeal.Problem{}, false
	}
	return l.Problems[i], true
}

// undecidedCase is the lumbar case as it is before anyone decided anything.
func undecidedCase(t *testing.T) letter.Data {
	data := lumbar(t)
	c := *data.Case
	c.Review = nil
	data.Case, data.Found, data.Findings, data.Final = &c, data.Findings, nil, true
	data.Favorable, data.Admissions = data.Admissions, nil
	return data
}

// TestFinalStatesNothingUndecided: what nobody decided is not in a final
// letter, in no section, and the person is told how much that is.
func TestFinalStatesNothingUndecided(t *testing.T) {
	t.Parallel()
	data := undecidedCase(t)
	l := compose(t, "appeal", data)
	text := letter.Text(l)
	for _, not := range []string{"not listed in the report", "Records that the report does not list", "the report lists", "Not found in the report", "The report does not set", "The report itself records", "in my favor\n"} {
		if strings.Contains(text, not) {
			t.Errorf("a final letter without a decided finding says %q", not)
		}
	}
	if p, ok := problem(l, "letter.undecided"); !ok || p.Args["n"] != itoa(len(data.Found)) {
		t.Errorf("undecided findings: %+v, want %d", p, len(data.Found))
	}
	if _, ok := problem(l, "letter.no-findings"); !ok {
		t.Error("nothing says that no point goes in")
	}
	if p, ok := problem(l, "letter.admissions-one"); !ok || p.Args["id"] != "a1" {
		t.Errorf("admission left out: %+v", p)
	}

	data.Case.Review = []appeal.Decision{{Finding: "f4", Keep: "keep"}, {Finding: "a1", Keep: "keep"}}
	data.Admissions = data.Favorable
	for _, f := range data.Found {
		if f.ID == "f4" {
			data.Findings = append(data.Findings, f)
		}
	}
	l = compose(t, "appeal", data)
	text = letter.Text(l)
	if !strings.Contains(text, "One record that bears on the decision is not listed in the report") || !strings.Contains(text, "effort was described as good") {
		t.Errorf("the kept record or admission is missing:\n%s", text)
	}
	if p, _ := problem(l, "letter.undecided"); p.Args["n"] != itoa(len(data.Found)-1) {
		t.Errorf("undecided after one decision: %+v", p)
	}
	if _, ok := problem(l, "letter.admissions-one"); ok {
		t.Error("a kept admission is still said to be left out")
	}
	if l := compose(t, "claims-file", data); len(l.Problems) > 0 {
		t.Errorf("a letter without findings: %+v", l.Problems)
	}
}

// TestReasonsArgueFromWhatGoesIn: the sentence under a reason stands only
// where a point or a record bears it out, and no quotation helps the denial.
func TestReasonsArgueFromWhatGoesIn(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	c := *data.Case
	c.Denial.Reasons = []string{"the premium was not paid on time"}
	data.Case = &c
	text := letter.Text(compose(t, "appeal", data))
	_, answer, _ := strings.Cut(text, "Reason 1.")
	answer, _, _ = strings.Cut(answer, "The examination and the report")
	if strings.Contains(answer, "Point ") || strings.Contains(answer, "says: “") || strings.Contains(answer, "as follows") {
		t.Errorf("points about the back answer a premium:\n%s", answer)
	}
}

// TestNotListedInFinal: a kept finding that names its record by its title alone
// still brings the record into the final letter's table; a dropped one takes it
// out of the draft.
func TestNotListedInFinal(t *testing.T) {
	t.Parallel()
	for _, keep := range []string{"keep", "drop"} {
		data := lumbar(t)
		data.Final = keep == "keep"
		for i, f := range data.Findings {
			if f.ID == "f4" {
				data.Findings[i].Subject = "Functional capacity evaluation"
			}
		}
		for i, d := range data.Case.Review {
			if d.Finding == "f4" {
				data.Case.Review[i].Keep = keep
			}
		}
		text := letter.Text(compose(t, "appeal", data))
		want := "It does not list two"
		if keep == "drop" {
			want = "It does not list one"
		}
		if !strings.Contains(text, want) {
			t.Errorf("%s: want %q", keep, want)
		}
	}
}

// TestDraftShowsNoAdmissionUnasked: a draft marks an admission that nobody
// decided, as it marks a finding; one that is left out is told.
func TestDraftShowsNoAdmissionUnasked(t *testing.T) {
	t.Parallel()
	data := undecidedCase(t)
	data.Final, data.Admissions = false, data.Favorable
	if text := letter.Text(compose(t, "appeal", data)); !strings.Contains(text, "effort was described as good.” (report p. 3, l. 8) (not yet confirmed)") {
		t.Errorf("an undecided admission is not marked:\n%s", text)
	}
	data.Admissions, data.Case.Review = nil, []appeal.Decision{{Finding: "f4", Keep: "keep"}}
	l := compose(t, "appeal", data)
	if text := letter.Text(l); strings.Contains(text, "effort was described as good") {
		t.Error("an admission that nobody decided is in the draft")
	}
	if _, ok := problem(l, "letter.admissions-one"); !ok {
		t.Error("nothing tells of the admission that is left out")
	}
}
