package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/law"
)

// sending is what `sent` was told.
type sending struct {
	what, date, file, channel, confirmation, document string
	pages                                             int
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
	f.StringVar(&s.date, "date", "", a.words.say("flag.date.help"))
	f.StringVar(&s.file, "file", "", a.words.say("flag.file.help"))
	f.StringVar(&s.channel, "channel", "", a.words.say("flag.channel.help"))
	f.StringVar(&s.confirmation, "confirmation", "", a.words.say("flag.confirmation.help"))
	f.StringVar(&s.document, "document", "", a.words.say("flag.document.help"))
	f.StringVar(&verify, "verify", "", a.words.say("flag.verify.help"))
	f.IntVar(&s.pages, "pages", 0, a.words.say("flag.pages.help"))
	return cmd
}

// sent writes one entry into the case's log, with the hash of the exact file.
func (a *app) sent(s sending) error {
	if s.what == "" {
		return usage("sent.empty", "")
	}
	return a.change(func(f *casefile.File) error {
		entry := appeal.LogEntry{What: s.what, Channel: s.channel, Confirmation: s.confirmation, Document: s.document, Pages: s.pages}
		var err error
		if entry.Date, err = a.dateFlag("--date", s.date, &f.Case); err != nil {
			return err
		}
		if err := a.checkSending(s, entry.Date, &f.Case); err != nil {
			return err
		}
		if s.document != "" {
			if _, ok := f.Case.Document(s.document); !ok {
				return usage("sent.no-document", "--document", "id", s.document)
			}
		}
		if s.file != "" {
			if entry.SHA256, _, err = hashFile(s.file); err != nil {
				return err
			}
			if entry.Pages == 0 {
				entry.Pages = pagesIn(s.file)
			}
		}
		if err := f.Append("log", entry); err != nil {
			return err
		}
		a.tell("sent.saved", "what", entry.What, "day", entry.Date.LongWeekday())
		if entry.SHA256 != "" {
			a.tell("sent.hash", "file", filepath.Base(s.file), "hash", entry.SHA256)
		}
		return a.enterDecision(f)
	})
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
