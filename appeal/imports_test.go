package appeal_test

import (
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "imeappeal/"

// mayImport names, for each package of ours, those of ours that it may import.
// Data flows one way: case → report → findings → law → letter → plan → PDF.
// A package that is missing here may import none. cmd/imeappeal may import all.
var mayImport = map[string][]string{
	"appeal":          {},
	"templates":       {},
	"testdata":        {},
	"appeal/report":   {"appeal"},
	"appeal/clinic":   {"appeal"},
	"appeal/law":      {"appeal"},
	"appeal/intake":   {"appeal"},
	"appeal/casefile": {"appeal"},
	"appeal/review":   {"appeal", "appeal/report", "appeal/clinic"},
	"appeal/examiner": {"appeal", "appeal/report"},
	"appeal/paper":    {"appeal", "appeal/clinic", "appeal/report"},
	"appeal/letter":   {"appeal", "appeal/report", "appeal/review", "appeal/law", "templates"},
	"appeal/packet":   {"appeal", "appeal/report", "appeal/review", "appeal/letter"},
	"appeal/ccitt":    {},
	"appeal/tiff":     {"appeal/ccitt"},
	"appeal/pdf":      {"appeal/ccitt", "appeal/report", "appeal/tiff"},
	"appeal/ocr":      {"appeal/pdf", "appeal/report"},
	"appeal/typeset":  {"appeal", "appeal/letter", "appeal/packet", "appeal/tiff"},
	"appeal/docx":     {"appeal", "appeal/letter"},
	"appeal/bind":     {"appeal/packet", "appeal/pdf"},
	"appeal/batch":    {"appeal", "appeal/casefile", "appeal/intake", "appeal/law"},
}

// pure packages are given readers and values: they touch no path, process,
// network, terminal or clock.
var pure = []string{
	"appeal", "appeal/intake", "appeal/report", "appeal/clinic", "appeal/review",
	"appeal/law", "appeal/letter", "appeal/packet", "appeal/examiner", "appeal/paper", "appeal/ccitt", "appeal/tiff", "templates", "testdata",
}

// impure lists what a pure package may not import. Nobody may import the network.
var impure = []string{"os", "os/exec", "os/signal", "syscall", "path/filepath", "github.com/spf13/cobra", "github.com/charmbracelet/huh"}

// homes names the one package that knows an outside format or library.
var homes = map[string]string{
	"github.com/ledongthuc/pdf":       "appeal/pdf",
	"github.com/jung-kurt/gofpdf":     "appeal/typeset",
	"github.com/charmbracelet/huh":    "cmd/imeappeal",
	"github.com/spf13/cobra":          "cmd/imeappeal",
	"github.com/arran4/golang-ical":   "cmd/imeappeal",
	"github.com/rickar/cal/v2":        "appeal/law",
	"github.com/yuin/goldmark":        "appeal/letter",
	"github.com/gofrs/flock":          "appeal/casefile",
	"github.com/go-fonts/liberation":  "appeal/typeset",
	"github.com/klippa-app/go-pdfium": "appeal/pdf",
	"github.com/danlock/gogosseract":  "appeal/ocr",
	"filippo.io/age":                  "cmd/imeappeal",
}

// TestImports parses the files itself rather than running go list, so that the
// test cache sees the files and a change to any of them runs the test again.
func TestImports(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.go", "*/*.go", "../templates/*.go", "../testdata/*.go", "../cmd/*/*.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 30 {
		t.Fatalf("found only %d files: the patterns are wrong", len(files))
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		pkg := strings.TrimPrefix(path.Join("appeal", path.Dir(filepath.ToSlash(file))), "../")
		for _, spec := range f.Imports {
			imp, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, file, pkg, imp)
		}
	}
}

func checkImport(t *testing.T, file, pkg, imp string) {
	t.Helper()
	if ours, ok := strings.CutPrefix(imp, module); ok && pkg != "cmd/imeappeal" && !slices.Contains(mayImport[pkg], ours) {
		t.Errorf("%s: %s may not import %s", file, pkg, ours)
	}
	if slices.Contains(pure, pkg) && slices.Contains(impure, imp) {
		t.Errorf("%s: %s may not import %s", file, pkg, imp)
	}
	if imp == "net" || strings.HasPrefix(imp, "net/http") {
		t.Errorf("%s: nothing of ours may import %s", file, imp)
	}
	for lib, home := range homes {
		if (imp == lib || strings.HasPrefix(imp, lib+"/")) && pkg != home {
			t.Errorf("%s: only %s may import %s", file, home, lib)
		}
	}
}
