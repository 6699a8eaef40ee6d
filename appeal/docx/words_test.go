package docx_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
)

// plainText reads the letter back out of a file as letter.Text writes it, with
// the numbers that Word would count.
func plainText(trees map[string]*element) string {
	starts := map[string]int{}
	for _, n := range trees["word/numbering.xml"].all("num") {
		starts[n.Attr["numId"]], _ = strconv.Atoi(n.kid("lvlOverride").kid("startOverride").Attr["val"])
	}
	var out strings.Builder
	for _, k := range trees["word/document.xml"].kid("body").Kids {
		switch k.Name {
		case "p":
			out.WriteString(paragraphText(k, starts) + "\n")
		case "tbl":
			out.WriteString(tableWords(k) + "\n")
		}
	}
	return out.String()
}

func paragraphText(p *element, starts map[string]int) string {
	words := runText(p)
	props := p.kid("pPr")
	switch props.kid("pStyle").Attr["val"] {
	case "ListBullet":
		return "- " + words
	case "ListNumber":
		list := props.kid("numPr").kid("numId").Attr["val"]
		if list == "0" {
			return words
		}
		starts[list]++
		return strconv.Itoa(starts[list]-1) + ". " + words
	case "FormField":
		return words + " ____________________"
	case "WritingLine":
		return strings.Repeat("_", 60)
	case "CheckItem":
		return strings.Replace(words, "☐", "[ ]", 1)
	case "Rule":
		return strings.Repeat("-", 20)
	}
	return words
}

func runText(e *element) string {
	var out strings.Builder
	for _, k := range e.Kids {
		switch k.Name {
		case "t":
			out.WriteString(k.Words)
		case "tab", "br":
			out.WriteByte(' ')
		case "r", "hyperlink":
			out.WriteString(runText(k))
		}
	}
	return out.String()
}

func tableWords(table *element) string {
	var head []string
	var out strings.Builder
	for _, row := range table.all("tr") {
		var cells []string
		for _, cell := range row.all("tc") {
			cells = append(cells, runText(cell.kid("p")))
		}
		if row.kid("trPr").kid("tblHeader").Name != "" {
			head = cells
			continue
		}
		for i, cell := range cells {
			if cell == "" {
				continue
			}
			if i < len(head) {
				cell = head[i] + ": " + cell
			}
			out.WriteString(cell + "\n")
		}
	}
	return out.String()
}

// words leaves out the colon that stands behind an empty head of a table.
func words(text string) []string {
	return slices.DeleteFunc(strings.Fields(text), func(w string) bool { return w == ":" })
}

// sameWords compares a file with the letter's plain text, word for word.
func sameWords(t *testing.T, l letter.Letter) {
	t.Helper()
	trees := checkFile(t, written(t, l, docx.Options{}))
	if diff := cmp.Diff(words(letter.Text(l)), words(plainText(trees))); diff != "" {
		t.Errorf("%s (-plain text +Word):\n%s", l.ID, diff)
	}
	marks := runText(trees["word/header1.xml"].kid("p"))
	if l.Draft != strings.Contains(marks, "DRAFT") || l.Fictional != strings.Contains(marks, "FICTIONAL") {
		t.Errorf("%s: the pages are marked %q", l.ID, marks)
	}
	if foot := runText(trees["word/footer1.xml"].kid("p")); !strings.Contains(foot, strings.Join(strings.Fields(l.Reference), " ")) || !strings.HasSuffix(foot, "Page 1 of 1") {
		t.Errorf("%s: the pages end with %q", l.ID, foot)
	}
}

func TestSameWordsAsPlainText(t *testing.T) {
	for _, l := range []letter.Letter{everything(), draft(t, "appeal"), draft(t, "claims-file"), draft(t, "rebuttal-answer")} {
		t.Run(l.ID, func(t *testing.T) { sameWords(t, l) })
	}
}

// Every letter of the sample case as it is composed today.
func TestSameWordsInComposedLetters(t *testing.T) {
	letters := composed(t, filepath.Join("..", "..", "testdata", "cases", "01-lumbar-ltd-oh"))
	if len(letters) < 3 {
		t.Fatalf("only %d letters", len(letters))
	}
	for _, l := range letters {
		t.Run(l.ID, func(t *testing.T) { sameWords(t, l) })
	}
}
