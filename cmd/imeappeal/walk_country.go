package main

import (
	"slices"

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
	w.told.Closed = without(w.told.Closed, whichLawDone)
	if a.Value == "US" {
		w.again = &intake.Ask{Question: q, Key: q.ID}
	}
	return f.Set("claim.kind", string(appeal.OtherKind))
}

// whichLawDone is kept where the person said that none of the laws is theirs.
const whichLawDone = "which-law"

// whichLaw asks, once the country is known, which of the laws read there is that of
// the claim, where the kind of claim does not say it: without it no day is counted,
// or those of several schemes are.
func (w *walk) whichLaw() error {
	laws := w.law.LawsOf(w.f.Case.Claim.Country, w.law.For(&w.f.Case).ID)
	if len(laws) == 0 || slices.Contains(w.told.Closed, whichLawDone) {
		return nil
	}
	w.lawAsked = true
	p := prompt{title: w.words.say("walk.which-law"), help: w.words.say("walk.which-law.help"), form: pick}
	for _, r := range laws {
		p.options = append(p.options, option{r.ID, r.Name})
	}
	p.options = append(p.options, option{"other", w.words.say("walk.which-law.other")})
	r, err := w.k.ask(w.ctx, p)
	switch {
	case err != nil:
		return err
	case r.verb == leave:
		return errStop
	case r.verb == goBack:
		q, _ := intake.Find("claim.country")
		w.again = &intake.Ask{Question: q, Key: q.ID}
		return nil
	case r.verb != answered:
		return nil // asked again in the next sitting
	case r.text == "other":
		w.told.Closed = with(w.told.Closed, whichLawDone)
		return w.told.save()
	}
	if err := w.save(func(f *casefile.File) error { return f.Set("claim.kind", r.text) }); err != nil {
		return err
	}
	return w.showDeadlineAfter("claim.kind")
}
