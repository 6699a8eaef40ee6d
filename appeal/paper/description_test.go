package paper

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// paperCase is one entry of testdata/documents.yaml.
type paperCase struct {
	Name, Claimant, Country, Text, Other, Given string
	Want                                        map[string]string
	DateIn                                      []string `yaml:"date_in"`
	Silent                                      []string
}

func paperCases(t testing.TB, file string) []paperCase {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var out []paperCase
	if err := yaml.UnmarshalWithOptions(b, &out, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDescribe reads the papers of testdata.
func TestDescribe(t *testing.T) {
	for _, c := range append(paperCases(t, "documents.yaml"), paperCases(t, "documents_second.yaml")...) {
		t.Run(c.Name, func(t *testing.T) {
			text := report.FromText(c.Text)
			d := Reader{Today: testDay, Country: c.Country, Claimant: c.Claimant, Given: appeal.DocumentKind(c.Given)}.Describe(text, true)
			for key, want := range c.Want {
				p, ok := d.Get(key)
				if got := fmt.Sprint(p.Value); !ok || got != want {
					t.Errorf("%s: %q, want %q (%v, doubts %v)", key, got, want, p.Found, d.Doubts)
				}
			}
			if p, ok := d.Get("date"); len(c.DateIn) > 0 && (!ok || !slices.Contains(c.DateIn, p.Found.Text) && !slices.Contains(c.DateIn, fmt.Sprint(p.Value))) {
				t.Errorf("date: %v, want one of %v", p.Value, c.DateIn)
			}
			for _, key := range c.Silent {
				if p, ok := d.Get(key); ok {
					t.Errorf("%s: %v is proposed from %q, want none", key, p.Value, p.Quote)
				}
			}
			other := ""
			if d.Person != nil {
				other = d.Person.Text
			}
			if other != c.Other {
				t.Errorf("about %q, want %q", other, c.Other)
			}
			if alone, _ := (Reader{Country: c.Country, Claimant: c.Claimant}).About(text); !reflect.DeepEqual(alone, d.Person) {
				t.Errorf("asked for the person alone: %+v, want %+v", alone, d.Person)
			}
		})
	}
}
