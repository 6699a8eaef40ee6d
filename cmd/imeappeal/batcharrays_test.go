package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestArrayManifests: the manifests can be read by what takes them, divide the
// sheet by a number of parts that they say, and use options that there are.
func TestArrayManifests(t *testing.T) {
	catalogue, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	a := &app{words: catalogue}
	command := a.batchMakeCommand()
	root := a.root()
	flag := regexp.MustCompile(`--[a-z][a-z-]+`)
	for name, read := range map[string]func([]byte) error{
		"kubernetes.yaml": func(b []byte) error { var v map[string]any; return yaml.Unmarshal(b, &v) },
		"aws-batch.json":  func(b []byte) error { var v map[string]any; return json.Unmarshal(b, &v) },
		"slurm.sh":        func([]byte) error { return nil },
	} {
		b, err := os.ReadFile("../../templates/arrays/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := read(b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		_, call, ok := strings.Cut(string(b), "batch make ")
		if name == "slurm.sh" {
			call = string(b)[strings.LastIndex(string(b), "batch make "):] // the comment names it too
		}
		call, _, _ = strings.Cut(call, "code=")
		if !ok || !strings.Contains(call, "/$PARTS") || !strings.Contains(call, "--skip-bad") {
			t.Errorf("%s: %s", name, call)
		}
		for _, f := range flag.FindAllString(call, -1) {
			if f = strings.TrimPrefix(f, "--"); command.Flags().Lookup(f) == nil && root.PersistentFlags().Lookup(f) == nil {
				t.Errorf("%s: batch make has no option --%s", name, f)
			}
		}
	}
}
