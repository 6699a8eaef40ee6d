// Package scripts runs the commands as a person or a script would: the program is
// built and called by the texts in testdata/scripts. It is a package of its own
// so that these tests and those of the commands run side by side, each well
// within the time that go test gives a package.
package scripts

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the cmp files of scripts anew")

// program is the folder that holds the built program.
var program string

func TestMain(m *testing.M) {
	os.Exit(withProgram(m.Run))
}

// withProgram builds the program, with the race detector where the tests have it,
// for as long as the tests run.
func withProgram(run func() int) int {
	var err error
	if program, err = os.MkdirTemp("", "imeappeal-scripts-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(program)
	build := exec.Command("go", append(append([]string{"build"}, raced...), "-o", program+string(filepath.Separator), "imeappeal/cmd/imeappeal")...)
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "the program that the scripts call cannot be built:", err)
		return 1
	}
	return run()
}

// TestScripts runs testdata/scripts/*.txtar, each in an empty folder, with the
// real program as the command imeappeal.
func TestScripts(t *testing.T) {
	data, err := filepath.Abs("../../../testdata")
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
			env.Setenv("PATH", program+string(filepath.ListSeparator)+env.Getenv("PATH"))
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
