package intake

import (
	"regexp"
	"strings"

	"imeappeal/appeal"
)

var (
	zipCode   = regexp.MustCompile(`\b\d{5}(-\d{4})?\b`)
	stateCode = regexp.MustCompile(`\b[A-Z]{2}\b`)
)

// HalfAddress reports that an address of a US case lacks the state or the ZIP
// code, as one does that was sent off before its last line.
func HalfAddress(c *appeal.Case, address []string) bool {
	if !inUS(c) || len(address) == 0 || noAddress(c, address) != "" { // the latter is asked about in words of its own
		return false
	}
	last := address[len(address)-1]
	at := zipCode.FindStringIndex(last)
	return at == nil || !namesState(last[:at[0]])
}

// namesState reports that the text ends with a state, by code or by name.
func namesState(text string) bool {
	text = strings.TrimRight(strings.TrimSpace(text), ",. ")
	if codes := stateCode.FindAllString(strings.ToUpper(text), -1); len(codes) > 0 {
		if _, ok := appeal.FindState(codes[len(codes)-1]); ok {
			return true
		}
	}
	words := strings.Fields(strings.ReplaceAll(text, ",", " "))
	for n := 1; n <= 3 && n <= len(words); n++ {
		if _, ok := appeal.FindState(strings.Join(words[len(words)-n:], " ")); ok {
			return true
		}
	}
	return false
}
