package main

import (
	"context"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// question asks one question of the interview until its answer is understood,
// or the person leaves it. Files have an asking of their own. With quit or back an
// answer that was begun, or that may not be whole, comes back too, to be kept.
func (k *asker) question(ctx context.Context, c *appeal.Case, q intake.Ask, now string, today appeal.Day) (intake.Answer, verb, error) {
	p := k.promptFor(q, now)
	var half intake.Answer // an address that may not be whole; it is asked about once
	for {
		r, err := k.ask(ctx, p)
		if err == nil && r.text != "" && (r.verb == leave || r.verb == goBack) {
			if a, problem := intake.Read(c, q.Key, r.text, today); problem == nil {
				half = a // begun, and left before it was ended
			}
		}
		if err != nil || r.verb != answered && r.verb != unknown {
			if r.verb != leave && r.verb != goBack {
				half = intake.Answer{}
			}
			return half, r.verb, err
		}
		text := r.text
		if r.verb == unknown {
			text = "unknown"
		}
		if r.verb == unknown && q.Required && !hasUnknown(q) {
			k.say(k.words.say("ask.required"))
			continue
		}
		a, problem := intake.Read(c, q.Key, text, today)
		if problem != nil && problem.ID == "intake.date-two" {
			day, v, err := k.whichDay(ctx, problem.Args)
			if err != nil || v == leave {
				return intake.Answer{}, v, err
			}
			if v != answered {
				continue
			}
			a, problem = intake.Read(c, q.Key, day, today)
		}
		if code := intake.CountryNamed(text); idOf(problem) == "intake.state" && code != "" && code != "US" {
			k.say(k.words.say("ask.noted-country", "country", k.words.say("country."+code)))
			a, problem = intake.Read(c, "claim.country", code, today)
		}
		if proposal, ok := proposals[idOf(problem)]; ok {
			right, v, err := k.yes(ctx, k.words.say(proposal, "day", problem.Args["long"], "printed", problem.Args["printed"], "value", problem.Args["value"]))
			if err != nil || v == leave {
				return intake.Answer{}, v, err
			}
			if !right {
				continue
			}
			a, problem = intake.Read(c, q.Key, problem.Args["day"], today)
		}
		if problem != nil {
			k.sayProblem(*problem)
			continue
		}
		if address, ok := a.Value.([]string); ok && half.Key == "" && q.Kind == intake.Address && intake.HalfAddress(c, address) {
			half = a
			whole, v, err := k.yes(ctx, k.words.say("ask.whole-address", "address", strings.Join(address, ", ")), k.words.say("ask.whole-address.help"))
			if err != nil || v == leave || v == goBack {
				return a, v, err
			}
			if !whole {
				continue
			}
		}
		if day, ok := a.Value.(appeal.Day); ok {
			k.say(k.words.say("ask.noted-day", "day", day.LongWeekday()))
		}
		if month, ok := a.Value.(appeal.Month); ok {
			k.say(k.words.say("ask.noted-month", "month", k.words.monthWords(month)))
		}
		return a, answered, nil
	}
}

// proposals are the problems that come with a day to take instead, and how it is
// asked whether that is the one.
var proposals = map[string]string{"intake.date-no-year": "ask.no-year", "intake.span": "ask.span"}

func idOf(p *appeal.Problem) string {
	if p == nil {
		return ""
	}
	return p.ID
}

func hasUnknown(q intake.Ask) bool {
	for _, id := range q.Choices {
		if id == "unknown" {
			return true
		}
	}
	return false
}

// promptFor words a question of the interview.
func (k *asker) promptFor(q intake.Ask, now string) prompt {
	p := prompt{title: k.words.say("ask." + q.ID), help: k.words.say("ask." + q.ID + ".help"), now: now, form: single}
	switch q.Kind {
	case intake.Choice:
		p.form = pick
		for _, id := range q.Choices {
			p.options = append(p.options, option{id, k.words.say("ask." + q.ID + "." + id)})
		}
	case intake.YesNo:
		p.form = pick
		p.options = []option{{"yes", k.words.say("ask.yes")}, {"no", k.words.say("ask.no")}}
	case intake.Lines, intake.Address, intake.Papers:
		p.form = listLines
		if q.Kind != intake.Lines {
			p.of = "." + string(q.Kind)
		}
	case intake.Long:
		p.form = longText
	}
	for _, o := range p.options {
		if o.id == now {
			p.now = o.text
		}
	}
	p.partial = q.Kind != intake.Papers
	if p.keeps = now != ""; now == notKnown {
		p.now = k.words.say("ask.unknown")
	}
	return p
}

// whichDay asks which of the two readings of a date such as 7/6/26 is meant.
func (k *asker) whichDay(ctx context.Context, args map[string]string) (string, verb, error) {
	r, err := k.ask(ctx, prompt{
		title: k.words.say("ask.which-day", "value", args["value"]), form: pick, bare: true,
		options: []option{{args["first"], k.words.localized(args["first_long"])}, {args["second"], k.words.localized(args["second_long"])}},
	})
	return r.text, r.verb, err
}

// sayProblem says what could not be taken and what would be.
func (k *asker) sayProblem(p appeal.Problem) {
	k.say(strings.TrimSpace(sentence(k.words.what(p)) + " " + k.words.fix(p)))
}

// sentence begins with a capital and ends with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	r := []rune(text)
	text = strings.ToUpper(string(r[0])) + string(r[1:])
	if strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}
