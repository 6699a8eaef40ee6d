package main

import (
	"context"
	"errors"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// papers are the case's documents as read.
type papers struct {
	report    *report.Report            // the IME report
	documents map[string]*report.Report // the others that gave text, by document id
	trouble   map[string]string         // why a document gave no text, by document id
	dropped   []review.Refused          // imported findings that the report no longer bears out
	noReport  error                     // why there is no report: none is named, or it cannot be read
	warnings  []appeal.Problem          // what a person should look at
}

// wordReader gives the words of a file's pages.
type wordReader interface {
	Words(ctx context.Context, path string) ([]report.RawPage, error)
}

// readPapers reads the IME report and every other document of the case. A case
// without a report still has letters and a packet: noReport says why it has
// none. A page that gives no text is in the Report, another document that gives
// none in trouble.
func readPapers(ctx context.Context, reader wordReader, f *casefile.File, tables *clinic.Tables) (papers, error) {
	p := papers{documents: map[string]*report.Report{}, trouble: map[string]string{}}
	p.report, p.noReport = readReport(ctx, reader, f)
	if ctx.Err() != nil {
		return papers{}, ctx.Err()
	}
	if p.report != nil {
		review.MarkDoubtful(p.report, tables)
	}
	if p.report != nil && !names(p.report, f.Case.Claimant.Name) {
		p.warnings = append(p.warnings, appeal.Problem{
			Where: f.Case.Exam.Report, ID: "report.other-person", Args: map[string]string{"name": f.Case.Claimant.Name}, Level: appeal.LevelWarning,
		})
	}
	own, _ := reportDocument(f)
	prints := map[string]paper.Print{}
	for _, d := range f.Case.Documents {
		if d.ID == own.ID || d.File == "" {
			continue
		}
		pages, err := reader.Words(ctx, f.Path(d))
		if ctx.Err() != nil {
			return papers{}, ctx.Err()
		}
		if err != nil {
			p.trouble[d.ID] = err.Error()
			continue
		}
		p.documents[d.ID], prints[d.ID] = parsed(reader, f.Path(d), pages), paper.PrintOf(pages)
		review.MarkDoubtful(p.documents[d.ID], tables)
	}
	p.warnings = append(p.warnings, p.gapsAmong(f)...)
	p.warnings = append(p.warnings, samePapers(f.Case.Documents, prints)...)
	return p, nil
}

// samePapers names the documents that have the words of one before them: a
// record that is there twice is counted and bound twice.
func samePapers(documents []appeal.Document, prints map[string]paper.Print) (out []appeal.Problem) {
	for i, d := range documents {
		for _, other := range documents[:i] {
			if d.File == other.File || !d.Date.IsZero() && !other.Date.IsZero() && d.Date != other.Date {
				continue
			}
			if prints[d.ID].Same(prints[other.ID]) {
				out = append(out, appeal.Problem{Where: d.File, ID: "add.same-paper", Args: map[string]string{"id": d.ID, "other": other.ID}, Level: appeal.LevelWarning})
				break
			}
		}
	}
	return out
}

// names reports whether a report names the person: the last word of the name
// stands in it. A report that gave no text is not doubted.
func names(r *report.Report, name string) bool {
	words := strings.Fields(report.Fold(name))
	if len(words) == 0 || len(r.Sentences) == 0 {
		return true
	}
	last := strings.Trim(words[len(words)-1], ".,")
	for _, l := range r.Lines {
		if strings.Contains(report.Fold(l.Text), last) {
			return true
		}
	}
	return false
}

// readReport reads the IME report alone.
func readReport(ctx context.Context, reader wordReader, f *casefile.File) (*report.Report, error) {
	doc, err := reportDocument(f)
	if err != nil {
		return nil, err
	}
	pages, err := reader.Words(ctx, f.Path(doc))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		id := unreadableReport(err)
		if c, ok := reader.(caseReader); ok && id == "report.locked" && len(c.secrets.of(doc.ID)) > 0 {
			id = "report.wrong-password"
		}
		trouble := fail(id, doc.File, "id", doc.ID, "cause", unreadCause(err))
		trouble.cause = err
		return nil, trouble
	}
	return parsed(reader, f.Path(doc), pages), nil
}

// unreadableReport is the message for why the report cannot be opened: what to do
// about a locked file is not what to do about a damaged one.
func unreadableReport(err error) string {
	var u *pdf.UnreadableError
	switch {
	case !errors.As(err, &u):
	case u.Reason == pdf.UnreadEncrypted:
		return "report.locked"
	case u.Reason == pdf.UnreadCut:
		return "report.cut"
	}
	return "report.unreadable"
}

// reportDocument finds the IME report: the one that exam.report names, else the
// only document of kind report.
func reportDocument(f *casefile.File) (appeal.Document, error) {
	c := &f.Case
	if c.Exam.Report != "" {
		d, ok := c.Document(c.Exam.Report)
		if !ok || d.File == "" {
			return d, usage("report.no-file", "exam.report", "id", c.Exam.Report)
		}
		return d, nil
	}
	var found []appeal.Document
	for _, d := range c.Documents {
		if d.Kind == appeal.ReportKind && d.File != "" {
			found = append(found, d)
		}
	}
	if len(found) != 1 {
		return appeal.Document{}, usage("report.not-named", "exam.report")
	}
	return found[0], nil
}

// reviewed reads the papers of the case and reviews the report, imported
// findings included.
func (t *tools) reviewed(ctx context.Context, f *casefile.File) (papers, review.Result, error) {
	p, err := readPapers(ctx, caseReader{Reader: t.reader, file: f, secrets: t.secrets(f), kept: t.kept}, f, t.clinic)
	if err != nil {
		return p, review.Result{}, err
	}
	if p.report == nil {
		return p, review.Result{}, nil
	}
	in := review.Input{Case: &f.Case, Report: p.report, Documents: p.documents, Clinic: t.clinic}
	result, dropped := review.WithImported(in, review.Run(in))
	p.dropped = dropped
	return p, result.Citing(citable(t.laws, t.laws.For(&f.Case))), nil
}

// reviewedReport is reviewed for what cannot do without the report.
func (t *tools) reviewedReport(ctx context.Context, f *casefile.File) (papers, review.Result, error) {
	p, result, err := t.reviewed(ctx, f)
	return p, result, errors.Join(err, p.noReport)
}

// withoutReport says, for what can do without the report, why there is none.
func (p papers) withoutReport() []appeal.Problem {
	var f *failure
	if !errors.As(p.noReport, &f) {
		return p.warnings
	}
	args := map[string]string{}
	for i := 0; i+1 < len(f.pairs); i += 2 {
		args[f.pairs[i]] = f.pairs[i+1]
	}
	return append(p.warnings, appeal.Problem{Where: f.where, ID: f.id, Args: args, Level: appeal.LevelWarning})
}
