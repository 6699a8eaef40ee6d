package main

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal/ocr"
	"imeappeal/appeal/report"
)

// nameReaders look for the claimant in IME reports: on the first page, and only
// where that does not name him in the rest. Pictures are not recognized for it.
type nameReaders struct {
	ctx         context.Context
	first, rest chan *ocr.Reader
	letters     chan *ocr.Reader // for denial letters, which are read by the same rules
}

func (a *app) newNameReaders(ctx context.Context, n int) (*nameReaders, error) {
	r := &nameReaders{ctx, make(chan *ocr.Reader, n), make(chan *ocr.Reader, n), make(chan *ocr.Reader, n)}
	for range n {
		o, err := a.readerOptions()
		if err != nil {
			return nil, err
		}
		o.Choice, o.Workers = ocr.Never, 1
		r.rest <- ocr.NewReader(o)
		o.PDF.First = 1
		r.first <- ocr.NewReader(o)
		o.PDF.First = letterPages
		r.letters <- ocr.NewReader(o)
	}
	return r, nil
}

func (r *nameReaders) close() {
	for _, pool := range []chan *ocr.Reader{r.first, r.rest, r.letters} {
		for range cap(pool) {
			(<-pool).Close()
		}
	}
}

// whose tells whether a report names the claimant, and if not whom it names. A
// report that gives no text is not doubted.
func (r *nameReaders) whose(path, claimant string) (other string, differs bool) {
	title, some := r.lines(r.first, path)
	if !some {
		return "", false
	}
	return whose(title, claimant, func() []string {
		all, _ := r.lines(r.rest, path)
		return all
	})
}

// whose is that for the lines of the first page; rest gives all lines.
func whose(title []string, claimant string, rest func() []string) (other string, differs bool) {
	other, sure, same := subject(title, claimant)
	switch {
	case same:
		return "", false
	case sure:
		return other, true
	case mentions(title, claimant):
		return "", false
	case other != "":
		return other, true
	}
	all := rest()
	return "", len(all) > 0 && !mentions(all, claimant)
}

// anothers reports whether a report that was read is not the claimant's, and whose
// it is if that can be told.
func anothers(r *report.Report, claimant string) (other string, differs bool) {
	if r == nil || len(r.Sentences) == 0 {
		return "", false
	}
	var title, all []string
	for _, l := range r.Lines {
		all = append(all, l.Text)
		if l.Ref.Page == 1 {
			title = append(title, l.Text)
		}
	}
	return whose(title, claimant, func() []string { return all })
}

func (r *nameReaders) lines(pool chan *ocr.Reader, path string) (lines []string, some bool) {
	reader := <-pool
	defer func() { pool <- reader }()
	pages, err := reader.Words(r.ctx, ocr.Document{Path: path})
	if err != nil {
		return nil, false
	}
	n := 0
	for _, p := range pages {
		lines = append(lines, rowsOf(p.Words)...)
		n += len(p.Words)
	}
	return lines, n > 20
}

// rowsOf joins words that stand on one line and follow each other in the file. A
// parse of the report would do better, and take longer than all the rest of a
// check: a name is found without it.
func rowsOf(words []report.Word) []string {
	var rows []string
	for i, w := range words {
		if i > 0 && math.Abs(w.Box[3]-words[i-1].Box[3]) < (w.Box[3]-w.Box[1])/2 {
			rows[len(rows)-1] += " " + w.Text
			continue
		}
		rows = append(rows, w.Text)
	}
	return rows
}

// subjectLine is a line at the head of a report that says whom it is about. The
// subject of a letter (Re:) may be something else.
var subjectLine = regexp.MustCompile(`(?i)^\W*(re|claimant|examinee|patient|injured worker|employee|applicant|plaintiff|worker)(?:['’]s)?(?: name)?\s*:\s*(?:(?:mr|mrs|ms|miss|dr)\.? )?([\p{L}'’.\- ]+(?:, ?[\p{L}'’.\- ]+)?)`)

// subject finds whom a report is about: the claimant, or somebody else, for sure
// where a line names the examined person.
func subject(lines []string, claimant string) (other string, sure, same bool) {
	for _, l := range lines {
		m := subjectLine.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		name := untilStop(m[2])
		switch re := strings.EqualFold(m[1], "re"); {
		case samePerson(name, claimant):
			return "", false, true
		case !plausibleName(name), partOf(name, claimant):
		case other == "" || !re && !sure:
			other, sure = name, !re
		}
	}
	return other, sure, false
}

// untilStop cuts a line where the next thing begins: Ana Sample Claim No. 7.
func untilStop(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "claim", "date", "dob", "doi", "d", "exam", "file", "policy", "employer", "ssn", "case", "age", "sex", "our", "your", "wcb", "group", "id", "evaluation", "examiner":
			words = words[:i]
			return strings.Trim(strings.Join(words, " "), " .,-")
		}
	}
	return strings.Trim(strings.Join(words, " "), " ,-")
}

// plausibleName tells a name from a subject such as "Independent medical
// examination": two to four words that begin with a capital, none of which such
// subjects have.
func plausibleName(text string) bool {
	words := strings.Fields(text)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if strings.ToLower(w[:1]) == w[:1] && w[0] < 0x80 {
			return false
		}
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "medical", "independent", "examination", "evaluation", "ime", "report", "review", "disability", "benefits", "appeal", "company", "insurance", "inc", "llc", "corp", "see", "not":
			return false
		}
	}
	return true
}

// nameWords are the words of a name that tell people apart, given names first.
func nameWords(name string) []string {
	if last, first, ok := strings.Cut(name, ","); ok {
		name = first + " " + last
	}
	var out []string
	for _, w := range strings.FieldsFunc(report.Fold(name), func(r rune) bool { return strings.ContainsRune(" ,.'-", r) }) {
		switch w {
		case "jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr":
		default:
			out = append(out, w)
		}
	}
	return out
}

// samePerson reports whether a name can be the claimant's: it has a part of the
// surname, and the given name or its initial.
func samePerson(other, claimant string) bool {
	x, y := nameWords(other), nameWords(claimant)
	if len(y) < 2 {
		return len(y) == 0 || slices.Contains(x, y[0])
	}
	surname := slices.ContainsFunc(y[1:], func(w string) bool { return len(w) > 1 && slices.Contains(x, w) })
	given := slices.ContainsFunc(x, func(w string) bool {
		return w == y[0] || (len(w) == 1 || len(y[0]) == 1) && w[0] == y[0][0]
	})
	return surname && given
}

// partOf reports whether a name is the beginning of the claimant's, whose surname
// stands on the next line of a narrow column.
func partOf(other, claimant string) bool {
	all := nameWords(claimant)
	if len(all) > 0 && slices.Contains(nameWords(other), all[len(all)-1]) {
		return false // the surname is there: J. Sample is somebody else
	}
	return !slices.ContainsFunc(nameWords(other), func(w string) bool { return len(w) > 1 && !slices.Contains(all, w) })
}

// mentions reports whether the lines have the last word of the claimant's name.
func mentions(lines []string, name string) bool {
	words := nameWords(name)
	if len(words) == 0 {
		return true
	}
	last := words[len(words)-1]
	for _, l := range lines {
		if strings.Contains(report.Fold(l), last) {
			return true
		}
	}
	return false
}
