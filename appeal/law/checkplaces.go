package law

import (
	"fmt"
	"io/fs"
	"strings"
)

// laidOver reports a state file that Check must read: with folders laid over,
// the built-in ones are known to be sound.
func (l *Law) laidOver(file string) bool {
	layers := l.layers
	if len(layers) > 1 {
		layers = layers[1:]
	}
	for _, layer := range layers {
		if _, err := fs.Stat(layer, file); err == nil {
			return true
		}
	}
	return false
}

func (k *checker) states() {
	for _, code := range k.law.stateCodes() {
		file := "states/" + strings.ToLower(code) + ".yaml"
		if !k.law.laidOver(file) {
			continue
		}
		s, err := k.law.state(code)
		if err != nil {
			k.problems = append(k.problems, err)
			continue
		}
		x := s.ExternalReview
		k.oneOf(file, "external_review", "route", x.Route, "state", "federal", "notice")
		if x.Window.Amount != nil {
			k.oneOf(file, "external_review", "window.start", x.Window.Start, "printed", "receipt")
			if !knownUnit(unitOf(x.Window.Unit)) {
				k.problem(file, "external_review", "window.unit is %q", x.Window.Unit)
				continue
			}
			for i, e := range x.Examples {
				k.example(file, fmt.Sprintf("external_review: example %d", i+1), e, x.rule().claimant(e.moment()))
			}
			if len(x.Examples) == 0 {
				k.problem(file, "external_review", "no worked example")
			}
		}
		k.dispute(file, "wc_dispute", s.WCDispute)
		if a := s.AutoDispute; a != nil && a.Suit != nil {
			k.dispute(file, "auto_dispute.suit", *a.Suit)
		}
	}
}

func (k *checker) dispute(file, key string, w WCDispute) {
	k.oneOf(file, key, "limit_source", w.LimitSource, "primary", "secondary", "superseded", "not read")
	if w.Limit.Amount == nil {
		return
	}
	k.oneOf(file, key, "limit.start", w.Limit.Start, "notice-received", "notice-mailed", "notice-filed", "injury", "accident", "other")
	if !knownUnit(unitOf(w.Limit.Unit)) {
		k.problem(file, key, "limit.unit is %q", w.Limit.Unit)
		return
	}
	for i, e := range w.Examples {
		ru, m, ok := w.rule(e.moment(), e.Given.Injury.Day)
		if !ok {
			k.problem(file, key, "has examples, but its limit cannot be counted as law")
			continue
		}
		k.example(file, fmt.Sprintf("%s: example %d", key, i+1), e, ru.claimant(m))
	}
}

func (k *checker) countries() {
	const file = "countries.yaml"
	for _, c := range k.law.countries {
		for _, r := range c.Regimes {
			for _, p := range r.Parts {
				if n := len(r.narrowed(p).Steps); n == 0 || n != len(p.Steps) {
					k.problem(file, p.ID, "a part must name steps of its regime")
				}
			}
			for _, a := range r.Access {
				if a.Letter != "" && (!a.Seen || a.Within == "") {
					k.problem(file, r.ID, "a right that a letter names must have been read, and needs its time (within)")
				}
			}
			for _, d := range r.Duty {
				if d.Letter != "" && !d.Seen {
					k.problem(file, r.ID, "a duty that a letter names must have been read")
				}
			}
			for _, s := range r.Steps {
				row := fmt.Sprintf("%s/%d", r.ID, s.N)
				if len(s.Clocks) > 0 && !s.Seen {
					k.problem(file, row, "was not read, so it may give no number")
				}
				for _, ck := range s.Clocks {
					k.oneOf(file, row, "event", ck.Event, events()...)
					k.oneOf(file, row, "from", ck.From, "receipt", "printed", "event")
					k.oneOf(file, row, "who", ck.Who, "claimant", "insurer")
					if !knownUnit(ck.Unit) || ck.Amount <= 0 {
						k.problem(file, row, "clocks need an amount above 0 and a unit")
					}
				}
			}
		}
	}
}
