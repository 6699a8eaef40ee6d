package batch

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// The longest answer of each form. A cell that is longer is not an answer but
// something that got into the sheet.
const (
	maxLine = 300
	maxLong = 4000
)

var (
	textFormula = regexp.MustCompile(`^="([^"]*)"$`)
	scientific  = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+?\d{1,3}$`)
	trailingDot = regexp.MustCompile(`^(\d{2,})[.,]0+$`)
	thousands   = regexp.MustCompile(`^(\d{1,3}(,\d{3})+)(\.0+)?$`)
	excelError  = regexp.MustCompile(`^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)$`)
	serialDay   = regexp.MustCompile(`^\d{5}(\.\d+)?$`)
	longNumber  = regexp.MustCompile(`^\d{15}0+$`)
	mojibake    = regexp.MustCompile("[ÃÂ][\u0080-\u00bf]|â€|ï»¿")
	rounded     = regexp.MustCompile(`^[1-9]\d{0,5}0{6,}$`)
	fewDigits   = regexp.MustCompile(`^\d{3,4}(-\d{4})?$`)
)

// tidy takes off what spreadsheets put around a value without meaning it: outer
// spaces, the apostrophe and the ="…" that mark a number as text.
func tidy(text string) string {
	text = strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
	if m := textFormula.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	if rest, ok := strings.CutPrefix(text, "'"); ok && !strings.HasSuffix(rest, "'") {
		return rest
	}
	return text
}

// damage names what happened to a cell of the row. A postcode of four digits is
// whole in Australia.
func (r Row) damage(c cell) []Problem {
	found := damage(r.Number, c)
	if i := slices.IndexFunc(found, func(p Problem) bool { return p.ID == "batch.zip" }); i >= 0 && r.abroad() {
		found = slices.Delete(found, i, i+1)
	}
	return found
}

func (r Row) abroad() bool {
	a, p := intake.Read(&appeal.Case{}, "claim.country", r.text("country"), anyDay)
	return p == nil && !a.Unknown && a.Value != "US"
}

// damage names what happened to a cell before it came to us. With an error the
// cell is not read any further.
func damage(row int, c cell) []Problem {
	text := tidy(c.text)
	if text == "" || c.own == ownIgnore { // a note is never read
		return nil
	}
	at := func(id string, level appeal.Level, args ...string) Problem {
		return problem(row, c.heading, text, id, level, args...)
	}
	switch {
	case !utf8.ValidString(text) || strings.ContainsRune(text, unicode.ReplacementChar):
		return []Problem{at("batch.lost-letter", appeal.LevelError)}
	case formula(text, c):
		return []Problem{at("batch.formula", appeal.LevelError)}
	case excelError.MatchString(text):
		return []Problem{at("batch.cell-error", appeal.LevelError)}
	case hasControl(text):
		return []Problem{at("batch.control", appeal.LevelError).proposing(shown(withoutControl(text)))}
	case utf8.RuneCountInString(text) > c.limit():
		return []Problem{at("batch.too-long", appeal.LevelError, "length", count(utf8.RuneCountInString(text)), "limit", count(c.limit()))}
	case !c.manyLines() && strings.ContainsAny(text, "\r\n"):
		return []Problem{at("batch.line-break", appeal.LevelError).proposing(strings.Join(strings.Fields(text), " "))}
	}
	var out []Problem
	if mojibake.MatchString(text) {
		out = append(out, at("batch.mojibake", appeal.LevelError))
	}
	if p := c.numberDamage(at, text); p != nil {
		out = append(out, *p)
	}
	if straight := straightened(text); straight != text && (c.label || c.own != "" || c.kind == intake.Date || c.kind == intake.Choice) {
		out = append(out, at("batch.smart-quotes", appeal.LevelWarning).proposing(straight))
	}
	if c.text != strings.TrimSpace(c.text) && (c.label || c.own != "") {
		out = append(out, at("batch.spaces", appeal.LevelWarning).proposing(text))
	}
	return out
}

// numberDamage knows what becomes of numbers that are names, and of dates.
func (c cell) numberDamage(at func(string, appeal.Level, ...string) Problem, text string) *Problem {
	var p Problem
	switch {
	case (c.label || c.own == ownID || c.kind == intake.Date) && scientific.MatchString(text):
		p = at("batch.scientific", appeal.LevelError)
	case c.label && len(text) >= shortened && rounded.MatchString(text):
		p = at("batch.rounded", appeal.LevelWarning)
		if c.number != "" {
			p.Level = appeal.LevelError
		}
	case c.label && longNumber.MatchString(text):
		p = at("batch.fifteen", appeal.LevelWarning)
	case c.label && c.own == ownPart && fewDigits.MatchString(text):
		zip, rest, _ := strings.Cut(text, "-")
		p = at("batch.zip", appeal.LevelError).proposing(strings.TrimSuffix(strings.Repeat("0", 5-len(zip))+zip+"-"+rest, "-"))
	case (c.label || c.own == ownID) && thousands.MatchString(text): // before decimal: 120,000 is not 120
		p = at("batch.thousands", appeal.LevelWarning).proposing(strings.ReplaceAll(thousands.FindStringSubmatch(text)[1], ",", ""))
	case (c.label || c.own == ownID) && trailingDot.MatchString(text):
		p = at("batch.decimal", appeal.LevelError).proposing(trailingDot.FindStringSubmatch(text)[1])
	case c.label && c.number != "" && len(text) >= shortened:
		p = at("batch.long-number", appeal.LevelWarning, "shown", asShown(text))
	case c.kind == intake.Date && serialDay.MatchString(text):
		day := c.day
		if day.IsZero() {
			day = serialDate(text)
		}
		p = at("batch.serial-date", appeal.LevelError).proposing(day.String())
	default:
		return nil
	}
	return &p
}

// shortened is how many digits of a number a spreadsheet program shows at most,
// unless the cell is formatted.
const shortened = 12

// asShown is how a spreadsheet program shows a long number: 1.23457E+11.
func asShown(text string) string {
	number, _ := strconv.ParseFloat(text, 64)
	return strconv.FormatFloat(number, 'G', 6, 64)
}

// serialDate reads Excel's count of days since 30 December 1899.
func serialDate(text string) appeal.Day {
	n := 0
	for _, r := range text[:5] {
		n = n*10 + int(r-'0')
	}
	return appeal.Day{Year: 1899, Month: time.December, Date: 30}.AddDays(n)
}

// formula tells a formula from a value that only begins like one: a phone
// number may begin with +, a dash stands for "none".
func formula(text string, c cell) bool {
	switch text[0] {
	case '=', '@':
		return true
	case '+', '-':
		rest := strings.TrimLeft(text, "+-")
		return c.key != "claimant.phone" && c.key != "claim.insurer.fax" && strings.ContainsAny(rest, "(!|") && !c.manyLines()
	}
	return false
}

func (c cell) limit() int {
	if c.manyLines() {
		return maxLong
	}
	return maxLine
}

func (c cell) manyLines() bool {
	return c.own == ownIgnore || c.own == "" && (c.kind == intake.Long || c.kind == intake.Lines || c.kind == intake.Address)
}

func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func hasControl(text string) bool { return strings.ContainsFunc(text, isControl) }

func withoutControl(text string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text)
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "\u00a0", " ")

func straightened(text string) string { return straight.Replace(text) }
