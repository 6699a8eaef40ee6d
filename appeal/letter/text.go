package letter

import (
	"strconv"
	"strings"
)

// Text writes a letter as plain text for portals and mail: paragraphs on one
// line each, tables as one line per cell with its heading.
func Text(l Letter) string {
	var parts []string
	for _, b := range l.Blocks {
		if s := blockText(b); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n") + "\n"
}

func blockText(b Block) string {
	switch b.Kind {
	case HeadingB:
		return b.Runs.PlainText()
	case Quote:
		return "    " + b.Runs.PlainText()
	case BulletB:
		return itemText(b.Items, func(int) string { return "- " }, "")
	case Numbered:
		return itemText(b.Items, func(i int) string { return strconv.Itoa(b.Start+i) + ". " }, "")
	case Checks:
		return itemText(b.Items, func(int) string { return "[ ] " }, "")
	case Fields:
		return itemText(b.Items, func(int) string { return "" }, " ____________________")
	case Address:
		return itemText(b.Items, func(int) string { return "" }, "")
	case Signature:
		return signatureText(b.Items)
	case TableB:
		return tableText(b)
	case Lines:
		return strings.TrimRight(strings.Repeat(strings.Repeat("_", 60)+"\n", b.Level), "\n")
	case Rule:
		return strings.Repeat("-", 20)
	case PageBreak:
		return ""
	}
	return b.Runs.PlainText()
}

func itemText(items []Runs, mark func(int) string, after string) string {
	var lines []string
	for i, item := range items {
		lines = append(lines, mark(i)+item.PlainText()+after)
	}
	return strings.Join(lines, "\n")
}

func signatureText(items []Runs) string {
	if len(items) == 0 {
		return ""
	}
	return items[0].PlainText() + "\n\n\n" + itemText(items[1:], func(int) string { return "" }, "")
}

func tableText(b Block) string {
	var rows []string
	for _, row := range b.Rows {
		var cells []string
		for i, cell := range row {
			head := ""
			if i < len(b.Header) {
				head = b.Header[i].PlainText() + ": "
			}
			if text := cell.PlainText(); text != "" {
				cells = append(cells, head+text)
			}
		}
		rows = append(rows, strings.Join(cells, "\n"))
	}
	return strings.Join(rows, "\n\n")
}
