package paper

import "strings"

// NearName reports that two names are nearly spelled alike and not alike, as one
// name is that a fax or recognition has changed: Stahlnecker and Stahinecker.
// Degrees, titles and initials do not count, nor does a given name that one of
// the two lacks.
func NearName(a, b string) bool {
	one, two := nameWords(a), nameWords(b)
	if len(one) == 0 || len(two) == 0 {
		return false
	}
	last, other := one[len(one)-1], two[len(two)-1]
	if len(one) > 1 && len(two) > 1 {
		if !nearly(one[0], two[0], 1) {
			return false
		}
		if last == other {
			return one[0] != two[0] && len(one[0]) > 1 && len(two[0]) > 1
		}
	}
	return last != other && nearly(last, other, 2)
}

// nearly reports that at most so many letters of two words differ, fewer in a
// short word: Brown and Braun are two people. An initial is near to a name that
// it begins.
func nearly(a, b string, most int) bool {
	if len(a) == 1 || len(b) == 1 {
		return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
	}
	x, y := []rune(a), []rune(b)
	most = min(most, min(len(x), len(y))/4)
	return apart(x, y) <= most
}

// apart is Levenshtein's distance.
func apart(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// nameWords gives a name's own words, lower case: no title, degree or initial
// but that of the given name.
func nameWords(name string) []string {
	name, _, _ = strings.Cut(plain(name), ",")
	words := strings.Fields(name)
	for len(words) > 1 && notSurname.MatchString(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	var out []string
	for i, w := range words {
		w = strings.ToLower(strings.Trim(w, "."))
		switch {
		case w == "" || w == "dr" || w == "doctor":
		case len(w) == 1 && len(out) > 0 && i < len(words)-1:
		default:
			out = append(out, w)
		}
	}
	return out
}
