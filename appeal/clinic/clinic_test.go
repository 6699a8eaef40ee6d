package clinic

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func load(t testing.TB) *Tables {
	t.Helper()
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestEveryExpressionCompiles(t *testing.T) {
	tables := load(t)
	check := func(where string, list ...string) {
		for _, s := range list {
			if _, err := regexp.Compile(s); err != nil {
				t.Errorf("%s: %v", where, err)
			}
		}
	}
	for _, p := range tables.Matters.Parts {
		check("part "+p.Name, p.Words...)
	}
	for _, x := range tables.Matters.Subjects {
		check("subject "+x.ID, x.Words...)
		for _, id := range x.ShownBy {
			if !slices.ContainsFunc(tables.Matters.Subjects, func(o Subject) bool { return o.ID == id }) {
				t.Errorf("subject %s is shown by %q, which is none", x.ID, id)
			}
		}
	}
	for _, q := range tables.Matters.Questions {
		check("question "+q.ID, slices.Concat(q.Asks, q.Holds, q.Says)...)
	}
	for group, phrases := range tables.phrases {
		for _, p := range phrases {
			check(group+"/"+p.ID, append(p.Match, p.Unless...)...)
		}
	}
	for _, a := range tables.Acts {
		check("act "+a.ID, append(a.Notes, a.Report...)...)
	}
	for _, x := range tables.Topics {
		check("topic "+x.ID, x.Words...)
	}
}

func TestPhrasesFindTheirHitsAndNotTheirMisses(t *testing.T) {
	for group, phrases := range load(t).phrases {
		for _, p := range phrases {
			if len(p.Hits) == 0 || len(p.Misses) == 0 {
				t.Errorf("%s/%s has no hits or no misses", group, p.ID)
			}
			for _, s := range p.Hits {
				if _, _, ok := p.Find(Fold(s)); !ok {
					t.Errorf("%s/%s does not find %q", group, p.ID, s)
				}
			}
			for _, s := range p.Misses {
				if _, _, ok := p.Find(Fold(s)); ok {
					t.Errorf("%s/%s finds %q", group, p.ID, s)
				}
			}
		}
	}
}

func TestTestsIn(t *testing.T) {
	tables := load(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Spurling's was negative.", []string{"spurling"}},
		{"The seated straight leg raise was negative.", []string{"seated-slr"}},
		{"Straight leg raising was negative.", []string{"slr"}},
		{"Dix-Hallpike was not done", []string{"dix-hallpike"}},
		{"He hit his head", nil},
		{"The Montreal Cognitive Assessment was 28", []string{"moca"}},
		{"", nil},
	} {
		if got := tables.TestsIn(c.text); !slices.Equal(got, c.want) {
			t.Errorf("TestsIn(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}

func TestDiagnosesFor(t *testing.T) {
	tables := load(t)
	for _, c := range []struct{ code, words, want string }{
		{"M54.16", "", "lumbar-radiculopathy"},
		{"G90.511", "", "crps"},
		{"", "carpal tunnel syndrome", "carpal-tunnel"},
	} {
		got := tables.DiagnosesFor(c.code, c.words)
		if !slices.ContainsFunc(got, func(d Diagnosis) bool { return d.ID == c.want }) {
			t.Errorf("DiagnosesFor(%q, %q) has no %s: %v", c.code, c.words, c.want, got)
		}
	}
}

func TestLoadFSReportsUnknownKeys(t *testing.T) {
	_, err := LoadFS(fstest.MapFS{"tests.yaml": {Data: []byte("version: 1\ntypo: x\n")}})
	if err == nil {
		t.Error("an unknown key and missing files load without an error")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSuccessorsAreNamesOnly: what is printed as successor holds no remark to
// ourselves; those stand in note.
func TestSuccessorsAreNamesOnly(t *testing.T) {
	for _, s := range load(t).Standards {
		if s.Kind == NotSuperseded {
			continue
		}
		for _, remark := range []string{"NOTE", "lapsed", "unless updated", "do not flag", "ask for", "from memory", "TODO", "updates possible"} {
			if strings.Contains(s.SupersededBy, remark) {
				t.Errorf("%s: successor has a remark: %q", s.ID, s.SupersededBy)
			}
		}
	}
}
