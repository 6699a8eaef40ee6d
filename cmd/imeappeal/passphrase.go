package main

import (
	"context"
	"io"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// passphraseEnv names the variable that may hold a password. There is no flag
// that takes one itself: what stands in a command line is seen by everybody on
// the machine and kept in its history.
const passphraseEnv = "IMEAPPEAL_PASSPHRASE"

func (a *app) addPassphrase(f *pflag.FlagSet, file *string) {
	f.StringVar(file, "passphrase-file", "", a.words.say("flag.passphrase-file.help", "env", passphraseEnv))
}

// passphrase takes a password from a file, the environment or the terminal,
// where it is not shown; a new one is asked twice.
func (a *app) passphrase(ctx context.Context, file string, fresh bool) (string, error) {
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(strings.TrimPrefix(string(b), "\ufeff"), "\n") // some editors put a mark in front
		return enough(strings.TrimSuffix(line, "\r"), "--passphrase-file")
	}
	if v, ok := os.LookupEnv(passphraseEnv); ok {
		return enough(v, passphraseEnv)
	}
	if !a.mayAsk() {
		return "", usage("passphrase.none", "--passphrase-file", "env", passphraseEnv)
	}
	for {
		once, err := a.hidden(ctx, "passphrase.ask")
		if err != nil || !fresh {
			return once, err
		}
		if once == "" {
			return enough(once, "")
		}
		again, err := a.hidden(ctx, "passphrase.again")
		if err != nil || again == once {
			return once, err
		}
		a.note("passphrase.differ")
	}
}

// enough refuses a password of nothing.
func enough(secret, where string) (string, error) {
	if secret == "" {
		return "", usage("passphrase.empty", where)
	}
	return secret, nil
}

// hidden asks for a line that the terminal does not show. Ctrl-C leaves the
// terminal as it was.
func (a *app) hidden(ctx context.Context, id string) (string, error) {
	f := a.in.(*os.File) // mayAsk saw a terminal
	state, err := term.GetState(int(f.Fd()))
	if err != nil {
		return "", err
	}
	_, _ = io.WriteString(a.err, a.words.say(id)+" ")
	type typed struct {
		secret []byte
		err    error
	}
	done := make(chan typed, 1)
	go func() {
		b, err := term.ReadPassword(int(f.Fd()))
		done <- typed{b, err}
	}()
	defer func() { _, _ = io.WriteString(a.err, "\n") }()
	select {
	case <-ctx.Done():
		_ = term.Restore(int(f.Fd()), state)
		return "", ctx.Err()
	case got := <-done:
		if got.err != nil {
			return "", errNoAnswer
		}
		return string(got.secret), nil
	}
}
