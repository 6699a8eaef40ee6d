package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEditor answers a long question in an editor that is a program with
// arguments, then with one that fails and one that is not there.
func TestEditor(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("no shell to play the editor")
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "my editor.sh")
	body := "#!/bin/sh\nls -l \"$2\" > '" + dir + "/mode'\necho \"$1\" >> \"$2\"\nprintf 'one\\n\\n\\ntwo\\n' >> \"$2\"\necho \"$2\" > '" + dir + "/path'\n"
	if err := os.WriteFile(script, []byte(body), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", `"`+script+`" 'a; touch `+dir+`/hacked'`)
	p := prompt{title: "What is your work?", form: longText, now: "nurse"}
	k, out := plainAsker(t, "edit\nnext\n")
	got, err := k.ask(t.Context(), p)
	want := "nurse\na; touch " + dir + "/hacked\none\n\n\ntwo"
	if got.text != want || err != nil {
		t.Errorf("edited = %q, %v; want %q\n%s", got.text, err, want, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "hacked")); err == nil {
		t.Error("a shell read the editor's arguments")
	}
	if mode, _ := os.ReadFile(filepath.Join(dir, "mode")); !strings.HasPrefix(string(mode), "-rw------- ") {
		t.Errorf("the file is open to others: %s", mode)
	}
	if path, _ := os.ReadFile(filepath.Join(dir, "path")); fileExists(strings.TrimSpace(string(path))) {
		t.Errorf("%s is still there", path)
	}
	if next, _ := k.ask(t.Context(), prompt{title: "?", form: single}); next.text != "next" {
		t.Errorf("the line after it = %q", next.text)
	}

	for _, editor := range []string{"/bin/false", "/no/such/editor"} {
		t.Setenv("EDITOR", editor)
		k, out := plainAsker(t, "edit\npasted\n.\n")
		if got, err := k.ask(t.Context(), p); got.text != "pasted" || err != nil || !strings.Contains(out.String(), "could not be used") {
			t.Errorf("%s: %q, %v\n%s", editor, got.text, err, out)
		}
	}

	quits := filepath.Join(dir, "quits.sh")
	if err := os.WriteFile(quits, []byte("#!/bin/sh\nprintf 'neck\\nback\\nknee\\n' > \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("EDITOR", quits)
	for input, want := range map[string]reply{"yes": {answered, "neck\nback\nknee"}, "no": {answered, "neck\nknee"}, "quit": {verb: leave}} {
		k, out := plainAsker(t, "edit\n"+input+"\n")
		if got, err := k.ask(t.Context(), p); got != want || err != nil {
			t.Errorf("a word alone in the editor's text, then %s: %+v, %v; want %+v\n%s", input, got, err, want, out)
		}
	}

	t.Setenv("EDITOR", "")
	k, _ = plainAsker(t, "edit\n.\n")
	if got, _ := k.ask(t.Context(), p); got.text != "edit" {
		t.Errorf("without an editor, edit is a word like any other: %q", got.text)
	}
}
