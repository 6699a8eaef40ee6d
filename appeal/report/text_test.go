package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestJoin(t *testing.T) {
	doc := []string{"The examination of the lumbar spine by a physician", "A well-healed scar and an onset in spring", "She is light and sensory."}
	j := newJoiner(doc)
	for _, c := range []struct{ last, next, want string }{
		{"exam-", "ination", "examination"},
		{"right-", "handed", "right-handed"},
		{"46-year-", "old", "46-year-old"},
		{"well-", "healed", "well-healed"},
		{"Solano-", "Kerr", "Solano-Kerr"},
		{"2019-", "2025,", "2019-2025,"},
		{"L4-", "5", "L4-5"},
		{"ther-", "apy.", "therapy."},
		{"doctor-", "patient", "doctor-patient"},
		{"with-", "out", "without"},
		{"soft\u00ad", "ware", "software"},
		{"self-", "reported", "self-reported"},
		{"on-", "call", "on-call"},
		{"plain", "words", "plain words"},
		{"pain -", "severe", "pain - severe"},
		{"range--", "then", "range-- then"},
	} {
		word, gap := j.join(c.last, c.next)
		if strings.HasSuffix(c.last, " -") {
			word, gap = j.join("-", c.next)
			word = "pain " + word
		}
		if got := word + gap + c.next; got != c.want {
			t.Errorf("join(%q, %q) gives %q, want %q", c.last, c.next, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Dr. Castle saw her. She was well.", []string{"Dr. Castle saw her.", "She was well."}},
		{"The appointment began at 2:30 p.m. The examination took fifty minutes.", []string{"The appointment began at 2:30 p.m.", "The examination took fifty minutes."}},
		{"Seen by A. Mosley, M.D. He agreed.", []string{"Seen by A. Mosley, M.D.", "He agreed."}},
		{"Helen R. Castle, M.D. Orthopaedic Surgery", []string{"Helen R. Castle, M.D. Orthopaedic Surgery"}},
		{"Height 5 ft. 4 in. and weight 130 lb. Pulse 70.", []string{"Height 5 ft. 4 in. and weight 130 lb. Pulse 70."}},
		{"Claim No. 12 is open. License No. X. See p. 3.", []string{"Claim No. 12 is open.", "License No. X. See p. 3."}},
		{"Leg pain was “much better.” Strength was not recorded.", []string{"Leg pain was “much better.”", "Strength was not recorded."}},
		{"The quality was good.¹ The session lasted an hour.", []string{"The quality was good.¹", "The session lasted an hour."}},
		{"Girth was 48.0 cm at L4-5. Calf 37.5 cm.", []string{"Girth was 48.0 cm at L4-5.", "Calf 37.5 cm."}},
		{"Is it related? If so, how?", []string{"Is it related?", "If so, how?"}},
		{"She takes vitamin D. She does not smoke.", []string{"She takes vitamin D.", "She does not smoke."}},
		{"It is Smith vs. Jones, e.g. on appeal.", []string{"It is Smith vs. Jones, e.g. on appeal."}},
		{"(a) Walking is free. (b) No limit.", []string{"(a) Walking is free.", "(b) No limit."}},
		{"The fee is approx. $500. Mr. St. John paid.", []string{"The fee is approx. $500.", "Mr. St. John paid."}},
	} {
		var got []string
		start := 0
		for _, end := range sentencesOf(c.text, 0) {
			got = append(got, strings.TrimSpace(c.text[start:end]))
			start = end
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"“Pain”  —  the\u00a0claimant’s": `"pain" - the claimant's`,
		"ﬁbromyalgia; 2–3 weeks":         "fibromyalgia; 2-3 weeks",
		"throughout.¹":                   "throughout.",
		" \t":                            "",
		"exam\u00adination":              "examination",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("word ", 55) + "clause, " + strings.Repeat("more ", 30) + "needle " + strings.Repeat("tail ", 30)
	s := Sentence{Text: strings.TrimSpace(long)}
	if got := Quote(s); len(strings.Fields(got)) != 56 || !strings.HasSuffix(got, "clause,") {
		t.Errorf("Quote gives %d words, ending %q", len(strings.Fields(got)), got[len(got)-10:])
	}
	at := strings.Index(s.Text, "needle")
	got := QuoteAround(s, at, at+len("needle"))
	if n := len(strings.Fields(got)); n > QuoteWords || !strings.Contains(got, "needle") || !strings.Contains(s.Text, got) {
		t.Errorf("QuoteAround gives %d words: %q", n, got)
	}
}
