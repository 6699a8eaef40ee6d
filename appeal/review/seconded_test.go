package review

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestSeconded: a point on the visit cites the paper that tells the thing as the
// claimant does, and no paper that leaves it open, warns of it, or tells another.
func TestSeconded(t *testing.T) {
	c := sample()
	c.Exam.Notes.Remarks = append(c.Exam.Notes.Remarks, "I told him I was driving", "I said I have nightmares every week")
	for _, x := range []struct{ section, text, paper, want string }{
		{"HISTORY", "He was the front-seat passenger of a van.", "Belted driver, struck from the left.", "Belted driver"},
		{"HISTORY", "He was the front-seat passenger of a van.", "Advised on seat belts for driver and passenger.", ""},
		{"HISTORY", "She denied loss of consciousness.", "Concussion with brief loss of consciousness.", "brief loss"},
		{"HISTORY", "She denied loss of consciousness.", "No loss of consciousness was seen.", ""},
		{"HISTORY", "She denied loss of consciousness.", "Return to the clinic if loss of consciousness occurs.", ""},
		{"HISTORY", "She denied nightmares.", "Nightmares 3 to 4 per week on prazosin 6 mg. Passive thoughts of death, no plan.", "Nightmares 3 to 4"},
		{"HISTORY", "She denied nightmares.", "Her son has nightmares since the crash.", ""},
		{"HISTORY", "She denied any falls.", "Three falls since January.", "Three falls"},
		{"HISTORY", "She denied any falls.", "Five falls since January.", ""},
		{"HISTORY", "She denied any falls.", "Fall precautions were explained.", ""},
		{"HISTORY", "She smokes one pack of cigarettes a day.", "Nonsmoker since 2010.", "Nonsmoker"},
		{"HISTORY", "She smokes one pack of cigarettes a day.", "Smoking was discussed at length today.", ""},
		{"HISTORY", "She had three weeks of physical therapy.", "Physical therapy twice weekly, 20 weeks in all.", "20 weeks"},
		{"HISTORY", "She had three weeks of physical therapy.", "Physical therapy is planned for four weeks.", ""},
		{"MEDICATIONS", "She takes no psychiatric medication.", "Sertraline 100 mg, well tolerated.", "Sertraline 100"},
		{"MEDICATIONS", "She takes no psychiatric medication.", "Sertraline 100 mg was stopped in spring.", ""},
		{"MEDICATIONS", "She takes no psychiatric medication.", "Sertraline 50 mg, to be raised slowly.", ""},
		{"EXAMINATION", "Deep tendon reflexes were 2+ and symmetric.", "Left ankle reflex absent today.", "ankle reflex absent"},
		{"EXAMINATION", "Deep tendon reflexes were 2+ and symmetric.", "Reflexes 2+ throughout, left ankle reflex diminished.", ""},
		{"EXAMINATION", "Deep tendon reflexes were 2+ and symmetric.", "Hoffmann positive on the right.", ""},
		{"EXAMINATION", "Deep tendon reflexes were 2+ and symmetric.", "Strength 4/5 on the left.", ""},
	} {
		papers := map[string]*report.Report{"voll": report.FromText(x.paper)}
		res := Run(Input{Case: c, Report: report.FromText(x.section + "\n\n" + x.text + "\n"), Clinic: tables(t), Documents: papers})
		var got []string
		for _, f := range res.Findings {
			for _, place := range f.Against {
				if f.Confidence != appeal.Low && strings.HasPrefix(place, "document:voll#p1,l") {
					got = append(got, f.Contrary...)
				}
			}
		}
		if all := strings.Join(got, "; "); (x.want == "") != (all == "") || !strings.Contains(all, x.want) {
			t.Errorf("%q beside %q cites %q, want %q", x.text, x.paper, all, x.want)
		}
	}
}

// TestSecondedJob: the paper on the claimant's own work stands beside another
// job, and the analysis of a job that was offered does not.
func TestSecondedJob(t *testing.T) {
	c := sample()
	c.Documents = append(c.Documents,
		appeal.Document{ID: "own", Title: "Job description, roofer", Date: day("2023-01-02"), Kind: appeal.OtherPaper},
		appeal.Document{ID: "offered", Title: "Job analysis, bench assembler", Date: day("2024-12-02"), Kind: appeal.OtherPaper})
	res := Run(Input{Case: c, Report: report.FromText("HISTORY\n\nShe was employed as a telephone clerk at a desk, seated all day.\n"), Clinic: tables(t)})
	for _, f := range res.Findings {
		if f.Subject == "Occupation" && slices.Contains(f.Against, "document:own") && !slices.Contains(f.Against, "document:offered") {
			return
		}
	}
	t.Errorf("no point on the occupation cites the paper on it alone: %+v", res.Findings)
}
