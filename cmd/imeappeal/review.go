package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

func (a *app) reviewCommand() *cobra.Command {
	var keep, drop []string
	var note string
	var reader readerFlags
	var process bool
	var annotated, page string
	cmd := a.command("review", "review", func(cmd *cobra.Command, _ []string) error {
		if len(keep)+len(drop) > 0 {
			return a.decide(cmd.Context(), keep, drop, note)
		}
		if err := reader.check(); err != nil {
			return err
		}
		switch {
		case reader.worksheet != "":
			return a.writeWorksheet(cmd.Context(), reader)
		case reader.from != "":
			return a.importFindings(cmd.Context(), reader)
		case annotated != "":
			return a.annotate(cmd.Context(), annotated, reader.force)
		case page != "":
			return a.writeHTML(cmd.Context(), page, reader.force)
		case process:
			return a.showProcess(cmd.Context())
		}
		return a.review(cmd.Context())
	})
	cmd.Flags().StringSliceVar(&keep, "keep", nil, a.words.say("flag.keep.help"))
	cmd.Flags().StringSliceVar(&drop, "drop", nil, a.words.say("flag.drop.help"))
	cmd.Flags().StringVar(&note, "note", "", a.words.say("flag.note.help"))
	reader.add(a, cmd)
	cmd.Flags().StringVar(&page, "html", "", a.words.say("flag.html.help"))
	cmd.Flags().StringVar(&annotated, "annotate", "", a.words.say("flag.annotate.help"))
	cmd.Flags().BoolVar(&process, "process", false, a.words.say("flag.process.help"))
	cmd.Flags().BoolVar(&reader.force, "force", false, a.words.say("flag.force.help"))
	return cmd
}

// review reads the report line by line and lists the findings. Where it may
// ask, it asks to keep or drop each one that is not decided.
func (a *app) review(ctx context.Context) error {
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
	a.sayProblems(doubtfulFindings(p.report, result.Findings))
	a.sayProblems(unsureFindings(p.report, result.Findings))
	a.sayDropped(p.dropped)
	in := review.Input{Case: &f.Case, Report: p.report, Documents: p.documents, Clinic: t.clinic}
	if a.flags.json {
		doc, err := reviewJSON(in, result)
		if err != nil {
			return err
		}
		if err := a.printJSON(doc); err != nil {
			return err
		}
		return unreadCode(result)
	}
	a.printReview(in, result)
	if a.mayAsk() {
		if err := a.askDecisions(ctx, f, p.report, result); err != nil {
			return err
		}
		if err := a.askChecks(ctx, f, p.report, result); err != nil {
			return err
		}
	}
	return unreadCode(result)
}

// unreadCode is exit 3 when a page could not be read.
func unreadCode(r review.Result) error {
	if len(r.Unread) > 0 {
		return quiet(exitPartly)
	}
	return nil
}

type reviewDocument struct {
	Kind       string              `json:"kind"`
	Version    int                 `json:"version"`
	Pages      int                 `json:"pages"`
	Source     string              `json:"source"`
	Records    []review.Record     `json:"records"`
	Findings   []appeal.Finding    `json:"findings"`
	Admissions []appeal.Finding    `json:"admissions"`
	Unread     []review.UnreadPage `json:"unread"`
	Gaps       report.Gaps         `json:"gaps"`
	Scorecard  review.Scorecard    `json:"scorecard"`
	Process    []review.Station    `json:"process"`
}

func reviewJSON(in review.Input, result review.Result) (reviewDocument, error) {
	r := in.Report
	process, err := review.Process(in, result)
	return reviewDocument{
		Kind: "review", Version: 1, Pages: len(r.Pages), Source: sourceOf(r),
		Records: orEmpty(result.Records), Findings: withLists(result.Findings),
		Admissions: withLists(result.Admissions), Unread: orEmpty(result.Unread), Gaps: r.Gaps(),
		Scorecard: review.Score(in, result), Process: process,
	}, err
}

// withLists makes every list of a finding a list in JSON, also an empty one.
func withLists(findings []appeal.Finding) []appeal.Finding {
	out := make([]appeal.Finding, 0, len(findings))
	for _, f := range findings {
		f.Against = orEmpty(f.Against)
		out = append(out, f)
	}
	return out
}

// sourceOf says where the report's words came from: text, ocr or mixed; unread
// if no page gave any. Pages that gave none stand in the list of the unread.
func sourceOf(r *report.Report) string {
	seen := map[report.Source]bool{}
	for _, p := range r.Pages {
		seen[p.Source] = true
	}
	switch {
	case seen[report.Text] && seen[report.OCR]:
		return "mixed"
	case seen[report.OCR]:
		return string(report.OCR)
	case seen[report.Text] || len(r.Pages) == 0:
		return string(report.Text)
	}
	return string(report.Nowhere)
}

// printReview writes the scorecard, each finding with its place, and the
// records that are not listed.
func (a *app) printReview(in review.Input, result review.Result) {
	c, r := in.Case, in.Report
	a.tell(reviewHead("review.head", c), "pages", fmt.Sprint(len(r.Pages)), "findings", fmt.Sprint(len(result.Points(c))), "examiner", c.Exam.Examiner.Name)
	if len(result.Unread) > 0 {
		a.indented(0, a.words.say("review.unread", "pages", a.words.unreadPages(result.Unread)))
	}
	listed, missing := 0, []review.Record{}
	for _, rec := range result.Records {
		if rec.Reviewed {
			listed++
		} else {
			missing = append(missing, rec)
		}
	}
	if len(result.Records) > 0 {
		a.indented(0, a.words.say("review.records", "listed", fmt.Sprint(listed), "held", fmt.Sprint(len(result.Records))))
		for _, rec := range missing {
			d, _ := c.Document(rec.Document)
			a.indented(2, a.words.say("review.not-listed", "document", documentLine(d)))
		}
	}
	a.printScorecard(review.Score(in, result))
	points := result.Points(c)
	for i, f := range points {
		a.printFinding(i+1, c, f)
	}
	for i, f := range result.Admissions {
		if i == 0 {
			a.printf("\n%s\n", a.words.say("review.admissions"))
		}
		a.indented(2, fmt.Sprintf("%s  “%s”  [%s]", f.Ref, f.Quote, a.decision(c, f)))
		a.indented(4, a.words.say("review.id", "id", f.ID))
	}
	for i, f := range result.Checks(c) {
		if i == 0 {
			a.printf("\n%s\n", wrap(a.words.say("review.checks"), a.width(), ""))
		}
		a.printFinding(len(points)+i+1, c, f)
	}
	a.printf("\n%s\n", wrap(a.words.say("review.next"), a.width(), ""))
}

// reviewHead is a message that names the examiner, or its twin for a case that does
// not know the name yet.
func reviewHead(id string, c *appeal.Case) string {
	if c.Exam.Examiner.Name == "" {
		return id + ".unnamed"
	}
	return id
}

// printFinding writes one finding as a person reads it.
func (a *app) printFinding(n int, c *appeal.Case, f appeal.Finding) {
	kind := a.words.say("kind."+string(f.Kind)) + ", "
	if review.ToCheck(f) {
		kind = "" // no rule found such a fault
	}
	a.printf("\n%d. %s  [%s%s, %s]\n", n, f.Ref, kind, a.words.say("confidence."+string(f.Confidence)), a.decision(c, f))
	if f.Quote != "" {
		a.indented(3, "“"+f.Quote+"”")
	}
	a.indented(3, f.Why)
	if len(f.Against) > 0 {
		a.indented(3, a.words.say("review.against", "places", strings.Join(f.Against, ", ")))
	}
	if len(f.Authorities) > 0 {
		a.indented(3, a.words.say("review.bears", "law", strings.Join(f.Authorities, ", ")))
	}
	if f.Reader != "" {
		a.indented(3, a.words.say("review.reader", "reader", f.Reader))
	}
	a.indented(3, a.words.say("review.id", "id", f.ID))
}

// decision says what the person decided about a finding.
func (a *app) decision(c *appeal.Case, f appeal.Finding) string {
	if d, ok := c.Decided(f.ID); ok {
		return a.words.say("review.decided." + d.Keep)
	}
	return a.words.say("review.undecided")
}

// documentLine names a document for a person: title, date, author.
func documentLine(d appeal.Document) string {
	parts := []string{d.Title}
	if d.Title == "" {
		parts[0] = d.ID
	}
	if !d.Date.IsZero() {
		parts = append(parts, d.Date.Long())
	}
	if d.Author != "" {
		parts = append(parts, d.Author)
	}
	return strings.Join(parts, ", ")
}

// decide writes the decisions that --keep and --drop name into case.yaml. An id
// that no finding has decides nothing, and would be believed to.
func (a *app) decide(ctx context.Context, keep, drop []string, note string) error {
	known, err := a.findingIDs(ctx)
	if err != nil {
		return err
	}
	for _, id := range slices.Concat(keep, drop) {
		switch {
		case !known[id]:
			return usage("review.no-finding", id)
		case slices.Contains(keep, id) && slices.Contains(drop, id):
			return usage("review.both-ways", id)
		}
	}
	return a.change(func(f *casefile.File) error {
		for _, id := range keep {
			if err := setDecision(f, appeal.Decision{Finding: id, Keep: "keep", Note: note}); err != nil {
				return err
			}
		}
		for _, id := range drop {
			if err := setDecision(f, appeal.Decision{Finding: id, Keep: "drop", Note: note}); err != nil {
				return err
			}
		}
		a.tell("review.decisions-saved", "n", fmt.Sprint(len(keep)+len(drop)))
		return nil
	})
}

// findingIDs gives the ids that can be decided: those of the review, and those
// that an earlier decision names.
func (a *app) findingIDs(ctx context.Context) (map[string]bool, error) {
	f, err := a.openCase()
	if err != nil {
		return nil, err
	}
	t, err := a.tools()
	if err != nil {
		return nil, err
	}
	defer t.close()
	_, result, err := t.reviewedReport(ctx, f)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, x := range slices.Concat(result.Findings, result.Admissions) {
		known[x.ID] = true
	}
	for _, d := range f.Case.Review {
		known[d.Finding] = true
	}
	return known, nil
}
