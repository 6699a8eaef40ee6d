package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// prompted gives all that the walk, the interview and the status page say to a
// claimant.
func prompted(w words) map[string]string {
	out := map[string]string{}
	for id, text := range w {
		for _, mark := range []string{"ask.", "walk.", "decide.", "status.", "welcome", "term."} {
			if strings.HasPrefix(id, mark) && !strings.HasSuffix(id, ".also") {
				out[id] = text
			}
		}
	}
	return out
}

var (
	acronym = regexp.MustCompile(`\b[A-Z][A-Z0-9]+(?:-\d+)?\b`)
	// plainShort are short forms that everybody reads, and examples.
	plainShort = []string{"US", "U.S", "ZIP", "PDF", "MRI", "DRAFT", "OH", "B2", "B6", "A1", "M54", "CA", "GB", "DATE", "DAY", "FILE", "REPORT", "ANSWER"}
	// jargon is what insurers, plans and doctors say; a prompt that says it must
	// be able to explain it.
	jargon = []string{
		"claimant", "exhibit", "rebuttal", "external review", "plan administrator", "self-funded", "grandfathered", "claim file", "treating",
		"marketplace", "no-fault", "workers' compensation", "onset", "diagnosis", "group number", "policy number", "claim number", "certified mail",
		"license", "packet", "finding", "sponsor", "representative", "vendor", "recording", "lawsuit", "final decision", "new evidence", "short-term",
		"adverse benefit determination", "medical board", "summary plan description", "independent medical examination", "witness", "appeal", "denial",
	}
)

// TestEveryTermIsExplained: what a prompt uses of the field's words stands in the
// glossary.
func TestEveryTermIsExplained(t *testing.T) {
	w := english(t)
	for id, text := range prompted(w) {
		var used []string
		for _, short := range acronym.FindAllString(text, -1) {
			if !slices.Contains(plainShort, short) && !strings.Contains(text, "{"+short) {
				used = append(used, short)
			}
		}
		for _, j := range jargon {
			if indexWord(strings.ToLower(text), j) >= 0 {
				used = append(used, j)
			}
		}
		for _, u := range used {
			if len(w.termsIn(u)) == 0 {
				t.Errorf("%s uses %q, which the glossary does not explain", id, u)
			}
		}
	}
}

// TestPlainWords holds what a claimant reads to grade 8 (Flesch-Kincaid), taken
// over each topic and over each term of the glossary.
func TestPlainWords(t *testing.T) {
	w := english(t)
	topics := map[string]string{}
	for id, text := range prompted(w) {
		topic, _, _ := strings.Cut(id, ".")
		topics[topic] += closed(text) + " "
		if topic == "term" && strings.HasSuffix(id, ".means") {
			if got := grade(closed(text)); got > 11 {
				t.Errorf("%s reads at grade %.1f", id, got)
			}
		}
	}
	for topic, text := range topics {
		if got := grade(text); got > 8 {
			t.Errorf("%s reads at grade %.1f, want 8 at most", topic, got)
		}
	}
}

func closed(text string) string {
	text = regexp.MustCompile("`[^`]*`|\\{[a-z]+\\}").ReplaceAllString(text, "it")
	if !strings.ContainsAny(text[len(text)-1:], ".?!:") {
		text += "."
	}
	return text
}

var syllables = regexp.MustCompile(`[aeiouy]+`)

// grade is the Flesch-Kincaid grade of a text.
func grade(text string) float64 {
	var sentences, count, sounds float64
	for _, s := range regexp.MustCompile(`[.?!:;]+(\s|$)`).Split(text, -1) {
		fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
		if len(fields) == 0 {
			continue
		}
		sentences++
		for _, f := range fields {
			count++
			n := len(syllables.FindAllString(f, -1))
			if strings.HasSuffix(f, "e") && !strings.HasSuffix(f, "le") && n > 1 {
				n--
			}
			sounds += float64(max(n, 1))
		}
	}
	return 0.39*count/sentences + 11.8*sounds/count - 15.59
}

func TestTermsIn(t *testing.T) {
	w := english(t)
	for text, want := range map[string]string{
		"Who pays? the employer itself (self-funded)": "self-funded",
		"Ask for your claim file":                     "claim-file",
		"the plan administrator":                      "plan-administrator",
		"profile, planet":                             "",
		"IMEs":                                        "ime",
	} {
		var ids []string
		for _, t := range w.termsIn(text) {
			ids = append(ids, t.ID)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

// TestHelpExplainsTerms asks for help where a term is used, in both modes.
func TestHelpExplainsTerms(t *testing.T) {
	k, out := plainAsker(t, "?\nquit\n")
	p := prompt{title: "Is it self-funded?", form: single}
	if _, err := k.ask(t.Context(), p); err != nil || !strings.Contains(out.String(), "self-funded: The employer itself pays") {
		t.Errorf("%v\n%s", err, out)
	}
	if _, again := k.understood(p, "?"); !strings.Contains(again, "self-funded: The employer itself pays") {
		t.Errorf("drawn: %s", again)
	}
}
