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

// The bounds of what is stamped on every page, whatever its size.
const (
	MostBatesDigits = 12
	mostBatesPrefix = 24
)

// Sound reports that the numbers can be stamped on every page, told from the
// prefix and searched for: a prefix of letters, digits, spaces and . _ - that
// does not end in a digit.
func (b Bates) Sound() bool {
	last := byte(0)
	for i := range len(b.Prefix) {
		last = b.Prefix[i]
		if last < '0' && !strings.ContainsRune(" -.", rune(last)) || last > '9' && last < 'A' || last > 'Z' && last < 'a' && last != '_' || last > 'z' {
			return false
		}
	}
	return len(b.Prefix) <= mostBatesPrefix && (last < '0' || last > '9') && strings.TrimLeft(b.Prefix, " ") == b.Prefix && b.Digits >= 0 && b.Digits <= MostBatesDigits
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
