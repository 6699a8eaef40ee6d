package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// StationState says how much is known of a station.
type StationState string

// The states of a station. Open means that something there is worth a question;
// not known is an answer like the others.
const (
	StationKnown   StationState = "known"
	StationPart    StationState = "part"
	StationOpen    StationState = "open"
	StationUnknown StationState = "not-known"
)

// Station is one station of the course of an examination: what the papers show
// of it, what they do not, and which letter asks.
type Station struct {
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Question string       `json:"question"`
	State    StationState `json:"state"`
	Known    []Shown      `json:"known"`
	Open     []Shown      `json:"open"`
	Missing  []Shown      `json:"missing"`
	Letter   string       `json:"letter,omitempty"` // "" where nothing is missing or open
}

// Shown is one sentence about a station with the places that show it.
type Shown struct {
	Check  string   `json:"check"`
	Text   string   `json:"text"`
	Places []string `json:"places"`
}

// station and check are process.yaml's.
type station struct {
	ID       string  `yaml:"id"`
	Title    string  `yaml:"title"`
	Question string  `yaml:"question"`
	Letter   string  `yaml:"letter"`
	Checks   []check `yaml:"checks"`
}

type check struct {
	ID       string                `yaml:"id"`
	Case     []string              `yaml:"case"`
	Report   string                `yaml:"report"`
	In       string                `yaml:"in"` // of the report: opinion, any, "" for what the examiner tells
	Log      string                `yaml:"log"`
	Paper    []appeal.DocumentKind `yaml:"paper"`
	By       string                `yaml:"by"` // whose paper: treating
	Count    string                `yaml:"count"`
	Findings []appeal.Kind         `yaml:"findings"`
	Needs    string                `yaml:"needs"` // a count that must be known first
	Known    string                `yaml:"known"`
	Open     string                `yaml:"open"`
	Missing  string                `yaml:"missing"`
	Hits     []string              `yaml:"hits"`
	Misses   []string              `yaml:"misses"`
}

// stations reads process.yaml; its tests make sure that it can be read.
func stations() ([]station, error) {
	var table struct {
		Version  int       `yaml:"version"`
		Stations []station `yaml:"stations"`
	}
	b, err := data.ReadFile("data/process.yaml")
	if err == nil {
		err = yaml.UnmarshalWithOptions(b, &table, yaml.Strict())
	}
	if err != nil {
		return nil, fmt.Errorf("process.yaml: %w", err)
	}
	return table.Stations, nil
}

// Process goes through the course of the examination, station by station, by
// case file, report and findings. It states what they show and accuses nobody.
func Process(in Input, res Result) ([]Station, error) {
	table, err := stations()
	if err != nil {
		return nil, err
	}
	c := &course{in: in, res: res, facts: allFacts(in.Case)}
	if in.Report != nil && in.Clinic != nil && len(in.Report.Sentences) > 0 {
		c.said = res.read(in)
	}
	var out []Station
	for _, s := range table {
		out = append(out, c.station(s))
	}
	return out, nil
}

// course is what the stations are read from.
type course struct {
	in    Input
	res   Result
	facts []Fact
	said  *Reading // nil where nothing of the report was read
}

func (c *course) station(s station) Station {
	out := Station{ID: s.ID, Title: s.Title, Question: s.Question, Known: []Shown{}, Open: []Shown{}, Missing: []Shown{}}
	for _, k := range s.Checks {
		a := c.answer(k)
		shown := Shown{Check: k.ID, Text: a.fill(a.text(k)), Places: a.places}
		if shown.Places == nil {
			shown.Places = []string{}
		}
		switch {
		case shown.Text == "":
		case a.state == StationKnown:
			out.Known = append(out.Known, shown)
		case a.state == StationOpen:
			out.Open = append(out.Open, shown)
		default:
			out.Missing = append(out.Missing, shown)
		}
	}
	switch {
	case len(out.Open) > 0:
		out.State = StationOpen
	case len(out.Missing) == 0:
		out.State = StationKnown
	case len(out.Known) == 0:
		out.State = StationUnknown
	default:
		out.State = StationPart
	}
	if out.State != StationKnown {
		out.Letter = s.Letter
	}
	return out
}

// answered is what a check gives.
type answered struct {
	state  StationState
	places []string
	args   map[string]string
}

func (a answered) text(k check) string {
	switch a.state {
	case StationKnown:
		return k.Known
	case StationOpen:
		return k.Open
	}
	return k.Missing
}

func (a answered) fill(text string) string {
	for name, value := range a.args {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	return text
}

var unknown = answered{state: StationUnknown}

func knownAs(value string, places ...string) answered {
	return answered{StationKnown, places, map[string]string{"value": value}}
}

func (c *course) answer(k check) answered {
	switch {
	case len(k.Case) > 0:
		return c.inCase(k.Case)
	case k.Report != "":
		return c.inReport(k)
	case k.Log != "":
		return c.inLog(k.Log)
	case len(k.Paper) > 0:
		return c.inPapers(k)
	case len(k.Findings) > 0:
		return c.inFindings(k)
	}
	return c.count(k.Count)
}

func (c *course) inCase(keys []string) answered {
	for _, key := range keys {
		if values := valuesAt(c.facts, key); len(values) > 0 {
			return knownAs(values[0], key)
		}
	}
	return unknown
}

// inReport looks for an expression in what the examiner says. Where a match is
// a question, as with something pending, its absence is what is known.
func (c *course) inReport(k check) answered {
	if c.said == nil {
		return unknown
	}
	e := clinic.Expr(k.Report)
	s := c.said.find(func(s *Statement) bool { return k.within(s) && e.Matches(s.look()) })
	switch {
	case s == nil && k.Open != "":
		return answered{state: StationKnown}
	case s == nil:
		return unknown
	case k.Open != "":
		return answered{state: StationOpen, places: []string{placeOf(s)}}
	}
	return knownAs(quote(s.Text), placeOf(s))
}

// within reports whether the check looks at a sentence.
func (k check) within(s *Statement) bool {
	switch k.In {
	case "opinion":
		return s.opinion()
	case "any":
		return s.Voice != Asked
	}
	return s.Voice != Asked && s.Voice != Records
}

func (c *course) inLog(expr string) answered {
	e := clinic.Expr(expr)
	for i, l := range c.in.Case.Log {
		if e.MatchString(clinic.Fold(l.What)) {
			return knownAs(l.Date.String(), fmt.Sprintf("log[%d]", i))
		}
	}
	return unknown
}

// inPapers looks for papers of a kind that were there before the examination or,
// of the treating side, after it.
func (c *course) inPapers(k check) answered {
	exam := c.in.Case.Exam.Date
	for _, d := range c.in.Case.Documents {
		if !slices.Contains(k.Paper, d.Kind) || k.By == "treating" && !c.treating(d.Author) {
			continue
		}
		late := !exam.IsZero() && d.Date.After(exam)
		if !d.Date.IsZero() && late == (k.By == "treating") {
			return knownAs(joinNonEmpty(", ", d.Title, d.Date.Long()), "document:"+d.ID)
		}
	}
	return unknown
}

func (c *course) treating(author string) bool {
	return author != "" && slices.ContainsFunc(c.in.Case.Treating(), func(p appeal.Physician) bool { return surname(p.Name) == surname(author) })
}

// inFindings counts findings that the person did not drop.
func (c *course) inFindings(k check) answered {
	if c.said == nil || k.Needs != "" && c.count(k.Needs).state == StationUnknown {
		return unknown
	}
	var places []string
	for _, f := range c.res.Points(c.in.Case) {
		if d, ok := c.in.Case.Decided(f.ID); slices.Contains(k.Findings, f.Kind) && !(ok && d.Keep == "drop") {
			places = append(places, fmt.Sprintf("report#p%d,l%d", f.Page, f.Line))
		}
	}
	if len(places) == 0 {
		return answered{state: StationKnown}
	}
	return answered{StationOpen, places, map[string]string{"n": fmt.Sprint(len(places))}}
}

// count answers what needs arithmetic.
func (c *course) count(name string) answered {
	switch name {
	case "questions":
		return c.questions()
	case "records":
		return c.records()
	case "after-denial":
		return c.afterDenial()
	}
	return unknown
}

func (c *course) questions() answered {
	n := 0
	if c.in.Report != nil {
		for _, q := range c.in.Report.Questions() {
			if q.Text != "" {
				n++
			}
		}
	}
	if n == 0 {
		return unknown
	}
	return answered{StationKnown, nil, map[string]string{"n": fmt.Sprint(n)}}
}

func (c *course) records() answered {
	if c.said == nil || len(c.said.Entries) == 0 || len(c.res.Records) == 0 {
		return unknown
	}
	listed := 0
	var places []string
	for _, r := range c.res.Records {
		if r.Reviewed {
			listed++
		} else {
			places = append(places, "document:"+r.Document)
		}
	}
	args := map[string]string{"n": fmt.Sprint(len(c.res.Records)), "listed": fmt.Sprint(listed)}
	if len(places) > 0 {
		return answered{StationOpen, places, args}
	}
	return answered{StationKnown, nil, args}
}

// afterDenial compares the day on which the log has the report with the day of
// the decision.
func (c *course) afterDenial() answered {
	for i, l := range c.in.Case.Log {
		if l.Document == "" || l.Document != c.in.Case.Exam.Report || l.Date.IsZero() || !strings.Contains(clinic.Fold(l.What), "receiv") {
			continue
		}
		place := fmt.Sprintf("log[%d]", i)
		denial := c.in.Case.Denial.Date
		if denial.IsZero() {
			return unknown
		}
		if l.Date.Before(denial) {
			return knownAs(l.Date.String(), place)
		}
		return answered{StationOpen, []string{place}, map[string]string{"value": l.Date.Long(), "denial": denial.Long()}}
	}
	return unknown
}
