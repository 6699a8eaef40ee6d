package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"imeappeal/appeal"
	"imeappeal/appeal/bind"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/typeset"
)

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
	probed, password, err := unlocked(f, info.Size(), w.options.Passwords.of(d.ID))
	if err != nil {
		return 0, err
	}
	w.built.Info[d.ID], w.passwords[d.ID] = probed, password
	for _, kind := range foretold(probed) {
		w.built.Notes = append(w.built.Notes, bind.Note{Part: d.ID, Kind: kind, Count: 1})
	}
	return probed.Pages, nil
}

// unlocked opens a PDF with the first of the passwords that does, none before
// all.
func unlocked(f io.ReaderAt, size int64, passwords []string) (bind.Info, string, error) {
	info, err := bind.Probe(f, size, "")
	if !errors.Is(err, pdf.ErrPassword) {
		return info, "", err
	}
	for _, password := range passwords {
		if info, again := bind.Probe(f, size, password); again == nil {
			return info, password, nil
		}
	}
	if len(passwords) > 0 {
		return info, "", errWrongPassword
	}
	return info, "", err
}

// errWrongPassword says that no password that was given opens the file.
var errWrongPassword = errors.New("wrong password")

// foretold gives what will be noted of a file when it is bound: a rehearsal
// says it too.
func foretold(info bind.Info) []bind.NoteKind {
	var kinds []bind.NoteKind
	add := func(is bool, kind bind.NoteKind) {
		if is {
			kinds = append(kinds, kind)
		}
	}
	add(info.Repaired, bind.Repaired)
	add(info.Lost > 0, bind.PagesLost)
	add(info.Encrypted, bind.Decrypted)
	add(info.Dynamic, bind.DynamicForm)
	add(info.Portfolio, bind.Portfolio)
	add(info.HasFiles, bind.FilesDropped)
	add(info.HasScripts, bind.ActionsDropped)
	return kinds
}

// pictureDamaged is our own note: a picture whose data end early.
const pictureDamaged bind.NoteKind = "picture-damaged"

// picture sets a picture on a page, each page of a TIFF on one.
func (w *binding) picture(d appeal.Document, f io.Reader, typ casefile.FileType) (int, error) {
	switch typ {
	case casefile.JPEG, casefile.PNG, casefile.TIFF, casefile.GIF:
	default:
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
	if set.Damaged {
		w.built.Pictures = append(w.built.Pictures, bind.Note{Part: d.ID, Kind: pictureDamaged, Count: 1})
	}
	return set.Pages, nil
}

// unusable is a file of a type that cannot stand in a packet.
type unusable casefile.FileType

func (u unusable) Error() string { return "type " + string(u) }

// reason says in words why a document is left out, without its path.
func (w *binding) reason(err error) string {
	if errors.Is(err, pdf.ErrCut) {
		return w.built.words.say("exhibit.cut.reason") // it is damaged as well
	}
	for cause, id := range map[error]string{
		errNoFile: "no-file", fs.ErrNotExist: "missing", fs.ErrPermission: "forbidden", errWrongPassword: "wrong-password",
		pdf.ErrNotPDF: "unknown", pdf.ErrPassword: "password", pdf.ErrCipher: "cipher", pdf.ErrDamaged: "damaged",
		pdf.ErrNoPages: "no-pages", pdf.ErrTooMuch: "too-much", bind.ErrPages: "changed",
	} {
		if errors.Is(err, cause) {
			return w.built.words.say("exhibit." + id + ".reason")
		}
	}
	var u unusable
	if errors.As(err, &u) {
		return w.built.words.say("exhibit." + string(u) + ".reason")
	}
	var damaged *typeset.DamagedImage
	if errors.As(err, &damaged) {
		return w.built.words.say("exhibit.picture.reason", "format", damaged.Format, "cause", damaged.Cause.Error())
	}
	return w.built.words.say("exhibit.other.reason", "cause", err.Error())
}
