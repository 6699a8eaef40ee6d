package review

import (
	"slices"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// TestLabsIn: a value is held against the limits printed beside it, and where
// none are printed nothing is said.
func TestLabsIn(t *testing.T) {
	for text, want := range map[string]int{
		"Hemoglobin   9.4 g/dL   12.0-15.5":                                  -1,
		"C-reactive protein 38 mg/L < 5":                                     1,
		"Ferritin 6 ng/mL L 13-150":                                          -1,
		"Levetiracetam level 31 mcg/mL (therapeutic range 12-46).":           0,
		"Right median latency 5.6 ms (normal below 4.4).":                    1,
		"Nerve fiber density, distal leg: 3.1 fibers/mm (normal above 7.6).": -1,
		"White cells 11,200 per cc (reference 4,000 to 10,000).":             99,
		"Heart rate 72, blood pressure 112/68.":                              99,
		"Pain 3 to 5.":                                                       99,
	} {
		got := 99
		if l := labsIn(&known{low: clinic.Fold(text)}); len(l) > 0 {
			got = l[0].beyond
		}
		if got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// TestToldOtherwise: sentences beside the papers that they tell of.
func TestToldOtherwise(t *testing.T) {
	doc := func(id, title, date string, kind appeal.DocumentKind) appeal.Document {
		return appeal.Document{ID: id, Title: title, Date: day(date), Kind: kind, Author: "Ina Roth, M.D."}
	}
	c := appeal.Case{
		Claimant: appeal.Claimant{Name: "Ann Doe", Sex: "female"},
		Claim:    appeal.Claim{DateOfInjury: day("2024-05-01")},
		Exam:     appeal.Exam{Date: day("2026-02-10"), Report: "ime"},
		Documents: []appeal.Document{
			{ID: "ime", Kind: appeal.ReportKind},
			doc("lab", "Laboratory report", "2025-11-03", appeal.TestResult),
			doc("mri", "MRI of the brain", "2025-02-20", appeal.Imaging),
			doc("op", "Operative report", "2025-04-17", appeal.Surgical),
		},
	}
	papers := map[string]*report.Report{
		"lab": report.FromText("LABORATORY REPORT\n\nHemoglobin 9.4 g/dL (normal 12.0-15.5)\n\nC-reactive protein 38 mg/L (normal below 5)\n\nVitamin B12 410 pg/mL (normal 200-900)\n\nWhite cell count 14.2 (normal 4.0-11.0)\n\nAspartate aminotransferase 88 U/L (normal 10-40)\n"),
		"mri": report.FromText("MRI OF THE BRAIN\n\nFindings: volume loss and signal increase of the left hippocampus. The right temporal pole is normal.\n"),
		"op":  report.FromText("OPERATIVE REPORT\n\nProcedure: open reduction and internal fixation of the scaphoid. The ligament was repaired.\n"),
	}
	for _, x := range []struct{ say, rule string }{
		{"The laboratory report of November 3, 2025 gave a normal hemoglobin.", "lab-limits"},
		{"In November 2025 there was no elevation of inflammatory markers.", "lab-limits"},
		{"The laboratory report of November 3, 2025 gave a normal vitamin B12.", ""},
		{"The laboratory report of November 3, 2025 gave a low hemoglobin.", ""},
		{"The dose of vitamin B12 is low and could be raised.", ""},
		{"In November 2025 vitamin B12 was normal and hemoglobin was low, with an elevated C-reactive protein.", ""},
		{"In November 2025 there was no evidence of cellulitis.", ""},
		{"In November 2025 there was no evidence of asthma and no abnormality of sickle cells.", ""},
		{"The laboratory report of November 3, 2025 gave a normal white cell count.", "lab-limits"},
		{"The laboratory report of November 3, 2025 gave a normal AST.", "lab-limits"},
		{"The MRI of February 20, 2025 showed signal increase of the right hippocampus.", "side-in-paper"},
		{"The MRI of February 20, 2025 showed signal increase of the left hippocampus.", ""},
		{"On April 17, 2025 she underwent an arthroscopic debridement.", "operation-otherwise"},
		{"On April 17, 2025 she underwent fixation and a repair.", ""},
	} {
		res := Run(Input{Case: &c, Clinic: tables(t), Documents: papers, Report: report.FromText("Summary of records\n\n" + x.say + "\n")})
		got := slices.ContainsFunc(res.Findings, func(f appeal.Finding) bool { return f.Rule == x.rule })
		any := slices.ContainsFunc(res.Findings, func(f appeal.Finding) bool {
			return f.Rule == "lab-limits" || f.Rule == "side-in-paper" || f.Rule == "operation-otherwise"
		})
		if x.rule != "" && !got || x.rule == "" && any {
			t.Errorf("%q: want %q, got %v", x.say, x.rule, res.Findings)
		}
	}
}
