package letter

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The Markdown of letters is CommonMark with tables, heading ids, and:
//
//   - a paragraph whose lines end in \ is an Address: its lines are kept
//   - <!-- signature --> before such a paragraph makes it a Signature
//   - <!-- #name --> before any block is its anchor, as {#name} is a heading's
//   - a list whose items begin with [ ] is a row of boxes to tick
//   - a list whose items end in ____ is a row of fields to fill
//   - <!-- lines 3 --> is three lines to write on, <!-- page break --> a new page
//   - [text](document:ID#p2) leads to page 2 of a document of the case

// A reader turns a Markdown document into blocks. Runs makes the runs of a
// stretch of text in one style.
type reader struct {
	src       []byte
	runs      func(text string, style Run) (Runs, error)
	signature bool   // the next paragraph is a signature
	anchor    string // of the next block
	blocks    []Block
}

func readBlocks(src string, runs func(string, Run) (Runs, error)) ([]Block, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAttribute()))
	r := &reader{src: []byte(src), runs: runs}
	doc := md.Parser().Parse(text.NewReader(r.src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if err := r.block(n); err != nil {
			return nil, err
		}
	}
	return r.blocks, nil
}

func (r *reader) block(n ast.Node) error {
	switch n := n.(type) {
	case *ast.Heading:
		return r.heading(n)
	case *ast.Paragraph:
		return r.paragraph(n)
	case *ast.Blockquote:
		for kid := n.FirstChild(); kid != nil; kid = kid.NextSibling() {
			runs, err := r.inline(kid)
			if err != nil {
				return err
			}
			r.add(Block{Kind: Quote, Runs: runs})
		}
		return nil
	case *ast.List:
		return r.list(n)
	case *extast.Table:
		return r.table(n)
	case *ast.ThematicBreak:
		r.add(Block{Kind: Rule})
		return nil
	case *ast.HTMLBlock:
		return r.directive(n)
	case *ast.LinkReferenceDefinition:
		return nil
	}
	return fmt.Errorf("%s: a letter has no such block; use paragraphs, headings, lists, quotes and tables", n.Kind())
}

func (r *reader) add(b Block) {
	if r.anchor != "" && b.ID == "" {
		b.ID, r.anchor = r.anchor, ""
	}
	r.blocks = append(r.blocks, b)
}

func (r *reader) heading(n *ast.Heading) error {
	runs, err := r.inline(n)
	if err != nil {
		return err
	}
	b := Block{Kind: HeadingB, Level: min(n.Level, 3), Runs: runs}
	if id, ok := n.AttributeString("id"); ok {
		if s, ok := id.([]byte); ok {
			b.ID = string(s)
		}
	}
	r.add(b)
	return nil
}

func (r *reader) paragraph(n *ast.Paragraph) error {
	lines, err := r.lines(n)
	if err != nil {
		return err
	}
	kind := Address
	if r.signature {
		kind, r.signature = Signature, false
	}
	switch {
	case kind == Signature || len(lines) > 1:
		r.add(Block{Kind: kind, Items: lines})
	case len(lines) == 1:
		r.add(Block{Kind: Paragraph, Runs: lines[0]})
	}
	return nil
}

func (r *reader) list(n *ast.List) error {
	b := Block{Kind: BulletB}
	if n.IsOrdered() {
		b.Kind, b.Start = Numbered, n.Start
	}
	boxes, fields := true, true
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var runs Runs
		for kid := item.FirstChild(); kid != nil; kid = kid.NextSibling() {
			if kid.Kind() == ast.KindList {
				return fmt.Errorf("a list in a list; a letter's lists have one level")
			}
			more, err := r.inline(kid)
			if err != nil {
				return err
			}
			runs = append(runs, more...)
		}
		raw := strings.TrimSpace(r.raw(item))
		boxes = boxes && strings.HasPrefix(raw, "[ ] ")
		fields = fields && strings.HasSuffix(raw, "____") && !strings.HasSuffix(raw, `\____`)
		b.Items = append(b.Items, runs)
	}
	if !n.IsOrdered() && boxes {
		b.Kind = Checks
		for i := range b.Items {
			b.Items[i] = trimRuns(b.Items[i], "[ ] ", "")
		}
	} else if !n.IsOrdered() && fields {
		b.Kind = Fields
		for i := range b.Items {
			b.Items[i] = trimRuns(b.Items[i], "", "____")
		}
	}
	r.add(b)
	return nil
}

// raw gives the source of an item as it was written.
func (r *reader) raw(n ast.Node) string {
	var s strings.Builder
	for kid := n.FirstChild(); kid != nil; kid = kid.NextSibling() {
		if kid.Type() == ast.TypeBlock && kid.Lines() != nil {
			s.Write(kid.Lines().Value(r.src))
		}
	}
	return s.String()
}

func (r *reader) table(n *extast.Table) error {
	b := Block{Kind: TableB}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Runs
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			runs, err := r.inline(cell)
			if err != nil {
				return err
			}
			cells = append(cells, runs)
		}
		if _, ok := row.(*extast.TableHeader); ok {
			b.Header = cells
		} else {
			b.Rows = append(b.Rows, cells)
		}
	}
	b.Widths = widths(b)
	r.add(b)
	return nil
}

var (
	pageBreakMark = regexp.MustCompile(`^<!--\s*page break\s*-->$`)
	signatureMark = regexp.MustCompile(`^<!--\s*signature\s*-->$`)
	anchorMark    = regexp.MustCompile(`^<!--\s*#([A-Za-z][A-Za-z0-9._:-]*)\s*-->$`)
	linesMark     = regexp.MustCompile(`^<!--\s*lines (\d{1,2})\s*-->$`)
	commentMark   = regexp.MustCompile(`(?s)^<!--.*-->$`)
)

func (r *reader) directive(n *ast.HTMLBlock) error {
	s := strings.TrimSpace(string(n.Lines().Value(r.src)))
	if n.HasClosure() && !strings.HasSuffix(s, "-->") {
		s = strings.TrimSpace(s + string(n.ClosureLine.Value(r.src)))
	}
	anchor := anchorMark.FindStringSubmatch(s)
	switch m := linesMark.FindStringSubmatch(s); {
	case anchor != nil:
		r.anchor = anchor[1]
	case pageBreakMark.MatchString(s):
		r.add(Block{Kind: PageBreak})
	case signatureMark.MatchString(s):
		r.signature = true
	case m != nil:
		count, _ := strconv.Atoi(m[1])
		r.add(Block{Kind: Lines, Level: count})
	case commentMark.MatchString(s): // a note to whoever edits the draft
	default:
		return fmt.Errorf("%.40q: HTML has no place in a letter; write \\< for the sign itself", s)
	}
	return nil
}

// inline gives all runs below n as one paragraph.
func (r *reader) inline(n ast.Node) (Runs, error) {
	lines, err := r.lines(n)
	if err != nil {
		return nil, err
	}
	var out Runs
	for i, l := range lines {
		if i > 0 {
			out = append(out, Run{Text: " ", Source: l[0].Source})
		}
		out = append(out, l...)
	}
	return out, nil
}

// lines gives the runs below n, divided at hard line breaks.
func (r *reader) lines(n ast.Node) ([]Runs, error) {
	var lines []Runs
	var line Runs
	var pending strings.Builder
	var style Run
	flush := func() error {
		if pending.Len() == 0 {
			return nil
		}
		runs, err := r.runs(unescape(pending.String()), style)
		pending.Reset()
		line = append(line, runs...)
		return err
	}
	end := func() error {
		err := flush()
		if line = trimRuns(line, "", ""); len(line) > 0 {
			lines = append(lines, line)
		}
		line = nil
		return err
	}
	var walk func(ast.Node, Run) error
	walk = func(n ast.Node, in Run) error {
		for kid := n.FirstChild(); kid != nil; kid = kid.NextSibling() {
			if !sameStyle(style, in) {
				if err := flush(); err != nil {
					return err
				}
				style = in
			}
			switch kid := kid.(type) {
			case *ast.Text:
				pending.Write(kid.Segment.Value(r.src))
				if kid.HardLineBreak() {
					if err := end(); err != nil {
						return err
					}
				} else if kid.SoftLineBreak() {
					pending.WriteByte(' ')
				}
			case *ast.Emphasis:
				inner := in
				inner.Bold, inner.Italic = in.Bold || kid.Level == 2, in.Italic || kid.Level == 1
				if err := walk(kid, inner); err != nil {
					return err
				}
			case *ast.Link:
				inner := in
				inner.Link = target(string(kid.Destination))
				if err := walk(kid, inner); err != nil {
					return err
				}
			case *ast.RawHTML:
				return fmt.Errorf("%q: HTML has no place in a letter; write \\< for the sign itself", kid.Segments.Value(r.src))
			case *ast.CodeSpan, *ast.Image, *ast.AutoLink:
				return fmt.Errorf("%s: a letter has no such text; write it plainly", kid.Kind())
			default:
				if err := walk(kid, in); err != nil {
					return err
				}
			}
			if !sameStyle(style, in) {
				if err := flush(); err != nil {
					return err
				}
				style = in
			}
		}
		return nil
	}
	if err := walk(n, Run{}); err != nil {
		return nil, err
	}
	if err := end(); err != nil {
		return nil, err
	}
	return lines, nil
}

func sameStyle(a, b Run) bool {
	return a.Bold == b.Bold && a.Italic == b.Italic && a.Link == b.Link
}

// trimRuns takes a prefix and a suffix off the text, and the space around it.
func trimRuns(rs Runs, prefix, suffix string) Runs {
	for len(rs) > 0 {
		rs[0].Text = strings.TrimLeft(strings.TrimPrefix(rs[0].Text, prefix), " ")
		if rs[0].Text != "" {
			break
		}
		rs = rs[1:]
	}
	for len(rs) > 0 {
		last := len(rs) - 1
		rs[last].Text = strings.TrimRight(strings.TrimSuffix(strings.TrimRight(rs[last].Text, " "), suffix), " ")
		if rs[last].Text != "" {
			break
		}
		rs = rs[:last]
	}
	return rs
}

var entity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unescape turns backslash escapes and entities into their characters.
func unescape(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		} else if s[i] == '&' {
			if m := entity.FindString(s[i:]); m != "" {
				out.WriteString(html.UnescapeString(m))
				i += len(m) - 1
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func isPunct(b byte) bool {
	return b > ' ' && b < 0x7f && !(b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z')
}

// target reads where a link goes: document:ID#p2, or #anchor of the letter.
func target(destination string) *Target {
	if anchor, ok := strings.CutPrefix(destination, "#"); ok {
		return &Target{Anchor: anchor}
	}
	rest, ok := strings.CutPrefix(destination, "document:")
	if !ok {
		return nil
	}
	id, page, _ := strings.Cut(rest, "#p")
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	n, _ := strconv.Atoi(page)
	return &Target{Document: id, Page: n}
}

// widths shares the text width among the columns by what they hold, none so
// narrow that a word breaks.
func widths(b Block) []float64 {
	if len(b.Header) == 0 {
		return nil
	}
	shares := make([]float64, len(b.Header))
	total := 0.0
	for i := range shares {
		longest := runeCount(b.Header[i])
		for _, row := range b.Rows {
			if i < len(row) {
				longest = max(longest, runeCount(row[i]))
			}
		}
		shares[i] = min(max(float64(longest)+3, 10), 60) // three more, so that the longest word does not break
		total += shares[i]
	}
	for i := range shares {
		shares[i] = float64(int(shares[i]/total*1000)) / 1000
	}
	return shares
}

func runeCount(rs Runs) int { return len([]rune(rs.PlainText())) }
