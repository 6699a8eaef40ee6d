// Package review reads a Report beside the case file and the clinical tables
// and lists what a careful lawyer and physician would ask about, each point
// with its page, line and quote. Rules are values in one list; the words that
// they look for are data in package clinic. It cites no law: a rule names an
// authority by id, and package letter resolves it for the claim's regime.
package review

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Input is all that a review may look at.
type Input struct {
	Case      *appeal.Case
	Report    *report.Report
	Documents map[string]*report.Report // the case's other papers by document id, those that could be read
	Clinic    *clinic.Tables
}

// Result is what a review gives.
type Result struct {
	Records    []Record         `json:"records"`
	Findings   []appeal.Finding `json:"findings"`
	Admissions []appeal.Finding `json:"admissions"`
	Unread     []UnreadPage     `json:"unread"`

	reading *Reading // what Run understood, for the scorecard and the audit
}

// Record says whether the report lists a document of the case among the
// records reviewed, and where.
type Record struct {
	Document string `json:"document"`
	Reviewed bool   `json:"reviewed"`
	Page     int    `json:"page,omitempty"`
	Line     int    `json:"line,omitempty"`
	Quote    string `json:"quote"`
	Perhaps  string `json:"perhaps,omitempty"` // of one not reviewed: an entry of the list that may be meant for it
}

// UnreadPage is a page of the report that gave no text.
type UnreadPage struct {
	Page   int    `json:"page"`
	Reason string `json:"reason"`
}

// Run reviews the report by every rule, in the order of Rules. The same input
// gives the same result; findings come in the order of the report's lines.
func Run(in Input) Result {
	res := Result{Records: []Record{}, Findings: []appeal.Finding{}, Admissions: []appeal.Finding{}, Unread: []UnreadPage{}}
	if in.Report == nil || in.Case == nil || in.Clinic == nil {
		return res
	}
	for _, p := range in.Report.Unseen() {
		res.Unread = append(res.Unread, UnreadPage{p.Number, p.Unread})
	}
	if len(in.Report.Sentences) == 0 {
		return res // nothing was read, so nothing can be missing from it
	}
	r := Read(in)
	res.reading, res.Records = r, r.Records
	var worth []appeal.Finding
	rules := Rules()
	checked := make([][]appeal.Finding, len(rules))
	sideBySide(len(rules), func(i int) { checked[i] = rules[i].Check(r) })
	for i, rule := range rules {
		for _, f := range checked[i] {
			f = rule.sign(f)
			switch {
			case f.Kind == appeal.Admission:
				res.Admissions = append(res.Admissions, f)
			case f.Rule == worthRule:
				worth = append(worth, f)
			default:
				res.Findings = append(res.Findings, f)
			}
		}
	}
	found := r.limit(saidOnce(settle(res.Findings)))
	res.Admissions = unsure(in.Report, settle(res.Admissions))
	res.Findings = r.seconded(unsure(in.Report, r.fill(found, worth, res.Admissions)))
	return res
}

// read gives the understanding that the result was made from, where it is of
// this very case and report.
func (res Result) read(in Input) *Reading {
	if r := res.reading; r != nil && r.Case == in.Case && r.Report == in.Report {
		return r
	}
	return Read(in)
}

// sign completes a finding with what belongs to its rule: kind, the rule's id,
// and an id that survives a better extraction of the page.
func (rule Rule) sign(f appeal.Finding) appeal.Finding {
	f.Rule = rule.ID
	if f.Kind == "" {
		f.Kind = rule.Kind
	}
	if f.Why == "" {
		f.Why = rule.Why
	}
	f.Authorities = rule.Authorities
	if f.Kind != rule.Kind {
		f.Authorities = bearing(f.Kind)
	}
	if f.Against == nil {
		f.Against = []string{}
	}
	key := f.ID
	if key == "" {
		key = f.Quote
	}
	if key == "" {
		key = f.Subject
	}
	f.ID = rule.ID + "-" + keyHash(key)
	f.Subject = title(f.Subject, rule.ID)
	f.Page, f.Line = max(f.Page, 1), max(f.Line, 1)
	return f
}

// keyHash is over letters and digits alone, so that spacing, quotes and
// hyphens of another extraction give the same id.
func keyHash(s string) string {
	s = strings.Map(func(r rune) rune {
		if notWord(r) || r == '\'' {
			return -1
		}
		return r
	}, clinic.Fold(s))
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:5])
}
