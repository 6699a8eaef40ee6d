package casefile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
)

const least = "version: 1\nclaimant: {name: A}\nclaim: {kind: other}\n"

func TestProblemsAreNamedWithTheirPlace(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // id line:column, in order
	}{
		{"nothing wrong", least, nil},
		{"unknown key", least + "denail: {}\n", []string{"unknown-key-near 4:1"}},
		{"unknown key with a usual name", "version: 1\nclaimant:\n  name: A\n  dob: 1970-01-01\nclaim: {kind: other}\n", []string{"unknown-key-near 4:3"}},
		{"key of another place", "version: 1\nclaimant:\n  name: A\n  specialty: x\nclaim: {kind: other, grandfathered: yes, vendor: X}\n", []string{"unknown-key-place 4:3", "unknown-key-place 5:22", "unknown-key-place 5:42"}},
		{"key that is nowhere", least + "zzzz: 1\n", []string{"unknown-key 4:1"}},
		{"key twice", least + "denial: {date: 2025-01-01}\ndenial: {final: true}\n", []string{"key-twice 5:1"}},
		{"text for a group", least + "denial: 2025-01-01\n", []string{"want-keys 4:9"}},
		{"text for a list", least + "denial: {reasons: none}\n", []string{"want-list 4:19"}},
		{"list for a text", "version: 1\nclaimant: {name: [A, B]}\nclaim: {kind: other}\n", []string{"want-text 2:18"}},
		{"colon in a text", least + "denial:\n  reasons:\n  - exam: no finding\n", []string{"want-text-colon 6:5"}},
		{"empty item", least + "denial:\n  reasons:\n  -\n  - x\n", []string{"empty-item 6:3"}},
		{"day that does not exist", least + "denial: {date: 2025-02-30}\n", []string{"date-impossible 4:16"}},
		{"US date", least + "denial: {date: 7/6/26, received: 2025-07-21T00:00:00Z}\n", []string{"date-form 4:16", "date-form 4:34"}},
		{"no date", least + "denial: {date: soon}\n", []string{"want-date 4:16"}},
		{"year by a slip", least + "denial: {date: 0025-07-21}\n", []string{"date-year 4:16"}},
		{"time", least + "exam: {notes: {started: \"9:40\", ended: 25:00}}\n", []string{"bad-time 4:25", "bad-time 4:40"}},
		{"choice", "version: 1\nclaimant: {name: A}\nclaim: {kind: erisa-disabilty, funding: self-insured-by-me}\n", []string{"bad-choice-near 3:15", "bad-choice 3:41"}},
		{"regime abroad", "version: 1\nclaimant: {name: A}\nclaim: {kind: gb-private, country: GB}\n", nil},
		{"regime abroad without the country", "version: 1\nclaimant: {name: A}\nclaim: {kind: gb-private}\n", []string{"bad-choice 3:15"}},
		{"state", "version: 1\nclaimant: {name: A}\nclaim: {kind: other, state: Ohio, country: us}\n", []string{"bad-country 3:44"}},
		{"state name", "version: 1\nclaimant: {name: A}\nclaim: {kind: other, state: Ohio}\n", []string{"bad-state-near 3:29"}},
		{"pages", least + "documents:\n- {id: a, pages: -1}\n- {id: b, pages: many}\n", []string{"want-number 5:18", "want-number 6:18"}},
		{"yes or no", least + "denial: {final: perhaps}\n", []string{"want-yes-no 4:17"}},
		{"id twice", least + "documents:\n- id: a\n- id: a\n- title: x\n- id: 'a b'\n", []string{"id-twice 6:7", "id-missing 7:3", "bad-id 8:7"}},
		{"reference", least + "denial: {document: denail-1}\nexam: {report: zz}\ndocuments:\n- id: denial-1\n", []string{"reference-near 4:20", "reference 5:16"}},
		{"paths", least + "documents:\n- {id: a, file: /etc/passwd}\n- {id: b, file: 'C:\\x.pdf'}\n- {id: c, file: documents/../../x}\n- {id: d, file: 'documents\\x.pdf'}\n", []string{"path-absolute 5:17", "path-absolute 6:17", "path-outside 7:17", "path-backslash 8:17"}},
		{"name and kind missing", "version: 1\nclaimant: {phone: 1}\n", []string{"kind-missing 1:1", "name-missing 2:11"}},
		{"name empty", "version: 1\nclaimant: {name: ''}\nclaim: {kind: }\n", []string{"name-missing 2:18", "kind-missing 3:9"}},
		{"no version", "claimant: {name: A}\nclaim: {kind: other}\n", []string{"version-missing 1:1"}},
		{"later version", "version: 2\nnew: {x: 1}\n", []string{"newer 1:10"}},
		{"version 0", "version: 0\nclaimant: {name: A}\nclaim: {kind: other}\n", []string{"version-unknown 1:10"}},
		{"empty", " \n\n", []string{"empty"}},
		{"comments only", "# nothing\n", []string{"empty"}},
		{"a list", "- a\n- b\n", []string{"not-a-case 1:1"}},
		{"not UTF-8", least + "denial: {reasons: [\"caf\xe9\"]}\n", []string{"not-utf8 4:24"}},
		{"tab", "version: 1\nclaimant:\n\tname: A\n", []string{"syntax-tab 3:1"}},
		{"open quote", least + "denial: {document: \"x}\n", []string{"syntax-open-quote 4:20"}},
		{"colon twice", "version: 1\nclaimant:\n  name: A: B\n", []string{"syntax-colon 3:9"}},
		{"windows path in double quotes", least + "documents:\n- {id: a, file: \"documents\\scan.pdf\"}\n", []string{"syntax-escape 5:28"}},
		{"open bracket", least + "denial: {reasons: [a, b\nexam: {}\n", []string{"syntax-bracket 5:1"}},
		{"two documents", least + "---\nversion: 1\n", []string{"second-document 4:1"}},
		{"first sign", "version: 1\nclaimant:\n  name: @me\n", []string{"syntax-first-sign 3:9"}},
		{"unknown alias", least + "exam: *nope\n", []string{"alias-unknown 4:7", "want-keys 4:7"}},
		{"deep", least + "exam: " + strings.Repeat("[", 5000) + "\n", []string{"too-deep 4:71"}},
		{"deep dashes", least + "exam:\n" + strings.Repeat("- ", 5000) + "\n", []string{"too-deep 5:129"}},
		{"lost behind a comment", "version: 1\nclaimant:\n  name: A\n  address:\n  - 1 Main St Apt #12\n  - 2 Main St #12\nclaim: {kind: other}\n", []string{"lost-comment 5:19", "lost-comment 6:15"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := Decode([]byte(tt.text))
			var got []string
			for _, p := range problems {
				got = append(got, strings.TrimSpace(strings.TrimPrefix(p.ID, "casefile.")+" "+strings.TrimPrefix(strings.TrimPrefix(p.Where, Name), ":")))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAliasBombIsRefused(t *testing.T) {
	var b strings.Builder
	b.WriteString(least + "exam:\n  notes:\n    a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "    a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	_, problems := Decode([]byte(b.String()))
	if len(problems) != 1 || problems[0].ID != "casefile.too-many" {
		t.Errorf("got %d problems, first %+v", len(problems), problems[0])
	}
}

func TestNumbersStayTheTextThatTheyAre(t *testing.T) {
	c, problems := Decode([]byte(`version: 1
claimant: {name: A, phone: 9375550123}
claim:
  kind: other
  group_number: 0020863
  policy_number: 1_000
  claim_number: 0x10
  benefit: {amount: 3418.00}
exam:
  notes: {started: 09:40, ended: "10:00"}
measurements:
- {what: flexion, value: 35, side: null}
- {what: grip, value: 1.50, side: ~}
`))
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	got := []string{
		c.Claimant.Phone, c.Claim.GroupNumber, c.Claim.PolicyNumber, c.Claim.ClaimNumber, c.Claim.Benefit.Amount,
		c.Exam.Notes.Started, c.Exam.Notes.Ended, c.Measurements[0].Value, c.Measurements[0].Side, c.Measurements[1].Value, c.Measurements[1].Side,
	}
	want := []string{"9375550123", "0020863", "1_000", "0x10", "3418.00", "09:40", "10:00", "35", "", "1.50", ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilesOnDisk(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.pdf")
	mustWrite(t, outside, "x")
	mustWrite(t, filepath.Join(dir, "there.pdf"), "x")
	if err := os.Symlink(outside, filepath.Join(dir, "link.pdf")); err != nil {
		t.Skipf("SKIPPED, symlinks cannot be made here: %v", err)
	}
	mustWrite(t, filepath.Join(dir, Name), least+"documents:\n- {id: a, file: there.pdf}\n- {id: b, file: gone.pdf}\n")
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Warnings) != 1 || f.Warnings[0].ID != "casefile.file-missing" || f.Warnings[0].Level != appeal.LevelMissing {
		t.Errorf("warnings: %+v", f.Warnings)
	}
	err = f.Set("documents[1].file", "link.pdf")
	if bad, ok := err.(*Invalid); !ok || bad.Problems[0].ID != "casefile.path-link-outside" {
		t.Errorf("a link that leads out: %v", err)
	}
}

func mustWrite(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
