package main

import (
	"cmp"
	"context"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// asksEditor reports that a person asks for the own editor, where a text may be
// long.
func asksEditor(text string) bool {
	text = strings.ToLower(strings.TrimSpace(text))
	return text == "edit" || text == "editar"
}

// editorCommand gives the editor that the person has chosen, as program and
// arguments: no shell reads it. Windows has Notepad; elsewhere there is none
// unless VISUAL or EDITOR names it.
func editorCommand() []string {
	chosen := cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"))
	if chosen == "" && runtime.GOOS == "windows" {
		chosen = "notepad"
	}
	return splitPaths(chosen, runtime.GOOS == "windows")
}

// mayEdit reports that the prompt takes a text that an editor helps with, and
// that there is one.
func (k *asker) mayEdit(p prompt) bool {
	return (p.form == longText || p.form == listLines) && len(editorCommand()) > 0
}

// edited lets the person write in the editor. No verb means that it did not work
// or nothing was written; why was said, and the prompt goes on as before.
func (k *asker) edited(ctx context.Context, p prompt) (reply, error) {
	text := ""
	if p.form == longText && p.now != "??" {
		text = p.now
	}
	text, err := runEditor(ctx, editorCommand(), text, k.in, k.out)
	switch text = strings.TrimSpace(text); {
	case err != nil:
		k.say(k.words.say("ask.edit-failed", "cause", err.Error()))
	case text == "":
		k.say(k.words.say("ask.empty"))
	default:
		for line := range strings.SplitSeq(text, "\n") {
			k.say("  " + line)
		}
		return k.withoutStrays(ctx, p, text)
	}
	return reply{}, nil
}

// maxEdited is far above what a person writes.
const maxEdited = 1 << 20

// runEditor opens a private file with a text in the editor and gives what stands
// in it afterwards. The file is gone when it returns.
func runEditor(ctx context.Context, command []string, text string, in io.Reader, out io.Writer) (string, error) {
	file, err := os.CreateTemp("", "imeappeal-*.txt") // mode 0600
	if err != nil {
		return "", err
	}
	defer os.Remove(file.Name())
	if text != "" {
		text += "\n"
	}
	if _, err := file.WriteString(text); err != nil {
		file.Close()
		return "", err
	}
	if err := file.Close(); err != nil {
		return "", err
	}
	run := exec.CommandContext(ctx, command[0], append(command[1:len(command):len(command)], file.Name())...)
	if s, ok := out.(asciiScreen); ok {
		out = s.File // an editor needs the terminal itself
	}
	run.Stdin, run.Stdout, run.Stderr = in, out, out
	if err := run.Run(); err != nil {
		return "", err
	}
	back, err := os.Open(file.Name())
	if err != nil {
		return "", err
	}
	defer back.Close()
	b, err := io.ReadAll(io.LimitReader(back, maxEdited))
	return strings.ToValidUTF8(strings.ReplaceAll(string(b), "\r\n", "\n"), ""), err
}
