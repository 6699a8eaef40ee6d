package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"imeappeal/appeal/casefile"
)

// welcome greets where there is no case. On a terminal it begins: in an empty
// folder with the first question, elsewhere once it is said what is wanted.
func (a *app) welcome(ctx context.Context) error {
	switch {
	case a.flags.json:
		return a.printJSON(map[string]any{"kind": "welcome", "version": 1})
	case !a.mayAsk():
		a.tell("welcome")
		return nil
	}
	cases, empty := lookAround(a.flags.caseDir)
	if empty {
		return a.walk(ctx, nil)
	}
	a.greet()
	fresh := filepath.Join(a.flags.caseDir, freeFolder(a.flags.caseDir))
	p := prompt{title: a.words.say("welcome.ask"), help: a.words.say("welcome.ask.help"), form: pick, bare: true}
	for _, dir := range cases {
		p.options = append(p.options, option{"case:" + dir, a.words.say("welcome.go-on", "name", a.caseName(dir), "dir", dir)})
	}
	p.options = append(
		p.options, option{"start", a.words.say("welcome.start", "dir", fresh)},
		option{"demo", a.words.say("welcome.demo")}, option{"later", a.words.say("welcome.later")},
	)
	r, err := a.asker().ask(ctx, p)
	switch {
	case err != nil:
		return err
	case r.text == "demo":
		return a.demo(ctx, filepath.Join(a.flags.caseDir, demoFolder))
	case r.text == "start":
		a.flags.caseDir = fresh
	case strings.HasPrefix(r.text, "case:"):
		a.flags.caseDir = strings.TrimPrefix(r.text, "case:")
	default:
		a.asker().say(a.words.say("welcome.bye"))
		return nil
	}
	return a.walk(ctx, nil)
}

// greet says once what this is, what stays private and how to stop.
func (a *app) greet() {
	k := a.asker()
	if k.greeted {
		return
	}
	k.greeted = true
	for i, paragraph := range strings.Split(a.words.say("walk.welcome"), "\n\n") {
		if i > 0 {
			k.say("")
		}
		if k.width < 80 { // a narrow window breaks the paragraph anew, not its lines
			paragraph = strings.Join(strings.Fields(paragraph), " ")
		}
		k.say(paragraph)
	}
}

// mostCases is how many cases below a folder are offered by name.
const mostCases = 6

// lookAround finds the cases right below a folder, and says whether it is empty:
// nothing but hidden files and this program lies there.
func lookAround(dir string) (cases []string, empty bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, false
	}
	empty = true
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || strings.EqualFold(name, "desktop.ini") || strings.HasPrefix(strings.ToLower(name), "imeappeal") && !e.IsDir() {
			continue
		}
		empty = false
		below := filepath.Join(dir, name)
		if info, err := os.Stat(filepath.Join(below, casefile.Name)); err == nil && !info.IsDir() && len(cases) < mostCases {
			cases = append(cases, below)
		}
	}
	return cases, empty
}

// freeFolder gives a name for a new case's folder that nothing has yet.
func freeFolder(dir string) string {
	for n := 1; ; n++ {
		name := "my-case"
		if n > 1 {
			name = fmt.Sprintf("my-case-%d", n)
		}
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			return name
		}
	}
}

// caseName names a case by its claimant, or by its folder where the file cannot
// be read.
func (a *app) caseName(dir string) string {
	if f, err := casefile.Open(dir); err == nil && f.Case.Claimant.Name != "" {
		return oneLine(f.Case.Claimant.Name)
	}
	return filepath.Base(dir)
}

// ownWindow reports that the program was started by a double click: its window
// closes with it.
func ownWindow(byExplorer func() bool) bool {
	return runtime.GOOS == "windows" && byExplorer() && !slices.Contains(os.Args[1:], "--no-input")
}
