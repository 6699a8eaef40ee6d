//go:build unix

package main

import (
	"errors"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// terminal is the program in a pseudo-terminal, with somebody who reads the
// screen and types. It waits for what it reads, never for a time.
type terminal struct {
	t      *testing.T
	tty    *os.File
	cmd    *exec.Cmd
	mu     sync.Mutex
	raw    []byte        // all that was drawn
	seen   int           // how much of it stood there before the last answer
	grown  chan struct{} // something came, or the program ended
	typed  string        // the last answer
	closed bool
	say    words
}

// longestWait is for a prompt on a slow machine; it only ends a hang.
const longestWait = 4 * time.Minute

// sit starts the program in a folder, in a terminal of that size.
func sit(t *testing.T, dir string, cols, rows uint16, args ...string) *terminal {
	t.Helper()
	return sitAt(t, exec.Command("imeappeal", args...), dir, cols, rows)
}

func sitAt(t *testing.T, cmd *exec.Cmd, dir string, cols, rows uint16) *terminal {
	t.Helper()
	cmd.Dir = dir
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "ACCESSIBLE=") || strings.HasPrefix(v, "LC_") || strings.HasPrefix(v, "EDITOR=") || strings.HasPrefix(v, "VISUAL=")
	}), "TERM=xterm-256color", "LANG=en_US.UTF-8")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: cols, Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{t: t, tty: tty, cmd: cmd, grown: make(chan struct{}, 1), say: english(t)}
	go s.listen()
	t.Cleanup(func() { _ = tty.Close(); _ = cmd.Process.Kill() })
	return s
}

// A program asks its terminal for its colours and the cursor's place, and waits.
var (
	queries = regexp.MustCompile(`\x1b\]1[01];\?|\x1b\[6n`)
	reports = map[string]string{
		"\x1b]10;?": "\x1b]10;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;?": "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b[6n": "\x1b[1;1R",
	}
)

func (s *terminal) listen() {
	buf := make([]byte, 1<<15)
	for {
		n, err := s.tty.Read(buf)
		for _, m := range queries.FindAll(buf[:n], -1) {
			_, _ = io.WriteString(s.tty, reports[string(m)])
		}
		s.mu.Lock()
		s.raw = append(s.raw, buf[:n]...)
		s.closed = err != nil
		s.mu.Unlock()
		select {
		case s.grown <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

var (
	escapes = regexp.MustCompile(`\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[=>]`)
	borders = regexp.MustCompile(`[┃│\r\n ]+`)
)

// drawnAs is how the prompt on the screen takes its answer.
type drawnAs string

const (
	inLines  drawnAs = "lines" // several lines, then Tab
	inPick   drawnAs = "pick"  // a choice
	inLine   drawnAs = "line"  // one line, then Enter
	inPlain  drawnAs = "plain" // the plain prompts
	notDrawn drawnAs = "nothing"
)

// prompt is the text of the form, or since the last answer, if the program waits
// for one now. A form turns pasting on when it begins and off when it ends.
func (s *terminal) prompt() (string, drawnAs) {
	raw := string(s.raw[s.seen:])
	flat := borders.ReplaceAllString(escapes.ReplaceAllString(raw, ""), " ")
	begun, ended := strings.LastIndex(raw, "\x1b[?2004h"), strings.LastIndex(raw, "\x1b[?2004l")
	if begun < ended || begun < 0 {
		rest := flat // without the echo of what was typed
		for line := range strings.SplitSeq(s.typed, "\n") {
			rest = strings.Replace(rest, strings.Join(strings.Fields(line), " "), "", 1)
		}
		if !strings.HasSuffix(flat, " > ") || strings.Trim(rest, " >") == "" {
			return flat, notDrawn
		}
		return flat, inPlain
	}
	form := borders.ReplaceAllString(escapes.ReplaceAllString(raw[begun:], ""), " ")
	for hint, as := range map[string]drawnAs{"ask.drawn-lines": inLines, "ask.drawn-pick": inPick, "ask.drawn-hint": inLine} {
		if strings.Contains(form, s.say.say(hint)) {
			return form, as
		}
	}
	return flat, notDrawn
}

// await gives the screen since the last answer once the program waits for the
// next, or "" when it has ended.
func (s *terminal) await() (string, drawnAs) {
	s.t.Helper()
	limit := time.After(longestWait)
	for {
		s.mu.Lock()
		text, as := s.prompt()
		closed := s.closed
		s.mu.Unlock()
		if as != notDrawn && !closed {
			return text, as
		}
		if closed {
			return text, notDrawn
		}
		select {
		case <-s.grown:
		case <-limit:
			s.t.Fatalf("no prompt comes after: %q", tail(text))
		}
	}
}

// answer types a text and the key that ends it.
func (s *terminal) answer(text string, as drawnAs) {
	s.t.Helper()
	s.mu.Lock()
	s.seen, s.typed = len(s.raw), text
	s.mu.Unlock()
	keys := []string{text, "\r"}
	switch as {
	case inLines:
		keys = []string{strings.ReplaceAll(text, "\n", "\r"), "\t"}
	case inPlain:
		keys = []string{text + "\n"}
	}
	for _, k := range keys {
		if _, err := io.WriteString(s.tty, k); err != nil {
			s.t.Fatalf("the terminal takes no key: %v", err)
		}
	}
}

// screen is all that was shown, as flat text.
func (s *terminal) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return borders.ReplaceAllString(escapes.ReplaceAllString(string(s.raw), ""), " ")
}

// code waits for the end.
func (s *terminal) code() int {
	err := s.cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// replies say what is typed at a prompt whose title holds the words: the first
// of them at the first time, the last from then on. It is kept over sittings.
type replies map[string][]string

// otherwise is what is typed at all other prompts.
const otherwise = "*"

// mostPromptsDrawn ends a walk that goes in a circle.
const mostPromptsDrawn = 400

// walkOn answers each prompt until the program ends or a prompt says stop; given
// that, it returns with the prompt unanswered. At other prompts the first choice
// is taken, and "I don't know" is said.
func (s *terminal) walkOn(given replies, stop string) {
	s.t.Helper()
	for range mostPromptsDrawn {
		text, as := s.await()
		if as == notDrawn {
			return
		}
		best, at := "", -1
		for words := range given {
			if words == otherwise {
				continue
			}
			if i := strings.LastIndex(text, words); i > at || i >= 0 && i == at && len(words) > len(best) {
				best, at = words, i
			}
		}
		asked := question(s.say, text)
		if as == inPlain && at < asked {
			best = "" // what matched is of an earlier screen
		}
		if stop != "" && strings.LastIndex(text, stop) >= max(asked, 0) {
			return
		}
		reply := "??"
		if known := given[best]; best != "" && len(known) > 0 {
			if reply = known[0]; len(known) > 1 {
				given[best] = known[1:]
			}
		} else if def := given[otherwise]; len(def) > 0 {
			reply = def[0]
		} else if as == inPick || as == inPlain && lastPick.MatchString(text) {
			reply = "1"
		}
		if as == inPlain && reply != "??" {
			switch {
			case slices.ContainsFunc([]string{"", ".address", ".files"}, func(of string) bool { return strings.Contains(text, s.say.say("ask.list"+of)) }):
				reply += "\n" // an empty line ends it
			case strings.Contains(text, s.say.say("ask.long")):
				reply += "\n."
			}
		}
		s.answer(reply, as)
	}
	s.t.Fatalf("%d prompts and no end: %s", mostPromptsDrawn, tail(s.screen()))
}

var lastPick = regexp.MustCompile(` \d+\. [^>]* > $`)

// question finds where the last question of the interview stands in a text.
func question(say words, text string) int {
	at := -1
	for _, p := range newPlayer(say, nil).titles {
		at = max(at, strings.LastIndex(text, say.say("ask."+p.ID)))
	}
	return at
}

// lumbar is what the claimant of the first sample case answers.
func lumbar(papers string) replies {
	return replies{
		"full name of the person":              {"Denise M. Harbaugh"},
		"What kind of claim":                   {"1"},
		"In which US state":                    {"Ohio"},
		"date is printed on the denial":        {"July 21, 2025"},
		"did the denial letter reach you":      {"25 July 2025"},
		"Which company denied":                 {"Tri-Rivers Mutual Life Insurance Company"},
		"does the letter say an appeal must":   {"Group Long Term Disability Claims\nP.O. Box 61180\nCincinnati, OH 45206"},
		"What is the claim number":             {"LTD-4471-20863"},
		"What is your mailing address":         {"418 Linwood Avenue\nFairborn, OH 45324"},
		"When was the claim first filed":       {"2025-03-01"},
		"What is the policy number":            {"GLTD-009114"},
		"is an examination by the insurer":     {"no"},
		"Is an examination by the insurer":     {"no"},
		"doctor examine you?":                  {"June 24, 2025"},
		"is the report of that examination":    {"'" + filepath.Join(papers, "report.pdf") + "' "},
		"Which file is the denial letter":      {filepath.Join(papers, "denial.pdf")},
		"Look at what was read now":            {"yes"},
		"Is that right?":                       {"yes"},
		"What is that doctor's field":          {"orthopaedic surgery", "neurosurgery"},
		"did the doctor begin":                 {"10:05 am"},
		"did the doctor finish":                {"10:23"},
		"was it done?":                         {"2", "1", "3"},
		"Is there another":                     {"no"},
		"Do you want to note something":        {"no"},
		"What did the doctor ask you":          {"What hurts?"},
		"Was anyone with you":                  {"nobody"},
		"Did you make a recording":             {"no"},
		"When were you born":                   {"9/14/1978"},
		"Which sex do your records give":       {"female"},
		"What is your work":                    {"registered nurse, lifts 50 lb"},
		"On what day were you hurt":            {"3/7/2024"},
		"can be two days":                      {"1"},
		"Name one diagnosis":                   {"Lumbar radiculopathy"},
		"Which medical records do you have":    {filepath.Join(papers, "documents")},
		"Keep this point for your letter?":     {"keep", "drop", "rest"},
		"Did you send the request":             {"no"},
		"Which of your papers shows it":        {"??"},
		"What is your phone number":            {"937-555-0123"},
		"What was denied or stopped":           {"long-term disability"},
		"What might the insurer hold":          {"I missed six weeks of therapy in 2024."},
		"What is the answer to it":             {"The clinic closed, and I went on at home."},
		"appeal letter and the packet be made": {"yes"},
		"Who is the doctor who treats you":     {"Paul Castellane, M.D."},
		"Shall the request":                    {"yes"},
	}
}

// TestTerminalWholeCase walks full-screen from an empty folder to the final
// packet of a disability case under ERISA.
func TestTerminalWholeCase(t *testing.T) {
	papers, dir := sampleCase(t), t.TempDir()
	s := sit(t, dir, 100, 45, "--as-of", "2025-11-03")
	s.walkOn(lumbar(papers), "")
	if code := s.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, tail(s.screen()))
	}
	wholeCase(t, dir, s.screen())
}

// wholeCase holds what a whole walk must have left and said.
func wholeCase(t *testing.T, dir, screen string) {
	t.Helper()
	for _, want := range []string{"Nothing leaves this computer", "days left", "claims-file.pdf", "no external review", "You are through"} {
		if !strings.Contains(screen, want) {
			t.Errorf("%q was never on the screen", want)
		}
	}
	f, err := casefile.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	c := f.Case
	if c.Claimant.Name != "Denise M. Harbaugh" || c.Claim.Kind != appeal.ERISADisability || c.Denial.Date.String() != "2025-07-21" || c.Claim.ClaimNumber != "LTD-4471-20863" {
		t.Errorf("the case holds %q, %s, %s, %s", c.Claimant.Name, c.Claim.Kind, c.Denial.Date, c.Claim.ClaimNumber)
	}
	if len(c.Claim.Insurer.Address) != 3 || len(c.WeakPoints) != 1 || len(c.Review) < 2 || len(c.Documents) < 9 {
		t.Errorf("%d lines of the insurer's address, %d weak points, %d decisions, %d documents", len(c.Claim.Insurer.Address), len(c.WeakPoints), len(c.Review), len(c.Documents))
	}
	packets, _ := filepath.Glob(filepath.Join(dir, "out", "*", "packet.pdf"))
	if len(packets) != 1 {
		t.Fatalf("%d packets\n%s", len(packets), tail(screen))
	}
	if text := textOf(t, packets[0]); strings.Contains(text, "DRAFT") || !strings.Contains(text, "LTD-4471-20863") {
		t.Error("the packet is a draft, or bears no claim number")
	}
}

// TestTerminalThreeSittings stops in the middle, has its window closed on it
// while a text is typed, and ends where the first walk ends.
func TestTerminalThreeSittings(t *testing.T) {
	papers, dir := sampleCase(t), t.TempDir()
	given := lumbar(papers)
	s := sit(t, dir, 80, 40, "--as-of", "2025-11-01")
	s.walkOn(given, "Which file is the denial letter")
	s.answer("quit", inLine)
	if text, as := s.await(); as != notDrawn || s.code() != 0 || !strings.Contains(text, "imeappeal walk") {
		t.Fatalf("quit does not end the sitting, or says no way back: %s", tail(text))
	}
	s = sit(t, dir, 120, 50, "walk", "--as-of", "2025-11-02")
	s.walkOn(given, "What is your phone number")
	if !strings.Contains(s.screen(), "Denise M. Harbaugh") || strings.Contains(s.screen(), "full name of the person") {
		t.Error("the second sitting has no recap, or begins anew")
	}
	_, _ = io.WriteString(s.tty, "937-5")
	_ = s.cmd.Process.Signal(syscall.SIGHUP) // what closing the window sends
	_ = s.tty.Close()
	_ = s.cmd.Wait()
	s = sit(t, dir, 80, 40, "walk", "--as-of", "2025-11-03")
	s.walkOn(given, "")
	if code := s.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, tail(s.screen()))
	}
	screen := s.screen()
	for _, again := range []string{"What is the claim number", "Which file is the denial letter", "Name one diagnosis"} {
		if strings.Contains(screen, again) {
			t.Errorf("the third sitting asks again: %s", again)
		}
	}
	wholeCase(t, dir, "Nothing leaves this computer claims-file.pdf "+screen)
}

// TestTerminalGone closes the window on a program that the system does not end
// with it, as under nohup: it ends by itself, and the answers are there.
func TestTerminalGone(t *testing.T) {
	dir := t.TempDir()
	s := sitAt(t, exec.Command("sh", "-c", `trap "" HUP; exec imeappeal walk --as-of 2025-11-01`), dir, 80, 40)
	s.walkOn(lumbar("/nowhere"), "did the denial letter reach you")
	_, _ = io.WriteString(s.tty, "25 Ju")
	_ = s.tty.Close()
	ended := make(chan int, 1)
	go func() { ended <- s.code() }()
	select {
	case <-ended:
	case <-time.After(longestWait):
		t.Fatal("it waits for a terminal that is gone")
	}
	f, err := casefile.Open(dir)
	if err != nil || f.Case.Denial.Date.String() != "2025-07-21" {
		t.Errorf("what was answered is not there: %v", err)
	}
}

// TestTerminalAccessible walks the same case in plain prompts, which move no
// cursor and draw no box.
func TestTerminalAccessible(t *testing.T) {
	papers, dir := sampleCase(t), t.TempDir()
	s := sit(t, dir, 80, 24, "--accessible", "--as-of", "2025-11-03")
	s.walkOn(lumbar(papers), "")
	if code := s.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, tail(s.screen()))
	}
	if m := regexp.MustCompile(`\x1b\[[0-9;?]*[A-HJKhl]|[┃│╭─]`).FindString(string(s.raw)); m != "" {
		t.Errorf("accessible mode draws: %q", m)
	}
	wholeCase(t, dir, s.screen())
}

// TestTerminalOtherClaims walks full-screen through the claims of other laws,
// and with no answer known.
func TestTerminalOtherClaims(t *testing.T) {
	if testing.Short() {
		t.Skip("writes the letters of three claims")
	}
	common := func(kind string, more replies) replies {
		given := lumbar("/nowhere")
		for _, words := range []string{"is the report of that examination", "Which file is the denial letter", "Which medical records do you have"} {
			given[words] = []string{"??"}
		}
		given["What kind of claim"] = []string{kind}
		given["In which US state"] = []string{"PA"}
		maps.Copy(given, more)
		return given
	}
	tests := []struct {
		name     string
		given    replies
		says     []string
		saysNot  []string
		letter   string
		wantKind appeal.ClaimKind
	}{
		{"workers' compensation", common("4", nil), []string{"Pennsylvania", "You are through"}, []string{"180 calendar days"}, "", appeal.WorkersComp},
		{
			"health plan to external review",
			common("2", replies{"the final decision of the plan": {"1"}, "is still ahead": {"no"}, "What kind of employer": {"1"}, "grandfathered": {"2"}, "What was denied or stopped": {"a lumbar fusion"}}),
			[]string{"external review", "You are through"},
			nil, "external-review", appeal.ERISAHealth,
		},
		{"nothing is known", replies{"full name of the person": {"Ann Lee"}, "What kind of claim": {"8"}, "appeal letter and the packet be made": {"yes"}, otherwise: {"??"}, "Shall ": {"yes"}, "Do you want to note something": {"no"}, "Is there another": {"no"}, "Is an examination": {"no"}}, []string{"You are through"}, []string{"ERISA § 503"}, "", appeal.UnknownKind},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			s := sit(t, dir, 100, 45, "--as-of", "2025-11-03")
			s.walkOn(tt.given, "")
			screen := s.screen()
			if code := s.code(); code != 0 {
				t.Fatalf("exit %d\n%s", code, tail(screen))
			}
			for _, want := range tt.says {
				if !strings.Contains(screen, want) {
					t.Errorf("%q was never on the screen\n%s", want, tail(screen))
				}
			}
			for _, bad := range tt.saysNot {
				if strings.Contains(screen, bad) {
					t.Errorf("%q was on the screen", bad)
				}
			}
			f, err := casefile.Open(dir)
			if err != nil || f.Case.Claim.Kind != tt.wantKind {
				t.Fatalf("the claim's kind is %q, %v", f.Case.Claim.Kind, err)
			}
			if made, _ := filepath.Glob(filepath.Join(dir, "letters", tt.letter+"*")); len(made) == 0 {
				t.Errorf("no letter %s\n%s", tt.letter, screen[max(0, strings.LastIndex(screen, "Step 6 of 6")):])
			}
		})
	}
}

// sampleCase copies the papers of the first sample case.
func sampleCase(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "my papers")
	if err := os.CopyFS(dir, os.DirFS("../../testdata/cases/01-lumbar-ltd-oh")); err != nil {
		t.Fatal(err)
	}
	return dir
}
