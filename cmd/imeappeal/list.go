package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/review"
)

// lists are what `list` can list, in the order of its help.
var lists = []string{"letters", "rules", "laws", "regimes", "states", "kinds"}

func (a *app) listCommand() *cobra.Command {
	cmd := a.command("list", "list "+strings.Join(lists, "|"), func(cmd *cobra.Command, args []string) error {
		return a.list(args[0])
	})
	cmd.Args = exactly("LIST")
	cmd.ValidArgs = lists
	return cmd
}

// listRow is one line of a list. ID is what `show` takes.
type listRow struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Detail  string    `json:"detail,omitempty"`
	Source  string    `json:"source,omitempty"`
	Checked isoOrNull `json:"checked"`
	Seen    *bool     `json:"seen,omitempty"`
}

type listDocument struct {
	Kind    string    `json:"kind"`
	Version int       `json:"version"`
	List    string    `json:"list"`
	Rows    []listRow `json:"rows"`
}

// list prints one of the lists.
func (a *app) list(what string) error {
	rows, err := a.listRows(what)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(listDocument{"list", 1, what, orEmpty(rows)})
	}
	for _, r := range rows {
		line := fmt.Sprintf("%-34s %s", r.ID, r.Title)
		if r.Detail != "" {
			line += " (" + r.Detail + ")"
		}
		if r.Seen != nil && !*r.Seen {
			line += " " + a.words.say("list.unseen")
		}
		a.printf("%s\n", line)
	}
	return nil
}

func (a *app) listRows(what string) ([]listRow, error) {
	switch what {
	case "letters":
		return letterRows()
	case "rules":
		return ruleRows(), nil
	case "kinds":
		return kindRows(), nil
	}
	laws, err := a.laws()
	if err != nil {
		return nil, err
	}
	switch what {
	case "laws":
		return lawRows(laws), nil
	case "regimes":
		return regimeRows(laws), nil
	case "states":
		return a.stateRows(laws), nil
	}
	return nil, usage("list.unknown", what, "name", what, "have", strings.Join(lists, ", "))
}

func letterRows() ([]listRow, error) {
	infos, err := letter.List(nil)
	var rows []listRow
	for _, i := range infos {
		rows = append(rows, listRow{ID: i.ID, Title: i.About, Detail: strings.Join(i.Regimes, ", ")})
	}
	return rows, err
}

func ruleRows() []listRow {
	var rows []listRow
	for _, r := range review.Rules() {
		rows = append(rows, listRow{ID: r.ID, Title: r.Title, Detail: string(r.Kind)})
	}
	return rows
}

func kindRows() []listRow {
	var rows []listRow
	for _, k := range appeal.Choices("claim.kind") {
		rows = append(rows, listRow{ID: k})
	}
	return rows
}

func lawRows(laws *law.Law) []listRow {
	var rows []listRow
	for _, x := range laws.Authorities {
		rows = append(rows, listRow{ID: x.ID, Title: x.Citation, Detail: x.Title, Source: x.Source, Checked: isoOrNull(x.Checked.Day), Seen: &x.Seen})
	}
	return rows
}

func regimeRows(laws *law.Law) []listRow {
	var rows []listRow
	for _, r := range laws.Regimes() {
		rows = append(rows, listRow{ID: r.ID, Title: r.Name, Detail: r.Country})
	}
	return rows
}

// stateRows says for each state whose external review it is. Where the sources
// differ, the row says so: the word of one of them would be taken for an answer.
func (a *app) stateRows(laws *law.Law) []listRow {
	var rows []listRow
	for _, code := range laws.List("states") {
		if s, ok := laws.State(code); ok {
			rows = append(rows, listRow{ID: code, Title: s.Name, Detail: a.words.say("list.route." + s.ExternalReview.Route), Checked: isoOrNull(s.Checked.Day)})
		}
	}
	return rows
}
