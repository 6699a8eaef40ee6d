package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// command makes a command whose texts come from the catalogue: cmd.NAME.short,
// .long and .example. name is the path without the program's own name.
func (a *app) command(name, use string, run func(cmd *cobra.Command, args []string) error) *cobra.Command {
	id := "cmd." + strings.ReplaceAll(name, " ", ".")
	return &cobra.Command{
		Use:                   use,
		Short:                 a.words.say(id + ".short"),
		Long:                  a.words.say(id + ".long"),
		Example:               a.words.say(id + ".example"),
		RunE:                  run,
		SilenceUsage:          true,
		SilenceErrors:         true,
		DisableFlagsInUseLine: false,
	}
}

// root builds the tree of commands.
func (a *app) root() *cobra.Command {
	root := a.command("imeappeal", "imeappeal", func(cmd *cobra.Command, args []string) error {
		return a.status(cmd.Context())
	})
	root.Args = a.noSuchCommand
	root.Version = version()
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(a.helpCommand(root))

	f := root.PersistentFlags()
	f.StringVarP(&a.flags.caseDir, "case", "C", ".", a.words.say("flag.case.help"))
	f.StringVar(&a.flags.asOf, "as-of", "", a.words.say("flag.as-of.help"))
	f.BoolVar(&a.flags.json, "json", false, a.words.say("flag.json.help"))
	f.BoolVar(&a.flags.noInput, "no-input", false, a.words.say("flag.no-input.help"))
	f.StringVar(&a.flags.lang, "lang", "", a.words.say("flag.lang.help")) // also read before the commands are made
	f.BoolVar(&a.flags.accessible, "accessible", false, a.words.say("flag.accessible.help"))
	f.StringVar(&a.flags.ocr, "ocr", "auto", a.words.say("flag.ocr.help"))
	a.addPasswords(f)
	f.DurationVar(&a.flags.fileTime, "file-time", 0, a.words.say("flag.file-time.help"))
	f.DurationVar(&a.flags.pageTime, "page-time", 0, a.words.say("flag.page-time.help"))
	f.StringVar(&a.flags.laws, "laws", "", a.words.say("flag.laws.help"))
	f.StringVar(&a.flags.color, "color", "auto", a.words.say("flag.color.help"))

	for _, sub := range a.commands() {
		a.strictArgs(sub)
		root.AddCommand(sub)
	}
	return root
}

// helpCommand is cobra's, with an error of ours for a name that is none.
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [command]",
		Short: a.words.say("cmd.help.short"),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := root.Find(args)
			if err != nil || found == nil || len(rest) > 0 {
				return usage("usage.unknown-command", strings.Join(args, " "), "name", strings.Join(args, " "), "like", "")
			}
			return found.Help()
		},
	}
}

// strictArgs gives each command that takes no arguments, and each group of
// commands, an error of ours for a word that does not belong there.
func (a *app) strictArgs(cmd *cobra.Command) {
	if cmd.Args == nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			if cmd.HasSubCommands() {
				return a.noSuchCommand(cmd, args)
			}
			return usage("usage.too-many", args[0], "name", cmd.CommandPath())
		}
	}
	for _, sub := range cmd.Commands() {
		a.strictArgs(sub)
	}
}

// noSuchCommand names what was meant, if anything was near.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	like := cmd.SuggestionsFor(args[0])
	if len(like) == 0 {
		return usage("usage.unknown-command", args[0], "name", args[0])
	}
	return usage("usage.unknown-command.like", args[0], "name", args[0], "like", like[0])
}

// exactly checks the number of arguments and names the missing one.
func exactly(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return missing(cmd, names[len(args)])
		case len(args) > len(names):
			return usage("usage.too-many", args[len(names)], "name", cmd.CommandPath())
		}
		return nil
	}
}

func missing(cmd *cobra.Command, name string) error {
	return usage("usage.missing-argument", cmd.CommandPath(), "name", name, "command", cmd.CommandPath())
}

// atLeastOne and atMostOne are the other two shapes that commands have.
func atLeastOne(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return missing(cmd, name)
		}
		return nil
	}
}

func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usage("usage.too-many", args[1], "name", cmd.CommandPath())
	}
	return nil
}

// flagError turns pflag's errors into ours.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var novalue *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return usage("usage.unknown-flag", unknown.GetSpecifiedName(), "name", dashes(unknown.GetSpecifiedName()), "command", cmd.CommandPath())
	case errors.As(err, &novalue):
		return usage("usage.flag-needs-value", dashes(novalue.GetSpecifiedName()), "name", dashes(novalue.GetSpecifiedName()))
	case errors.As(err, &invalid) && invalid.GetFlag().Name == "password-file": // what is wrong is the file, not the option
		return invalid.Unwrap()
	case errors.As(err, &invalid):
		return usage("usage.flag-bad-value", "--"+invalid.GetFlag().Name, "name", "--"+invalid.GetFlag().Name, "value", invalid.GetValue(), "type", invalid.GetFlag().Value.Type())
	}
	return usage("usage.flag", cmd.CommandPath(), "command", cmd.CommandPath())
}

func dashes(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
