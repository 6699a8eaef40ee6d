package review

import "strings"

// shorthand are the abbreviations of dictated notes, as they are written, each
// with one word for it, so that the places of words stay.
var shorthand = map[string]string{
	"pt": "patient", "Pt": "patient", "pts": "patients", "PT": "physiotherapy", "R": "right", "L": "left", "Rt": "right", "Lt": "left", "rt": "right", "lt": "left",
	"neg": "negative", "Neg": "negative", "pos": "positive", "bilat": "bilateral", "Bilat": "bilateral", "decr": "decreased", "incr": "increased", "nl": "normal", "WNL": "normal", "wnl": "normal",
	"hx": "history", "Hx": "history", "dx": "diagnosis", "Dx": "diagnosis", "tx": "treatment", "Tx": "treatment", "fx": "fracture", "Fx": "fracture", "sx": "symptoms", "Sx": "symptoms",
	"wk": "week", "wks": "weeks", "hr": "hour", "hrs": "hours", "mo": "month", "mos": "months", "yr": "year", "yrs": "years", "RHD": "right-handed", "LHD": "left-handed", "ROM": "motion",
	"w/": "with", "w/o": "without", "s/p": "after", "abd": "abdomen", "Abd": "abdomen", "UE": "arm", "LE": "leg", "UEs": "arms", "LEs": "legs", "Meds": "medications", "meds": "medications",
	"deg": "degrees", "exam": "examination", "eval": "evaluation", "Neuro": "neurological", "neuro": "neurological", "ortho": "orthopedic", "Ortho": "orthopedic", "chiro": "chiropractic", "Chiro": "chiropractic",
	"musc": "muscle", "strgth": "strength", "sens": "sensation", "Sens": "sensation", "RTW": "return-to-work", "c/o": "complains", "C/O": "complains", "approx": "approximately", "tob": "tobacco", "HA": "headache", "HAs": "headaches", "LBP": "back-pain", "PMH": "history", "y/o": "year-old", "DTRs": "reflexes", "SOB": "breathlessness", "EtOH": "alcohol", "ETOH": "alcohol",
}

// spellOut replaces the abbreviations of a sentence by their words.
func spellOut(text string) string {
	words := strings.Split(text, " ")
	changed := false
	for i, w := range words {
		core := strings.TrimRight(w, ",;:)")
		if core == w {
			core = strings.TrimSuffix(w, ".")
			if len(core) < 3 && core != w {
				continue // an initial
			}
		}
		if full, ok := shorthand[strings.TrimLeft(core, "(")]; ok {
			words[i] = strings.Replace(w, strings.TrimLeft(core, "("), full, 1)
			changed = true
		}
	}
	if !changed {
		return text
	}
	return strings.Join(words, " ")
}
