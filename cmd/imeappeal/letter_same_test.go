package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/docx"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/review"
	"imeappeal/appeal/typeset"
)

// TestWordSaysWhatThePDFSays writes every kind of letter both ways and compares
// the words, numbers of lists, marks of pages and repeated heads of tables apart.
func TestWordSaysWhatThePDFSays(t *testing.T) {
	t.Parallel()
	list, err := letter.List(nil)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, name := range []string{"01-lumbar-ltd-oh", "08-rotator-cts-wc-pa"} {
		data := plainData(t, name)
		for _, info := range list {
			l, err := letter.Compose(info.ID, data)
			if errors.As(err, new(*letter.RefusedError)) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			var file bytes.Buffer
			if err := docx.Write(&file, l, docx.Options{}); err != nil {
				t.Fatal(err)
			}
			set, err := typeset.Letter(l, typeset.Options{})
			if err != nil {
				t.Fatal(err)
			}
			inWord, heads := wordsOfWord(t, file.Bytes())
			onPaper := wordsOfPDF(t, set.PDF, l)
			for _, w := range append(heads, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15") {
				same := func(x string) bool { return x == w }
				inWord, onPaper = slices.DeleteFunc(inWord, same), slices.DeleteFunc(onPaper, same)
			}
			if diff := cmp.Diff(inWord, onPaper); diff != "" {
				t.Errorf("%s %s (-Word +PDF):\n%s", name, info.ID, diff)
			}
			if len(onPaper) < 20 {
				t.Errorf("%s %s: only %d words", name, info.ID, len(onPaper))
			}
			compared++
		}
	}
	if compared < 45 {
		t.Errorf("only %d letters compared", compared)
	}
}

// plainData is a bundled case without the words of its papers.
func plainData(t *testing.T, name string) letter.Data {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("../../testdata/cases", name, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var c appeal.Case
	if err := yaml.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	day := appeal.Day{Year: 2025, Month: 12, Date: 1}
	data := letter.Data{Case: &c, Law: laws, Regime: laws.For(&c), Date: day}
	data.Deadlines, _ = laws.Deadlines(&c, day)
	return data
}

// onlyWords are letters and digits: signs stand elsewhere in the two forms.
var onlyWords = regexp.MustCompile(`[\p{L}\p{N}]+`)

func sortedWords(text string) []string {
	out := onlyWords.FindAllString(text, -1)
	slices.Sort(out)
	return out
}

// wordsOfWord gives the words of a file's body, and those of tables' heads,
// which a PDF says again on each page.
func wordsOfWord(t *testing.T, file []byte) (words, heads []string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	var all, head strings.Builder
	row, inText, isHead := "", false, false
	for d := xml.NewDecoder(part); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			inText = token.Name.Local == "t"
			switch token.Name.Local {
			case "tr":
				row, isHead = "", false
			case "tblHeader":
				isHead = true
			case "tab", "br":
				all.WriteByte(' ')
			}
		case xml.CharData:
			if inText {
				all.Write(token)
				row += string(token)
			}
		case xml.EndElement:
			inText = false
			switch token.Name.Local {
			case "p":
				all.WriteByte(' ')
				row += " "
			case "tr":
				if isHead {
					head.WriteString(row + " ")
				}
			}
		}
	}
	return sortedWords(all.String()), onlyWords.FindAllString(head.String(), -1)
}

// wordsOfPDF gives the words of the pages, without what stands in the margins.
func wordsOfPDF(t *testing.T, file []byte, l letter.Letter) []string {
	t.Helper()
	pages, err := pdf.WordsInProcess(file)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, page := range pages {
		for _, w := range page.Words {
			if w.Box[1] < 60 || w.Box[3] > 792-60 {
				continue // the mark above and the number below
			}
			all.WriteString(w.Text + " ")
		}
	}
	return sortedWords(all.String())
}

// TestRebuttalRequestIsOnePage: with ten passages and every record missing from
// the report, the physician still gets one page, and the form's questions stay
// with the boxes that answer them.
func TestRebuttalRequestIsOnePage(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"01-lumbar-ltd-oh", "08-rotator-cts-wc-pa"} {
		data := plainData(t, name)
		data.Date = appeal.Day{Year: 2025, Month: 11, Date: 20}
		for i := range 12 {
			data.Findings = append(data.Findings, appeal.Finding{
				ID: string(rune('a' + i)), Kind: appeal.FactualError, Confidence: appeal.High, Ref: appeal.Ref{Page: 2, Line: i + 1}, Rule: "fact",
				Subject: "side of the operation", Quote: "The operation was on the right, " + strings.Repeat("as the records that were sent show, ", i%3) + "in 2024.",
			})
		}
		for _, d := range data.Case.Documents {
			data.Records = append(data.Records, review.Record{Document: d.ID})
		}
		l, err := letter.Compose("rebuttal-request", data)
		if err != nil {
			t.Fatal(err)
		}
		set, err := typeset.Letter(l, typeset.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if set.Pages != 1 {
			t.Errorf("%s: the request has %d pages", name, set.Pages)
		}
		if l, err = letter.Compose("rebuttal-answer", data); err != nil {
			t.Fatal(err)
		}
		if set, err = typeset.Letter(l, typeset.Options{}); err != nil {
			t.Fatal(err)
		}
		pages, err := pdf.WordsInProcess(set.PDF)
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range pages {
			text := ""
			for _, w := range page.Words {
				text += w.Text + " "
			}
			asked, boxes := strings.Count(text, "Is this statement right"), strings.Count(text, "I cannot say")
			if asked != boxes || strings.Count(text, "Your own finding") != boxes {
				t.Errorf("%s, page %d of the form: %d questions, %d rows of boxes", name, i+1, asked, boxes)
			}
		}
	}
}
