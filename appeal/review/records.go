package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// records compares the case's documents with the list of records reviewed:
// what was there before the report was written and is neither the report nor a
// decision must be found in an entry, by kind, author or sender, and date.
func (r *Reading) records() []Record {
	out := []Record{}
	for _, d := range r.Case.Documents {
		if !r.shouldBeListed(d) {
			continue
		}
		rec := Record{Document: d.ID}
		if e := r.listing(d); e != nil {
			rec = Record{Document: d.ID, Reviewed: true, Page: e.S.Page, Line: e.S.Line, Quote: quote(e.S.Text)}
		} else if e := r.mayHold(d); e != nil { // the sender may be named otherwise in the case than on the list
			rec = Record{Document: d.ID, Page: e.S.Page, Line: e.S.Line, Perhaps: quote(e.S.Text)}
		}
		out = append(out, rec)
	}
	return out
}

func (r *Reading) shouldBeListed(d appeal.Document) bool {
	if d.ID == r.Case.Exam.Report || d.ID == r.Case.Denial.Document || d.Kind == appeal.DenialKind || d.Kind == appeal.NotesKind {
		return false
	}
	if is, ok := r.Case.Document(r.Case.Exam.Report); ok && d.Kind == appeal.ReportKind && !d.Date.IsZero() && d.Date == is.Date {
		return false // another copy of this report
	}
	return d.Date.IsZero() || r.Day.IsZero() || !d.Date.After(r.Day)
}

// listing finds the entry that a document stands under.
func (r *Reading) listing(d appeal.Document) *Entry {
	p := r.profile(d)
	for _, test := range []func(*profile, *Entry) bool{sameByKindAndDate, sameByTitleAndDate, sameBySender, sameByNameAlone, sameByDayAlone} {
		for i := range r.Entries {
			if e := &r.Entries[i]; test(&p, e) {
				return e
			}
		}
	}
	return nil
}

// profile is what a list may call a document by.
type profile struct {
	r        *Reading
	doc      appeal.Document
	classes  []string
	senders  []string // surname or sender's words, folded
	practice []string // words of the practice or facility
	title    []string // stems
	only     bool     // no other document of its kind in the case
}

func (r *Reading) profile(d appeal.Document) profile {
	low := clinic.Fold(d.Title)
	p := profile{r: r, doc: d, classes: classesIn(low), title: stems(low)}
	if len(p.classes) == 0 {
		p.classes = kindClasses[d.Kind]
	} else if d.Kind == appeal.OfficeNote && !slices.ContainsFunc(p.classes, func(c string) bool { return !generalClasses[c] }) {
		p.classes = append(p.classes, "notes", "records")
	}
	if person(d.Author) {
		p.senders = append(p.senders, surname(d.Author))
	} else if a := clinic.Fold(d.Author); a != "" {
		p.practice = append(p.practice, a)
	}
	for _, ph := range r.Case.Physicians {
		if d.Author != "" && surname(ph.Name) == surname(d.Author) && len(ph.Address) > 1 && !strings.ContainsAny(ph.Address[0], "0123456789") {
			p.practice = append(p.practice, clinic.Fold(ph.Address[0]))
		}
	}
	p.only = true
	for _, o := range r.Case.Documents {
		if o.ID != d.ID && r.shouldBeListed(o) && len(shared(specific(p.classes), specific(classesIn(clinic.Fold(o.Title))))) > 0 {
			p.only = false
		}
	}
	return p
}

var kindClasses = map[appeal.DocumentKind][]string{
	appeal.OfficeNote: {"notes", "records"}, appeal.Therapy: {"therapy"}, appeal.Functional: {"fce"}, appeal.LetterKind: {"letter"},
	appeal.Surgical: {"operative"}, appeal.PlanPaper: {"plan"}, appeal.Statement: {"statement"},
}

// person tells a name with a degree, or two or three capitalised words without
// a word for an institution, from a facility.
func person(author string) bool {
	if strings.Contains(author, ",") {
		return true
	}
	return author != "" && len(strings.Fields(author)) <= 4 && !hasAny(clinic.Fold(author), "hospital", "hospitals", "center", "clinic", "imaging", "therapy", "company",
		"inc", "department", "radiology", "laboratory", "associates", "group", "neurology", "cooperative", "distribution", "medical", "police", "school", "services", "rehabilitation", "practice", "county", "city")
}

// otherWork: the entry tells of work that excludes the title's: retail, hospital.
func (r *Reading) otherWork(entry, title string) bool {
	return slices.ContainsFunc(r.Clinic.Pairs("demands"), func(p *clinic.Pair) bool {
		return p.One(entry) != nil && p.Other(entry) == nil && p.Other(title) != nil && p.One(title) == nil
	})
}

func specific(classes []string) []string {
	var out []string
	for _, c := range classes {
		if !generalClasses[c] {
			out = append(out, c)
		}
	}
	return out
}

// sameByKindAndDate: the entry names the kind of paper and its date.
func sameByKindAndDate(p *profile, e *Entry) bool {
	covered, known := e.covers(p.doc.Date)
	kinds := shared(specific(p.classes), e.Classes)
	switch {
	case len(kinds) == 0, !known:
		return false
	case covered || e.near(p.doc.Date):
		return !otherPart(p, e) && (e.Listed || covered && exactDay(e, p.doc.Date)) && (exactDay(e, p.doc.Date) || p.sends(e) || !otherSender(p, e))
	}
	return false
}

// sameByTitleAndDate: the entry has the date and a word of the title that says
// what the paper is, where no kind of the list of kinds does.
func sameByTitleAndDate(p *profile, e *Entry) bool {
	covered, _ := e.covers(p.doc.Date)
	if !covered || !e.Listed || e.Many || otherPart(p, e) || otherSender(p, e) {
		return false
	}
	if mine, theirs := specific(p.classes), specific(e.Classes); !exactDay(e, p.doc.Date) && len(theirs) > 0 && len(shared(mine, theirs)) == 0 {
		return false // of a month or a year; on the very day the word of the title is enough
	}
	for _, w := range shared(p.title, stems(e.Low)) {
		if len(w) > 4 && !saysNoKind.MatchString(w) && len(partsIn(w)) == 0 {
			return true
		}
	}
	return false
}

// saysNoKind are stems that any paper's title may hold.
var saysNoKind = clinic.Expr(`^(note|report|record|form|letter|visit|offic|clinic|evaluat|examin|result|summar|first|second|third|initial|final|follow|compar|review|statement|histor|medic|patient|treat|physic|docto|left|right|bilat|lumbar|cervic|thorac|hospit|center|centre|consult|progress|test|studi|study|page|daily|month|week|year)`)

// exactDay reports whether the entry gives the very day.
func exactDay(e *Entry, d appeal.Day) bool {
	return slices.ContainsFunc(e.Dates, func(x dated) bool { return x.exact() && x.Day == d })
}

// otherPart: the entry speaks of another part of the body than the title.
func otherPart(p *profile, e *Entry) bool {
	mine, theirs := partsIn(clinic.Fold(p.doc.Title)), partsIn(e.Low)
	return len(mine) > 0 && len(theirs) > 0 && len(shared(mine, theirs)) == 0
}

// sends reports whether the entry names the author or the author's practice.
func (p *profile) sends(e *Entry) bool {
	for _, s := range p.senders {
		if len(s) > 2 && hasWord(e.Low, s) {
			return true
		}
	}
	for _, s := range p.practice {
		if strings.Contains(e.Low, s) {
			return true
		}
		words := stems(s)
		if n := len(shared(words, stems(e.Low))); len(words) >= 2 && n >= 2 && n*2 >= len(words) {
			return true
		}
	}
	return false
}

// otherSender: the entry names a person with a title who is not the author.
func otherSender(p *profile, e *Entry) bool {
	return len(p.senders) > 0 && !p.sends(e) && (strings.Contains(e.Low, "dr. ") || strings.Contains(e.Low, "m.d") || strings.Contains(e.Low, " md"))
}

// sameBySender: the sender's notes or whole chart, over dates that take the
// document in. Notes cover notes and letters; a chart covers all that the
// sender wrote; an operation, a procedure or a test wants its own line.
func sameBySender(p *profile, e *Entry) bool {
	if !e.Listed && !exactDay(e, p.doc.Date) || !p.sends(e) {
		return false
	}
	if covered, known := e.covers(p.doc.Date); known && !covered {
		return false
	}
	if len(specific(p.classes)) > 0 && !isNote(p.doc) {
		return slices.Contains(e.Classes, "records") && len(specific(e.Classes)) == 0 || len(shared(p.classes, e.Classes)) > 0
	}
	return len(specific(e.Classes)) == 0 || len(shared(p.classes, e.Classes)) > 0 || slices.Contains(e.Classes, "notes") && isNote(p.doc)
}

func isNote(d appeal.Document) bool {
	return d.Kind == appeal.OfficeNote || d.Kind == appeal.LetterKind || d.Kind == appeal.Therapy && false
}

// sameByNameAlone: an entry without a date that names the kind, where the case
// holds one such paper or the title's own words agree.
func sameByNameAlone(p *profile, e *Entry) bool {
	if _, known := e.covers(p.doc.Date); known && !p.doc.Date.IsZero() || !e.Listed {
		return false
	}
	if slices.Contains(p.classes, "job") && p.r.otherWork(e.Low, clinic.Fold(p.doc.Title)) {
		return false // a description of another occupation
	}
	if len(shared(specific(p.classes), e.Classes)) > 0 {
		return !otherPart(p, e) && (p.only || p.sends(e)) && !otherSender(p, e)
	}
	n := len(shared(p.title, stems(e.Low)))
	return len(p.classes) == 0 && n >= 2 && n*2 >= len(p.title)
}

// sameByDayAlone: the entry bears the very day, on which the case has this one
// paper, and says nothing of another kind, part of the body or author. Two
// papers of one day are rarer than a paper that is called something else.
func sameByDayAlone(p *profile, e *Entry) bool {
	if !e.Listed || e.Many || len(e.Dates) != 1 || !exactDay(e, p.doc.Date) || otherPart(p, e) || otherSender(p, e) {
		return false
	}
	for _, o := range p.r.Case.Documents {
		if o.ID != p.doc.ID && o.Date == p.doc.Date {
			return false
		}
	}
	return len(specific(e.Classes)) == 0 || len(specific(p.classes)) == 0 && p.sends(e)
}

// recordNotReviewed turns the records that the report does not list into
// findings. A medical record is proved missing by the list itself.
func recordNotReviewed(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	listed := hasListed(r.Entries)
	for _, rec := range r.Records {
		if rec.Reviewed {
			continue
		}
		d, _ := r.Case.Document(rec.Document)
		c := appeal.High
		switch {
		case !listed:
			c = appeal.Medium
		case !medical(d), len(r.Papers) > 0 && r.Papers[d.ID] == nil:
			c = appeal.Low // no medical record, or one that nobody here could read: its title is all that is known
		}
		f := appeal.Finding{
			ID: d.ID, Ref: r.place(report.Records, report.RecordsSummary, report.Opening), Confidence: c,
			Subject: titleOf(d), Against: []string{"document:" + d.ID},
		}
		f.Why = describe(d) + " is not listed among the records that the report says were reviewed."
		if rec.Perhaps != "" {
			f.Confidence = appeal.Low
			f.Why += fmt.Sprintf(" An entry of its kind and time may take it in: “%s” (p. %d).", rec.Perhaps, rec.Page)
		}
		if text := impressionOf(r.Papers[d.ID]); text != "" {
			f.Why += " It says: “" + text + "”"
		}
		f.Question = "What does this record show, and does it bear on the conclusions of the report?"
		f.Wording = "The report does not list " + describe(d) + " among the records reviewed."
		out = append(out, f)
	}
	return out
}

// mayHold gives an entry of the document's kind whose dates take it in, or of
// its very day where its title says no kind ("Cervical spine 6 views"), though
// nothing else says that it is the same paper.
func (r *Reading) mayHold(d appeal.Document) *Entry {
	p := r.profile(d)
	for i := range r.Entries {
		e := &r.Entries[i]
		covered, _ := e.covers(d.Date)
		same := len(shared(p.classes, e.Classes)) > 0 || len(specific(p.classes)) == 0 && exactDay(e, d.Date)
		if e.Listed && !e.Many && covered && same && !otherPart(&p, e) && !otherSender(&p, e) {
			return e
		}
	}
	return nil
}

func medical(d appeal.Document) bool {
	switch d.Kind {
	case appeal.Imaging, appeal.OfficeNote, appeal.TestResult, appeal.Therapy, appeal.Surgical, appeal.Functional:
		return true
	}
	return false
}

func titleOf(d appeal.Document) string {
	if d.Title != "" {
		return d.Title
	}
	return d.ID
}

// describe names a document with author and date: “MRI lumbar spine” (City
// Imaging, June 3, 2024).
func describe(d appeal.Document) string {
	var by []string
	for _, x := range []string{d.Author, d.Date.Long()} {
		if x != "" {
			by = append(by, x)
		}
	}
	s := "“" + titleOf(d) + "”"
	if len(by) > 0 {
		s += " (" + strings.Join(by, ", ") + ")"
	}
	return s
}

// impressionOf gives the first sentence of a paper's own impression.
func impressionOf(p *report.Report) string {
	if p == nil {
		return ""
	}
	for _, s := range p.Sentences {
		low := clinic.Fold(s.Text)
		for _, head := range []string{"impression", "interpretation", "conclusion", "summary"} {
			if rest, ok := strings.CutPrefix(low, head); ok && len(rest) > 20 {
				return quote(s.Text)
			}
		}
	}
	return ""
}
