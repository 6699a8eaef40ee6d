package intake

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
)

var today = appeal.Day{Year: 2026, Month: 11, Date: 22} // a Sunday

func TestEveryQuestionIsAFieldOfTheCase(t *testing.T) {
	seen, flags := map[string]bool{}, map[string]bool{}
	for _, q := range Questions() {
		v := field(new(appeal.Case), strings.ReplaceAll(q.ID, "[]", "[0]"), true)
		if !v.IsValid() {
			t.Errorf("%s is no field of the case", q.ID)
			continue
		}
		if seen[q.ID] || q.Flag != "" && flags[q.Flag] {
			t.Errorf("%s or its flag %q stands twice", q.ID, q.Flag)
		}
		seen[q.ID], flags[q.Flag] = true, true
		if q.Kind == Choice && len(q.Choices) < 2 {
			t.Errorf("%s is a choice without choices", q.ID)
		}
		if q.List() == "" && q.Kind != Papers && q.Flag == "" {
			t.Errorf("%s has no flag", q.ID)
		}
		if isDay := v.Type() == reflect.TypeFor[appeal.Day](); isDay != (q.Kind == Date) {
			t.Errorf("%s: kind %s for a field of type %v", q.ID, q.Kind, v.Type())
		}
	}
}

// The first deadline after five questions, the first paper before fifteen.
func TestUsefulThingsComeEarly(t *testing.T) {
	var ids []string
	for _, q := range Questions() {
		if q.ID != "claim.country" { // in the place of the state, for a claim of another kind
			ids = append(ids, q.ID)
		}
	}
	for _, id := range []string{"claim.kind", "claim.state", "denial.date", "denial.received"} {
		if !slices.Contains(ids[:5], id) {
			t.Errorf("%s is not among the first five", id)
		}
	}
	for _, id := range []string{"claimant.address", "claim.insurer.name", "claim.insurer.address", "claim.claim_number", "claim.plan.sponsor"} {
		if !slices.Contains(ids[:14], id) {
			t.Errorf("%s is not among the first fourteen", id)
		}
	}
}

// TestCountryBeforeTheDay: what is said of the last day rests on the country, so a
// claim that may be abroad is asked for it before the days are; the state, on which
// no limit of such a claim hangs, comes after them.
func TestCountryBeforeTheDay(t *testing.T) {
	c := appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: appeal.Claim{Kind: appeal.OtherKind}}
	for _, want := range []string{"claim.country", "denial.date", "denial.received", "claim.state"} {
		ask, ok := Next(&c)
		if !ok || ask.Key != want {
			t.Fatalf("asks %q, want %q", ask.Key, want)
		}
		switch want {
		case "claim.country":
			c.Claim.Country = "US"
		case "denial.date":
			c.Denial.Date = appeal.Day{Year: 2026, Month: 11, Date: 2}
		case "denial.received":
			c.NotKnown = append(c.NotKnown, want)
		}
	}
}

func catalogue(t *testing.T) map[string]string {
	t.Helper()
	b, err := os.ReadFile("../../cmd/imeappeal/words/en/intake.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]string
	if err := yaml.Unmarshal(b, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

func TestEveryQuestionHasWords(t *testing.T) {
	words := catalogue(t)
	used := map[string]bool{}
	need := func(id string) {
		used[id] = true
		if words[id] == "" {
			t.Errorf("no words for %s", id)
		}
	}
	for _, q := range Questions() {
		need("ask." + q.ID)
		need("ask." + q.ID + ".help")
		for _, choice := range q.Choices {
			need("ask." + q.ID + "." + choice)
		}
		if list := q.List(); list != "" {
			need("ask." + list + ".more")
		}
		if q.Weight != Extra && q.ID != "claim.country" && q.ID != "denial.deadline_stated" {
			need("missing." + q.ID + ".what")
		}
	}
	for _, id := range problemIDs(t) {
		need(id + ".what")
		if !strings.HasPrefix(id, "missing.") {
			need(id + ".fix")
		}
	}
	for id := range words {
		if !used[id] && !strings.HasSuffix(id, ".fix") {
			t.Errorf("nobody says %s", id)
		}
	}
}

// problemIDs reads the ids out of the source, so that none is forgotten.
func problemIDs(t *testing.T) []string {
	var out []string
	for _, name := range []string{"answer.go", "paper.go", "day.go", "notday.go", "span.go", "check.go", "odd.go"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"((?:intake|odd|missing)\.[a-z\[\].-]+[a-z])"`).FindAllStringSubmatch(string(b), -1) {
			out = append(out, m[1])
		}
	}
	return out
}

// sample is an answer that each kind of question takes.
func sample(a Ask) string {
	switch a.Kind {
	case Date:
		return "2025-03-04"
	case Clock:
		return "10:05"
	case Choice:
		return a.Choices[0]
	case YesNo:
		return "no"
	case Number:
		return "3"
	}
	switch a.ID {
	case "claim.state":
		return "Ohio"
	case "claim.country":
		return "UK"
	case "claim.benefit.amount":
		return "$3,418.00"
	}
	return "some words"
}

func TestEveryInterviewEnds(t *testing.T) {
	for _, kind := range append(appeal.Choices("claim.kind"), "") {
		for _, style := range []string{"answers", "don't know", "mixed"} {
			c := &appeal.Case{Claim: appeal.Claim{Kind: appeal.ClaimKind(kind)}}
			for n := 0; ; n++ {
				a, open := Next(c)
				if !open {
					break
				}
				if n > 200 {
					t.Fatalf("%s, %s: still asking %s", kind, style, a.Key)
				}
				text := sample(a)
				if style == "don't know" || style == "mixed" && n%2 == 0 {
					text = "I don’t know"
				}
				if text != "I don’t know" && (a.Kind == Paper || a.Kind == Papers) {
					c.Documents = append(c.Documents, appeal.Document{ID: a.ID, Kind: appeal.Imaging})
					text = a.ID
					if a.Kind == Papers {
						continue
					}
				}
				if p := Apply(c, a.Key, text, today); p != nil {
					t.Fatalf("%s: %q refused: %+v", a.Key, text, p)
				}
			}
			if kind == "" && style == "don't know" && c.Claim.Kind != appeal.UnknownKind {
				t.Errorf("claim.kind not known became %q", c.Claim.Kind)
			}
		}
	}
}

func TestAskingForMore(t *testing.T) {
	c := &appeal.Case{}
	for _, kv := range [][2]string{{"physicians[0].name", "H. Castellane"}, {"physicians[0].specialty", "??"}, {"physicians[0].role", "treating"}, {"physicians[0].since", "2024-05-14"}, {"physicians[0].address", "1 Main; Dayton, OH 45409"}} {
		if p := Apply(c, kv[0], kv[1], today); p != nil {
			t.Fatalf("%+v", p)
		}
		if list, ok := Complete(c, kv[0]); ok {
			t.Errorf("after %s the list %s is complete", kv[0], list)
		}
	}
	if p := Apply(c, "physicians[0].fax", "none", today); p != nil {
		t.Fatalf("%+v", p)
	}
	list, ok := Complete(c, "physicians[0].fax")
	if !ok || More(c, list).Key != "physicians[1].name" {
		t.Errorf("got %q, %v", list, ok)
	}
	if c.Physicians[0].Address[1] != "Dayton, OH 45409" || c.Physicians[0].Fax != "" {
		t.Errorf("%+v", c.Physicians[0])
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		key, text, want, problem string
	}{
		{"claim.kind", "2", "erisa-health", ""},
		{"claim.kind", "Workers Comp", "workers-comp", ""},
		{"claim.kind", "erisa", "", "intake.choice"},
		{"claim.state", "new york", "NY", ""},
		{"claim.state", "Ontario", "", "intake.state"},
		{"claim.country", "Scotland", "GB", ""},
		{"claim.country", "Ontario", "CA", ""},
		{"claim.country", "u.k.", "GB", ""},
		{"claim.insurer.name", "yes", "", "intake.needed"},
		{"claim.claim_number", "sí", "", "intake.needed"},
		{"claim.insurer.address", "Yes", "", "intake.needed"},
		{"claim.benefit.amount", "$3,418.00", "3418.00", ""},
		{"claim.benefit.amount", "about 3", "", "intake.amount"},
		{"exam.notes.started", "10.05 am", "10:05", ""},
		{"exam.notes.started", "1:20 pm", "13:20", ""},
		{"exam.notes.started", "12:10 AM", "00:10", ""},
		{"exam.notes.started", "1:20", "", "intake.time-half"},
		{"exam.notes.started", "13:20", "13:20", ""},
		{"exam.notes.started", "25:00", "", "intake.time"},
		{"exam.notes.started", "10", "", "intake.time"},
		{"denial.date", "7/6/26", "", "intake.date-two"},
		{"denial.date", "1/12/26", "2026-01-12", ""}, // 1 December lies ahead
		{"denial.date", "July 6", "", "intake.date-no-year"},
		{"denial.date", "2027-01-01", "", "intake.date-ahead"},
		{"denial.deadline_stated", "2027-01-01", "2027-01-01", ""},
		{"exam.notes.tests[0].performed", "no", "false", ""},
		{"exam.notes.tests[0].side", "none", "unknown", ""},
		{"exam.report", "nope", "", "intake.no-document"},
		{"documents", "x.pdf", "", "intake.use-add"},
		{"claimant.name", "  Zoë \u00a0 Müller\u200b ", "Zoë Müller", ""},
		{"claimant.phone", "my SSN is 123-45-6789", "", "intake.ssn"},
		{"claimant.phone", "937-555-0123", "937-555-0123", ""},
		{"claimant.phone", "", "", "intake.empty"},
		{"claimant.name", "no", "", "intake.needed"},
		{"claimant.name", "'/home/ann/denial letter.pdf' ", "", "intake.file"},
		{"claim.claim_number", `C:\scans\denial.pdf`, "", "intake.file"},
		{"claimant.address", "1 Elm St\n./denial.pdf", "", "intake.file"},
		{"claim.claim_number", "no", "unknown", ""},
		{"claim.claim_number", "/A/12.345678", "/A/12.345678", ""},
		{"claim.insurer.name", "Acme c/o St. Mary", "Acme c/o St. Mary", ""},
		{"denial.reasons", "a; b\nc", "[a b c]", ""},
		{"zzz", "x", "", "intake.no-such-question"},
	}
	for _, tt := range tests {
		t.Run(tt.key+" "+tt.text, func(t *testing.T) {
			a, p := Read(&appeal.Case{}, tt.key, tt.text, today)
			if p != nil || tt.problem != "" {
				if p == nil || p.ID != tt.problem {
					t.Errorf("problem %+v, want %q", p, tt.problem)
				}
				return
			}
			got := "unknown"
			if !a.Unknown {
				got = strings.Trim(strings.ReplaceAll(reflectText(a.Value), "\n", " "), " ")
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestQuestionMarks: one asks for help, two say "I don't know", of every kind of
// question.
func TestQuestionMarks(t *testing.T) {
	for _, q := range Questions() {
		key := strings.Replace(q.ID, "[]", "[0]", 1)
		if a, p := Read(&appeal.Case{}, key, " ? ", today); p == nil || p.ID != "intake.help-asked" {
			t.Errorf("%s: ? gives %+v, %v", q.ID, a, p)
		}
		if a, p := Read(&appeal.Case{}, key, "??", today); p != nil || !a.Unknown && a.Value != "unknown" {
			t.Errorf("%s: ?? gives %+v, %v", q.ID, a, p)
		}
	}
}

// TestKindNamesNoCountry: a slip that has the form of a law abroad is no kind of claim.
func TestKindNamesNoCountry(t *testing.T) {
	for text, want := range map[string]bool{"no-fault": false, "my job": false, "gb-private": true, "auto-no-fault": true} {
		if _, p := Read(&appeal.Case{}, "claim.kind", text, appeal.Day{}); (p == nil) != want {
			t.Errorf("%s: %v", text, p)
		}
	}
}
