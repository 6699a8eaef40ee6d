package law

import (
	"strings"
	"testing"
	"testing/fstest"
)

const firmAuthority = `checked: 2026-10-01
authorities:
- id: firm-1
  citation: Example v. Example, 1 F.5th 1 (6th Cir. 2026)
  title: An example
  regimes: [erisa-disability]
  topic: bias
  proposition: A made-up point for this test.
  quote: ''
  source: the firm's library
  seen: true
  caution: ''
  circuit: 6th
`

func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func TestAFirmAddsAnAuthority(t *testing.T) {
	base := load(t)
	l, err := base.Overlay(folder(map[string]string{"authorities.yaml": firmAuthority}))
	if err != nil {
		t.Fatal(err)
	}
	text, err := l.Cite("firm-1", l.For(disabilityCase()))
	if err != nil || !strings.HasPrefix(text, "Example v. Example") {
		t.Errorf("%q, %v", text, err)
	}
	if _, ok := base.Authority("firm-1"); ok {
		t.Error("the tables laid under were changed")
	}
	if l.Checked != ymd(2026, 10, 1) {
		t.Errorf("the age of the oldest file is %s", l.Checked)
	}
	if a, _ := l.Authority("firm-1"); a.Layer == "" {
		t.Error("the layer is not told")
	}
}

func TestAFirmReplacesARow(t *testing.T) {
	row := strings.Replace(firmAuthority, "id: firm-1", "id: case-love", 1)
	l, err := Load(folder(map[string]string{"authorities.yaml": row}))
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := l.Authority("case-love"); !strings.HasPrefix(a.Citation, "Example") || len(l.Authorities) != len(load(t).Authorities) {
		t.Errorf("%+v", a)
	}
}

func TestBadFolderNamesFileAndRow(t *testing.T) {
	for name, row := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"unknown key":     {map[string]string{"authorities.yaml": firmAuthority + "  colour: red\n"}, []string{"authorities.yaml", "colour"}},
		"unknown regime":  {map[string]string{"authorities.yaml": strings.Replace(firmAuthority, "erisa-disability", "erisa-dental", 1)}, []string{"authorities.yaml: firm-1", "erisa-dental"}},
		"no source":       {map[string]string{"authorities.yaml": strings.Replace(firmAuthority, "the firm's library", "''", 1)}, []string{"authorities.yaml: firm-1", "source"}},
		"bad date":        {map[string]string{"authorities.yaml": strings.Replace(firmAuthority, "2026-10-01", "2026-02-30", 1)}, []string{"authorities.yaml", "2026-02-30"}},
		"not YAML":        {map[string]string{"deadlines.yaml": "deadlines: [a: b: c"}, []string{"deadlines.yaml"}},
		"empty deadline":  {map[string]string{"deadlines.yaml": "checked: 2026-01-01\ndeadlines:\n- regime: erisa-disability\n  step: x\n"}, []string{"deadlines.yaml: erisa-disability/x", "who", "event"}},
		"wrong example":   {map[string]string{"deadlines.yaml": wrongExample}, []string{"deadlines.yaml: erisa-health/internal-appeal: example 1", "2026-01-17", "2026-01-16"}},
		"state file name": {map[string]string{"states/oh.yaml": "checked: 2026-01-01\ncode: IN\n"}, []string{"states/oh.yaml", "IN"}},
	} {
		_, err := Load(folder(row.files))
		if err == nil {
			t.Errorf("%s: accepted", name)
			continue
		}
		for _, w := range row.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q does not say %q", name, err, w)
			}
		}
	}
}

const wrongExample = `checked: 2026-01-01
deadlines:
- regime: erisa-health
  step: internal-appeal
  who: claimant
  amount: 180
  unit: calendar-days
  event: denial
  from: receipt
  counts: received
  dates: two
  counted_from: receipt
  extension: none
  authority: reg503-h-3-i
  note: a test
  examples:
  - {given: {printed: 2025-07-21, received: 2025-07-25}, conservative: 2026-01-17, outer: 2026-01-21}
`

func FuzzOverlay(f *testing.F) {
	f.Add("authorities.yaml", firmAuthority)
	f.Add("deadlines.yaml", wrongExample)
	f.Add("regimes.yaml", "regimes: [{id: x, steps: [{name: y}]}]")
	f.Add("countries.yaml", "countries: [{code: XX, regimes: [{id: x, steps: [{n: 1, clocks: [{unit: days}]}]}]}]")
	f.Add("states/oh.yaml", "code: OH\nexternal_review: {window: {amount: 1, unit: days, start: x}}")
	base, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 4000 {
			return
		}
		l := base.copy()
		if err := l.lay(fstest.MapFS{name: &fstest.MapFile{Data: []byte(text)}}, "fuzz"); err != nil {
			return
		}
		if l.Check() != nil {
			return
		}
		for _, c := range []func() (clocks []Deadline, unknown []Unknown){
			func() ([]Deadline, []Unknown) { return l.Deadlines(disabilityCase(), ymd(2025, 8, 1)) },
			func() ([]Deadline, []Unknown) { return l.Deadlines(finalHealth("OH", "insured"), ymd(2025, 8, 1)) },
		} {
			clocks, _ := c()
			for _, d := range clocks {
				if !d.Outer.IsZero() && d.Outer.Before(d.Conservative) {
					t.Errorf("%s: %s before %s", d.ID, d.Outer, d.Conservative)
				}
			}
		}
	})
}

func FuzzDeadlines(f *testing.F) {
	f.Add("erisa-disability", "OH", "private", "2025-07-21", "2025-07-25", "2026-01-10", "appeal sent", true)
	f.Add("gb-private", "", "", "2025-07-21", "", "", "complaint sent", false)
	l, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, kind, state, sponsor, printed, received, stated, what string, final bool) {
		c := anyCase(kind, state, sponsor, printed, received, stated, what, final)
		clocks, unknown := l.Deadlines(c, ymd(2026, 1, 1))
		for _, d := range clocks {
			if d.Conservative.IsZero() || len(d.Arithmetic) == 0 || d.Rule == "" || d.Step == "" {
				t.Errorf("%+v", d)
			}
			if !d.Outer.IsZero() && d.Outer.Before(d.Conservative) {
				t.Errorf("%s: outer %s before %s", d.ID, d.Outer, d.Conservative)
			}
		}
		for _, u := range unknown {
			if u.Needs == "" {
				t.Errorf("%s needs nothing", u.Step)
			}
		}
		l.ExternalReview(c)
	})
}
