package ocr

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"imeappeal/appeal/report"
)

// cacheVersion changes when preparation or placing changes what is found.
const cacheVersion = 5

// cache keeps what was recognized, a file a page, so that a page is recognized
// once. It is safe to delete; the zero cache keeps nothing.
type cache struct{ dir, hash, engine string }

// cachedPage is one page as kept.
type cachedPage struct {
	Version int           `json:"version"`
	Width   float64       `json:"width"`
	Height  float64       `json:"height"`
	Turn    int           `json:"turn,omitempty"`
	Lean    float64       `json:"lean,omitempty"`
	Covered float64       `json:"covered,omitempty"`
	Blank   bool          `json:"blank,omitempty"` // nothing is on it
	Words   []report.Word `json:"words"`
}

// kept is the cache of what an engine makes of a document.
func (d Document) kept(engine string) cache {
	if d.Cache == nil {
		return cache{}
	}
	dir, err := d.Cache()
	if err != nil {
		return cache{}
	}
	return cache{dir: dir, hash: hashOf(d.Path), engine: engine}
}

// hashOf gives a file's SHA-256, "" if it cannot be read.
func hashOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c cache) path(page int) string {
	short := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '-' {
			return r
		}
		return '-'
	}, c.engine)
	return filepath.Join(c.dir, c.hash, fmt.Sprintf("page-%d-%s.json", page, short))
}

// get gives a page that was kept; ok is false for one that was not, or is no
// longer whole.
func (c cache) get(page int) (p cachedPage, ok bool) {
	if c.dir == "" || c.hash == "" {
		return p, false
	}
	b, err := os.ReadFile(c.path(page))
	if err != nil || json.Unmarshal(b, &p) != nil || p.Version != cacheVersion {
		return cachedPage{}, false
	}
	return p, true
}

// put keeps a page. A cache that cannot be written is none: what was
// recognized is not lost for that.
func (c cache) put(page int, p cachedPage) {
	if c.dir == "" || c.hash == "" {
		return
	}
	p.Version = cacheVersion
	b, err := json.Marshal(p)
	if err != nil {
		return
	}
	path := c.path(page)
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".page-*") // made 0600
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
}
