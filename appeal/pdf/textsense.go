package pdf

import (
	"strings"
	"unicode"

	"imeappeal/appeal/report"
)

// sense measures whether words read like language. A text layer that a
// copier's bad recognition left, or a font whose codes were shuffled, has
// words as well, in the right places, that say nothing.
type sense struct {
	words  int     // of letters, two and more
	common float64 // share that are the small words every English text is full of
	shaped float64 // share that are built like words: vowels, no case or digit inside
	usual  float64 // share of the letters that are e t a o i n s r: some 0.6 in western languages
}

// commonWords are the most frequent words of written English; of running text
// they make a third and more, of tables and forms less.
const commonWords = " the of and to in is was for that with on at by from as be are were has had have not or an it he she his her " +
	"this which there no any but been who they their would could will did does may can if than then when also all other after before " +
	"right left pain dr mr ms mrs records date "

func senseOf(words []report.Word) (s sense) {
	common, shaped, usual, all := 0, 0, 0, 0
	for _, w := range words {
		letters := strings.TrimFunc(w.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if len(letters) < 2 || !strings.ContainsFunc(letters, latinLetter) {
			continue
		}
		s.words++
		if strings.Contains(commonWords, " "+strings.ToLower(letters)+" ") {
			common++
		}
		if wordShaped(letters) {
			shaped++
		}
		for _, r := range strings.ToLower(letters) {
			if latinLetter(r) {
				all++
			}
			if strings.ContainsRune("etaoinsr", r) {
				usual++
			}
		}
	}
	if s.words > 0 {
		s.common, s.shaped = float64(common)/float64(s.words), float64(shaped)/float64(s.words)
		s.usual = float64(usual) / float64(max(1, all))
	}
	return s
}

// sensible asks for signs that words are language, where garbled asks for signs
// that they are not. East Asian text has none that are measured here, and what
// reads it knows the codes of its fonts.
func sensible(words []report.Word) bool {
	letters, asian, long := 0, 0, 0
	for _, w := range words {
		for _, r := range w.Text {
			switch {
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
				asian++
			case unicode.IsLetter(r):
				letters++
			}
		}
		if len([]rune(w.Text)) > 30 {
			long++
		}
	}
	if asian > letters {
		return true
	}
	s := senseOf(words)
	return s.words > 0 && s.shaped >= 0.7 && s.usual >= 0.42 && long*5 <= len(words)
}

func latinLetter(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// wordShaped accepts words of any European language and the abbreviations and
// codes of medicine ("L5-S1", "M.D.", "EMG/NCS"); it refuses "tlie1r", "wHat",
// "rnxclq".
func wordShaped(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-–/.'’&,:;()@_+%°=", r) })
	for _, p := range parts {
		if !partShaped([]rune(p)) {
			return false
		}
	}
	return true
}

func partShaped(p []rune) bool {
	upper, lower, digits, run, worst := 0, 0, 0, 0, 0
	inner := false // a capital after a small letter
	for _, r := range p {
		switch {
		case unicode.IsDigit(r):
			digits++
			continue
		case unicode.IsUpper(r):
			inner = inner || lower > 0
			upper++
		case unicode.IsLetter(r):
			lower++
		default:
			return false
		}
		if strings.ContainsRune("aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüý", unicode.ToLower(r)) {
			run = 0
		} else {
			run++
			worst = max(worst, run)
		}
	}
	letters := upper + lower
	switch {
	case letters == 0, letters == upper && letters <= 5: // a number, an abbreviation
		return true
	case digits > 0: // "2nd", "T2w", "C5c": few letters beside digits
		return letters <= 2 || digits > 1 && upper == letters
	case inner && letters != upper: // McKenzie, DeSoto and the like
		return upper == 2 && unicode.IsUpper(p[0]) && worst <= 4
	case letters <= 4:
		return worst <= 3 || upper == letters
	}
	return worst <= 5 && worst < letters
}
