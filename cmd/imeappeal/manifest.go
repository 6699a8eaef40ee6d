package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"imeappeal/appeal/casefile"
)

// put writes a file into the build's folder and gives its hash.
func (b *built) put(name string, content []byte) (hashedFile, error) {
	path := filepath.Join(b.Folder, name)
	if err := writeFile(path, content); err != nil {
		return hashedFile{}, err
	}
	b.Files = append(b.Files, path)
	sum := sha256.Sum256(content)
	return hashedFile{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}, nil
}

// writeManifest writes, as the last file, what was made from what.
func (t *tools) writeManifest(f *casefile.File, b *built, files []hashedFile) error {
	raw, err := t.manifest(f, b, files)
	if err != nil {
		return err
	}
	if b.Cleared, err = clearOld(b.Folder, files, f.Case.Log); err != nil {
		return err
	}
	return writeFile(filepath.Join(b.Folder, manifestName), raw)
}

// writeManifestBeside writes the manifest of a packet that has a path of its
// own beside it, and keeps that of a final one in the case too: a supplement
// must find it, wherever the packet went.
func (t *tools) writeManifestBeside(f *casefile.File, b *built, files []hashedFile, path string, o buildOptions) error {
	raw, err := t.manifest(f, b, files)
	if err != nil || o.Piped && !o.Final {
		return err
	}
	if o.Final {
		folder := filepath.Join(f.Dir, "out", elsewhere)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(folder, files[0].SHA256[:16]+".json"), raw); err != nil {
			return err
		}
	}
	if o.Piped {
		return nil
	}
	return writeFile(manifestBeside(path), raw)
}

// elsewhere is the folder under out/ of the manifests of packets that lie at
// other places.
const elsewhere = "elsewhere"

// manifestBeside is the path of the manifest of a packet at a path of its own.
func manifestBeside(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + "." + manifestName
}

// manifest says what was made from what.
func (t *tools) manifest(f *casefile.File, b *built, files []hashedFile) ([]byte, error) {
	m := manifest{
		Kind: "manifest", Version: 1, Program: version(), Channel: channelID(b.Channel), Final: b.Final, AsOf: isoOrNull(b.Day), Files: files, Inputs: []hashedFile{},
		Findings: orEmpty(b.Letter.Findings), Unreviewed: orEmpty(b.Letter.Unreviewed), Cited: []citedLaw{}, LeftOut: []leftOutEntry{}, Changes: []changeEntry{}, Packet: b.numbering(),
	}
	at := standing(&b.Plan)
	for _, d := range b.Case.Documents {
		if d.File == "" || !b.holds(d.ID) {
			continue
		}
		if sum, size, err := hashFile(f.Path(d)); err == nil { // one that is not there is in left_out
			m.Inputs = append(m.Inputs, hashedFile{Name: d.File, Document: d.ID, Exhibit: at[d.ID].letter, Bates: at[d.ID].bates, SHA256: sum, Bytes: size})
		}
	}
	for _, id := range b.Letter.Cited {
		if law, ok := t.laws.Authority(id); ok {
			m.Cited = append(m.Cited, citedLaw{law.ID, law.Citation, isoOrNull(law.Checked.Day)})
		}
	}
	for _, out := range b.Plan.LeftOut {
		m.LeftOut = append(m.LeftOut, leftOutEntry{out.Document, out.File, out.Label, out.Reason})
	}
	for _, n := range gathered(b.changes()) {
		m.Changes = append(m.Changes, changeEntry{n.part, string(n.kind), orEmpty(n.at), n.count})
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(m)
	return buf.Bytes(), err
}
