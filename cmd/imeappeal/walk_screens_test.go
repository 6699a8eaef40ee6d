//go:build unix

package main

import (
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// TestTerminalSpanish walks full-screen in Spanish, to the end, with little known:
// no question, refusal or farewell is English.
func TestTerminalSpanish(t *testing.T) {
	es, en := inSpanish(t), english(t)
	dir := t.TempDir()
	s := sit(t, dir, 90, 45, "--lang", "es", "--as-of", "2026-11-22")
	s.say = es
	s.walkOn(replies{
		es.say("ask.claimant.name"):     {"Ana Rivera"},
		es.say("ask.claim.kind"):        {"1"},
		es.say("ask.claim.state"):       {"Nueva York"},
		es.say("ask.denial.date"):       {"6 de julio de 2026"},
		es.say("ask.physicians[].name"): {"Luz Díaz, M.D."},
		es.say("ask.physicians[].role"): {"1"},
		es.say("ask.physicians.more"):   {"no"},
		es.say("walk.exam.ahead"):       {"no"},
		es.say("walk.note"):             {"no"},
		es.say("walk.packet.ask"):       {"sí"},
		otherwise:                       {"no sé"},
		strings.Split(es.say("walk.write.rebuttal-request", "to", "Luz Díaz, M.D."), "?")[0]: {"sí"},
	}, "")
	screen := s.screen()
	if code := s.code(); code != 0 {
		t.Fatalf("exit %d\n%s", code, tail(screen))
	}
	for _, want := range []string{"Nada sale de esta computadora", "lunes 6 de julio de 2026", "No hay revisión externa", "Una segunda apelación", es.say("walk.end")} {
		if !strings.Contains(screen, strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%q was never on the screen\n%s", want, tail(screen))
		}
	}
	for id, text := range en {
		sameInBoth := es[id] == text || strings.Contains(text, "{") || len(strings.Fields(text)) < 4
		if strings.HasPrefix(id, "ask.") && !sameInBoth && strings.Contains(screen, text) {
			t.Errorf("%s was asked in English: %s", id, text)
		}
	}
	if strings.Contains(screen, "There is no external review") {
		t.Error("why there is no external review is said in English")
	}
}

// TestTerminalNarrow: where a choice is too long to be drawn it is asked in lines,
// and the form after it gets its keys; lines pasted into that are seen in it, and
// answer nothing.
func TestTerminalNarrow(t *testing.T) {
	dir := t.TempDir()
	s := sit(t, dir, 40, 40, "--as-of", "2026-11-22")
	s.walkOn(replies{"full name of the person": {"Ana Rivera"}, "What kind of claim": {"1"}}, "In which US state")
	if _, err := io.WriteString(s.tty, "Ohio\rPA\r"); err != nil {
		t.Fatal(err)
	}
	for limit := time.After(longestWait); !strings.Contains(s.screen(), "Ohio PA"); {
		select {
		case <-s.grown:
		case <-limit:
			t.Fatalf("the paste is not seen: %s", tail(s.screen()))
		}
	}
	s.answer("", inLine)
	s.walkOn(replies{"In which US state": {"Ohio"}}, "What date is printed")
	s.answer("quit", inLine)
	if code := s.code(); code != 0 || !strings.Contains(s.screen(), "is not a US state") {
		t.Errorf("exit %d\n%s", code, tail(s.screen()))
	}
	if f, err := casefile.Open(dir); err != nil || f.Case.Claim.State != "OH" || !f.Case.Denial.Date.IsZero() {
		t.Errorf("the case is not what was answered: %v", err)
	}
}

// TestTerminalPlainScreens: a screen reader asked for by the environment, with a
// faxed report to recognize, and a dumb terminal get lines that stay: no cursor is
// moved, nothing is redrawn, and the walk is the same.
func TestTerminalPlainScreens(t *testing.T) {
	papers := filepath.Join(t.TempDir(), "faxed")
	if err := os.CopyFS(papers, os.DirFS("../../testdata/cases/08-rotator-cts-wc-pa")); err != nil {
		t.Fatal(err)
	}
	for env, report := range map[string]string{"ACCESSIBLE=1": filepath.Join(papers, "report.pdf"), "TERM=dumb": "??"} {
		t.Run(env, func(t *testing.T) {
			dir := t.TempDir()
			given := lumbar("/nowhere")
			maps.Copy(given, replies{
				"What kind of claim": {"4"}, "In which US state": {"PA"}, "is the report of that examination": {report},
				"Which file is the denial letter": {"??"}, "Which medical records do you have": {"??"},
			})
			s := sitAt(t, exec.Command("env", env, "imeappeal", "--as-of", "2025-11-03"), dir, 80, 24)
			s.walkOn(given, "")
			screen := s.screen()
			if code := s.code(); code != 0 {
				t.Fatalf("exit %d\n%s", code, tail(screen))
			}
			if m := regexp.MustCompile(`\x1b\[[0-9;?]*[A-HJKhl]|\r[^\r\n]|[┃│╭─]`).FindString(string(s.raw)); m != "" {
				t.Errorf("it draws: %q", m)
			}
			for _, want := range []string{"Nothing leaves this computer", "The day in your own letter counts then", "claims-file.pdf", "You are through"} {
				if !strings.Contains(screen, want) {
					t.Errorf("%q was never on the screen\n%s", want, tail(screen))
				}
			}
			f, err := casefile.Open(dir)
			if err != nil || f.Case.Claim.Kind != appeal.WorkersComp || report != "??" && f.Case.Exam.Report == "" {
				t.Errorf("the case is not what was answered: %v", err)
			}
		})
	}
}
