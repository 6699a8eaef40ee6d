package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// sentenceFloors is what has been reached of single sentences of an opinion, as
// examiners of many fields would write them: how many a rule asks about, and in
// innocent.txt how many more than a question says.
var sentenceFloors = map[string]int{
	"dated.txt":       30,
	"remarks.txt":     69,
	"unsupported.txt": 74,
	"innocent.txt":    0,
	"fields.txt":      37,
}

// TestSentences counts them; a sentence that is only put to the person for a check
// does not count.
func TestSentences(t *testing.T) {
	c := tables(t)
	for file, floor := range sentenceFloors {
		b, err := os.ReadFile(filepath.Join("testdata", "sentences", file))
		if err != nil {
			t.Fatal(err)
		}
		found, lines := 0, strings.Split(strings.TrimSpace(string(b)), "\n")
		for _, line := range lines {
			cs := &appeal.Case{}
			cs.Claimant.Name, cs.Exam.Examiner.Specialty, cs.Exam.Date = "Luis Arroyo", "Orthopaedic surgery", day("2025-06-01")
			res := Run(Input{Case: cs, Clinic: c, Report: report.FromText("DISCUSSION\n\nI saw the claimant in my office. " + line + "\n\nSigned, A. Examiner, M.D.")})
			said := ""
			for _, f := range res.Findings {
				if f.Rule != worthRule && f.Quote != "" && overlap(f.Quote, line) >= 0.6 && (f.Confidence != appeal.Low || file != "innocent.txt") {
					said = f.Rule
				}
			}
			if said != "" {
				found++
			}
			if (said != "") == (file == "innocent.txt") {
				t.Logf("%s: %s %s", file, line, said)
			}
		}
		t.Logf("%s: %d of %d", file, found, len(lines))
		if file == "innocent.txt" && found > floor || file != "innocent.txt" && found < floor {
			t.Errorf("%s: %d of %d, reached before: %d", file, found, len(lines), floor)
		}
	}
}
