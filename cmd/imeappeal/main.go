// Command imeappeal helps people whose insurance claim was denied on the
// strength of an independent medical examination: it reviews the report, counts
// the deadlines, writes the letters and binds the evidence packet. Only this
// package asks, prints, reads the clock and exits.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
)

func main() {
	pdf.MaybeChild()             // a reader of PDF files ends here
	ocr.MaybeChild()             // and one of pages that are pictures
	cobra.MousetrapHelpText = "" // on Windows a double click is a fine way to begin
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is main with its streams as arguments; it gives the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	code, wrong := language(args, os.Getenv)
	catalogue, err := loadLanguage(wordFiles, code)
	if err != nil {
		fmt.Fprintln(errs, "imeappeal: error:", err)
		return exitCould
	}
	ascii := onlyASCII(runtime.GOOS, os.Getenv)
	out, errs = screenFor(out, ascii), screenFor(errs, ascii)
	a := &app{in: in, out: out, err: errs, now: time.Now, words: catalogue}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := a.root()
	root.SetArgs(args)
	if err = a.badLanguage(wrong); err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err != nil && (ctx.Err() != nil || errors.Is(err, errInterrupted)) {
		a.note("interrupted")
		return exitInterrupted
	}
	exit := a.explain(err)
	if ownWindow(mousetrap.StartedByExplorer) {
		fmt.Fprint(out, a.words.say("close-window"))
		_, _ = newLineReader(in).next(context.Background())
	}
	return exit
}
