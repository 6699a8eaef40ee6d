package review

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestExpressionsCompile finds every expression in the source: one that does
// not compile would match nothing and say nothing.
func TestExpressionsCompile(t *testing.T) {
	consts := map[string]string{"numeral": numeral, "monthName": monthName, "joinDate": joinDate}
	files, _ := filepath.Glob("*.go")
	n := 0
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 || !strings.HasSuffix(nameOf(call.Fun), "Expr") {
				return true
			}
			source, ok := textOf(call.Args[0], consts)
			if !ok {
				return true
			}
			n++
			if _, err := regexp.Compile(source); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return true
		})
	}
	if n < 100 {
		t.Errorf("only %d expressions found", n)
	}
}

func nameOf(e ast.Expr) string {
	if s, ok := e.(*ast.SelectorExpr); ok {
		return s.Sel.Name
	}
	return ""
}

func textOf(e ast.Expr, consts map[string]string) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.Ident:
		s, ok := consts[e.Name]
		return s, ok
	case *ast.BinaryExpr:
		a, ok1 := textOf(e.X, consts)
		b, ok2 := textOf(e.Y, consts)
		return a + b, ok1 && ok2
	}
	return "", false
}
