package main

import (
	"context"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// papers are the case's documents as read.
type papers struct {
	report    *report.Report            // the IME report
	documents map[string]*report.Report // the others that gave text, by document id
	trouble   map[string]string         // why a document gave no text, by document id
	dropped   []review.Refused          // imported findings that the report no longer bears out
}

// wordReader gives the words of a file's pages.
type wordReader interface {
	Words(ctx context.Context, path string) ([]report.RawPage, error)
}

// readPapers reads the IME report and every other PDF of the case. A report
// that cannot be opened at all is an error; a page that gives no text is in the
// Report, another document that gives none in trouble.
func readPapers(ctx context.Context, reader wordReader, f *casefile.File) (papers, error) {
	ime, err := readReport(ctx, reader, f)
	if err != nil {
		return papers{}, err
	}
	p := papers{report: ime, documents: map[string]*report.Report{}, trouble: map[string]string{}}
	own, _ := reportDocument(f)
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
		p.documents[d.ID] = report.Parse(pages)
	}
	return p, nil
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
		return nil, fail("report.unreadable", doc.File).because(err)
	}
	return report.Parse(pages), nil
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
	p, err := readPapers(ctx, caseReader{t.reader, f, t.passwords}, f)
	if err != nil {
		return p, review.Result{}, err
	}
	in := review.Input{Case: &f.Case, Report: p.report, Documents: p.documents, Clinic: t.clinic}
	result, dropped := review.WithImported(in, review.Run(in))
	p.dropped = dropped
	return p, result, nil
}
