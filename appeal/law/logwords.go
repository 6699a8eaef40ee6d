package law

import "strings"

// LogWord is a kind of log entry that starts or stops a clock.
type LogWord struct {
	What  string // as `sent` writes it
	Event string // the event that it starts, "" for one that only stops
	Stops string // the event whose clocks it stops
}

// LogWords lists the entries of the log that the clocks know. Case, hyphens
// and extra spaces do not matter.
func LogWords() []LogWord {
	return []LogWord{
		{"claim filed", "claim-filed", ""},
		{"extension notice received", "extension-notice", ""},
		{"information sent", "", "extension-notice"},
		{"appeal sent", "appeal-sent", ""},
		{"second appeal sent", "appeal-sent", ""},
		{"expedited appeal sent", "expedited-appeal", ""},
		{"appeal received by the plan", "", ""},
		{"appeal decision received", "", "appeal-sent"},
		{"final denial received", "final-denial", "appeal-sent"},
		{"claims-file request sent", "claim-file-request", ""},
		{"claims file received", "", "claim-file-request"},
		{"plan-documents request sent", "plan-documents-request", ""},
		{"plan documents received", "", "plan-documents-request"},
		{"records request sent", "records-request", ""},
		{"records received", "", "records-request"},
		{"violation explanation request sent", "explanation-request", ""},
		{"violation explanation received", "", "explanation-request"},
		{"new evidence received", "new-evidence", ""},
		{"reply to new evidence sent", "", "new-evidence"},
		{"external-review request sent", "external-review-request", ""},
		{"expedited external-review request sent", "expedited-external-review-request", ""},
		{"incomplete-request notice received", "incomplete-notice", ""},
		{"iro assigned", "iro-assigned", ""},
		{"iro notice received", "iro-notice", ""},
		{"external-review decision received", "", "external-review-request"},
		{"oral denial received", "oral-denial", ""},
		{"filing mistake made", "misfiled-claim", ""},
		{"concurrent-care request sent", "concurrent-care-request", ""},
		{"complaint sent", "complaint-sent", ""},
		{"complaint answered", "", "complaint-sent"},
	}
}

// SentWord gives the log entry for the sending of a letter, by the letter's id.
func SentWord(letter string) string {
	switch letter {
	case "claims-file":
		return "claims-file request sent"
	case "plan-administrator", "plan-documents":
		return "plan-documents request sent"
	case "external-review":
		return "external-review request sent"
	case "violation-inquiry", "violation":
		return "violation explanation request sent"
	case "records-request":
		return "records request sent"
	case "new-evidence-reply":
		return "reply to new evidence sent"
	case "regulator-complaint":
		return "complaint sent"
	}
	return letter + " sent"
}

// logWord brings an entry's words into the one form that LogWords compares.
// "My first-level appeal sent by fax" is "appeal sent". It is strict beyond
// that: an entry that it does not know starts nothing and, above all, ends no
// clock of the claimant.
func logWord(what string) string {
	what = strings.NewReplacer("-", " ", "’", "'").Replace(strings.ToLower(what))
	what = strings.Join(strings.Fields(what), " ")
	what = strings.ReplaceAll(what, "claims file", "claim file")
	for _, lead := range []string{"the ", "my ", "our ", "internal ", "first ", "first level ", "level "} {
		what = strings.TrimPrefix(what, lead)
	}
	if what != "appeal received by the plan" {
		what, _, _ = strings.Cut(what, " by ")
		what, _, _ = strings.Cut(what, " via ")
	}
	return what
}
