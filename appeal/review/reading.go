package review

import (
	"strings"
	"sync"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// Voice says whose statement a sentence carries.
type Voice int

// The voices of a report. Only what the examiner says in the examiner's own
// voice is a finding or an opinion of the report.
const (
	Examiner Voice = iota // finding, opinion or account of the examiner
	Claimant              // history and complaints as the claimant gave them
	Records               // what others' records say
	Asked                 // a question put to the examiner
	Formula               // certification, disclaimer
)

// Statement is a sentence of the report with what is understood of it.
type Statement struct {
	report.Sentence
	Index int
	Low   string // folded: lower case, plain quotes, single spaces
	Kind  report.SectionKind
	Voice Voice
	Side  Side
	Parts []string // of the body
	Stems []string
	Dates []dated
	Tests []string // rows of the test table named

	looked *clinic.Look
	terms  []term // of Low
	topics []int  // of the claimant's notes that it touches
	others bool   // tells or asks what another person said or did
}

// look is the sentence as it was looked at, for many expressions.
func (s *Statement) look() *clinic.Look {
	if s.looked == nil {
		return clinic.LookAt(s.Low)
	}
	return s.looked
}

// Reading is the report as understood beside the case: built once, read by
// every rule, changed by none.
type Reading struct {
	Case     *appeal.Case
	Report   *report.Report
	Clinic   *clinic.Tables
	Texts    map[string]string // the case's other papers by id, folded
	Papers   map[string]*report.Report
	Said     []Statement
	Entries  []Entry  // of the list of records reviewed
	Records  []Record // what the list of records says of each document
	Known    []known  // what the case knows, sentence by sentence
	Notes    []Note   // what the claimant noted as said or seen at the visit
	Day      appeal.Day
	often    map[string]int           // stem → sentences that have it
	spoken   memo[[]*appeal.Document] // the papers that a sentence speaks of
	papers   []namedPaper
	titles   map[string][]string         // document → the stems of its title that tell it from others
	denied   memo[[]denial]              // what a sentence denies
	grants   memo[bool]                  // whether it grants a point
	asks     map[int]int                 // sentence → the number of the question it asks, where no section said so
	replies  map[int]int                 // sentence → the number of the question it answers, likewise
	takes    func() ([]toldOf, []toldOf) // what is called well, and what is found not to be
	kinds    map[int]report.SectionKind  // of paragraphs below no heading
	drifted  bool                        // while reading: a bare heading of the examination stood inside a history
	besides  func() []beside             // sentences beside the claimant's notes
	tests    []notedTest
	traps    []string // routine wording, folded
	surnames []string // treating and other physicians', folded
}

// Read builds the understanding that the rules share.
func Read(in Input) *Reading {
	r := &Reading{Case: in.Case, Report: in.Report, Clinic: in.Clinic, Papers: in.Documents, Texts: map[string]string{}}
	r.Day = r.reportDay()
	for _, p := range r.Case.Physicians {
		r.surnames = append(r.surnames, surname(p.Name))
	}
	for _, d := range r.Case.Documents {
		if paper := in.Documents[d.ID]; paper != nil && d.ID != r.Case.Exam.Report {
			r.Texts[d.ID] = paperText(paper)
		}
	}
	for _, t := range r.Clinic.Traps {
		if p := clinic.Fold(t.Phrase); len(p) > 12 {
			r.traps = append(r.traps, p)
		}
	}
	r.kinds = r.paragraphKinds()
	r.asks, r.replies = r.blocks()
	r.Said = make([]Statement, len(in.Report.Sentences))
	sideBySide(len(r.Said), func(i int) { r.Said[i] = r.seen(i, in.Report.Sentences[i]) })
	for i := range r.Said {
		r.stand(&r.Said[i])
	}
	sideBySide(len(r.Said), func(i int) { r.detail(&r.Said[i]) })
	for _, t := range r.Case.Exam.Notes.Tests {
		low := clinic.Fold(t.Name)
		r.tests = append(r.tests, notedTest{t, r.Clinic.ActsInNotes(low), r.Clinic.TestsIn(t.Name), qualifiers.FindAllString(low, -1)})
	}
	r.Entries = r.entries()
	r.Notes = r.notes()
	r.Records = r.records()
	n := len(r.Said)
	r.often, r.spoken, r.grants, r.denied = map[string]int{}, make(memo[[]*appeal.Document], n), make(memo[bool], n), make(memo[[]denial], n)
	r.takes, r.besides = sync.OnceValues(r.findTakes), sync.OnceValue(r.findBesides)
	for i := range r.Said {
		for _, w := range r.Said[i].Stems {
			r.often[w]++
		}
	}
	r.papers, r.titles = r.paperNames(), r.tellingTitles()
	r.Known = r.gather()
	return r
}

// notedTest is a test of the claimant's notes with the acts and the rows of the
// test table that its name means, and the parts and postures it names.
type notedTest struct {
	appeal.ExamTest
	acts  []int
	rows  []string
	quals []string
}

// seen is what a sentence shows by itself.
func (r *Reading) seen(i int, s report.Sentence) Statement {
	st := Statement{Sentence: s, Index: i, Low: read(spellOut(s.Text)), Kind: report.Opening}
	st.looked, st.topics = clinic.LookAt(st.Low), r.Clinic.TopicsIn(st.Low)
	st.others = otherTeller.Matches(st.looked) || retoldAsk.Matches(st.looked)
	return st
}

// stand tells by the sentences before it where a statement stands and who speaks.
func (r *Reading) stand(st *Statement) {
	i, s := st.Index, st.Sentence
	if sec, ok := r.Report.SectionOf(s); ok {
		st.Kind = sec.Kind
	}
	switch {
	case r.asks[i] > 0:
		st.Kind, st.Question, st.Answers = report.Questions, r.asks[i], 0
	case r.replies[i] > 0:
		st.Kind, st.Answers, st.Row = report.Answers, r.replies[i], false
	}
	if i > 0 && r.Said[i-1].Section == s.Section && r.drifted {
		st.Kind = report.Examination
	}
	r.drifted = st.Kind == report.Examination && r.drifted || st.history() && bareHeads[strings.TrimRight(st.Low, ":.")]
	if low, ok := formLine(st.Low); ok && !st.inExam() && st.Kind != report.Records && st.Kind != report.RecordsSummary {
		st.Low, st.Row, st.looked = low, false, clinic.LookAt(low)
	}
	if s.Row && r.medicineTable(i) {
		st.Kind = report.Medications // whatever was the last heading above
	}
	if st.Kind == report.Opening && r.headless(s) {
		if st.Kind = r.kinds[s.Paragraph]; st.Kind == "" {
			st.Kind = r.byContent(st.Low)
		}
	}
	st.Voice = r.voice(st)
}

// detail reads what the statement names.
func (r *Reading) detail(st *Statement) {
	st.terms, st.Tests = termsOf(st.Low), r.Clinic.TestsIn(st.Text)
	st.Side, st.Parts, st.Stems, st.Dates = sideOf(st.Low), partsIn(st.Low), stems(st.Low), r.dates(st.Low)
}

var (
	saysOpinion = clinic.Expr(`\b(in my (professional |medical |own )?(opinion|judg?ment|view)|i (believe|suspect|conclude|think|do not believe|am of the opinion)|it is my (opinion|view|impression)|maximum medical improvement|is (able|capable|fit) (to|of))\b`)
	saysHistory = clinic.Expr(`\b(complains? of|denie[sd]|tells me|told me|states? that|reports? that|takes|was (hurt|injured)|symptoms (began|started))\b`)
	saysResult  = clinic.Expr(`\b(was|were|is|are|measured|revealed|showed|disclosed|intact|normal|negative|positive|symmetric\w*|full)\b|\d`)
)

// byContent tells what a sentence without a heading above it is, by its words.
func (r *Reading) byContent(low string) report.SectionKind {
	switch {
	case saysOpinion.MatchString(low):
		return report.Discussion
	case saysHistory.MatchString(low):
		return report.History
	case saysResult.MatchString(low):
		look := clinic.LookAt(low)
		for i := range r.Clinic.Acts {
			if _, _, ok := r.Clinic.Acts[i].InReportOf(look); ok && r.Clinic.Acts[i].ID != "x-ray" && r.Clinic.Acts[i].ID != "pain-questionnaire" {
				return report.Examination
			}
		}
	}
	return report.Opening
}

// bareHeads are headings of the examination that look like a line of text: what
// follows them inside a history is no history.
var bareHeads = map[string]bool{
	"findings": true, "examination": true, "exam": true, "physical findings": true, "clinical findings": true,
	"objective findings": true, "on examination": true, "physical": true, "physical exam": true, "objective": true, "observations": true,
}

// reportDay is the day that standards are compared with: the report's own
// date, else that of the examination.
func (r *Reading) reportDay() appeal.Day {
	if d, ok := r.Case.Document(r.Case.Exam.Report); ok && !d.Date.IsZero() {
		return d.Date
	}
	return r.Case.Exam.Date
}

// opinion reports whether the sentence is the examiner's own opinion or
// summary, not an observation, a history or a formula.
func (s *Statement) opinion() bool {
	switch s.Kind {
	case report.Impression, report.Discussion, report.Answers, report.Addendum, report.OtherSection, report.Diagnostics, report.Surveillance:
		return s.Voice == Examiner
	}
	return false
}

// examined reports whether the sentence tells what the examiner did or found.
func (s *Statement) examined() bool {
	return s.Voice == Examiner && (s.inExam() || s.Kind == report.Diagnostics)
}

// inExam reports whether the sentence stands where findings are told.
func (s *Statement) inExam() bool {
	return s.Kind == report.Examination || s.Kind == report.Testing || s.Kind == report.OtherSection
}

// history reports whether the sentence is part of the history as taken.
func (s *Statement) history() bool {
	switch s.Kind {
	case report.History, report.PastHistory, report.Complaints, report.Occupation, report.Medications, report.Social, report.Family:
		return true
	}
	return false
}

// own reports whether the examiner speaks, in any section but the records.
func (s *Statement) own() bool { return s.Voice == Examiner || s.Voice == Claimant }

// surname gives the family name of "Helen R. Castellane, M.D.", folded.
func surname(name string) string {
	name, _, _ = strings.Cut(name, ",")
	ws := strings.Fields(clinic.Fold(name))
	for len(ws) > 1 && suffixes[strings.Trim(ws[len(ws)-1], ".")] {
		ws = ws[:len(ws)-1]
	}
	if len(ws) == 0 {
		return ""
	}
	return ws[len(ws)-1]
}

var suffixes = map[string]bool{"md": true, "m.d": true, "do": true, "d.o": true, "phd": true, "jr": true, "sr": true, "ii": true, "iii": true, "np": true, "pt": true, "dpt": true, "rn": true, "dc": true, "psyd": true}

func paperText(p *report.Report) string {
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return clinic.Fold(strings.ReplaceAll(b.String(), "-\n", ""))
}
