package review

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestOnlyOtherSide: a study with findings on one side alone, told of the other.
func TestOnlyOtherSide(t *testing.T) {
	const paper = "NERVE CONDUCTION STUDY\nPatient: Ruth\n\nFibrillations and large motor units in right tibialis anterior and right L5 paraspinals. Left side normal. Impression: chronic right L5 radiculopathy.\n"
	const both = "NERVE CONDUCTION STUDY\nPatient: Ruth\n\nFibrillations in right tibialis anterior. Fibrillations in left tibialis anterior.\n"
	for _, tt := range []struct {
		paper, told string
		want        bool
	}{
		{paper, "It gave signs of an old affection of the fifth lumbar root on the left.", true},
		{paper, "This showed chronic changes on the left.", true},
		{paper, "It gave signs of an old affection of the fifth lumbar root on the right.", false},
		{paper, "It was normal on the left.", false},
		{paper, "It showed no changes on the left.", false},
		{both, "It gave signs of an old affection of the fifth lumbar root on the left.", false},
		{paper, "She has pain in the left arm.", false},
	} {
		c := sample()
		c.Documents = []appeal.Document{c.Documents[0], {ID: "emg", Title: "Electromyography, lower limbs", Date: day("2025-02-09"), Author: "B. Thornbury, M.D.", Kind: appeal.TestResult}}
		rep := report.FromText("SUMMARY OF RECORDS\n\nThe electrical study of February 9, 2025 was made by Dr. Thornbury. " + tt.told + "\n")
		in := Input{Case: c, Report: rep, Clinic: tables(t), Documents: map[string]*report.Report{"emg": report.FromText(tt.paper)}}
		found := false
		for _, f := range Run(in).Findings {
			found = found || f.Rule == "side-in-paper"
		}
		if found != tt.want {
			t.Errorf("%q: %v, want %v", tt.told, found, tt.want)
		}
	}
}
