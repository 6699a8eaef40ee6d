package paper

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var testDay = appeal.Day{Year: 2026, Month: 6, Date: 30}

// letterCase is one letter of testdata.
type letterCase struct {
	Name, Claimant, Country, Source, Text string
	Want                                  map[string]string
	Address, Reasons, Doubts, Silent      []string
	Term, Signatory                       string
}

func letterCases(t testing.TB) []letterCase {
	t.Helper()
	var all []letterCase
	for _, name := range []string{"denials.yaml", "denials_second.yaml", "denials_third.yaml"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var out []letterCase
		if err := yaml.UnmarshalWithOptions(b, &out, yaml.Strict()); err != nil {
			t.Fatal(err)
		}
		all = append(all, out...)
	}
	return all
}

// TestDenial reads the letters of testdata: what is wanted must be proposed, and
// nothing else may be.
func TestDenial(t *testing.T) {
	for _, c := range letterCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			d := Reader{Today: testDay, Country: c.Country, Claimant: c.Claimant}.Denial(report.FromText(strings.ReplaceAll(c.Text, "\n\\f\n", "\f")))
			for key, want := range c.Want {
				p, ok := d.Get(key)
				if got := fmt.Sprint(p.Value); !ok || got != want {
					t.Errorf("%s: %q, want %q (%v)", key, got, want, p.Found)
				}
			}
			got, _ := d.Get("claim.insurer.address")
			if have, _ := got.Value.([]string); !slices.Equal(have, c.Address) {
				t.Errorf("address: %q, want %q", have, c.Address)
			}
			if p, _ := d.Get(SignatoryFact); p.Text != c.Signatory {
				t.Errorf("signatory: %q, want %q", p.Text, c.Signatory)
			}
			term := ""
			if d.Term != nil {
				term = d.Term.String()
			}
			if term != c.Term {
				t.Errorf("term: %q, want %q", term, c.Term)
			}
			checkReasons(t, d, c.Reasons)
			for _, key := range c.Silent {
				if p, ok := d.Get(key); ok {
					t.Errorf("%s: %v is proposed from %q, want none", key, p.Value, p.Quote)
				}
			}
			for _, key := range c.Doubts {
				if !slices.ContainsFunc(d.Doubts, func(x Doubt) bool { return x.Key == key }) {
					t.Errorf("%s: no doubt is said", key)
				}
			}
			for _, x := range d.Doubts {
				if !slices.Contains(c.Doubts, x.Key) {
					t.Errorf("%s: doubted (%s): %v", x.Key, x.Why, x.Found)
				}
			}
			if d.Person != nil {
				t.Errorf("taken for a letter about %q", d.Person.Text)
			}
		})
	}
}

func checkReasons(t *testing.T, d Denial, want []string) {
	t.Helper()
	var got []string
	for _, p := range d.Proposals {
		if p.Key == "denial.reasons" {
			got = append(got, p.Value.(string))
		}
	}
	for _, w := range want {
		if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, w) }) {
			t.Errorf("no reason begins %q", w)
		}
	}
	for _, g := range got {
		if !slices.ContainsFunc(want, func(w string) bool { return strings.HasPrefix(g, w) }) {
			t.Errorf("taken for a reason: %q", g)
		}
	}
}

// TestPhrases runs the examples of the data files.
func TestPhrases(t *testing.T) {
	for name, data := range map[string][]byte{"denial": denialYAML, "documents": documentsYAML} {
		all, err := loadPhrases(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for group, list := range all {
			for _, p := range list {
				if len(p.Hits) == 0 || len(p.Misses) == 0 {
					t.Errorf("%s, %s: no examples", group, p.ID)
				}
				for _, text := range p.Hits {
					if _, ok := p.in(clinic.LookAt(folded(text))); !ok {
						t.Errorf("%s, %s does not find %q", group, p.ID, text)
					}
				}
				for _, text := range p.Misses {
					if _, ok := p.in(clinic.LookAt(folded(text))); ok {
						t.Errorf("%s, %s finds %q", group, p.ID, text)
					}
				}
			}
		}
	}
}

// TestReasonsInSeveralShapes: a view of the examiner's, a finding of nothing, items under
// a head that ends with a point, and what cannot be paid. The heads of two columns side
// by side are no reason.
func TestReasonsInSeveralShapes(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"In his view your shoulder has healed, and your grip is normal.\nYour surgeon's notes of May describe steady improvement.\n\nPlease call us with any question about this letter.", []string{"In his view", "Your surgeon's notes"}},
		{"Our decision to stop your benefits rests on these points.\n\n1. Dr. Orban could find no loss of strength in your right arm.\n2. Your diagnosis was made without imaging.\n\nTherefore you no longer qualify for benefits.", []string{"Dr. Orban could", "Your diagnosis was", "Therefore you"}},
		{"We cannot pay for the period before July 1 since no records were sent for it.", []string{"We cannot pay"}},
		{"What we decided          What you can do\n\nYou may send more records.", nil},
	} {
		d := Reader{Today: testDay, Claimant: "Carla Whitford"}.Denial(report.FromText("Halden Ridge Assurance Company\n\nSeptember 14, 2026\n\nDear Ms. Whitford:\n\n" + tt.text + "\n\nSincerely,\nRobin Tate\n"))
		checkReasons(t, d, tt.want)
	}
}
