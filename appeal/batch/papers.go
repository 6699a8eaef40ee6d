package batch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// The most that a case may bring along.
const (
	maxPapers          = 500
	MaxDocument  int64 = 500 << 20
	maxListed          = 5000
	systemPrefix       = "~$"
)

// Paper is a file that goes into a case.
type Paper struct {
	Path  string // on this machine
	Name  string
	Kind  appeal.DocumentKind // "" is guessed from the name
	Told  casefile.Told       // what a sheet of documents says of it
	Bytes int64
}

// Folder is the one folder from which documents may come.
type Folder struct {
	dir, real string
	most      int64
}

// OpenFolder takes the folder in which the sheet's paths start.
func OpenFolder(dir string) (Folder, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Folder{}, err
	}
	real, err := filepath.EvalSymlinks(abs)
	return Folder{abs, real, MaxDocument}, err
}

var drive = regexp.MustCompile(`^[A-Za-z]:|^[A-Za-z][A-Za-z0-9+.-]+://`)

// find gives the place of a path from the sheet, within the folder, or the id
// of what is wrong with it.
func (f Folder) find(text string) (path string, info fs.FileInfo, trouble string) {
	text = strings.ReplaceAll(text, `\`, "/")
	switch {
	case strings.HasPrefix(text, "/"), drive.MatchString(text), strings.HasPrefix(text, "~"):
		return "", nil, "batch.path-absolute"
	}
	path = filepath.Join(f.dir, filepath.FromSlash(text))
	if inside, err := filepath.Rel(f.dir, path); err != nil || !filepath.IsLocal(inside) { // ../cases/x.pdf may come back
		return "", nil, "batch.path-outside"
	}
	info, trouble = f.look(path)
	return path, info, trouble
}

// look makes sure that what a path leads to lies within the folder.
func (f Folder) look(path string) (fs.FileInfo, string) {
	real, err := filepath.EvalSymlinks(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "batch.path-missing"
	case err != nil:
		return nil, "batch.path-unreadable"
	}
	rel, err := filepath.Rel(f.real, real)
	if err != nil || !filepath.IsLocal(rel) {
		return nil, "batch.path-link-outside"
	}
	info, err := os.Stat(real)
	if err != nil {
		return nil, "batch.path-unreadable"
	}
	return info, ""
}

// file looks at a file that is to be copied.
func (f Folder) file(info fs.FileInfo) string {
	switch {
	case !info.Mode().IsRegular():
		return "batch.path-not-a-file"
	case info.Size() == 0:
		return "batch.path-empty"
	case info.Size() > f.most:
		return "batch.path-too-large"
	}
	return ""
}

// list gives the papers of a documents folder in their order, with what is
// wrong with the others.
func (f Folder) list(dir string) (papers []Paper, trouble map[string]string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	trouble = map[string]string{}
	if len(entries) > maxListed {
		return nil, map[string]string{filepath.Base(dir): "batch.folder-too-full"}, nil
	}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") || strings.HasPrefix(name, systemPrefix) || slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(name)) {
			continue
		}
		path := filepath.Join(dir, name)
		info, bad := f.look(path)
		if bad == "" && info.IsDir() {
			bad = "batch.folder-in-folder"
		} else if bad == "" {
			bad = f.file(info)
		}
		if bad != "" {
			trouble[name] = bad
			continue
		}
		papers = append(papers, Paper{Path: path, Name: name, Kind: casefile.GuessKind(name), Bytes: info.Size()})
	}
	if len(papers) > maxPapers {
		return nil, map[string]string{filepath.Base(dir): "batch.folder-too-full"}, nil
	}
	return papers, trouble, nil
}

// near finds a file of the same name written otherwise: other case, other
// ending, the other form of an accent.
func near(dir, name string) string {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > maxListed {
		return ""
	}
	best, found := 3, ""
	want := norm.NFC.String(strings.ToLower(name))
	for _, e := range entries {
		if d := distance(want, norm.NFC.String(strings.ToLower(e.Name()))); d < best {
			best, found = d, e.Name()
		}
	}
	return found
}
