package intake

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

func reflectText(v any) string { return fmt.Sprint(v) }

func day(y, m, d int) appeal.Day { return appeal.DayOf(dateOf(y, m, d)) }

func TestCheckFindsWhatIsOdd(t *testing.T) {
	tests := []struct {
		name   string
		change func(c *appeal.Case)
		want   []string
	}{
		{"nothing odd", func(*appeal.Case) {}, nil},
		{"received before it was written", func(c *appeal.Case) { c.Denial.Received = day(2026, 6, 30) }, []string{"denial.received odd.received-early"}},
		{"received late", func(c *appeal.Case) { c.Denial.Received = day(2026, 7, 22) }, []string{"denial.received odd.received-late"}},
		{"fifteen days are not late", func(c *appeal.Case) { c.Denial.Received = day(2026, 7, 21) }, nil},
		{"date ahead", func(c *appeal.Case) { c.Denial.Date = day(2027, 1, 1); c.Denial.Received = appeal.Day{} }, []string{"denial.date odd.future"}},
		{"deadline before the letter came", func(c *appeal.Case) { c.Denial.Received, c.Denial.DeadlineStated = day(2026, 7, 10), day(2026, 7, 8) }, []string{"denial.deadline_stated odd.deadline-before-receipt"}},
		{"deadline ahead is right", func(c *appeal.Case) { c.Denial.DeadlineStated = day(2027, 1, 1) }, nil},
		{"exam after its report", func(c *appeal.Case) { c.Exam.Date = day(2026, 6, 20) }, []string{"exam.date odd.exam-after-report"}},
		{"exam after the denial", func(c *appeal.Case) { c.Exam.Date = day(2026, 7, 20); c.Documents[0].Date = day(2026, 7, 21) }, []string{"exam.date odd.exam-after-denial"}},
		{"ended first", func(c *appeal.Case) { c.Exam.Notes.Started = "10:23"; c.Exam.Notes.Ended = "10:05" }, []string{"exam.notes.ended odd.ended-before-started"}},
		{"too old", func(c *appeal.Case) { c.Claimant.DateOfBirth = day(1901, 1, 1) }, []string{"claimant.date_of_birth odd.age"}},
		{"not born yet", func(c *appeal.Case) { c.Claimant.DateOfBirth = day(2078, 1, 1) }, []string{"claimant.date_of_birth odd.future", "claimant.date_of_birth odd.born-after-exam"}},
		{"spreadsheet", func(c *appeal.Case) { c.Claim.ClaimNumber = "1.23E+11"; c.Claim.PolicyNumber = "20863.0" }, []string{"claim.policy_number odd.spreadsheet", "claim.claim_number odd.spreadsheet"}},
		{"lost zero", func(c *appeal.Case) { c.Claimant.Address = []string{"1 Main", "Boston, MA 2116"} }, []string{"claimant.address[1] odd.zip"}},
		{"claim number for an address", func(c *appeal.Case) {
			c.Claim.ClaimNumber = "LTD 4471-20863"
			c.Claim.Insurer.Address = []string{"ltd4471-20863", "Dayton, OH 45402"}
			c.Claimant.Address = []string{"GLTD-009114"}
		}, []string{"claimant.address odd.no-address", "claim.insurer.address odd.no-address"}},
		{"house number is no ZIP", func(c *appeal.Case) { c.Claimant.Address = []string{"PO 2116", "Boston, MA 02116"} }, nil},
		{"side", func(c *appeal.Case) {
			c.Diagnoses = []appeal.Diagnosis{{Name: "carpal tunnel syndrome"}, {Name: "hypothyroidism"}}
		}, []string{"diagnoses[0].side odd.side"}},
		{"one paper as report and denial", func(c *appeal.Case) { c.Denial.Document = "ime" }, []string{"denial.document odd.report-is-denial"}},
		{"file twice", func(c *appeal.Case) { c.Documents[1].File = "report.pdf" }, []string{"documents[1].file odd.file-twice"}},
		{"filed before it happened", func(c *appeal.Case) { c.Claim.DateOfInjury = day(2026, 2, 2); c.Claim.Filed = day(2026, 1, 1) }, []string{"claim.filed odd.filed-before-injury"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &appeal.Case{
				Claimant: appeal.Claimant{DateOfBirth: day(1978, 9, 14)},
				Denial:   appeal.Denial{Date: day(2026, 7, 6), Received: day(2026, 7, 10)},
				Exam:     appeal.Exam{Date: day(2026, 6, 10), Report: "ime"},
				Documents: []appeal.Document{
					{ID: "ime", Kind: appeal.ReportKind, Date: day(2026, 6, 15), File: "report.pdf"},
					{ID: "mri", Kind: appeal.Imaging, Date: day(2026, 1, 15), File: "mri.pdf"},
				},
			}
			tt.change(c)
			var got []string
			for _, p := range Check(c, today) {
				if p.Level != appeal.LevelMissing {
					got = append(got, p.Where+" "+p.ID)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckNamesWhatIsMissingThoughNotKnown(t *testing.T) {
	c := &appeal.Case{NotKnown: []string{"denial.date"}, Documents: []appeal.Document{{ID: "x"}}}
	var got []string
	for _, p := range Check(c, today) {
		got = append(got, p.Where)
	}
	for _, want := range []string{"denial.date", "exam.report", "denial.document", "physicians[0].name", "documents[0].file", "documents[0].kind"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not named as missing", want)
		}
	}
	if slices.Contains(got, "witness.name") {
		t.Error("what is not needed is named")
	}
}
