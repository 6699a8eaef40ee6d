package main

import (
	"io"
	"os"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// neededFacts are what no case can be without, by the problem of their absence.
var neededFacts = map[string]string{"casefile.name-missing": "claimant.name", "casefile.kind-missing": "claim.kind"}

// maxData is far above any case that a program hands over.
const maxData = 1 << 20

// letterOfData writes a letter of a case that is one file or standard input:
// no folder, no draft, no papers. Without -o it goes to standard output.
func (a *app) letterOfData(id string, o letterOptions, style stationery) error {
	for flag, given := range map[string]bool{"--keep-mine": o.keepMine, "--acknowledge": o.acknowledge} {
		if given {
			return usage("data.case-needed", flag, "flag", flag)
		}
	}
	c, err := a.caseOfData(o)
	if err != nil {
		return err
	}
	data, err := a.dataOf(c, o, style)
	if err != nil {
		return err
	}
	l, err := letter.Compose(id, data)
	if err != nil {
		return style.explain(err)
	}
	byFlag(l.Gaps)
	if o.final {
		if err := (&tools{words: a.words}).factLock(l, data); err != nil {
			return err
		}
	}
	a.sayGaps(l)
	a.sayLoose(letter.Check(l, data))
	switch {
	case o.sources:
		a.printTrace(l)
		return nil
	case a.flags.json:
		return a.printJSON(letterJSON(l))
	}
	if o.output == "" {
		o.output = "-"
	}
	return a.putLetter(l, o, style)
}

// readData decodes the case as strictly as a case folder's file. What given
// flags answer need not stand in it.
func (a *app) readData(name string, given map[string]string) (*appeal.Case, error) {
	if name == "" {
		return &appeal.Case{Version: casefile.Version}, nil
	}
	in := a.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	raw, err := io.ReadAll(io.LimitReader(in, maxData))
	if err != nil {
		return nil, err
	}
	c, problems := casefile.Decode(raw)
	problems = slices.DeleteFunc(problems, func(p appeal.Problem) bool {
		key, needed := neededFacts[p.ID]
		return needed && given[key] != ""
	})
	for i, p := range problems {
		if at, ok := strings.CutPrefix(p.Where, casefile.Name); ok {
			problems[i].Where = a.dataName(name) + at
		}
	}
	var warnings []appeal.Problem
	for _, p := range problems {
		if p.Level == appeal.LevelError {
			return nil, &casefile.Invalid{Path: name, Problems: problems}
		}
		warnings = append(warnings, p)
	}
	a.sayProblems(warnings)
	return &c, nil
}

// dataName is how a message names the file of --data.
func (a *app) dataName(name string) string {
	if name == "-" {
		return a.words.say("data.stdin")
	}
	return name
}

// dataOf is what a letter is made from where only the case itself is there.
func (a *app) dataOf(c *appeal.Case, o letterOptions, style stationery) (letter.Data, error) {
	day, err := a.today(c)
	if err != nil {
		return letter.Data{}, err
	}
	laws, err := a.laws()
	if err != nil {
		return letter.Data{}, err
	}
	data := letter.Data{
		Case: c, Regime: laws.For(c), Law: laws, Date: day, To: o.to, Items: o.items, Final: o.final,
		Profile: style.Profile, Templates: style.Templates,
	}
	data.Deadlines, _ = laws.Deadlines(c, day)
	return data, nil
}
