package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// samplePapers are what two documents of the sample case say.
func samplePapers() map[string]*report.Report {
	return map[string]*report.Report{
		"mri":  report.FromText("MRI lumbar spine, June 3, 2024\nIMPRESSION: Left L4-5 extrusion, 8 mm, with severe compression of the L5 root.\n"),
		"voll": report.FromText("January 15, 2025\nNo back trouble before May 2024. Two epidural injections gave relief of ten days. I did not agree to any return to roofing work.\n"),
	}
}

// compareRows are sentences that the rules hold beside notes and papers.
var compareRows = []struct{ rule, section, text, hit string }{
	{"exam-said", "HISTORY", "She has not fallen since the accident.", "not fallen"},
	{"exam-said", "HISTORY", "She has fallen three times.", ""},
	{"exam-told", "HISTORY", "She tends the garden herself.", "tends the garden"},
	{"exam-told", "HISTORY", "Her husband tends the garden.", ""},
	{"exam-presence", "HISTORY", "She arrived by car, having driven the forty miles herself.", "driven"},
	{"job-demands", "OCCUPATION", "Her job is sedentary and done from an office.", "sedentary"},
	{"job-demands", "OCCUPATION", "Her job is on roofs and ladders.", ""},
	{"job-demands", "DISCUSSION", "She can perform sedentary work.", ""},
	{"amount-differs", "HISTORY", "She had two weeks of therapy.", "two weeks"},
	{"amount-differs", "HISTORY", "She had 20 weeks of therapy.", ""},
	{"refuted", "HISTORY", "Injections have not been tried.", "Injections"},
	{"refuted", "HISTORY", "She had back trouble for years before the fall of May 2024.", "for years"},
	{"refuted", "DISCUSSION", "Dr. Voll agreed that she could return to roofing work.", "agreed"},
	{"refuted", "HISTORY", "She was given injections.", ""},
	{"refuted", "EXAMINATION", "There was no swelling.", ""},
	{"care-left-out", "MEDICATIONS", "Gabapentin 600 mg three times daily and nothing else.", "nothing else"},
	{"care-left-out", "MEDICATIONS", "Gabapentin 600 mg three times daily and sertraline 100 mg.", ""},
	{"study-told-otherwise", "HISTORY", "An MRI of June 3, 2024 showed a small bulge at L4-5.", "small bulge"},
	{"study-told-otherwise", "HISTORY", "An MRI of June 3, 2024 showed an extrusion with compression of the L5 root.", ""},
	{"bare-opinion", "DISCUSSION", "Further diagnostic workup is unwarranted.", "unwarranted"},
	{"bare-opinion", "DISCUSSION", "Surgery is not needed because the root is free on the MRI of June 3, 2024.", ""},
	{"bare-opinion", "DISCUSSION", "I accept that the fall caused the herniation.", ""},
	{"remark", "DISCUSSION", "She is, to put it plainly, a professional patient.", "professional patient"},
	{"remark", "DISCUSSION", "She has little appetite for resuming employment.", "appetite"},
	{"remark", "DISCUSSION", "There is no sign that she was exaggerating.", ""},
	{"other-field", "DISCUSSION", "An unhappy marriage lies at the root of her pain.", "marriage"},
	{"other-field", "DISCUSSION", "The vehicle was hardly scratched, so the forces cannot have been great.", "scratched"},
	{"other-field", "DISCUSSION", "The lumbar spine is stable.", ""},
	{"dominant-hand", "HISTORY", "The left hand is her writing hand.", "left"},
}

func TestRulesBesideThePapers(t *testing.T) {
	c := tables(t)
	for _, row := range compareRows {
		res := Run(Input{Case: sample(), Report: report.FromText(row.section + "\n\n" + row.text + "\n"), Clinic: c, Documents: samplePapers()})
		got := ""
		for _, f := range res.Findings {
			if f.Rule == row.rule {
				got += f.Quote + "\n"
			}
		}
		if row.hit == "" && got != "" || !strings.Contains(got, row.hit) {
			t.Errorf("%s on %q finds %q, want %q", row.rule, row.text, got, row.hit)
		}
	}
}

func TestAnsweredOtherwise(t *testing.T) {
	c := sample()
	c.Exam.Notes.Questions = []string{"whether the two ears hear the same pitch (I said no, the left is flat)", "whether I was dazed (I said yes)", "earlier injuries (I said none to the back)"}
	for text, want := range map[string]bool{
		"She said that the pitch heard by the two ears is the same.": true,
		"She says that the two ears do not hear the same pitch.":     false,
		"Not dazed, recalls all events.":                             true,
		"She was dazed for some minutes.":                            false,
		"She had a back injury in 2018.":                             true,
		"She injured her back on May 2, 2024.":                       false,
		"Her father lost his hearing.":                               false,
	} {
		hit := false
		for _, f := range Run(Input{Case: c, Report: report.FromText("HISTORY\n\n" + text + "\n"), Clinic: tables(t)}).Findings {
			hit = hit || f.Rule == "exam-answer"
		}
		if hit != want {
			t.Errorf("%q: found %v, want %v", text, hit, want)
		}
	}
}

func TestDenials(t *testing.T) {
	for _, x := range []struct {
		text string
		want []string
	}{
		{"Injections have not been tried.", []string{"injections"}},
		{"There was no meniscectomy and there is no laxity.", []string{"meniscectomy", "laxity"}},
		{"She denied headache, nausea or falls.", []string{"headache", "nausea", "falls"}},
		{"Not dazed, recalls all.", []string{"dazed"}},
		{"She was dazed.", nil},
		{"", nil},
	} {
		var got []string
		for _, d := range denialsIn(read(x.text)) {
			got = append(got, d.heads[0].word)
		}
		if !slices.Equal(got, x.want) {
			t.Errorf("denialsIn(%q) = %v, want %v", x.text, got, x.want)
		}
	}
}

func TestAmounts(t *testing.T) {
	for text, want := range map[string]string{
		"about eight headache days per month": "8-8 day a month",
		"22 to 24 headache days a month":      "22-24 day a month",
		"five or six attacks a week":          "22-26 event a month",
		"a score of 94 points":                "94-94  a ",
		"on May 4, 2024":                      "",
	} {
		got := ""
		if a := amountsIn(text); len(a) > 0 {
			got = fmt.Sprintf("%.0f-%.0f %s a %s", a[0].lo, a[0].hi, a[0].unit, a[0].per)
		}
		if got != want {
			t.Errorf("amountsIn(%q) = %q, want %q", text, got, want)
		}
	}
}

// A letter of numbered paragraphs without headings is read all the same.
func TestParagraphsWithoutHeadings(t *testing.T) {
	text := "Dear Ms. Adler:\n\n1. Thank you for asking me to examine this lady at my office on March 4, 2025.\n\n2. What I was sent. I had before me the operative report of September 9, 2024; the office notes of Dr. Voll; and the MRI of June 3, 2024.\n\n" +
		"3. She tells me that she fell from a roof on May 2, 2024 and was taken to the emergency room, and that she has not worked since.\n\n4. She walked with a limp. Motion of the knee is 0 to 120 degrees. Reflexes are brisk and strength is 5/5.\n\n" +
		"5. In my opinion the sprain has resolved and she can return to work. I see no reason for further treatment."
	r := Read(Input{Case: sample(), Report: report.FromText(text), Clinic: tables(t)})
	var got []report.SectionKind
	for _, s := range r.Said {
		if n := len(got); n == 0 || got[n-1] != s.Kind {
			got = append(got, s.Kind)
		}
	}
	want := []report.SectionKind{report.Opening, report.Records, report.History, report.Examination, report.Discussion}
	if !slices.Equal(got, want) {
		t.Errorf("kinds %v, want %v", got, want)
	}
}

func TestSpellOut(t *testing.T) {
	for text, want := range map[string]string{
		"Biceps R 4/5, neg Spurling, 6 wks": "Biceps right 4/5, negative Spurling, 6 weeks",
		"R. S. Voll, MD":                    "R. S. Voll, MD",
		"PT helped the pt.":                 "physiotherapy helped the pt.",
	} {
		if got := spellOut(text); got != want {
			t.Errorf("spellOut(%q) = %q, want %q", text, got, want)
		}
	}
}

// What the case proves always stands; nothing is lost silently.
func TestLimit(t *testing.T) {
	r := Read(Input{Case: &appeal.Case{Review: []appeal.Decision{{Finding: "kept", Keep: "keep"}}}, Report: report.FromText("DISCUSSION\n\nOne page.\n"), Clinic: tables(t)})
	var fs []appeal.Finding
	for i := range 5 {
		fs = append(fs, appeal.Finding{ID: fmt.Sprint("h", i), Rule: "age", Confidence: appeal.High, Quote: fmt.Sprint("proved ", i)})
	}
	for i := range 2 * leastAsked {
		fs = append(fs, appeal.Finding{ID: fmt.Sprint("m", i), Rule: "no-reason", Confidence: appeal.Medium, Quote: fmt.Sprint("asked ", i)})
	}
	fs[13].ID = "kept"
	got := r.limit(fs)
	count, all := map[appeal.Confidence]int{}, ""
	decided := false
	for _, f := range got {
		count[f.Confidence]++
		all += f.Quote + f.Why
		decided = decided || f.ID == "kept"
	}
	if count[appeal.High] != 5 || count[appeal.Medium] != 0 || count[appeal.Low] > leastAsked+1 || !decided {
		t.Errorf("stands: %v, the decided one %v", count, decided)
	}
	for i := range 2 * leastAsked {
		if !strings.Contains(all, fmt.Sprint("asked ", i)) {
			t.Errorf("finding %d is lost", i)
		}
	}
}
