package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"imeappeal/appeal/casefile"
	"imeappeal/testdata"
)

// demoFolder is where the demo goes when no folder is named.
const demoFolder = "imeappeal-demo"

func (a *app) demoCommand() *cobra.Command {
	cmd := a.command("demo", "demo [FOLDER]", func(cmd *cobra.Command, args []string) error {
		dir := demoFolder
		if len(args) == 1 {
			dir = args[0]
		}
		return a.demo(cmd.Context(), dir)
	})
	cmd.Args = atMostOne
	return cmd
}

// demo makes the fictional case in a new folder, then does with it what a
// claimant would: letters, deadlines, packet.
func (a *app) demo(ctx context.Context, dir string) error {
	if err := a.layDemo(dir); err != nil {
		return err
	}
	f, err := casefile.Open(dir)
	if err != nil {
		return err
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	day, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	made, err := t.build(ctx, f, buildOptions{Day: day, Final: true, Letters: demoLetters})
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(a.packetJSON(made))
	}
	a.sayDemo(dir, made)
	return nil
}

// demoLetters are the letters that the demo writes beside its packet.
var demoLetters = []string{"claims-file", "plan-documents", "rebuttal-request", "rebuttal-answer", "counter-ime"}

// layDemo writes the demo's files into a folder that must not hold anything.
func (a *app) layDemo(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(entries) > 0 {
		return fail("demo.exists", dir, "dir", dir)
	}
	files, err := testdata.Demo()
	if err != nil {
		return err
	}
	for name, b := range files {
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), b); err != nil {
			return err
		}
	}
	return os.Chmod(dir, 0o700)
}

// sayDemo says in a few lines what was made and what to look at.
func (a *app) sayDemo(dir string, made built) {
	a.tell("demo.head", "dir", dir, "name", made.Case.Claimant.Name)
	a.tell("demo.packet", "file", made.Packet, "pages", fmt.Sprint(made.Plan.Pages), "exhibits", fmt.Sprint(len(made.Plan.Exhibits)))
	names := slices.Clone(made.Files)
	slices.Sort(names)
	for _, name := range names {
		a.tell("demo.file", "file", name)
	}
	if d, ok := nearest(made.Clocks, made.Day); ok {
		a.indented(0, a.deadlineHeadline(d, made.Day))
	}
	a.tell("demo.next", "dir", dir)
}
