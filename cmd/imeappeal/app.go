package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// app is what a command may use of the world: its three streams, the clock,
// the words and the flags that every command has.
type app struct {
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	words    words
	flags    globals
	walking  bool   // inside the walk: what is to be looked at is said without the program's name
	asking   *asker // made when the first question is asked
	columns  int    // of a test's window; 0 asks the terminal

	toldEnglish bool // it was said that law is quoted in English

	lawRead   sync.Once // the tables are read when the first asks for them
	lawTables *law.Law
	lawWrong  error
}

// globals are the flags that every command has.
type globals struct {
	caseDir    string
	asOf       string
	json       bool
	noInput    bool
	accessible bool
	lang       string
	color      string
	laws       string
	ocr        string
	passwords  []string      // of locked papers: PASSWORD, or DOCUMENT=PASSWORD
	fileTime   time.Duration // limit for reading a file; 0 is the usual
	pageTime   time.Duration // limit for recognizing a page; 0 is the usual
}

// today is the day that the program takes for today: --as-of, else the day
// that a demo case plays on, else the clock's.
func (a *app) today(c *appeal.Case) (appeal.Day, error) {
	if a.flags.asOf != "" {
		d, err := appeal.ParseDay(a.flags.asOf)
		if err != nil {
			return d, usage("flag.as-of", "--as-of", "value", a.flags.asOf)
		}
		return d, nil
	}
	if c != nil && c.Fictional && !c.DemoDay.IsZero() {
		return c.DemoDay, nil
	}
	return appeal.DayOf(a.now()), nil
}

// laws gives the law tables, read once however many rows and lines ask for them:
// reading them takes longer than most of what is done with them.
func (a *app) laws() (*law.Law, error) {
	a.lawRead.Do(func() { a.lawTables, a.lawWrong = a.loadLaws() })
	return a.lawTables, a.lawWrong
}

// loadLaws loads the built-in law tables, with the folder that --laws names laid
// over them and everything checked.
func (a *app) loadLaws() (*law.Law, error) {
	if a.flags.laws == "" {
		return law.Load()
	}
	if info, err := os.Stat(a.flags.laws); err != nil || !info.IsDir() {
		return nil, usage("laws.no-folder", a.flags.laws)
	}
	if stray, any := lawFiles(a.flags.laws); stray != "" {
		return nil, usage("laws.stray", filepath.Join(a.flags.laws, stray))
	} else if !any {
		return nil, usage("laws.empty", a.flags.laws)
	}
	loaded, err := law.Load(os.DirFS(a.flags.laws))
	if err != nil {
		return nil, fail("laws.wrong", a.flags.laws).because(err)
	}
	return loaded, nil
}

// lawFiles looks for tables in a folder: stray is a YAML file whose name is no
// table's and would be passed over in silence.
func lawFiles(dir string) (stray string, some bool) {
	known := []string{"authorities.yaml", "deadlines.yaml", "regimes.yaml", "countries.yaml"}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		switch ext := filepath.Ext(e.Name()); {
		case slices.Contains(known, e.Name()), e.IsDir() && e.Name() == "states":
			some = true
		case ext == ".yaml" || ext == ".yml":
			return e.Name(), some
		}
	}
	return "", some
}

// printf writes to the answer stream.
func (a *app) printf(format string, args ...any) {
	io.WriteString(a.out, a.fitted(a.out, fmt.Sprintf(format, args...)))
}

// tell writes one message of the catalogue to the answer stream.
func (a *app) tell(id string, pairs ...string) { a.printf("%s\n", a.words.say(id, pairs...)) }

// note writes one message of the catalogue to stderr, beside the answer.
func (a *app) note(id string, pairs ...string) {
	fmt.Fprintln(a.err, a.fitted(a.err, a.words.say(id, pairs...)))
}

// fitted takes out what a terminal would obey, and breaks lines that are longer
// than the window between words, where the stream is a window. Files and pipes
// get the lines as long as they are.
func (a *app) fitted(stream io.Writer, text string) string {
	text = printable(text)
	if a.columns == 0 && !isTerminal(stream) {
		return text
	}
	width := a.widthOf(stream)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if len([]rune(line)) > width {
			lines[i] = wrap(line, width, line[:len(line)-len(strings.TrimLeft(line, " "))])
		}
	}
	return strings.Join(lines, "\n")
}

// mayAsk reports whether prompts are allowed: a terminal (or a test's script)
// on stdin and no --no-input.
func (a *app) mayAsk() bool { return !a.flags.noInput && isTerminal(a.in) }

// watched reports whether somebody looks at stderr, so that progress is worth
// showing.
func (a *app) watched() bool { return isTerminal(a.err) && os.Getenv("TERM") != "dumb" }

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// width is the number of columns to fill: the terminal's, else 80, never so
// narrow or so wide that a paragraph cannot be read.
func (a *app) width() int { return a.widthOf(a.out) }

func (a *app) widthOf(stream io.Writer) int {
	w := 80
	if f, ok := stream.(interface{ Fd() uintptr }); ok {
		if got, _, err := term.GetSize(int(f.Fd())); err == nil && got > 0 {
			w = got
		}
	}
	if a.columns > 0 {
		w = a.columns
	}
	return min(max(w, 30), 100)
}
