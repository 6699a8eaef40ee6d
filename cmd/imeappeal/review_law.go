package main

import "imeappeal/appeal/law"

// citable says which rows of the law tables a finding of a claim under r may
// name: what was read, is law for that regime and, of a court, binds there. A
// row that must not stand alone comes with its companions or not at all.
func citable(laws *law.Law, r law.Regime) func(id string) []string {
	return func(id string) []string {
		a, ok := laws.Authority(id)
		if !ok {
			return nil
		}
		ids := append([]string{id}, a.With...)
		for _, one := range ids {
			if ok, _ := laws.Printable(one, r); !ok || !laws.Binding(one, r) {
				return nil
			}
		}
		if via := laws.Through(id, r); via != "" {
			ids = append(ids, via)
		}
		return ids
	}
}

// lawLines are a finding's authorities as a person reads them: the citation,
// what it says, and the id that `imeappeal show` takes.
func (a *app) lawLines(laws *law.Law, ids []string) []string {
	var out []string
	for _, id := range ids {
		if x, ok := laws.Authority(id); ok && x.Seen {
			out = append(out, a.words.say("review.law", "citation", x.Citation, "says", x.Proposition, "id", id))
		}
	}
	return out
}
