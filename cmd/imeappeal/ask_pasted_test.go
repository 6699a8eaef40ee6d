package main

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// pastedAsker is a plain asker before whom somebody sits; what is sent lies there
// only once the question was read.
func pastedAsker(t *testing.T, sent ...string) *asker {
	t.Helper()
	k, out := plainAsker(t, "")
	in, send := io.Pipe()
	t.Cleanup(func() { send.Close() })
	k.lines, k.keyboard = newLineReader(in), true
	_ = out
	go func() {
		for _, text := range sent {
			time.Sleep(4 * settle)
			if _, err := io.WriteString(send, text); err != nil {
				return
			}
		}
	}()
	return k
}

// TestAskPastedLines: several lines at a question of one line are one answer, or
// none; they never answer the questions that follow.
func TestAskPastedLines(t *testing.T) {
	yesNo := []option{{"yes", "yes"}, {"no", "no"}}
	tests := []struct {
		name string
		p    prompt
		sent []string
		want reply
		next string // what the question after it is answered with
	}{
		{"one answer", prompt{form: single}, []string{"Acme Life\nPO Box 4\n\nErie\n", "yes\n", "after\n"}, reply{answered, "Acme Life PO Box 4 Erie"}, "after"},
		{"not one answer", prompt{form: single}, []string{"Acme Life\nPO Box 4\n", "no\n", "Acme\n", "after\n"}, reply{answered, "Acme"}, "after"},
		{"an end without Enter", prompt{form: single}, []string{"Acme\nLife\nof Erie", "\n", "yes\n", "after\n"}, reply{answered, "Acme Life of Erie"}, "after"},
		{"a choice", prompt{form: pick, options: yesNo}, []string{"yes\nno\nyes\n", "2\n", "after\n"}, reply{answered, "no"}, "after"},
		{"a line and its empty line", prompt{form: single}, []string{"Acme\n\n\n", "after\n"}, reply{answered, "Acme"}, "after"},
		{"the way out", prompt{form: single}, []string{"Acme\nLife\n", "back\n", "after\n"}, reply{verb: goBack}, "after"},
		{"a word first", prompt{form: single}, []string{"back\nneck\n", "yes\n", "after\n"}, reply{answered, "back neck"}, "after"},
		{"a list with a gap", prompt{form: listLines}, []string{"1 Elm St\n\nErie, PA\n\n", "after\n"}, reply{answered, "1 Elm St\n\nErie, PA"}, "after"},
		{"a list that begins with a word", prompt{form: listLines}, []string{"Back\nNeck\n\n", "yes\n", "after\n"}, reply{answered, "Back\nNeck"}, "after"},
		{"typed line for line", prompt{form: listLines}, []string{"1 Elm St\n", "Erie, PA\n", "\n", "after\n"}, reply{answered, "1 Elm St\nErie, PA"}, "after"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			k := pastedAsker(t, tt.sent...)
			tt.p.title, tt.p.bare = "?", true
			if got, err := k.ask(t.Context(), tt.p); got != tt.want || err != nil {
				t.Errorf("ask = %+v, %v; want %+v\n%s", got, err, tt.want, k.out)
			}
			if got, err := k.ask(t.Context(), prompt{title: "?", form: single}); got.text != tt.next || err != nil {
				t.Errorf("the next answer is %+v, %v; want %q\n%s", got, err, tt.next, k.out)
			}
		})
	}
}

// TestPasteJoiner: lines that come in one piece are one paste; keys are left alone.
func TestPasteJoiner(t *testing.T) {
	long := strings.Repeat("word ", 60)
	for sent, want := range map[string]string{
		"Ann\r":                  "Ann\r",
		"Ann\rBob\r":             pasteBegin + "Ann\nBob" + pasteEnd,
		"\x1b[B\r":               "\x1b[B\r",
		"\r\r":                   "\r\r",
		"\rx":                    "\rx",
		"\x1b[200~a\rb\x1b[201~": "\x1b[200~a\rb\x1b[201~",
		"a\r" + long + "\rb\r":   "a\n" + long + "\nb",
	} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, sent); err != nil {
			t.Fatal(err)
		}
		w.Close()
		j, buf, got := &pasteJoiner{in: r}, make([]byte, 256), ""
		for {
			n, err := j.Read(buf)
			if got += string(buf[:n]); err != nil {
				break
			}
		}
		r.Close()
		if len(sent) > 256 {
			got = strings.NewReplacer(pasteBegin, "", pasteEnd, "").Replace(got)
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", sent, got, want)
		}
	}
}
