package examiner

import (
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

func TestEveryLookupSaysWhatAndWhere(t *testing.T) {
	list, checked, err := Lookups()
	if err != nil || checked.IsZero() || len(list) < 5 {
		t.Fatalf("Lookups: %d entries, checked %v, %v", len(list), checked, err)
	}
	for _, l := range list {
		if l.What == "" || l.Where == "" || l.Caution == "" {
			t.Errorf("%s lacks what, where or caution", l.ID)
		}
		if l.Seen && l.Read == "" {
			t.Errorf("%s is marked seen without the page that was read", l.ID)
		}
	}
}

func TestJudgingWords(t *testing.T) {
	var list judging
	if err := load("data/judging.yaml", &list); err != nil {
		t.Fatal(err)
	}
	words, err := judgingWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list.Hits {
		if !words.MatchString(s) {
			t.Errorf("not refused: %s", s)
		}
	}
	for _, s := range list.Misses {
		if m := words.FindString(s); m != "" {
			t.Errorf("refused for %q: %s", m, s)
		}
	}
}

func TestCheck(t *testing.T) {
	day := appeal.Day{Year: 2026, Month: 11, Date: 20}
	good := appeal.Background{About: "examiner", Statement: "License active since 1994.", Source: "State Medical Board look-up", DateAccessed: day}
	for _, test := range []struct {
		name   string
		change func(*appeal.Background)
		want   string
	}{
		{"a sourced fact", func(*appeal.Background) {}, ""},
		{"no source", func(b *appeal.Background) { b.Source = " " }, "examiner.no-source"},
		{"no day", func(b *appeal.Background) { b.DateAccessed = appeal.Day{} }, "examiner.no-date"},
		{"nobody it is about", func(b *appeal.Background) { b.About = "judge" }, "examiner.about"},
		{"a judgment", func(b *appeal.Background) { b.Statement = "He is biased." }, "examiner.judging"},
		{"a judgment by the source", func(b *appeal.Background) { b.Quote = "the court found him biased" }, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			note := good
			test.change(&note)
			problems, err := Check(note)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, p := range problems {
				got += p.ID
			}
			if got != test.want {
				t.Errorf("problems %q, want %q", got, test.want)
			}
		})
	}
}

// paper makes a report of these sentences.
func paper(name, claimant string, sentences ...string) Paper {
	r := &report.Report{}
	for i, s := range sentences {
		r.Sentences = append(r.Sentences, report.Sentence{Ref: appeal.Ref{Page: 1, Line: i + 1}, Text: s})
	}
	return Paper{name, r, []string{claimant}}
}

func TestCompare(t *testing.T) {
	const same = "On March 3, 2025 Mr. Rivera put forth submaximal effort on 4 of 6 tests of grip strength that I gave."
	const other = "On July 19, 2026 Ms. Okafor put forth submaximal effort on 2 of 6 tests of grip strength that I gave."
	const own = "Mr. Rivera drove himself to the office and waited in the hall for about half an hour before we began."
	got := Compare([]Paper{paper("one", "Ana Rivera", same, own), paper("two", "Ngozi Okafor", other, "Thank you.")})
	if len(got) != 1 {
		t.Fatalf("%d shared sentences, want 1: %+v", len(got), got)
	}
	if p := got[0].Places; len(p) != 2 || p[0].Report != "one" || p[1].Quote != other {
		t.Errorf("places: %+v", p)
	}
}

func TestCompareNeedsTwoReports(t *testing.T) {
	const twice = "The claimant was cooperative and gave full effort on every test that I asked for."
	if got := Compare([]Paper{paper("one", "A", twice, twice)}); len(got) != 0 {
		t.Errorf("one report shares with itself: %+v", got)
	}
}

func FuzzMask(f *testing.F) {
	f.Add("On March 3, 2025 Mr. Rivera lifted 10 lb.", "Ana Rivera")
	f.Fuzz(func(t *testing.T, text, name string) {
		masked := mask(text, maskFor([]string{name}))
		if strings.ContainsAny(masked, "0123456789") {
			t.Errorf("a number shows in %q", masked)
		}
		if masked != strings.TrimSpace(masked) || strings.Contains(masked, "  ") {
			t.Errorf("white space is left in %q", masked)
		}
	})
}

func ExampleCheck() {
	problems, _ := Check(appeal.Background{About: "examiner", Statement: "He is a hired gun."})
	for _, p := range problems {
		fmt.Println(p.Where, p.ID)
	}
	// Output:
	// source examiner.no-source
	// date_accessed examiner.no-date
	// statement examiner.judging
}
