package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// ReaderRule is the rule of a finding that another reader gave.
const ReaderRule = "second-reader"

// Refused is a finding of another reader that is not grounded, and why.
type Refused struct {
	Number  int // among the findings given, from 1
	Given   Given
	Problem appeal.Problem
}

// ErrNoFindings says that a file holds no list of findings.
var ErrNoFindings = errors.New("no list of findings in it")

// ReadGiven reads the findings out of what a reader handed back: the JSON
// document of the worksheet, a bare list, or a text with such a document in a
// fenced block. A finding that is not shaped as one is refused by itself.
func ReadGiven(b []byte) ([]Given, []Refused, error) {
	raw, err := listOf(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, nil, err
	}
	given, refused := make([]Given, len(raw)), []Refused(nil)
	for i, one := range raw {
		if err := json.Unmarshal(one, &given[i]); err != nil {
			refused = append(refused, refuse(i+1, given[i], "import.shape", "cause", err.Error()))
			given[i] = Given{}
		}
	}
	return given, refused, nil
}

var fenced = regexp.MustCompile("(?s)```json[ \t]*\r?\n(.*?)```")

func listOf(b []byte) ([]json.RawMessage, error) {
	for _, m := range append([][][]byte{{nil, b}}, fenced.FindAllSubmatch(b, -1)...) {
		var list []json.RawMessage
		var answer struct {
			Findings *[]json.RawMessage `json:"findings"`
		}
		switch {
		case json.Unmarshal(m[1], &list) == nil:
			return list, nil
		case json.Unmarshal(m[1], &answer) == nil && answer.Findings != nil:
			return *answer.Findings, nil
		}
	}
	return nil, ErrNoFindings
}

func refuse(n int, g Given, id string, pairs ...string) Refused {
	args := map[string]string{"n": strconv.Itoa(n)}
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return Refused{n, g, appeal.Problem{Where: fmt.Sprintf("finding %d", n), ID: id, Args: args, Level: appeal.LevelWarning}}
}

// Ground sorts the findings of a reader into those that the report and the case
// bear out, ready for case.yaml, and those that they do not. One that the case
// has from that reader already is in neither list.
func Ground(in Input, given []Given, reader string, day appeal.Day) (accepted []appeal.Imported, refused []Refused) {
	g := newGrounds(in)
	have := map[string]bool{}
	for _, old := range in.Case.Imported {
		have[old.Reader+"\n"+importedID(givenOf(old))] = true
	}
	for i, one := range given {
		if one.empty() {
			continue // refused by ReadGiven
		}
		f, no := g.check(i+1, one)
		if no != nil {
			refused = append(refused, *no)
			continue
		}
		key := reader + "\n" + importedID(f)
		if have[key] {
			continue
		}
		have[key] = true
		accepted = append(accepted, appeal.Imported{
			Kind: f.Kind, Confidence: f.Confidence, Page: f.Page, Line: f.Line, Quote: f.Quote, Subject: f.Subject, Why: f.Why,
			Against: f.Against, Says: f.Says, Question: f.Question, Wording: f.Wording, Reader: reader, Date: day,
		})
	}
	return accepted, refused
}

func (g Given) empty() bool {
	return g.Kind == "" && g.Quote == "" && g.Why == "" && g.Page == 0 && len(g.Against) == 0
}

// WithImported adds the case's imported findings to what the rules found. Each
// is grounded anew: one whose quote no longer stands is left out and named. One
// that says what a rule says on the same sentence is joined to the rule's, which
// then names the reader.
func WithImported(in Input, res Result) (Result, []Refused) {
	if len(in.Case.Imported) == 0 || in.Report == nil || len(in.Report.Sentences) == 0 {
		return res, nil
	}
	g := newGrounds(in)
	var dropped []Refused
	found, checks := res.Points(in.Case), res.Checks(in.Case)
	for i, old := range in.Case.Imported {
		one, no := g.check(i+1, givenOf(old))
		if no != nil {
			no.Problem.Where = fmt.Sprintf("imported[%d]", i)
			dropped = append(dropped, *no)
			continue
		}
		f := appeal.Finding{
			ID: importedID(one), Kind: one.Kind, Confidence: one.Confidence, Ref: appeal.Ref{Page: one.Page, Line: one.Line},
			Quote: one.Quote, Subject: one.Subject, Why: one.Why, Against: one.Against, Rule: ReaderRule,
			Question: one.Question, Wording: one.Wording, Reader: old.Reader,
		}
		checks = slices.DeleteFunc(checks, func(o appeal.Finding) bool { return samePassage(o, f) }) // the reader found fault
		if k := slices.IndexFunc(found, func(o appeal.Finding) bool { return g.samePoint(o, f) }); k >= 0 {
			found[k].Reader = joinReaders(found[k].Reader, old.Reader)
			continue
		}
		found = append(found, f)
	}
	res.Findings = append(settle(found), checks...)
	return res, dropped
}

func joinReaders(have, more string) string {
	if have == "" || slices.Contains(strings.Split(have, ", "), more) {
		return more
	}
	return have + ", " + more
}

func givenOf(f appeal.Imported) Given {
	return Given{
		Kind: f.Kind, Confidence: f.Confidence, Page: f.Page, Line: f.Line, Quote: f.Quote, Subject: f.Subject,
		Why: f.Why, Against: slices.Clone(f.Against), Says: f.Says, Question: f.Question, Wording: f.Wording,
	}
}

func importedID(g Given) string {
	key := g.Quote
	if key == "" {
		key = g.Subject
	}
	return ReaderRule + "-" + keyHash(string(g.Kind)+" "+key)
}

// grounds is what findings are held against.
type grounds struct {
	in    Input
	facts []Fact
}

func newGrounds(in Input) grounds {
	told := *in.Case // what was imported or decided proves nothing
	told.Imported, told.Review, told.Acknowledged, told.NotKnown, told.Log = nil, nil, nil, nil, nil
	return grounds{in, allFacts(&told)}
}

// samePoint reports that a rule's finding says what the reader's says: the same
// kind on the same sentence, or on the same document or question.
func (g grounds) samePoint(own, f appeal.Finding) bool {
	switch {
	case own.Kind != f.Kind || own.ID == f.ID && own.Kind == f.Kind:
		return own.ID == f.ID
	case f.Quote != "" && own.Quote != "":
		a, okA := g.in.Report.Find(own.Page, own.Quote)
		b, okB := g.in.Report.Find(f.Page, f.Quote)
		return okA && okB && a == b
	}
	return f.Quote == "" && len(shared(f.Against, own.Against)) > 0
}

// needsAgainst are the kinds that say nothing without a place that contradicts.
var needsAgainst = []appeal.Kind{appeal.FactualError, appeal.ContradictsExam, appeal.TestNotPerformed, appeal.TestOmitted, appeal.RecordNotReviewed, appeal.InternalContradiction}

// ofAbsence are the kinds that may come without a quote.
var ofAbsence = []appeal.Kind{appeal.TestOmitted, appeal.RecordNotReviewed, appeal.QuestionUnanswered}

// mostWhy is the longest reason taken, in words: a finding is no essay.
const mostWhy = 150

// check gives the finding with its place and the report's own spelling of the
// quote, or the reason why it is refused.
func (g grounds) check(n int, one Given) (Given, *Refused) {
	no := func(id string, pairs ...string) (Given, *Refused) {
		r := refuse(n, one, id, pairs...)
		return one, &r
	}
	one.tidy()
	switch words := len(strings.Fields(one.Quote)); {
	case !slices.Contains(appeal.Kinds(), one.Kind):
		return no("import.kind", "kind", string(one.Kind))
	case one.Page < 1 || one.Page > len(g.in.Report.Pages):
		return no("import.page", "page", strconv.Itoa(one.Page), "pages", strconv.Itoa(len(g.in.Report.Pages)))
	case one.Why == "":
		return no("import.why")
	case len(strings.Fields(one.Why)) > mostWhy:
		return no("import.why-long", "most", strconv.Itoa(mostWhy))
	case words > report.QuoteWords:
		return no("import.long", "words", strconv.Itoa(words), "most", strconv.Itoa(report.QuoteWords))
	case words == 1:
		return no("import.short", "quote", one.Quote)
	case words == 0 && !slices.Contains(ofAbsence, one.Kind):
		return no("import.no-quote", "kind", string(one.Kind))
	case words == 0 && (one.Subject == "" || len(one.Against) == 0):
		return no("import.absent", "kind", string(one.Kind))
	case len(one.Against) == 0 && slices.Contains(needsAgainst, one.Kind):
		return no("import.no-against", "kind", string(one.Kind))
	}
	for _, p := range g.in.Report.Pages {
		if p.Number == one.Page && p.Unread != "" {
			return no("import.unread", "page", strconv.Itoa(one.Page))
		}
	}
	if tokens := tokenShape.FindString(one.Quote + one.Why + one.Wording + one.Question + one.Subject + one.Says + strings.Join(one.Against, " ")); tokens != "" {
		return no("import.token", "token", tokens)
	}
	if one.Quote != "" {
		ref, quote, ok := locate(g.in.Report, one.Page, one.Quote)
		if !ok {
			id, pairs := g.missingQuote(one)
			return no(id, pairs...)
		}
		one.Line, one.Quote = ref.Line, quote
	}
	if id, pairs := g.against(one); id != "" {
		return no(id, pairs...)
	}
	if words, rule, err := unwanted(one); err != nil {
		return no("import.shape", "cause", err.Error())
	} else if words != "" {
		return no("import.tone-"+rule, "words", words)
	}
	one.Line = max(one.Line, 1)
	return one, nil
}

func (g *Given) tidy() {
	for _, s := range []*string{&g.Quote, &g.Subject, &g.Why, &g.Says, &g.Question, &g.Wording} {
		*s = strings.Join(strings.Fields(strings.Map(visible, strings.ToValidUTF8(*s, ""))), " ")
	}
	g.Quote = unquoted(g.Quote)
	g.Kind = appeal.Kind(strings.TrimSpace(string(g.Kind)))
	g.Against = slices.DeleteFunc(slices.Clone(g.Against), func(s string) bool { return strings.TrimSpace(s) == "" })
	for i := range g.Against {
		g.Against[i] = strings.TrimSpace(strings.Map(visible, g.Against[i]))
	}
	if g.Confidence != appeal.Low {
		g.Confidence = appeal.Medium // high is for what the program itself proved
	}
}

// visible drops control characters, which no text has and a terminal obeys, and
// those that turn the direction of a line.
func visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

// unquoted takes a pair of quotation marks from around a quote, and leaves those
// inside it.
func unquoted(s string) string {
	for _, pair := range [][2]string{{"“", "”"}, {`"`, `"`}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			if inner, ok = strings.CutSuffix(inner, pair[1]); ok && !strings.ContainsAny(inner, "“”\"") {
				return strings.TrimSpace(inner)
			}
		}
	}
	return s
}

// missingQuote names the page on which the quote does stand, if there is one.
func (g grounds) missingQuote(one Given) (id string, pairs []string) {
	for _, p := range g.in.Report.Pages {
		if _, _, ok := locate(g.in.Report, p.Number, one.Quote); ok {
			return "import.other-page", []string{"page", strconv.Itoa(one.Page), "right", strconv.Itoa(p.Number)}
		}
	}
	return "import.quote", []string{"page", strconv.Itoa(one.Page), "quote", one.Quote}
}

// against checks every place that is said to contradict the quote, and that the
// words given for it stand at one of them.
func (g grounds) against(one Given) (id string, pairs []string) {
	var texts []string
	elsewhere := false
	for _, place := range one.Against {
		text, id := g.textAt(place)
		if id == "" {
			id = g.tooWide(place, one)
		}
		if id != "" {
			return id, []string{"place", place, "line", g.firstBelow(place)}
		}
		texts = append(texts, text)
		elsewhere = elsewhere || !g.sameLine(place, one)
	}
	if len(one.Against) > 0 && !elsewhere {
		return "import.itself", []string{"place", one.Against[0]}
	}
	if one.Says != "" && !slices.ContainsFunc(texts, func(t string) bool { return holds(report.Fold(t), report.Fold(one.Says)) }) {
		return "import.says", []string{"says", one.Says, "place", strings.Join(one.Against, ", ")}
	}
	return "", nil
}

// tooWide gives the reason why a place does not say what speaks against the
// quote: a list or a part of the case with all that it holds, a whole paper or
// page of which no words are given.
func (g grounds) tooWide(place string, one Given) (id string) {
	if m := reportPlace.FindStringSubmatch(place); m != nil {
		if m[2] == "" && one.Says == "" {
			return "import.wide-page"
		}
		return ""
	}
	if ref, ok := strings.CutPrefix(place, "document:"); ok {
		if !strings.Contains(ref, "#p") && one.Says == "" && !slices.Contains(ofWholePapers, one.Kind) {
			return "import.wide-document"
		}
		return ""
	}
	exact := slices.ContainsFunc(g.facts, func(f Fact) bool { return f.Key == place })
	if !exact && !strings.HasSuffix(place, "]") && !strings.HasPrefix(place, "clinic:") {
		return "import.wide"
	}
	return ""
}

// ofWholePapers are the kinds that are about a paper as a whole.
var ofWholePapers = []appeal.Kind{appeal.RecordNotReviewed, appeal.ScopeOfRecords, appeal.TestOmitted, appeal.QuestionUnanswered}

// firstBelow names the first line of the case that stands below a key.
func (g grounds) firstBelow(place string) string {
	for _, f := range g.facts {
		if strings.HasPrefix(f.Key, place+".") || strings.HasPrefix(f.Key, place+"[") {
			return f.Key
		}
	}
	return ""
}

var reportPlace = regexp.MustCompile(`^report#p(\d{1,5})(?:,l(\d{1,5}))?$`)

// sameLine: a quote does not speak against itself.
func (g grounds) sameLine(place string, one Given) bool {
	m := reportPlace.FindStringSubmatch(place)
	return m != nil && one.Quote != "" && m[2] == strconv.Itoa(one.Line) && m[1] == strconv.Itoa(one.Page)
}

// textAt gives what stands at a place, or the reason why nothing does.
func (g grounds) textAt(place string) (text, id string) {
	if m := reportPlace.FindStringSubmatch(place); m != nil {
		return g.textInReport(m[1], m[2])
	}
	if ref, ok := strings.CutPrefix(place, "document:"); ok {
		return g.textInDocument(ref)
	}
	if row, ok := strings.CutPrefix(place, "clinic:"); ok {
		return "", g.clinicRow(row)
	}
	values := valuesAt(g.facts, place)
	if len(values) == 0 {
		return "", "import.against"
	}
	return strings.Join(values, "\n"), ""
}

func (g grounds) textInReport(page, line string) (text, id string) {
	p, _ := strconv.Atoi(page)
	if line == "" {
		text = g.in.Report.PageText(p)
	} else {
		n, _ := strconv.Atoi(line)
		for _, i := range g.in.Report.SentencesAt(appeal.Ref{Page: p, Line: n}) {
			text += " " + g.in.Report.Sentences[i].Text
		}
		if l, ok := g.in.Report.LineAt(appeal.Ref{Page: p, Line: n}); ok {
			text += " " + l.Text
		}
	}
	if strings.TrimSpace(text) == "" {
		return "", "import.against"
	}
	return text, ""
}

func (g grounds) textInDocument(ref string) (text, id string) {
	name, page, paged := strings.Cut(ref, "#p")
	if _, ok := g.in.Case.Document(name); !ok {
		return "", "import.document"
	}
	paper := g.in.Documents[name]
	if name == g.in.Case.Exam.Report {
		paper = g.in.Report
	}
	switch {
	case !paged && paper == nil:
		return "", ""
	case !paged:
		return fullText(paper), ""
	}
	n, err := strconv.Atoi(page)
	if err != nil || n < 1 || paper != nil && n > len(paper.Pages) {
		return "", "import.against"
	}
	if paper == nil || strings.TrimSpace(paper.PageText(n)) == "" {
		return "", "import.document-unread"
	}
	return paper.PageText(n), ""
}

func fullText(r *report.Report) string {
	var b strings.Builder
	for _, p := range r.Pages {
		b.WriteString(r.PageText(p.Number) + "\n")
	}
	return b.String()
}

// clinicRow reports a row that the clinical tables do not have.
func (g grounds) clinicRow(id string) string {
	if _, ok := g.in.Clinic.Standard(id); ok {
		return ""
	}
	_, test := g.in.Clinic.Test(id)
	_, diagnosis := g.in.Clinic.Diagnosis(id)
	if test || diagnosis {
		return ""
	}
	return "import.against"
}
