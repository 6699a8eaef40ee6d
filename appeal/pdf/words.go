package pdf

import (
	"bytes"
	"context"

	"imeappeal/appeal/report"
)

// Words gives the words of a stranger's PDF with their boxes on the page as
// displayed, read in a process of its own with limits on time and memory. A
// page without usable text says why in Unread; what was read before a limit is
// kept. For more than a file or two use a Worker.
func Words(ctx context.Context, path string, opts Options) ([]report.RawPage, error) {
	w := NewWorker(opts)
	defer w.Close()
	return w.Words(ctx, path)
}

// PageCount gives the number of pages of a stranger's PDF.
func PageCount(ctx context.Context, path string, opts Options) (int, error) {
	w := NewWorker(opts)
	defer w.Close()
	return w.PageCount(ctx, path)
}

// WordsInProcess reads a PDF that this program made itself: no limits hold.
func WordsInProcess(data []byte) ([]report.RawPage, error) {
	f, err := openText(bytes.NewReader(data), int64(len(data)), "", false)
	if err != nil {
		return nil, &UnreadableError{Reason: reasonOf(err)}
	}
	var pages []TextPage
	err = f.eachPage(0, func(int) error { return nil }, func(p TextPage) error {
		pages = append(pages, p)
		return nil
	})
	return rawPages(pages), err
}

// rawPages leaves out the words of pages whose text is not to be trusted.
func rawPages(pages []TextPage) []report.RawPage {
	out := make([]report.RawPage, len(pages))
	for i, p := range pages {
		out[i] = p.Sound()
	}
	return out
}

// Sound gives the page without words that are not to be trusted: a garbled
// layer, stamps on a scan. The file holds them all the same: they are unseen.
// A page whose text lies on its side or its head is turned as RawPage says.
func (p TextPage) Sound() report.RawPage {
	if p.Unread == UnreadPicture || p.Unread == UnreadGarbled {
		p.Unseen = append(unseen(p.Words, report.Layer), p.Unseen...)
		p.Words = nil
		return p.RawPage
	}
	return p.turned()
}
