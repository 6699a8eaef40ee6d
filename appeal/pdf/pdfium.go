package pdf

import (
	"fmt"
	"io"
	"os"

	"github.com/klippa-app/go-pdfium"
	refs "github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
)

// mostRendered bounds the files that are given to PDFium: it holds them whole.
const mostRendered = 160 << 20

// drawDots is the resolution, in pixels an inch, that pages are drawn at when
// their own picture cannot be taken: JBIG2 and JPEG 2000, writing that was
// turned into outlines, glyphs that are pictures.
const drawDots = 200

// drawer is PDFium, as WebAssembly inside this process: it draws pages, and reads
// the words of those that this package's own reader makes nothing of. It starts
// with the first page, which takes seconds unless the compiled form is kept,
// and lives as long as the process.
type drawer struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
	opened   string // which file, as it was
	document refs.FPDF_DOCUMENT
	starting func(step int) // told 1 before the start, 2 after it; may be nil
}

func (d *drawer) start(compiled string) error {
	if d.instance != nil {
		return nil
	}
	if d.starting != nil {
		d.starting(1)
		defer d.starting(2)
	}
	config := wazero.NewRuntimeConfig()
	if compiled != "" && os.MkdirAll(compiled, 0o700) == nil {
		if cache, err := wazero.NewCompilationCacheWithDir(compiled); err == nil {
			config = config.WithCompilationCache(cache)
		}
	}
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // it sees no file but the bytes it is given
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return err
	}
	d.pool = pool
	d.instance, err = pool.GetInstance(DefaultTime)
	return err
}

// open hands a file to PDFium, if it is not the one that is open.
func (d *drawer) open(path, password string, base io.ReaderAt, size int64) error {
	key := fmt.Sprint(path, size)
	if info, err := os.Stat(path); err == nil {
		key += info.ModTime().String()
	}
	if d.opened == key {
		return nil
	}
	if d.opened != "" {
		_, _ = d.instance.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.document})
		d.opened = ""
	}
	if size > mostRendered {
		return ErrTooMuch
	}
	data, err := io.ReadAll(io.NewSectionReader(base, 0, size))
	if err != nil {
		return err
	}
	request := &requests.OpenDocument{File: &data}
	if password != "" {
		request.Password = &password
	}
	made, err := d.instance.OpenDocument(request)
	if err != nil {
		return err
	}
	d.opened, d.document = key, made.Document
	return nil
}

// draw gives page i as a picture; frame is the page as displayed, in points.
func (d *drawer) draw(req childRequest, base io.ReaderAt, size int64, i int, width, height float64) (p *Picture, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", ErrNoPicture, x)
			*d = drawer{} // what is left of it is not to be trusted
		}
	}()
	dots := drawDots * min(1, 20000/(drawDots*max(width, height)/72))
	if err := d.start(req.Compiled); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	if err := d.open(req.Path, req.Password, base, size); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	page := requests.Page{ByIndex: &requests.PageByIndex{Document: d.document, Index: i}}
	drawn, err := d.instance.RenderPageInDPI(&requests.RenderPageInDPI{Page: page, DPI: int(max(36, dots))})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoPicture, err)
	}
	defer drawn.Cleanup()
	g, err := greyOf(drawn.Result.Image)
	if err != nil {
		return nil, err
	}
	return placedPicture(g, matrix{width, 0, 0, -height, 0, height}), nil
}
