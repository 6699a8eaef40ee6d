package main

import (
	"io"
	"os"
	"strings"
)

// asciiScreen is a terminal whose locale has no UTF-8: quotes, dashes and frames
// are written in ASCII, other signs without their accents, the rest as "?".
type asciiScreen struct{ *os.File }

func (s asciiScreen) Write(b []byte) (int, error) {
	if _, err := io.WriteString(s.File, inASCII(string(b))); err != nil {
		return 0, err
	}
	return len(b), nil
}

var asciiForms = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "…", "...", "•", "*", "·", ".", " ", " ", "§", "s.",
	"┃", "|", "│", "|", "─", "-", "━", "-", "╭", "+", "╮", "+", "╰", "+", "╯", "+", "→", "->", "↑", "^", "↓", "v", "✓", "x", "×", "x", "←", "<-",
	"á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n", "Á", "A", "É", "E", "Í", "I", "Ó", "O", "Ú", "U", "Ñ", "N",
	"ä", "a", "ö", "o", "ë", "e", "ï", "i", "è", "e", "ê", "e", "ç", "c", "¿", "", "¡", "", "≥", ">=", "≤", "<=",
)

func inASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0x7e {
			return '?'
		}
		return r
	}, asciiForms.Replace(text))
}

// onlyASCII reports that the locale says another encoding than UTF-8. One that
// says nothing is left alone: terminals of today read UTF-8.
func onlyASCII(goos string, env func(string) string) bool {
	if goos == "windows" {
		return false // Go writes to its console in the console's own way
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := strings.ToLower(env(name)); value != "" {
			return !strings.Contains(value, "utf-8") && !strings.Contains(value, "utf8")
		}
	}
	return false
}

// screenFor gives the stream itself, or an ASCII view of it where it is a
// terminal that needs one. Files and pipes get every byte as it is.
func screenFor(stream io.Writer, ascii bool) io.Writer {
	if f, ok := stream.(*os.File); ok && ascii && isTerminal(f) {
		return asciiScreen{f}
	}
	return stream
}
