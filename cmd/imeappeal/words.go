package main

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
)

// wordFiles hold every word that the program says to people, by message id,
// one folder a language, one file a topic.
//
//go:embed words
var wordFiles embed.FS

// words is one language's catalogue.
type words map[string]string

// loadWords reads the catalogue of a language. A message id that stands in two
// files is an error, since one of the two would be lost.
func loadWords(files fs.FS, language string) (words, error) {
	all := words{}
	names, err := fs.Glob(files, path.Join("words", language, "*.yaml"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var some map[string]string
		if err := yaml.Unmarshal(b, &some); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for id, text := range some {
			if _, twice := all[id]; twice {
				return nil, fmt.Errorf("%s: message %q stands in two files", name, id)
			}
			all[id] = strings.TrimRight(text, "\n")
		}
	}
	return all, nil
}

// has reports whether the catalogue knows the message.
func (w words) has(id string) bool { _, ok := w[id]; return ok }

// say gives a message with its {names} filled from pairs of name and value.
// An id that is missing shows as itself, so that it is seen and reported.
func (w words) say(id string, pairs ...string) string {
	text, ok := w[id]
	if !ok {
		return "[" + id + "]"
	}
	if len(pairs) == 0 {
		return text
	}
	fill := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		fill = append(fill, "{"+pairs[i]+"}", w.localized(pairs[i+1]))
	}
	return strings.NewReplacer(fill...).Replace(text)
}

// what and fix give the two sentences of a problem: what is wrong, and what to
// do next ("" where there is nothing to advise).
func (w words) what(p appeal.Problem) string { return w.say(p.ID+".what", pairs(p.Args)...) }

func (w words) fix(p appeal.Problem) string {
	if !w.has(p.ID + ".fix") {
		return ""
	}
	return w.say(p.ID+".fix", pairs(p.Args)...)
}

func pairs(args map[string]string) []string {
	var out []string
	for k, v := range args {
		out = append(out, k, v)
	}
	return out
}

// plural gives id.one or id.many with {n} filled.
func (w words) plural(id string, n int, more ...string) string {
	form := ".many"
	if n == 1 {
		form = ".one"
	}
	return w.say(id+form, append([]string{"n", fmt.Sprint(n)}, more...)...)
}
