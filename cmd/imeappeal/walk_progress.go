package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// progress is what the walk remembers beside the case: nothing that matters if
// it is lost, so that it lies in the cache.
type progress struct {
	Last     string                `json:"last"`     // key of the newest answer
	Trail    []string              `json:"trail"`    // keys in the order in which they were answered, for back
	Done     []string              `json:"done"`     // parts of the walk that were gone through
	Reviewed bool                  `json:"reviewed"` // every point of the report was decided
	Bound    bool                  `json:"bound"`    // a final packet was made after that
	Closed   []string              `json:"closed"`   // lists with no further element
	Skipped  []string              `json:"skipped"`  // keys passed over for now
	Doubt    string                `json:"doubt"`    // key of an answer that may not be whole
	Unread   []string              `json:"unread"`   // ids of papers whose reading was not looked at to the end
	Looked   []string              `json:"looked"`   // ids of denial letters of which the reading was gone through
	Made     map[string]string     `json:"made"`     // letter to file; a letter is its id, or its id and the physician
	MadeOn   map[string]appeal.Day `json:"made_on"`  // letter to the day
	Deadline string                `json:"deadline"` // the safe day that was shown last
	Printed  appeal.Day            `json:"printed"`  // the letter's date when its own last day was given
	Regime   string                `json:"regime"`   // the law by which it was counted
	Exam     appeal.Day            `json:"exam"`     // an examination that lies ahead
	Urgent   bool                  `json:"urgent"`   // it was asked whether treatment cannot wait
	path     string
}

const progressName = "walk.json"

// loadProgress reads it; one that cannot be read is begun anew.
func loadProgress(f *casefile.File) (*progress, error) {
	dir, err := f.Cache()
	if err != nil {
		return nil, err
	}
	p := &progress{path: filepath.Join(dir, progressName)}
	if b, err := os.ReadFile(p.path); err == nil && json.Unmarshal(b, p) != nil {
		*p = progress{path: p.path}
	}
	if p.Made == nil {
		p.Made = map[string]string{}
	}
	if p.MadeOn == nil {
		p.MadeOn = map[string]appeal.Day{}
	}
	return p, nil
}

// answered puts a new key at the end of the trail.
func (p *progress) answered(key string) { p.Trail = with(p.Trail, key) }

// made remembers a letter that was written and not sent yet.
func (p *progress) made(id, to, file string, day appeal.Day) {
	p.Made[madeKey(id, to)], p.MadeOn[madeKey(id, to)] = file, day
}

// toWhom parts a letter's id from the physician that it is for.
const toWhom = " to "

func madeKey(id, to string) string {
	if to == "" {
		return id
	}
	return id + toWhom + to
}

// unsent are the physicians for whom a letter was made and not sent yet; "" where
// it is for nobody of several.
func (p *progress) unsent(id string) []string {
	var out []string
	for key := range p.Made {
		if of, to, _ := strings.Cut(key, toWhom); of == id {
			out = append(out, to)
		}
	}
	slices.Sort(out)
	return out
}

func (p *progress) save() error {
	b, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(p.path, append(b, '\n'))
}

// with adds a word to a list that does not have it.
func with(list []string, word string) []string {
	if slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

func without(list []string, word string) []string {
	return slices.DeleteFunc(list, func(w string) bool { return w == word })
}
