package batch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Trouble is what is wrong with a case where several output folders together are
// to hold a sheet's cases, each once.
type Trouble string

// Missing: no folder was asked for it. Doubled: more than one made it. Changed:
// its row is no longer what the case was made from. Altered: what stands there
// is not what was made. Foreign: the sheet has no such case. Differently: made
// with other settings, or another version, than the others.
const (
	Missing     Trouble = "missing"
	Doubled     Trouble = "doubled"
	Changed     Trouble = "changed"
	Altered     Trouble = "altered"
	Foreign     Trouble = "foreign"
	Differently Trouble = "differently"
)

// Merged is one row of the sheet with what became of it in one of the folders.
type Merged struct {
	Result
	Trouble Trouble  // "" where all is well
	Places  []string // Doubled: the folders that made it
	Part    Shard    // Missing: the shard that it belongs to, where the folders tell how many there are
}

// Merge joins the accounts of several output folders and holds them against the
// sheet: every row comes once, in the order of the sheet, then what the sheet
// does not know. Nothing is written.
func Merge(s *Sheet, outs []string, yield func(Merged) error) error {
	g := &gathered{cases: map[string][]*Result{}, rows: map[string]int{}, settings: map[string]int{}}
	outs, err := distinct(outs)
	if err != nil {
		return err
	}
	if err := s.Each(func(row Row) error { g.rows[strings.ToLower(caseID(row))]++; return nil }); err != nil {
		return err
	}
	for _, out := range outs {
		if err := Status(out, g.take); err != nil {
			return err
		}
	}
	usual := g.usual()
	err = s.Each(func(row Row) error {
		m := g.row(row)
		if m.Trouble == "" && m.built() && m.Asked.Settings != usual {
			m.Trouble = Differently
		}
		return yield(m)
	})
	if err != nil {
		return err
	}
	for _, id := range g.order {
		for _, r := range g.cases[id] {
			if r != nil {
				if err := yield(Merged{Result: *r, Trouble: Foreign}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// distinct leaves a folder that is named twice in once.
func distinct(outs []string) ([]string, error) {
	var kept []string
	var infos []os.FileInfo
	for _, out := range outs {
		info, err := os.Stat(out)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(infos, func(o os.FileInfo) bool { return os.SameFile(o, info) }) {
			kept, infos = append(kept, out), append(infos, info)
		}
	}
	return kept, nil
}

// gathered is what all folders say, by case id without case. A result that a row
// of the sheet accounts for is nil afterwards.
type gathered struct {
	cases    map[string][]*Result
	order    []string
	rows     map[string]int // how many rows of the sheet have the id
	settings map[string]int // how many cases were made with them
	parts    int            // how many shards there are; -1 where the folders differ
}

func (g *gathered) take(r Result) error {
	id := strings.ToLower(r.Case)
	if _, known := g.cases[id]; !known {
		g.order = append(g.order, id)
	}
	g.cases[id] = append(g.cases[id], &r)
	if r.built() {
		g.settings[r.Asked.Settings]++
	}
	switch {
	case g.parts == 0:
		g.parts = r.Shard.N
	case g.parts != r.Shard.N:
		g.parts = -1
	}
	return nil
}

// usual gives the settings with which most cases were made.
func (g *gathered) usual() string {
	best := ""
	for s, n := range g.settings {
		if n > g.settings[best] || n == g.settings[best] && s < best {
			best = s
		}
	}
	return best
}

func (r Record) built() bool { return r.State == Made || r.State == Partly }

// row accounts for one row of the sheet.
func (g *gathered) row(row Row) Merged {
	id := caseID(row)
	all := g.cases[strings.ToLower(id)]
	mine := g.of(row, all)
	var built []*Result
	for _, i := range mine {
		if all[i].built() {
			built = append(built, all[i])
		}
	}
	if len(mine) == 0 {
		m := Merged{Trouble: Missing, Result: Result{Record: Record{Case: id, Row: row.Number, Folder: folderName(id), State: Waiting}, Claimant: row.text("claimant_name")}}
		if g.parts > 1 {
			m.Part = Shard{Shard{N: g.parts}.Of(id), g.parts}
		}
		return m
	}
	best := all[mine[0]]
	if len(built) > 0 {
		best = built[0]
	}
	m := Merged{Result: *best}
	m.Row = row.Number
	for _, i := range mine {
		all[i] = nil
	}
	switch {
	case len(built) > 1:
		m.Trouble = Doubled
		for _, b := range built {
			m.Places = append(m.Places, filepath.Join(b.Out, b.Folder))
		}
	case m.Asked.Cells != row.sum():
		m.Trouble = Changed
	case m.Reworked():
		m.Trouble = Altered
	}
	return m
}

// of finds the results that are this row's. Two rows of one id are told apart by
// their numbers and what they say.
func (g *gathered) of(row Row, all []*Result) []int {
	var every, same []int
	for i, r := range all {
		if r == nil {
			continue
		}
		every = append(every, i)
		if r.Asked.Cells == row.sum() && r.Row == row.Number {
			same = append(same, i)
		}
	}
	if g.rows[strings.ToLower(caseID(row))] > 1 && len(same) > 0 {
		return same
	}
	return every
}
