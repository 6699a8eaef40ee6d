package ocr

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/danlock/gogosseract"
	"github.com/tetratelabs/wazero"
)

// english is the model that the built-in engine reads with; data/README says
// where it is from and under which licence.
//
//go:embed data/eng.traineddata
var english []byte

// builtInName tells the engine in messages and in the cache.
const builtInName = "built-in tesseract 5.3.0"

// builtIn is tesseract compiled to WebAssembly, inside this binary. It runs in
// a process of its own, since a page under way cannot be stopped otherwise.
type builtIn struct {
	compiled string // folder for the compiled engine, "" for none
	child    *childProcess
}

func (b *builtIn) name() string { return builtInName }

func (b *builtIn) close() {
	if b.child != nil {
		b.child.end()
		b.child = nil
	}
}

func (b *builtIn) recognize(ctx context.Context, s *sheet) ([]found, error) {
	if b.child == nil {
		c, err := startChild(b.compiled)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEngine, err)
		}
		b.child = c
	}
	words, err := b.child.ask(ctx, pgm(s))
	if err != nil {
		b.close()
	}
	return words, err
}

// recognizer is the engine as it runs in the child.
type recognizer struct{ t *gogosseract.Tesseract }

func newRecognizer(ctx context.Context, compiled string) (*recognizer, error) {
	cfg := gogosseract.Config{
		Language: "eng", TrainingData: bytes.NewReader(english),
		Variables: map[string]string{"tessedit_pageseg_mode": "3", "user_defined_dpi": "300"},
	}
	cfg.Stdout, cfg.Stderr = io.Discard, io.Discard
	if compiled != "" && os.MkdirAll(compiled, 0o700) == nil {
		// Without it the engine starts all the same, two seconds later.
		if cache, err := wazero.NewCompilationCacheWithDir(compiled); err == nil {
			cfg.WASMCache = cache
		}
	}
	t, err := gogosseract.New(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	return &recognizer{t}, nil
}

func (r *recognizer) words(ctx context.Context, picture []byte) (words []found, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = errors.Join(ErrEngine, fmt.Errorf("%v", x))
		}
	}()
	if err := r.t.LoadImage(ctx, bytes.NewReader(picture), gogosseract.LoadImageOptions{}); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	text, err := r.t.GetHOCR(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrEngine, err)
	}
	return parseHOCR(text), nil
}
