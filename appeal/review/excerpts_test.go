package review

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"

	"github.com/goccy/go-yaml"
)

// excerpt is a few passages of a made-up report. Without Say nothing is wrong.
type excerpt struct {
	Name, Examiner, Text string
	Say                  struct {
		Kind  string
		Quote []string
	}
}

// TestExcerpts reviews passages of many fields of medicine: how many planted
// defects are found, with their kind, and how many innocent passages flagged.
func TestExcerpts(t *testing.T) {
	c := tables(t)
	for file, floor := range excerptFloors {
		b, err := os.ReadFile(filepath.Join("testdata", "excerpts", file))
		if err != nil {
			t.Fatal(err)
		}
		var rows []excerpt
		if err := yaml.Unmarshal(b, &rows); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		planted, found, innocent, flagged := 0, 0, 0, 0
		for _, row := range rows {
			res := row.review(c)
			if row.Say.Kind != "" {
				planted++
				if row.found(res) {
					found++
				} else {
					t.Logf("missed: %s%s", row.Name, told(res))
				}
				continue
			}
			innocent++
			if slices.ContainsFunc(res.Findings, accuses) {
				flagged++
				t.Logf("flagged: %s%s", row.Name, told(res))
			}
		}
		t.Logf("%s: %d of %d found, %d of %d innocent flagged", file, found, planted, flagged, innocent)
		if found < floor[0] || flagged > floor[1] {
			t.Errorf("%s: %d found, floor %d; %d flagged, at most %d", file, found, floor[0], flagged, floor[1])
		}
	}
}

// excerptFloors is what has been reached: found at least, flagged at most.
var excerptFloors = map[string][2]int{
	"first.yaml":    {58, 0},
	"second.yaml":   {23, 0},
	"innocent.yaml": {0, 0},
	"third.yaml":    {43, 0},
	"fourth.yaml":   {33, 0},
	"fifth.yaml":    {24, 0},
	"sixth.yaml":    {45, 0},
	"seventh.yaml":  {20, 0},
}

func (e excerpt) review(c *clinic.Tables) Result { return Run(e.input(c)) }

func (e excerpt) input(c *clinic.Tables) Input {
	return Input{Clinic: c, Report: report.FromText(e.Text), Case: &appeal.Case{
		Claimant: appeal.Claimant{Name: "Dana Whitfield"},
		Claim:    appeal.Claim{Kind: appeal.ERISADisability, State: "OH"},
		Exam:     appeal.Exam{Date: appeal.Day{Year: 2026, Month: 5, Date: 4}, Examiner: appeal.Examiner{Name: "P. Ames, M.D.", Specialty: e.Examiner}, Report: "ime"},
	}}
}

func (e excerpt) found(res Result) bool {
	for _, f := range slices.Concat(res.Findings, res.Admissions) {
		if !nearKind(e.Say.Kind, string(f.Kind)) {
			continue
		}
		for _, q := range e.Say.Quote {
			if overlap(f.Quote, q) >= 0.6 {
				return true
			}
		}
	}
	return false
}

// accuses reports whether a finding says, more than low, that a passage is wrong.
func accuses(f appeal.Finding) bool {
	return f.Confidence != appeal.Low && f.Quote != "" && slices.Contains([]appeal.Kind{
		appeal.InternalContradiction, appeal.UnsupportedConclusion, appeal.OutsideSpecialty, appeal.LoadedLanguage, appeal.QuestionUnanswered, appeal.FactualError,
	}, f.Kind)
}

func told(res Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		if f.Quote != "" {
			b.WriteString("\n\t" + string(f.Kind) + " " + string(f.Confidence) + " " + f.Rule + ": " + f.Quote)
		}
	}
	return b.String()
}
