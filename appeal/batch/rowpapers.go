package batch

import (
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// papers finds the files of a row: those of its documents folder, and the two
// that it may name.
func (r *Reading) papers(j *Job, row Row) {
	folder := ""
	if text := row.text(ownFolder); text != "" && !hasControl(text) {
		folder = r.folder(j, row, text)
	}
	j.Report = r.named(j, row, ownReport, folder, appeal.ReportKind)
	j.Denial = r.named(j, row, ownDenial, folder, appeal.DenialKind)
	r.documents(j, row, folder)
	r.oneReport(j, row)
}

func (r *Reading) folder(j *Job, row Row, text string) string {
	heading := row.heading(ownFolder)
	path, info, trouble := r.Folder.find(text)
	switch {
	case trouble != "":
		p := problem(j.Row, heading, text, trouble, appeal.LevelError)
		if like := near(filepath.Dir(path), filepath.Base(path)); trouble == "batch.path-missing" && like != "" {
			p = p.proposing(like)
		}
		j.add(p)
		return ""
	case !info.IsDir():
		j.add(problem(j.Row, heading, text, "batch.path-not-a-folder", appeal.LevelError))
		return ""
	case j.Base == path:
		return path // a case's own documents are those that it lists
	}
	papers, bad, err := r.Folder.list(path)
	if err != nil {
		j.add(problem(j.Row, heading, text, "batch.path-unreadable", appeal.LevelError))
		return ""
	}
	names := make([]string, 0, len(bad))
	for name := range bad {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		j.add(problem(j.Row, heading, name, bad[name], levelOf(bad[name])))
	}
	j.Papers = papers
	return path
}

// named finds a file that a column names, in the documents folder or beside the
// sheet. In a case that is completed it may be a document's id too.
func (r *Reading) named(j *Job, row Row, name, folder string, kind appeal.DocumentKind) string {
	text := row.text(name)
	if text == "" || hasControl(text) {
		return ""
	}
	if _, ok := j.Case.Document(text); ok {
		r.place(j, name, text)
		return ""
	}
	p := r.paper(j, row.heading(name), text, folder)
	if p == nil {
		return ""
	}
	p.Kind = kind
	return p.Path
}

// paper finds a file by a path that starts at the sheet's folder or at the row's
// documents folder, and puts it among the papers of the row; nil where it cannot
// be had.
func (r *Reading) paper(j *Job, heading, text, folder string) *Paper {
	path, info, trouble := r.Folder.find(text)
	if folder != "" && trouble == "batch.path-missing" {
		if rel, err := filepath.Rel(r.Folder.dir, folder); err == nil {
			path, info, trouble = r.Folder.find(filepath.ToSlash(rel) + "/" + text)
		}
	}
	if trouble == "" {
		trouble = r.Folder.file(info)
	}
	if trouble != "" {
		p := problem(j.Row, heading, text, trouble, appeal.LevelError)
		if like := near(filepath.Dir(path), filepath.Base(path)); trouble == "batch.path-missing" && like != "" {
			p = p.proposing(strings.TrimSuffix(text, filepath.Base(path)) + like)
		}
		j.add(p)
		return nil
	}
	i := slices.IndexFunc(j.Papers, func(p Paper) bool { return p.Path == path })
	if i < 0 {
		j.Papers = append(j.Papers, Paper{Path: path, Name: filepath.Base(path), Bytes: info.Size()})
		i = len(j.Papers) - 1
	}
	return &j.Papers[i]
}

// documents takes what the workbook's sheet of documents says of the row's
// papers.
func (r *Reading) documents(j *Job, row Row, folder string) {
	var order []string
	fields := map[string]map[string]cell{}
	for _, c := range row.cells {
		if c.own != ownDocument || slices.ContainsFunc(j.Problems, func(p Problem) bool { return p.Column == c.heading && p.Level == appeal.LevelError }) {
			continue
		}
		at, field, _ := strings.Cut(c.key, "].")
		if fields[at] == nil {
			order = append(order, at)
			fields[at] = map[string]cell{}
		}
		fields[at][field] = c
	}
	for _, at := range order {
		r.document(j, fields[at], folder)
	}
}

func (r *Reading) document(j *Job, fields map[string]cell, folder string) {
	text := func(name string) string { return tidy(fields[name].text) }
	file := fields["file"]
	if text("file") == "" {
		for _, f := range documentFields {
			if c, ok := fields[f]; ok {
				j.add(problem(j.Row, c.heading, c.text, "batch.document-no-file", appeal.LevelError))
				return
			}
		}
		return
	}
	kind := appeal.DocumentKind(strings.ToLower(text("kind")))
	if kind != "" && !slices.Contains(appeal.Choices("documents[].kind"), string(kind)) {
		j.add(problem(j.Row, fields["kind"].heading, text("kind"), "batch.document-kind", appeal.LevelError, "have", strings.Join(appeal.Choices("documents[].kind"), ", ")))
		return
	}
	var day appeal.Day
	if date, ok := fields["date"]; ok {
		if p := j.countOfDays(date); p != nil {
			j.add(*p)
			return
		}
		settled, p := r.Survey.settle(r.Sheet, j.Row, date, text("date"), r.Today)
		days := appeal.ReadDay(settled, r.Today)
		if p == nil && len(days) != 1 {
			bad := problem(j.Row, date.heading, text("date"), "intake.date", appeal.LevelError)
			p = &bad
		}
		if p != nil {
			j.add(*p)
			return
		}
		day = days[0]
	}
	p := r.paper(j, file.heading, text("file"), folder)
	if p == nil {
		return
	}
	p.Told = casefile.Told{Kind: kind, Date: day, Author: text("author"), Title: text("title")}
	if kind != "" {
		p.Kind = kind
	}
	if kind == appeal.ReportKind && j.Report == "" {
		j.Report = p.Path
	}
	if kind == appeal.DenialKind && j.Denial == "" {
		j.Denial = p.Path
	}
}

func (r *Reading) place(j *Job, name, id string) {
	switch {
	case name == ownReport && j.Case.Exam.Report == "":
		j.Case.Exam.Report = id
	case name == ownDenial && j.Case.Denial.Document == "":
		j.Case.Denial.Document = id
	}
}

// oneReport takes the only paper whose name says that it is the IME report, and
// says so. Without a report a packet cannot be built.
func (r *Reading) oneReport(j *Job, row Row) {
	for _, p := range []struct {
		path  *string
		kind  appeal.DocumentKind
		there bool
		name  string
	}{
		{&j.Report, appeal.ReportKind, j.Case.Exam.Report != "", ownReport},
		{&j.Denial, appeal.DenialKind, j.Case.Denial.Document != "", ownDenial},
	} {
		if *p.path != "" || p.there || row.text(p.name) != "" {
			continue
		}
		var found []int
		for i, paper := range j.Papers {
			if paper.Kind == p.kind {
				found = append(found, i)
			}
		}
		if len(found) == 1 {
			*p.path = j.Papers[found[0]].Path
			j.add(problem(j.Row, row.heading(p.name), j.Papers[found[0]].Name, "batch.guessed-"+string(p.kind), appeal.LevelWarning))
		} else if p.kind == appeal.ReportKind && !hasReport(&j.Case) {
			j.add(problem(j.Row, row.heading(p.name), "", "batch.no-report", appeal.LevelWarning))
		}
	}
}

// HasReport reports whether the case that the row makes has an IME report.
func (j *Job) HasReport() bool {
	return j.Report != "" || j.Case.Exam.Report != "" || hasReport(&j.Case)
}

func hasReport(c *appeal.Case) bool {
	n := 0
	for _, d := range c.Documents {
		if d.Kind == appeal.ReportKind {
			n++
		}
	}
	return n == 1
}
