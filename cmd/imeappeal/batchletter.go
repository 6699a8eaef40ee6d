package main

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
	"imeappeal/appeal/ocr"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// denialReaders hold rows against their denial letters. Pictures are not
// recognized for it: that takes longer than all the rest of a check, and the case
// that `batch make` makes is held against its letter by `imeappeal check`.
type denialReaders struct {
	*app
	names *nameReaders
	laws  *law.Law
	today appeal.Day

	mu   sync.Mutex
	read map[letterKey]*heldLetter
}

// letterKey tells letters apart by what they hold: rows of one family or one plan
// may have the same.
type letterKey struct {
	sum               [sha256.Size]byte
	country, claimant string
	born              appeal.Day
}

type heldLetter struct {
	once   sync.Once
	letter paper.Denial
	ok     bool
}

// maxHeld is how many letters are kept for rows that have the same.
const maxHeld = 256

// problems says where a row differs from its letter, with the letter's page and
// line.
func (r *denialReaders) problems(path string, c *appeal.Case) []appeal.Problem {
	sum, err := sumOf(path)
	if err != nil {
		return nil // that it cannot be read is said of it as a paper
	}
	held := r.held(letterKey{sum, c.Claim.Country, c.Claimant.Name, c.Claimant.DateOfBirth})
	held.once.Do(func() { held.letter, held.ok = r.letter(path, c) })
	name := filepath.Base(path)
	if !held.ok {
		return []appeal.Problem{{Where: "denial.document", ID: "batch.letter-unread", Level: appeal.LevelWarning, Args: map[string]string{"value": name}}}
	}
	out := r.letterProblems(held.letter, c, name, r.laws, r.today)
	for i, p := range out {
		if own := "batch." + strings.TrimPrefix(p.ID, "check."); r.words.has(own + ".what") {
			out[i].ID = own
		}
	}
	return out
}

func (r *denialReaders) held(key letterKey) *heldLetter {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.read[key] == nil {
		if len(r.read) >= maxHeld {
			clear(r.read)
		}
		r.read[key] = &heldLetter{}
	}
	return r.read[key]
}

func (r *denialReaders) letter(path string, c *appeal.Case) (paper.Denial, bool) {
	reader := <-r.names.letters
	defer func() { r.names.letters <- reader }()
	pages, err := reader.Words(r.names.ctx, ocr.Document{Path: path})
	words := 0
	for _, p := range pages {
		words += len(p.Words)
	}
	if err != nil || words < 20 {
		return paper.Denial{}, false
	}
	return readerOf(c, r.today).Facts(report.Parse(pages[:min(len(pages), letterPages)])), true
}

func sumOf(path string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}
