package main

import (
	"github.com/spf13/pflag"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/letter"
)

// addFacts gives a command the flags of `init` for single facts, for a letter
// without a case folder. They are many, so the help names them in one line. The
// function gives those that were set, by their key in the case.
func (a *app) addFacts(f *pflag.FlagSet) func() map[string]string {
	flags := map[string]string{} // flag → key
	for _, q := range intake.Questions() {
		if q.Flag == "" || q.Kind == intake.Paper || f.Lookup(q.Flag) != nil {
			continue
		}
		flags[q.Flag] = q.ID
		f.String(q.Flag, "", a.words.say("ask."+q.ID))
		f.Lookup(q.Flag).Hidden = true
	}
	return func() map[string]string {
		set := map[string]string{}
		f.Visit(func(flag *pflag.Flag) {
			if key, ok := flags[flag.Name]; ok {
				set[key] = flag.Value.String()
			}
		})
		return set
	}
}

// byFlag says of gaps how a letter without a folder supplies them.
func byFlag(gaps []letter.Gap) {
	for i, g := range gaps {
		if q, ok := intake.Find(g.Key); ok && q.Flag != "" && q.Kind != intake.Paper {
			gaps[i].Command = "--" + q.Flag + " VALUE"
		}
	}
}

// caseOfData is the case of a letter without a folder: the file of --data, if
// there is one, and over it the facts of single flags. All that is wrong with
// the flags is said at once.
func (a *app) caseOfData(o letterOptions) (*appeal.Case, error) {
	if len(o.facts) > 0 && a.flags.caseDir != "." {
		return nil, usage("data.flags-and-case", "--case")
	}
	c, err := a.readData(o.data, o.facts)
	if err != nil {
		return nil, err
	}
	day, err := a.today(nil)
	if err != nil {
		return nil, err
	}
	var wrong []appeal.Problem
	impliedCountry(o.facts)
	for _, q := range countryFirst(intake.Questions()) {
		text, given := o.facts[q.ID]
		if !given {
			continue
		}
		if p := intake.Apply(c, q.ID, text, day); p != nil {
			p.Where = "--" + q.Flag
			wrong = append(wrong, *p)
		}
	}
	for _, needed := range []struct{ key, has string }{{"claimant.name", c.Claimant.Name}, {"claim.kind", string(c.Claim.Kind)}} {
		if q, _ := intake.Find(needed.key); needed.has == "" && o.facts[needed.key] == "" {
			wrong = append(wrong, appeal.Problem{ID: "init.missing", Args: map[string]string{"flag": q.Flag}, Level: appeal.LevelError})
		}
	}
	if len(wrong) > 0 {
		return nil, &failure{exit: exitUsage, many: wrong}
	}
	return c, nil
}
