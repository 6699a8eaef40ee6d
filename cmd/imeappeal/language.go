package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// languages are the catalogues there are. English is whole; what another one
// lacks is said in English.
var languages = []string{"en", "es"}

// language picks the catalogue: --lang, else IMEAPPEAL_LANG, else the locale. A
// value of --lang that is none is given back as wrong.
func language(args []string, env func(string) string) (code, wrong string) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, given := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, given = args[i+1], true
		}
		if !given {
			continue
		}
		if slices.Contains(languages, strings.ToLower(value)) {
			return strings.ToLower(value), ""
		}
		return "en", value
	}
	for _, name := range []string{"IMEAPPEAL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := strings.ToLower(env(name)); value != "" {
			short := strings.FieldsFunc(value, func(r rune) bool { return r == '_' || r == '-' || r == '.' })
			if len(short) > 0 && slices.Contains(languages, short[0]) {
				return short[0], ""
			}
			return "en", ""
		}
	}
	return "en", ""
}

// badLanguage is the error for a --lang that is none.
func (a *app) badLanguage(wrong string) error {
	if wrong == "" {
		return nil
	}
	return usage("lang.unknown", "--lang", "value", wrong)
}

// loadLanguage reads a catalogue over the English one.
func loadLanguage(files fs.FS, code string) (words, error) {
	all, err := loadWords(files, "en")
	if err != nil || code == "en" {
		return all, err
	}
	own, err := loadWords(files, code)
	for id, text := range own {
		if strings.HasPrefix(id, framePrefix) {
			all[englishFrame+id] = all[id]
		}
		all[id] = text
	}
	return all, err
}

// longDay is how a day stands in the values of messages: Day.Long and
// Day.LongWeekday.
var longDay = regexp.MustCompile(`^(?:(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday), )?[A-Z][a-z]+ \d{1,2}, \d{4}$`)

// monthWords says a month or a year in the catalogue's language.
func (w words) monthWords(m appeal.Month) string {
	first, last, ok := m.Days()
	if !ok || first.Month != last.Month || !w.has("date.months") {
		return m.Long()
	}
	return strings.Split(w["date.months"], "|")[first.Month-1] + " " + strconv.Itoa(first.Year)
}

// localized puts a value that is a day into the form of the catalogue's
// language, of which English has none of its own, and the message of a reason in
// the place of its id.
func (w words) localized(value string) string {
	if strings.HasPrefix(value, "unread.") && w.has(value) {
		return w[value]
	}
	if !w.has("date.long") || !longDay.MatchString(value) {
		return value
	}
	_, plain, weekday := strings.Cut(value, ", ")
	if strings.Count(value, ",") == 1 {
		plain, weekday = value, false
	}
	days := appeal.ReadDay(plain, appeal.Day{})
	if len(days) != 1 {
		return value
	}
	d := days[0]
	fill := func(id string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(w[id]) }
	month := strings.Split(w["date.months"], "|")[d.Month-1]
	text := fill("date.long", "{day}", strconv.Itoa(d.Date), "{month}", month, "{year}", strconv.Itoa(d.Year))
	if weekday {
		text = fill("date.weekday", "{weekday}", strings.Split(w["date.weekdays"], "|")[d.Weekday()], "{date}", text)
	}
	return text
}
