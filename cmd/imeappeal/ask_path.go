package main

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
)

// droppedPaths reads paths as they come from typing, pasting, and dragging
// files into a terminal: one or several, in quotes, with escaped spaces, as
// file:// addresses, with the "& " of PowerShell and a space at the end. A text
// that names an existing file as it stands is that file, whatever signs are in
// its name.
func droppedPaths(text string, exists func(string) bool) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if whole := homed(unquoted(line)); exists(whole) {
			out = append(out, whole)
			continue
		}
		out = append(out, splitPaths(line, runtime.GOOS == "windows")...)
	}
	return out
}

func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// unquoted takes off one pair of quotes around the whole text.
func unquoted(text string) string {
	text = strings.TrimSpace(strings.TrimPrefix(text, "& "))
	for _, pair := range []string{`""`, `''`, "“”", "‘’"} {
		r := []rune(pair)
		inner, ok := strings.CutPrefix(text, string(r[0]))
		if rest, closed := strings.CutSuffix(inner, string(r[1])); ok && closed {
			return rest
		}
	}
	return text
}

// splitPaths splits at spaces outside of quotes. A backslash escapes the next
// sign, but on Windows it divides folders.
func splitPaths(text string, windows bool) []string {
	text = strings.TrimPrefix(text, "& ")
	var out []string
	var word strings.Builder
	quote, escaped, begun := rune(0), false, false
	end := func() {
		if begun {
			out = append(out, homed(fromAddress(word.String())))
		}
		word.Reset()
		begun = false
	}
	for _, r := range text {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && !windows && quote != '\'':
			escaped, begun = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'' && !begun:
			quote, begun = r, true
		case unicode.IsSpace(r):
			end()
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	end()
	return out
}

// fromAddress gives the path of a file:// address.
func fromAddress(text string) string {
	if !strings.HasPrefix(text, "file://") {
		return text
	}
	u, err := url.Parse(text)
	if err != nil {
		return text
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // file:///C:/…
		path = path[1:]
	}
	return filepath.FromSlash(path)
}

func homed(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	if home, err := os.UserHomeDir(); ok && err == nil {
		return filepath.Join(home, rest)
	}
	return path
}
