package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// Whatever binding can note about an exhibit has words for people. The kinds
// are read from the source, so that a new one cannot be forgotten.
func TestNotesHaveWords(t *testing.T) {
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "../../appeal/bind/note.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{string(pictureDamaged)}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "NoteKind" {
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			kinds = append(kinds, kind)
		}
		return true
	})
	if len(kinds) < 10 {
		t.Fatalf("only %v were found", kinds)
	}
	for _, kind := range kinds {
		if !w.has("note." + kind) {
			t.Errorf("note.%s has no words", kind)
		}
	}
}
