package main

import (
	"bytes"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/intake"
	"imeappeal/appeal/law"
)

// player sits before the plain prompts and answers each as its style says. It
// gives one line per read, after the prompt stands on the screen.
type player struct {
	screen  *bytes.Buffer
	seen    int // how much of the screen was read
	say     words
	titles  map[string]intake.Question
	style   func(*player, string) (string, bool)
	prompts int
	log     []string // titles in the order in which they were asked
	rest    []string // lines that belong to the answer before
}

func newPlayer(w words, style func(*player, string) (string, bool)) *player {
	p := &player{screen: new(bytes.Buffer), say: w, titles: map[string]intake.Question{}, style: style}
	for _, q := range intake.Questions() {
		p.titles[w.say("ask."+q.ID)] = q
	}
	return p
}

const mostPrompts = 900

func (p *player) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		shown := p.screen.String()[p.seen:]
		p.seen = p.screen.Len()
		if p.prompts++; p.prompts > mostPrompts {
			return 0, io.EOF
		}
		p.log = append(p.log, shown)
		text, known := p.style(p, shown)
		if !known {
			text = p.usual(shown)
		}
		p.rest = strings.SplitAfter(text+"\n", "\n")
		p.rest = p.rest[:len(p.rest)-1]
	}
	line := p.rest[0]
	p.rest = p.rest[1:]
	return copy(b, line), nil
}

// question finds the interview's question on the screen.
func (p *player) question(shown string) (intake.Question, bool) {
	flat := strings.Join(strings.Fields(shown), " ")
	best, at := intake.Question{}, -1
	for title, q := range p.titles {
		if i := strings.LastIndex(flat, title); i > at {
			best, at = q, i
		}
	}
	return best, at >= 0
}

var lastOption = regexp.MustCompile(`(?m)^ +(\d+)\. `)

// usual is a sound answer to what is asked.
func (p *player) usual(shown string) string {
	flat := strings.Join(strings.Fields(shown), " ")
	if strings.Contains(flat, p.say.say("walk.packet.ask")) || strings.Contains(flat, "Is there another") || strings.Contains(flat, "Do you want to note") ||
		strings.Contains(flat, p.say.say("walk.exam.ahead")) || strings.Contains(flat, "Look at it now") || strings.Contains(flat, "Look at them now") || strings.Contains(flat, "Did you send") {
		return "no"
	}
	if strings.Contains(flat, p.say.say("walk.right")) || strings.Contains(flat, "Is that the whole address") {
		return "yes"
	}
	if strings.Contains(flat, "was it done?") {
		return "4"
	}
	if lastOption.MatchString(shown) {
		return "1"
	}
	q, ok := p.question(shown)
	if !ok {
		return "today"
	}
	switch q.Kind {
	case intake.Date:
		return map[string]string{
			"denial.date": "2026-10-05", "denial.received": "2026-10-09", "denial.deadline_stated": "??", "exam.date": "2026-08-04",
			"claimant.date_of_birth": "1978-09-14",
		}[q.ID] + strings.Repeat("2025-03-04", btoi(!strings.Contains("denial.date denial.received denial.deadline_stated exam.date claimant.date_of_birth", q.ID)))
	case intake.Clock:
		return map[string]string{"exam.notes.started": "10:05"}[q.ID] + strings.Repeat("10:23", btoi(q.ID == "exam.notes.ended"))
	case intake.Address, intake.Lines:
		return "1 Elm St\nErie, PA 16501\n"
	case intake.Long:
		return "I missed six weeks of therapy in 2024.\n."
	case intake.Paper, intake.Papers:
		return "??"
	}
	switch q.ID {
	case "claim.state":
		return "PA"
	case "claim.country":
		return "US"
	case "claim.benefit.amount":
		return "3418"
	case "claimant.phone", "claim.insurer.fax", "physicians[].fax", "representative.phone":
		return "814-555-0123"
	}
	return "Ann Lee"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// play goes through the walk of a claim of one kind, in a folder of its own.
func play(t *testing.T, c appeal.Case, style func(*player, string) (string, bool)) (*player, *casefile.File, error) {
	t.Helper()
	return playIn(t, 80, c, style)
}

// playIn is play in a window of so many columns.
func playIn(t *testing.T, columns int, c appeal.Case, style func(*player, string) (string, bool)) (*player, *casefile.File, error) {
	t.Helper()
	w := english(t)
	p := newPlayer(w, style)
	dir := t.TempDir()
	if _, err := casefile.Create(dir, c); err != nil {
		t.Fatal(err)
	}
	k := &asker{lines: newLineReader(p), out: p.screen, words: w, plain: true, width: columns, height: 24}
	a := &app{in: strings.NewReader(""), out: p.screen, err: p.screen, words: w, asking: k, columns: columns}
	a.flags.caseDir, a.flags.asOf, a.flags.ocr, a.flags.noInput = dir, "2026-11-22", "never", false
	sitting := &walk{app: a, ctx: t.Context(), k: k, fresh: true}
	if err := sitting.reload(); err != nil {
		t.Fatal(err)
	}
	var err error
	if sitting.told, err = loadProgress(sitting.f); err != nil {
		t.Fatal(err)
	}
	both := readTables()
	sitting.law, sitting.tests = both.law, both.tests
	err = sitting.parts()
	f, openErr := casefile.Open(dir)
	if openErr != nil {
		t.Fatalf("the case cannot be read after the walk: %v", openErr)
	}
	return p, f, err
}

type bothTables struct {
	law   *law.Law
	tests *clinic.Tables
}

// readTables reads the tables once for all plays.
var readTables = sync.OnceValue(func() bothTables {
	laws, err := law.Load()
	if err != nil {
		panic(err)
	}
	tests, err := clinic.Load()
	if err != nil {
		panic(err)
	}
	return bothTables{laws, tests}
})

// styles are the ways to go through an interview.
var styles = map[string]func(r *rand.Rand) func(*player, string) (string, bool){
	"answers": func(*rand.Rand) func(*player, string) (string, bool) {
		return func(*player, string) (string, bool) { return "", false }
	},
	"don't know": func(*rand.Rand) func(*player, string) (string, bool) {
		return func(*player, string) (string, bool) { return "??", true }
	},
	"skip": func(*rand.Rand) func(*player, string) (string, bool) {
		return func(p *player, shown string) (string, bool) {
			return "skip", !strings.Contains(shown, "Look at them now")
		}
	},
	"back and forth": func(r *rand.Rand) func(*player, string) (string, bool) {
		return func(_ *player, shown string) (string, bool) {
			switch n := r.IntN(10); {
			case n < 3:
				return "back", true
			case n < 4:
				return "?", true
			case n < 5:
				return "garbage {now} %s \x1b[31m", true
			case n < 6:
				return "", true
			}
			return "no", strings.Contains(shown, "written now?") // the letters are those of the other style
		}
	},
}

// TestWalkPlaysEveryPath goes through the walk for every kind of claim and every
// style of answering: it ends, says nothing that has no words, breaks nothing,
// and leaves a case that reads.
func TestWalkPlaysEveryPath(t *testing.T) {
	if testing.Short() {
		t.Skip("writes letters of every kind")
	}
	cases := map[string]appeal.Claim{}
	for _, kind := range appeal.Choices("claim.kind") {
		cases[kind] = appeal.Claim{Kind: appeal.ClaimKind(kind)}
	}
	for _, sponsor := range []string{"church", "government", "union"} {
		cases["erisa-health "+sponsor] = appeal.Claim{Kind: appeal.ERISAHealth, Plan: appeal.Plan{Sponsor: sponsor}}
	}
	cases["gb-private"] = appeal.Claim{Kind: "gb-private", Country: "GB"}
	missing := regexp.MustCompile(`\[(ask|walk|intake|odd|status|decide|review|deadlines|letter)\.[a-z]`)
	for name, claim := range cases {
		for style, makeStyle := range styles {
			if style != "answers" && !slices.Contains([]string{"erisa-disability", "individual-health", "workers-comp", "gb-private", "unknown"}, name) {
				continue // the interview's own test goes through all kinds in all styles
			}
			t.Run(name+"/"+style, func(t *testing.T) {
				seed := uint64(len(name))
				c := appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: claim}
				p, f, err := play(t, c, makeStyle(rand.New(rand.NewPCG(seed, 7))))
				screen := p.screen.String()
				if err != nil || !strings.Contains(screen, "You are through") {
					t.Fatalf("%d prompts, %v\n%s", p.prompts, err, tail(screen))
				}
				if m := missing.FindString(screen); m != "" {
					t.Errorf("a message without words: %s", m)
				}
				if strings.Contains(screen, "\x1b") {
					t.Error("what was typed reaches the terminal as a code")
				}
				if style == "don't know" {
					for _, q := range intake.Missing(&f.Case) {
						t.Errorf("%s is still open", q.Key)
					}
				}
			})
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-1500):] }

// TestWalkIsUsefulSoon counts as a claimant would, for every kind of claim: by
// the fifth question the deadline, or why the law gives none that can be counted
// and where to look for it; the first paper before the fifteenth.
func TestWalkIsUsefulSoon(t *testing.T) {
	claims := map[string]appeal.Claim{"abroad": {Kind: "gb-private", Country: "GB"}, "no law": {Kind: appeal.OtherKind, Country: "FR"}}
	for _, kind := range appeal.Choices("claim.kind") {
		claims[kind] = appeal.Claim{Kind: appeal.ClaimKind(kind)}
	}
	for _, state := range []string{"OH", "NY", "WA", "CA"} {
		claims["workers-comp "+state] = appeal.Claim{Kind: appeal.WorkersComp, State: state}
	}
	for _, sponsor := range []string{"church", "government", "union"} {
		claims["erisa-health "+sponsor] = appeal.Claim{Kind: appeal.ERISAHealth, Plan: appeal.Plan{Sponsor: sponsor}}
	}
	say := english(t)
	for name, claim := range claims {
		asked := 2 // name and kind were asked before
		if claim.State != "" {
			asked++
		}
		day, told, paper := 0, 0, 0
		p, f, _ := play(t, appeal.Case{Claimant: appeal.Claimant{Name: "Ann Lee"}, Claim: claim}, func(p *player, shown string) (string, bool) {
			flat := strings.Join(strings.Fields(shown), " ")
			for _, how := range []string{"received", "sent"} {
				if day == 0 && strings.Contains(flat, " (you): "+strings.SplitN(say.say("deadlines.counts."+how), " ", 2)[0]) {
					day = asked + p.prompts - 1
				}
			}
			if told == 0 && strings.Contains(flat, "No last day can be counted for this") {
				told = asked + p.prompts - 1
			}
			if paper == 0 && strings.Contains(shown, "claims-file.pdf") {
				paper = asked + p.prompts - 1
				return "quit", true
			}
			return "", false
		})
		if paper == 0 || paper >= 16 { // question 15 is the one whether to write it
			t.Errorf("%s: the first paper comes after %d questions\n%s", name, paper, tail(p.screen.String()))
		}
		_, given := nearest(deadlinesOf(readTables().law, f), appeal.Day{Year: 2026, Month: 11, Date: 22})
		if first := day + told; first == 0 || first > 5 || given != (day > 0) {
			t.Errorf("%s: the deadline comes after %d questions, why there is none after %d; the law gives one: %v\n%s", name, day, told, given, tail(p.screen.String()))
		}
		t.Logf("%s: deadline after %d, why there is none after %d, first paper after %d", name, day, told, paper)
	}
}

func deadlinesOf(l *law.Law, f *casefile.File) []law.Deadline {
	clocks, _ := l.Deadlines(&f.Case, appeal.Day{Year: 2026, Month: 11, Date: 22})
	return clocks
}
