package casefile

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// Outcome says what Add did with a file.
type Outcome string

// What can become of a file.
const (
	WasAdded Outcome = "added"
	WasThere Outcome = "there"   // the same content is in the case already
	Refused  Outcome = "refused" // Problem says why
	Ignored  Outcome = "ignored" // a system's own file in a folder: Thumbs.db
)

// Added is what became of one file.
type Added struct {
	From     string // as it was given
	Outcome  Outcome
	Document appeal.Document // the entry, new or old
	Type     FileType
	Guessed  bool // Document.Kind was read from the file or guessed from its name
	Problem  *appeal.Problem
}

// AddOptions bound what Add takes and say how it marks a guess.
type AddOptions struct {
	MaxBytes int64               // a larger file is refused; 0 means 500 MB
	Kind     appeal.DocumentKind // of all the files; "" guesses it from their names
	// Note is the comment behind the mark of what was not given but read or
	// guessed (documents[].proposed); "" marks nothing.
	Note string
	// Look reads what a file says of itself; it is preferred to the name. Nil: the
	// name alone.
	Look func(path string) Told
	// Data takes a program's data files too: in a folder that a sheet names they are
	// no mistake of a hand, and the packet names what it leaves out.
	Data bool
	// Stop is asked before each entry; its error ends the adding, and what came
	// before is in. Nil: nothing stops it.
	Stop func() error
}

// Told is what a file says of itself; what it does not say is zero.
type Told struct {
	Kind          appeal.DocumentKind
	Date          appeal.Day
	Author, Title string
	Gaps          bool // pages of it seem to be missing
}

const maxDocument = 500 << 20

// Add copies files into the case's documents and enters them in case.yaml, which
// it saves. It never overwrites: a name that is taken gets a number, and content
// that is there already is not copied again. A folder stands for the files in
// it, in their order. The results tell of every file; the error is about the
// case itself.
func Add(f *File, opts AddOptions, paths ...string) ([]Added, error) {
	if opts.MaxBytes == 0 {
		opts.MaxBytes = maxDocument
	}
	dir, err := f.Documents()
	if err != nil {
		return nil, err
	}
	a := &adder{file: f, opts: opts, dir: dir}
	if err := a.look(); err != nil {
		return nil, err
	}
	var out []Added
	for _, path := range paths {
		if a.ended == nil {
			out = append(out, a.add(path)...)
		}
	}
	if err := f.appendAll([]step{{name: "documents"}}, a.entries); err != nil {
		return out, err
	}
	return out, errors.Join(f.Save(), a.ended)
}

// adder keeps what is in the case while files join it.
type adder struct {
	file    *File
	opts    AddOptions
	dir     string
	known   []knownFile
	entries []piece
	ended   error // of Stop
}

// knownFile is a file inside the case folder; its hash is taken when a
// newcomer has its size.
type knownFile struct {
	path     string
	size     int64
	sum      []byte
	document appeal.Document // the zero Document when no entry names the file
}

// look takes stock of the files that the case has, and clears what an
// interrupted copy left.
func (a *adder) look() error {
	inCase := map[string]bool{}
	for _, doc := range a.file.Case.Documents {
		path := a.file.Path(doc)
		if info, err := os.Stat(path); err == nil && doc.File != "" && info.Mode().IsRegular() {
			a.known = append(a.known, knownFile{path: path, size: info.Size(), document: doc})
			inCase[filepath.Clean(path)] = true
		}
	}
	list, err := os.ReadDir(a.dir)
	if err != nil {
		return err
	}
	for _, e := range list {
		path := filepath.Join(a.dir, e.Name())
		if unfinished, _ := filepath.Match(".add-*.tmp", e.Name()); unfinished {
			if err := os.Remove(path); err != nil {
				return err
			}
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && !inCase[path] {
			a.known = append(a.known, knownFile{path: path, size: info.Size()})
		}
	}
	return nil
}

// add takes one argument: a file, or a folder of files.
func (a *adder) add(path string) []Added {
	info, err := os.Stat(path)
	if err != nil {
		return []Added{refused(path, unreadableID(err), nil)}
	}
	if !info.IsDir() {
		return []Added{a.addFile(path, info)}
	}
	list, err := os.ReadDir(path)
	if err != nil {
		return []Added{refused(path, unreadableID(err), nil)}
	}
	slices.SortStableFunc(list, func(x, y os.DirEntry) int {
		return cmp.Or(naturalLess(strings.ToLower(x.Name()), strings.ToLower(y.Name())), strings.Compare(x.Name(), y.Name()))
	})
	var out []Added
	for _, e := range list {
		inner := filepath.Join(path, e.Name())
		info, err := os.Stat(inner)
		switch {
		case a.ended != nil:
			return out
		case err != nil:
			out = append(out, refused(inner, unreadableID(err), nil))
		case systemFile(e.Name()), a.isCase(inner):
			out = append(out, Added{From: inner, Outcome: Ignored})
		case info.IsDir():
			out = append(out, refused(inner, "casefile.add-folder-in-folder", nil))
		default:
			out = append(out, a.addFile(inner, info))
		}
	}
	if len(out) == 0 {
		return []Added{refused(path, "casefile.add-folder-empty", nil)}
	}
	return out
}

func systemFile(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(name))
}

func (a *adder) addFile(path string, info fs.FileInfo) Added {
	switch {
	case !info.Mode().IsRegular():
		return refused(path, "casefile.add-device", nil)
	case info.Size() == 0:
		return refused(path, "casefile.add-empty", nil)
	case info.Size() > a.opts.MaxBytes:
		return refused(path, "casefile.add-too-large", map[string]string{"size": megabytes(info.Size()), "limit": megabytes(a.opts.MaxBytes)})
	}
	in, err := os.Open(path)
	if err != nil {
		return refused(path, unreadableID(err), nil)
	}
	defer in.Close()
	out := Added{From: path, Outcome: WasAdded, Type: TypeOf(in, info.Size())}
	if id := a.noPaper(path, out.Type); id != "" {
		return refused(path, id, nil)
	}
	same, err := a.find(path, in, info.Size())
	if err != nil {
		return refused(path, "casefile.add-unreadable", nil)
	}
	if same != nil && same.document.ID != "" {
		out.Outcome, out.Document = WasThere, same.document
		return out
	}
	stored := ""
	if same != nil {
		stored = same.path // copied by an interrupted run, or put there by hand
	} else if stored, err = a.copy(in, filepath.Base(path), out.Type); err != nil {
		return refused(path, copyID(err), map[string]string{"limit": megabytes(a.opts.MaxBytes)})
	}
	if out.Document = a.enter(stored, filepath.Base(path)); a.ended != nil {
		return refused(path, "casefile.add-stopped", nil)
	}
	out.Guessed = a.opts.Kind == "" && out.Document.Kind != ""
	if same != nil {
		same.document = out.Document
		return out
	}
	a.known = append(a.known, knownFile{path: stored, size: info.Size(), document: out.Document})
	return out
}

// enter makes the document entry for a stored file.
func (a *adder) enter(stored, name string) appeal.Document {
	rel, err := filepath.Rel(a.file.Dir, stored)
	if err != nil {
		rel = filepath.Join(documentsDir, filepath.Base(stored))
	}
	day, _ := dayIn(name)
	doc := appeal.Document{Title: titleFor(name), Kind: cmp.Or(a.opts.Kind, kindFor(name)), Date: day, File: filepath.ToSlash(rel)}
	if a.opts.Look != nil {
		told := a.opts.Look(stored)
		doc.Kind = cmp.Or(a.opts.Kind, told.Kind, doc.Kind)
		doc.Date = cmp.Or(told.Date, doc.Date)
		doc.Author, doc.Title = told.Author, cmp.Or(told.Title, doc.Title)
		if told.Title != "" {
			doc.Proposed = append(doc.Proposed, "title")
		}
		if told.Gaps {
			doc.Proposed = append(doc.Proposed, "pages")
		}
	}
	if a.opts.Stop != nil {
		if a.ended = a.opts.Stop(); a.ended != nil {
			return appeal.Document{}
		}
	}
	doc.Proposed = a.unconfirmed(doc)
	doc.ID = idFor(strings.TrimSuffix(name, filepath.Ext(name)), a.taken)
	a.entries = append(a.entries, a.pieceFor(doc))
	return doc
}

// unconfirmed names the fields of a new entry that no person gave. A title made
// of the file's name is the person's own.
func (a *adder) unconfirmed(doc appeal.Document) []string {
	if a.opts.Note == "" {
		return nil
	}
	var out []string
	if doc.Kind != "" && a.opts.Kind == "" {
		out = append(out, "kind")
	}
	if !doc.Date.IsZero() {
		out = append(out, "date")
	}
	if doc.Author != "" {
		out = append(out, "author")
	}
	return append(out, doc.Proposed...)
}

func (a *adder) taken(id string) bool {
	for _, k := range a.known {
		if strings.EqualFold(k.document.ID, id) {
			return true
		}
	}
	_, ok := a.file.Case.Document(id)
	return ok
}

func (a *adder) pieceFor(doc appeal.Document) piece {
	p := piece{shape: isMap}
	for _, kv := range [][2]string{
		{"id", doc.ID}, {"title", doc.Title}, {"kind", string(doc.Kind)}, {"date", dayText(doc.Date)}, {"author", doc.Author}, {"file", doc.File},
	} {
		if kv[1] != "" {
			p.keys, p.values = append(p.keys, kv[0]), append(p.values, piece{shape: isText, text: kv[1], bare: kv[0] == "date"})
		}
	}
	if len(doc.Proposed) > 0 {
		p.keys = append(p.keys, "proposed")
		p.values = append(p.values, piece{shape: isText, text: "[" + strings.Join(doc.Proposed, ", ") + "]", bare: true, comment: a.opts.Note})
	}
	return p
}

func refused(path, id string, args map[string]string) Added {
	return Added{From: path, Outcome: Refused, Problem: &appeal.Problem{Where: path, ID: id, Args: args, Level: appeal.LevelError}}
}

func unreadableID(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "casefile.add-missing"
	case errors.Is(err, fs.ErrPermission):
		return "casefile.add-forbidden"
	}
	return "casefile.add-unreadable"
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }
