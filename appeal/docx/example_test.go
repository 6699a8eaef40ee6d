package docx_test

import (
	"bytes"
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/docx"
	"imeappeal/appeal/letter"
)

// A letter becomes a Word file for large print on A4.
func ExampleWrite() {
	l := letter.Letter{
		ID: "note", Title: "A note", Reference: "Claim No. 7", Date: appeal.Day{Year: 2026, Month: 3, Date: 2},
		Blocks: []letter.Block{{Kind: letter.Paragraph, Runs: letter.Runs{{Text: "Please send the "}, {Text: "complete", Bold: true}, {Text: " file."}}}},
	}
	var file bytes.Buffer
	if err := docx.Write(&file, l, docx.Options{Paper: docx.A4, Size: docx.LargePrint}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%q\n", file.Bytes()[:2])
	// Output: "PK"
}
