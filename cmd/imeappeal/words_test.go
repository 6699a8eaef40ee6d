package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func english(t *testing.T) words {
	t.Helper()
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestEveryCommandHasWords looks at every command and flag: a text that is not
// in the catalogue shows as its id in brackets.
func TestEveryCommandHasWords(t *testing.T) {
	a := &app{in: strings.NewReader(""), out: io.Discard, err: io.Discard, words: english(t)}
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		if cmd.Name() == "completion" {
			return
		}
		for _, text := range []string{cmd.Short, cmd.Long, cmd.Example, cmd.LocalFlags().FlagUsages()} {
			for _, mark := range []string{"[cmd.", "[flag.", "[ask."} {
				if i := strings.Index(text, mark); i >= 0 {
					t.Errorf("%s lacks the words %s", cmd.CommandPath(), strings.SplitAfter(text[i:], "]")[0])
				}
			}
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if strings.Contains(f.Usage, "`") {
				t.Errorf("%s --%s: help shows what stands in backquotes as the kind of value: %s", cmd.CommandPath(), f.Name, f.Usage)
			}
		})
		if cmd.Runnable() && cmd.Name() != "help" && !strings.Contains(cmd.Example, "imeappeal") {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(a.root())
}

// speaking names the functions whose first argument is a message id, with the
// endings under which its words stand.
var speaking = map[string][]string{
	"say": {""}, "tell": {""}, "note": {""}, "plural": {".one", ".many"}, "fail": {".what"}, "usage": {".what"},
}

// TestEveryMessageHasWords parses this package and looks up each message id that
// stands in it as a literal.
func TestEveryMessageHasWords(t *testing.T) {
	w := english(t)
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	found := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			id, ok := call.Args[0].(*ast.BasicLit)
			if !ok || id.Kind != token.STRING {
				return true
			}
			text, _ := strconv.Unquote(id.Value)
			if text == "" {
				return true
			}
			for _, ending := range speaking[called(call)] {
				found++
				if !w.has(text + ending) {
					t.Errorf("%s: no words for %s", file, text+ending)
				}
			}
			return true
		})
	}
	if found < 100 {
		t.Errorf("only %d messages found: the test looks in the wrong places", found)
	}
}

// called gives the name of the function or method that is called.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestLoadWordsRefusesTwiceTheSame(t *testing.T) {
	files := fstest.MapFS{
		"words/en/a.yaml": {Data: []byte("hello: one\n")},
		"words/en/b.yaml": {Data: []byte("hello: two\n")},
	}
	if _, err := loadWords(files, "en"); err == nil || !strings.Contains(err.Error(), `"hello"`) {
		t.Errorf("loadWords = %v, want the doubled id", err)
	}
}

func TestSay(t *testing.T) {
	w := words{"greet": "Hello {name}, {name}!", "n.one": "one", "n.many": "{n} of {what}"}
	for _, test := range []struct{ got, want string }{
		{w.say("greet", "name", "Zoë {x}"), "Hello Zoë {x}, Zoë {x}!"},
		{w.say("gone"), "[gone]"},
		{w.plural("n", 1), "one"},
		{w.plural("n", 3, "what", "them"), "3 of them"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	if got, want := oneLine("a\nimeappeal: error: forged\x1b[31m"), "a imeappeal: error: forged�[31m"; got != want {
		t.Errorf("oneLine = %q, want %q", got, want)
	}
}
