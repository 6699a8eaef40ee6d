package letter

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Markdown writes a letter as a draft that a person can read and edit, and
// that FromMarkdown reads back.
func Markdown(l Letter) string {
	var parts []string
	for _, b := range l.Blocks {
		parts = append(parts, blockMarkdown(b))
	}
	return strings.Join(parts, "\n\n") + "\n"
}

// Draft is Markdown with a note below each block for which there is one, to
// whoever edits the draft: no letter that is made of it shows it.
func Draft(l Letter, note func(Block) string) string {
	var parts []string
	for _, b := range l.Blocks {
		parts = append(parts, blockMarkdown(b))
		if text := note(b); text != "" {
			parts = append(parts, "<!-- "+strings.ReplaceAll(text, "--", "- -")+" -->")
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func blockMarkdown(b Block) string {
	var s strings.Builder
	if b.ID != "" && b.Kind != HeadingB {
		s.WriteString("<!-- #" + b.ID + " -->\n\n")
	}
	switch b.Kind {
	case HeadingB:
		s.WriteString(strings.Repeat("#", b.Level) + " " + strings.NewReplacer("#", `\#`, "{", `\{`, "}", `\}`).Replace(inline(b.Runs, false)))
		if b.ID != "" {
			s.WriteString(" {#" + b.ID + "}")
		}
	case Quote:
		s.WriteString("> " + inline(b.Runs, true))
	case BulletB:
		writeItems(&s, b.Items, func(i int, text string) string { return "- " + text })
	case Numbered:
		writeItems(&s, b.Items, func(i int, text string) string { return strconv.Itoa(b.Start+i) + ". " + text })
	case Checks:
		writeItems(&s, b.Items, func(i int, text string) string { return "- [ ] " + text })
	case Fields:
		writeItems(&s, b.Items, func(i int, text string) string { return "- " + text + " ____" })
	case Address:
		writeLines(&s, b.Items)
	case Signature:
		s.WriteString("<!-- signature -->\n\n")
		writeLines(&s, b.Items)
	case TableB:
		writeTable(&s, b)
	case Lines:
		fmt.Fprintf(&s, "<!-- lines %d -->", b.Level)
	case PageBreak:
		s.WriteString("<!-- page break -->")
	case Rule:
		s.WriteString("***")
	default:
		s.WriteString(inline(b.Runs, true))
	}
	return s.String()
}

func writeItems(s *strings.Builder, items []Runs, line func(int, string) string) {
	for i, item := range items {
		if i > 0 {
			s.WriteByte('\n')
		}
		s.WriteString(line(i, inline(item, true)))
	}
}

func writeLines(s *strings.Builder, lines []Runs) {
	for i, l := range lines {
		if i > 0 {
			s.WriteString("\\\n")
		}
		line := inline(l, true)
		if strings.HasSuffix(line, `\\`) { // else it would join the mark of the line's end
			line = strings.TrimSuffix(line, `\\`) + "&#92;"
		}
		s.WriteString(line)
	}
}

func writeTable(s *strings.Builder, b Block) {
	row := func(cells []Runs) {
		s.WriteByte('|')
		for _, c := range cells {
			s.WriteString(" " + strings.ReplaceAll(inline(c, false), "|", "&#124;") + " |")
		}
	}
	row(b.Header)
	s.WriteString("\n|" + strings.Repeat(" --- |", len(b.Header)))
	for _, cells := range b.Rows {
		s.WriteByte('\n')
		row(cells)
	}
}

// inline writes runs of one paragraph. Runs of one style and link are written
// together, since emphasis that touches emphasis does not read back.
func inline(rs Runs, start bool) string {
	var s strings.Builder
	for i := 0; i < len(rs); {
		j, text := i, ""
		for ; j < len(rs) && rs[j].Bold == rs[i].Bold && rs[j].Italic == rs[i].Italic && sameTarget(rs[j].Link, rs[i].Link); j++ {
			text += rs[j].Text
		}
		core := strings.Trim(text, " ")
		lead := text[:strings.Index(text, core)]
		tail := text[len(lead)+len(core):]
		written := escape(core)
		if start && s.Len() == 0 && !rs[i].Bold && !rs[i].Italic && rs[i].Link == nil {
			written = escapeStart(written)
		}
		if core != "" {
			if t := rs[i].Link; t != nil {
				written = "[" + written + "](" + destination(*t) + ")"
			}
			mark := ""
			if rs[i].Bold {
				mark += "**"
			}
			if rs[i].Italic {
				mark += "*"
			}
			written = mark + written + mark
		}
		s.WriteString(lead + written + tail)
		i = j
	}
	return strings.TrimSpace(s.String())
}

func sameTarget(a, b *Target) bool {
	return a == b || a != nil && b != nil && *a == *b
}

func destination(t Target) string {
	if t.Document == "" {
		return "#" + t.Anchor
	}
	dest := "document:" + strings.NewReplacer("(", "%28", ")", "%29").Replace(url.PathEscape(t.Document))
	if t.Page > 0 {
		dest += "#p" + strconv.Itoa(t.Page)
	}
	return dest
}

var (
	inlineSpecial = regexp.MustCompile("[\\\\`*_\\[\\]<]|&(?:#|[A-Za-z])|!$|!\\[")
	startSpecial  = regexp.MustCompile(`^(?:[#>+=|:~-]|\d{1,9}[.)])`)
)

func escape(s string) string {
	return inlineSpecial.ReplaceAllStringFunc(s, func(m string) string {
		if m == "![" {
			return `\!\[`
		}
		return `\` + m
	})
}

// escapeStart keeps the first characters of a paragraph from being read as a
// heading, a list, a quote or a rule.
func escapeStart(s string) string {
	m := startSpecial.FindString(s)
	if m == "" {
		return s
	}
	return m[:len(m)-1] + `\` + m[len(m)-1:] + s[len(m):]
}
