package bind

import (
	"slices"

	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
)

// ahead reads the shapes of the pages' contents in a goroutine of its own,
// which inflates them while the binder copies.
type ahead struct {
	shapes chan shape
	quit   chan struct{}
	done   chan struct{}
}

func lookAhead(plan packet.Plan, files []*pdf.File, open Open) *ahead {
	a := &ahead{make(chan shape, 256), make(chan struct{}), make(chan struct{})}
	views := make([]*pdf.File, len(files))
	for i, f := range files {
		views[i] = f.Fork()
	}
	go func() {
		defer close(a.done)
		defer close(a.shapes)
		for i, part := range plan.Parts {
			if !a.part(part, views[i], open) {
				return
			}
			views[i] = nil
		}
	}()
	return a
}

// part sends the shape of each page of a part. A page that cannot be read is
// unclean; the binder will meet the reason itself.
func (a *ahead) part(part packet.Part, f *pdf.File, open Open) bool {
	ready := false
	src, err := open(part)
	if err == nil {
		defer src.close()
		ready = f.Attach(src.Reader, src.Size) == nil
	}
	edges := edges{file: f}
	first := 0
	if part.Stamped {
		first = part.From - 1
	}
	for i := range part.Pages {
		s := shape{unclean: true}
		if ready {
			if err := fenced(func() error { s = shapeOf(f, f.Pages[first+i]); return nil }); err != nil || f.Err() != nil {
				s = shape{unclean: true}
			}
		}
		if ready && !part.Stamped {
			_ = fenced(func() error { s.beyond = f.PictureBeyond(first + i); return nil })
		}
		if slices.Contains(part.Outside, i+1) {
			s.cut = edges.cut(first+i, s)
		}
		select {
		case a.shapes <- s:
		case <-a.quit:
			return false
		}
	}
	return true
}

func (a *ahead) next() shape { return <-a.shapes }

// stop ends the goroutine and waits for it: it may still read from a source.
func (a *ahead) stop() {
	close(a.quit)
	<-a.done
}
