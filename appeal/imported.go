package appeal

// Imported is a finding that another reader gave (a physician, a colleague, an
// assistant) and that was grounded in the report when it came in. Its id is
// computed from kind and quote; that the quote still stands is looked up again
// at every review.
type Imported struct {
	Kind       Kind       `yaml:"kind"`
	Confidence Confidence `yaml:"confidence,omitempty"` // high counts as medium: no rule proved it
	Page       int        `yaml:"page"`
	Line       int        `yaml:"line,omitempty"`
	Quote      string     `yaml:"quote,omitempty"` // "" for something that is absent
	Subject    string     `yaml:"subject,omitempty"`
	Why        string     `yaml:"why"`
	Against    []string   `yaml:"against,omitempty"` // exam.notes.tests[3], document:ID#p2, report#p3,l14
	Says       string     `yaml:"says,omitempty"`    // words that stand at one of the places in Against
	Question   string     `yaml:"question,omitempty"`
	Wording    string     `yaml:"wording,omitempty"`
	Reader     string     `yaml:"reader"`
	Date       Day        `yaml:"date,omitempty"` // it was imported
}

// Kinds lists the twelve kinds of finding in the order in which a person should
// see them; Admission, which helps the claimant, is none of them.
func Kinds() []Kind {
	return []Kind{
		FactualError, ContradictsExam, TestNotPerformed, TestOmitted, RecordNotReviewed, ScopeOfRecords,
		InternalContradiction, UnsupportedConclusion, OutdatedStandard, OutsideSpecialty, QuestionUnanswered, LoadedLanguage,
	}
}
