package letter

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	texttemplate "text/template"
	"text/template/parse"

	"github.com/goccy/go-yaml"

	"imeappeal/templates"
)

// Info is what a template says of itself, in the front matter of its file.
type Info struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"`
	About     string   `yaml:"about"`     // one sentence for a list of letters
	Recipient string   `yaml:"recipient"` // insurer, plan-administrator, treating, independent, regulator, scheme, none
	Physician string   `yaml:"physician"` // the role of the physician that it speaks of, where that is not its recipient
	Regimes   []string `yaml:"regimes"`   // claim kinds it is for; "any" is all
	Needs     []string `yaml:"needs"`     // case keys without which it cannot be final
	Uses      []string `yaml:"uses"`      // for which an authority may be limited; see law.UsePlanDocuments
	Form      bool     `yaml:"form"`      // has places to fill by hand
	Countries []string `yaml:"countries"` // where its law is in force; none is everywhere
	File      string   `yaml:"-"`

	NotFor map[string]string `yaml:"not_for"` // kinds of claim that must not have it, and why
}

// For reports whether a letter is for this kind of claim.
func (i Info) For(kind string) bool {
	return slices.Contains(i.Regimes, "any") || slices.Contains(i.Regimes, kind)
}

// List gives every letter and form, in the order of their files. Files of
// over, which may be nil, take the place of the built-in ones of their name.
func List(over fs.FS) ([]Info, error) {
	var out []Info
	var errs []error
	for _, name := range files(over, "letters", "forms") {
		info, _, err := load(over, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, info)
	}
	return out, errors.Join(errs...)
}

// Template gives the file of a letter as it stands, for a person to copy.
func Template(over fs.FS, id string) (name, content string, err error) {
	info, err := find(over, id)
	if err != nil {
		return "", "", err
	}
	raw, err := open(over, info.File)
	return info.File, string(raw), err
}

func find(over fs.FS, id string) (Info, error) {
	for _, folder := range []string{"letters", "forms"} { // most are in the file of their name
		if name := path.Join(folder, id+".md"); fs.ValidPath(name) {
			if info, _, err := load(over, name); err == nil && info.ID == id {
				return info, nil
			}
		}
	}
	all, err := List(over)
	if err != nil {
		return Info{}, err
	}
	var have []string
	for _, info := range all {
		if info.ID == id {
			return info, nil
		}
		have = append(have, info.ID)
	}
	return Info{}, &UnknownLetterError{ID: id, Have: have}
}

// load reads a template and its front matter. The front matter is left in the
// text as empty lines, so that an error names the line of the file.
func load(over fs.FS, name string) (Info, string, error) {
	raw, err := open(over, name)
	if err != nil {
		return Info{}, "", err
	}
	text := strings.ReplaceAll(string(raw), "\r\n", "\n")
	if i := strings.IndexAny(text, string(markStart)+string(markEnd)); i >= 0 {
		return Info{}, "", fmt.Errorf("%s:%d: the private-use characters U+E000 and U+E001 are reserved", name, 1+strings.Count(text[:i], "\n"))
	}
	head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !strings.HasPrefix(text, "---\n") || !ok {
		return Info{}, "", fmt.Errorf("%s:1: no front matter between two lines of ---", name)
	}
	info := Info{File: name}
	if err := yaml.UnmarshalWithOptions([]byte(head), &info, yaml.Strict()); err != nil {
		return Info{}, "", fmt.Errorf("%s: %s", name, yaml.FormatError(err, false, false))
	}
	if len(info.Regimes) == 0 {
		return Info{}, "", fmt.Errorf("%s: regimes: say for which kinds of claim the letter is; [any] is all", name)
	}
	for _, key := range info.Needs {
		if !isCaseKey(key) {
			return Info{}, "", fmt.Errorf("%s: needs: the case has no key %q", name, key)
		}
	}
	return info, strings.Repeat("\n", strings.Count(head, "\n")+3) + body, nil
}

func open(over fs.FS, name string) ([]byte, error) {
	if over != nil {
		raw, err := fs.ReadFile(over, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return raw, err
		}
	}
	return fs.ReadFile(templates.FS, name)
}

// files lists the Markdown files of some folders, each name once.
func files(over fs.FS, folders ...string) []string {
	var out []string
	for _, folder := range folders {
		var names []string
		for _, fsys := range []fs.FS{templates.FS, over} {
			if fsys == nil {
				continue
			}
			found, _ := fs.Glob(fsys, path.Join(folder, "*.md"))
			names = append(names, found...)
		}
		slices.Sort(names)
		out = append(out, slices.Compact(names)...)
	}
	return out
}

// fill runs a template with the composer's functions and gives Markdown in
// which marks stand for the values.
func (c *composer) fill(name, body string) (string, error) {
	set := texttemplate.New(name).Option("missingkey=error").Funcs(c.funcs())
	trees := builtInParts
	if has(c.data.Templates, "parts") {
		trees = func() (map[string]*parse.Tree, error) { return parseParts(c.data.Templates) }
	}
	parts, err := trees()
	if err != nil {
		return "", err
	}
	for part, tree := range parts {
		if _, err := set.AddParseTree(part, tree); err != nil {
			return "", err
		}
	}
	if _, err := set.Parse(body); err != nil {
		return "", err
	}
	c.set = set
	var out bytes.Buffer
	if err := set.Execute(&out, nil); err != nil {
		return "", err
	}
	return out.String(), nil
}

// The built-in parts and words for missing facts never change; they are parsed
// once for all letters of a run.
var (
	builtInParts = sync.OnceValues(func() (map[string]*parse.Tree, error) { return parseParts(nil) })
	builtInFacts = sync.OnceValues(func() (map[string]factWords, error) { return parseFacts(nil) })
)

func factsOf(over fs.FS) (map[string]factWords, error) {
	if has(over, "facts.yaml") {
		return parseFacts(over)
	}
	return builtInFacts()
}

// has reports that a person's own templates have a file or folder of that name.
func has(over fs.FS, name string) bool {
	if over == nil {
		return false
	}
	_, err := fs.Stat(over, name)
	return err == nil
}

// parseParts reads the shared pieces. A function that does not exist is found
// when a piece is printed, with its file and line.
func parseParts(over fs.FS) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	for _, part := range files(over, "parts") {
		raw, err := open(over, part)
		if err != nil {
			return nil, err
		}
		tree := parse.New(part)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(strings.ReplaceAll(string(raw), "\r\n", "\n"), "", "", trees); err != nil {
			return nil, err
		}
	}
	return trees, nil
}

func parseFacts(over fs.FS) (map[string]factWords, error) {
	raw, err := open(over, "facts.yaml")
	if err != nil {
		return nil, err
	}
	var ask map[string]factWords
	if err := yaml.UnmarshalWithOptions(raw, &ask, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("facts.yaml: %s", yaml.FormatError(err, false, false))
	}
	return ask, nil
}

// part prints a shared piece whose name is known only now, such as the frame
// for a kind of finding.
func (c *composer) part(name string, data any) (string, error) {
	var out bytes.Buffer
	if c.set.Lookup(name) == nil {
		return "", fmt.Errorf("no part %q", name)
	}
	err := c.set.ExecuteTemplate(&out, name, data)
	return strings.TrimSpace(out.String()), err
}
