package main

import (
	"errors"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
)

// leaveLaw takes the law of one country out of the kind of claim when another
// country is answered: the two together are no case. The kind is asked again.
func (w *walk) leaveLaw(f *casefile.File, a intake.Answer) error {
	_, code, said := w.law.CountryRegime(string(f.Case.Claim.Kind))
	q, ok := intake.Find("claim.kind")
	if a.Key != "claim.country" || a.Unknown || !said || !ok || a.Value == code {
		return nil
	}
	if a.Value == "US" {
		w.again = &intake.Ask{Question: q, Key: q.ID}
	}
	return f.Set("claim.kind", string(appeal.OtherKind))
}

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
