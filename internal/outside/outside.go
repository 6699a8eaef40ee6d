// Package outside finds the programs of others that tests hold our files against.
package outside

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// required is the value of IMEAPPEAL_PROGRAMS that makes a missing program a
// failure, as .ci/run sets it: a test left out there would look like one that passes.
const required = "required"

// Find gives the path of the first of these programs that is installed, or "" after
// saying in the log what is not tested for want of it and how to install it.
func Find(t testing.TB, install string, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	lack(t, strings.Join(names, " or "), install)
	return ""
}

// Lack is for a program that is there without a part that the test needs: the test
// is left out, or fails where the programs are required.
func Lack(t testing.TB, part, install string) {
	t.Helper()
	lack(t, part, install)
	t.SkipNow()
}

func lack(t testing.TB, what, install string) {
	t.Helper()
	if os.Getenv("IMEAPPEAL_PROGRAMS") == required {
		t.Fatalf("%s is not installed: apt-get install %s", what, install)
	}
	t.Logf("NOT TESTED with %s, which is not installed: apt-get install %s", what, install)
}

// Need is Find for a test that is nothing without the program: it is left out.
func Need(t testing.TB, install string, names ...string) string {
	t.Helper()
	path := Find(t, install, names...)
	if path == "" {
		t.SkipNow()
	}
	return path
}
