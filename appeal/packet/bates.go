package packet

import (
	"fmt"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

// Bates says how permanent page numbers look: Prefix, then Start and upward
// with Digits digits. A number given once is never given to another page: a
// supplement starts where the packet before it ended.
type Bates struct {
	Prefix string
	Digits int
	Start  int
}

// BatesFor gives the usual numbers of a case: the claimant's last name, a
// hyphen, six digits (RIVERA-000001).
func BatesFor(c *appeal.Case) Bates {
	name := lastName(c.Claimant.Name)
	if name == "" {
		name = "CASE"
	}
	return Bates{Prefix: name + "-", Digits: 6, Start: 1}
}

// Number gives the Bates number of a packet page, counted from 1.
func (b Bates) Number(page int) string {
	return fmt.Sprintf("%s%0*d", b.Prefix, b.Digits, b.Start+page-1)
}

// filled puts the usual values where none were given.
func (b Bates) filled(c *appeal.Case) Bates {
	usual := BatesFor(c)
	if b.Prefix == "" {
		b.Prefix = usual.Prefix
	}
	if b.Digits == 0 {
		b.Digits = usual.Digits
	}
	if b.Start == 0 {
		b.Start = usual.Start
	}
	return b
}

// lastName gives the last name, the first part of a double one, in capitals A
// to Z, at most ten: what any font can stamp and any file name can hold.
func lastName(name string) string {
	words := nameWords(name)
	if len(words) == 0 {
		return ""
	}
	last := strings.Map(func(r rune) rune {
		if r = unicode.ToUpper(r); r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, strings.Split(words[len(words)-1], "-")[0])
	return last[:min(len(last), 10)]
}
