package casefile

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// Every problem that the package names has its two sentences, and no sentence
// is left over.
func TestEveryProblemHasWords(t *testing.T) {
	b, err := os.ReadFile("../../cmd/imeappeal/words/en/casefile.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]string
	if err := yaml.Unmarshal(b, &words); err != nil {
		t.Fatal(err)
	}
	sources, _ := filepath.Glob("*.go")
	said := map[string]bool{}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"(casefile\.[a-z0-9-]+)"`).FindAllStringSubmatch(string(b), -1) {
			said[m[1]] = true
			for _, form := range []string{".what", ".fix"} {
				if words[m[1]+form] == "" {
					t.Errorf("no words for %s%s", m[1], form)
				}
			}
		}
	}
	for id := range words {
		if !said[strings.TrimSuffix(strings.TrimSuffix(id, ".what"), ".fix")] {
			t.Errorf("nobody says %s", id)
		}
	}
}
