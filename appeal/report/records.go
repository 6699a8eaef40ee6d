package report

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
)

// Entry is one entry of the list of records that the examiner reviewed.
type Entry struct {
	appeal.Ref
	Text     string // without the list marker
	Sentence int    // index into Report.Sentences
}

var (
	listIntro  = regexp.MustCompile(`(?i)\b(?:records?|documents?|documentation|materials?|files?|items|information|studies|following)\b.*\b(?:review(?:ed)?|provided|received|furnished|supplied|submitted|available|sent|forwarded|include[sd]?|including|enclosed|listed|consist(?:s|ed|ing)?|following)\b|\bfollowing (?:\w+ ){0,3}(?:records|documents|materials)\b|\b(?:I|we|was|were|have) (?:also )?(?:been )?(?:reviewed|received|furnished|provided|supplied|relied|sent)\b`)
	recordWord = regexp.MustCompile(`(?i)\b(?:records?|documents?|documentation|materials?|files?|reports?|studies)\b`)
	entryForm  = regexp.MustCompile(`(?i)\b(?:notes?|reports?|records?|mri|ct|x-?rays?|radiographs?|films?|scan|statements?|letters?|forms?|emg|nerve conduction|operative|therapy|evaluation|examination|deposition|evidence|chart|labs?|laboratory|history|description|application|correspondence|imaging|study|studies|video|surveillance|questionnaire|policy|bills?|invoice|photographs?|prescriptions?|assessment|summary|consultation|discharge|ultrasound|eeg|ime|fce|analysis|ledger)\b|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/\d{4}|\b(?:19|20)\d{2}\b`)
)

// RecordsList gives the entries of the list of records reviewed, wherever the
// report lists them: bullets, numbers, table rows or a paragraph that
// semicolons divide. Sentences that introduce the list are left out. A report
// that only summarises its records gives the head of each summary.
func (r *Report) RecordsList() []Entry {
	var out []Entry
	for _, s := range r.Sections {
		if s.Kind == Records {
			out = append(out, r.entriesIn(s, true)...)
		}
	}
	for _, s := range r.Sections {
		if s.Kind != Records && s.Kind != Footnotes {
			out = append(out, r.entriesIn(s, false)...)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, s := range r.Sections {
		if s.Kind == RecordsSummary {
			out = append(out, r.summaryHeads(s)...)
		}
	}
	return out
}

// entriesIn gives the entries in a section: all its items when it is named for
// records, else the items after a sentence that introduces such a list.
func (r *Report) entriesIn(s Section, whole bool) []Entry {
	var out []Entry
	listing := whole
	data := r.dataRows()
	groups := r.passages(s.First, s.Last)
	for k, g := range groups {
		first := r.Sentences[g.first]
		isList := first.Item || first.Row
		if !whole {
			next := k+1 < len(groups) && (r.Sentences[groups[k+1].first].Item || r.Sentences[groups[k+1].first].Row)
			switch {
			case !isList:
				listing = next && r.introduces(g)
				continue
			case !listing || first.Question > 0 || first.Answers > 0:
				continue
			}
		}
		switch {
		case first.Row && (data[g.first] || !r.isHeader(first)):
			out = append(out, r.entry(g.first, strings.Join(strings.Fields(first.Text), " ")))
		case first.Row:
		case isList:
			out = append(out, r.itemEntries(g)...)
		default:
			out = append(out, r.runOn(g, groups, k)...)
		}
	}
	return out
}

func (r *Report) introduces(g passage) bool {
	text := r.Sentences[g.last-1].Text
	return listIntro.MatchString(text) && recordWord.MatchString(text)
}

func (r *Report) entry(i int, text string) Entry {
	return Entry{Ref: r.Sentences[i].Ref, Text: text, Sentence: i}
}

// itemEntries gives a list item as one entry, its sentences joined; an item
// that semicolons divide gives several ("grouped" entries).
func (r *Report) itemEntries(g passage) []Entry {
	var parts []string
	for i := g.first; i < g.last; i++ {
		parts = append(parts, r.Sentences[i].Text)
	}
	text := withoutMarker(strings.Join(parts, " "))
	if strings.Count(text, ";") >= 2 {
		return r.split(g.first, text)
	}
	return []Entry{r.entry(g.first, text)}
}

func withoutMarker(text string) string {
	if f := strings.Fields(text); len(f) > 1 && isMarker(f[0]) {
		return strings.TrimSpace(text[len(f[0]):])
	}
	return text
}

// split divides a run-on list at its semicolons; what stands before a colon
// introduces it.
func (r *Report) split(i int, text string) []Entry {
	if at := strings.Index(text, ":"); at >= 0 && at < strings.Index(text, ";") && listIntro.MatchString(text[:at+1]+" following") {
		text = text[at+1:]
	}
	var out []Entry
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		part = strings.TrimSuffix(strings.TrimPrefix(part, "and "), ".")
		if part != "" {
			out = append(out, r.entry(i, part))
		}
	}
	return out
}

// runOn gives the entries in a paragraph that is no list item.
func (r *Report) runOn(g passage, groups []passage, k int) []Entry {
	listFollows := false
	for _, o := range groups {
		listFollows = listFollows || r.Sentences[o.first].Item || r.Sentences[o.first].Row
	}
	var out []Entry
	for i := g.first; i < g.last; i++ {
		text := r.Sentences[i].Text
		switch {
		case strings.Count(text, ";") >= 2:
			out = append(out, r.split(i, text)...)
		case strings.HasSuffix(text, ":"):
		case listIntro.MatchString(text) && (listFollows || !inlineList(text)):
		case !entryForm.MatchString(text) || listFollows && strings.HasSuffix(text, "."):
		case g.last-g.first > 1 && !inlineList(text):
		default:
			out = append(out, r.entry(i, strings.TrimSuffix(text, ".")))
		}
	}
	return out
}

// inlineList reports whether a sentence lists records itself.
func inlineList(text string) bool {
	return strings.Count(text, ",") >= 2 && len(entryForm.FindAllString(text, -1)) >= 3
}

// dataRows gives the sentences that are rows of a table, headers left out.
func (r *Report) dataRows() map[int]bool {
	out := map[int]bool{}
	for _, t := range r.Tables {
		for _, row := range t.Rows {
			out[row.Sentence] = true
		}
	}
	return out
}

func (r *Report) isHeader(s Sentence) bool {
	for _, t := range r.Tables {
		if t.Header != nil && strings.Join(t.Header, "   ") == s.Text {
			return true
		}
	}
	return false
}

// summaryHeads gives what each paragraph of a summary is about: its run-in
// label, or its first sentence.
func (r *Report) summaryHeads(s Section) []Entry {
	var out []Entry
	for _, g := range r.passages(s.First, s.Last) {
		first := r.Sentences[g.first]
		text := first.Label
		if letters(text) == 0 { // no label, or a date that says not what it is the date of
			text = withoutMarker(first.Text)
		}
		if entryForm.MatchString(text) {
			out = append(out, r.entry(g.first, text))
		}
	}
	return out
}
