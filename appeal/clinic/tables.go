package clinic

// Test is one examination or test that a report may name. Seen says that the
// name was read in Source; a test's absence is a question, never a reproach.
type Test struct {
	ID          string   `yaml:"id"`
	Name        string   `yaml:"name"`
	Synonyms    []string `yaml:"synonyms"`
	Region      string   `yaml:"region"`
	Checks      string   `yaml:"what_it_checks"`
	StandardFor []string `yaml:"standard_for"`
	Provenance  `yaml:",inline"`
}

// Provenance says how a row is known: read in Source, or from memory with a
// Confidence. Parts in NotSeen were not read and are never printed as fact.
type Provenance struct {
	Seen       bool     `yaml:"seen"`
	Confidence string   `yaml:"confidence"`
	Source     string   `yaml:"source"`
	NotSeen    []string `yaml:"not_seen_parts"`
}

// Diagnosis is one condition. Seen covers the ICD-10-CM categories alone (see
// SeenScope); tests, specialties and records are general knowledge.
type Diagnosis struct {
	ID              string            `yaml:"id"`
	Name            string            `yaml:"name"`
	ICD10           []string          `yaml:"icd10"`
	ICD10Titles     map[string]string `yaml:"icd10_titles"`
	ICD10Unverified []string          `yaml:"icd10_unverified"`
	Synonyms        []string          `yaml:"synonyms"`
	ExpectedTests   []string          `yaml:"expected_tests"`
	Specialties     []string          `yaml:"relevant_specialties"`
	RecordsExpected []string          `yaml:"records_expected"`
	SeenScope       string            `yaml:"seen_scope"`
	Note            string            `yaml:"note"`
	Provenance      `yaml:",inline"`
}

// StandardKind says what is the matter with the use of a standard.
type StandardKind string

// The kinds of standard. NotSuperseded ones are listed so that nobody flags them.
const (
	Superseded    StandardKind = "superseded"
	Misuse        StandardKind = "misuse"
	Withdrawn     StandardKind = "withdrawn"
	NotSuperseded StandardKind = "not-superseded"
)

// Standard is a set of criteria or a guideline with what came after it. Since
// is a year, month or day from which the successor stands ("n/a" if none).
type Standard struct {
	ID              string       `yaml:"id"`
	Kind            StandardKind `yaml:"kind"`
	Name            string       `yaml:"name"`
	Examples        []string     `yaml:"pattern_examples"`
	ExcludeExamples []string     `yaml:"exclude_examples"`
	SupersededBy    string       `yaml:"superseded_by"`
	Since           string       `yaml:"since"`
	Region          string       `yaml:"region"` // part of the body it is about, "" for all
	Note            string       `yaml:"note"`
	Provenance      `yaml:",inline"`
}

// GuidesEdition says which edition of the AMA Guides a state uses. Seen covers
// the edition, AuthoritySeen the statute or rule; Conflict asks for "check".
type GuidesEdition struct {
	State         string `yaml:"state"`
	Edition       string `yaml:"edition"`
	Mandate       string `yaml:"mandate"`
	Authority     string `yaml:"authority"`
	AuthoritySeen bool   `yaml:"authority_seen"`
	Conflict      bool   `yaml:"conflict"`
	Provenance    `yaml:",inline"`
}

// Motion is one movement of a joint with the values that references give.
// RangeRead spans only values that were read; use it for any comparison.
type Motion struct {
	Joint            string      `yaml:"joint"`
	Motion           string      `yaml:"motion"`
	Synonyms         []string    `yaml:"synonyms"`
	Normal           *float64    `yaml:"normal_degrees"`
	AcrossReferences []float64   `yaml:"range_across_references"`
	Values           []Reference `yaml:"values"`
	AAOSOrAMASeen    bool        `yaml:"aaos_ama_seen"`
	AAOSOrAMAMemory  string      `yaml:"aaos_ama_confidence"`
	OtherSeen        bool        `yaml:"other_reference_seen"`
	NormalReadIn     []string    `yaml:"normal_degrees_read_in"`
	RangeRead        []float64   `yaml:"range_read"`
	Provenance       `yaml:",inline"`
}

// Reference is one reference's figure for a Motion.
type Reference struct {
	Ref        string   `yaml:"ref"`
	Threshold  string   `yaml:"threshold"`
	Note       string   `yaml:"note"`
	Low        *float64 `yaml:"low"`
	High       *float64 `yaml:"high"`
	Female     *float64 `yaml:"female"`
	Male       *float64 `yaml:"male"`
	Provenance `yaml:",inline"`
}

// Language is a way of putting things that deserves a question.
type Language struct {
	ID         string   `yaml:"id"`
	Examples   []string `yaml:"pattern_examples"`
	Kind       string   `yaml:"kind"`
	Why        string   `yaml:"why_it_matters"`
	Justify    string   `yaml:"what_would_justify_it"`
	Provenance `yaml:",inline"`
}

// Trap is routine or favourable wording that must not be flagged.
type Trap struct {
	Phrase     string `yaml:"phrase"`
	Why        string `yaml:"why_not_flag"`
	Provenance `yaml:",inline"`
}
