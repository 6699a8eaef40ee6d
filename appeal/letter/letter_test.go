package letter_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestFinal: a whole case gives a final letter without a gap, a bracket or a
// fact that its sources do not bear out; a bare one names all that it lacks.
func TestFinal(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	data.Final = true
	for _, id := range []string{"appeal", "claims-file", "plan-documents", "rebuttal-request", "rebuttal-answer"} {
		l := compose(t, id, data)
		text := letter.Text(l)
		if l.Draft || strings.Contains(text, "[missing") || !l.Form && strings.ContainsAny(text, "[]_{}") {
			t.Errorf("%s: a final letter with a blank or a bracket:\n%s", id, text)
		}
		if loose := letter.Check(l, data); len(loose) > 0 {
			t.Errorf("%s: unsourced: %+v", id, loose)
		}
		if len(l.Unreviewed) > 0 {
			t.Errorf("%s: unreviewed %v", id, l.Unreviewed)
		}
	}
	accepted := sampleCases(t)["workers-comp"] // findings that --accept lets in, decided by nobody
	accepted.Final = true
	if l := compose(t, "appeal", accepted); strings.Contains(letter.Text(l), "not yet confirmed") || len(l.Unreviewed) != 2 {
		t.Errorf("an accepted finding: unreviewed %v, or marked in the final letter", l.Unreviewed)
	}
	bare := sampleCases(t)["bare"]
	bare.Final = true
	_, err := letter.Compose("appeal", bare)
	var gaps *letter.GapsError
	if !errors.As(err, &gaps) || len(gaps.Gaps) < 7 {
		t.Fatalf("bare final appeal: %v, want a GapsError with all gaps", err)
	}
	for _, g := range gaps.Gaps {
		if g.Key == "" || g.Question == "" || g.Command == "" {
			t.Errorf("gap %+v says too little", g)
		}
	}
}

// TestLock: what an edit brings in is found, and acknowledged by its hash.
func TestLock(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	l := compose(t, "appeal", data)
	md := strings.Replace(letter.Markdown(l), "To the reviewer:", "To the reviewer:\n\nDr. Oliver Quux found 473 degrees on May 1, 2023.", 1)
	edited, err := letter.FromMarkdown(md, l)
	if err != nil {
		t.Fatal(err)
	}
	loose := letter.Check(edited, data)
	var facts []string
	for _, u := range loose {
		facts = append(facts, u.Fact)
	}
	if diff := cmp.Diff([]string{"May 1, 2023", "473", "Oliver", "Quux"}, facts); diff != "" {
		t.Errorf("unsourced facts (-want +got):\n%s", diff)
	}
	data.Case.Acknowledged = []appeal.Acknowledgment{{SHA256: loose[0].SHA256}}
	if loose := letter.Check(edited, data); len(loose) > 0 {
		t.Errorf("acknowledged, and still %+v", loose)
	}
}

// TestLockFindsTampering: each kind of source is held to what it says.
func TestLockFindsTampering(t *testing.T) {
	t.Parallel()
	data := lumbar(t)
	for _, r := range []letter.Run{
		{Text: "Claim 99", Source: letter.Source{Kind: letter.FromTemplate, Key: "x"}},
		{Text: "Harold Other", Source: letter.Source{Kind: letter.FromCase, Key: "claimant.name"}},
		{Text: "The examinee was well.", Source: letter.Source{Kind: letter.FromDocument, Key: "ime-2025-07-03", Page: 1, Line: 1}},
		{Text: "29 C.F.R. § 1", Source: letter.Source{Kind: letter.FromLaw, Key: "erisa-503"}},
		{Text: "18 minutes", Source: letter.Source{Kind: letter.Computed, Key: "difference of times"}},
		{Text: "no source"},
	} {
		l := letter.Letter{Blocks: []letter.Block{{Kind: letter.Paragraph, Runs: letter.Runs{r}}}}
		if len(letter.Check(l, data)) == 0 {
			t.Errorf("%q from %v passes the lock", r.Text, r.Source)
		}
	}
}

// TestRoundTrip: a draft that nobody edited reads back as it was composed.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range sampleCases(t) {
		for _, info := range list {
			l, err := letter.Compose(info.ID, data)
			if err != nil {
				continue
			}
			back, err := letter.FromMarkdown(letter.Markdown(l), l)
			if err != nil {
				t.Fatalf("%s %s: %v", name, info.ID, err)
			}
			if diff := cmp.Diff(l.Blocks, back.Blocks); diff != "" {
				t.Errorf("%s %s (-composed +read back):\n%s", name, info.ID, diff)
			}
		}
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	base := "one\n\ntwo\n\nthree\n"
	for _, test := range []struct {
		name, mine, theirs, want string
		conflicts                int
	}{
		{"nothing changed", base, base, base, 0},
		{"mine edited", "one\n\nTWO\n\nthree\n", base, "one\n\nTWO\n\nthree\n", 0},
		{"theirs new", base, "one\n\ntwo\n\nthree\n\nfour\n", "one\n\ntwo\n\nthree\n\nfour\n", 0},
		{"both, apart", "ONE\n\ntwo\n\nthree\n", "one\n\ntwo\n\n3\n", "ONE\n\ntwo\n\n3\n", 0},
		{"both, neighbors", "ONE\n\ntwo\n\nthree\n", "one\n\n2\n\nthree\n", "ONE\n\n2\n\nthree\n", 0},
		{"both alike", "one\n\n2\n\nthree\n", "one\n\n2\n\nthree\n", "one\n\n2\n\nthree\n", 0},
		{"conflict keeps mine", "one\n\nmine\n\nthree\n", "one\n\ntheirs\n\nthree\n", "one\n\nmine\n\nthree\n", 1},
		{"mine deleted, theirs changed", "one\n\nthree\n", "one\n\n2\n\nthree\n", "one\n\nthree\n", 1},
	} {
		got, conflicts := letter.Merge(base, test.mine, test.theirs)
		if got != test.want || len(conflicts) != test.conflicts {
			t.Errorf("%s: got %q with %d conflicts, want %q with %d", test.name, got, len(conflicts), test.want, test.conflicts)
		}
	}
}

// TestOwnTemplate: a folder's file takes the place of the built-in one, and a
// mistake in it is named by file and line.
func TestOwnTemplate(t *testing.T) {
	t.Parallel()
	data := sampleCases(t)["workers-comp"]
	head := "---\nid: claims-file\ntitle: Mine\nregimes: [any]\nrecipient: insurer\n---\n"
	data.Templates = fstest.MapFS{"letters/claims-file.md": {Data: []byte(head + "Claim {{fact \"claim.claim_number\"}} of {{name}}.\n")}}
	if got := letter.Text(compose(t, "claims-file", data)); got != "Claim 5521-0907-PA of Mr. Kaczmarek-Boone.\n" {
		t.Errorf("own template: %q", got)
	}
	data.Templates = fstest.MapFS{"letters/claims-file.md": {Data: []byte(head + "\nClaim {{fact \"claim.number\"}}.\n")}}
	if _, err := letter.Compose("claims-file", data); err == nil || !strings.Contains(err.Error(), "letters/claims-file.md:8:") || !strings.Contains(err.Error(), `"claim.number"`) {
		t.Errorf("misspelt key: %v", err)
	}
	data.Templates = fstest.MapFS{"parts/head.md": {Data: []byte("{{define \"head\"}}\n{{nosuch 1}}{{end}}")}}
	if _, err := letter.Compose("claims-file", data); err == nil || !strings.Contains(err.Error(), "parts/head.md:2:") || !strings.Contains(err.Error(), "nosuch") {
		t.Errorf("a part with an unknown word: %v", err)
	}
}

// TestNames: names with signs of Markdown and HTML print exactly, everywhere.
func TestNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Zoë Müller-Núñez", "O'Brien & Sons <LLC>", "100% *sure* _x_", "[x](y) `z` \\ | # 1. - > &amp; !"} {
		data := sampleCases(t)["private-disability"]
		c := *data.Case
		c.Claimant.Name, c.Claim.Insurer.Name = name, name
		data.Case = &c
		l := compose(t, "appeal", data)
		if n := strings.Count(letter.Text(l), name); n < 4 {
			t.Errorf("%q stands %d times in the text", name, n)
		}
		back, err := letter.FromMarkdown(letter.Markdown(l), letter.Letter{})
		if err != nil {
			t.Fatal(err)
		}
		if letter.Text(back) != letter.Text(l) {
			t.Errorf("%q does not survive the draft:\n%s", name, cmp.Diff(letter.Text(l), letter.Text(back)))
		}
	}
}

// FuzzValues: whatever stands in the case stands in the letter exactly, and
// changes nothing of its shape.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"Ann Lee", "# *x* _y_ <b> [a](b)", "a\n\n- b\n\n> c", "\ue0001\ue001", "---", "{{.}}", "1. one", "a | b\\", "&lt;", "\x00\u202e"} {
		f.Add(s)
	}
	data := sampleCases(f)["private-disability"]
	shape := kinds(compose(f, "appeal", data))
	f.Fuzz(func(t *testing.T, value string) {
		printable := func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }
		if !strings.ContainsFunc(strings.ToValidUTF8(value, "\uFFFD"), printable) {
			return // nothing to print is a gap
		}
		d := data
		c := *d.Case
		c.Claimant.Name, c.Claim.ClaimNumber = value, value
		c.Denial.Reasons = []string{value, "hand tremor not objective"}
		d.Case = &c
		l := compose(t, "appeal", d)
		if diff := cmp.Diff(shape, kinds(l)); diff != "" {
			t.Errorf("the value changes the shape:\n%s", diff)
		}
		if plain := strings.Join(strings.Fields(value), " "); utf8.ValidString(value) && !strings.ContainsFunc(plain, func(r rune) bool { return !unicode.IsPrint(r) }) && !strings.Contains(letter.Text(l), plain) {
			t.Errorf("%q does not stand in the letter", plain)
		}
		back, err := letter.FromMarkdown(letter.Markdown(l), letter.Letter{})
		if err != nil {
			t.Fatalf("the draft does not read back: %v", err)
		}
		if letter.Text(back) != letter.Text(l) {
			t.Errorf("the draft reads back otherwise:\n%s", cmp.Diff(letter.Text(l), letter.Text(back)))
		}
	})
}

func kinds(l letter.Letter) []letter.BlockKind {
	var out []letter.BlockKind
	for _, b := range l.Blocks {
		if b.Kind != letter.BulletB { // how many points bear on a reason depends on its words
			out = append(out, b.Kind)
		}
	}
	return out
}

// TestCases composes every letter for every case folder at hand.
func TestCases(t *testing.T) {
	t.Parallel()
	if os.Getenv("IMEAPPEAL_CASES") == "" {
		t.Skip("IMEAPPEAL_CASES names no folder of case folders: only the sample cases are tested")
	}
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	for file, data := range folderCases(t) {
		for _, info := range list {
			l, err := letter.Compose(info.ID, data)
			var refused *letter.RefusedError
			if errors.As(err, &refused) {
				continue
			}
			if err != nil {
				t.Errorf("%s %s: %v", file, info.ID, err)
				continue
			}
			for _, u := range letter.Check(l, data) {
				t.Errorf("%s %s: %s %q from %v in %q", file, info.ID, u.Kind, u.Fact, u.Source, u.Sentence)
			}
			if out := os.Getenv("IMEAPPEAL_LETTERS"); out != "" {
				name := file + "-" + info.ID + ".md"
				if err := os.WriteFile(filepath.Join(out, name), []byte(letter.Markdown(l)), 0o600); err != nil {
					t.Error(err)
				}
			}
		}
	}
}
