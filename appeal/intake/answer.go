package intake

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"imeappeal/appeal"
)

// Answer is an answer that was understood: a value for a key of the case, or
// "I don't know".
type Answer struct {
	Key     string
	Value   any  // appeal.Day, string, []string, bool or int
	Unknown bool // Key belongs into the case's not_known
}

// Read understands what a person typed as the answer for a key of the case.
// today serves words such as yesterday, and to see that a date lies ahead.
func Read(c *appeal.Case, key, text string, today appeal.Day) (Answer, *appeal.Problem) {
	q, ok := Find(key)
	if !ok {
		return Answer{}, problem(key, "intake.no-such-question", nil)
	}
	text = cleaned(text)
	switch {
	case text == "":
		return Answer{}, problem(key, "intake.empty", nil)
	case text == "?":
		return Answer{}, problem(key, "intake.help-asked", nil)
	case saysUnknown(text), SaysNone(text) && q.Kind != YesNo && !q.Required:
		return unknown(q, key), nil
	case (SaysNone(text) || saysYes(text)) && (q.Kind == Text || q.Kind == Address):
		return Answer{}, problem(key, "intake.needed", map[string]string{"value": text})
	case slices.Contains([]Kind{Text, Address, Lines}, q.Kind) && NamesFile(text):
		return Answer{}, problem(key, "intake.file", map[string]string{"value": text})
	case secret.MatchString(text):
		return Answer{}, problem(key, "intake.ssn", nil)
	}
	value, p := q.read(c, text, today)
	if month, ok := aboutWhen(q, key, text, today); p != nil && ok {
		return Answer{Key: key + about, Value: month}, nil
	}
	if p != nil {
		p.Where = key
		return Answer{}, p
	}
	return Answer{Key: key, Value: value}, nil
}

// Apply reads an answer and puts it into the case.
func Apply(c *appeal.Case, key, text string, today appeal.Day) *appeal.Problem {
	a, p := Read(c, key, text, today)
	if p != nil {
		return p
	}
	a.Put(c)
	return nil
}

// Put enters the answer into the case. A known answer takes its key out of
// what is not known.
func (a Answer) Put(c *appeal.Case) {
	c.NotKnown = slices.DeleteFunc(c.NotKnown, func(k string) bool { return k == WithoutAbout(a.Key) })
	if a.Unknown {
		c.NotKnown = append(c.NotKnown, a.Key)
		return
	}
	v, value := field(c, a.Key, true), reflect.ValueOf(a.Value)
	switch {
	case !v.IsValid():
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		v.Elem().Set(value)
	default:
		v.Set(value.Convert(v.Type()))
	}
}

// unknown is "I don't know". For the first question about a list it is said of
// the whole list; a claim's kind has a word of its own for it.
func unknown(q Question, key string) Answer {
	if slices.Contains(q.Choices, "unknown") {
		return Answer{Key: key, Value: "unknown"}
	}
	if list := q.List(); list != "" && key == at(q.ID, 0) && isFirst(q) {
		return Answer{Key: list, Unknown: true}
	}
	return Answer{Key: key, Unknown: true}
}

func isFirst(q Question) bool {
	for _, other := range Questions() {
		if other.List() == q.List() {
			return other.ID == q.ID
		}
	}
	return false
}

// A Social Security number is never needed, and must not get into a letter.
var secret = regexp.MustCompile(`(^|\D)\d{3}-\d{2}-\d{4}(\D|$)`)

// filePath is a line that is only the path of a file, typed or dragged in.
var filePath = regexp.MustCompile(`(?i)^['"]?(file://|~?/|\.{1,2}[/\\]|[a-z]:[/\\]|\\\\).*\.[a-z0-9]{2,5}['"]?$`)

// NamesFile reports that a line of a text is the path of a file: it was meant for
// another question, and would stand in a letter.
func NamesFile(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if filePath.MatchString(strings.TrimSpace(line)) {
			return true
		}
	}
	return false
}

func saysUnknown(text string) bool {
	plain := strings.NewReplacer("’", "", "'", "", ".", "", "é", "e").Replace(strings.ToLower(text))
	return slices.Contains([]string{"no se", "no lo se", "no me acuerdo", "no recuerdo", "??", "i dont know", "dont know", "i do not know", "do not know", "not known", "unknown", "idk", "no idea", "not sure", "i dont remember", "dont remember"}, plain)
}

// SaysNone reports that a person typed that there is none: none, nobody, n/a.
func SaysNone(text string) bool {
	return slices.Contains([]string{"ninguno", "ninguna", "nadie", "nada", "no tengo", "no aplica", "none", "no", "-", "n/a", "not applicable", "no side", "nobody", "no one", "nothing"}, strings.ToLower(text))
}

// cleaned takes out what keyboards and the clipboard bring along unseen.
func cleaned(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\u00a0':
			return ' '
		case r == '\n':
			return r
		case unicode.IsControl(r), r == '\ufeff', r == '\u200b', r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}

func (q Question) read(c *appeal.Case, text string, today appeal.Day) (any, *appeal.Problem) {
	switch q.ID {
	case "claim.state":
		return readState(c, text)
	case "claim.country":
		return readCountry(text)
	case "claim.benefit.amount":
		return readAmount(text)
	case "denial.deadline_stated":
		if p := readSpan(c, text); p != nil {
			return nil, p
		}
	}
	switch q.Kind {
	case Date:
		return q.readDay(text, today)
	case Clock:
		return readClock(text)
	case Choice:
		return q.readChoice(c, text)
	case YesNo:
		return readYesNo(text)
	case Lines, Address:
		return lines(text), nil
	case Number:
		return readNumber(text)
	case Paper:
		return readPaper(c, text)
	case Papers:
		return nil, problem(q.ID, "intake.use-add", nil)
	case Long:
		return text, nil
	}
	return strings.Join(strings.Fields(text), " "), nil
}

func readState(c *appeal.Case, text string) (any, *appeal.Problem) {
	if english, ok := statesInSpanish[strings.ToLower(text)]; ok {
		text = english
	}
	s, ok := appeal.FindState(text)
	if !ok && !inUS(c) {
		return nil, problem("", "intake.state-abroad", map[string]string{"value": text, "country": c.Claim.Country})
	}
	if !ok {
		return nil, problem("", "intake.state", map[string]string{"value": text})
	}
	return s.Code, nil
}

func readCountry(text string) (any, *appeal.Problem) {
	if code := CountryNamed(text); code != "" {
		return code, nil
	}
	if code := strings.ToUpper(text); len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return code, nil
	}
	return nil, problem("", "intake.country", map[string]string{"value": text})
}

var amount = regexp.MustCompile(`^\d+(\.\d{1,2})?$`)

// readAmount keeps the text of the number: $3,418.00 is 3418.00.
func readAmount(text string) (any, *appeal.Problem) {
	plain := strings.NewReplacer("$", "", ",", "", " ", "").Replace(text)
	if !amount.MatchString(plain) {
		return nil, problem("", "intake.amount", map[string]string{"value": text})
	}
	return plain, nil
}

// regime is the form of a regime's id outside the US: gb-private.
var regime = regexp.MustCompile(`^[a-z]{2}(-[a-z0-9]+)+$`)

// ofReadCountry is the beginning of an id that names its country by itself: one
// whose law was read. "no-fault" names none.
var ofReadCountry = regexp.MustCompile(`^(au|ca|gb|ie|nz)-`)

// readChoice takes the id, its number in the list, or its beginning.
func (q Question) readChoice(c *appeal.Case, text string) (any, *appeal.Problem) {
	plain := strings.ReplaceAll(strings.ToLower(text), " ", "-")
	if country := c.Claim.Country; q.ID == "claim.kind" && country != "US" && regime.MatchString(plain) && (country != "" || ofReadCountry.MatchString(plain)) {
		return plain, nil
	}
	var found []string
	for i, id := range q.Choices {
		if plain == id || plain == strconv.Itoa(i+1) {
			return id, nil
		}
		if strings.HasPrefix(id, plain) {
			found = append(found, id)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	args := map[string]string{"value": text, "choices": strings.Join(q.Choices, ", ")}
	if q.ID == "claim.kind" {
		if args["sponsor"] = sponsorIn(plain); args["sponsor"] != "" {
			return nil, problem("", "intake.choice-sponsor", args)
		}
	}
	return nil, problem("", "intake.choice", args)
}

// sponsorIn finds the kind of employer in what was meant for the kind of claim:
// whose plan it is is another question than what the claim is for.
func sponsorIn(text string) string {
	for _, s := range []struct{ sponsor, words string }{
		{"church", "church religious parochial"},
		{"government", "government governmental gov public federal municipal county city school-district"},
		{"union", "union taft-hartley multiemployer"},
	} {
		for word := range strings.FieldsSeq(s.words) {
			if strings.Contains("-"+text+"-", "-"+word+"-") {
				return s.sponsor
			}
		}
	}
	return ""
}

func saysYes(text string) bool {
	return slices.Contains([]string{"y", "yes", "sí", "si"}, strings.ToLower(text))
}

func readYesNo(text string) (any, *appeal.Problem) {
	if saysYes(text) {
		return true, nil
	}
	switch strings.ToLower(text) {
	case "true", "1":
		return true, nil
	case "n", "no", "false", "0", "2":
		return false, nil
	}
	return nil, problem("", "intake.yes-no", map[string]string{"value": text})
}

func readNumber(text string) (any, *appeal.Problem) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return nil, problem("", "intake.number", map[string]string{"value": text})
	}
	return n, nil
}

// lines splits at line ends and semicolons.
func lines(text string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func problem(where, id string, args map[string]string) *appeal.Problem {
	return &appeal.Problem{Where: where, ID: id, Args: args, Level: appeal.LevelError}
}
