package docx_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal/docx"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// readable puts each paragraph, row, list and part on a line of its own.
var readable = strings.NewReplacer("<w:p>", "\n<w:p>", "<w:tr>", "\n<w:tr>", "<w:tbl>", "\n<w:tbl>", "<w:num ", "\n<w:num ",
	"<w:sectPr>", "\n<w:sectPr>", "<Override ", "\n<Override ", "<Relationship ", "\n<Relationship ", "<dc", "\n<dc")

// The goldens hold the parts and not the file: how Deflate packs them is the
// Go version's. The letters were composed from the sample case 01.
func TestGoldens(t *testing.T) {
	for _, id := range []string{"appeal", "claims-file", "rebuttal-answer"} {
		t.Run(id, func(t *testing.T) {
			var text strings.Builder
			for _, p := range partsOf(t, written(t, draft(t, id), docx.Options{})) {
				if p.name != "word/styles.xml" && p.name != "word/settings.xml" { // these are the same for all
					text.WriteString("== " + p.name + "\n" + readable.Replace(p.data) + "\n")
				}
			}
			golden(t, id, text.String())
		})
	}
}

func TestSkeletonGolden(t *testing.T) {
	parts := partsOf(t, written(t, everything(), docx.Options{Size: docx.LargePrint}))
	golden(t, "skeleton", partNamed(t, parts, "word/styles.xml")+partNamed(t, parts, "word/settings.xml"))
}
