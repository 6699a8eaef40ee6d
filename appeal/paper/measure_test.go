package paper_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// TestMain lets the test's own binary be the child that reads files.
func TestMain(m *testing.M) {
	pdf.MaybeChild()
	ocr.MaybeChild()
	os.Exit(m.Run())
}

// tally counts proposals against what a case says.
type tally struct{ right, wrong, silent int }

func (t *tally) note(tb testing.TB, place string, got, want any, proposed, right bool) {
	switch {
	case !proposed:
		t.silent++
		tb.Logf("silent %s: case says %v", place, want)
	case right:
		t.right++
	default:
		t.wrong++
		tb.Logf("WRONG  %s: proposed %v, case says %v", place, got, want)
	}
}

// TestMeasurePapers compares what is read from the papers of the sample cases
// with what their case files say.
func TestMeasurePapers(t *testing.T) {
	root := os.Getenv("IMEAPPEAL_CASES")
	if root == "" {
		t.Skip("IMEAPPEAL_CASES is not set: nothing is measured")
	}
	dirs, err := filepath.Glob(filepath.Join(root, "*", "case.yaml"))
	if err != nil || len(dirs) == 0 {
		t.Fatal("no cases", err)
	}
	cache := os.Getenv("IMEAPPEAL_OCR_CACHE")
	reader := ocr.NewReader(ocr.Options{})
	defer reader.Close()
	words := func(path string) *report.Report {
		pages, err := reader.Words(context.Background(), ocr.Document{Path: path, Cache: func() (string, error) { return cache, nil }})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return &report.Report{}
		}
		return report.Parse(pages)
	}
	sums := map[string]*tally{}
	sum := func(name string) *tally {
		if sums[name] == nil {
			sums[name] = &tally{}
		}
		return sums[name]
	}
	for _, yaml := range dirs {
		f, err := casefile.Open(filepath.Dir(yaml))
		if err != nil {
			t.Fatal(err)
		}
		c := &f.Case
		name := filepath.Base(filepath.Dir(yaml))
		who := paper.Reader{Today: appeal.Day{Year: 2026, Month: 11, Date: 22}, Country: c.Claim.Country, Claimant: c.Claimant.Name}
		for _, doc := range c.Documents {
			rep := words(f.Path(doc))
			d := who.Describe(rep, true)
			for _, key := range []string{"kind", "date", "author", "title"} {
				p, ok := d.Get(key)
				want := map[string]any{"kind": doc.Kind, "date": doc.Date, "author": doc.Author, "title": doc.Title}[key]
				right := fmt.Sprint(p.Value) == fmt.Sprint(want)
				switch key {
				case "author":
					right = right || ok && sameMaker(fmt.Sprint(p.Value), doc.Author)
				case "title":
					right = right || ok && shareWord(fmt.Sprint(p.Value), doc.Title)
				}
				sum(key).note(t, name+" "+doc.ID+" "+key, p.Value, want, ok, right)
			}
			if doc.ID == c.Denial.Document {
				measureDenial(t, name, who.Denial(rep), c, sum)
			}
		}
	}
	for _, key := range []string{"kind", "date", "author", "title"} {
		t.Logf("documents, %s: %d right, %d wrong, %d silent", key, sums[key].right, sums[key].wrong, sums[key].silent)
	}
	for key, s := range sums {
		if strings.Contains(key, ".") {
			t.Logf("denials, %s: %d right, %d wrong, %d silent", key, s.right, s.wrong, s.silent)
		}
	}
}

func measureDenial(t *testing.T, name string, d paper.Denial, c *appeal.Case, sum func(string) *tally) {
	for _, row := range []struct {
		key  string
		want any
		same func(a, b string) bool
	}{
		{"denial.date", c.Denial.Date, nil},
		{"denial.deadline_stated", c.Denial.DeadlineStated, nil},
		{"claim.claim_number", c.Claim.ClaimNumber, paper.SameNumber},
		{"claim.policy_number", c.Claim.PolicyNumber, paper.SameNumber},
		{"claim.group_number", c.Claim.GroupNumber, paper.SameNumber},
		{"claim.insurer.name", c.Claim.Insurer.Name, nil},
		{"claim.insurer.address", strings.Join(c.Claim.Insurer.Address, ", "), func(a, b string) bool {
			state := strings.NewReplacer("Ohio", "OH", "Texas", "TX", "[", "", "]", "")
			return paper.SameNumber(state.Replace(a), b)
		}},
		{"claim.insurer.fax", c.Claim.Insurer.Fax, paper.SameNumber},
		{"claim.date_of_injury", c.Claim.DateOfInjury, nil},
		{"exam.date", c.Exam.Date, nil},
		{"exam.examiner.name", c.Exam.Examiner.Name, sameMaker},
	} {
		p, ok := d.Get(row.key)
		if s := fmt.Sprint(row.want); !ok && (s == "" || s == "0000-00-00") {
			continue
		}
		got := fmt.Sprint(p.Value)
		right := got == fmt.Sprint(row.want) || row.same != nil && row.same(got, fmt.Sprint(row.want))
		sum(row.key).note(t, name+" "+row.key, p.Value, row.want, ok, right)
	}
	for _, p := range d.Proposals {
		if p.Key == "denial.reasons" {
			t.Logf("reason %s %v [%s]: %s", name, p.Ref, p.Why, p.Value)
		}
	}
	if p, ok := d.Get(paper.SignatoryFact); ok {
		t.Logf("signed %s: %s", name, p.Value)
	}
	t.Logf("term   %s: %v", name, d.Term)
	for _, x := range d.Doubts {
		t.Logf("doubt  %s %s %s %v", name, x.Key, x.Why, x.Found)
	}
	if d.Person != nil {
		t.Errorf("%s: taken for a letter about %v", name, d.Person)
	}
}

// sameMaker compares names by their last word, degrees apart.
func sameMaker(a, b string) bool {
	cut := func(s string) string {
		s, _, _ = strings.Cut(strings.ToLower(s), ",")
		words := strings.Fields(s)
		if len(words) == 0 {
			return ""
		}
		return words[len(words)-1]
	}
	return cut(a) == cut(b)
}

// shareWord reports that two titles share a word that says something.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(a))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(b)), func(w string) bool {
		w = strings.Trim(w, ",.()")
		return len(w) > 2 && slices.ContainsFunc(words, func(x string) bool { return strings.Trim(x, ",.()") == w })
	})
}
