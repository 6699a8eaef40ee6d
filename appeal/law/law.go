// Package law holds what the law says for each kind of claim: authorities,
// deadlines, regimes, states and countries, as YAML files that a lawyer could
// correct without reading Go, and the calendar arithmetic over them. Only what
// was read in its source may be printed as law. It writes no letter and asks no
// question: it says which questions are open.
package law

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"imeappeal/appeal"
)

// Law is the tables as loaded. It does not change after Load; it is safe for
// use by several goroutines.
type Law struct {
	Checked     appeal.Day // the oldest day on which a file of the federal tables was compared with its sources
	Copies      Copies     // how old the federal law is that was read on that day
	Authorities []Authority
	Clocks      []Clock
	regimes     []regimeRow
	questions   []Question
	countries   []Country
	byID        map[string]int
	layers      []fs.FS // embedded first; a later layer's state file replaces an earlier one's
	states      *stateCache
}

// Copies says of which month the copies of the federal law are that were read:
// to compare a table with its source proves nothing of what came after.
type Copies struct {
	Regulations Date `yaml:"regulations"`
	Statutes    Date `yaml:"statutes"`
}

type stateCache struct {
	mu    sync.Mutex
	found map[string]State
}

// Load reads the built-in tables and lays each of over on top, in order: a row
// with a known id replaces the built-in row, a new id adds one. A folder may
// hold any of authorities.yaml, deadlines.yaml, regimes.yaml, countries.yaml
// and states/<code>.yaml. What is laid over is checked as strictly as the
// built-in tables are; every problem is reported, each with file and row.
func Load(over ...fs.FS) (*Law, error) {
	l := &Law{byID: map[string]int{}, states: &stateCache{found: map[string]State{}}}
	if err := l.lay(builtIn(), ""); err != nil {
		return nil, err
	}
	for _, layer := range over {
		next, err := l.Overlay(layer)
		if err != nil {
			return nil, err
		}
		l = next
	}
	return l, nil
}

// Overlay gives the tables with one more folder laid over them; l stays as it is.
func (l *Law) Overlay(over fs.FS) (*Law, error) {
	out := l.copy()
	if err := out.lay(over, fmt.Sprintf("laid over %d", len(l.layers))); err != nil {
		return nil, err
	}
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// copy gives tables that can be changed without touching l.
func (l *Law) copy() *Law {
	out := *l
	out.Authorities = slices.Clone(l.Authorities)
	out.Clocks = slices.Clone(l.Clocks)
	out.regimes = slices.Clone(l.regimes)
	out.questions = slices.Clone(l.questions)
	out.countries = slices.Clone(l.countries)
	out.byID = maps.Clone(l.byID)
	out.layers = slices.Clone(l.layers)
	out.states = &stateCache{found: map[string]State{}}
	return &out
}

// Authority finds an authority by its id.
func (l *Law) Authority(id string) (Authority, bool) {
	i, ok := l.byID[id]
	if !ok {
		return Authority{}, false
	}
	return l.Authorities[i], true
}

// Cite gives the printed form of an authority, exactly as the table has it.
// It fails for one that regime may not cite: a citation never leaks.
func (l *Law) Cite(id string, r Regime, uses ...string) (string, error) {
	a, ok := l.Authority(id)
	if !ok {
		return "", fmt.Errorf("authority %s: not in the tables", id)
	}
	if ok, why := l.Printable(id, r, uses...); !ok {
		return "", fmt.Errorf("authority %s: %s", id, why)
	}
	return a.Citation, nil
}

// CiteFull is Cite with the authority through which the regime reaches it:
// "29 C.F.R. § 2560.503-1(h)(3)(i), made applicable by 29 C.F.R. § 2560.503-1(h)(4)".
func (l *Law) CiteFull(id string, r Regime, uses ...string) (string, error) {
	text, err := l.Cite(id, r, uses...)
	if err != nil {
		return "", err
	}
	if via := l.Through(id, r); via != "" {
		a, _ := l.Authority(via)
		text += ", made applicable by " + a.Citation
	}
	return text, nil
}

// List gives the ids of a table for the list command: laws, regimes, states,
// countries, deadlines.
func (l *Law) List(table string) []string {
	var out []string
	switch table {
	case "laws":
		for _, a := range l.Authorities {
			out = append(out, a.ID)
		}
	case "regimes":
		for _, r := range l.Regimes() {
			out = append(out, r.ID)
		}
	case "states":
		out = l.stateCodes()
	case "countries":
		for _, c := range l.countries {
			out = append(out, c.Code)
		}
	case "deadlines":
		for _, c := range l.Clocks {
			out = append(out, c.ID())
		}
	}
	return out
}

// upper makes a code comparable: " oh" is OH.
func upper(s string) string { return strings.ToUpper(strings.TrimSpace(s)) }
