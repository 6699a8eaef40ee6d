package review

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainSubjects are the titles of findings whose subject is a single word.
var plainSubjects = map[string]string{
	"side": "Left and right", "count": "Count of positive findings", "age": "Age", "sex": "Sex", "question": "Question",
	"inactive": "Course of the disease", "selected": "Selection of records",
}

// title brings a subject into the form of a heading: a noun phrase that begins
// with a capital. What is only a topic of the history says so.
func title(subject string, rule string) string {
	s := strings.TrimSpace(subject)
	if t, ok := plainSubjects[strings.ToLower(s)]; ok {
		return t
	}
	if rule == "exam-said" && !strings.Contains(s, " ") {
		s = "what was said about " + s
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
