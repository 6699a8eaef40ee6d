package packet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// notNames are the words around a name that are not part of it: titles,
// degrees, suffixes.
var notNames = " dr doctor mr mrs ms mx prof md do mbbs phd psyd dpt pt otr l ot cht dc dpm od rn np aprn fnp dnp pa pac pa-c ma ms mpt crc cvrp facs faans facp faaos faapmr jr sr ii iii iv esq "

// samePerson reports whether two names as papers print them are one person's:
// the same last name, and first names that agree as far as both give them
// ("Dr. H. Castellane" and "Helen R. Castellane, M.D.").
func samePerson(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	if len(x) == 1 || len(y) == 1 {
		return true
	}
	return strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0])
}

// nameWords gives the words of a name in lower case without accents, titles
// and degrees. Hyphenated names stay one word.
func nameWords(name string) []string {
	folded := strings.Map(foldRune, norm.NFD.String(strings.ToLower(name)))
	folded = strings.ReplaceAll(folded, ".", "")
	var out []string
	for _, w := range strings.FieldsFunc(folded, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '/' }) {
		if !strings.Contains(notNames, " "+w+" ") {
			out = append(out, w)
		}
	}
	return out
}

// foldRune maps the letters that have no decomposition to their nearest base
// letter and drops combining marks.
func foldRune(r rune) rune {
	switch r {
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ø':
		return 'o'
	case 'ı':
		return 'i'
	case 'ß':
		return 's'
	case 'æ':
		return 'a'
	case 'œ':
		return 'o'
	case '’', '\'':
		return -1
	}
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	return r
}
