package letter

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	texttemplate "text/template"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// A composer makes one letter.
type composer struct {
	data      Data
	info      Info
	file      string // template file, for sources and errors
	set       *texttemplate.Template
	facts     map[string]string
	ask       map[string]factWords
	voice     voice
	values    []Runs
	gaps      []Gap
	cited     []string
	used      []string
	weighed   []string
	argued    bool // the template asked for the findings
	favored   bool // the template asked for the admissions
	headed    bool // the template asked for the sender
	abroad    bool // law of another country was named
	uncovered bool // law stays out because nobody said whether the coverage is grandfathered
	section   int
	points    []point
	grouped   []group
	problem   []appeal.Problem
	to        *appeal.Physician
	toKey     string
	said      map[string][]saying // by document id
}

// factWords says how a draft names a missing fact and how to ask for it.
type factWords struct {
	Name     string `yaml:"name"`
	Question string `yaml:"question"`
	Command  string `yaml:"command"`
}

// Compose makes the letter of that id. A draft shows what is missing as gaps;
// a final letter that lacks something is a *GapsError with all of it. Where
// the law does not give what the letter asks for it is a *RefusedError.
func Compose(id string, data Data) (Letter, error) {
	if data.Case == nil {
		return Letter{}, fmt.Errorf("letter %s: no case", id)
	}
	info, err := find(data.Templates, id)
	if err != nil {
		return Letter{}, err
	}
	if err := refuse(info, data); err != nil {
		return Letter{}, err
	}
	c := &composer{data: data, info: info, file: info.File, facts: caseFacts(data.Case), voice: voiceOf(data.Case)}
	_, body, err := load(data.Templates, info.File)
	if err != nil {
		return Letter{}, err
	}
	if !strings.Contains(body, "exhibits") && info.ID != "new-evidence-reply" {
		// a letter without a list of exhibits encloses none, so it names papers and no "Exhibit A"; the reply to new
		// evidence speaks of those that went with the appeal
		c.data.Labels = nil
	}
	if err := c.prepare(); err != nil {
		return Letter{}, err
	}
	if no := c.tooLate(); no != nil {
		return Letter{}, no
	}
	filled, err := c.fill(info.File, body)
	if err != nil {
		return Letter{}, err
	}
	blocks, err := readBlocks(filled, c.resolve)
	if err != nil {
		return Letter{}, &UnreadableError{File: info.File, Err: err}
	}
	title, err := c.title()
	if err != nil {
		return Letter{}, err
	}
	for _, key := range info.Needs {
		if !c.has(key) {
			c.gap(key)
		}
	}
	if info.ID == "rebuttal-answer" && len(c.medical()) == 0 && len(c.undecided(data.Found, data.Findings)) > 0 {
		c.gap("review") // the form would ask about nothing
	}
	c.tell()
	if data.Final && len(c.gaps) > 0 {
		return Letter{}, &GapsError{Letter: id, Gaps: c.gaps}
	}
	headed := append([]Block{{Runs: title}}, blocks...)
	if err := c.localize(headed); err != nil {
		return Letter{}, err
	}
	return c.letter(headed[0].Runs.PlainText(), headed[1:]), nil
}

func (c *composer) letter(title string, blocks []Block) Letter {
	l := Letter{
		ID: c.info.ID, Title: title, Recipient: c.recipientName(), Date: c.data.Date,
		Draft: !c.data.Final, Fictional: c.data.Case.Fictional, Form: c.info.Form, Letterhead: c.headed, Argued: c.argued,
		Blocks: blocks, Gaps: c.gaps, Cited: c.cited, Findings: c.inOrder(), Problems: c.problem,
	}
	if n := c.facts["claim.claim_number"]; n != "" && c.info.Recipient != "treating" && c.info.Recipient != "independent" {
		l.Reference = "Claim No. " + n
	}
	for _, b := range blocks {
		eachRun(b, func(r Run) {
			switch r.Source.Kind {
			case Computed:
				l.computed = append(l.computed, r.Text)
			case FromLaw:
				l.lawful = append(l.lawful, r.Text)
			}
		})
	}
	for _, id := range c.used {
		if _, decided := c.data.Case.Decided(id); !decided {
			l.Unreviewed = append(l.Unreviewed, id)
		}
	}
	return l
}

// inOrder lists the findings that the letter uses in the order of its points.
func (c *composer) inOrder() []string {
	var out []string
	for _, p := range c.points {
		for _, id := range append([]string{p.f.ID}, p.also...) {
			if slices.Contains(c.used, id) {
				out = append(out, id)
			}
		}
	}
	for _, id := range c.used {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// tell notes what the person should know and the letter does not say.
func (c *composer) tell() {
	warn := func(id string) {
		c.problem = append(c.problem, appeal.Problem{Where: "letter " + c.info.ID, ID: id, Level: appeal.LevelWarning})
	}
	c.tellUndecided()
	if c.signedByAnother() {
		warn("letter.signed-by-another")
	}
	if c.info.ID == "late-decision" {
		if w := c.waiting(); w == nil || !w.Passed() {
			warn("letter.not-late")
		}
	}
	if slices.Contains([]string{"appeal", "expedited-appeal", "extension-request"}, c.info.ID) && c.hasAppeal() && c.data.Case.Denial.Final {
		warn("letter.already-final")
	}
	if c.info.ID == "regulator-complaint" {
		if _, known := insured(c.data.Case); !known {
			warn("letter.funding-unknown")
		}
	}
	if c.info.ID == "extension-request" && c.logged("appeal sent") != nil {
		warn("letter.already-sent")
	}
	if c.info.ID == "extension-request" && c.isComplaint() && c.step() == nil {
		warn("letter.no-complaint-day")
	}
	if c.info.Recipient == "scheme" {
		warn("letter.scheme")
	}
	if c.info.Recipient != "insurer" {
		return
	}
	if c.info.ID == "appeal" && len(c.points) == 0 {
		warn("letter.no-findings")
	}
	if c.data.Law != nil && !c.info.Form {
		c.tellAuthority(warn)
	}
	if isExternal(c.info.ID) {
		c.tellRoute()
	}
	if c.info.Physician != "" {
		c.problem = append(c.problem, appeal.Problem{
			Where: "letter " + c.info.ID, ID: "letter.certification", Level: appeal.LevelWarning, Args: map[string]string{"sent": law.SentWord(c.info.ID)},
		})
	}
	if c.info.ID == "external-review" {
		warn("letter.urgent-too")
	}
	if c.info.ID == "external-review" && (c.data.Law.ExternalReview(c.data.Case).AppealFirst || !c.data.Case.Denial.Final && c.logged("final denial received") == nil) {
		warn("letter.appeal-first")
	}
}

// tellAuthority says why a letter cites no law, or less than it could.
func (c *composer) tellAuthority(warn func(string)) {
	switch {
	case c.uncovered && len(c.cited) == 0:
		warn("letter.coverage-none")
	case c.uncovered:
		warn("letter.coverage-some")
	case !c.data.Regime.CanCite && c.isPlan() && c.isHealth():
		warn("letter.no-authority-plan")
	case !c.data.Regime.CanCite && !c.abroad:
		warn("letter.no-authority")
	}
}

// prepare reads the words for missing facts and sorts the findings.
func (c *composer) prepare() error {
	var err error
	if c.ask, err = factsOf(c.data.Templates); err != nil {
		return err
	}
	c.chooseRecipient()
	c.points = c.numberPoints()
	c.grouped = c.group()
	return nil
}

// title fills the front matter's title, which may ask for facts too.
func (c *composer) title() (Runs, error) {
	gaps := len(c.gaps)
	defer func() { c.gaps = c.gaps[:gaps] }()
	if _, err := c.set.New(c.info.File + ": title").Parse(c.info.Title); err != nil {
		return nil, err
	}
	md, err := c.part(c.info.File+": title", nil)
	if err != nil {
		return nil, err
	}
	return c.resolve(md, Run{})
}

// regimeID names the body of law: the law's own answer, else the case's kind.
func regimeID(data Data) string {
	if data.Regime.ID != "" {
		return data.Regime.ID
	}
	return string(data.Case.Claim.Kind)
}

// family is the regime for the words of a letter: one that they know by name,
// or "other".
func (c *composer) family() string {
	known := []appeal.ClaimKind{appeal.ERISADisability, appeal.ERISAHealth, appeal.IndividualHealth, appeal.WorkersComp, appeal.AutoNoFault, appeal.PrivateDisability}
	if id := regimeID(c.data); slices.Contains(known, appeal.ClaimKind(id)) {
		return id
	}
	return "other"
}

// isHealth reports that the claim is about treatment and not about income.
func (c *composer) isHealth() bool { return strings.HasSuffix(regimeID(c.data), "-health") }

var ofMind = regexp.MustCompile(`(?i)psych(iat|olog)`)

// mental reports that the examiner spoke as a psychiatrist or psychologist, so
// that what the mind can do is to be measured first.
func (c *composer) mental() bool { return ofMind.MatchString(c.data.Case.Exam.Examiner.Specialty) }

// isPlan reports that an employer, a union, a church or a government keeps a
// plan; the words then say plan and not policy.
func (c *composer) isPlan() bool {
	id := regimeID(c.data)
	return strings.HasPrefix(id, "erisa-") || strings.HasPrefix(id, "church-") || strings.HasPrefix(id, "government-")
}

// hasAppeal reports that the company's own decision is appealed to itself.
func (c *composer) hasAppeal() bool {
	return c.isPlan() || c.family() == string(appeal.IndividualHealth)
}

// claimsRule reports that the federal rule on claims procedures governs, by ERISA
// or through the Affordable Care Act: its words (a full and fair review, an adverse
// benefit determination, papers free of charge) are those of no other law. The
// plans of churches and governments are asked under the plan.
func (c *composer) claimsRule() bool { return c.hasAppeal() && c.data.Regime.CanCite }

// statutory reports a claim under a public scheme, which knows no policy.
func (c *composer) statutory() bool {
	cr, ok := abroad(c.data)
	return ok && cr.Statutory
}

// openAppeal reports that an appeal to the plan or insurer is still to come: after
// a final denial there is none.
func (c *composer) openAppeal() bool { return c.hasAppeal() && !c.data.Case.Denial.Final }

func (c *composer) chooseRecipient() {
	role := cmp.Or(c.info.Physician, c.info.Recipient)
	for i, p := range c.data.Case.Physicians {
		match := p.Role == role
		if c.data.To != "" {
			match = strings.EqualFold(clean(p.Name), clean(c.data.To))
		}
		if match {
			c.to, c.toKey = &c.data.Case.Physicians[i], fmt.Sprintf("physicians[%d]", i)
			return
		}
	}
}

func (c *composer) recipientName() string {
	switch c.info.Recipient {
	case "insurer":
		return c.facts["claim.insurer.name"]
	case "plan-administrator":
		return c.facts["claim.plan.administrator"]
	case "regulator":
		if p := c.place(); p != nil {
			name, _ := p.office()
			return name
		}
		return ""
	case "scheme":
		if cr, ok := abroad(c.data); ok && cr.Scheme != nil {
			return *cr.Scheme
		}
		return ""
	case "none":
		return ""
	}
	if c.to != nil {
		return clean(c.to.Name)
	}
	return ""
}
