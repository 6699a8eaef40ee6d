package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/typeset"
)

// annotate writes a copy of the report with each finding highlighted and
// numbered in the margin, and a list of the findings behind it.
func (a *app) annotate(ctx context.Context, path string, force bool) error {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		return usage("annotate.ending", path)
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
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	copied := markedCopy{app: a, file: f, report: p.report, points: numbered(&f.Case, result.Points(&f.Case)), day: day}
	if err := copied.write(ctx, path, t.secrets(f)); err != nil {
		return err
	}
	a.tell("annotate.written", "file", path, "n", fmt.Sprint(len(copied.points)))
	return unreadCode(result)
}

// point is a finding with the number that `review` prints it under.
type point struct {
	number int
	appeal.Finding
}

// numbered gives the findings that the person did not drop, each with its number
// in the whole list.
func numbered(c *appeal.Case, findings []appeal.Finding) []point {
	var out []point
	for i, f := range findings {
		if d, ok := c.Decided(f.ID); ok && d.Keep == "drop" {
			continue
		}
		out = append(out, point{i + 1, f})
	}
	return out
}

// boxesOf gives where a finding's words stand, page by page: those of its
// sentence, else of its line.
func boxesOf(r *report.Report, f appeal.Finding) []report.PageBox {
	if f.Quote != "" {
		if i, ok := r.Find(f.Page, f.Quote); ok && len(r.Sentences[i].Boxes) > 0 {
			return r.Sentences[i].Boxes
		}
	}
	if l, ok := r.LineAt(f.Ref); ok {
		return []report.PageBox{{Page: l.Page, Box: l.Box}}
	}
	return nil
}

// markedCopy is an annotated copy on its way.
type markedCopy struct {
	*app
	file   *casefile.File
	report *report.Report
	points []point
	day    appeal.Day
	list   []byte
}

const listSet = "list"

func (m *markedCopy) write(ctx context.Context, path string, passwords passwords) error {
	doc, err := reportDocument(m.file)
	if err != nil {
		return err
	}
	password, pages, err := openable(m.file.Path(doc), passwords.of(doc.ID))
	if err != nil {
		return fail("annotate.report", doc.File).because(err)
	}
	set, err := typeset.Letter(m.listOf(), typeset.Options{})
	if err != nil {
		return err
	}
	m.list = set.PDF
	plan := packet.Plan{
		Title: m.words.say("annotate.title"), Date: m.day, Pages: pages + set.Pages,
		Reference: m.words.say("annotate.copy"), Fictional: m.file.Case.Fictional, Bates: packet.Bates{Prefix: m.words.say("annotate.prefix"), Digits: 3, Start: 1},
		Parts: []packet.Part{
			{ID: doc.ID, Kind: packet.ExhibitPart, Title: doc.Title, Document: doc.ID, File: doc.File, From: 1, First: 1, Pages: pages},
			{ID: listSet, Kind: packet.FindingPart, Set: listSet, From: 1, First: pages + 1, Pages: set.Pages},
		},
		Bookmarks: m.bookmarks(pages),
	}
	return writeChecked(path, func(w io.Writer) error {
		buf := bufio.NewWriter(w)
		_, err := bind.WriteMarked(ctx, buf, plan, m.marks(pages), func(p packet.Part) (bind.Source, error) {
			if p.Set != "" {
				return inMemory(m.list), nil
			}
			return fileSource(m.file.Path(doc), password)
		})
		return errors.Join(err, buf.Flush())
	}, func(made io.ReaderAt, size int64) error { return bind.Verify(made, size, plan) })
}

// openable gives the password that opens a PDF, "" for none, and its pages.
func openable(path string, passwords []string) (password string, pages int, err error) {
	for _, try := range append([]string{""}, passwords...) {
		src, err := fileSource(path, try)
		if err != nil {
			return "", 0, err
		}
		info, err := bind.Probe(src.Reader, src.Size, try)
		src.Close()
		if err == nil {
			return try, info.Pages, nil
		}
		if !errors.Is(err, pdf.ErrPassword) {
			return "", 0, err
		}
	}
	return "", 0, pdf.ErrPassword
}

func fileSource(path, password string) (bind.Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return bind.Source{}, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return bind.Source{}, err
	}
	return bind.Source{Reader: f, Size: info.Size(), Password: password, Close: f.Close}, nil
}

// marks are the points on the pages that they stand on.
func (m *markedCopy) marks(pages int) []bind.Mark {
	var out []bind.Mark
	for _, p := range m.points {
		byPage := map[int][]packet.Box{}
		var order []int
		for _, b := range boxesOf(m.report, p.Finding) {
			if byPage[b.Page] == nil {
				order = append(order, b.Page)
			}
			byPage[b.Page] = append(byPage[b.Page], b.Box)
		}
		for _, page := range order {
			if page < 1 || page > pages {
				continue
			}
			out = append(out, bind.Mark{Page: page, Boxes: byPage[page], Number: p.number, Margin: m.margin(page), Label: m.kind(p.Finding), Text: fmt.Sprintf("%d. %s", p.number, m.about(p.Finding))})
		}
	}
	return out
}

// margin is what the widest line of a page leaves free at the right.
func (m *markedCopy) margin(page int) float64 {
	free := 0.0
	for _, p := range m.report.Pages {
		if p.Number == page {
			free = p.Width
		}
	}
	wide := free
	for _, l := range m.report.Lines {
		if l.Page == page {
			free = min(free, wide-l.Box[2])
		}
	}
	return max(free, 0)
}

func (m *markedCopy) kind(f appeal.Finding) string { return m.words.say("kind." + string(f.Kind)) }

// about says kind, confidence and why of a finding, and who found it.
func (m *markedCopy) about(f appeal.Finding) string {
	text := fmt.Sprintf("%s (%s): %s", m.kind(f), m.words.say("confidence."+string(f.Confidence)), f.Why)
	if f.Reader != "" {
		text += " " + m.words.say("review.reader", "reader", f.Reader)
	}
	return text
}

func (m *markedCopy) bookmarks(pages int) []packet.Bookmark {
	out := []packet.Bookmark{{Title: m.words.say("annotate.bookmark"), Page: 1, Open: true}}
	for _, p := range m.points {
		if p.Page >= 1 && p.Page <= pages {
			out[0].Kids = append(out[0].Kids, packet.Bookmark{Title: fmt.Sprintf("%d. %s, %s", p.number, p.Ref, m.kind(p.Finding)), Page: p.Page})
		}
	}
	return append(out, packet.Bookmark{Title: m.words.say("annotate.list"), Page: pages + 1})
}

// listOf is the list of findings as typeset sets it.
func (m *markedCopy) listOf() letter.Letter {
	text := func(s string) letter.Runs { return letter.Runs{{Text: s}} }
	l := letter.Letter{ID: listSet, Title: m.words.say("annotate.list"), Date: m.day, Fictional: m.file.Case.Fictional, Blocks: []letter.Block{
		{Kind: letter.HeadingB, Level: 1, Runs: text(m.words.say("annotate.list"))},
		{Kind: letter.Paragraph, Runs: text(m.words.say("annotate.intro"))},
	}}
	for _, p := range m.points {
		head := letter.Runs{{Text: fmt.Sprintf("%d. %s. ", p.number, p.Ref), Bold: true}}
		if p.Quote != "" {
			head = append(head, letter.Run{Text: "“" + p.Quote + "” "})
		}
		l.Blocks = append(l.Blocks, letter.Block{Kind: letter.Paragraph, Runs: append(head, letter.Run{Text: m.about(p.Finding)})})
	}
	return l
}
