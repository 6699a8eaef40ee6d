package main

import "imeappeal/appeal"

// The exit codes are part of the command line's promise (see README).
const (
	exitDone        = 0
	exitCould       = 1 // could not
	exitUsage       = 2 // usage, or an answer is missing
	exitPartly      = 3 // partly done: something was left out, and named
	exitFound       = 4 // check found something
	exitInterrupted = 130
)

// failure is an error in the program's own words: a message id with its
// arguments, where it happened and how to exit. The domain's errors become one
// in say.go.
type failure struct {
	id    string
	where string
	pairs []string
	exit  int
	cause error
	many  []appeal.Problem // shown below, each with its fix
}

func (f *failure) Error() string { return f.id }

func (f *failure) Unwrap() error { return f.cause }

// fail is a failure that exits 1; usage one that exits 2.
func fail(id, where string, pairs ...string) *failure {
	return &failure{id: id, where: where, pairs: pairs, exit: exitCould}
}

func usage(id, where string, pairs ...string) *failure {
	return &failure{id: id, where: where, pairs: pairs, exit: exitUsage}
}

// because keeps the cause, whose text fills {cause}.
func (f *failure) because(err error) *failure {
	f.cause = err
	f.pairs = append(f.pairs, "cause", err.Error())
	return f
}

// quiet is an exit code without a message: what there is to say was said.
type quiet int

func (q quiet) Error() string { return "" }
