package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

func (a *app) initCommand() *cobra.Command {
	answers := map[string]*string{}
	cmd := a.command("init", "init [FOLDER]", func(cmd *cobra.Command, args []string) error {
		dir := a.flags.caseDir
		if len(args) == 1 {
			dir = args[0]
		}
		given := map[string]string{}
		for id, value := range answers {
			if q, _ := intake.Find(id); cmd.Flags().Changed(q.Flag) {
				given[id] = *value
			}
		}
		if err := a.newCase(cmd.Context(), dir, given); err != nil {
			return err
		}
		a.tell("init.made", "dir", dir)
		return nil
	})
	cmd.Args = atMostOne
	for _, q := range intake.Questions() {
		if q.Flag != "" {
			answers[q.ID] = cmd.Flags().String(q.Flag, "", a.words.say("ask."+q.ID))
		}
	}
	return cmd
}

// countryFirst puts the country before the rest: which kinds of claim there are
// hangs on it.
func countryFirst(all []intake.Question) []intake.Question {
	at := slices.IndexFunc(all, func(q intake.Question) bool { return q.ID == "claim.country" })
	return append([]intake.Question{all[at]}, slices.Delete(slices.Clone(all), at, at+1)...)
}

// impliedCountry adds the country that the kind of claim names: gb-private.
func impliedCountry(given map[string]string) {
	code, _, ok := strings.Cut(given["claim.kind"], "-")
	if !ok || given["claim.country"] != "" {
		return
	}
	tables, err := law.Load()
	if err != nil {
		return
	}
	if country, ok := tables.Country(code); ok {
		given["claim.country"] = country.Code
	}
}

// newCase makes a new case folder from the answers that the flags gave; what is
// needed and missing is asked, or named where nothing may be asked.
func (a *app) newCase(ctx context.Context, dir string, given map[string]string) error {
	c := appeal.Case{}
	day, err := a.today(nil)
	if err != nil {
		return err
	}
	impliedCountry(given)
	var problems []appeal.Problem
	for _, q := range countryFirst(intake.Questions()) {
		text, ok := given[q.ID]
		switch {
		case !ok:
			continue
		case q.Kind == intake.Paper && fileExists(homed(unquoted(text))):
			continue // put in once there is a case to put it into
		}
		if p := intake.Apply(&c, q.ID, text, day); p != nil {
			p.Where = "--" + q.Flag
			problems = append(problems, *p)
		}
	}
	if len(problems) > 0 {
		return &failure{exit: exitUsage, many: problems}
	}
	if err := a.askNeeded(ctx, &c); err != nil {
		return err
	}
	f, err := casefile.Create(dir, c)
	if err != nil {
		return err
	}
	if err := a.givePapers(f, given); err != nil {
		return err
	}
	return f.Save()
}
