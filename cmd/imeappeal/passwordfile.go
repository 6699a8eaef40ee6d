package main

import (
	"os"
	"strings"

	"github.com/spf13/pflag"
)

// passwordEnv names the variable that may hold the password of a locked paper.
// A password that stands in a command line is seen by everybody on the machine
// and kept in its history.
const passwordEnv = "IMEAPPEAL_PASSWORD"

// addPasswords defines --password and --password-file; what both give, and the
// variable, is tried.
func (a *app) addPasswords(f *pflag.FlagSet) {
	a.flags.passwords = nil
	if v := os.Getenv(passwordEnv); v != "" {
		a.flags.passwords = []string{v}
	}
	f.Var(passwordFlag{&a.flags.passwords, onePassword}, "password", a.words.say("flag.password.help"))
	f.Var(passwordFlag{&a.flags.passwords, passwordLines}, "password-file", a.words.say("flag.password-file.help", "env", passwordEnv))
}

// passwordFlag adds to a list that it never shows: help prints what a flag holds.
type passwordFlag struct {
	list *[]string
	read func(string) ([]string, error)
}

// Set adds what the value gives.
func (p passwordFlag) Set(value string) error {
	found, err := p.read(value)
	*p.list = append(*p.list, found...)
	return err
}

// String says nothing of what the list holds.
func (passwordFlag) String() string { return "" }

// Type names the kind of value in the help.
func (passwordFlag) Type() string { return "string" }

func onePassword(value string) ([]string, error) { return []string{value}, nil }

// passwordLines gives the lines of a file that are not empty.
func passwordLines(file string) ([]string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) { // some editors put a mark in front
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		return nil, usage("passphrase.empty", "--password-file")
	}
	return out, nil
}
