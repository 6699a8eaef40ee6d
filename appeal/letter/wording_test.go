package letter_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/review"
)

// forbidden is what no letter may say beside the rules of review.Tone, whatever
// the claim, and why.
var forbidden = []struct{ pattern, why string }{
	{`\$?110 ?(a|per) ?day|\$110|1132\(c\)|2575\.502c`, "the daily penalty is never threatened"},
	{`(?i)\b\d+ ?(%|percent) of\b`, "no statistics without a source"},
	{`(?i)legal advice`, "that sentence is the tool's, not the letter's"},
	{`: ?\.(?: |\n|$)|: , |\(\)|“”`, "a fact that is not there"},
	{`<no value>|%!|\{\{|\}\}|<nil>`, "a broken template"},
	{`(?i)toll(ed|ing)\b`, "no tolling is claimed"},
	{`(?i)Supreme Court held|Metzger|Glazer|Midgett`, "adverse authority is never printed"},
	{`(?i)written (?:down )?(?:after|at) the (?:appointment|examination)|notes of (?:that|the) day`, "nobody said when the notes were written"},
	{`(?i)within \d+ days as required`, "no regulation sets days for a claim file"},
	{`164\.524`, "an access request is another letter"},
}

var erisaCite = regexp.MustCompile(`ERISA|29 U\.S\.C\.|2560\.503|2590\.715|2520\.104b`)

// What belongs to health coverage alone, and what to the United States alone.
var (
	externalWords = regexp.MustCompile(`(?i)external review|independent review organi[sz]ation`)
	americanWords = regexp.MustCompile(`(?i)certified mail|social security|insurance department|HIPAA|adverse benefit determination|C\.F\.R\.|U\.S\.C\.|\bEBSA\b|\$`)
)

// variants are the samples under every kind, sponsor and filing date, in a few
// states and countries.
func variants(t *testing.T) map[string]letter.Data {
	t.Helper()
	base := cervical(t)
	l := laws(t)
	out := map[string]letter.Data{}
	kinds := []appeal.ClaimKind{appeal.ERISADisability, appeal.ERISAHealth, appeal.IndividualHealth, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability, appeal.OtherKind, appeal.UnknownKind, "gb-private", "ca-on-auto", "nz-acc", "ie-private", "ca-federal", "au-life"}
	filed := []string{"", "2016-05-02", "2017-06-01", "2018-04-01", "2018-04-02", "2025-05-20"}
	for _, kind := range kinds {
		for s, sponsor := range []string{"", "private", "church", "government", "union"} {
			for i, day1 := range filed {
				if kind != appeal.ERISADisability && i != s { // only those rules change with the filing day
					continue
				}
				for _, state := range []string{"IL", "CA", "TX"}[i%3 : i%3+1] {
					c := *base.Case
					c.Claim.Kind, c.Claim.Plan.Sponsor, c.Claim.State = kind, sponsor, state
					c.Claim.Filed, c.Claim.OnsetDate, c.Claim.DateOfInjury = appeal.Day{}, appeal.Day{}, appeal.Day{}
					if day1 != "" {
						c.Claim.Filed = day(t, day1)
					}
					if strings.Contains(string(kind), "-") && len(kind) < 11 && kind[2] == '-' {
						c.Claim.Country, c.Claim.State = strings.ToUpper(string(kind[:2])), ""
					}
					if i%2 == 0 {
						c.Representative = nil
					}
					data := base
					data.Case, data.Law, data.Regime = &c, l, l.For(&c)
					data.Deadlines, _ = l.Deadlines(&c, data.Date)
					out[fmt.Sprintf("%s/%s/%s/%s", kind, sponsor, day1, c.Claim.State)] = data
				}
			}
		}
	}
	for _, kind := range kinds[:6] { // and in other states, those among them with rules of their own
		for _, state := range []string{"NY", "PA", "LA"} {
			c := *base.Case
			c.Claim.Kind, c.Claim.State, c.Claim.Funding = kind, state, "insured"
			c.Log = []appeal.LogEntry{{Date: day(t, "2025-07-10"), What: "claims-file request sent"}, {Date: day(t, "2025-07-20"), What: "appeal sent"}, {Date: day(t, "2025-09-01"), What: "new evidence received"}}
			data := base
			data.Case, data.Law, data.Regime, data.Items = &c, l, l.For(&c), []string{"A1", "B2"}
			data.Deadlines, _ = l.Deadlines(&c, data.Date)
			out[fmt.Sprintf("%s/%s", kind, state)] = data
		}
	}
	return out
}

// looseCitation is law that a template would have written itself.
var looseCitation = regexp.MustCompile(`§|C\.F\.R\.|U\.S\.C\.|\bF\.[234]d\b`)

// citedAsInTable: a citation stands in a run of its own, in the words of the
// table, and nowhere else.
func citedAsInTable(t *testing.T, where string, l letter.Letter, data letter.Data) {
	t.Helper()
	check := func(rs letter.Runs) {
		for _, r := range rs {
			a, ok := data.Law.Authority(r.Source.Key)
			switch {
			case r.Source.Kind == letter.FromLaw && ok:
				if !strings.HasSuffix(strings.Join(strings.Fields(a.Citation), " "), r.Text) {
					t.Errorf("%s: cites %q, and the table has %q", where, r.Text, a.Citation)
				}
			case r.Source.Kind != letter.FromLaw && looseCitation.MatchString(r.Text):
				t.Errorf("%s: %q is law that no table vouches for", where, r.Text)
			}
		}
	}
	for _, b := range l.Blocks {
		check(b.Runs)
		for _, item := range append(b.Items, b.Header...) {
			check(item)
		}
		for _, row := range b.Rows {
			for _, cell := range row {
				check(cell)
			}
		}
	}
}

// TestForbiddenWords reads every letter of every variant.
func TestForbiddenWords(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	patterns, count := forbiddenPatterns(t), 0
	for name, data := range variants(t) {
		for _, info := range list {
			count += checkWords(t, name, info, data, patterns)
		}
	}
	t.Logf("%d letters read", count)
}

// TestEveryState reads every letter for each state under each kind of claim:
// circuits and departments of insurance differ, and so does what may be cited.
func TestEveryState(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	base, l := cervical(t), laws(t)
	patterns, count := forbiddenPatterns(t), 0
	kinds := []appeal.ClaimKind{appeal.ERISADisability, appeal.ERISAHealth, appeal.IndividualHealth, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability}
	for _, state := range l.List("states") {
		for _, kind := range kinds {
			for _, final := range []bool{false, true} {
				c := *base.Case
				c.Claim.Kind, c.Claim.State, c.Claim.Funding, c.Denial.Final = kind, state, "insured", final
				data := base
				data.Case, data.Law, data.Regime = &c, l, l.For(&c)
				data.Deadlines, _ = l.Deadlines(&c, data.Date)
				for _, info := range list {
					if final == strings.Contains(info.ID, "external") {
						count += checkWords(t, string(kind)+"/"+state, info, data, patterns)
					}
				}
			}
		}
	}
	if count < 7000 {
		t.Errorf("only %d letters read", count)
	}
	t.Logf("%d letters read", count)
}

// never is a way of speaking that is looked for in every letter.
type never struct {
	pattern, why string
	find         func(string) string
}

func forbiddenPatterns(t *testing.T) []never {
	t.Helper()
	var out []never
	for _, f := range forbidden {
		out = append(out, never{f.pattern, f.why, regexp.MustCompile(f.pattern).FindString})
	}
	rules, err := review.Tone()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if !r.Readers {
			out = append(out, never{r.Match, r.ID, r.Find})
		}
	}
	return out
}

// checkWords composes one letter and looks for what no letter may say and for
// law that its regime may not cite. It gives 0 for a letter that is refused.
func checkWords(t *testing.T, name string, info letter.Info, data letter.Data, patterns []never) int {
	t.Helper()
	l, err := letter.Compose(info.ID, data)
	var refused *letter.RefusedError
	if errors.As(err, &refused) {
		return 0
	}
	if err != nil {
		t.Fatalf("%s %s: %v", name, info.ID, err)
	}
	citedAsInTable(t, name+" "+info.ID, l, data)
	text := letter.Text(l)
	for _, n := range patterns {
		if n.pattern == `164\.524` && strings.HasSuffix(info.ID, "records-request") {
			continue
		}
		if m := n.find(text); m != "" {
			t.Errorf("%s %s: says %q: %s", name, info.ID, m, n.why)
		}
	}
	if m := externalWords.FindString(text); m != "" && !strings.HasSuffix(data.Regime.ID, "-health") {
		t.Errorf("%s %s: says %q, and there is none for this claim", name, info.ID, m)
	}
	if m := americanWords.FindString(text); m != "" && data.Regime.Country != "US" {
		t.Errorf("%s %s: says %q to a reader in %s", name, info.ID, m, data.Regime.Country)
	}
	erisa := strings.HasPrefix(data.Regime.ID, "erisa-")
	cited := strings.ReplaceAll(text, "whether the plan has chosen to be governed by ERISA", "") // a question of a church plan, and no citation
	if m := erisaCite.FindString(cited); m != "" && !erisa && !(data.Regime.ID == "individual-health" && strings.Contains(text, "(b)(3)(i)")) {
		t.Errorf("%s %s: cites %q, and ERISA does not govern it", name, info.ID, m)
	}
	for _, id := range l.Cited {
		if ok, why := data.Law.Printable(id, data.Regime, info.Uses...); !ok {
			t.Errorf("%s %s: cites %s: %s", name, info.ID, id, why)
		}
		if a, _ := data.Law.Authority(id); !data.Regime.CanCite && !slices.Contains(a.Regimes, "any") {
			t.Errorf("%s %s: cites %s for a regime that cites nothing", name, info.ID, id)
		}
	}
	if info.ID == "claims-file" && !strings.Contains(text[:min(len(text), 1400)], "It is not an appeal") && !strings.Contains(text[:min(len(text), 1400)], "It is not a complaint") {
		t.Errorf("%s: the request for the file does not say at once that it is no appeal", name)
	}
	return 1
}

// TestWindow checks the gates by the day on which a disability claim was filed.
func TestWindow(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		filed      string
		cites, not string
	}{
		{"2025-05-20", "(h)(4)(i)", "(p)(4)"},
		{"2018-04-02", "(j)(6)", "(p)(4)"},
		{"2017-06-01", "(p)(4)(ii)", "(h)(4)"},
		{"2016-05-02", "(h)(2)(iv)", "(j)(6)"},
		{"", "(h)(2)(iv)", "(j)(6)"},
	} {
		data := variants(t)["erisa-disability/private/"+test.filed+"/"+stateAt(test.filed)]
		if data.Case == nil {
			t.Fatalf("no variant filed %q", test.filed)
		}
		text := letter.Text(compose(t, "appeal", data))
		if !strings.Contains(text, test.cites) || strings.Contains(text, test.not) {
			t.Errorf("filed %q: want %s and not %s in:\n%s", test.filed, test.cites, test.not, citesOnly(text))
		}
	}
}

func stateAt(filed string) string {
	return []string{"IL", "CA", "TX"}[slices.Index([]string{"", "2016-05-02", "2017-06-01", "2018-04-01", "2018-04-02", "2025-05-20"}, filed)%3]
}

func citesOnly(text string) string {
	return strings.Join(regexp.MustCompile(`[^\n]*§[^\n]*`).FindAllString(text, -1), "\n")
}

// TestLettersDiffer: the letters of two cases share their template's words, not
// their substance. Names, dates and numbers taken out, no letter is another
// case's; those that argue share less than most of their lines. Forms to fill by
// hand may be alike, the fax sheet among them, and so may the request for one's
// own records: it tells a records office nothing of the dispute.
func TestLettersDiffer(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	cases := sampleCases(t)
	delete(cases, "bare")
	for name, data := range folderCases(t) {
		cases[name] = data
	}
	for name, data := range cases { // each as it stands once everything was sent
		later := *data.Case
		later.Log = nil
		for _, what := range []string{"claims-file request sent", "rebuttal-request sent", "appeal sent", "new evidence received"} {
			later.Log = append(later.Log, appeal.LogEntry{Date: data.Date, What: what})
		}
		data.Case, data.Items, data.Sent = &later, []string{"B2"}, map[string]bool{}
		for _, d := range later.Documents {
			data.Sent[d.ID] = true
		}
		cases[name] = data
	}
	argues := []string{"appeal", "rebuttal-request", "counter-ime", "external-review"}
	for _, info := range list {
		if info.Form || info.ID == "fax-cover" || info.ID == "records-request" {
			continue
		}
		bodies := map[string][]string{}
		for name, data := range cases {
			l, err := letter.Compose(info.ID, data)
			if errors.As(err, new(*letter.RefusedError)) {
				continue
			}
			if err != nil {
				t.Fatalf("%s %s: %v", name, info.ID, err)
			}
			bodies[name] = masked(l)
		}
		for name, lines := range bodies {
			for other, theirs := range bodies {
				switch same := shared(lines, theirs); {
				case name >= other || cases[name].Case.Claimant.Name == cases[other].Case.Claimant.Name:
				case same == 1:
					t.Errorf("%s of %s and of %s differ only in names", info.ID, name, other)
				case same > 0.85 && slices.Contains(argues, info.ID):
					t.Errorf("%s of %s and of %s share %.0f %% of their lines", info.ID, name, other, 100*same)
				}
			}
		}
	}
}

var maskable = regexp.MustCompile(`\[missing: [^\]]*\]|[\d$][\d.,:/-]*|\p{Lu}[\p{L}.’'-]*`)

// masked gives the lines of a letter without names, dates and numbers.
func masked(l letter.Letter) []string {
	var out []string
	for line := range strings.SplitSeq(letter.Text(l), "\n") {
		if line = strings.Join(strings.Fields(maskable.ReplaceAllString(line, "")), " "); strings.Count(line, " ") > 1 {
			out = append(out, line)
		}
	}
	return out
}

// shared is the share of lines that both have, of the longer one.
func shared(a, b []string) float64 {
	n, rest := 0, slices.Clone(b)
	for _, line := range a {
		if i := slices.Index(rest, line); i >= 0 {
			n, rest = n+1, slices.Delete(rest, i, i+1)
		}
	}
	return float64(n) / float64(max(1, len(a), len(b)))
}

// folderCases are the bundled case folders, and those of IMEAPPEAL_CASES.
func folderCases(t *testing.T) map[string]letter.Data {
	t.Helper()
	files, err := filepath.Glob("../../testdata/cases/*/case.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no bundled case: %v", err)
	}
	if folder := os.Getenv("IMEAPPEAL_CASES"); folder != "" {
		more, err := filepath.Glob(filepath.Join(folder, "*", "case.yaml"))
		if err != nil || len(more) == 0 {
			t.Fatalf("no case below %s", folder)
		}
		files = append(files, more...)
	} else {
		t.Log("IMEAPPEAL_CASES names no folder of case folders: only the bundled cases are compared")
	}
	out := map[string]letter.Data{}
	for _, file := range files {
		dir := filepath.Dir(file)
		out[filepath.Base(dir)] = inPacket(fromFolder(t, dir, day(t, "2025-12-01")))
	}
	return out
}

// TestReadingGrade measures the letters, citations and quotations apart:
// Flesch-Kincaid grade 10.5 at most each, below the tenth grade for most.
func TestReadingGrade(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	grades := map[string][]float64{}
	for name, data := range sampleCases(t) {
		for _, info := range list {
			id := info.ID
			l, err := letter.Compose(id, data)
			if err != nil {
				continue
			}
			grade := fleschKincaid(prose(l))
			t.Logf("%-20s %-18s grade %.1f", name, id, grade)
			if grade > 10.5 {
				t.Errorf("%s %s: grade %.1f", name, id, grade)
			}
			grades[id] = append(grades[id], grade)
		}
	}
	for _, id := range []string{"appeal", "claims-file"} { // an argument and a list of papers cannot be children's prose
		if mid := slices.Max(grades[id]); mid < 7 {
			t.Errorf("%s: grade %.1f at most: is the measure still right?", id, mid)
		}
	}
}

var citation = regexp.MustCompile(`\([^()]*§.*?\)\.|\((?:report|Exhibit)[^()]*\)|“[^”]*”`)

// prose gives the sentences of a letter's paragraphs and lists.
func prose(l letter.Letter) string {
	var out []string
	for _, b := range l.Blocks {
		switch b.Kind {
		case letter.Paragraph, letter.BulletB, letter.Numbered:
			for line := range strings.SplitSeq(b.PlainText(), "\n") {
				if line = citation.ReplaceAllString(line, "."); strings.Count(line, " ") > 3 {
					out = append(out, line)
				}
			}
		}
	}
	return strings.Join(out, "\n")
}

// shortForms are full stops that end no sentence: Dr., M.D., a.m., 3.5.
var shortForms = regexp.MustCompile(`(\b(?:Dr|Mr|Ms|Mrs|No|St|Inc|Co|vs|[A-Za-z]|\d+))\.`)

func fleschKincaid(text string) float64 {
	sentences, words, syllables := 0, 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		for s := range strings.FieldsFuncSeq(shortForms.ReplaceAllString(line, "$1"), func(r rune) bool { return strings.ContainsRune(".?!", r) }) {
			n := 0
			for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
				n++
				syllables += syllablesIn(strings.ToLower(w))
			}
			if words += n; n > 1 {
				sentences++
			}
		}
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

func syllablesIn(w string) int {
	n, vowel := 0, false
	for _, r := range w {
		is := strings.ContainsRune("aeiouyáéíóúäëïöü", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
		n--
	}
	return max(n, 1)
}
