package main

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// askPlain asks in numbered lines that stay where they are: for screen readers,
// for terminals that cannot redraw, and for scripts.
func (k *asker) askPlain(ctx context.Context, p prompt) (reply, error) {
	k.showPlain(p)
	for {
		r, helped, err := k.readPlain(ctx, p)
		if err != nil {
			return reply{}, err
		}
		if helped {
			k.showHelp(p)
			continue
		}
		if r.verb != "" {
			return r, nil
		}
	}
}

func (k *asker) showPlain(p prompt) {
	k.say("")
	k.say(p.title)
	if p.help != "" { // the drawn form has it too, without being asked
		k.say(p.help)
	}
	if p.now != "" {
		k.say(k.words.say("ask.now", "now", p.now))
	}
	if p.keeps {
		k.say(k.words.say("ask.keeps"))
	}
	k.showChoices(p)
	switch {
	case p.form == listLines:
		k.say(k.words.say("ask.list" + p.of))
	case p.form == longText:
		k.say(k.words.say("ask.long"))
	}
	if k.mayEdit(p) {
		k.say(k.words.say("ask.edit"))
	}
	if !k.hinted {
		k.hinted = true
		k.say(k.words.say("ask.hint"))
	}
}

func (k *asker) showChoices(p prompt) {
	for i, o := range p.options {
		fmt.Fprintf(k.out, "%3d. %s\n", i+1, strings.TrimLeft(wrap(o.text, k.width, "     "), " "))
	}
}

func (k *asker) showHelp(p prompt) {
	for _, text := range []string{p.help, k.explained(p)} {
		if text != "" {
			k.say(text)
		}
	}
	k.say(k.words.say("ask.hint"))
	k.say(p.title) // it may have left the screen
	k.showChoices(p)
}

// readPlain reads one answer. No verb means that it could not be taken, and why
// was said; helped that ? was asked.
func (k *asker) readPlain(ctx context.Context, p prompt) (r reply, helped bool, err error) {
	fmt.Fprint(k.out, "> ")
	text, ahead, err := k.typed(ctx)
	if err != nil {
		fmt.Fprintln(k.out)
		return reply{}, false, err
	}
	if !ahead && !(asksEditor(text) && k.mayEdit(p)) && k.lines.follows(ctx, breath) { // an editor needs its keys
		if r, taken, err := k.pastedAt(ctx, p, text); taken || err != nil {
			return r, false, err
		}
	}
	if strings.TrimSpace(text) == "?" {
		return reply{}, true, nil
	}
	if v, ok := command(text); ok {
		return k.allowed(v, p), false, nil
	}
	if strings.TrimSpace(text) == "" && p.keeps {
		return reply{verb: skipOver}, false, nil
	}
	if p.form == pick {
		o, ok := p.chosen(text)
		if !ok && p.free && strings.TrimSpace(text) != "" {
			return reply{verb: answered, text: strings.TrimSpace(text)}, false, nil
		}
		if !ok {
			k.say(k.words.say("ask.no-choice", "n", fmt.Sprint(len(p.options))))
			return reply{}, false, nil
		}
		return picked(o), false, nil
	}
	if strings.TrimSpace(text) == "" {
		k.say(k.words.say("ask.empty"))
		return reply{}, false, nil
	}
	if k.cutOff(text) {
		k.say(k.words.say("ask.cut-off", "n", fmt.Sprint(len(text))))
		return reply{}, false, nil
	}
	if asksEditor(text) && k.mayEdit(p) {
		r, err := k.edited(ctx, p)
		return r, false, err
	}
	if p.form == listLines || p.form == longText {
		r, err = k.readRest(ctx, p, text, !ahead)
		return r, false, err
	}
	return reply{verb: answered, text: text}, false, err
}

// allowed keeps "I don't know" away from a plain yes or no of the program.
func (k *asker) allowed(v verb, p prompt) reply {
	if p.bare && v == unknown {
		v = skipOver
	}
	return reply{verb: v}
}

// readRest reads the further lines: to the first empty one, or for a long text
// to the second empty one in a row, since pasted text may have gaps. A line that
// is only a word such as quit is not obeyed, since pasted lines may break there;
// the same word again is meant, and at the end it is asked about.
func (k *asker) readRest(ctx context.Context, p prompt, first string, fresh bool) (reply, error) {
	all, empty, refused, began := []string{first}, 0, "", time.Now()
	for {
		fmt.Fprint(k.out, "> ")
		text, err := k.lines.next(ctx)
		if err != nil {
			fmt.Fprintln(k.out)
			return reply{}, err
		}
		plain := strings.TrimSpace(text)
		v, isWord := command(plain)
		ends := false
		switch {
		case k.cutOff(text):
			k.say(k.words.say("ask.cut-off", "n", fmt.Sprint(len(text))))
			continue
		case plain == "?":
			k.showHelp(p)
			continue
		case isWord && strings.EqualFold(plain, refused):
			r := k.allowed(v, p)
			if p.keptOn(v) {
				r.text = strings.Join(withoutEnd(all, plain), "\n")
			}
			return r, nil
		case isWord:
			refused, empty = plain, 0
			id := "ask.stray-plain"
			if p.keptOn(v) {
				id = "ask.stray-leave"
			}
			k.say(k.words.say(id, "word", plain))
		case plain == "":
			empty++
			ends = p.form == listLines || empty >= 2
		default:
			refused, empty = "", 0
			ends = p.form == longText && plain == "."
		}
		if ends && !k.pasting(ctx, fresh, len(all), began) {
			return k.withoutStrays(ctx, p, strings.Join(all, "\n"))
		}
		all = append(all, text)
	}
}

// keptOn reports that leaving by this word keeps what was typed.
func (p prompt) keptOn(v verb) bool { return p.partial && (v == leave || v == goBack) }

// withoutEnd takes the empty lines and a word off the end of what was typed.
func withoutEnd(lines []string, word string) []string {
	for len(lines) > 0 {
		last := strings.TrimSpace(lines[len(lines)-1])
		if last != "" && !strings.EqualFold(last, word) {
			break
		}
		lines = lines[:len(lines)-1]
	}
	return lines
}

// pasting reports that another line follows what was pasted: gaps in a pasted text
// do not end it, or its rest would answer the next questions. Of an answer that was
// typed ahead only many lines, faster than anybody types, are a paste.
func (k *asker) pasting(ctx context.Context, fresh bool, lines int, began time.Time) bool {
	const many, apart, pause = 12, 30 * time.Millisecond, 200 * time.Millisecond
	return (fresh || lines >= many && time.Since(began) < time.Duration(lines)*apart) && k.lines.follows(ctx, pause)
}

// terminalLine is the longest line that a Unix terminal hands over; it throws
// away what is longer without a word.
const terminalLine = 4095

func (k *asker) cutOff(text string) bool { return len(text) >= terminalLine && isTerminal(k.in) }

// say writes a paragraph to the person.
func (k *asker) say(text string) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(k.out, wrapped(paragraph, k.width))
	}
}

// wrapped breaks a line under its own indent; an entry of a list hangs under its text.
func wrapped(line string, width int) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	entry, listed := strings.CutPrefix(strings.TrimLeft(oneLine(line), " "), "- ")
	if !listed {
		return wrap(entry, width, indent)
	}
	return indent + "- " + strings.TrimLeft(wrap(entry, width, indent+"  "), " ")
}
