package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"

	"github.com/spf13/cobra"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

func (a *app) diffCommand() *cobra.Command {
	var secret string
	cmd := a.command("diff", "diff OLD NEW", func(cmd *cobra.Command, args []string) error {
		return a.diff(cmd.Context(), args[0], args[1], secret)
	})
	a.addPassphrase(cmd.Flags(), &secret)
	cmd.Args = exactly("OLD", "NEW")
	return cmd
}

// bound is a packet as diff sees it.
type bound struct {
	pages    []bind.Fingerprint
	sections []section // bookmarks, flat, in order
	cites    []string  // as the letter and the tables print them
	made     bool      // by us: only of such pages is it known what is ours on them
}

// section is a bookmark without its page: a part of ours or an exhibit.
type section struct {
	name        string
	first, last int
}

// difference is what `diff` prints.
type difference struct {
	Kind    string   `json:"kind"`
	Version int      `json:"version"`
	Pages   [2]int   `json:"pages"`
	Index   []change `json:"index"` // sections that are new, gone, or have another number of pages
	Changed []change `json:"changed"`
	Cites   []change `json:"cites"`
}

// change is one thing that differs: was and is, "" for what is not there.
type change struct {
	What string `json:"what"`
	Was  string `json:"was"`
	Is   string `json:"is"`
}

// diff lists which pages, cites and index rows of a packet changed. Numbers
// that moved because something before them grew are no change.
func (a *app) diff(ctx context.Context, oldPath, newPath, passphraseFile string) error {
	var sides [2]bound
	for i, path := range []string{oldPath, newPath} {
		var err error
		sides[i], err = readBound(ctx, path, "")
		if errors.Is(err, pdf.ErrPassword) {
			secret, no := a.passphrase(ctx, passphraseFile, false)
			if no != nil {
				return no
			}
			sides[i], err = readBound(ctx, path, secret)
		}
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return err
		case errors.Is(err, pdf.ErrPassword):
			return fail("diff.password", path)
		case err != nil:
			return fail("diff.unreadable", path).because(err)
		case !sides[i].made:
			return fail("diff.other-file", path)
		}
	}
	d := compare(sides[0], sides[1])
	if a.flags.json {
		return a.printJSON(d)
	}
	a.tell("diff.pages", "was", fmt.Sprint(d.Pages[0]), "is", fmt.Sprint(d.Pages[1]))
	a.sayChanges("diff.index", d.Index)
	a.sayChanges("diff.changed", d.Changed)
	a.sayChanges("diff.cites", d.Cites)
	if len(d.Index)+len(d.Changed)+len(d.Cites) == 0 {
		a.tell("diff.same")
	}
	return nil
}

func (a *app) sayChanges(id string, list []change) {
	if len(list) > 0 {
		a.tell(id)
	}
	for _, c := range list {
		switch {
		case c.Was == "":
			a.tell("diff.new", "what", c.What, "is", c.Is)
		case c.Is == "":
			a.tell("diff.gone", "what", c.What, "was", c.Was)
		default:
			a.tell("diff.other", "what", c.What, "was", c.Was, "is", c.Is)
		}
	}
}

var (
	exhibitName = regexp.MustCompile(`^[A-Z]{1,3} \S`)
	pageSuffix  = regexp.MustCompile(` \(p\. \d+\)$`)
	citeText    = regexp.MustCompile(`Exhibits? [A-Z]{1,2}\b(?:, (?:p|pp)\. ?\d+(?:[-–]\d+)?)?`)
)

func readBound(ctx context.Context, path, password string) (bound, error) {
	f, err := os.Open(path)
	if err != nil {
		return bound{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return bound{}, err
	}
	pages, marks, err := bind.Fingerprints(f, info.Size(), password)
	if err != nil {
		return bound{}, err
	}
	b := bound{pages: pages, sections: sections(marks, len(pages))}
	if b.made = slices.ContainsFunc(marks, func(m pdf.Bookmark) bool { return pageSuffix.MatchString(m.Title) }); !b.made {
		return b, nil
	}
	reader := pdf.NewWorker(pdf.Options{Password: password})
	defer reader.Close()
	words, err := reader.Words(ctx, path)
	if err != nil {
		return b, err
	}
	b.cites = citesIn(report.Parse(words), b.ownPages())
	return b, nil
}

// sections flattens two levels of the outline: our parts, and the exhibits
// below their groups.
func sections(marks []pdf.Bookmark, pages int) []section {
	var all []section
	for _, m := range marks {
		if len(m.Kids) == 0 {
			all = append(all, section{name: pageSuffix.ReplaceAllString(m.Title, ""), first: m.Dest.Page + 1})
		}
		for _, k := range m.Kids {
			all = append(all, section{name: pageSuffix.ReplaceAllString(k.Title, ""), first: k.Dest.Page + 1})
		}
	}
	slices.SortStableFunc(all, func(a, b section) int { return a.first - b.first })
	for i := range all {
		all[i].last = pages
		if i+1 < len(all) {
			all[i].last = max(all[i].first, all[i+1].first-1)
		}
	}
	return all
}

// ownPages gives the last page before the first exhibit: letter and tables.
func (b bound) ownPages() int {
	for _, s := range b.sections {
		if exhibitName.MatchString(s.name) {
			return s.first - 1
		}
	}
	return len(b.pages)
}

// citesIn gives the cites of exhibits on the first pages, each once.
func citesIn(r *report.Report, last int) []string {
	var all []string
	for _, s := range r.Sentences {
		if s.Page > last {
			continue
		}
		for _, c := range citeText.FindAllString(s.Text, -1) {
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	slices.Sort(all)
	return all
}

// compare sets two packets side by side, section by section.
func compare(was, is bound) difference {
	d := difference{Kind: "diff", Version: 1, Pages: [2]int{len(was.pages), len(is.pages)}, Index: []change{}, Changed: []change{}, Cites: []change{}}
	find := func(b bound, name string) (section, bool) {
		i := slices.IndexFunc(b.sections, func(s section) bool { return s.name == name })
		if i < 0 {
			return section{}, false
		}
		return b.sections[i], true
	}
	for _, s := range was.sections {
		if _, ok := find(is, s.name); !ok {
			d.Index = append(d.Index, change{s.name, span(s.first, s.last), ""})
		}
	}
	for _, s := range is.sections {
		old, ok := find(was, s.name)
		if !ok {
			d.Index = append(d.Index, change{s.name, "", span(s.first, s.last)})
			continue
		}
		if s.last-s.first != old.last-old.first {
			d.Index = append(d.Index, change{s.name, span(old.first, old.last), span(s.first, s.last)})
		}
		var changed []int
		first := s.first
		if exhibitName.MatchString(s.name) && s.last > s.first {
			first++ // the tab sheet says the numbers, which may move
		}
		for page := first; page <= s.last; page++ {
			if at := old.first + page - s.first; at > old.last || was.pages[at-1] != is.pages[page-1] {
				changed = append(changed, page)
			}
		}
		if len(changed) > 0 {
			d.Changed = append(d.Changed, change{s.name, span(old.first, old.last), numbers(changed)})
		}
	}
	for _, c := range was.cites {
		if !slices.Contains(is.cites, c) {
			d.Cites = append(d.Cites, change{c, c, ""})
		}
	}
	for _, c := range is.cites {
		if !slices.Contains(was.cites, c) {
			d.Cites = append(d.Cites, change{c, "", c})
		}
	}
	return d
}

func span(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}
