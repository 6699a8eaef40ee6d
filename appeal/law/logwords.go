package law

import "strings"

// LogWord is a kind of log entry that starts or stops a clock.
type LogWord struct {
	What  string   // as `sent` writes it
	Event string   // the event that it starts, "" for one that only stops
	Stops []string // the events whose clocks it stops
}

// LogWords lists the entries of the log that the clocks know. Case, hyphens
// and extra spaces do not matter.
func LogWords() []LogWord {
	return []LogWord{
		{"claim filed", "claim-filed", nil},
		{"extension notice received", "extension-notice", nil},
		{"information sent", "", []string{"extension-notice"}},
		{"appeal sent", "appeal-sent", nil},
		{"second appeal sent", "appeal-sent", nil},
		{"expedited appeal sent", "expedited-appeal", nil},
		{"appeal received by the plan", "", nil},
		{"appeal decision received", "", []string{"appeal-sent", "new-evidence"}},
		{"appeal denied", "", []string{"appeal-sent", "new-evidence"}},
		{"appeal granted", "", []string{"appeal-sent", "new-evidence"}},
		{"appeal granted in part", "", []string{"appeal-sent", "new-evidence"}},
		{"final denial received", "final-denial", []string{"appeal-sent", "new-evidence"}},
		{"claims-file request sent", "claim-file-request", nil},
		{"claims file received", "", []string{"claim-file-request"}},
		{"plan-documents request sent", "plan-documents-request", nil},
		{"plan documents received", "", []string{"plan-documents-request"}},
		{"records request sent", "records-request", nil},
		{"records received", "", []string{"records-request"}},
		{"violation explanation request sent", "explanation-request", nil},
		{"violation explanation received", "", []string{"explanation-request"}},
		{"new evidence received", "new-evidence", nil},
		{"reply to new evidence sent", "", []string{"new-evidence"}},
		{"external-review request sent", "external-review-request", nil},
		{"expedited external-review request sent", "expedited-external-review-request", nil},
		{"incomplete-request notice received", "incomplete-notice", nil},
		{"iro assigned", "iro-assigned", nil},
		{"iro notice received", "iro-notice", nil},
		{"external-review decision received", "", []string{"external-review-request"}},
		{"final response received", "final-denial", []string{"appeal-sent", "new-evidence", "complaint-sent"}},
		{"final position letter received", "final-denial", []string{"appeal-sent", "new-evidence", "complaint-sent"}},
		{"oral denial received", "oral-denial", nil},
		{"filing mistake made", "misfiled-claim", nil},
		{"concurrent-care request sent", "concurrent-care-request", nil},
		{"complaint sent", "complaint-sent", nil},
		{"complaint answered", "", []string{"complaint-sent"}},
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
	case "expedited-appeal":
		return "expedited appeal sent"
	case "expedited-external-review":
		return "expedited external-review request sent"
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
