package main

import (
	"strings"

	"imeappeal/appeal"
)

// passwords are what --password gave: for one document, or to be tried on every
// locked file.
type passwords struct {
	all  []string
	byID map[string][]string
}

// readPasswords sorts the values of --password. What stands before an equals
// sign is a document only if the case has one of that id: a password may hold
// the sign too. An id that the case does not have may be that of a paper which
// is read before it is put in, so what follows it is tried as well.
func readPasswords(values []string, c *appeal.Case) passwords {
	p := passwords{byID: map[string][]string{}}
	for _, v := range values {
		id, secret, named := strings.Cut(v, "=")
		if _, ok := c.Document(id); ok && named {
			p.byID[id] = append(p.byID[id], secret)
			continue
		}
		p.all = append(p.all, v)
		if named && secret != "" {
			p.all = append(p.all, secret)
		}
	}
	return p
}

// of gives the passwords to try on a document, its own first.
func (p passwords) of(id string) []string {
	return append(append([]string(nil), p.byID[id]...), p.all...)
}
