package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/letter"
)

// draft is a letter together with what a person made of its draft in letters/.
type draft struct {
	letter.Letter
	name      string // letters/NAME.md
	text      string // the draft as it should stand
	fresh     string // what the tool would write without the person's edits
	edited    bool
	conflicts []letter.Conflict
	lost      []string // what an edited draft lacks at its end
}

// draftName is the letter's id, and the addressee where a letter may go to
// several: rebuttal-request-castellane.
func draftName(id, to string) string {
	if to == "" {
		return id
	}
	words := strings.FieldsFunc(strings.ToLower(to), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return id + "-" + strings.Join(words, "-")
}

// compose makes a letter and brings the person's edits of its draft into it. A
// draft is kept without the words for a packet's channel: they come in last, and
// never in the place of words that the person chose.
func (t *tools) compose(f *casefile.File, id string, data letter.Data) (draft, error) {
	channel := data.Channel
	data.Channel = ""
	l, err := letter.Compose(id, data)
	if err != nil {
		return draft{}, err
	}
	d := draft{name: draftName(id, data.To), fresh: letter.Draft(l, t.doubtNote(data))}
	d.text = d.fresh
	mine, err := draftText(draftPath(f, d.name))
	if err != nil {
		return d, err
	}
	base, err := readText(basePath(f, d.name))
	if err != nil {
		return d, err
	}
	if mine != "" && mine != base {
		d.edited = true
		d.text, d.conflicts = letter.Merge(base, mine, d.fresh)
		if d.lost = brokenOff(mine, base); len(d.lost) == 0 {
			d.lost = brokenOff(d.text, d.fresh)
		}
	}
	if channel != "" {
		data.Channel = channel
		if l, err = letter.Compose(id, data); err != nil {
			return d, err
		}
		var kept []letter.Conflict
		d.text, kept = letter.Merge(d.fresh, d.text, letter.Draft(l, t.doubtNote(data)))
		for _, c := range kept {
			args := map[string]string{"mine": c.Mine, "theirs": c.Theirs}
			l.Problems = append(l.Problems, appeal.Problem{Where: d.file(), ID: "draft.channel", Args: args, Level: appeal.LevelWarning})
		}
	}
	if d.Letter = l; !d.edited {
		return d, nil
	}
	if d.Letter, err = letter.FromMarkdown(d.text, l); err != nil {
		return d, fail("draft.unreadable", d.file()).because(err)
	}
	switch {
	case len(d.lost) > 0:
		d.Problems = append(d.Problems, appeal.Problem{Where: d.file(), ID: "draft.cut", Args: map[string]string{"lost": t.lostWords(d.lost)}, Level: appeal.LevelWarning})
	case isSigned(l) && !isSigned(d.Letter):
		d.Problems = append(d.Problems, appeal.Problem{Where: d.file(), ID: "draft.unsigned", Level: appeal.LevelWarning})
	}
	return d, nil
}

// file names the draft to a person.
func (d draft) file() string { return filepath.Join("letters", d.name+".md") }

// isSigned reports that a letter has a place to sign.
func isSigned(l letter.Letter) bool {
	return slices.ContainsFunc(l.Blocks, func(b letter.Block) bool { return b.Kind == letter.Signature })
}

// brokenOff gives what an edited draft lacks at its end. A person who means it to
// end there says so with <!-- end -->.
func brokenOff(mine, fresh string) []string {
	if meantEnd.MatchString(mine) {
		return nil
	}
	return letter.BrokenOff(mine, fresh)
}

var meantEnd = regexp.MustCompile(`(?m)^<!--\s*end\s*-->\s*$`)

// lostWords names what is lost: the headings and the place to sign, or where it
// is neither, the words with which it begins.
func (t *tools) lostWords(lost []string) string {
	var names []string
	for _, p := range lost {
		if title := strings.TrimLeft(p, "#"); title != p {
			title, _, _ = strings.Cut(title, "{#")
			names = append(names, "“"+strings.TrimSpace(title)+"”")
		}
		if strings.HasPrefix(p, "<!-- signature") {
			names = append(names, t.words.say("draft.cut.signature"))
		}
	}
	if len(names) == 0 {
		begins := strings.Fields(lost[0])
		return "“" + strings.Join(begins[:min(8, len(begins))], " ") + " …”"
	}
	return strings.Join(names, ", ")
}

// refuse is why a final letter cannot be made of the draft: its end is gone, or
// its edits and the new letter disagree.
func (t *tools) refuse(d draft) error {
	if len(d.lost) > 0 {
		return fail("draft.cut", d.file(), "lost", t.lostWords(d.lost))
	}
	return d.conflict()
}

// conflict is the refusal of a draft whose edits and the new letter disagree.
func (d draft) conflict() error {
	if len(d.conflicts) == 0 {
		return nil
	}
	f := fail("draft.conflict", d.file(), "name", d.ID)
	for _, c := range d.conflicts {
		f.many = append(f.many, appeal.Problem{
			Where: fmt.Sprintf("letters/%s.md:%d", d.name, c.Line), ID: "draft.both-changed",
			Args: map[string]string{"mine": c.Mine, "theirs": c.Theirs}, Level: appeal.LevelWarning,
		})
	}
	return f
}

// save writes the draft and, beside it, what the tool itself would have
// written, for the next merge. With a conflict it writes nothing unless the
// person said that the edits win.
func (d draft) save(f *casefile.File, keepMine bool) error {
	if err := d.conflict(); err != nil && !keepMine {
		if len(d.lost) > 0 {
			return fail("draft.cut-conflict", d.file()) // what is missing was said
		}
		return err
	}
	if err := writeFile(draftPath(f, d.name), []byte(d.text)); err != nil {
		return err
	}
	return writeFile(basePath(f, d.name), []byte(d.fresh))
}

func draftPath(f *casefile.File, name string) string {
	return filepath.Join(f.Dir, "letters", name+".md")
}

func basePath(f *casefile.File, name string) string {
	return filepath.Join(f.Dir, "letters", ".base", name+".md")
}

// readText reads a small text file; one that is not there is "".
func readText(path string) (string, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}
