package main

import (
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// sending is what `sent` was told.
type sending struct {
	what, to, date, time, channel, document, until string
	files, confirmations                           []string
	pages                                          int
}

func (a *app) sentCommand() *cobra.Command {
	var s sending
	var verify string
	cmd := a.command("sent", "sent WHAT", func(cmd *cobra.Command, args []string) error {
		if verify != "" {
			return a.verifySent(verify)
		}
		s.what = strings.TrimSpace(args[0])
		return a.sent(s)
	})
	one := exactly("WHAT")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if verify != "" && len(args) == 0 {
			return nil
		}
		return one(cmd, args)
	}
	var known []string
	for _, w := range law.LogWords() {
		known = append(known, w.What)
	}
	cmd.Long = a.words.say("cmd.sent.long", "known", strings.Join(known, "\n  "))
	f := cmd.Flags()
	f.StringVar(&s.to, "to", "", a.words.say("flag.sent-to.help"))
	f.StringVar(&s.date, "date", "", a.words.say("flag.date.help"))
	f.StringVar(&s.time, "time", "", a.words.say("flag.time.help"))
	f.StringArrayVar(&s.files, "file", nil, a.words.say("flag.file.help"))
	f.StringVar(&s.channel, "channel", "", a.words.say("flag.channel.help"))
	f.StringArrayVar(&s.confirmations, "confirmation", nil, a.words.say("flag.confirmation.help"))
	f.StringVar(&s.document, "document", "", a.words.say("flag.document.help"))
	f.StringVar(&s.until, "until", "", a.words.say("flag.until.help"))
	f.StringVar(&verify, "verify", "", a.words.say("flag.verify.help"))
	f.IntVar(&s.pages, "pages", 0, a.words.say("flag.pages.help"))
	return cmd
}

// sent writes into the case's log what was sent: an entry for each file, with
// the hash of that exact file.
func (a *app) sent(s sending) error {
	if s.what == "" {
		return usage("sent.empty", "")
	}
	return a.change(func(f *casefile.File) error {
		entries, err := a.entries(s, &f.Case)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			if err := f.Append("log", entry); err != nil {
				return err
			}
			if i == 0 {
				a.tell("sent.noted", "what", entry.What, "day", entry.Date.LongWeekday(), "how", a.how(entry))
			}
			if i == 0 && entry.SHA256 == "" && strings.HasSuffix(entry.What, "appeal sent") {
				a.tell("sent.unproved", "what", entry.What)
			}
			if entry.SHA256 != "" {
				a.tell("sent.hash", "file", filepath.Base(s.files[i]), "hash", entry.SHA256)
			}
		}
		return a.enterDecision(f)
	})
}

// entries gives what is to be noted, checked; nothing is written yet.
func (a *app) entries(s sending, c *appeal.Case) ([]appeal.LogEntry, error) {
	s.channel = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(s.channel)), " ", "-") // as it is said: certified mail
	entry := appeal.LogEntry{What: s.what, To: s.to, Channel: s.channel, Document: s.document, Pages: s.pages}
	var err error
	if entry.Date, err = a.dateFlag("--date", s.date, c); err != nil {
		return nil, err
	}
	if entry.Time, err = timeFlag(s.time); err != nil {
		return nil, err
	}
	if err := a.checkSending(s, entry.Date, c); err != nil {
		return nil, err
	}
	if entry.Until, err = untilFlag(s, entry.Date); err != nil {
		return nil, err
	}
	knows := func(p appeal.Physician) bool { return plainWord(p.Name) == plainWord(s.to) }
	if s.to != "" && !slices.ContainsFunc(c.Physicians, knows) {
		return nil, usage("sent.no-physician", "--to", "name", s.to)
	}
	if s.document != "" {
		if _, ok := c.Document(s.document); !ok {
			return nil, usage("sent.no-document", "--document", "id", s.document)
		}
	}
	if s.pages > 0 && len(s.files) > 1 {
		return nil, usage("sent.pages", "--pages")
	}
	if n := len(s.confirmations); n > 1 && n != len(s.files) {
		return nil, usage("sent.confirmations", "--confirmation")
	}
	var entries []appeal.LogEntry
	for i := range max(1, len(s.files)) {
		e := entry
		if n := len(s.confirmations); n > 0 { // one for all of them, or one for each
			e.Confirmation = s.confirmations[min(i, n-1)]
		}
		if len(s.files) > 0 {
			if e.SHA256, _, err = hashFile(s.files[i]); err != nil {
				return nil, err
			}
			if e.Pages == 0 {
				e.Pages = pagesIn(s.files[i])
			}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// untilFlag reads the last day that a paper gives for an answer; what one sends
// oneself gives none.
func untilFlag(s sending, came appeal.Day) (appeal.Day, error) {
	if s.until == "" {
		return appeal.Day{}, nil
	}
	d, err := appeal.ParseDay(s.until)
	switch {
	case err != nil:
		return d, usage("flag.date", "--until", "name", "--until", "value", s.until)
	case strings.HasSuffix(s.what, "sent"):
		return d, usage("sent.until-sent", "--until", "what", s.what)
	case d.Before(came):
		return d, usage("sent.until-early", "--until", "until", d.LongWeekday(), "day", came.LongWeekday())
	}
	return d, nil
}

// timeFlag reads a time of the day: 14:05, 2:05 pm.
func timeFlag(value string) (string, error) {
	if value == "" {
		return "", nil
	}
	plain := strings.ToUpper(strings.NewReplacer(" ", "", ".", "").Replace(value))
	for _, form := range []string{"15:04", "15:04:05", "3:04PM", "3PM"} {
		if t, err := time.Parse(form, plain); err == nil {
			return t.Format("15:04"), nil
		}
	}
	return "", usage("sent.time", "--time", "value", value)
}

// how says at what time something went, by which way, and what confirms it.
func (a *app) how(e appeal.LogEntry) string {
	text := ""
	for _, part := range [][2]string{{"time", e.Time}, {"channel", e.Channel}, {"confirmation", e.Confirmation}} {
		if part[1] != "" {
			text += a.words.say("sent.how-"+part[0], part[0], part[1])
		}
	}
	return text
}

// channels are the ways to send that the log knows.
var channels = []string{"mail", "certified-mail", "fax", "portal", "e-mail", "in-person"}

// checkSending refuses what cannot have happened: a day to come, a way of
// sending that is none.
func (a *app) checkSending(s sending, day appeal.Day, c *appeal.Case) error {
	today, err := a.today(c)
	if err != nil {
		return err
	}
	if day.After(today) {
		return usage("sent.future", "--date", "day", day.LongWeekday())
	}
	if s.channel != "" && !slices.Contains(channels, s.channel) {
		return usage("sent.channel", "--channel", "value", s.channel, "have", strings.Join(channels, ", "))
	}
	return nil
}

// dateFlag reads a flag's date; without one it is today.
func (a *app) dateFlag(name, value string, c *appeal.Case) (appeal.Day, error) {
	if value == "" {
		return a.today(c)
	}
	d, err := appeal.ParseDay(value)
	if err != nil {
		return d, usage("flag.date", name, "name", name, "value", value)
	}
	return d, nil
}

// logIs reports whether a log entry speaks of a thing and of what happened to
// it, however the person worded it: "claims-file request sent".
func logIs(e appeal.LogEntry, thing, happened string) bool {
	what := strings.ToLower(strings.ReplaceAll(e.What, " ", "-"))
	return strings.Contains(what, thing) && strings.Contains(what, happened)
}
