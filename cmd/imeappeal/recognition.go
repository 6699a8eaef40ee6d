package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"imeappeal/appeal/casefile"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// newReader makes the reader of documents that --ocr asks for. It says once, on
// stderr, that pages are pictures and what reads them.
func (a *app) newReader() (*ocr.Reader, error) {
	o, err := a.readerOptions()
	o.Watch, _ = a.sayRecognition()
	return ocr.NewReader(o), err
}

func (a *app) readerOptions() (ocr.Options, error) {
	choice, err := ocr.ParseChoice(a.flags.ocr)
	if err != nil {
		err = usage("flag.ocr", "--ocr", "value", a.flags.ocr)
	}
	if a.flags.fileTime < 0 || a.flags.pageTime < 0 {
		err = usage("flag.time", "--file-time, --page-time")
	}
	o := ocr.Options{Choice: choice, PageTime: a.flags.pageTime}
	o.PDF.Time = a.flags.fileTime
	if dir, err := os.UserCacheDir(); err == nil {
		o.Compiled = filepath.Join(dir, "imeappeal", "engine")
	}
	return o, err
}

// sayRecognition gives what tells a person that pages are being recognized: one
// line, and where somebody looks a count of those that are done, over all files:
// a case is often many scans of one page. over takes the count away where a
// reading is enough before its end.
func (a *app) sayRecognition() (say func(ocr.Event), over func()) {
	return a.tellRecognition(a.progress())
}

func (a *app) tellRecognition(count func(done, of int)) (say func(ocr.Event), over func()) {
	said, failed, done, known := false, false, 0, 0
	over = func() {
		if count != nil {
			count(0, 0)
		}
	}
	say = func(e ocr.Event) {
		switch {
		case e.Failed != "":
			if !failed {
				failed = true
				a.note("ocr.failed", "file", filepath.Base(e.File), "pages", pageList(e.Pages), "engine", e.Failed)
			}
		case e.Page > 0:
			if done++; count != nil {
				count(done, known)
			}
		default:
			if known += len(e.Pages); count != nil {
				count(done, known)
			}
			if said {
				return
			}
			said = true
			id := "ocr.program"
			if e.BuiltIn {
				id = "ocr.built-in"
			}
			how := a.words.plural(id, len(e.Pages), "file", filepath.Base(e.File), "pages", pageList(e.Pages), "engine", e.Engine, "install", a.words.say("ocr.install."+installer()))
			fmt.Fprintln(a.err, a.fitted(a.err, how))
		}
	}
	return say, over
}

// installer names the way to install a program on this system.
func installer() string {
	switch runtime.GOOS {
	case "windows", "darwin":
		return runtime.GOOS
	}
	return "other"
}

// pageList writes page numbers with runs drawn together: 1-6, 9.
func pageList(pages []int) string {
	var out []string
	for i := 0; i < len(pages); {
		j := i
		for j+1 < len(pages) && pages[j+1] == pages[j]+1 {
			j++
		}
		if i == j {
			out = append(out, fmt.Sprint(pages[i]))
		} else {
			out = append(out, fmt.Sprintf("%d-%d", pages[i], pages[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}

// caseReader reads the files of one case: what is recognized is kept in its
// cache, and locked files are tried with the passwords that were given.
type caseReader struct {
	*ocr.Reader
	file    *casefile.File
	secrets passwords
	kept    map[string]*keptPaper // by path; nil: nothing is kept

	first, slow int // of its pages to recognize, as in ocr.Document; 0 is all
}

// keptPaper is what was read of a paper, for who reads it next.
type keptPaper struct {
	pages  []report.RawPage
	parsed *report.Report // given away once: who takes it may write in it
}

// parsed gives the report of a paper's pages, that of the reading before if there
// was one.
func parsed(reader wordReader, path string, pages []report.RawPage) *report.Report {
	if c, ok := reader.(caseReader); ok && c.kept[path] != nil && c.kept[path].parsed != nil {
		r := c.kept[path].parsed
		c.kept[path].parsed = nil
		return r
	}
	return report.Parse(pages)
}

// Words gives the words of a file's pages.
func (c caseReader) Words(ctx context.Context, path string) ([]report.RawPage, error) {
	if k := c.kept[path]; k != nil {
		return k.pages, nil
	}
	d := ocr.Document{Path: path, Cache: c.cache, First: c.first, FirstBuiltIn: c.slow}
	pages, err := c.Reader.Words(ctx, d)
	if err == nil && c.kept != nil {
		c.kept[path] = &keptPaper{pages: pages}
	}
	var unreadable *pdf.UnreadableError
	if !errors.As(err, &unreadable) || unreadable.Reason != pdf.UnreadEncrypted {
		return pages, err
	}
	for _, d.Password = range c.secrets.of(c.documentAt(path)) {
		if pages, again := c.Reader.Words(ctx, d); again == nil {
			if c.kept != nil {
				c.kept[path] = &keptPaper{pages: pages}
			}
			return pages, nil
		}
	}
	return pages, err
}

// documentAt gives the id of the document whose file is at a path, "" for one that
// is only coming in.
func (c caseReader) documentAt(path string) string {
	for _, x := range c.file.Case.Documents {
		if x.File != "" && c.file.Path(x) == path {
			return x.ID
		}
	}
	return ""
}

func (c caseReader) cache() (string, error) {
	dir, err := c.file.Cache()
	return filepath.Join(dir, "ocr"), err
}
