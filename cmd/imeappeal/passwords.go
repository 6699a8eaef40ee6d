package main

import (
	"context"
	"errors"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// passwords are what --password gave: for one document, or to be tried on every
// locked file.
type passwords struct {
	all  []string
	byID map[string][]string
}

// readPasswords sorts the values of --password. What stands before an equals
// sign is a document only if the case has one of that id: a password may hold
// the sign too.
func readPasswords(values []string, c *appeal.Case) passwords {
	p := passwords{byID: map[string][]string{}}
	for _, v := range values {
		id, secret, _ := strings.Cut(v, "=")
		if _, ok := c.Document(id); ok && strings.Contains(v, "=") {
			p.byID[id] = append(p.byID[id], secret)
		} else {
			p.all = append(p.all, v)
		}
	}
	return p
}

// of gives the passwords to try on a document, its own first.
func (p passwords) of(id string) []string {
	return append(append([]string(nil), p.byID[id]...), p.all...)
}

// unlocking reads words as its worker does, and locked files of the case with
// the passwords that were given.
type unlocking struct {
	*pdf.Worker
	file    *casefile.File
	secrets passwords
}

// Words gives the words of a file's pages.
func (u unlocking) Words(ctx context.Context, path string) ([]report.RawPage, error) {
	pages, err := u.Worker.Words(ctx, path)
	var unreadable *pdf.UnreadableError
	if !errors.As(err, &unreadable) || unreadable.Reason != pdf.UnreadEncrypted {
		return pages, err
	}
	for _, d := range u.file.Case.Documents {
		if d.File == "" || u.file.Path(d) != path {
			continue
		}
		for _, password := range u.secrets.of(d.ID) {
			opener := pdf.NewWorker(pdf.Options{Password: password})
			pages, again := opener.Words(ctx, path)
			opener.Close()
			if again == nil {
				return pages, nil
			}
		}
	}
	return pages, err
}
