package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// fill writes files and the manifest that names them.
func fill(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	var m manifest
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		hash, size, err := hashFile(path)
		if err != nil {
			t.Fatal(err)
		}
		m.Files = append(m.Files, hashedFile{Name: name, SHA256: hash, Bytes: size})
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, manifestName), raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestBuildMovesInWhenItIsDone(t *testing.T) {
	home := filepath.Join(t.TempDir(), "2026-12-01")
	fill(t, home, map[string]string{"packet.pdf": "old", "packet-part1-of-2.pdf": "old part"})
	stopped, err := staging(filepath.Dir(home))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(stopped, "packet.pdf"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if free, err := replaceable(home, nil, nil); err != nil || !free {
		t.Errorf("after a build that was stopped: %v, %v", free, err)
	}

	b := &built{Packet: "packet.pdf", Files: []string{"appeal.pdf"}}
	if b.Folder, err = staging(filepath.Dir(home)); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(stopped); !os.IsNotExist(err) {
		t.Errorf("what a stopped build left: %v", err)
	}
	stage := b.Folder
	fill(t, stage, map[string]string{"packet.pdf": "new", "appeal.pdf": "letter"})
	if err := b.moveTo(home, nil); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(home, "packet.pdf")); string(got) != "new" {
		t.Errorf("packet: %q", got)
	}
	if len(b.Cleared) != 1 || b.Cleared[0] != "packet-part1-of-2.pdf" {
		t.Errorf("cleared: %q", b.Cleared)
	}
	if b.Folder != home || b.Packet != filepath.Join(home, "packet.pdf") || b.Files[0] != filepath.Join(home, "appeal.pdf") {
		t.Errorf("%q %q %q", b.Folder, b.Packet, b.Files)
	}
	if free, err := replaceable(home, nil, nil); err != nil || !free {
		t.Errorf("the new manifest does not tell what is there: %v, %v", free, err)
	}
	if left, _ := os.ReadDir(stage); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}
