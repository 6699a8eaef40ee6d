package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// A question can be read in no less than settle: what stands there by then was
// typed ahead, line for line. A line that comes within breath of another was
// pasted with it.
const (
	settle = 150 * time.Millisecond
	breath = 100 * time.Millisecond
)

// typed gives the next line. What was typed ahead of the question, ahead, answers
// question after question, as it was meant.
func (k *asker) typed(ctx context.Context) (text string, ahead bool, err error) {
	ahead = !k.keyboard || k.lines.follows(ctx, settle)
	text, err = k.lines.next(ctx)
	return text, ahead, err
}

// pastedAt takes a first line that others follow in the same breath; taken is
// false where the others are empty, and the first is an answer like any.
func (k *asker) pastedAt(ctx context.Context, p prompt, first string) (r reply, taken bool, err error) {
	if p.form == listLines || p.form == longText {
		if strings.TrimSpace(first) == "" || k.cutOff(first) {
			return reply{}, false, nil
		}
		r, err = k.readRest(ctx, p, first, true)
		return r, true, err
	}
	more, err := k.lines.pasted(ctx)
	if err != nil || len(more) == 0 {
		return reply{}, false, err
	}
	r, err = k.oneAnswer(ctx, p, append([]string{first}, more...))
	return r, true, err
}

// pasted gives the lines that follow in the same breath, without the empty ones.
func (l *lineReader) pasted(ctx context.Context) (more []string, err error) {
	for l.follows(ctx, breath) {
		text, err := l.next(ctx)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(text) != "" {
			more = append(more, text)
		}
	}
	return more, nil
}

// oneAnswer asks what several pasted lines are where one is wanted: one answer,
// or nothing. They never answer the questions that follow. No verb means that the
// question is to be asked again.
func (k *asker) oneAnswer(ctx context.Context, p prompt, all []string) (reply, error) {
	if p.form == pick && !p.free {
		k.say(k.words.say("ask.pasted.choice", "n", fmt.Sprint(len(all))))
		return reply{}, nil
	}
	yesNo := []option{{"yes", k.words.say("ask.yes")}, {"no", k.words.say("ask.no")}}
	for {
		if slices.ContainsFunc(all, k.cutOff) {
			k.say(k.words.say("ask.cut-off", "n", fmt.Sprint(terminalLine)))
			return reply{}, nil
		}
		text := joined(all)
		k.say(k.words.say("ask.pasted", "n", fmt.Sprint(len(all)), "text", shortened(printable(text), shownPasted)))
		k.showChoices(prompt{options: yesNo})
		fmt.Fprint(k.out, "> ")
		line, err := k.lines.next(ctx)
		if err != nil {
			fmt.Fprintln(k.out)
			return reply{}, err
		}
		if v, ok := command(line); ok && v != unknown {
			return k.allowed(v, p), nil
		}
		o, ok := chosen(yesNo, line)
		switch {
		case ok && o.id == "yes":
			return reply{verb: answered, text: text}, nil
		case ok:
			return reply{}, nil
		case strings.TrimSpace(line) != "" && strings.TrimSpace(line) != "?":
			all = append(all, line) // the end of the paste, which waited for its Enter
		}
	}
}

// shownPasted is how much of a paste is read back.
const shownPasted = 300

func shortened(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}

// joined makes one text of pasted lines. Files stay one a line.
func joined(all []string) string {
	var lines []string
	files := true
	for _, l := range all {
		l = strings.TrimSpace(l)
		lines = append(lines, l)
		files = files && slices.ContainsFunc(droppedPaths(l, fileExists), fileExists)
	}
	if files {
		return strings.Join(lines, "\n")
	}
	return strings.Join(lines, " ")
}

// pasteJoiner hands a form of one line, or of a choice, what a terminal without
// paste mode sends as keys: lines that come in one piece. They become one paste,
// so that no Enter among them answers the questions that follow; the person sees
// them in the field and presses Enter.
type pasteJoiner struct {
	in   *os.File
	full bool      // the piece before was a paste and filled the room
	at   time.Time // when it came
}

const pasteBegin, pasteEnd = "\x1b[200~", "\x1b[201~"

func (j *pasteJoiner) Read(b []byte) (int, error) {
	room := len(b) - len(pasteBegin) - len(pasteEnd)
	if room <= 0 {
		return j.in.Read(b)
	}
	n, err := j.in.Read(b[:room])
	follows := j.full && time.Since(j.at) < breath
	j.full = false
	if err != nil || !follows && !severalLines(b[:n]) {
		return n, err
	}
	j.full, j.at = n == room, time.Now()
	text := b[:n]
	if !j.full {
		text = bytes.TrimRight(text, "\r\n\t")
	}
	return copy(b, pasteBegin+strings.ReplaceAll(string(text), "\r", "\n")+pasteEnd), nil
}

// severalLines reports that text follows a line's end; keys such as the arrows,
// and a paste that says that it is one, are left alone.
func severalLines(b []byte) bool {
	rest := bytes.TrimLeft(b, "\r\n")
	end := bytes.IndexAny(rest, "\r\n")
	return end >= 0 && !bytes.Contains(b, []byte{0x1b}) && len(bytes.Trim(rest[end:], "\r\n\t ")) > 0
}
