package letter

import (
	"fmt"
	"io/fs"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// Data is what a letter is made from.
type Data struct {
	Case       *appeal.Case
	Report     *report.Report             // the IME report, nil when it could not be read
	Documents  map[string]*report.Report  // the case's other papers by id, those that could be read
	Found      []appeal.Finding           // all that the review found; what of it is neither in nor decided is told
	Findings   []appeal.Finding           // those that go in; the case's decisions say which are not yet confirmed
	Favorable  []appeal.Finding           // all that the report records in the claimant's favor; likewise told
	Admissions []appeal.Finding           // those of them that go in
	About      func(string) review.Matter // what a text is about; nil: nobody can tell
	Records    []review.Record            // whether the examiner lists each document
	Stated     []Stated                   // the sentences in which the notice itself gives reasons, as they were read

	Regime    law.Regime
	Deadlines []law.Deadline
	Law       *law.Law // decides what this regime's letters may cite; nil cites nothing

	Date      appeal.Day        // the day on the letter
	Labels    map[string]string // exhibit letters by document id; empty outside a packet
	Sent      map[string]bool   // documents that a packet held which was sent about this decision; nil: not known
	Channel   string            // how it goes out, in a packet: fax, portal, mail, efile; "" is not said
	To        string            // which physician, by name; "" is the first that fits
	Items     []string          // of the claims-file request that are still missing: "B2"
	Final     bool
	Profile   Profile
	Templates fs.FS // nil is the built-in set
}

// Stated is a sentence of the denial notice that gives a reason.
type Stated struct {
	Text string
	Ref  appeal.Ref
}

// Profile is a firm's or a person's own stationery.
type Profile struct {
	Letterhead []string // lines in place of the sender's name and address
	Signature  []string // lines below the space to sign
}

// GapsError says that a final letter lacks facts; it lists all of them.
type GapsError struct {
	Letter string
	Gaps   []Gap
}

func (e *GapsError) Error() string {
	var keys []string
	for _, g := range e.Gaps {
		keys = append(keys, g.Key)
	}
	return fmt.Sprintf("letter %s lacks %s", e.Letter, strings.Join(keys, ", "))
}

// RefusedError says that this claim's law does not give what a letter asks
// for, why, and what there is instead.
type RefusedError struct {
	Letter       string
	Reason       string
	Alternatives []string
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("no %s letter for this claim: %s", e.Letter, e.Reason)
}

// UnreadableError says that what a template gave, once filled, is no letter.
type UnreadableError struct {
	File string
	Err  error
}

func (e *UnreadableError) Error() string { return e.File + ": " + e.Err.Error() }

// Unwrap gives what is wrong with it.
func (e *UnreadableError) Unwrap() error { return e.Err }

// UnknownLetterError says that no template has this id, and which there are.
type UnknownLetterError struct {
	ID   string
	Have []string
}

func (e *UnknownLetterError) Error() string {
	return fmt.Sprintf("no letter %q; there are %s", e.ID, strings.Join(e.Have, ", "))
}

// UnknownItemError says that the claims-file request has no item of this
// number, and which it has.
type UnknownItemError struct {
	Item string
	Have []string
}

func (e *UnknownItemError) Error() string {
	return fmt.Sprintf("the claims-file request has no item %q; it has %s", e.Item, strings.Join(e.Have, ", "))
}
