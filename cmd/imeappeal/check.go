package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

func (a *app) checkCommand() *cobra.Command {
	return a.command("check", "check", func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context()) })
}

type checkDocument struct {
	Kind     string        `json:"kind"`
	Version  int           `json:"version"`
	Problems []problemJSON `json:"problems"`
}

type problemJSON struct {
	Where string       `json:"where"`
	What  string       `json:"what"`
	Fix   string       `json:"fix"`
	Level appeal.Level `json:"level"`
}

// check says what is wrong, odd or missing in the case, all at once, and exits
// 4 if there is anything.
func (a *app) check(ctx context.Context) error {
	dir, err := casefile.Find(a.flags.caseDir)
	if errors.Is(err, casefile.ErrNoCase) && a.flags.laws != "" {
		return a.checkLaws()
	}
	if err != nil {
		return err
	}
	problems, err := a.problemsOf(ctx, dir)
	if err != nil {
		return err
	}
	if a.flags.json {
		doc := checkDocument{Kind: "check", Version: 1, Problems: []problemJSON{}}
		for _, p := range problems {
			doc.Problems = append(doc.Problems, problemJSON{p.Where, a.words.what(p), a.words.fix(p), p.Level})
		}
		if err := a.printJSON(doc); err != nil {
			return err
		}
	} else {
		a.printProblems(problems)
	}
	if len(problems) > 0 {
		return quiet(exitFound)
	}
	return nil
}

// checkLaws checks a folder of law tables where there is no case to check.
func (a *app) checkLaws() error {
	if _, err := a.laws(); err != nil {
		return err
	}
	a.tell("laws.good", "dir", a.flags.laws)
	return nil
}

// problemsOf gathers what the file's form and the interview's list have to say.
func (a *app) problemsOf(ctx context.Context, dir string) ([]appeal.Problem, error) {
	f, err := casefile.Open(dir)
	if invalid := asInvalid(err); invalid != nil {
		return invalid.Problems, nil
	}
	if err != nil {
		return nil, err
	}
	today, err := a.today(&f.Case)
	if err != nil {
		return nil, err
	}
	laws, err := a.laws()
	if err != nil {
		return nil, err
	}
	problems := append(f.Warnings, intake.Check(&f.Case, today)...)
	problems = append(problems, a.paperProblems(ctx, f, laws, today)...)
	return withQuestions(problems, laws.For(&f.Case).Questions), nil
}

// withQuestions adds what the law must know to decide and does not. Where the
// interview names the same key as missing, the law's reason is the one shown.
func withQuestions(problems []appeal.Problem, questions []law.Question) []appeal.Problem {
	for _, q := range questions {
		p := appeal.Problem{Where: q.Key, ID: "law.question", Args: map[string]string{"key": q.Key, "why": q.Why}, Level: appeal.LevelMissing}
		same := func(x appeal.Problem) bool { return x.Where == q.Key && x.Level == appeal.LevelMissing }
		if i := slices.IndexFunc(problems, same); i >= 0 {
			problems[i] = p
		} else {
			problems = append(problems, p)
		}
	}
	return problems
}

// printProblems writes the problems under their levels, the worst first.
func (a *app) printProblems(problems []appeal.Problem) {
	if len(problems) == 0 {
		a.tell("check.clean")
		return
	}
	for _, level := range []appeal.Level{appeal.LevelError, appeal.LevelWarning, appeal.LevelMissing} {
		first := true
		said := map[string]bool{}
		for _, p := range problems {
			if p.Level != level {
				continue
			}
			group := groupOf(p)
			if said[group] {
				continue
			}
			if first {
				a.tell("check.head." + string(level))
				first = false
			}
			if alike := together(problems, p); group != "" && len(alike) > 1 {
				said[group] = true
				a.indented(2, "- "+a.words.say(group, "n", fmt.Sprint(len(alike)), "ids", strings.Join(alike, ", ")))
				fix := "check.group.fix"
				switch group {
				case "check.tests":
					fix = "check.group.tests.fix"
				case "check.unconfirmed-all":
					fix = "check.unconfirmed-all.fix"
				}
				a.indented(4, a.words.say(fix))
				continue
			}
			a.indented(2, "- "+p.Where+": "+a.words.what(p))
			if fix := a.words.fix(p); fix != "" {
				a.indented(4, fix)
			}
		}
	}
}

// groupOf gives the line under which a person reads problems of a list together;
// "" for a problem of its own. Programs get each with its key.
func groupOf(p appeal.Problem) string {
	switch p.ID {
	case "missing.documents[].date":
		return "check.no-date"
	case "missing.documents[].kind":
		return "check.no-kind"
	case "missing.documents[].file":
		return "check.no-file"
	case "check.unconfirmed":
		return "check.unconfirmed-all"
	}
	if strings.HasPrefix(p.ID, "missing."+testList+"[]") {
		return "check.tests"
	}
	return ""
}

// together names what problems of the same group and level are about: papers by
// their ids, tests by their keys.
func together(problems []appeal.Problem, like appeal.Problem) []string {
	var out []string
	for _, p := range problems {
		if p.Level == like.Level && groupOf(p) == groupOf(like) {
			out = append(out, cmp.Or(p.Args["id"], strings.TrimPrefix(p.Where, "exam.notes.")))
		}
	}
	return out
}
