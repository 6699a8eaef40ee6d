package main

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// asker asks one thing at a time: in plain numbered lines, or in a form that
// huh draws. Both modes take the same answers and the same five words: ? for
// help, ?? for "I don't know", back, skip, quit.
type asker struct {
	lines *lineReader // plain mode
	in    io.Reader   // drawn mode
	out   io.Writer
	words words
	plain bool
	// keyboard says that lines are typed or pasted by a person, who reads first.
	// Where forms are drawn too nothing looks ahead: the look would take a form's keys.
	keyboard bool
	color    bool
	width    int
	height   int
	hinted   bool // the five words were said in this sitting
	greeted  bool // and what the program is
}

// form is what an answer looks like.
type form string

const (
	single    form = "line"
	listLines form = "list"      // one thing a line, an empty line ends it
	longText  form = "long-text" // may hold an empty line
	pick      form = "pick"
)

// prompt is one thing to ask, in words.
type prompt struct {
	title   string
	help    string
	now     string // the answer so far, "" when there is none
	keeps   bool   // Enter alone leaves that answer as it is
	partial bool   // what was typed of a list or a text is kept when it is left in the middle
	form    form
	of      string   // for a list: of which things, where they are asked for in words of their own
	options []option // for pick
	also    []option // for pick: other words for a choice, which are not shown
	free    bool     // for pick: what is none of the options is an answer too
	bare    bool     // a yes or no of the program's own: no "I don't know", no skip
}

// option is one choice: what it is called in the case and what the person reads.
type option struct{ id, text string }

// verb is what the person did with a question.
type verb string

const (
	answered verb = "answered"
	unknown  verb = "unknown"
	goBack   verb = "back"
	skipOver verb = "skip"
	leave    verb = "quit"
)

// reply is what came back. text is an option's id for pick.
type reply struct {
	verb verb
	text string
}

// errNoAnswer says that the input ended before the question was answered.
var errNoAnswer = errors.New("the input ended before the question was answered")

// errInterrupted says that Ctrl-C was pressed inside a form.
var errInterrupted = errors.New("interrupted")

// asker makes the asker for this run's streams. Questions go to the terminal
// also when standard output is a file.
func (a *app) asker() *asker {
	if a.asking != nil {
		return a.asking
	}
	out := a.promptStream()
	k := &asker{in: a.in, out: out, words: a.words, plain: a.wantsPlain(out), color: a.wantsColor(out), width: min(a.width(), 80), height: 24}
	if f, ok := out.(interface{ Fd() uintptr }); ok {
		if _, h, err := term.GetSize(int(f.Fd())); err == nil && h > 0 {
			k.height = h
		}
	}
	k.lines = newLineReader(a.in)
	k.keyboard = k.plain && isTerminal(a.in)
	a.asking = k
	return k
}

func (a *app) promptStream() io.Writer {
	if !isTerminal(a.out) && isTerminal(a.err) {
		return a.err
	}
	return a.out
}

// wantsPlain reports that nothing may be redrawn: a screen reader, a dumb
// terminal, or no terminal to draw on.
func (a *app) wantsPlain(out io.Writer) bool {
	if set := os.Getenv("ACCESSIBLE"); set != "" && set != "0" && set != "false" {
		return true
	}
	if f, ok := out.(*os.File); ok && !drawsForms(f) {
		return true
	}
	return a.flags.accessible || os.Getenv("TERM") == "dumb" || !isTerminal(out)
}

func (a *app) wantsColor(out io.Writer) bool {
	switch a.flags.color {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// ask asks until there is an answer that the prompt can take, or a word that
// leads away from it.
func (k *asker) ask(ctx context.Context, p prompt) (reply, error) {
	if err := ctx.Err(); err != nil {
		return reply{}, err
	}
	p.options = k.completed(p)
	p.title, p.help, p.now = printable(p.title), printable(p.help), printable(p.now)
	for i := range p.options {
		p.options[i].text = oneLine(p.options[i].text)
	}
	if k.plain || !k.drawable(p) {
		return k.askPlain(ctx, p)
	}
	return k.askDrawn(ctx, p)
}

// yes asks a yes or no of the program's own. No answer but yes counts as yes;
// the words that lead away are the caller's.
func (k *asker) yes(ctx context.Context, title string, more ...string) (bool, verb, error) {
	p := prompt{title: title, form: pick, bare: true, options: []option{
		{"yes", k.words.say("ask.yes")}, {"no", k.words.say("ask.no")},
	}}
	if len(more) > 0 {
		p.help = more[0]
	}
	r, err := k.ask(ctx, p)
	return r.text == "yes", r.verb, err
}

// completed adds "I don't know" to a list of choices that has no such choice.
func (k *asker) completed(p prompt) []option {
	if p.form != pick || p.bare {
		return p.options
	}
	for _, o := range p.options {
		if o.id == "unknown" {
			return p.options
		}
	}
	return append(p.options[:len(p.options):len(p.options)], option{string(unknown), k.words.say("ask.unknown")})
}

// command reads the words that lead away from a question.
func command(text string) (verb, bool) {
	switch unaccented(strings.ToLower(strings.TrimSpace(text))) {
	case "back", "atras", "volver":
		return goBack, true
	case "skip", "saltar", "omitir":
		return skipOver, true
	case "quit", "exit", "q", "salir", "terminar":
		return leave, true
	case "??", "no se", "no lo se", "no se.", "no lo se.", "no recuerdo", "no me acuerdo", "i don't know", "i don’t know", "i dont know", "don't know", "don’t know", "dont know", "unknown":
		return unknown, true
	}
	return "", false
}

// unaccented lets people leave accents out: si, atras, no se.
func unaccented(text string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n").Replace(text)
}

// chosen finds the choice that a person typed, by its own words or by others.
func (p prompt) chosen(text string) (option, bool) {
	plain := unaccented(strings.ToLower(strings.TrimSpace(text)))
	for _, o := range p.also {
		if plain == o.text {
			return o, true
		}
	}
	return chosen(p.options, text)
}

// chosen finds the option that a person typed: its number, its id, its words or
// their beginning.
func chosen(options []option, text string) (option, bool) {
	text = unaccented(strings.ToLower(strings.TrimSuffix(strings.TrimSpace(text), ".")))
	least := 3 // letters of a beginning: "no" must not become "note"
	if len(options) == 2 {
		least = 1
	}
	var near []option
	for i, o := range options {
		words := unaccented(strings.ToLower(o.text))
		if text == strconv.Itoa(i+1) || text == o.id || text == words {
			return o, true
		}
		if len(text) >= least && (strings.HasPrefix(words, text) || strings.HasPrefix(o.id, text)) {
			near = append(near, o)
		}
	}
	if len(near) == 1 {
		return near[0], true
	}
	return option{}, false
}

// picked turns a chosen option into a reply.
func picked(o option) reply {
	if o.id == string(unknown) {
		return reply{verb: unknown}
	}
	return reply{verb: answered, text: o.id}
}
