package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"math"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

//go:embed review.html.tmpl
var reviewPage string

// writeHTML writes the whole review as one page that needs nothing else: no
// network, no other file, and no script for reading it.
func (a *app) writeHTML(ctx context.Context, path string, force bool) error {
	if !strings.HasSuffix(strings.ToLower(path), ".html") && !strings.HasSuffix(strings.ToLower(path), ".htm") {
		return usage("html.ending", path)
	}
	if err := writable(path, force); err != nil {
		return err
	}
	f, err := a.openCase()
	if err != nil {
		return err
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	p, result, err := t.reviewedReport(ctx, f)
	if err != nil {
		return err
	}
	a.sayProblems(p.warnings)
	a.sayDropped(p.dropped)
	in := review.Input{Case: &f.Case, Report: p.report, Documents: p.documents, Clinic: t.clinic}
	images, err := a.pageImages(ctx, t, f, p.report)
	if err != nil {
		return err
	}
	page, err := a.htmlPage(in, result, t.laws, images)
	if err != nil {
		return err
	}
	b, err := a.renderHTML(page)
	if err != nil {
		return err
	}
	if err := writeFile(path, b); err != nil {
		return err
	}
	a.tell("html.written", "file", path)
	return unreadCode(result)
}

func (a *app) renderHTML(page htmlPage) ([]byte, error) {
	t, err := template.New("review").Funcs(template.FuncMap{"say": func(id string) string { return a.words.say(id) }}).Parse(reviewPage)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}

// htmlPage is what the template shows.
type htmlPage struct {
	Title, About, GroundsTitle, CountText string
	Glance                                []string
	Kinds                                 []htmlKind
	Confidences                           []htmlKind
	Grounds                               []htmlGround
	Findings                              []htmlFinding
	Admissions                            []htmlAdmission
	Checks                                []htmlCheck
	Stations                              []htmlStation
	Pages                                 []htmlSheet
}

type htmlKind struct {
	ID, Name          string
	High, Medium, Low int
}

type htmlGround struct {
	Number            int
	Place, Kind, Text string
}

type htmlAdmission struct{ Place, Quote, Decision, ID string }

// htmlCheck is a sentence to check by hand.
type htmlCheck struct{ Place, Quote, Why, Decision, ID string }

type htmlStation struct {
	Title, Question, State string
	Texts                  []string
}

type htmlFinding struct {
	Number, Page                          int
	ID, KindID, ConfidenceID              string
	Kind, Place, Confidence, Decision     string
	Quote, Why, Question, Wording, Reader string
	Against, Law                          []string
	View, Alt, Caption, Width, Height     string
	Boxes                                 []htmlBox
}

// htmlSheet is a page of the report: its picture, or its lines as text.
type htmlSheet struct {
	Number                              int
	Width, Height, Alt, Caption, Unread string
	Image                               template.URL
	Lines                               []htmlLine
	Marks                               []htmlMark
	low                                 float64 // the lowest number in the margin so far
}

type htmlLine struct{ X, Y, Size, Length, Text string }

type htmlBox struct{ X, Y, W, H string }

type htmlMark struct {
	Number     int
	Name, X, Y string
	Boxes      []htmlBox
}

func (a *app) htmlPage(in review.Input, result review.Result, laws *law.Law, images map[int]string) (htmlPage, error) {
	score := review.Score(in, result)
	stations, err := review.Process(in, result)
	if err != nil {
		return htmlPage{}, err
	}
	c := in.Case
	page := htmlPage{
		Title:        a.words.say("html.title"),
		About:        a.words.say(reviewHead("html.about", c), "pages", fmt.Sprint(len(in.Report.Pages)), "examiner", c.Exam.Examiner.Name, "claimant", c.Claimant.Name),
		GroundsTitle: a.words.say("score.grounds", "n", fmt.Sprint(len(score.Grounds))),
		CountText:    a.words.say("html.count"),
		Glance: []string{
			a.words.say("score.confidence", "high", fmt.Sprint(score.High), "medium", fmt.Sprint(score.Medium), "low", fmt.Sprint(score.Low), "kept", fmt.Sprint(score.Kept), "dropped", fmt.Sprint(score.Dropped)),
			a.examMinutes(score.Exam),
			a.words.say("review.records", "listed", fmt.Sprint(score.Records.Listed), "held", fmt.Sprint(score.Records.Held)),
		},
	}
	for _, k := range score.ByKind {
		page.Kinds = append(page.Kinds, htmlKind{string(k.Kind), a.words.say("kind." + string(k.Kind)), k.High, k.Medium, k.Low})
	}
	for _, id := range []appeal.Confidence{appeal.High, appeal.Medium, appeal.Low} {
		page.Confidences = append(page.Confidences, htmlKind{ID: string(id), Name: a.words.say("confidence." + string(id))})
	}
	number := map[string]int{}
	sheets := a.sheets(in.Report, images)
	for i, f := range result.Points(c) {
		number[f.ID] = i + 1
		one := a.htmlFinding(i+1, c, f)
		one.Law = a.lawLines(laws, f.Authorities)
		a.mark(&one, in.Report, f, sheets)
		page.Findings = append(page.Findings, one)
	}
	for _, g := range score.Grounds {
		text := g.Why
		if g.Quote != "" {
			text = "“" + g.Quote + "”"
		}
		page.Grounds = append(page.Grounds, htmlGround{number[g.ID], appeal.Ref{Page: g.Page, Line: g.Line}.String(), a.words.say("kind." + string(g.Kind)), text})
	}
	for _, f := range result.Admissions {
		page.Admissions = append(page.Admissions, htmlAdmission{f.Ref.String(), f.Quote, a.decision(c, f), f.ID})
	}
	for _, f := range result.Checks(c) {
		page.Checks = append(page.Checks, htmlCheck{f.Ref.String(), f.Quote, f.Why, a.decision(c, f), f.ID})
	}
	for _, s := range stations {
		page.Stations = append(page.Stations, a.htmlStation(s))
	}
	for _, s := range sheets {
		page.Pages = append(page.Pages, *s)
	}
	return page, nil
}

func (a *app) htmlStation(s review.Station) htmlStation {
	out := htmlStation{Title: s.Title, Question: s.Question, State: a.words.say("process.state." + string(s.State))}
	for _, part := range []struct {
		id    string
		shown []review.Shown
	}{{"process.known", s.Known}, {"process.open", s.Open}, {"process.missing", s.Missing}} {
		for _, one := range part.shown {
			out.Texts = append(out.Texts, a.words.say(part.id, "text", one.Text))
		}
	}
	if s.Letter != "" {
		out.Texts = append(out.Texts, a.words.say("process.letter", "letter", s.Letter))
	}
	return out
}

func (a *app) htmlFinding(n int, c *appeal.Case, f appeal.Finding) htmlFinding {
	return htmlFinding{
		Number: n, Page: f.Page, ID: f.ID, KindID: string(f.Kind), ConfidenceID: string(f.Confidence),
		Kind: a.words.say("kind." + string(f.Kind)), Place: f.Ref.String(), Confidence: a.words.say("confidence." + string(f.Confidence)), Decision: a.decision(c, f),
		Quote: f.Quote, Why: f.Why, Question: f.Question, Wording: f.Wording, Reader: f.Reader, Against: f.Against,
	}
}

// sheets prepares the pages of the report.
func (a *app) sheets(r *report.Report, images map[int]string) []*htmlSheet {
	var out []*htmlSheet
	for _, p := range r.Pages {
		w, h := p.Width, p.Height
		if w <= 0 || h <= 0 {
			w, h = 612, 792
		}
		s := &htmlSheet{
			Number: p.Number, Width: points(w), Height: points(h), Image: template.URL(images[p.Number]),
			Caption: a.words.say("html.page", "page", fmt.Sprint(p.Number)), Alt: a.words.say("html.page-alt", "page", fmt.Sprint(p.Number)),
		}
		if p.Unread != "" {
			s.Unread = a.words.say("review.unread", "pages", a.words.unreadPages([]review.UnreadPage{{Page: p.Number, Reason: p.Unread}}))
		}
		for _, l := range r.Lines {
			if l.Page == p.Number && s.Image == "" {
				size := math.Max((l.Box[3]-l.Box[1])*0.85, 4)
				s.Lines = append(s.Lines, htmlLine{points(l.Box[0]), points(l.Box[3] - size*0.22), points(size), points(math.Max(l.Box[2]-l.Box[0], 1)), l.Text})
			}
		}
		out = append(out, s)
	}
	return out
}

// around is how much of the page is shown above and below the words, in points.
const around = 60

// mark adds to a finding the part of its page with the words marked, and the
// mark to the page.
func (a *app) mark(one *htmlFinding, r *report.Report, f appeal.Finding, sheets []*htmlSheet) {
	top, bottom := math.Inf(1), math.Inf(-1)
	at := 0.0 // where the number stands: in the right margin, below the one before
	mark := htmlMark{Number: one.Number, Name: a.words.say("html.mark", "n", fmt.Sprint(one.Number), "kind", one.Kind)}
	for _, b := range boxesOf(r, f) {
		if b.Page != f.Page {
			continue
		}
		box := htmlBox{points(b.Box[0] - 1), points(b.Box[1] - 1), points(b.Box[2] - b.Box[0] + 2), points(b.Box[3] - b.Box[1] + 2)}
		one.Boxes = append(one.Boxes, box)
		if len(mark.Boxes) == 0 {
			at = b.Box[3] - 2
		}
		mark.Boxes = append(mark.Boxes, box)
		top, bottom = math.Min(top, b.Box[1]), math.Max(bottom, b.Box[3])
	}
	for i, s := range sheets {
		if s.Number != f.Page || len(one.Boxes) == 0 {
			continue
		}
		width, height := r.Pages[i].Width, r.Pages[i].Height
		from, to := math.Max(top-around, 0), math.Min(bottom+around, height)
		one.View = fmt.Sprintf("0 %s %s %s", points(from), points(width), points(to-from))
		one.Width, one.Height = s.Width, s.Height
		one.Alt = a.words.say("html.alt", "place", one.Place)
		one.Caption = a.words.say("html.whole-page", "page", fmt.Sprint(f.Page))
		s.low = math.Max(at, s.low+10)
		mark.X, mark.Y = points(width-24), points(s.low)
		s.Marks = append(s.Marks, mark)
	}
}

// points writes a length with as many decimals as a page needs.
func points(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}
