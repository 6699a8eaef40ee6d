package batch

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/goccy/go-yaml"
)

// Mapping is a firm's own way of heading its sheets.
type Mapping struct {
	Columns   map[string]string `yaml:"columns" json:"columns,omitempty"`       // heading → column
	Ignore    []string          `yaml:"ignore" json:"ignore,omitempty"`         // headings that are not for this program
	Defaults  map[string]string `yaml:"defaults" json:"defaults,omitempty"`     // column → value for every row without one
	DateOrder string            `yaml:"date_order" json:"date_order,omitempty"` // mdy or dmy: what 7/6/26 means
	MaxBytes  int64             `yaml:"-" json:"-"`                             // of the sheet's file; 0 is MaxSheet
}

// maxMapping is far above any mapping that a person writes.
const maxMapping = 1 << 20

// ReadMapping reads a mapping file. Unknown keys and unknown columns are errors.
func ReadMapping(path string) (Mapping, error) {
	var m Mapping
	info, err := os.Stat(path)
	if err != nil {
		return m, err
	}
	if info.Size() > maxMapping {
		return m, fmt.Errorf("larger than a mapping can be")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return m, err
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return m, nil
	}
	if err := yaml.UnmarshalWithOptions(raw, &m, yaml.Strict()); err != nil {
		return m, fmt.Errorf("%s", yaml.FormatError(err, false, false))
	}
	return m, m.check()
}

func (m Mapping) check() error {
	known := newCatalogue()
	for _, name := range slices.Concat(slices.Sorted(maps.Values(m.Columns)), slices.Sorted(maps.Keys(m.Defaults))) {
		if _, ok := known.find(name); ok {
			continue
		}
		if near := known.near(name); near != "" {
			return fmt.Errorf("there is no column %q; near it: %q", name, near)
		}
		return fmt.Errorf("there is no column %q", name)
	}
	if m.DateOrder != "" && m.DateOrder != "mdy" && m.DateOrder != "dmy" {
		return fmt.Errorf("date_order %q is neither mdy nor dmy", m.DateOrder)
	}
	return nil
}
