package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
)

// manifest says what a build wrote and from what, with the hash of every file.
type manifest struct {
	Kind       string         `json:"kind"`
	Version    int            `json:"version"`
	Program    string         `json:"program"`
	Channel    string         `json:"channel,omitempty"`
	Final      bool           `json:"final,omitempty"`
	AsOf       isoOrNull      `json:"as_of"`
	Files      []hashedFile   `json:"files"`
	Inputs     []hashedFile   `json:"inputs"`
	Findings   []string       `json:"findings"`
	Unreviewed []string       `json:"unreviewed"` // findings that no person has decided
	Cited      []citedLaw     `json:"authorities"`
	LeftOut    []leftOutEntry `json:"left_out"`
	Changes    []changeEntry  `json:"changes"` // what was done to exhibits on the way
	Packet     numbering      `json:"packet"`
}

// changeEntry is one thing that was done to an exhibit so that it can stand in
// a packet.
type changeEntry struct {
	Document string `json:"document"`
	What     string `json:"what"`
	Pages    []int  `json:"pages"` // of the packet; none for the exhibit as a whole
	Count    int    `json:"count"`
}

// numbering is what a supplement to the packet continues.
type numbering struct {
	Pages       int    `json:"pages"`
	BatesPrefix string `json:"bates_prefix"`
	BatesDigits int    `json:"bates_digits"`
	BatesFirst  int    `json:"bates_first"`
	BatesLast   int    `json:"bates_last"`
	Labels      int    `json:"labels"` // exhibit letters that are taken, supplements before it included
}

type hashedFile struct {
	Name     string `json:"name"`
	Document string `json:"document,omitempty"`
	Exhibit  string `json:"exhibit,omitempty"` // the document's letter
	Bates    string `json:"bates,omitempty"`   // of its first page; none if it was left out
	SHA256   string `json:"sha256"`
	Plain    string `json:"plain_sha256,omitempty"` // of a file that is encrypted: before it was
	Bytes    int64  `json:"bytes"`
}

type citedLaw struct {
	ID       string    `json:"id"`
	Citation string    `json:"citation"`
	Checked  isoOrNull `json:"checked"`
}

type leftOutEntry struct {
	Document string `json:"document"`
	File     string `json:"file"`
	Exhibit  string `json:"exhibit,omitempty"` // the letter that stays empty
	Reason   string `json:"reason"`
}

const manifestName = "manifest.json"

// outFolder gives the folder under out/ that a build may write to: the usual
// one (DATE, DATE-supplement), unless something there was sent or is no longer what the manifest
// says, or it is the final packet for another channel, or one to avoid; then DATE-2 and so on.
func outFolder(dir, usual string, channel *packet.Channel, log []appeal.LogEntry, avoid ...string) (string, error) {
	for n := 1; n <= 999; n++ {
		name := usual
		if n > 1 {
			name = fmt.Sprintf("%s-%d", usual, n)
		}
		if slices.Contains(avoid, name) {
			continue
		}
		folder := filepath.Join(dir, "out", name)
		free, err := replaceable(folder, channel, log)
		if err != nil {
			return "", err
		}
		if free {
			return folder, nil
		}
	}
	return "", fail("output.full", filepath.Join(dir, "out"))
}

// replaceable reports whether everything in a folder is as the tool wrote it
// and was never sent. A final packet for one channel does not go for that of another.
func replaceable(folder string, channel *packet.Channel, log []appeal.LogEntry) (bool, error) {
	entries, err := os.ReadDir(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, err
	}
	m := readManifest(filepath.Join(folder, manifestName))
	if m.Final && m.Channel != channelID(channel) {
		return false, nil
	}
	wrote := m.hashes()
	for _, e := range entries {
		if e.Name() == manifestName || strings.HasPrefix(e.Name(), ".imeappeal-") { // the latter: what a killed run left
			continue
		}
		hash, _, err := hashFile(filepath.Join(folder, e.Name()))
		if err != nil || wrote[e.Name()] != hash || wasSent(hash, log) {
			return false, nil
		}
	}
	return true, nil
}

// readManifest gives what a manifest says; nothing when it cannot be read.
func readManifest(path string) manifest {
	var m manifest
	if b, err := os.ReadFile(path); err != nil || json.Unmarshal(b, &m) != nil {
		return manifest{}
	}
	return m
}

// hashes gives the hash of each file that a manifest names.
func (m manifest) hashes() map[string]string {
	hashes := map[string]string{}
	for _, f := range m.Files {
		hashes[f.Name] = f.SHA256
	}
	return hashes
}

func channelID(c *packet.Channel) string {
	if c == nil {
		return ""
	}
	return c.ID
}

// clearOld takes away what an earlier build left in a folder and this one does not
// make: a letter of yesterday beside the packet of today is sent by mistake. Only
// what is still as the tool wrote it goes; outFolder gave no other folder.
func clearOld(folder string, files []hashedFile, log []appeal.LogEntry) (cleared []string, err error) {
	for name, sum := range readManifest(filepath.Join(folder, manifestName)).hashes() {
		if slices.ContainsFunc(files, func(f hashedFile) bool { return f.Name == name }) || name != filepath.Base(name) {
			continue
		}
		path := filepath.Join(folder, name)
		if hash, _, err := hashFile(path); err != nil || hash != sum || wasSent(hash, log) {
			continue
		}
		if err := os.Remove(path); err != nil {
			return cleared, err
		}
		cleared = append(cleared, name)
	}
	slices.Sort(cleared)
	return cleared, nil
}

func wasSent(hash string, log []appeal.LogEntry) bool {
	for _, e := range log {
		if e.SHA256 == hash {
			return true
		}
	}
	return false
}

// hashFile gives the SHA-256 of a file in hexadecimal, and its size.
func hashFile(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	if size, err = io.Copy(h, f); err != nil {
		return "", 0, err
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}
