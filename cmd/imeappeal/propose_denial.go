package main

import (
	"context"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/paper"
)

// denialJSON is what a denial letter says, in the answer of `add --json`.
type denialJSON struct {
	Document  string         `json:"document"`
	Proposals []proposalJSON `json:"proposals"`
	Doubts    []doubtJSON    `json:"doubts,omitempty"`
	Term      string         `json:"term,omitempty"`
	About     string         `json:"about,omitempty"`
	Written   []string       `json:"written,omitempty"` // keys, with --accept
	Command   string         `json:"command,omitempty"` // what would write the rest
}

// offer is a proposal of a letter beside what the case says at its key.
type offer struct {
	paper.Proposal
	now     string // in the case, "" for nothing
	differs bool
}

// offers are the proposals with a key that the case lacks or has otherwise;
// agreed counts those that it has already. Reasons are offered only to a case
// that has none: two wordings of a reason cannot be compared.
func offers(c *appeal.Case, d paper.Denial) (open []offer, agreed int) {
	for _, p := range d.Proposals {
		if _, ok := intake.Find(p.Key); !ok {
			continue
		}
		now := intake.Say(c, p.Key)
		switch {
		case now == "":
			open = append(open, offer{Proposal: p})
		case p.Key == "denial.reasons", paper.Agrees(p, c):
			agreed++
		default:
			open = append(open, offer{Proposal: p, now: now, differs: true})
		}
	}
	return open, agreed
}

// readDenial reads a denial letter of the case: what it says, with the places it
// was read from. Nothing is written.
func (a *app) readDenial(ctx context.Context, f *casefile.File, d appeal.Document) (paper.Denial, error) {
	look, err := a.lookout(ctx)
	if err != nil {
		return paper.Denial{}, err
	}
	defer look.close()
	look.at(f)
	return look.letter(ctx, d)
}

// denialProposals shows what a denial letter says. With accept the case takes
// what it lacks; where somebody can be asked each is asked about; else nothing
// is written and the command that would is said.
func (a *app) denialProposals(ctx context.Context, look *lookout, id string, accept bool) (*denialJSON, error) {
	f, err := a.reopened(look)
	if err != nil {
		return nil, err
	}
	doc, _ := f.Case.Document(id)
	letter, err := look.letter(ctx, doc)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, nil // that it cannot be read is said where it is needed
	}
	open, agreed := offers(&f.Case, letter)
	out := &denialJSON{Document: id, Proposals: proposalsJSON(letter.Proposals), Doubts: doubtsJSON(letter.Doubts)}
	for i, p := range letter.Proposals {
		for _, o := range open {
			if o.differs && o.Key == p.Key {
				out.Proposals[i].Case = o.now
			}
		}
	}
	if letter.Term != nil {
		out.Term = letter.Term.String()
	}
	if letter.Person != nil {
		out.About = letter.Person.Text
		a.sayOtherPerson(&f.Case, doc, paper.Description{Person: letter.Person})
	}
	if accept && letter.Person == nil { // somebody else's numbers and reasons are no facts of this case
		out.Written, err = a.acceptOffers(ctx, open)
		if err != nil {
			return nil, err
		}
	}
	if a.willAsk(accept) {
		return out, a.askDenial(ctx, id, letter, open)
	}
	if accept { // which of two near spellings is right is said with them
		open = slices.DeleteFunc(open, func(o offer) bool { return o.Key == "exam.examiner.name" && nearAuthor(&f.Case, valueFlag(o.Value)) })
	}
	out.Command = a.writingCommand(&f.Case, look.who.Today, open, out.Written)
	if !a.flags.json {
		a.sayDenial(id, letter, open, agreed)
		a.sayWritten(out)
	}
	return out, nil
}

func (a *app) reopened(look *lookout) (*casefile.File, error) {
	f, err := casefile.Open(look.file.Dir)
	if err == nil {
		look.at(f)
	}
	return f, err
}

// sayDenial shows what the letter says: what the case lacks or has otherwise,
// the time to appeal, who signed, and what cannot be told.
func (a *app) sayDenial(id string, d paper.Denial, open []offer, agreed int) {
	if len(d.Proposals) == 0 && len(d.Doubts) == 0 && d.Term == nil {
		a.tell("paper.denial.nothing", "id", id)
		return
	}
	a.tell("paper.denial.head", "id", id)
	var shown []paper.Proposal
	for _, o := range open {
		shown = append(shown, o.Proposal)
		a.sayField(o.Proposal)
		if o.differs {
			a.indented(6, a.words.say("paper.differs", "now", o.now))
		}
	}
	if agreed > 0 {
		a.indented(4, a.words.plural("paper.agrees", agreed))
	}
	a.sayTerm(d)
	if p, ok := d.Get(paper.SignatoryFact); ok {
		a.sayField(p)
		shown = append(shown, p)
	}
	for _, x := range d.Doubts {
		a.sayDoubt(x)
	}
	a.sayPicture(shown, d.Doubts, d.Term)
}

// sayTerm shows the time to appeal, with the day on which it ends at the
// earliest: counted from the day printed on the letter.
func (a *app) sayTerm(d paper.Denial) {
	if d.Term == nil {
		return
	}
	id, end := "paper.term", ""
	if date, ok := d.Get("denial.date"); ok {
		if last, ok := d.Term.After(date.Value.(appeal.Day)); ok {
			id, end = "paper.term.counted", last.LongWeekday()
		}
	}
	a.indented(4, a.words.say(id, "term", d.Term.String(), "end", end, "where", a.whereWords(d.Term.Found)))
}

// sayWritten says what --accept wrote, or what would write it.
func (a *app) sayWritten(d *denialJSON) {
	if len(d.Written) > 0 {
		a.tell("paper.written", "keys", strings.Join(d.Written, ", "))
	}
	if d.Command != "" {
		a.tell("paper.command", "command", d.Command)
	}
}

// acceptOffers writes what the case lacks; what it has otherwise stays, and of two
// near spellings of one name neither is taken.
func (a *app) acceptOffers(ctx context.Context, open []offer) (written []string, err error) {
	err = a.patiently(ctx, func() error {
		return a.change(func(f *casefile.File) error {
			for _, answer := range answersOf(open) {
				name, _ := answer.Value.(string)
				if intake.Say(&f.Case, answer.Key) != "" || answer.Key == "exam.examiner.name" && nearAuthor(&f.Case, name) {
					continue
				}
				if err := putAnswer(f, answer); err != nil {
					return err
				}
				written = append(written, answer.Key)
			}
			return nil
		})
	})
	return written, err
}

// answersOf joins the offers of a list and leaves out what the case has
// otherwise.
func answersOf(open []offer) []intake.Answer {
	var out []intake.Answer
	for _, o := range open {
		if o.differs {
			continue
		}
		i := slices.IndexFunc(out, func(x intake.Answer) bool { return x.Key == o.Key })
		text, isText := o.Value.(string)
		switch {
		case o.Key == "denial.reasons" && i >= 0:
			out[i].Value = append(out[i].Value.([]string), text)
		case o.Key == "denial.reasons" && isText:
			out = append(out, intake.Answer{Key: o.Key, Value: []string{text}})
		default:
			out = append(out, intake.Answer{Key: o.Key, Value: o.Value})
		}
	}
	return out
}

// writingCommand is the command line that gives the case what the letter says.
// What a flag cannot carry unchanged is left out; `--accept` writes it.
func (a *app) writingCommand(c *appeal.Case, today appeal.Day, open []offer, written []string) string {
	var flags []string
	for _, answer := range answersOf(open) {
		q, _ := intake.Find(answer.Key)
		text := valueFlag(answer.Value)
		if q.Flag == "" || slices.Contains(written, answer.Key) {
			continue
		}
		if back, p := intake.Read(c, answer.Key, text, today); p != nil || valueFlag(back.Value) != text {
			continue
		}
		flags = append(flags, "--"+q.Flag+" "+shellWord(text))
	}
	if len(flags) == 0 {
		return ""
	}
	return a.inCase("walk --no-input " + strings.Join(flags, " "))
}

func valueFlag(value any) string {
	switch v := value.(type) {
	case appeal.Day:
		return v.String()
	case []string:
		return strings.Join(v, "; ")
	case string:
		return v
	}
	return ""
}

// shellWord quotes a text for a shell; a plain word stays.
func shellWord(text string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:,", r)
	}
	if text != "" && !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// inCase gives a command line of this program for this case.
func (a *app) inCase(verb string) string {
	if a.flags.caseDir != "." {
		name, rest, _ := strings.Cut(verb, " ")
		verb = strings.TrimSpace(name + " -C " + shellWord(a.flags.caseDir) + " " + rest)
	}
	return "imeappeal " + verb
}
