package law

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"strings"

	"imeappeal/appeal"
)

// State is what the tables know of one state or the District of Columbia. The
// word "unknown" in a field means not found: say so, never guess.
type State struct {
	Checked              Date                `yaml:"checked"`
	Code                 string              `yaml:"code"`
	Name                 string              `yaml:"name"`
	InsuranceDepartment  InsuranceDepartment `yaml:"insurance_department"`
	ExternalReview       StateReview         `yaml:"external_review"`
	IME                  IMERules            `yaml:"ime"`
	RecordingConsent     RecordingConsent    `yaml:"recording_consent"`
	Notes                string              `yaml:"notes"`
	WCDispute            WCDispute           `yaml:"wc_dispute"`
	AutoDispute          *AutoDispute        `yaml:"auto_dispute,omitempty"`
	ClaimsPractices      *ClaimsPractices    `yaml:"claims_practices,omitempty"`
	DiscretionaryClauses *ClauseBan          `yaml:"discretionary_clause_ban,omitempty"`
}

// InsuranceDepartment is the regulator to complain to. Several offices in Name
// are divided by semicolons; the General fields then name the one for claims
// that are not about health coverage.
type InsuranceDepartment struct {
	Name           string   `yaml:"name"`
	GeneralName    string   `yaml:"general_name,omitempty"`
	GeneralWebsite string   `yaml:"general_website,omitempty"`
	ConsumerPhone  string   `yaml:"consumer_phone"`
	HealthPhone    string   `yaml:"health_phone,omitempty"` // of the health plans' office or of external review: for health claims only
	Website        string   `yaml:"website"`
	MailingAddress string   `yaml:"mailing_address"`
	Seen           bool     `yaml:"seen"`
	Confidence     string   `yaml:"confidence"`
	Source         []string `yaml:"source"`
	Note           string   `yaml:"note"`
}

// Span is a length of time. Amount nil: not found.
type Span struct {
	Amount *int   `yaml:"amount"`
	Unit   string `yaml:"unit"`
}

// Window is how long one has to ask for external review.
type Window struct {
	Amount   *int   `yaml:"amount"`
	Unit     string `yaml:"unit"`
	Start    string `yaml:"start"` // printed, receipt
	From     string `yaml:"from"`
	Or       *Span  `yaml:"or,omitempty"`        // another reading; the earlier is the safe one
	OrLonger *Span  `yaml:"or_longer,omitempty"` // the rule takes the longer of the two
	AlsoSaid *Span  `yaml:"also_said,omitempty"` // other pages say so, wrongly as far as was read; safest to be within it
}

// Evidence is a later correction of one field.
type Evidence struct {
	Seen       bool     `yaml:"seen"`
	SourceKind string   `yaml:"source_kind"`
	Source     []string `yaml:"source"`
	Confidence string   `yaml:"confidence"`
	Why        string   `yaml:"why"`
}

// StateReview is external review of health denials under the State's law.
type StateReview struct {
	Process           string              `yaml:"process"`
	Window            Window              `yaml:"window"`
	Statute           string              `yaml:"statute"`
	RequestTo         string              `yaml:"request_to"`
	StandardDecision  Span                `yaml:"standard_decision"`
	ExpeditedDecision string              `yaml:"expedited_decision"`
	Fee               string              `yaml:"fee"`
	Form              string              `yaml:"form_name_or_url"`
	Seen              bool                `yaml:"seen"`
	Confidence        string              `yaml:"confidence"`
	SourceKind        string              `yaml:"source_kind"`
	Source            []string            `yaml:"source"`
	Note              string              `yaml:"note"`
	UnseenFields      []string            `yaml:"unseen_fields"`
	WindowPrimary     bool                `yaml:"window_read_in_primary_text"`
	Checked           map[string]Evidence `yaml:"checked,omitempty"`
	Route             string              `yaml:"route"` // state, federal, or notice: only the denial notice can say
	Examples          []Example           `yaml:"examples,omitempty"`
}

// IMERules are the State's rules about the examination, for workers'
// compensation unless Scope says otherwise.
type IMERules struct {
	Scope             string              `yaml:"scope"`
	ClaimantMayRecord string              `yaml:"claimant_may_record"`
	ObserverAllowed   string              `yaml:"observer_allowed"`
	CopyOfReport      string              `yaml:"copy_of_report"`
	Statute           string              `yaml:"statute"`
	Notice            string              `yaml:"notice,omitempty"`
	Limits            string              `yaml:"limits,omitempty"`
	Refusal           string              `yaml:"refusal,omitempty"`
	SecondExam        string              `yaml:"second_exam,omitempty"`
	Distance          string              `yaml:"distance,omitempty"`
	Reimbursement     string              `yaml:"reimbursement,omitempty"`
	Dispute           string              `yaml:"dispute,omitempty"`
	Rule              string              `yaml:"rule,omitempty"`
	AutoNoFault       *AutoRule           `yaml:"auto_no_fault,omitempty"`
	Seen              bool                `yaml:"seen"`
	Confidence        string              `yaml:"confidence"`
	Source            []string            `yaml:"source"`
	Note              string              `yaml:"note"`
	Checked           map[string]Evidence `yaml:"checked,omitempty"`
}

// AutoRule is the State's rule about examinations in auto insurance.
type AutoRule struct {
	Statute string   `yaml:"statute"`
	Rule    string   `yaml:"rule"`
	Seen    bool     `yaml:"seen"`
	Source  []string `yaml:"source"`
}

// RecordingConsent is the stricter reading for a conversation in person. It is
// not a right to record an examination.
type RecordingConsent struct {
	Rule            string   `yaml:"rule"`
	MixedOrDisputed bool     `yaml:"mixed_or_disputed"`
	Statute         string   `yaml:"statute"`
	Seen            bool     `yaml:"seen"`
	Confidence      string   `yaml:"confidence"`
	SourceKind      string   `yaml:"source_kind"`
	Source          []string `yaml:"source"`
	Note            string   `yaml:"note"`
}

// Secondary reports that the rule is as others give it, and that the law itself was
// not read.
func (r RecordingConsent) Secondary() bool { return strings.HasPrefix(r.SourceKind, "secondary") }

// WCDispute is where and by when a workers' compensation denial is disputed, or
// auto benefits are sued for. Its limit is law only where LimitSource is primary.
type WCDispute struct {
	Forum       string    `yaml:"forum"`
	Limit       WCLimit   `yaml:"limit"`
	Form        string    `yaml:"form"`
	Statute     string    `yaml:"statute"`
	Seen        bool      `yaml:"seen"`
	SourceKind  string    `yaml:"source_kind"`
	Source      []string  `yaml:"source"`
	Note        string    `yaml:"note,omitempty"`
	LimitSource string    `yaml:"limit_source"`                   // primary, secondary, superseded, not read
	UnreadHint  string    `yaml:"unread_hint,omitempty" json:"-"` // for the next researcher; empty outside the data files
	Examples    []Example `yaml:"examples,omitempty"`
}

// WCLimit is the length of the limit; Start is the typed form of From.
type WCLimit struct {
	Amount *int   `yaml:"amount"`
	Unit   string `yaml:"unit"`
	From   string `yaml:"from"`
	Start  string `yaml:"start"` // notice-received, notice-mailed, notice-filed, injury, accident, other
}

// AutoDispute is where an auto no-fault denial is disputed, and Suit the time to
// sue for the benefits, where it was read.
type AutoDispute struct {
	Forum      string     `yaml:"forum"`
	Statute    string     `yaml:"statute"`
	Seen       bool       `yaml:"seen"`
	SourceKind string     `yaml:"source_kind"`
	Source     []string   `yaml:"source"`
	Note       string     `yaml:"note"`
	Suit       *WCDispute `yaml:"suit,omitempty"`
}

// ClaimsPractices is the State's unfair-claims rule for individual policies.
type ClaimsPractices struct {
	Citation   string   `yaml:"citation"`
	Right      string   `yaml:"right"`
	Seen       bool     `yaml:"seen"`
	SourceKind string   `yaml:"source_kind"`
	Source     []string `yaml:"source"`
}

// ClauseBan says whether the State bans discretionary clauses.
type ClauseBan struct {
	Status     string   `yaml:"status"`
	Citation   string   `yaml:"citation"`
	Scope      string   `yaml:"scope"`
	Seen       bool     `yaml:"seen"`
	SourceKind string   `yaml:"source_kind"`
	Source     []string `yaml:"source"`
}

// State finds a state by its postal code. Territories have no row. A state's
// file is read when it is first asked for.
func (l *Law) State(code string) (State, bool) {
	s, err := l.state(code)
	return s, err == nil
}

func (l *Law) state(code string) (State, error) {
	code = upper(code)
	l.states.mu.Lock()
	defer l.states.mu.Unlock()
	if s, ok := l.states.found[code]; ok {
		return s, nil
	}
	if len(code) != 2 || strings.ToUpper(code) != code {
		return State{}, fs.ErrNotExist
	}
	for i := len(l.layers) - 1; i >= 0; i-- {
		s, err := readState(l.layers[i], code)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return State{}, err
		}
		l.states.found[code] = s
		return s, nil
	}
	return State{}, fs.ErrNotExist
}

func readState(fsys fs.FS, code string) (State, error) {
	name := path.Join("states", strings.ToLower(code)+".yaml")
	if !fs.ValidPath(name) {
		return State{}, fs.ErrNotExist
	}
	var s State
	if err := decode(fsys, name, &s); err != nil {
		return State{}, err
	}
	if s.Code != code {
		return State{}, fmt.Errorf("%s: code is %q, the file's name says %s", name, s.Code, code)
	}
	clean(reflect.ValueOf(&s))
	return s, nil
}

// stateCodes lists the codes of every layer's state files, in order.
func (l *Law) stateCodes() []string {
	var out []string
	for _, s := range appeal.States() {
		for _, layer := range l.layers {
			if _, err := fs.Stat(layer, "states/"+strings.ToLower(s.Code)+".yaml"); err == nil {
				out = append(out, s.Code)
				break
			}
		}
	}
	return out
}
