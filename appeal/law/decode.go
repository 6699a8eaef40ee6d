package law

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
)

//go:embed data
var dataFiles embed.FS

// builtIn gives the tables that come with the program.
func builtIn() fs.FS {
	sub, err := fs.Sub(dataFiles, "data")
	if err != nil {
		panic(err) // the path is a constant and embedded
	}
	return sub
}

// decode reads one YAML file strictly: an unknown key is an error with its line.
// A panic of the library over a file that a stranger wrote becomes an error.
func decode(fsys fs.FS, name string, into any) (err error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: cannot be read as YAML (%v)", name, p)
		}
	}()
	if err := yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(into); err != nil {
		return fmt.Errorf("%s: %s", name, strings.TrimSpace(yaml.FormatError(err, false, false)))
	}
	return nil
}

// lay reads the files that a folder has, side by side since each takes a while,
// and merges them into l.
func (l *Law) lay(fsys fs.FS, layer string) error {
	var a authorityFile
	var d clockFile
	var r regimeFile
	var c countryFile
	files := []struct {
		name  string
		into  any
		merge func()
	}{
		{"authorities.yaml", &a, func() { l.mergeAuthorities(a, layer) }},
		{"deadlines.yaml", &d, func() { l.mergeClocks(d, layer) }},
		{"regimes.yaml", &r, func() { l.mergeRegimes(r) }},
		{"countries.yaml", &c, func() { l.mergeCountries(c) }},
	}
	errs := make([]error, len(files))
	var wait sync.WaitGroup
	for i, f := range files {
		wait.Go(func() { errs[i] = decode(fsys, f.name, f.into) })
	}
	wait.Wait()
	for i, f := range files {
		switch {
		case errs[i] == nil:
			f.merge()
		case layer != "" && errors.Is(errs[i], fs.ErrNotExist):
			errs[i] = nil // a folder holds only what it changes
		}
	}
	l.layers = append(l.layers, fsys)
	return errors.Join(errs...)
}

type authorityFile struct {
	Checked     Date        `yaml:"checked"`
	Copies      Copies      `yaml:"copies,omitempty"`
	Authorities []Authority `yaml:"authorities"`
}

type clockFile struct {
	Checked Date    `yaml:"checked"`
	Clocks  []Clock `yaml:"deadlines"`
}

func (l *Law) mergeAuthorities(f authorityFile, layer string) {
	l.oldest(f.Checked.Day)
	if layer == "" {
		l.Copies = f.Copies
	}
	for _, a := range f.Authorities {
		a.Layer = layer
		if a.Checked.IsZero() {
			a.Checked = f.Checked
		}
		if i, ok := l.byID[a.ID]; ok && layer != "" && l.Authorities[i].Layer != layer {
			l.Authorities[i] = a
			continue
		}
		if _, ok := l.byID[a.ID]; !ok {
			l.byID[a.ID] = len(l.Authorities)
		}
		l.Authorities = append(l.Authorities, a)
	}
}

func (l *Law) mergeClocks(f clockFile, layer string) {
	l.oldest(f.Checked.Day)
	for _, c := range f.Clocks {
		c.Layer = layer
		if c.Checked.IsZero() {
			c.Checked = f.Checked
		}
		if i, ok := l.clockIndex(c.ID()); ok && layer != "" && l.Clocks[i].Layer != layer {
			l.Clocks[i] = c
			continue
		}
		l.Clocks = append(l.Clocks, c)
	}
}

func (l *Law) mergeRegimes(f regimeFile) {
	l.questions = append(append([]Question(nil), f.Questions...), l.questions...) // the first found wins
	for _, r := range f.Regimes {
		if i := l.regimeIndex(r.ID); i >= 0 {
			l.regimes[i] = r
			continue
		}
		l.regimes = append(l.regimes, r)
	}
}

func (l *Law) mergeCountries(f countryFile) {
	for _, c := range f.Countries {
		c.Checked = f.Checked
		replaced := false
		for i := range l.countries {
			if l.countries[i].Code == c.Code {
				l.countries[i], replaced = c, true
			}
		}
		if !replaced {
			l.countries = append(l.countries, c)
		}
	}
}

// oldest keeps the day of the file that was checked longest ago.
func (l *Law) oldest(d appeal.Day) {
	if !d.IsZero() && (l.Checked.IsZero() || d.Before(l.Checked)) {
		l.Checked = d
	}
}
