package paper

import (
	"slices"
	"strings"
)

// relative finds somebody of the claimant's surname and another given name whom a
// paper says it is about: a husband's or a daughter's record in the same drawer. A
// paper that has the claimant's own given name anywhere, or their date of birth, is
// theirs: records name relatives too.
func (s *sheet) relative() *Found {
	own := namesOf(s.Claimant)
	if len(own) < 2 || len(own[0]) == 1 {
		return nil
	}
	last, given := own[len(own)-1], own[:len(own)-1]
	for _, l := range s.lines {
		if slices.ContainsFunc(given, func(g string) bool { return len(g) > 1 && hasWord(l.low, g) }) {
			return nil
		}
		for _, d := range s.datesIn(l.text) {
			if !s.Born.IsZero() && bornOn(s.Born, d.readings) {
				return nil
			}
		}
	}
	return s.personNamed(func(name string) bool {
		words := namesOf(mister.ReplaceAllString(name, ""))
		i := slices.Index(words, last)
		if i < 0 || len(words) > 4 || companyIn.MatchString(name) {
			return false
		}
		others := slices.Delete(slices.Clone(words), i, i+1)
		mayBe := func(w string) bool { return slices.ContainsFunc(given, func(g string) bool { return sameGiven(w, g) }) }
		return len(others) > 0 && !slices.ContainsFunc(others, mayBe)
	})
}

// namesOf are the words of a name, given names first.
func namesOf(name string) []string {
	if last, first, ok := strings.Cut(name, ","); ok && !notSurname.MatchString(strings.TrimSpace(first)) {
		name = first + " " + last
	}
	words := strings.FieldsFunc(strings.ToLower(plain(name)), func(r rune) bool { return strings.ContainsRune(" ,.'-", r) })
	return slices.DeleteFunc(words, func(w string) bool { return notSurname.MatchString(w) || w == "dr" })
}

// sameGiven reports that two given names can be one person's: an initial, a short
// form, a slip of one letter, or a nickname.
func sameGiven(a, b string) bool {
	short, long := a, b
	if len(short) > len(long) {
		short, long = long, short
	}
	if strings.HasPrefix(long, short) || nearly(a, b, 1) || len(short) >= 3 && short[:3] == long[:3] {
		return true
	}
	for group := range strings.Lines(nicknames) {
		if names := strings.Fields(group); slices.Contains(names, a) && slices.Contains(names, b) {
			return true
		}
	}
	return false
}

// nicknames are given names that one person may go by, of which the one does not
// begin like the other.
const nicknames = `william bill billy will liam
robert bob bobby rob
richard dick rick ricky
james jim jimmy jamie
john jack johnny
joseph joe pepe jose
charles chuck charlie
edward ted ned eddie
theodore ted teddy
henry hank harry
lawrence larry
michael mike mick
anthony tony antonio
francis frank frankie francisco paco pancho
margaret peggy meg maggie rita greta
elizabeth betty beth liz lisa bess eliza libby lizzie
katherine catherine kathryn kate kathy cathy kitty katie
mary polly molly maria marie
dorothy dot dolly dottie
sarah sally sadie
martha patsy marty
patricia pat patty tricia trish
susan sue suzanne suzy
deborah debra debbie
barbara bobbie babs
rebecca becky
helen nell nellie ellen eleanor nora
ann anne anna nancy hannah annie
virginia ginny ginger
alexander alexandra sandy sasha xander sandra
eugene gene
donald don
guadalupe lupe
jesus chuy
ignacio nacho
rosario chayo
dolores lola
isabel chabela elisabeth
manuel manny
enrique kike henry
roberto beto alberto gilberto
consuelo chelo
concepcion concha
`
