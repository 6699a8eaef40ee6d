package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestEveryReasonHasWords: each code for which a page or a file gives no words
// has its message, in Spanish too; a person never meets the code.
func TestEveryReasonHasWords(t *testing.T) {
	en, es := english(t), inSpanish(t)
	codes := []string{"incomplete", "not a PDF", "no pages", "not found", "no permission"} // of other names
	for _, folder := range []string{"pdf", "ocr"} {
		files, _ := filepath.Glob("../../appeal/" + folder + "/*.go")
		for _, name := range files {
			codes = append(codes, reasonsIn(t, name)...)
		}
	}
	if len(codes) < 16 {
		t.Fatalf("only %d reasons were found: %q", len(codes), codes)
	}
	for _, code := range codes {
		if got := en.unread(code); got == code {
			t.Errorf("%q is said as it is", code)
		} else if es.unread(code) == got {
			t.Errorf("%q is not translated: %s", code, got)
		}
	}
}

// reasonsIn gives the values of a file's constants that are named Unread….
func reasonsIn(t *testing.T, name string) (codes []string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "Unread") || len(spec.Values) != 1 {
			return true
		}
		if lit, ok := spec.Values[0].(*ast.BasicLit); ok {
			code, _ := strconv.Unquote(lit.Value)
			codes = append(codes, code)
		}
		return true
	})
	return codes
}
