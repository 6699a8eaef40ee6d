package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"
	"time"
)

// lineReader hands out the input line by line and keeps what was typed ahead.
// It can be left while it waits, so that Ctrl-C ends a question.
type lineReader struct {
	in    *bufio.Reader
	lines chan line
	asked bool  // a read is under way
	ahead *line // a line that came while the asker looked whether one follows
	ended bool
}

type line struct {
	text string
	err  error
}

func newLineReader(in io.Reader) *lineReader {
	return &lineReader{in: bufio.NewReader(in), lines: make(chan line, 1)}
}

// next gives the next line. The end of the input is errNoAnswer, now and ever
// after; a last line without an end counts.
func (l *lineReader) next(ctx context.Context) (string, error) {
	if l.ended {
		return "", errNoAnswer
	}
	if l.ahead != nil {
		got := *l.ahead
		l.ahead = nil
		return l.take(ctx, got)
	}
	l.start()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case got := <-l.lines:
		l.asked = false
		return l.take(ctx, got)
	}
}

// start begins a read, if none is under way.
func (l *lineReader) start() {
	if l.asked {
		return
	}
	l.asked = true
	go func() {
		text, err := l.in.ReadString('\n')
		l.lines <- line{text, err}
	}()
}

func (l *lineReader) take(ctx context.Context, got line) (string, error) {
	if got.err != nil {
		l.ended = true
		return l.last(ctx, got)
	}
	return trimmed(got.text), nil
}

// follows reports whether another line comes within a moment; it is kept.
func (l *lineReader) follows(ctx context.Context, moment time.Duration) bool {
	if l.ended || l.ahead != nil {
		return l.ahead != nil && l.ahead.err == nil
	}
	l.start()
	select {
	case <-ctx.Done():
		return false
	case <-time.After(moment):
		return false
	case got := <-l.lines:
		l.asked, l.ahead = false, &got
		return got.err == nil
	}
}

// last tells the end of the input from Ctrl-C, which on Windows ends the read
// a moment before its signal comes.
func (l *lineReader) last(ctx context.Context, got line) (string, error) {
	if text := trimmed(got.text); errors.Is(got.err, io.EOF) && text != "" {
		return text, nil
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(50 * time.Millisecond):
		return "", errNoAnswer
	}
}

// trimmed takes off the line's end and what a terminal's paste mode puts around
// a pasted text.
func trimmed(text string) string {
	text = strings.NewReplacer("\x1b[200~", "", "\x1b[201~", "").Replace(text)
	return strings.TrimRight(text, "\r\n")
}
