package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/typeset"
)

// binding is the last two steps of a build: it counts the pages of the case's
// files, sets our own pages, and writes the packet.
type binding struct {
	file     *casefile.File
	built    *built
	options  buildOptions
	pictures map[string][]byte // documents that are pictures, as PDF, by document id
	sets     map[string]typeset.Set
}

func newBinding(f *casefile.File, b *built, o buildOptions) *binding {
	return &binding{file: f, built: b, options: o, pictures: map[string][]byte{}}
}

// arrange counts, sets and plans. Every document is in the plan or in LeftOut.
func (w *binding) arrange(ctx context.Context) (packet.Plan, error) {
	in := packet.Input{
		Case: w.built.Case, Letter: w.built.Letter, Records: w.built.Review.Records, Findings: w.built.Choice.in,
		Bates: w.options.Bates, Date: w.options.Day, Pages: map[string]int{},
	}
	for _, d := range w.built.Case.Documents {
		if err := ctx.Err(); err != nil {
			return packet.Plan{}, err
		}
		pages, err := w.count(d)
		if err != nil {
			in.LeftOut = append(in.LeftOut, packet.LeftOut{Document: d.ID, File: d.File, Reason: w.reason(err)})
			continue
		}
		in.Pages[d.ID] = pages
	}
	plan, sets, _, err := typeset.Packet(in, typeset.Options{})
	w.sets = sets
	return plan, err
}

// errNoFile says that the case lists a document without a file.
var errNoFile = errors.New("no file")

// count gives the pages of a document's file; a picture becomes a PDF on the way.
func (w *binding) count(d appeal.Document) (int, error) {
	if d.File == "" {
		return 0, errNoFile
	}
	f, err := os.Open(w.file.Path(d))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if typ := casefile.TypeOf(f, info.Size()); typ != casefile.PDF && typ != casefile.Unknown {
		return w.picture(d, f, typ)
	}
	probed, err := bind.Probe(f, info.Size(), "")
	return probed.Pages, err
}

// picture sets a picture on a page.
func (w *binding) picture(d appeal.Document, f io.Reader, typ casefile.FileType) (int, error) {
	if typ != casefile.JPEG && typ != casefile.PNG {
		return 0, unusable(typ)
	}
	raw, err := io.ReadAll(f)
	if err != nil {
		return 0, err
	}
	set, err := typeset.ImagePage(d.ID, raw, typeset.Options{})
	if err != nil {
		return 0, err
	}
	w.pictures[d.ID] = set.PDF
	return set.Pages, nil
}

// unusable is a file of a type that cannot stand in a packet.
type unusable casefile.FileType

func (u unusable) Error() string { return "type " + string(u) }

// reason says in words why a document is left out, without its path.
func (w *binding) reason(err error) string {
	for cause, id := range map[error]string{
		errNoFile: "no-file", fs.ErrNotExist: "missing", fs.ErrPermission: "forbidden",
		pdf.ErrNotPDF: "unknown", pdf.ErrPassword: "password", pdf.ErrCipher: "cipher", pdf.ErrDamaged: "damaged",
		pdf.ErrNoPages: "no-pages", pdf.ErrTooMuch: "too-much",
	} {
		if errors.Is(err, cause) {
			return w.built.words.say("exhibit." + id + ".reason")
		}
	}
	var u unusable
	if errors.As(err, &u) {
		return w.built.words.say("exhibit." + string(u) + ".reason")
	}
	return err.Error()
}

// write binds the plan to a temporary file, reads that again to check it, and
// only then gives it its name.
func (w *binding) write(ctx context.Context, path string, plan packet.Plan) (bind.Result, error) {
	var result bind.Result
	err := writeChecked(path, func(out io.Writer) error {
		var err error
		result, err = bind.Write(ctx, out, plan, w.open, bind.Options{})
		return err
	}, func(made io.ReaderAt, size int64) error {
		if err := bind.Verify(made, size, plan); err != nil {
			return fail("packet.not-sound", path).because(err)
		}
		return nil
	})
	return result, err
}

// open gives the bytes of a part's source.
func (w *binding) open(part packet.Part) (bind.Source, error) {
	if part.Set != "" {
		return inMemory(w.sets[part.Set].PDF), nil
	}
	if pdf, ok := w.pictures[part.Document]; ok {
		return inMemory(pdf), nil
	}
	d, _ := w.built.Case.Document(part.Document)
	f, err := os.Open(w.file.Path(d))
	if err != nil {
		return bind.Source{}, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return bind.Source{}, err
	}
	return bind.Source{Reader: f, Size: info.Size(), Close: f.Close}, nil
}

func inMemory(b []byte) bind.Source {
	return bind.Source{Reader: bytes.NewReader(b), Size: int64(len(b))}
}
