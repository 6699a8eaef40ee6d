package appeal

import "fmt"

// Kind names what is the matter with a point of the report.
type Kind string

// The twelve kinds of finding, and Admission: what helps the claimant.
const (
	FactualError          Kind = "factual-error"
	TestNotPerformed      Kind = "test-not-performed"
	TestOmitted           Kind = "test-omitted"
	OutdatedStandard      Kind = "outdated-standard"
	RecordNotReviewed     Kind = "record-not-reviewed"
	ContradictsExam       Kind = "contradicts-exam"
	InternalContradiction Kind = "internal-contradiction"
	UnsupportedConclusion Kind = "unsupported-conclusion"
	OutsideSpecialty      Kind = "outside-specialty"
	QuestionUnanswered    Kind = "question-unanswered"
	LoadedLanguage        Kind = "loaded-language"
	ScopeOfRecords        Kind = "scope-of-records"
	Admission             Kind = "admission"
)

// Confidence says how sure a finding is.
type Confidence string

// High: the case file or the report itself proves it. Medium: a person should
// look and will mostly agree. Low: worth a question.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// AtLeast reports whether c is as sure as min or surer.
func (c Confidence) AtLeast(min Confidence) bool { return c.rank() >= min.rank() }

func (c Confidence) rank() int {
	switch c {
	case High:
		return 3
	case Medium:
		return 2
	case Low:
		return 1
	}
	return 0
}

// Ref is a place in the report: page and line, both counted from 1. Line is
// the number printed on the page where there is one (pleading paper).
type Ref struct {
	Page int `json:"page"`
	Line int `json:"line"`
}

// String gives "p. 3, l. 14".
func (r Ref) String() string { return fmt.Sprintf("p. %d, l. %d", r.Page, r.Line) }

// Finding is one point about the report. Quote is the report's own words (one
// sentence or table row, at most 60 words), "" for something that is absent;
// Ref is then the place where it belongs.
type Finding struct {
	ID         string     `json:"id"` // stable: rule and normalised subject or quote, without page
	Kind       Kind       `json:"kind"`
	Confidence Confidence `json:"confidence"`
	Ref
	Quote   string   `json:"quote"`
	Subject string   `json:"subject"`
	Why     string   `json:"why"`
	Against []string `json:"against"` // exam.notes.tests[3], document:ID#p2, report#p3,l14, clinic:ID
	Rule    string   `json:"rule"`
	// Contrary are the sentences of the report or of a paper that Against points to. A line may
	// hold several; these tell which of them is meant.
	Contrary    []string `json:"contrary,omitempty"`
	Question    string   `json:"question,omitempty"`    // for the treating physician
	Wording     string   `json:"wording,omitempty"`     // a neutral sentence for the letter
	Authorities []string `json:"authorities,omitempty"` // ids; the letter resolves them for its regime
	Reader      string   `json:"reader,omitempty"`      // who found it, when not a rule
	Source      string   `json:"source,omitempty"`      // "ocr" where the quote was read from a picture
	Doubted     []string `json:"doubted,omitempty"`     // words of such a quote that recognition was not sure of
}
