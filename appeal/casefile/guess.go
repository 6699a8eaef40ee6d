package casefile

import "imeappeal/appeal"

// GuessKind says what a paper probably is by the words of its file name, as Add
// does; "" when none of them says.
func GuessKind(name string) appeal.DocumentKind { return kindFor(name) }
