package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

func plainAsker(t *testing.T, input string) (*asker, *bytes.Buffer) {
	t.Helper()
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	out := new(bytes.Buffer)
	return &asker{lines: newLineReader(strings.NewReader(input)), out: out, words: w, plain: true, width: 80, height: 24}, out
}

// drawnAsk asks in a form, with the keys sent through a pipe, since a form
// would take a text's end for the end of the input. A form that ends leaves a
// read of the pipe behind, which takes the next key: where a second form
// follows, a space stands between them, sent when the first has ended. A
// terminal's read can be ended.
func drawnAsk(t *testing.T, p prompt, keys ...string) (reply, error) {
	t.Helper()
	k, _ := plainAsker(t, "")
	in, send := io.Pipe()
	t.Cleanup(func() { send.Close() })
	ended := make(formEnds, 8)
	k.plain, k.in, k.out = false, in, ended
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	go func() {
		for _, key := range keys {
			if key == " " {
				select {
				case <-ended:
				case <-ctx.Done():
					return
				}
			}
			if _, err := io.WriteString(send, key); err != nil {
				return
			}
		}
	}()
	return k.ask(ctx, p)
}

// formEnds is the screen: it tells each time that a form has left it, by the
// sequence that ends bracketed paste.
type formEnds chan struct{}

func (e formEnds) Write(b []byte) (int, error) {
	if bytes.Contains(b, []byte("\x1b[?2004l")) {
		e <- struct{}{}
	}
	return len(b), nil
}

func TestAskPlainKeepsEveryLine(t *testing.T) {
	k, _ := plainAsker(t, "Ann Lee\r\n\n?\nsecond\nback\nskip\n??\nquit\nlast without end")
	want := []reply{{answered, "Ann Lee"}, {answered, "second"}, {goBack, ""}, {skipOver, ""}, {unknown, ""}, {leave, ""}, {answered, "last without end"}}
	for _, w := range want {
		if got, err := k.ask(t.Context(), prompt{title: "?", form: single}); got != w || err != nil {
			t.Errorf("ask = %v, %v; want %v", got, err, w)
		}
	}
	for range 2 {
		if _, err := k.ask(t.Context(), prompt{title: "?", form: single}); !errors.Is(err, errNoAnswer) {
			t.Errorf("at the end of the input: %v, want errNoAnswer", err)
		}
	}
}

func TestAskPlainEndsWithTheContext(t *testing.T) {
	k, _ := plainAsker(t, "")
	in, _ := io.Pipe()
	k.lines = newLineReader(in)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := k.ask(ctx, prompt{title: "?", form: single}); !errors.Is(err, context.Canceled) {
		t.Errorf("after Ctrl-C: %v, want context.Canceled", err)
	}
}

func TestAskLongTextKeepsGaps(t *testing.T) {
	k, _ := plainAsker(t, "one\n\ntwo\n\n\nnext\n")
	got, err := k.ask(t.Context(), prompt{title: "?", form: longText})
	if want := "one\n\ntwo"; got.text != want || err != nil {
		t.Errorf("long text = %q, %v; want %q", got.text, err, want)
	}
	if next, _ := k.ask(t.Context(), prompt{title: "?", form: single}); next.text != "next" {
		t.Errorf("the line after it = %q, want next", next.text)
	}
}

// TestAskPlainRefusesAWordAmongLines takes no such word for a line unasked: quit
// was printed in a letter.
func TestAskPlainRefusesAWordAmongLines(t *testing.T) {
	for input, want := range map[string]reply{
		"clerk\nquit\nquit\n":            {verb: leave},
		"clerk\nskip\nskip\n":            {verb: skipOver},
		"clerk\n??\n??\n":                {verb: unknown},
		"neck\nback\nknee\n\nyes\n":      {answered, "neck\nback\nknee"},
		"neck\nback\nknee\nskip\n\nno\n": {answered, "neck\nknee"},
		"clerk\nquit\n\nback\n":          {verb: goBack},
		"clerk\n?\ndriver\n\n":           {answered, "clerk\ndriver"},
	} {
		k, out := plainAsker(t, input)
		if got, err := k.ask(t.Context(), prompt{title: "?", form: listLines}); got != want || err != nil {
			t.Errorf("%q gives %+v, %v; want %+v\n%s", input, got, err, want, out)
		}
	}
	k, _ := plainAsker(t, "my\n\nback\nhurts\n\n\nyes\n")
	if got, err := k.ask(t.Context(), prompt{title: "?", form: longText}); got.text != "my\n\nback\nhurts" || err != nil {
		t.Errorf("long text = %+v, %v", got, err)
	}
}

func TestAskDrawn(t *testing.T) {
	yesNo := prompt{title: "?", form: pick, options: []option{{"yes", "yes"}, {"no", "no"}}}
	tests := []struct {
		name string
		p    prompt
		keys []string
		want reply
	}{
		{"a line", prompt{title: "Name?", form: single}, []string{"Zoë", "\r"}, reply{answered, "Zoë"}},
		{"empty is asked again", prompt{title: "Name?", form: single}, []string{"\r", "x", "\r"}, reply{answered, "x"}},
		{"back", prompt{title: "Name?", form: single}, []string{"back", "\r"}, reply{verb: goBack}},
		{"first choice", yesNo, []string{"\r"}, reply{answered, "yes"}},
		{"second choice", yesNo, []string{"\x1b[B", "\r"}, reply{answered, "no"}},
		{"don't know", yesNo, []string{"\x1b[B", "\x1b[B", "\r"}, reply{verb: unknown}},
		{"stop", yesNo, []string{"\x1b[F", "\r"}, reply{verb: leave}},
		{"help, then a choice", yesNo, []string{"?", "\r", " ", "\x1b[B", "\r"}, reply{answered, "no"}},
		{"help is no choice", yesNo, []string{"?\r", " ", "quit\r"}, reply{verb: leave}},
		{"don't know in a list", yesNo, []string{"??", "\r"}, reply{verb: unknown}},
		{"a number", yesNo, []string{"2", "\r"}, reply{answered, "no"}},
		{"none of the choices", yesNo, []string{"7", "\r", " ", "no", "\r"}, reply{answered, "no"}},
		{"taken back", yesNo, []string{"no", "\x7f", "\x7f", "\r"}, reply{answered, "yes"}},
		{"the arrows instead", yesNo, []string{"y", "\x1b[B", "\r"}, reply{answered, "no"}},
		{"help at a line", prompt{title: "Name?", form: single}, []string{"?", "\r", " ", "Ann", "\r"}, reply{answered, "Ann"}},
		{"help at several lines", prompt{title: "Address?", form: listLines}, []string{"?", "\t", " ", "1 Elm St", "\t"}, reply{answered, "1 Elm St"}},
		{
			"words that are names of keys",
			prompt{title: "Where?", form: single},
			[]string{"left and right hip, home, end, up, down, enter, tab, esc, delete, backspace", "\r"},
			reply{answered, "left and right hip, home, end, up, down, enter, tab, esc, delete, backspace"},
		},
		{
			"the same over several lines",
			prompt{title: "Where?", form: longText},
			[]string{"left right home end up down enter tab esc delete backspace pgup", "\r", "left and right", "\t"},
			reply{answered, "left right home end up down enter tab esc delete backspace pgup\nleft and right"},
		},
		{"several lines", prompt{title: "Address?", form: listLines}, []string{"1 Elm St", "\r", "Erie, PA", "\t"}, reply{answered, "1 Elm St\nErie, PA"}},
		{"a word among the lines", prompt{title: "Work?", form: listLines}, []string{"clerk", "\r", "quit", "\t", " ", "quit", "\r"}, reply{verb: leave}},
		{"help among the lines", prompt{title: "Work?", form: longText}, []string{"clerk", "\r", "?", "\t", " ", "no", "\r"}, reply{answered, "clerk"}},
		{"a word that belongs", prompt{title: "Where?", form: longText}, []string{"neck", "\r", "back", "\t", " ", "\r"}, reply{answered, "neck\nback"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := drawnAsk(t, tt.p, tt.keys...); got != tt.want || err != nil {
				t.Errorf("ask = %+v, %v; want %+v", got, err, tt.want)
			}
		})
	}
}

func TestAskDrawnCtrlC(t *testing.T) {
	if _, err := drawnAsk(t, prompt{title: "Name?", form: single}, "half", "\x03"); !errors.Is(err, errInterrupted) {
		t.Errorf("Ctrl-C gives %v, want errInterrupted", err)
	}
}

// TestAskEveryQuestion asks each question of the interview in both modes and
// says "I don't know".
func TestAskEveryQuestion(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	for _, q := range intake.Questions() {
		a := intake.Ask{Question: q, Key: strings.Replace(q.ID, "[]", "[0]", 1)}
		k, _ := plainAsker(t, "?\n??\nAnn Lee\n")
		p := k.promptFor(a, "")
		for _, text := range append([]string{p.title, p.help}, texts(p)...) {
			if strings.HasPrefix(text, "[") || text == "" {
				t.Errorf("%s has no words: %q", q.ID, text)
			}
		}
		if _, err := k.ask(t.Context(), p); err != nil {
			t.Errorf("%s: %v", q.ID, err)
		}
		if q.Kind == intake.Paper || q.Kind == intake.Papers {
			continue
		}
		k, out := plainAsker(t, "?\n??\nAnn Lee\n")
		if _, v, err := k.question(t.Context(), &appeal.Case{}, a, "", today); v != answered || err != nil {
			t.Errorf("%s: %v, %v\n%s", q.ID, v, err, out)
		}
		if field := k.field(p, new(string), &typedAhead{}); field.View() == "" {
			t.Errorf("%s cannot be drawn", q.ID)
		}
	}
}

func texts(p prompt) []string {
	var out []string
	for _, o := range p.options {
		out = append(out, o.text)
	}
	return out
}

func TestDroppedPaths(t *testing.T) {
	there := func(path string) bool { return path == "/a/Dr. Lee's note.pdf" || path == `/a/two words.pdf` }
	tests := []struct {
		name, text string
		want       []string
	}{
		{"plain with a space behind", "/a/b.pdf ", []string{"/a/b.pdf"}},
		{"single quotes", "'/a/b c.pdf' ", []string{"/a/b c.pdf"}},
		{"double quotes, two files", `"/a/b c.pdf" "/d.pdf"`, []string{"/a/b c.pdf", "/d.pdf"}},
		{"escaped", `/a/b\ c\(1\).pdf`, []string{"/a/b c(1).pdf"}},
		{"an existing name as it stands", "/a/Dr. Lee's note.pdf", []string{"/a/Dr. Lee's note.pdf"}},
		{"an existing name with a space", "/a/two words.pdf", []string{"/a/two words.pdf"}},
		{"PowerShell", "& '/a/b c.pdf'", []string{"/a/b c.pdf"}},
		{"address", "file:///a/b%20c.pdf", []string{"/a/b c.pdf"}},
		{"one a line", "/a\n\n/b\n", []string{"/a", "/b"}},
		{"nothing", "  ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := droppedPaths(tt.text, there); strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("droppedPaths(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
	if got := splitPaths(`C:\Users\Ann\scan 1.pdf`, true); got[0] != `C:\Users\Ann\scan` {
		t.Errorf("a backslash divides folders on Windows: %q", got)
	}
}

// TestAskProposesTheYear reads a day without a year back, and takes it only when
// the person says that it is the one.
func TestAskProposesTheYear(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	q, _ := intake.Find("denial.date")
	for input, want := range map[string]string{"sep 19\nyes\n": "2026-09-19", "sep 19\nno\nsep 19, 2024\n": "2024-09-19", "dec 1\nyes\n": "2025-12-01"} {
		k, out := plainAsker(t, input)
		a, v, err := k.question(t.Context(), &appeal.Case{}, intake.Ask{Question: q, Key: q.ID}, "", today)
		if day, ok := a.Value.(appeal.Day); v != answered || err != nil || !ok || day.String() != want {
			t.Errorf("%q gives %v, %v, %v; want %s\n%s", input, a.Value, v, err, want, out)
		}
	}
}

// TestAskWholeAddress asks once whether an address without state or ZIP code is
// whole.
func TestAskWholeAddress(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	q, _ := intake.Find("claimant.address")
	for input, want := range map[string]string{
		"1 Elm St\n\nno\n1 Elm St\nErie, PA 16501\n\n": "1 Elm St|Erie, PA 16501",
		"1 Elm St\n\nyes\n":                            "1 Elm St",
		"1 Elm St\n\nno\n1 Elm St\n\n":                 "1 Elm St",
		"1 Elm St\nErie, PA 16501\n\n":                 "1 Elm St|Erie, PA 16501",
	} {
		k, out := plainAsker(t, input)
		a, v, err := k.question(t.Context(), &appeal.Case{}, intake.Ask{Question: q, Key: q.ID}, "", today)
		lines, _ := a.Value.([]string)
		if v != answered || err != nil || strings.Join(lines, "|") != want {
			t.Errorf("%q gives %v, %v, %v; want %s\n%s", input, a.Value, v, err, want, out)
		}
	}
}

// TestAskPastesGaps takes three pasted pages whole, with the empty lines between
// them; what is typed later answers the next question.
func TestAskPastesGaps(t *testing.T) {
	page := strings.Repeat("A line of the page.\r\n", 30)
	in, send := io.Pipe()
	k, _ := plainAsker(t, "")
	k.lines = newLineReader(in)
	go func() {
		io.WriteString(send, page+"\r\n\r\n\r\n"+page+".\r\n"+page+"\r\n\r\n")
		time.Sleep(600 * time.Millisecond)
		io.WriteString(send, "next\r\n")
	}()
	got, err := k.ask(t.Context(), prompt{title: "?", form: longText})
	if n := strings.Count(got.text, "A line"); n != 90 || err != nil {
		t.Errorf("%d lines of the paste were taken, %v", n, err)
	}
	if next, _ := k.ask(t.Context(), prompt{title: "?", form: single}); next.text != "next" {
		t.Errorf("the line after it = %q, want next", next.text)
	}
}

// TestAskStopsAtTheSecondQuestion: quit stops also where it is asked which day,
// or whether an address is whole.
func TestAskStopsAtTheSecondQuestion(t *testing.T) {
	today := appeal.Day{Year: 2026, Month: time.November, Date: 22}
	for _, tt := range []struct{ id, typed string }{
		{"denial.date", "7/6/26\nquit\n"},
		{"denial.date", "July 6\nquit\n"},
		{"claimant.address", "340 Grant Street\n\nquit\n"},
	} {
		q, ok := intake.Find(tt.id)
		if !ok {
			t.Fatal(tt.id)
		}
		k, out := plainAsker(t, tt.typed)
		if _, v, err := k.question(t.Context(), &appeal.Case{}, intake.Ask{Question: q, Key: q.ID}, "", today); v != leave || err != nil {
			t.Errorf("%s, %q: %q, %v\n%s", tt.id, tt.typed, v, err, out)
		}
	}
}
