package letter_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestTheWayALetterGoesOutIsTheOneItNames: the letter of a packet for a fax
// does not say that it came by certified mail.
func TestTheWayALetterGoesOutIsTheOneItNames(t *testing.T) {
	t.Parallel()
	for channel, want := range map[string]string{
		"":       "By certified mail, return receipt requested, and by fax to 212-555-0188",
		"fax":    "By fax to 212-555-0188",
		"mail":   "By certified mail, return receipt requested",
		"portal": "Through your online portal",
		"efile":  "By electronic filing",
		"court":  "By certified mail, return receipt requested, and by fax to 212-555-0188",
	} {
		data := sampleCases(t)["auto-no-fault"]
		data.Channel = channel
		if text := letter.Text(compose(t, "appeal", data)); !strings.Contains(text, "\n"+want+"\n") {
			t.Errorf("channel %q: the letter does not say %q", channel, want)
		}
	}
}

// TestLettersAroundTheAppeal: what each says where its case is a little unlike
// the usual one.
func TestLettersAroundTheAppeal(t *testing.T) {
	t.Parallel()
	lawyer := &appeal.Representative{Name: "Lee Park", Role: "attorney", Address: []string{"1 Court Square", "Dayton, OH 45402"}}
	for _, tt := range []struct {
		sample, letter string
		change         func(*appeal.Case)
		want, never    string
	}{
		{"erisa-health", "external-review", nil, "Address: 9 Prairie Lane, Peoria, IL 61602", "as above"},
		{"erisa-health", "counter-ime", nil, "How does the condition limit daily life?", "working day"},
		{"individual-health", "claims-file", nil, "It is not an appeal or a request for external review.", "petition"},
		{"individual-health", "rebuttal-request", nil, "so that it can go in with the papers for the review", "with the appeal"},
		{"individual-health", "rebuttal-thanks", nil, "with the papers for the review", "with the appeal"},
		{"individual-health", "second-demand", nil, "to answer the reason that the decision gives", "the reasons that"},
		{"gb-private", "records-request", func(c *appeal.Case) { c.Representative = lawyer }, "Please send a copy to the person who acts for me: Lee Park", "address above: Lee Park"},
		{"workers-comp", "ime-preparation", nil, "Day and place", "October 21, 2025"},
		{"workers-comp", "ime-preparation", func(c *appeal.Case) { c.Exam.Date = day(t, "2026-01-05") }, "Day: January 5, 2026", "Day and place"},
		{"workers-comp", "counter-ime", func(c *appeal.Case) { c.Exam.Report = "" }, "Independent medical examination, November 4, 2025", "as listed on the sheet"},
		{"erisa-disability", "claims-file", nil, "why the opinions of my physicians were not followed (see 29 C.F.R. § 2560.503-1(g)(1)(vii)(A)(i))", "the day that matters"},
		{"private-disability", "claims-file", nil, "as in force on February 1, 2024 and on August 4, 2025", "§"},
	} {
		data := sampleCases(t)[tt.sample]
		if tt.change != nil {
			c := *data.Case
			tt.change(&c)
			data.Case = &c
		}
		text := letter.Text(compose(t, tt.letter, withLaw(t, data)))
		if !strings.Contains(text, tt.want) || strings.Contains(text, tt.never) {
			t.Errorf("%s of %s lacks %q or holds %q:\n%s", tt.letter, tt.sample, tt.want, tt.never, text)
		}
	}
}

// TestMoreTimeAfterAFinalDenialIsWarnedOf: no appeal is left whose time the
// plan could lengthen.
func TestMoreTimeAfterAFinalDenialIsWarnedOf(t *testing.T) {
	t.Parallel()
	l := compose(t, "extension-request", sampleCases(t)["individual-health"])
	if !slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.already-final" }) {
		t.Error("not told that the denial is final")
	}
}

// TestAnOwnTemplateMayNotClaimWhatNoLetterMay: what was forbidden to a draft was
// let through where a firm's template said it; the built-in words pass.
func TestAnOwnTemplateMayNotClaimWhatNoLetterMay(t *testing.T) {
	t.Parallel()
	forbidden := func(id string, data letter.Data) bool {
		return slices.ContainsFunc(letter.Check(compose(t, id, data), data), func(u letter.Unsourced) bool { return u.Kind == letter.ForbiddenClaim })
	}
	data := sampleCases(t)["erisa-disability"]
	own := fstest.MapFS{"parts/other.md": {Data: []byte("{{define \"other\"}}x{{end}}\n")}}
	for _, id := range []string{"appeal", "claims-file", "counter-ime", "rebuttal-request", "new-evidence-reply", "regulator-complaint"} {
		if data.Templates = own; forbidden(id, data) {
			t.Errorf("the built-in %s is refused beside a template of one's own", id)
		}
	}
	own["letters/claims-file.md"] = &fstest.MapFile{Data: []byte("---\nid: claims-file\ntitle: T\nrecipient: insurer\nregimes: [any]\nneeds: []\n---\nYou must defer to my doctor.\n")}
	if !forbidden("claims-file", data) {
		t.Error("a claim that no letter may make stands in a template of one's own")
	}
}
