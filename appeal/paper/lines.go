package paper

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// line is one printed line with its cells, if it has several.
type line struct {
	ref   appeal.Ref
	print string       // as printed, cells three spaces apart
	text  string       // with straight quotes and plain dashes
	low   string       // as text, for patterns: lower case, slips of recognition in words mended
	look  *clinic.Look // at low, or at what it was; see seen
	cells []string     // at least one
	role  report.Role
	top   float64
	left  float64

	picture bool     // recognition read it
	unsure  []string // words that it was not sure of
}

// seen is a look at the line's letters as they are now.
func (l line) seen() *clinic.Look {
	if l.look == nil || l.look.Text() != l.low {
		return clinic.LookAt(l.low)
	}
	return l.look
}

func linesOf(rep *report.Report) []line {
	var out []line
	for _, l := range rep.Lines {
		text := strings.TrimSpace(l.Text)
		if len(l.Cells) > 0 {
			text = strings.Join(l.Cells, "   ")
		}
		if text == "" {
			continue
		}
		low := folded(text)
		out = append(out, line{
			ref: l.Ref, print: text, text: plain(text), low: low, look: clinic.LookAt(low), cells: cellsOf(plain(text)), role: l.Role, top: l.Box[1], left: l.Box[0],
			picture: rep.Recognized(l.Page), unsure: l.Unsure,
		})
	}
	return out
}

func cellsOf(text string) []string {
	var out []string
	for _, c := range strings.Split(text, "   ") {
		if c = strings.TrimSpace(c); c != "" {
			out = append(out, c)
		}
	}
	return out
}

// plain gives a text with straight quotes, hyphens and spaces.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', '`', '´':
			return '\''
		case '“', '”':
			return '"'
		case '–', '—', '‑', '‐', '−':
			return '-'
		case '\u00a0', '\t':
			return ' '
		}
		return r
	}, text)
}

// folded gives a plain text in lower case, with the digits that recognition puts
// into words mended (c1aim). Places in it are places in the plain text.
func folded(text string) string {
	out := []rune(plain(text))
	for i, r := range out {
		if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
			out[i] = low
		}
	}
	for i := 1; i+1 < len(out); i++ {
		if !unicode.IsLetter(out[i-1]) || !unicode.IsLetter(out[i+1]) {
			continue
		}
		switch out[i] {
		case '1', '|':
			out[i] = 'l'
		case '0':
			out[i] = 'o'
		}
	}
	return string(out)
}

// salutation begins the body of a letter. What goes on for a line behind the word
// attention is a notice about languages, at the foot.
var salutation = regexp.MustCompile(`^(?:dear |to whom it may concern|attention:? .{0,40}$|greetings)`)

// head gives the lines of the first page above the salutation, at most forty.
func (s *sheet) head() []line {
	var out []line
	for _, l := range s.lines {
		if len(out) == 40 || len(s.lines) > 0 && l.ref.Page != s.lines[0].ref.Page || salutation.MatchString(l.low) && !strings.HasPrefix(l.low, "attention") {
			break
		}
		out = append(out, l)
	}
	return out
}

// titled writes a line of capitals as a name is written: LONE PRAIRIE LIFE &
// ANNUITY COMPANY is Lone Prairie Life & Annuity Company. Other lines stay.
func titled(text string) string {
	if strings.ToUpper(text) != text || strings.ToLower(text) == text {
		return text
	}
	words := strings.Fields(text)
	for i, w := range words {
		bare := strings.Trim(w, ".,()")
		switch {
		case initials[strings.ReplaceAll(bare, ".", "")], strings.ContainsAny(bare, "0123456789"):
		case i > 0 && small[bare]:
			words[i] = strings.ToLower(w)
		default:
			words[i] = capitalized(w)
		}
	}
	return strings.Join(words, " ")
}

// capitalized writes each part of a word with a capital: TRI-RIVERS is Tri-Rivers,
// O'BRIEN O'Brien.
func capitalized(w string) string {
	out, up := []rune{}, true
	for _, r := range w {
		if up {
			out = append(out, unicode.ToUpper(r))
		} else {
			out = append(out, unicode.ToLower(r))
		}
		quote := r == '\'' || r == '’'
		up = !unicode.IsLetter(r) && (!quote || len(out) == 2) // O'Brien, but Carter's
	}
	return string(out)
}

var (
	initials = set("LLC", "LLP", "PC", "PA", "PLLC", "USA", "US", "UK", "II", "III", "IV", "MD", "DO", "DC", "PHD", "PT", "DPT", "OTR", "RN", "NP", "PA-C", "MR", "XR", "MRI", "MRA", "MRN", "CPET", "VNG", "EKG", "ECG", "CT", "EMG", "NCS", "NCV", "EEG", "FCE", "IME", "PET", "DEXA", "L", "PIP", "ABN", "PO", "NF", "MVA")
	small    = set("OF", "AND", "THE", "FOR", "IN", "ON", "AT", "WITH", "WITHOUT", "BY", "TO", "A", "AN")
)

func set(words ...string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}

// quoteOf gives at most sixty words of a text.
func quoteOf(text string) string {
	words := strings.Fields(text)
	if len(words) > report.QuoteWords {
		words = words[:report.QuoteWords]
	}
	return strings.Join(words, " ")
}
