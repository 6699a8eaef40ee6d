package law

import "imeappeal/appeal"

// Date is a Day as the tables write it. It decodes through a plain string: the
// YAML library's decoding of text types formats the whole file for every value,
// which took 1.6 s and 430 MB for these tables.
type Date struct{ appeal.Day }

// UnmarshalYAML reads an ISO date.
func (d *Date) UnmarshalYAML(decode func(any) error) error {
	var s string
	if err := decode(&s); err != nil {
		return err
	}
	return d.Day.UnmarshalText([]byte(s))
}
