package main

import (
	"errors"

	"imeappeal/appeal/casefile"
)

// whichLaw asks, once the country is known, which of the laws read there is that of
// the claim, where the kind of claim does not say it: without it no day is counted.
func (w *walk) whichLaw() error {
	country, read := w.law.Country(w.f.Case.Claim.Country)
	if _, _, said := w.law.CountryRegime(w.law.For(&w.f.Case).ID); !read || said {
		return nil
	}
	p := prompt{title: w.words.say("walk.which-law"), help: w.words.say("walk.which-law.help"), form: pick}
	for _, r := range country.Regimes {
		p.options = append(p.options, option{r.ID, r.Name})
	}
	p.options = append(p.options, option{"other", w.words.say("walk.which-law.other")})
	r, err := w.k.ask(w.ctx, p)
	if err != nil || r.verb != answered || r.text == "other" {
		return errors.Join(err, stopIf(r.verb))
	}
	return w.save(func(f *casefile.File) error { return f.Set("claim.kind", r.text) })
}
