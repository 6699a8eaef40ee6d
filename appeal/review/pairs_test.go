package review

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"

	"github.com/goccy/go-yaml"
)

// pairCase is one made-up case and single sentences of a report about it:
// those that want a finding of one of the kinds, and look-alikes that want
// none.
type pairCase struct {
	Name   string
	Case   appeal.Case
	Papers map[string]string
	Pairs  []struct {
		In, With, Say string
		Want          []appeal.Kind
	}
}

// pairFloor is what a set of pairs has reached: the share found and the most
// look-alikes that are flagged at high or medium.
type pairFloor struct {
	found   float64
	flagged int
}

var pairFloors = map[string]pairFloor{
	"first.yaml":  {0.73, 0},
	"second.yaml": {0.78, 0},
}

// TestPairs sets single sentences of reports beside cases of many fields, each
// read alone, and counts what is found and what is flagged without cause.
func TestPairs(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "pairs", "*.yaml"))
	if extra := os.Getenv("IMEAPPEAL_PAIRS"); extra != "" {
		files = append(files, extra)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			found, wrong, flagged, innocent := 0, 0, 0, 0
			for _, c := range pairCases(t, path) {
				in := Input{Case: &c.Case, Clinic: tables(t), Documents: map[string]*report.Report{}}
				for id, text := range c.Papers {
					in.Documents[id] = report.FromText(text)
				}
				for _, p := range c.Pairs {
					in.Report = probed(p.With, p.In, p.Say)
					res := Run(in)
					if len(p.Want) == 0 {
						innocent++
						if rule := quoted1(res, p.Say, false); rule != "" {
							flagged++
							t.Logf("FLAGGED %s: %s: %s", c.Name, rule, p.Say)
						}
						continue
					}
					wrong++
					switch kinds := quotedKinds(res, p.Say); {
					case slices.ContainsFunc(p.Want, func(k appeal.Kind) bool { return slices.Contains(kinds, k) }):
						found++
					default:
						t.Logf("missed %s: %v %s", c.Name, kinds, p.Say)
					}
				}
			}
			t.Logf("%s: found %d of %d, flagged %d of %d", filepath.Base(path), found, wrong, flagged, innocent)
			floor, held := pairFloors[filepath.Base(path)]
			if share := float64(found) / float64(max(1, wrong)); held && (share < floor.found || flagged > floor.flagged) {
				t.Errorf("found %.2f, want %.2f; flagged %d, at most %d", share, floor.found, flagged, floor.flagged)
			}
		})
	}
}

func pairCases(t *testing.T, path string) []pairCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cs []pairCase
	if err := yaml.Unmarshal(b, &cs); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return cs
}

// quotedKinds are the kinds of all findings that quote the sentence.
func quotedKinds(res Result, text string) (kinds []appeal.Kind) {
	for _, f := range res.Findings {
		if f.Quote != "" && overlap(f.Quote, text) >= 0.6 && (strings.Contains(text, f.Quote) || strings.Contains(f.Quote, text)) {
			kinds = append(kinds, f.Kind)
		}
	}
	return kinds
}
