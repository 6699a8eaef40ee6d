package packet

import "regexp/syntax"

// leastDigits is how many digits the first group of an expression holds at least:
// a line that has fewer need not be tried with it, and most lines have none. An
// expression that does not parse holds none.
func leastDigits(source string) int {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return 0
	}
	return digitsIn(firstGroup(tree))
}

// firstGroup finds the first group of an expression, nil if there is none.
func firstGroup(re *syntax.Regexp) *syntax.Regexp {
	if re.Op == syntax.OpCapture && re.Cap == 1 {
		return re
	}
	for _, sub := range re.Sub {
		if found := firstGroup(sub); found != nil {
			return found
		}
	}
	return nil
}

// digitsIn is the least number of digits in what an expression matches.
func digitsIn(re *syntax.Regexp) int {
	if re == nil {
		return 0
	}
	sum := 0
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if isDigit(r) {
				sum++
			}
		}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if !isDigit(re.Rune[i]) || !isDigit(re.Rune[i+1]) {
				return 0
			}
		}
		return min(1, len(re.Rune))
	case syntax.OpCapture, syntax.OpPlus:
		return digitsIn(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * digitsIn(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			sum += digitsIn(sub)
		}
	case syntax.OpAlternate:
		sum = digitsIn(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			sum = min(sum, digitsIn(sub))
		}
	}
	return sum
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
