package review

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestAskedAbout holds what was answered at a visit beside the history: the
// first report of each row differs, the second says the same in other words.
func TestAskedAbout(t *testing.T) {
	for _, c := range []struct{ note, differs, same string }{
		{"headaches (I said four a week)", "Headaches come about once a month.", "Headaches come three to five times a week."},
		{"alcohol (I said two glasses of wine on Saturdays)", "He takes wine nightly.", "He drinks wine on Saturdays."},
		{"whether I smoked (I said never, not one cigarette)", "He has a remote smoking history of ten pack-years.", "He has never smoked."},
		{"golf (I said not since 2023)", "On Thursdays he is to be found on the golf course; he plays golf regularly.", "He no longer plays golf."},
		{"whether I sold the practice (I said no, my associate runs it)", "The practice has been sold.", "The practice has not been sold."},
	} {
		for text, want := range map[string]bool{c.differs: true, c.same: false} {
			in := Input{Case: &appeal.Case{}, Report: report.FromText("HISTORY\n\n" + text + " He lives in a house in town.\n"), Clinic: tables(t)}
			in.Case.Exam.Notes.Questions = []string{c.note}
			got := false
			for _, f := range askedAbout(Read(in)) {
				got = got || !strings.Contains(f.Why, "do they say the same")
			}
			if got != want {
				t.Errorf("%q beside %q: found %v, want %v", text, c.note, got, want)
			}
		}
	}
}

// TestOwnApart sets an opinion against the report's own examination, and leaves
// it where the two speak of other things or sides.
func TestOwnApart(t *testing.T) {
	for text, want := range map[string]bool{
		"EXAMINATION\n\nThere was pitting edema over the dorsum of the right hand.\n\nDISCUSSION\n\nThere is no edema of the right hand.\n":      true,
		"EXAMINATION\n\nThere was pitting edema over the dorsum of the left foot.\n\nDISCUSSION\n\nThere is no edema of the right hand.\n":       false,
		"EXAMINATION\n\nThere was no edema.\n\nDISCUSSION\n\nThere is no edema of the right hand.\n":                                             false,
		"EXAMINATION\n\nConvergence was reduced and provoked nausea.\n\nDISCUSSION\n\nConvergence is normal and needs no treatment.\n":           true,
		"EXAMINATION\n\nConvergence was 6 cm, without symptoms.\n\nDISCUSSION\n\nConvergence is normal and needs no treatment.\n":                false,
		"EXAMINATION\n\nPlease state whether further injections are necessary.\n\nDISCUSSION\n\nThere is no need for injections in this case.\n": false,
	} {
		in := Input{Case: &appeal.Case{}, Report: report.FromText(text), Clinic: tables(t)}
		if got := len(ownApart(Read(in))) > 0; got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
}

// TestRates reads how often something comes, in times a month.
func TestRates(t *testing.T) {
	for text, want := range map[string]float64{
		"four a week": 17.2, "once or twice in a fortnight": 2.15, "every day": 30, "about once monthly": 1, "three times per year": 0.25, "never": 0, "every other day": 15,
	} {
		got := howOften(text)
		if len(got) == 0 || got[0].lo < want*0.95 || got[0].lo > want*1.05 {
			t.Errorf("howOften(%q) = %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{"three months of therapy", "for two weeks", "she walks two blocks a day"} {
		if got := howOften(text); len(got) > 0 {
			t.Errorf("howOften(%q) = %v, want none", text, got)
		}
	}
}
