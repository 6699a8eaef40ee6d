package bind

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// readStructure opens every part's file side by side and keeps its structure
// (cross-references, pages), not its bytes.
func readStructure(ctx context.Context, plan packet.Plan, open Open) ([]*pdf.File, error) {
	files := make([]*pdf.File, len(plan.Parts))
	errs := make([]error, len(plan.Parts))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, part := range plan.Parts {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			if errs[i] = ctx.Err(); errs[i] != nil {
				return
			}
			err := fenced(func() (err error) {
				files[i], err = structureOf(part, open)
				return err
			})
			if err != nil {
				errs[i] = &PartError{part, err}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return files, errors.Join(errs...)
}

func structureOf(part packet.Part, open Open) (*pdf.File, error) {
	src, err := open(part)
	if err != nil {
		return nil, err
	}
	defer src.close()
	f, err := pdf.Open(src.Reader, src.Size, src.Password)
	if err != nil {
		return nil, err
	}
	if src.First > 0 {
		last := src.First - 1 + part.Pages
		if last > len(f.Pages) {
			return nil, fmt.Errorf("%w: pages %d to %d of %d", ErrPages, src.First, last, len(f.Pages))
		}
		f.Promised -= len(f.Pages) - part.Pages
		f.Pages = f.Pages[src.First-1 : last]
	} else if part.Stamped {
		if last := part.From + part.Pages - 1; part.From < 1 || last > len(f.Pages) {
			return nil, fmt.Errorf("%w: pages %d to %d of %d", ErrPages, part.From, last, len(f.Pages))
		}
	} else if len(f.Pages) != part.Pages {
		return nil, fmt.Errorf("%w: %d instead of %d", ErrPages, len(f.Pages), part.Pages)
	}
	f.Release()
	return f, nil
}

func (s Source) close() {
	if s.Close != nil {
		s.Close() // read only: nothing can be lost
	}
}
