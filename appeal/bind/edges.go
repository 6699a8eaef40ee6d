package bind

import "imeappeal/appeal/pdf"

// edges takes text beyond the visible part of a page out of its content: nobody
// sees it, and whoever searches or copies would find it.
type edges struct {
	file   *pdf.File
	cutter *pdf.Cutter
	failed bool
}

// cut gives a page's content without such text. Where it cannot be told from the
// rest, all stays and Left says so.
func (e *edges) cut(page int, s shape) *pdf.Cut {
	if s.unclean || len(s.torn) > 0 || e.failed {
		return &pdf.Cut{Left: true}
	}
	var made pdf.Cut
	err := fenced(func() (err error) {
		if e.cutter == nil {
			if e.cutter, err = pdf.NewCutter(e.file); err != nil {
				e.failed = true
				return err
			}
		}
		made, err = e.cutter.Page(page)
		return err
	})
	if err != nil || contentShape(made.Content).unclean {
		return &pdf.Cut{Left: true}
	}
	return &made
}
