package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

func (a *app) deadlinesCommand() *cobra.Command {
	var ics string
	var force bool
	cmd := a.command("deadlines", "deadlines", func(cmd *cobra.Command, _ []string) error {
		return a.deadlines(cmd.Context(), ics, force)
	})
	cmd.Flags().StringVar(&ics, "ics", "", a.words.say("flag.ics.help"))
	cmd.Flags().BoolVar(&force, "force", false, a.words.say("flag.force.help"))
	return cmd
}

// deadlines prints each clock of the case with its arithmetic, its rule and its
// caution.
func (a *app) deadlines(ctx context.Context, ics string, force bool) error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	today, err := a.today(&f.Case)
	if err != nil {
		return err
	}
	laws, err := a.laws()
	if err != nil {
		return err
	}
	regime := laws.For(&f.Case)
	clocks, unknown := laws.Deadlines(&f.Case, today)
	if ics != "" {
		if err := a.writeCalendar(ics, force, f, laws, clocks, today); err != nil {
			return err
		}
	}
	a.sayProblems(a.letterDays(ctx, f, laws, today))
	if a.flags.json {
		return a.printJSON(deadlinesJSON(regime.ID, today, clocks, unknown))
	}
	a.printDeadlines(regime, today, clocks, unknown)
	a.tellAge(laws, regime)
	return nil
}

// tellAge says when the tables were compared with their sources, and how old
// those are: a rule may have changed in between.
func (a *app) tellAge(laws *law.Law, regime law.Regime) {
	if regime.Country != "US" {
		a.indented(0, a.words.say("deadlines.age-abroad", "day", laws.Checked.Long(), "country", regime.Country))
		return
	}
	month := func(d law.Date) string {
		return a.words.monthWords(appeal.Month(fmt.Sprintf("%04d-%02d", d.Year, d.Month)))
	}
	a.indented(0, a.words.say("deadlines.age", "day", laws.Checked.Long(), "regulations", month(laws.Copies.Regulations), "statutes", month(laws.Copies.Statutes)))
}

type deadlineJSON struct {
	ID           string    `json:"id"`
	Step         string    `json:"step"`
	Who          string    `json:"who"`
	Event        string    `json:"event"`
	EventDate    isoOrNull `json:"event_date"`
	Conservative isoOrNull `json:"conservative"`
	Outer        isoOrNull `json:"outer"`
	Stated       isoOrNull `json:"stated"`
	MailBy       isoOrNull `json:"mail_by"`
	FaxBy        isoOrNull `json:"fax_by"`
	Counts       string    `json:"counts"`
	Authority    string    `json:"authority"`
	Rule         string    `json:"rule"`
	Arithmetic   []string  `json:"arithmetic"`
	Caution      string    `json:"caution"`
	If           string    `json:"if"`
	Late         []string  `json:"late"`
}

type unknownJSON struct {
	Step  string `json:"step"`
	Needs string `json:"needs"`
}

type deadlinesDocument struct {
	Kind      string         `json:"kind"`
	Version   int            `json:"version"`
	Regime    string         `json:"regime"`
	AsOf      isoOrNull      `json:"as_of"`
	Deadlines []deadlineJSON `json:"deadlines"`
	Unknown   []unknownJSON  `json:"unknown"`
}

func deadlinesJSON(regime string, today appeal.Day, clocks []law.Deadline, unknown []law.Unknown) deadlinesDocument {
	doc := deadlinesDocument{Kind: "deadlines", Version: 1, Regime: regime, AsOf: isoOrNull(today), Deadlines: []deadlineJSON{}, Unknown: []unknownJSON{}}
	for _, d := range clocks {
		doc.Deadlines = append(doc.Deadlines, deadlineJSON{
			d.ID, d.Step, d.Who, d.Event, isoOrNull(d.EventDate), isoOrNull(d.Conservative), isoOrNull(d.Outer),
			isoOrNull(d.Stated), isoOrNull(d.MailBy), isoOrNull(d.FaxBy), d.Counts, d.Authority, d.Rule, orEmpty(d.Arithmetic), d.Caution, d.If, orEmpty(d.Late),
		})
	}
	for _, u := range unknown {
		doc.Unknown = append(doc.Unknown, unknownJSON{u.Step, u.Needs})
	}
	return doc
}

// printDeadlines writes the clocks for a person: the safe day in words first.
func (a *app) printDeadlines(regime law.Regime, today appeal.Day, clocks []law.Deadline, unknown []law.Unknown) {
	a.tell("deadlines.head", "regime", a.words.framed(regime.Name), "day", today.LongWeekday())
	a.sayEnglish(func(text string) { a.indented(0, text) })
	for _, d := range clocks {
		a.printf("\n%s\n", a.deadlineHeadline(d, today))
		for _, line := range a.farOff(d, today) {
			a.indented(2, line)
		}
		a.indented(2, a.words.say("deadlines.event", "event", a.words.framed(d.Event)))
		for _, line := range a.words.framedAll(d.Arithmetic) {
			a.indented(4, line)
		}
		a.printSending(d)
		a.indented(2, a.words.say("deadlines.rule", "rule", a.words.framed(d.Rule)))
		for _, line := range a.holdsIf(d) {
			a.indented(2, line)
		}
		if d.Caution != "" {
			a.indented(2, a.words.say("deadlines.caution", "caution", a.words.framed(d.Caution)))
		}
		late := "deadlines.late"
		if d.Who != "claimant" {
			late = "deadlines.overdue"
		}
		for _, line := range a.words.framedAll(d.Late) {
			a.indented(2, a.words.say(late, "line", line))
		}
	}
	for _, caution := range regime.Cautions {
		a.printf("\n%s\n", wrap(a.words.say("deadlines.caution", "caution", a.words.framed(caution)), a.width(), ""))
	}
	if len(unknown) > 0 {
		a.printf("\n%s\n", a.words.say("deadlines.unknown"))
		for _, u := range unknown {
			line := a.stepName(u.Step)
			if needs := a.words.framed(u.Needs); strings.HasPrefix(needs, line) {
				line = needs
			} else {
				line += ": " + needs
			}
			a.indented(2, "- "+line)
		}
	}
	a.printf("\n%s\n", wrap(a.words.say("not-advice"), a.width(), ""))
}

// printSending says by when to send.
func (a *app) printSending(d law.Deadline) {
	if text := a.sending(d); text != "" {
		a.indented(2, text)
	}
}

// sending says by when to mail and to fax; mail that would come too late is not
// suggested.
func (a *app) sending(d law.Deadline) string {
	switch why := a.words.framed(d.SendWhy); {
	case !d.MailBy.IsZero():
		return a.words.say("deadlines.mail-fax", "mail", d.MailBy.LongWeekday(), "fax", d.FaxBy.LongWeekday(), "why", why)
	case !d.FaxBy.IsZero():
		return a.words.say("deadlines.fax", "fax", d.FaxBy.LongWeekday(), "why", why)
	}
	return ""
}

// sayEnglish says once, where the catalogue is another language's, that law is
// quoted in English.
func (a *app) sayEnglish(say func(string)) {
	if text := a.words.say("deadlines.english"); text != "" && !a.toldEnglish {
		a.toldEnglish = true
		say(text)
	}
}

// deadlineHeadline says the step, the safe day and how far away it is.
func (a *app) deadlineHeadline(d law.Deadline, today appeal.Day) string {
	if d.Conservative.IsZero() {
		return a.words.say("deadlines.no-day", "step", a.stepName(d.Step))
	}
	how := a.words.say("deadlines.counts." + d.Counts)
	return a.words.say("deadlines.day", "step", a.stepName(d.Step), "who", a.words.say("who."+d.Who), "day", d.Conservative.LongWeekday(), "how", how, "left", a.daysLeft(today, d.Conservative))
}

// whatIsLeft lists what may still be tried where the safe day has passed.
func (a *app) whatIsLeft(d law.Deadline) []string {
	if len(d.Late) == 0 {
		return nil
	}
	out := []string{strings.TrimSpace(a.words.say("deadlines.late", "line", ""))}
	for _, line := range a.words.framedAll(d.Late) {
		out = append(out, "- "+line)
	}
	return out
}

// farOff warns of a day so far away that it is the outermost time of the claim,
// such as one counted from the injury, and not that of a step that the notice
// names, and of the last day to sue: to read it alone would be a false comfort.
func (a *app) farOff(d law.Deadline, today appeal.Day) []string {
	if d.Who != "claimant" || !d.Stated.IsZero() || d.Conservative.IsZero() {
		return nil
	}
	if strings.HasPrefix(d.Step, "lawsuit") {
		return []string{a.words.say("deadlines.suit")}
	}
	if today.DaysUntil(d.Conservative) <= 200 {
		return nil
	}
	return []string{a.words.say("deadlines.far")}
}

// holdsIf says under which condition a day is the right one.
func (a *app) holdsIf(d law.Deadline) []string {
	if d.If == "" {
		return nil
	}
	return []string{a.words.say("deadlines.if", "if", a.words.framed(d.If))}
}

// besides says of the day that is shown alone under which condition it is the right
// one, and which other has passed already that may be the right one instead.
func (a *app) besides(d law.Deadline, clocks []law.Deadline, today appeal.Day) []string {
	lines := a.holdsIf(d)
	for _, other := range clocks {
		if d.If != "" && other.If != "" && other.Who == "claimant" && other.ID != d.ID && other.Passed(today) > 0 && other.Event == d.Event {
			lines = append(lines, a.words.say("deadlines.other-passed", "day", other.Conservative.LongWeekday(), "if", a.words.framed(other.If)))
		}
	}
	return lines
}

// daysLeft says in words how far away a day is.
func (a *app) daysLeft(today, day appeal.Day) string {
	switch n := today.DaysUntil(day); {
	case n == 0:
		return a.words.say("days.today")
	case n == 1:
		return a.words.say("days.tomorrow")
	case n > 1:
		return a.words.say("days.left", "n", fmt.Sprint(n))
	case n == -1:
		return a.words.say("days.yesterday")
	default:
		return a.words.say("days.ago", "n", fmt.Sprint(-n))
	}
}

// stepName gives the words for a step of the tables, or the step itself made
// readable.
func (a *app) stepName(step string) string {
	if id := "step." + step; a.words.has(id) {
		return a.words.say(id)
	}
	if laws, err := a.laws(); err == nil && laws.StepName(step) != "" {
		return a.words.framed(laws.StepName(step))
	}
	return strings.ReplaceAll(step, "-", " ")
}

// indented writes a wrapped paragraph with n spaces before each line.
func (a *app) indented(n int, text string) {
	a.printf("%s\n", wrap(text, a.width(), strings.Repeat(" ", n)))
}
