package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
)

var update = flag.Bool("update", false, "write golden files and the cmp files of scripts anew")

func TestMain(m *testing.M) {
	pdf.MaybeChild()
	ocr.MaybeChild()
	testscript.Main(m, map[string]func(){"imeappeal": main})
}

// TestScripts runs testdata/scripts/*.txtar, each in an empty folder, with the
// real main as the command imeappeal.
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir() // the engines are compiled once for all scripts
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join(data, "scripts"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TESTDATA", data)
			env.Setenv("NO_COLOR", "1")
			env.Setenv("ACCESSIBLE", "1")
			env.Setenv("XDG_CACHE_HOME", cache)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"copycase": copyCase,
			"exits":    exits,
			"replace":  replace,
		},
	})
}

// copyCase copies a case of testdata/cases into the script's folder:
// copycase 01-lumbar-ltd-oh mine.
func copyCase(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copycase NAME FOLDER")
	}
	from := filepath.Join(ts.Getenv("TESTDATA"), "cases", args[0])
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(from)))
}

// replace changes a text in a file that holds it: replace OLD NEW FILE.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	path := ts.MkAbs(args[2])
	was := ts.ReadFile(path)
	if !strings.Contains(was, args[0]) {
		ts.Fatalf("%s does not hold %q", args[2], args[0])
	}
	ts.Check(os.WriteFile(path, []byte(strings.ReplaceAll(was, args[0], args[1])), 0o600))
}

// exits runs a command and checks its exit code: exits 3 imeappeal packet. Its
// output is then there for stdout and stderr.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ...")
	}
	err := ts.Exec(args[1], args[2:]...)
	if got := exitCodeOf(err); got != args[0] {
		ts.Fatalf("%v exits %s, want %s", args[1:], got, args[0])
	}
}
