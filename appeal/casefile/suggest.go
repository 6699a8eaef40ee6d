package casefile

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// unknownKey says where the key belongs, if a known one is meant.
func (d *decoder) unknownKey(at *node, t reflect.Type, parent, key string) {
	args := map[string]string{"key": key, "parent": parent, "keys": strings.Join(keysOf(t), ", ")}
	if near := meant(key, keysOf(t)); near != "" {
		args["near"] = near
		d.add(at, "casefile.unknown-key-near", args)
		return
	}
	if place := elsewhere(key); place != "" {
		args["place"] = place
		d.add(at, "casefile.unknown-key-place", args)
		return
	}
	d.add(at, "casefile.unknown-key", args)
}

// meant finds the key that was probably meant: another spelling, or the word
// that people use for it.
func meant(key string, known []string) string {
	plain := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToLower(key))
	usual := map[string]string{
		"dob": "date_of_birth", "birthdate": "date_of_birth", "birth_date": "date_of_birth", "born": "date_of_birth",
		"gender": "sex", "job": "occupation", "handedness": "dominant_hand", "tel": "phone", "telephone": "phone",
		"e_mail": "email", "mail": "email", "policy": "policy_number", "policy_no": "policy_number",
		"claim_no": "claim_number", "claim_id": "claim_number", "group": "group_number", "group_no": "group_number",
		"doi": "date_of_injury", "injury_date": "date_of_injury", "onset": "onset_date", "company": "insurer",
		"received_on": "received", "date_received": "received", "deadline": "deadline_stated", "start": "started",
		"end": "ended", "doctor": "name", "doctors": "physicians", "drugs": "medications", "meds": "medications",
		"path": "file", "filename": "file", "type": "kind", "comment": "remark", "notes": "note", "done": "performed",
	}
	if slices.Contains(known, plain) {
		return plain
	}
	if word := usual[plain]; slices.Contains(known, word) {
		return word
	}
	return nearest(plain, known)
}

// elsewhere finds the one place in the case that has such a key.
func elsewhere(key string) string {
	places := placesOf(reflect.TypeFor[appeal.Case](), "", key)
	if len(places) != 1 {
		return ""
	}
	return places[0]
}

func placesOf(t reflect.Type, at, key string) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		place := join(at, keyOf(f))
		if keyOf(f) == key {
			out = append(out, place)
		}
		ft := f.Type
		if ft.Kind() == reflect.Pointer {
			ft = ft.Elem()
		}
		if ft.Kind() == reflect.Struct && ft != dayType {
			out = append(out, placesOf(ft, place, key)...)
		}
	}
	return out
}

// nearest gives the known word that is at most a third of its letters away, ""
// when none is.
func nearest(word string, known []string) string {
	best, least := "", 1<<30
	word = strings.ToLower(word)
	if len(word) > 100 {
		return ""
	}
	for _, k := range known {
		n := distance(word, strings.ToLower(k))
		if n < least && n <= max(1, len(k)/3) && n < len(k) {
			best, least = k, n
		}
	}
	return best
}

// distance is Levenshtein's: how many letters to put in, take out or change.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func sortedKeys(m map[string]bool) []string { return slices.Sorted(maps.Keys(m)) }
