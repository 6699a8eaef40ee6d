package main

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
	"imeappeal/appeal/letter"
)

// foresight tells what `batch make --final` would refuse of a row's letters, before
// anything is made: a letter that lacks a fact stays a draft.
type foresight struct {
	laws  *law.Law
	asked []string // letters for rows that name none
	today appeal.Day
	known *sync.Map // what was foreseen, by shapeOf: most rows of a sheet lack the same
}

// problems composes the letters from the row alone. What only the papers can tell,
// such as the points of the report, is not foreseen.
func (s foresight) problems(c *appeal.Case, letters []string, hasReport bool) []appeal.Problem {
	if len(letters) == 0 {
		letters = s.asked
	}
	switch {
	case hasReport:
		letters = append([]string{"appeal"}, letters...)
	case len(letters) == 0:
		letters = []string{"claims-file"}
	}
	shape := shapeOf(c, letters)
	if known, ok := s.known.Load(shape); ok && shape != "" {
		return known.([]appeal.Problem)
	}
	data := letter.Data{Case: c, Regime: s.laws.For(c), Law: s.laws, Date: s.today}
	var out []appeal.Problem
	for _, id := range letters {
		l, err := letter.Compose(id, data)
		var refused *letter.RefusedError
		if errors.As(err, &refused) {
			out = append(out, appeal.Problem{Where: "letters", ID: "batch.letter-refused", Level: appeal.LevelWarning, Args: map[string]string{"letter": id, "reason": refused.Reason}})
		}
		for _, g := range l.Gaps {
			out = lacking(out, g, id)
		}
	}
	s.known.Store(shape, out)
	return out
}

// shapeOf is what a letter's gaps hang on: which facts a case has, whatever they say,
// what decides its law, and what was sent and came. "" where that cannot be told.
func shapeOf(c *appeal.Case, letters []string) string {
	var tree any
	raw, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(raw, &tree)
	}
	if err == nil {
		raw, err = json.Marshal([]any{letters, c.Claim.Kind, c.Claim.Country, c.Claim.State, c.Claim.Funding, c.Claim.Plan.Sponsor, c.NotKnown, c.Log, blanked(tree)})
	}
	if err != nil {
		return ""
	}
	return string(raw)
}

// blanked keeps of every text and number that it is there.
func blanked(tree any) any {
	switch t := tree.(type) {
	case map[string]any:
		for k, v := range t {
			t[k] = blanked(v)
		}
	case []any:
		for i, v := range t {
			t[i] = blanked(v)
		}
	case string:
		return t != ""
	case float64:
		return t != 0
	}
	return tree
}

// lacking notes that a letter lacks a fact, beside the other letters that do.
func lacking(problems []appeal.Problem, g letter.Gap, id string) []appeal.Problem {
	if g.Key == "review" || strings.HasSuffix(g.Key, ".answer") {
		return problems
	}
	p := appeal.Problem{Where: g.Key, ID: "batch.letter-lacks", Level: appeal.LevelMissing, Args: map[string]string{"letters": id, "question": g.Question}}
	if _, ok := intake.Find(g.Key); !ok {
		p.ID, p.Level, p.Where = "batch.letter-lacks-other", appeal.LevelWarning, "letters"
	}
	same := func(o appeal.Problem) bool {
		return o.ID == p.ID && o.Where == p.Where && o.Args["question"] == g.Question
	}
	i := slices.IndexFunc(problems, same)
	if i < 0 {
		return append(problems, p)
	}
	if !slices.Contains(strings.Split(problems[i].Args["letters"], ", "), id) {
		problems[i].Args["letters"] += ", " + id
	}
	return problems
}
