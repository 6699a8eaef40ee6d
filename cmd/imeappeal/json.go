package main

import (
	"bytes"
	"encoding/json"

	"imeappeal/appeal"
)

// printJSON writes one JSON document and a line end. HTML is not escaped:
// readers are programs, and quotes must stay what the page says.
func (a *app) printJSON(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := a.out.Write(printableJSON(b.Bytes()))
	return err
}

// isoOrNull is a day in JSON: its ISO form, or null when it is not known.
type isoOrNull appeal.Day

// MarshalJSON gives "2026-11-22" or null.
func (d isoOrNull) MarshalJSON() ([]byte, error) {
	if appeal.Day(d).IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(appeal.Day(d).String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *isoOrNull) UnmarshalJSON(b []byte) error {
	var text *string
	if err := json.Unmarshal(b, &text); err != nil || text == nil {
		return err
	}
	return (*appeal.Day)(d).UnmarshalText([]byte(*text))
}

// orEmpty gives [] for a nil slice, so that a program never meets null where a
// list belongs.
func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
