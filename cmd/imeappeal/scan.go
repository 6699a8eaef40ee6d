package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"imeappeal/appeal/packet"
)

func (a *app) scanCommand() *cobra.Command {
	cmd := a.command("scan", "scan", func(cmd *cobra.Command, _ []string) error {
		return a.scan(cmd.Context())
	})
	return cmd
}

// scanned is what `scan` prints.
type scanned struct {
	Kind      string             `json:"kind"`
	Version   int                `json:"version"`
	Sensitive []packet.Sensitive `json:"sensitive"`
	Quotable  []packet.Quotable  `json:"quotable"`
	Unread    []string           `json:"unread"` // documents that gave no text
}

// scan reads the claimant's own papers as the other side will, before they go
// out. It is a list to think about: it blocks nothing and takes nothing out.
func (a *app) scan(ctx context.Context) error {
	f, err := a.openCase()
	if err != nil {
		return err
	}
	t, err := a.tools()
	if err != nil {
		return err
	}
	defer t.close()
	p, err := readPapers(ctx, caseReader{Reader: t.reader, file: f, secrets: t.secrets(f)}, f, t.clinic)
	if err != nil {
		return err
	}
	labels, order := packet.Labels(&f.Case, nil)
	texts := p.texts(&f.Case)
	found := scanned{Kind: "scan", Version: 1, Unread: []string{}}
	var exhibits []packet.Exhibit
	for _, id := range order {
		exhibits = append(exhibits, packet.Exhibit{Label: labels[id], Document: id})
		if r := texts[id]; r == nil || len(r.Lines) == 0 {
			found.Unread = append(found.Unread, id)
		}
	}
	found.Sensitive = orEmpty(packet.SensitiveLines(&f.Case, exhibits, texts))
	found.Quotable = orEmpty(packet.QuotableLines(&f.Case, exhibits, texts))
	if a.flags.json {
		return a.printJSON(found)
	}
	a.sayScan(found)
	return nil
}

func (a *app) sayScan(found scanned) {
	for _, s := range found.Sensitive {
		a.tell("scan.sensitive", "what", a.words.say("sensitive."+s.Kind), "document", s.Document, "place", a.place(s.Page, s.Line, s.Hidden))
	}
	if len(found.Sensitive) > 0 {
		a.tell("scan.redact")
	}
	said := map[string]bool{}
	for _, q := range found.Quotable {
		if said[q.Kind] {
			continue
		}
		said[q.Kind] = true
		a.printf("\n%s\n", a.words.say("scan.kind", "why", q.Why, "answer", q.Answer))
		for _, other := range found.Quotable {
			if other.Kind == q.Kind {
				a.tell("scan.quote", "document", other.Document, "page", fmt.Sprint(other.Page), "line", fmt.Sprint(other.Line), "quote", other.Quote)
			}
		}
	}
	if len(found.Quotable) > 0 {
		a.printf("\n%s\n", a.words.plural("scan.total", len(found.Quotable)))
	} else {
		a.tell("scan.nothing")
	}
	for _, id := range found.Unread {
		a.sayWarning(id, a.words.say("scan.unread"))
	}
}
