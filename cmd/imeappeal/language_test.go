package main

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal/intake"
)

var argument = regexp.MustCompile(`\{[a-z_-]+\}`)

// whole are the topics that a claimant meets in the walk; their Spanish must not
// lack a message.
var whole = []string{"walk.yaml", "intake.yaml", "core.yaml", "case.yaml", "glossary.yaml", "frames.yaml", "gaps.yaml", "paper.yaml", "unread.yaml"}

// TestSpanishIsWhole: every message of the walk has its Spanish twin, and every
// Spanish message the arguments of its English one.
func TestSpanishIsWhole(t *testing.T) {
	en := english(t)
	for _, name := range whole {
		spanish := messages(t, "es", name)
		for id := range messages(t, "en", name) {
			if _, ok := spanish[id]; !ok && !strings.HasSuffix(id, ".also") {
				t.Errorf("words/es/%s lacks %s", name, id)
			}
		}
	}
	names, err := fs.Glob(wordFiles, "words/es/*.yaml")
	if err != nil || len(names) < len(whole) {
		t.Fatalf("%d files, %v", len(names), err)
	}
	for _, name := range names {
		for id, text := range messages(t, "es", path.Base(name)) {
			if strings.HasPrefix(id, "date.") || strings.HasPrefix(id, "step.") || strings.HasSuffix(id, ".also") {
				continue // Spanish has its own form of dates, of steps and of terms
			}
			if !en.has(id) {
				t.Errorf("%s: nobody says %s", name, id)
				continue
			}
			if got, want := arguments(text), arguments(en[id]); !slices.Equal(got, want) {
				t.Errorf("%s: %s has %v, the English %v", name, id, got, want)
			}
		}
	}
}

func messages(t *testing.T, language, name string) map[string]string {
	t.Helper()
	b, err := fs.ReadFile(wordFiles, path.Join("words", language, name))
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]string
	if err := yaml.Unmarshal(b, &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func arguments(text string) []string {
	found := argument.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// TestSpanishIsSpanish: no question, help or choice was left in English.
func TestSpanishIsSpanish(t *testing.T) {
	en, es := english(t), inSpanish(t)
	alike := []string{"flag.channel.help", "add.note", "paper.where", "cmd.confirm.example"} // in both languages
	for _, q := range intake.Questions() {
		for _, id := range []string{"ask." + q.ID, "ask." + q.ID + ".help"} {
			if es[id] == en[id] {
				t.Errorf("%s is not translated: %s", id, es[id])
			}
		}
	}
	for _, name := range whole {
		for id, text := range messages(t, "es", name) {
			if text == en[id] && len(strings.Fields(argument.ReplaceAllString(text, ""))) > 3 && !slices.Contains(alike, id) {
				t.Errorf("%s is not translated: %s", id, text)
			}
		}
	}
}

func inSpanish(t *testing.T) words {
	t.Helper()
	w, err := loadLanguage(wordFiles, "es")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestLanguage(t *testing.T) {
	for _, tt := range []struct {
		args        string
		env         map[string]string
		want, wrong string
	}{
		{"walk", nil, "en", ""},
		{"walk --lang es", nil, "es", ""},
		{"--lang=ES walk", nil, "es", ""},
		{"walk --lang fr", nil, "en", "fr"},
		{"walk -- --lang es", nil, "en", ""},
		{"walk", map[string]string{"LANG": "es_MX.UTF-8"}, "es", ""},
		{"walk", map[string]string{"LANG": "es_MX.UTF-8", "LC_ALL": "C"}, "en", ""},
		{"walk", map[string]string{"LANG": "en_US.UTF-8", "IMEAPPEAL_LANG": "es"}, "es", ""},
		{"walk --lang en", map[string]string{"LANG": "es"}, "en", ""},
		{"walk", map[string]string{"LANG": "estonian"}, "en", ""},
	} {
		if got, wrong := language(strings.Fields(tt.args), func(name string) string { return tt.env[name] }); got != tt.want || wrong != tt.wrong {
			t.Errorf("%s %v: %q, %q", tt.args, tt.env, got, wrong)
		}
	}
}

func TestDatesInTheLanguage(t *testing.T) {
	es, en := inSpanish(t), english(t)
	for value, want := range map[string]string{
		"Monday, July 6, 2026": "lunes 6 de julio de 2026",
		"July 6, 2026":         "6 de julio de 2026",
		"Acme, Inc.":           "Acme, Inc.",
		"Main 5, 2026":         "Main 5, 2026",
		"":                     "",
	} {
		if got := es.localized(value); got != want {
			t.Errorf("%q becomes %q, want %q", value, got, want)
		}
		if got := en.localized(value); got != value {
			t.Errorf("in English %q becomes %q", value, got)
		}
	}
}
