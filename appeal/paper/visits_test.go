package paper

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/report"
)

// visitCase is one entry of testdata/visits.yaml: a paper, and its visits as
// "2025-03-04 p. 1 Author".
type visitCase struct {
	Name, Country, Text string
	Want                []string
}

// TestVisits reads papers of several visits, and papers with many dates that are
// no visits.
func TestVisits(t *testing.T) {
	b, err := os.ReadFile("testdata/visits.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []visitCase
	if err := yaml.UnmarshalWithOptions(b, &all, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		t.Run(c.Name, func(t *testing.T) {
			var got []string
			for _, v := range (Reader{Today: testDay, Country: c.Country}).Visits(report.FromText(c.Text)) {
				got = append(got, strings.TrimSpace(v.Date.String()+" p. "+string(rune('0'+v.Head.Ref.Page))+" "+v.Author))
			}
			if !slices.Equal(got, c.Want) {
				t.Errorf("visits:\n got %q\nwant %q", got, c.Want)
			}
		})
	}
}
