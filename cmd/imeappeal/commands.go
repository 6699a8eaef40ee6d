package main

import "github.com/spf13/cobra"

// commands are all commands in the order of the help text: first what a
// claimant meets first.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.demoCommand(),
		a.initCommand(),
		a.walkCommand(),
		a.addCommand(),
		a.confirmCommand(),
		a.removeCommand(),
		a.checkCommand(),
		a.reviewCommand(),
		a.deadlinesCommand(),
		a.letterCommand(),
		a.examinerCommand(),
		a.scanCommand(),
		a.redactCommand(),
		a.packetCommand(),
		a.sentCommand(),
		a.diffCommand(),
		a.archiveCommand(),
		a.restoreCommand(),
		a.batchCommand(),
		a.listCommand(),
		a.showCommand(),
	}
}
