// Package appeal holds the nouns of the work: a claimant's Case and its parts,
// a Finding about a report, a Day. It does no input or output.
package appeal

// Case is one claimant's case as case.yaml holds it. Only Claimant.Name and
// Claim.Kind must be there; everything else may be missing, and what is
// missing is named where it is needed.
type Case struct {
	Version        int              `yaml:"version"`
	Fictional      bool             `yaml:"fictional,omitempty"` // marks every page FICTIONAL: the demo case
	DemoDay        Day              `yaml:"demo_day,omitempty"`  // the day on which a fictional case plays
	Claimant       Claimant         `yaml:"claimant"`
	Representative *Representative  `yaml:"representative,omitempty"`
	Claim          Claim            `yaml:"claim"`
	Denial         Denial           `yaml:"denial,omitempty"`
	EarlierDenials []Denial         `yaml:"earlier_denials,omitempty"`
	Exam           Exam             `yaml:"exam,omitempty"`
	Physicians     []Physician      `yaml:"physicians,omitempty"`
	Diagnoses      []Diagnosis      `yaml:"diagnoses,omitempty"`
	Medications    []Medication     `yaml:"medications,omitempty"`
	Measurements   []Measurement    `yaml:"measurements,omitempty"`
	Documents      []Document       `yaml:"documents,omitempty"`
	WeakPoints     []WeakPoint      `yaml:"weak_points,omitempty"`
	Background     []Background     `yaml:"background,omitempty"`
	Review         []Decision       `yaml:"review,omitempty"`
	Imported       []Imported       `yaml:"imported,omitempty"` // findings of other readers
	Bates          Bates            `yaml:"bates,omitempty"`
	Calendar       string           `yaml:"calendar,omitempty"` // the case's name in calendar entries, kept from the first export
	Log            []LogEntry       `yaml:"log,omitempty"`
	Acknowledged   []Acknowledgment `yaml:"acknowledged,omitempty"`
	NotKnown       []string         `yaml:"not_known,omitempty"` // keys that the person answered with "I don't know"
}

// Claimant is the person whose claim was denied.
type Claimant struct {
	Name         string   `yaml:"name"`
	DateOfBirth  Day      `yaml:"date_of_birth,omitempty"`
	Sex          string   `yaml:"sex,omitempty"` // female, male, or the person's own word
	Occupation   string   `yaml:"occupation,omitempty"`
	DominantHand string   `yaml:"dominant_hand,omitempty"` // right, left, both
	Address      []string `yaml:"address,omitempty"`
	Phone        string   `yaml:"phone,omitempty"`
	Email        string   `yaml:"email,omitempty"`
}

// Representative acts for the claimant.
type Representative struct {
	Name    string   `yaml:"name"`
	Role    string   `yaml:"role,omitempty"` // attorney, advocate, relative
	Firm    string   `yaml:"firm,omitempty"`
	Address []string `yaml:"address,omitempty"`
	Phone   string   `yaml:"phone,omitempty"`
	Email   string   `yaml:"email,omitempty"`
	Fax     string   `yaml:"fax,omitempty"`
}

// ClaimKind says which body of law governs a claim; outside the US it may be
// a regime id of the country tables (gb-private, ca-on-auto …).
type ClaimKind string

// The kinds of claim that the law tables know by name.
const (
	ERISADisability   ClaimKind = "erisa-disability"
	ERISAHealth       ClaimKind = "erisa-health"
	IndividualHealth  ClaimKind = "individual-health"
	WorkersComp       ClaimKind = "workers-comp"
	AutoNoFault       ClaimKind = "auto-no-fault"
	PrivateDisability ClaimKind = "private-disability"
	OtherKind         ClaimKind = "other"
	UnknownKind       ClaimKind = "unknown"
)

// Claim is what was claimed, from whom, and under which policy.
type Claim struct {
	Kind         ClaimKind `yaml:"kind"`
	Country      string    `yaml:"country,omitempty"` // ISO 3166 alpha-2; "" is read as US
	State        string    `yaml:"state,omitempty"`   // US postal code
	Insurer      Insurer   `yaml:"insurer,omitempty"`
	Plan         Plan      `yaml:"plan,omitempty"`
	Funding      string    `yaml:"funding,omitempty"` // insured, self-funded, unknown
	PolicyNumber string    `yaml:"policy_number,omitempty"`
	ClaimNumber  string    `yaml:"claim_number,omitempty"`
	GroupNumber  string    `yaml:"group_number,omitempty"`
	DateOfInjury Day       `yaml:"date_of_injury,omitempty"`
	OnsetDate    Day       `yaml:"onset_date,omitempty"`
	Filed        Day       `yaml:"filed,omitempty"`    // the claim was first filed
	FiledIn      Month     `yaml:"filed_in,omitempty"` // where only month or year are known
	Benefit      Benefit   `yaml:"benefit,omitempty"`
}

// Insurer is the company or administrator that decided the claim.
type Insurer struct {
	Name    string   `yaml:"name,omitempty"`
	Address []string `yaml:"address,omitempty"`
	Fax     string   `yaml:"fax,omitempty"`
}

// Plan is the employee benefit plan, where there is one.
type Plan struct {
	Name                 string   `yaml:"name,omitempty"`
	Administrator        string   `yaml:"administrator,omitempty"`
	AdministratorAddress []string `yaml:"administrator_address,omitempty"`
	Sponsor              string   `yaml:"sponsor,omitempty"` // private, church, government, union, unknown
	Grandfathered        *bool    `yaml:"grandfathered,omitempty"`
}

// Benefit is what is at stake. Amount is the text of the number, in dollars
// ("3418.00"); Period is month, week, year or once.
type Benefit struct {
	Description string `yaml:"description,omitempty"`
	Amount      string `yaml:"amount,omitempty"`
	Period      string `yaml:"period,omitempty"`
}

// Denial is one adverse benefit determination.
type Denial struct {
	Date           Day      `yaml:"date,omitempty"`     // printed on the notice
	Received       Day      `yaml:"received,omitempty"` // it reached the claimant
	Reasons        []string `yaml:"reasons,omitempty"`
	NotReasons     []string `yaml:"not_reasons,omitempty"` // sentences of the notice that read like reasons and are none
	Document       string   `yaml:"document,omitempty"`
	Final          bool     `yaml:"final,omitempty"`
	DeadlineStated Day      `yaml:"deadline_stated,omitempty"` // the notice's own last day
}

// Exam is the independent medical examination and its report.
type Exam struct {
	Date     Day       `yaml:"date,omitempty"`
	Examiner Examiner  `yaml:"examiner,omitempty"`
	Report   string    `yaml:"report,omitempty"` // id of the report's document
	Notes    ExamNotes `yaml:"notes,omitempty"`
}

// Examiner is the physician whom the insurer chose.
type Examiner struct {
	Name      string `yaml:"name,omitempty"`
	Specialty string `yaml:"specialty,omitempty"`
	License   string `yaml:"license,omitempty"`
	Vendor    string `yaml:"vendor,omitempty"`
}

// ExamNotes are the claimant's own, written right after the appointment.
type ExamNotes struct {
	Started     string     `yaml:"started,omitempty"` // 24-hour clock, "10:05"
	Ended       string     `yaml:"ended,omitempty"`
	Tests       []ExamTest `yaml:"tests,omitempty"`
	Questions   []string   `yaml:"questions,omitempty"`
	RecordsSeen []string   `yaml:"records_seen,omitempty"`
	Remarks     []string   `yaml:"remarks,omitempty"`
	Witness     *Witness   `yaml:"witness,omitempty"`
	Recording   *Recording `yaml:"recording,omitempty"`
}

// ExamTest is one test as the claimant remembers it; Performed nil means
// "don't remember".
type ExamTest struct {
	Name      string `yaml:"name"`
	Side      string `yaml:"side,omitempty"`
	Performed *bool  `yaml:"performed,omitempty"`
	Remark    string `yaml:"remark,omitempty"`
}

// Witness was at the examination with the claimant.
type Witness struct {
	Name         string   `yaml:"name"`
	Relationship string   `yaml:"relationship,omitempty"`
	Saw          []string `yaml:"saw,omitempty"`
}

// Recording says whether the claimant recorded the examination.
type Recording struct {
	Made     bool   `yaml:"made"`
	Document string `yaml:"document,omitempty"`
}

// Physician treats, advises or examines for the claimant.
type Physician struct {
	Name      string   `yaml:"name"`
	Specialty string   `yaml:"specialty,omitempty"`
	Role      string   `yaml:"role,omitempty"` // treating, consulting, independent
	Since     Day      `yaml:"since,omitempty"`
	SinceIn   Month    `yaml:"since_in,omitempty"` // where only month or year are known
	Address   []string `yaml:"address,omitempty"`
	Fax       string   `yaml:"fax,omitempty"`
}

// Diagnosis is a treating physician's, with its ICD-10-CM code if known.
type Diagnosis struct {
	Name    string `yaml:"name"`
	Code    string `yaml:"code,omitempty"`
	Side    string `yaml:"side,omitempty"`
	Since   Day    `yaml:"since,omitempty"`
	SinceIn Month  `yaml:"since_in,omitempty"` // where only month or year are known
}

// Medication is one that the claimant takes.
type Medication struct {
	Name    string `yaml:"name"`
	Dose    string `yaml:"dose,omitempty"`
	Since   Day    `yaml:"since,omitempty"`
	SinceIn Month  `yaml:"since_in,omitempty"` // where only month or year are known
}

// Measurement is one value from the claimant's own records. Value is the text
// of the number as the record gives it.
type Measurement struct {
	What     string `yaml:"what"`
	Value    string `yaml:"value,omitempty"`
	Unit     string `yaml:"unit,omitempty"`
	Side     string `yaml:"side,omitempty"`
	Date     Day    `yaml:"date,omitempty"`
	By       string `yaml:"by,omitempty"`
	Document string `yaml:"document,omitempty"`
}

// DocumentKind sorts exhibits.
type DocumentKind string

// The kinds of document.
const (
	Imaging    DocumentKind = "imaging"
	OfficeNote DocumentKind = "office-note"
	TestResult DocumentKind = "test"
	Therapy    DocumentKind = "therapy"
	Surgical   DocumentKind = "surgical"
	Functional DocumentKind = "functional"
	LetterKind DocumentKind = "letter"
	ReportKind DocumentKind = "report"
	DenialKind DocumentKind = "denial"
	NotesKind  DocumentKind = "notes"
	Statement  DocumentKind = "statement"
	PlanPaper  DocumentKind = "plan"
	OtherPaper DocumentKind = "other"
)

// Document is one paper of the case; File is relative to the case folder.
// Proposed names the fields that were read from the paper or guessed from its
// file's name and that no person has confirmed: a final build does not rest on
// them.
type Document struct {
	ID     string       `yaml:"id"`
	Title  string       `yaml:"title,omitempty"`
	Date   Day          `yaml:"date,omitempty"`
	Author string       `yaml:"author,omitempty"`
	Kind   DocumentKind `yaml:"kind,omitempty"`
	Pages  int          `yaml:"pages,omitempty"`
	File   string       `yaml:"file,omitempty"`

	Proposed []string `yaml:"proposed,omitempty"` // of kind, date, author, title; pages where some seem to be missing
}

// WeakPoint is what may be held against the claim, with the claimant's own
// answer and the paper that bears it out. The appeal meets it openly.
type WeakPoint struct {
	Point    string `yaml:"point"`
	Answer   string `yaml:"answer,omitempty"`
	Document string `yaml:"document,omitempty"`
	Page     int    `yaml:"page,omitempty"` // of the document
}

// Background is one sourced statement about the examiner or the vendor.
type Background struct {
	About        string `yaml:"about"` // examiner, vendor
	Topic        string `yaml:"topic,omitempty"`
	Statement    string `yaml:"statement"`
	Quote        string `yaml:"quote,omitempty"`
	Source       string `yaml:"source,omitempty"`
	DateAccessed Day    `yaml:"date_accessed,omitempty"`
	Document     string `yaml:"document,omitempty"`
}

// Decision is what the person decided about a finding.
type Decision struct {
	Finding string `yaml:"finding"`
	Keep    string `yaml:"decision"` // keep, drop
	Note    string `yaml:"note,omitempty"`
	Wording string `yaml:"wording,omitempty"`
}

// Bates says how the permanent page numbers of this case's packets look.
type Bates struct {
	Prefix string `yaml:"prefix,omitempty"`
	Digits int    `yaml:"digits,omitempty"`
}

// LogEntry records something sent or received.
type LogEntry struct {
	Date         Day    `yaml:"date"`
	Time         string `yaml:"time,omitempty"` // of the day, as on the fax report: 14:05
	What         string `yaml:"what"`
	To           string `yaml:"to,omitempty"` // the physician, where there may be several
	Channel      string `yaml:"channel,omitempty"`
	Confirmation string `yaml:"confirmation,omitempty"`
	Pages        int    `yaml:"pages,omitempty"`
	SHA256       string `yaml:"sha256,omitempty"`
	Document     string `yaml:"document,omitempty"`
	Until        Day    `yaml:"until,omitempty"` // of a paper that came: the last day that it gives for an answer
}

// Acknowledgment is the person's word that a typed or edited text is right,
// by the hash of that text.
type Acknowledgment struct {
	SHA256 string `yaml:"sha256"`
	Date   Day    `yaml:"date"`
}

// Document finds a document by its id.
func (c *Case) Document(id string) (Document, bool) {
	for _, d := range c.Documents {
		if d.ID == id {
			return d, true
		}
	}
	return Document{}, false
}

// Decided finds the person's decision about a finding.
func (c *Case) Decided(finding string) (Decision, bool) {
	for _, d := range c.Review {
		if d.Finding == finding {
			return d, true
		}
	}
	return Decision{}, false
}

// Treating gives the treating physicians in the order of the case file.
func (c *Case) Treating() []Physician {
	var out []Physician
	for _, p := range c.Physicians {
		if p.Role == "treating" {
			out = append(out, p)
		}
	}
	return out
}
