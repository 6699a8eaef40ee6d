package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"

	"github.com/goccy/go-yaml"
)

// probeFile is one made-up case with single sentences of a report: one that the
// case contradicts and a twin that it does not.
type probeFile struct {
	Case   appeal.Case
	Papers map[string]string
	Probes []struct {
		Class, Section, With, Wrong, Right string
	}
}

// What has been reached.
const (
	probesFound   = 0.78
	probesFlagged = 2
)

// TestProbes counts, by class of fact, how many false sentences are found and
// how many true ones are flagged.
func TestProbes(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "probes", "*.yaml"))
	found, all, flagged := map[string]int{}, map[string]int{}, 0
	total, hits := 0, 0
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var f probeFile
		if err := yaml.Unmarshal(b, &f); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		in := Input{Case: &f.Case, Clinic: tables(t), Documents: map[string]*report.Report{}}
		for id, text := range f.Papers {
			in.Documents[id] = report.FromText(text)
		}
		for _, p := range f.Probes {
			all[p.Class]++
			total++
			in.Report = probed(p.With, p.Section, p.Wrong)
			if rule := quoted1(Run(in), p.Wrong, true); rule != "" && rule != worthRule { // who asks of everything finds nothing
				found[p.Class]++
				hits++
			} else {
				t.Logf("not found: %s: %s: %s", filepath.Base(path), p.Class, p.Wrong)
			}
			in.Report = probed(p.With, p.Section, p.Right)
			if rule := quoted1(Run(in), p.Right, false); rule != "" {
				flagged++
				t.Logf("FLAGGED by %s: %s", rule, p.Right)
			}
		}
	}
	for c, n := range all {
		t.Logf("%-20s %d of %d", c, found[c], n)
	}
	t.Logf("found %d of %d, flagged %d", hits, total, flagged)
	if share := float64(hits) / float64(max(1, total)); share < probesFound || flagged > probesFlagged {
		t.Errorf("found %.2f of the false sentences, want %.2f; flagged %d true ones, at most %d", share, probesFound, flagged, probesFlagged)
	}
}

func probed(with, section, text string) *report.Report {
	return report.FromText(with + "\n\n" + section + "\n\n" + text + "\n")
}

func quoted1(res Result, text string, low bool) string {
	for _, f := range res.Findings {
		if (low || f.Confidence != appeal.Low) && f.Quote != "" && overlap(f.Quote, text) >= 0.6 && (strings.Contains(text, f.Quote) || strings.Contains(f.Quote, text)) {
			return f.Rule
		}
	}
	return ""
}
