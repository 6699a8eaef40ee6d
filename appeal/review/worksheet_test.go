package review

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// reading is a small case with a report of two pages and an unread third.
func secondReading(t *testing.T) Input {
	t.Helper()
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	performed := false
	c := &appeal.Case{
		Claimant: appeal.Claimant{Name: "Rosa M. Dell’Aqua", DateOfBirth: appeal.Day{Year: 1971, Month: 3, Date: 4}, Email: "rosa@example.com", Address: []string{"9 Elm Road", "Troy, NY 12180"}},
		Claim:    appeal.Claim{ClaimNumber: "WX-88-1207", Insurer: appeal.Insurer{Name: "Harbor-North Casualty Company"}},
		Exam: appeal.Exam{
			Report: "ime", Examiner: appeal.Examiner{Name: "Tobias Wend, M.D."},
			Notes: appeal.ExamNotes{Started: "09:00", Ended: "09:20", Tests: []appeal.ExamTest{{Name: "reflexes", Performed: &performed}}, Witness: &appeal.Witness{Name: "Luca Dell’Aqua"}},
		},
		Physicians: []appeal.Physician{{Name: "Amara Okoye, M.D.", Role: "treating"}, {Name: "Jens Holt, D.O."}},
		Documents:  []appeal.Document{{ID: "ime", Kind: appeal.ReportKind}, {ID: "holt-note", Author: "Jens Holt, D.O."}, {ID: "lost", Title: "Lost"}},
	}
	r := report.FromText("INDEPENDENT MEDICAL EXAMINATION\n\nMs. Dell'Aqua, born 3/4/1971, claim WX-88-1207, was seen. She was examined for one hour by me.\n\n" +
		"PHYSICAL EXAMINATION\n\nReflexes were two plus and symmetric. There is no evidence of muscle wasting in the left arm.\f" +
		"DISCUSSION\n\nDr. Holt's records and those of Dr. Amara Okoye were read. Her brother Nico drove.\n\nCall (518) 555-0110. DELL'AQUA is capable of full duty.\n")
	note := report.FromText("Office note. Wasting of the left arm, 2 cm.")
	return Input{Case: c, Report: r, Documents: map[string]*report.Report{"holt-note": note}, Clinic: tables}
}

func TestGround(t *testing.T) {
	in := secondReading(t)
	good := Given{Kind: appeal.ContradictsExam, Page: 1, Quote: "She was examined for one hour by me.", Why: "The notes say 20 minutes.", Against: []string{"exam.notes.ended"}}
	change := func(f func(*Given)) Given {
		g := good
		g.Against = slices.Clone(good.Against)
		f(&g)
		return g
	}
	rows := []struct {
		name string
		give Given
		want string // message id, "" for accepted
	}{
		{"sound", good, ""},
		{"in quotation marks", change(func(g *Given) { g.Quote = "“" + g.Quote + "”" }), ""},
		{"other spacing, case and dashes", change(func(g *Given) { g.Quote = "she was  EXAMINED for one\nhour by me." }), ""},
		{"against a document's page", change(func(g *Given) { g.Against = []string{"document:holt-note#p1"}; g.Says = "Wasting of the left arm" }), ""},
		{"against a prefix of keys", change(func(g *Given) { g.Against = []string{"exam.notes.tests[0]"} }), ""},
		{"against another line", change(func(g *Given) { g.Against = []string{"report#p2,l2"} }), ""},
		{"unsupported needs no against", change(func(g *Given) {
			g.Kind, g.Against, g.Page, g.Quote = appeal.UnsupportedConclusion, nil, 2, "is capable of full duty"
		}), ""},
		{"absent, with its place", Given{Kind: appeal.TestOmitted, Page: 1, Why: "No grip.", Subject: "grip", Against: []string{"exam.notes.tests[0].name"}}, ""},
		{"one word changed", change(func(g *Given) { g.Quote = "She was examined for two hours by me." }), "import.quote"},
		{"part of a word", change(func(g *Given) { g.Quote = "he was examined for one hour" }), "import.quote"},
		{"another page", change(func(g *Given) { g.Page = 2 }), "import.other-page"},
		{"no such page", change(func(g *Given) { g.Page = 9 }), "import.page"},
		{"no such kind", change(func(g *Given) { g.Kind = "lie" }), "import.kind"},
		{"admission is none of the twelve", change(func(g *Given) { g.Kind = appeal.Admission }), "import.kind"},
		{"key that is empty", change(func(g *Given) { g.Against = []string{"exam.notes.remarks[0]"} }), "import.against"},
		{"half a key", change(func(g *Given) { g.Against = []string{"exam.not"} }), "import.against"},
		{"no such document", change(func(g *Given) { g.Against = []string{"document:nope#p1"} }), "import.document"},
		{"no such page of it", change(func(g *Given) { g.Against = []string{"document:holt-note#p4"} }), "import.against"},
		{"a page nobody could read", change(func(g *Given) { g.Against = []string{"document:lost#p1"} }), "import.document-unread"},
		{"says what is not there", change(func(g *Given) { g.Against = []string{"document:holt-note#p1"}; g.Says = "wasting of the right arm" }), "import.says"},
		{"no clinical row", change(func(g *Given) { g.Against = []string{"clinic:nothing"} }), "import.against"},
		{"itself", change(func(g *Given) { g.Against = []string{"report#p1,l2"} }), "import.itself"},
		{"no against", change(func(g *Given) { g.Against = nil }), "import.no-against"},
		{"no reason", change(func(g *Given) { g.Why = " " }), "import.why"},
		{"one word", change(func(g *Given) { g.Quote = "examined" }), "import.short"},
		{"too long", change(func(g *Given) { g.Quote = strings.Repeat("word ", 61) }), "import.long"},
		{"no quote", change(func(g *Given) { g.Quote = "" }), "import.no-quote"},
		{"absent, and nowhere", Given{Kind: appeal.TestOmitted, Page: 1, Why: "No grip."}, "import.absent"},
		{"a whole part of the case", change(func(g *Given) { g.Against = []string{"exam.notes"} }), "import.wide"},
		{"a list", change(func(g *Given) { g.Against = []string{"exam.notes.tests"} }), "import.wide"},
		{"a whole document", change(func(g *Given) { g.Against = []string{"document:holt-note"} }), "import.wide-document"},
		{"a whole document with its words", change(func(g *Given) { g.Against, g.Says = []string{"document:holt-note"}, "Wasting of the left arm" }), ""},
		{"a whole document that is not listed", change(func(g *Given) { g.Kind, g.Against = appeal.RecordNotReviewed, []string{"document:holt-note"} }), ""},
		{"a whole page", change(func(g *Given) { g.Against = []string{"report#p2"} }), "import.wide-page"},
		{"an accusation", change(func(g *Given) { g.Why = "The examiner lied about the time." }), "import.tone-accusation"},
		{"an accusation that the report makes", change(func(g *Given) { g.Why = "The report says “fraud” without a test." }), ""},
		{"a motive", change(func(g *Given) { g.Wording = "The time was deliberately overstated." }), "import.tone-motive"},
		{"a diagnosis", change(func(g *Given) { g.Wording = "The claimant has cauda equina syndrome." }), "import.tone-diagnosis"},
		{"a diagnosis as a record states it", change(func(g *Given) { g.Wording = "The note of Dr. Holt says that she has cauda equina syndrome." }), ""},
		{"a diagnosis asked", change(func(g *Given) { g.Question = "Does she have, or has she ever had, cauda equina syndrome?" }), ""},
		{"a verdict", change(func(g *Given) { g.Subject = "She is permanently disabled" }), "import.tone-unable"},
		{"token", change(func(g *Given) { g.Why = "[PHYSICIAN-9] says" }), "import.token"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			accepted, refused := Ground(in, []Given{row.give}, "R", appeal.Day{})
			got := ""
			if len(refused) > 0 {
				got = refused[0].Problem.ID
			}
			if got != row.want || len(accepted)+len(refused) != 1 {
				t.Errorf("Ground gives %q (%d accepted), want %q", got, len(accepted), row.want)
			}
		})
	}
}

func TestGroundWidensAndTamesConfidence(t *testing.T) {
	in := secondReading(t)
	accepted, refused := Ground(in, []Given{{Kind: appeal.InternalContradiction, Confidence: appeal.High, Page: 1, Quote: "evidence of muscle wasting", Why: "x", Against: []string{"document:holt-note#p1"}}}, "R", appeal.Day{})
	if len(refused) > 0 || len(accepted) != 1 {
		t.Fatalf("refused: %v", refused)
	}
	if got, want := accepted[0].Quote, "There is no evidence of muscle wasting in the left arm."; got != want {
		t.Errorf("quote %q leaves out its sentence's “no”, want %q", got, want)
	}
	if accepted[0].Confidence != appeal.Medium {
		t.Errorf("confidence %q, want medium: no rule proved it", accepted[0].Confidence)
	}
}

// TestGroundDropsControls: what a terminal obeys does not get into the case.
func TestGroundDropsControls(t *testing.T) {
	accepted, refused := Ground(secondReading(t), []Given{{Kind: appeal.ContradictsExam, Page: 1, Quote: "She was examined for one hour\u202e by me.", Why: "The notes say\x1b[2J 20 minutes.\u009b1m", Against: []string{"exam.notes.ended\a"}}}, "R", appeal.Day{})
	if len(refused) > 0 || len(accepted) != 1 || accepted[0].Why != "The notes say[2J 20 minutes.1m" || accepted[0].Against[0] != "exam.notes.ended" {
		t.Errorf("accepted %+v, refused %v", accepted, refused)
	}
}

func TestWithImported(t *testing.T) {
	in := secondReading(t)
	own := Run(in)
	dur := slices.IndexFunc(own.Findings, func(f appeal.Finding) bool { return f.Rule == "exam-duration" })
	if dur < 0 {
		t.Fatal("the rules do not find the duration; the test needs one finding of theirs")
	}
	in.Case.Imported = []appeal.Imported{
		{Kind: appeal.ContradictsExam, Page: 1, Quote: "examined for one hour", Why: "Same as the rule's.", Against: []string{"exam.notes.ended"}, Reader: "Dr. A"},
		{Kind: appeal.OutsideSpecialty, Page: 2, Quote: "DELL'AQUA is capable of full duty.", Why: "No basis.", Reader: "Dr. A"},
		{Kind: appeal.OutsideSpecialty, Page: 2, Quote: "DELL'AQUA is capable of full duty.", Why: "None.", Reader: "Dr. B"},
		{Kind: appeal.LoadedLanguage, Page: 2, Quote: "words that are gone", Why: "x", Reader: "Dr. A"},
	}
	got, dropped := WithImported(in, own)
	if len(dropped) != 1 || dropped[0].Problem.ID != "import.quote" || dropped[0].Problem.Where != "imported[3]" {
		t.Errorf("dropped %+v, want imported[3] for its quote", dropped)
	}
	if i := slices.IndexFunc(got.Findings, func(f appeal.Finding) bool { return f.Rule == "exam-duration" }); i < 0 || got.Findings[i].Reader != "Dr. A" {
		t.Errorf("the rule's own finding does not name its second reader")
	}
	if i := slices.IndexFunc(got.Findings, func(f appeal.Finding) bool { return f.Rule == ReaderRule }); i < 0 || got.Findings[i].Reader != "Dr. A, Dr. B" {
		t.Errorf("two readers of one point are not joined: %+v", got.Findings)
	}
	if len(got.Findings) != len(own.Findings)+1 {
		t.Errorf("%d findings, want one more than %d", len(got.Findings), len(own.Findings))
	}
	if again, _ := WithImported(in, own); again.Findings[0].ID != got.Findings[0].ID {
		t.Error("ids change from run to run")
	}
	for _, f := range own.Findings {
		if f.Reader != "" {
			t.Error("the rules' own result was changed")
		}
	}
}

func TestReadGiven(t *testing.T) {
	one := `{"kind":"factual-error","page":1,"quote":"a b","why":"c","against":["d"]}`
	for name, row := range map[string]struct {
		in      string
		given   int
		refused int
		bad     bool
	}{
		"document":     {`{"kind":"findings","findings":[` + one + `]}`, 1, 0, false},
		"list":         {"[" + one + "," + one + "]", 2, 0, false},
		"fenced":       {"Here you are:\n```json\n[" + one + "]\n```\nBye", 1, 0, false},
		"one bad":      {`[` + one + `,{"page":"two"}]`, 2, 1, false},
		"byte order":   {"\ufeff[]", 0, 0, false},
		"prose":        {"I found nothing.", 0, 0, true},
		"no list":      {`{"kind":"findings"}`, 0, 0, true},
		"a worksheet":  {"# Worksheet\n```json-example\n[" + one + "]\n```", 0, 0, true},
		"empty":        {"", 0, 0, true},
		"broken fence": {"```json\n[{\n```", 0, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			given, refused, err := ReadGiven([]byte(row.in))
			if len(given) != row.given || len(refused) != row.refused || (err != nil) != row.bad {
				t.Errorf("ReadGiven: %d given, %d refused, %v; want %d, %d, error %v", len(given), len(refused), err, row.given, row.refused, row.bad)
			}
		})
	}
}

func TestRedact(t *testing.T) {
	in := secondReading(t)
	sheet, err := NewWorksheet(in, Run(in))
	if err != nil {
		t.Fatal(err)
	}
	red, key := sheet.Redact(in, nil)
	b, err := red.JSON()
	if err != nil {
		t.Fatal(err)
	}
	md, err := red.Markdown()
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Aqua", "AQUA", "Rosa", "Luca", "Nico", "Okoye", "Amara", "Holt", "holt-note", "Wend", "Tobias", "Harbor", "1207", "1971", "555-0110", "Elm", "Troy", "rosa@"} {
		if strings.Contains(string(b), secret) || strings.Contains(string(md), secret) {
			t.Errorf("the redacted worksheet holds %q", secret)
		}
	}
	again, key2 := sheet.Redact(in, key)
	b2, _ := again.JSON()
	if string(b2) != string(b) || len(key2) != len(key) {
		t.Error("a second redaction with the key differs")
	}
	var clear string
	for _, p := range red.Report {
		for _, l := range p.Lines {
			clear += key.Restore(Given{Quote: l.Text}).Quote + "\n"
		}
	}
	for p := range in.Report.Pages {
		for _, l := range in.Report.Lines {
			if l.Page == p+1 && !strings.Contains(report.Fold(clear), report.Fold(l.Text)) {
				t.Errorf("line %q does not come back from the key", l.Text)
			}
		}
	}
	g := key.Restore(Given{Against: []string{"document:" + key2token(key, "holt-note") + "#p1"}})
	if g.Against[0] != "document:holt-note#p1" {
		t.Errorf("against comes back as %s", g.Against[0])
	}
}

func key2token(k Key, surface string) string {
	for t, s := range k {
		if s == surface {
			return t
		}
	}
	return ""
}

// A name that is divided at the end of a line is a name.
// TestRedactKeepsMonths: a person may be called May; a day in May is none.
func TestRedactKeepsMonths(t *testing.T) {
	m := &mask{key: Key{}, tokens: map[string]string{}}
	m.addPerson("CLAIMANT", "May Harlan")
	got := m.cover("May Harlan wrote on May 12, 2025 and 3 May 2025. In May 2025 May came. May had 2 falls in mid-May.")
	want := "[CLAIMANT] wrote on May 12, 2025 and 3 May 2025. In May 2025 [CLAIMANT:GIVEN] came. [CLAIMANT:GIVEN] had 2 falls in mid-[CLAIMANT:GIVEN]."
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestRedactOverLines(t *testing.T) {
	in := secondReading(t)
	m := newMask(in, nil)
	got := m.page(WorksheetPage{Page: 1, Lines: []WorksheetLine{{1, "It was Amara"}, {2, "Okoye and Harbor-North Casu-"}, {3, "alty Company, by rosaries."}}})
	text := ""
	for _, l := range got.Lines {
		text += l.Text + "|"
	}
	if text != "It was [PHYSICIAN-1]| and [INSURER]|, by rosaries.|" {
		t.Errorf("covered as %q", text)
	}
}

func TestWorksheetShape(t *testing.T) {
	in := secondReading(t)
	sheet, err := NewWorksheet(in, Run(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(sheet.Kinds) != len(appeal.Kinds()) {
		t.Errorf("%d kinds explained, want %d", len(sheet.Kinds), len(appeal.Kinds()))
	}
	for _, k := range appeal.Kinds() {
		if !slices.ContainsFunc(sheet.Kinds, func(m KindMeaning) bool { return m.ID == k && len(m.Means) > 30 }) {
			t.Errorf("kind %s has no sentence", k)
		}
	}
	for _, f := range sheet.Facts {
		if strings.Contains(f.Key, "address") || strings.Contains(f.Key, "email") {
			t.Errorf("the worksheet tells %s", f.Key)
		}
	}
	b, err := json.Marshal(sheet.Answer)
	if err != nil {
		t.Fatal(err)
	}
	if given, _, err := ReadGiven(b); err != nil || len(given) != 1 {
		t.Errorf("the shape shown cannot be read back: %v", err)
	}
	md, err := sheet.Markdown()
	if err != nil || !strings.Contains(string(md), "p. 1, l. 1 ") || !strings.Contains(string(md), "`exam.notes.started`: 09:00") {
		t.Errorf("the Markdown lacks lines or facts (%v)", err)
	}
}

func FuzzReadGiven(f *testing.F) {
	f.Add([]byte(`{"findings":[{"kind":"factual-error","page":1}]}`))
	f.Add([]byte("```json\n[1]\n```"))
	f.Fuzz(func(t *testing.T, b []byte) {
		given, refused, err := ReadGiven(b)
		if err == nil && len(refused) > len(given) {
			t.Errorf("%d refused of %d", len(refused), len(given))
		}
	})
}

func TestUnquoted(t *testing.T) {
	for in, want := range map[string]string{
		"“Gait was normal.”":              "Gait was normal.",
		`"Gait was normal."`:              "Gait was normal.",
		"Pain was “much better.”":         "Pain was “much better.”",
		"“Better” and “worse” were said.": "“Better” and “worse” were said.",
		"“a” and “b”":                     "“a” and “b”",
	} {
		if got := unquoted(in); got != want {
			t.Errorf("unquoted(%s) = %s, want %s", in, got, want)
		}
	}
}
