package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
)

// askDrawn asks with a form of one field. What was answered is left on the
// screen as a line, since the form goes away.
func (k *asker) askDrawn(ctx context.Context, p prompt) (reply, error) {
	k.say("")
	for {
		text, typed := p.chosenSoFar(), &typedAhead{}
		field, err := k.field(p, &text, typed), error(nil)
		form := huh.NewForm(huh.NewGroup(field))
		form.WithProgramOptions(tea.WithFilter(wordsNotKeys))
		if p.form == pick {
			form.WithProgramOptions(tea.WithFilter(typed.filter))
		}
		here, gone := context.WithCancel(ctx)
		form.WithInput(heard(k.in, p, gone)).WithOutput(k.out).WithShowErrors(true).
			WithTheme(k.theme()).WithKeyMap(k.keys()).WithWidth(k.width)
		err = form.RunWithContext(here)
		left := here.Err() != nil
		gone()
		switch {
		case ctx.Err() != nil:
			return reply{}, ctx.Err()
		case left:
			return reply{}, errNoAnswer
		case errors.Is(err, huh.ErrUserAborted):
			return reply{}, errInterrupted
		case err != nil:
			return reply{}, fmt.Errorf("%w (%w)", errNoAnswer, err)
		case strings.TrimSpace(typed.text) != "":
			text = typed.text
		case form.State != huh.StateCompleted:
			return reply{}, errNoAnswer
		}
		if asksEditor(text) && k.mayEdit(p) {
			if r, err := k.edited(ctx, p); err != nil || r.verb != "" {
				return r, err
			}
			continue
		}
		r, again := k.understood(p, text)
		if again != "" {
			k.say(again)
			continue
		}
		if r.verb == answered && (p.form == listLines || p.form == longText) {
			if r, err = k.withoutStrays(ctx, p, r.text); err != nil {
				return reply{}, err
			} else if r.verb == "" {
				continue
			}
		}
		k.transcribe(p, r)
		return r, nil
	}
}

// chosenSoFar is the choice that the answer so far is, "" for none: the cursor
// stands on it.
func (p prompt) chosenSoFar() string {
	for _, o := range p.options {
		if p.keeps && o.text == p.now {
			return o.id
		}
	}
	return ""
}

// listener is the terminal that a form reads. The form would wait for ever when
// the terminal is gone and nothing ends the program (under nohup): reading says so.
type listener struct {
	*os.File
	keys io.Reader // the same terminal
	gone func()
}

// heard is where a form's keys come from. Where Enter is a key of the text itself
// a paste needs no joining.
func heard(in io.Reader, p prompt, gone func()) io.Reader {
	f, ok := in.(*os.File)
	switch {
	case !ok:
		return in
	case p.form == listLines || p.form == longText:
		return listener{f, f, gone}
	}
	return listener{f, &pasteJoiner{in: f}, gone}
}

// Read reads from the terminal.
func (l listener) Read(b []byte) (int, error) {
	n, err := l.keys.Read(b)
	if err != nil && !errors.Is(err, os.ErrDeadlineExceeded) {
		l.gone()
	}
	return n, err
}

// field makes the one field of a prompt.
func (k *asker) field(p prompt, text *string, typed *typedAhead) huh.Field {
	about := p.help
	if p.now != "" {
		about = strings.TrimSpace(about + "\n" + k.words.say("ask.now", "now", p.now))
	}
	check := k.notEmpty
	if p.keeps {
		about += "\n" + k.words.say("ask.keeps")
		check = func(string) error { return nil }
	}
	switch p.form {
	case pick:
		var rows []huh.Option[string]
		for _, o := range append(p.options[:len(p.options):len(p.options)], k.ways()...) {
			rows = append(rows, huh.NewOption(o.text, o.id))
		}
		about = strings.TrimSpace(about + "\n" + k.words.say("ask.drawn-pick"))
		return k.description(huh.NewSelect[string]().Title(p.title), about, typed).Options(rows...).Value(text)
	case listLines, longText:
		about += "\n" + k.words.say("ask.drawn-lines")
		if k.mayEdit(p) {
			about += "\n" + k.words.say("ask.edit")
		}
		return huh.NewText().Title(p.title).Description(strings.TrimSpace(about)).
			Lines(5).ExternalEditor(false).CharLimit(0).Validate(check).Value(text)
	}
	return huh.NewInput().Title(p.title).Description(strings.TrimSpace(about + "\n" + k.words.say("ask.drawn-hint"))).
		CharLimit(0).Validate(check).Value(text)
}

// notEmpty is checked inside the form, so that nothing typed ahead is lost.
func (k *asker) notEmpty(text string) error {
	if strings.TrimSpace(text) == "" {
		return errors.New(k.words.say("ask.empty"))
	}
	return nil
}

// ways are the words that lead away, as choices of their own.
func (k *asker) ways() []option {
	out := []option{{string(skipOver), k.words.say("ask.skip")}}
	return append(out, option{string(goBack), k.words.say("ask.back")}, option{string(leave), k.words.say("ask.quit")})
}

// understood reads what the field holds; again is why it must be asked again.
func (k *asker) understood(p prompt, text string) (r reply, again string) {
	plain := strings.TrimSpace(text)
	switch plain {
	case "":
		if p.keeps {
			return reply{verb: skipOver}, ""
		}
		return reply{}, k.words.say("ask.empty")
	case "?":
		return reply{}, strings.TrimSpace(p.help + "\n" + strings.TrimSpace(k.explained(p)+"\n"+k.words.say("ask.hint")))
	}
	if v, ok := command(plain); ok {
		return k.allowed(v, p), ""
	}
	if p.form != pick {
		return reply{verb: answered, text: plain}, ""
	}
	if o, ok := p.chosen(plain); ok {
		return picked(o), ""
	}
	if p.free {
		return reply{verb: answered, text: plain}, ""
	}
	return reply{}, k.words.say("ask.no-choice", "n", fmt.Sprint(len(p.options)))
}

// transcribe leaves question and answer on the screen.
func (k *asker) transcribe(p prompt, r reply) {
	said := r.text
	switch {
	case r.verb == skipOver && p.keeps:
		said = k.words.say("ask.said.kept")
	case r.verb != answered:
		said = k.words.say("ask.said." + string(r.verb))
	case p.form == pick:
		for _, o := range p.options {
			if o.id == r.text {
				said = o.text
			}
		}
	}
	k.say(k.words.say("ask.transcript", "question", p.title, "answer", strings.ReplaceAll(said, "\n", "; ")))
}

// theme is calm: the terminal's own sixteen colours, none where none is wanted.
func (k *asker) theme() *huh.Theme {
	if !k.color {
		return huh.ThemeBase()
	}
	return huh.ThemeBase16()
}

// keys are huh's, but Enter begins a new line in a text of several lines, as
// people expect, and nothing filters or jumps by a letter.
func (k *asker) keys() *huh.KeyMap {
	m := huh.NewDefaultKeyMap()
	m.Text.NewLine.SetKeys("enter", "ctrl+j", "alt+enter")
	m.Text.NewLine.SetHelp("enter", k.words.say("ask.key.line"))
	m.Text.Next.SetKeys("tab", "ctrl+d")
	m.Text.Next.SetHelp("tab", k.words.say("ask.key.done"))
	m.Text.Submit.SetKeys("tab", "ctrl+d")
	m.Text.Submit.SetHelp("tab", k.words.say("ask.key.done"))
	m.Select.Filter.SetEnabled(false)
	m.Select.Up.SetKeys("up", "ctrl+p")
	m.Select.Down.SetKeys("down", "ctrl+n")
	m.Select.GotoTop.SetKeys("home")
	m.Select.GotoBottom.SetKeys("end")
	m.Select.Up.SetHelp("↑", k.words.say("ask.key.up"))
	m.Select.Down.SetHelp("↓", k.words.say("ask.key.down"))
	m.Select.Submit.SetHelp("enter", k.words.say("ask.key.choose"))
	m.Input.Submit.SetHelp("enter", k.words.say("ask.key.next"))
	return m
}

// drawable reports that every choice fits on a row and all of them on the
// screen. Elsewhere the choices are asked in lines, which wrap and scroll.
func (k *asker) drawable(p prompt) bool {
	if p.form != pick {
		return true
	}
	ways := k.ways()
	for _, o := range append(p.options[:len(p.options):len(p.options)], ways...) {
		if len([]rune(o.text)) > k.width-6 {
			return false
		}
	}
	return len(p.options)+len(ways)+8+lineCount(p.title, k.width)+lineCount(p.help, k.width) <= k.height
}

func lineCount(text string, width int) int {
	n := 1
	for line := range strings.SplitSeq(text, "\n") {
		n += 1 + len([]rune(line))/max(width-4, 1)
	}
	return n
}
