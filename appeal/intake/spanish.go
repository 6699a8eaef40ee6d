package intake

import (
	"regexp"
	"strings"
)

// statesInSpanish are the states whose Spanish names differ.
var statesInSpanish = map[string]string{
	"nueva york": "NY", "nueva jersey": "NJ", "nuevo jersey": "NJ", "nuevo méxico": "NM", "nuevo mexico": "NM", "nuevo hampshire": "NH", "nueva hampshire": "NH",
	"carolina del norte": "NC", "carolina del sur": "SC", "dakota del norte": "ND", "dakota del sur": "SD", "virginia occidental": "WV",
	"pensilvania": "PA", "luisiana": "LA", "misisipi": "MS", "misuri": "MO", "tejas": "TX", "hawái": "HI", "hawai": "HI", "oregón": "OR",
	"distrito de columbia": "DC",
}

// spanishDays are the words of dates as people write them in Spanish.
var spanishDays = map[string]string{
	"enero": "january", "febrero": "february", "marzo": "march", "abril": "april", "mayo": "may", "junio": "june", "julio": "july",
	"agosto": "august", "septiembre": "september", "setiembre": "september", "octubre": "october", "noviembre": "november", "diciembre": "december",
	"ene": "jan", "abr": "apr", "dic": "dec", "hoy": "today", "ayer": "yesterday",
	"lunes": "monday", "martes": "tuesday", "miércoles": "wednesday", "miercoles": "wednesday", "jueves": "thursday", "viernes": "friday",
	"sábado": "saturday", "sabado": "saturday", "domingo": "sunday",
}

var (
	wordOf      = regexp.MustCompile(`\p{L}+`)
	lastSpanish = regexp.MustCompile(`(?i)\b(?:el )?(\p{L}+) pasado\b`)
	joining     = regexp.MustCompile(`(?i)\b(?:del?|el)\s+`)
)

// inEnglish gives a day that is written in Spanish with English words: 6 de julio
// de 2026, el martes pasado, ayer. Another text stays as it is.
func inEnglish(text string) string {
	spanish := false
	for _, w := range wordOf.FindAllString(strings.ToLower(text), -1) {
		_, known := spanishDays[w]
		spanish = spanish || known
	}
	if !spanish {
		return text
	}
	text = lastSpanish.ReplaceAllString(text, "last $1")
	text = joining.ReplaceAllString(text, "")
	return wordOf.ReplaceAllStringFunc(text, func(w string) string {
		if english, ok := spanishDays[strings.ToLower(w)]; ok {
			return english
		}
		return w
	})
}
