package casefile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

// opened writes a case file into a new folder and opens it.
func opened(t testing.TB, text string) *File {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, Name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(dir)
	var bad *Invalid
	if errors.As(err, &bad) {
		t.Fatalf("open: %+v\n%s", bad.Problems, text)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

const small = `# my case
version: 1

claimant:   # me
  name: "Zoë Müller"   # as on the policy
  address:
  # where the mail goes
  - 1 Main Street
  - Dayton, OH 45409   # ZIP checked
claim:
  kind: erisa-disability
  insurer: {name: 'Acme', fax: 513-555-0177}   # short form

# the notice
denial:
  date: 2025-07-21
  reasons: []
exam:
  notes:
    started: "10:05"
    tests:
    - name: reflexes
      performed: false   # no hammer

    - name: Babinski
      performed:
physicians:
`

func TestSetTouchesOnlyItsLines(t *testing.T) {
	yes := true
	tests := []struct {
		name      string
		change    func(f *File) error
		gone, new string // lines, in order, that differ
	}{
		{"replace a date", set("denial.date", appeal.Day{Year: 2025, Month: 7, Date: 22}), "  date: 2025-07-21", "  date: 2025-07-22"},
		{"date as text", set("denial.received", "2025-07-25"), "", "  received: 2025-07-25"},
		{"keep double quotes and comment", set("claimant.name", "Zoë \"Z\" Müller"), `  name: "Zoë Müller"   # as on the policy`, `  name: "Zoë \"Z\" Müller"   # as on the policy`},
		{"new key in the usual order", set("claimant.date_of_birth", "1978-09-14"), "", "  date_of_birth: 1978-09-14"},
		{"whole missing branch", set("exam.examiner.name", "Gerald Thornquist, M.D."), "", "  examiner:\n    name: Gerald Thornquist, M.D."},
		{"flow value", set("claim.insurer.fax", "1, 2"), "  insurer: {name: 'Acme', fax: 513-555-0177}   # short form", "  insurer: {name: 'Acme', fax: '1, 2'}   # short form"},
		{"flow new key", set("claim.insurer.address", []string{"a: b", "c"}), "  insurer: {name: 'Acme', fax: 513-555-0177}   # short form", "  insurer: {name: 'Acme', fax: 513-555-0177, address: ['a: b', c]}   # short form"},
		{"empty flow list", add("denial.reasons", "no objective evidence"), "  reasons: []", "  reasons:\n  - no objective evidence"},
		{"append to a list", add("claimant.address", "USA"), "", "  - USA"},
		{"list item", set("claimant.address[1]", "Dayton, OH 45410"), "  - Dayton, OH 45409   # ZIP checked", "  - Dayton, OH 45410   # ZIP checked"},
		{"whole list, one item differs", set("claimant.address", []string{"1 Main Street", "Xenia, OH 45385"}), "  - Dayton, OH 45409   # ZIP checked", "  - Xenia, OH 45385   # ZIP checked"},
		{"bool that was empty", set("exam.notes.tests[1].performed", &yes), "      performed:", "      performed: true"},
		{"struct at the end of a list", add("exam.notes.tests", appeal.ExamTest{Name: "grip: left", Side: "left", Performed: &yes}), "", "    - name: 'grip: left'\n      side: left\n      performed: true"},
		{"list that was empty", add("physicians", appeal.Physician{Name: "H. Castellane", Role: "treating", Address: []string{"75 Rubicon Park"}}), "", "- name: H. Castellane\n  role: treating\n  address:\n  - 75 Rubicon Park"},
		{"number as text is quoted", set("claim.group_number", "0020863"), "", "  group_number: '0020863'"},
		{"time is quoted", set("exam.notes.ended", "10:23"), "", "    ended: '10:23'"},
		{"long text", set("claimant.occupation", "nurse\n# not a comment\nlifting"), "", "  occupation: |-\n    nurse\n    # not a comment\n    lifting"},
		{"false is an answer", set("denial.final", false), "", "  final: false"},
		{"remove a key", remove("claim.insurer.fax"), "  insurer: {name: 'Acme', fax: 513-555-0177}   # short form", "  insurer: {name: 'Acme'}   # short form"},
		{"remove an item", remove("exam.notes.tests[0]"), "    - name: reflexes\n      performed: false   # no hammer", ""},
		{"remove the last item", remove("claimant.address[0]"), "  - 1 Main Street", ""},
		{"empty text removes", set("exam.notes.started", ""), `    started: "10:05"`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, form := range []string{"unix", "windows", "bom", "no last newline"} {
				text := map[string]string{
					"unix": small, "windows": strings.ReplaceAll(small, "\n", "\r\n"), "bom": "\ufeff" + small,
					"no last newline": strings.TrimRight(small, "\n"),
				}[form]
				f := opened(t, text)
				if err := tt.change(f); err != nil {
					t.Fatalf("%s: %v", form, err)
				}
				got := strings.ReplaceAll(string(f.Text()), "\r\n", "\n")
				if form == "windows" && strings.Count(string(f.Text()), "\n") != strings.Count(string(f.Text()), "\r\n") {
					t.Errorf("lines end in two ways:\n%q", f.Text())
				}
				gone, added := lineDiff(strings.ReplaceAll(text, "\r\n", "\n"), got)
				if gone != tt.gone || added != tt.new {
					t.Errorf("%s: %s", form, cmp.Diff(text, got))
				}
			}
		})
	}
}

func set(key string, v any) func(*File) error { return func(f *File) error { return f.Set(key, v) } }

func add(key string, v any) func(*File) error {
	return func(f *File) error { return f.Append(key, v) }
}
func remove(key string) func(*File) error { return func(f *File) error { return f.Remove(key) } }

// lineDiff gives the lines that only one of the texts has, by the longest
// common beginning and end.
func lineDiff(a, b string) (gone, added string) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return strings.Join(x, "\n"), strings.Join(y, "\n")
}

func TestSetRefuses(t *testing.T) {
	tests := []struct {
		name    string
		change  func(f *File) error
		invalid string // the problem's id, "" for Uneditable
	}{
		{"unknown document", set("denial.document", "nope"), "casefile.reference"},
		{"bad choice", set("claim.funding", "selffunded"), "casefile.bad-choice-near"},
		{"the name", remove("claimant.name"), "casefile.name-missing"},
		{"unknown key", set("claimant.ssn", "1"), ""},
		{"wrong kind", set("denial.final", "perhaps"), ""},
		{"two past the end", set("claimant.address[7]", "x"), ""},
		{"no key", set("", "x"), ""},
		{"broken key", set("exam.notes.tests[", "x"), ""},
		{"not UTF-8", set("claimant.name", "\xff"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := opened(t, small)
			err := tt.change(f)
			var bad *Invalid
			var un *Uneditable
			switch {
			case tt.invalid == "" && !errors.As(err, &un):
				t.Errorf("got %v, want Uneditable", err)
			case tt.invalid != "" && (!errors.As(err, &bad) || bad.Problems[0].ID != tt.invalid):
				t.Errorf("got %v, want %s", err, tt.invalid)
			}
			if string(f.Text()) != small {
				t.Errorf("the text changed:\n%s", f.Text())
			}
		})
	}
}

func TestSetInSharedPartsIsRefused(t *testing.T) {
	f := opened(t, "version: 1\nclaimant: {name: A}\nclaim:\n  kind: other\nphysicians:\n- name: B\n  address: &here\n  - 1 Main\n- name: C\n  address: *here\n")
	if got := f.Case.Physicians[1].Address; len(got) != 1 || got[0] != "1 Main" {
		t.Fatalf("the alias was read as %q", got)
	}
	var un *Uneditable
	if err := f.Set("physicians[1].address[0]", "2 Main"); !errors.As(err, &un) {
		t.Errorf("got %v, want Uneditable", err)
	}
	if err := f.Set("physicians[1].name", "D"); err != nil {
		t.Error(err)
	}
}
