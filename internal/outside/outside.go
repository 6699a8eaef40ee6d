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
	which := strings.Join(names, " or ")
	if os.Getenv("IMEAPPEAL_PROGRAMS") == required {
		t.Fatalf("%s is not installed: apt-get install %s", which, install)
	}
	t.Logf("NOT TESTED with %s, which is not installed: apt-get install %s", which, install)
	return ""
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
