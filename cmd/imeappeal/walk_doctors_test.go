package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"imeappeal/appeal"
)

// TestWalkSecondDoctorRefused: a doctor to whom no letter is wanted gets no form
// either, and a packet that is a draft is not spoken of as one to send.
func TestWalkSecondDoctorRefused(t *testing.T) {
	c := appeal.Case{
		Claimant:   appeal.Claimant{Name: "Ann Rivera"},
		Claim:      appeal.Claim{Kind: appeal.ERISADisability, State: "PA"},
		Physicians: []appeal.Physician{{Name: "Amy Lee, M.D.", Role: "treating"}, {Name: "Bo Ray, D.O.", Role: "treating"}},
	}
	p, f, err := play(t, c, func(p *player, shown string) (string, bool) {
		flat := strings.Join(strings.Fields(shown), " ")
		switch {
		case strings.Contains(flat, "Shall the letter to Bo Ray"):
			return "no", true
		case strings.Contains(flat, "Shall ") || strings.Contains(flat, p.say.say("walk.packet.ask")):
			return "yes", true
		case strings.Contains(flat, "Is there another") || strings.Contains(flat, "Do you want to note") || strings.Contains(flat, p.say.say("walk.exam.ahead")):
			return "no", true
		}
		return "??", true
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, tail(p.screen.String()))
	}
	all, _ := filepath.Glob(filepath.Join(f.Dir, "letters", "rebuttal-*.md"))
	for _, file := range all {
		if b, err := os.ReadFile(file); err != nil || strings.Contains(string(b), "Bo Ray") {
			t.Errorf("%s speaks to the doctor to whom no letter was wanted (%v)", filepath.Base(file), err)
		}
	}
	if len(all) != 2 {
		t.Errorf("%d papers to the doctors, want the letter and its form: %q", len(all), all)
	}
	flat := strings.Join(strings.Fields(p.screen.String()), " ")
	if !strings.Contains(flat, "This packet is a draft, not for sending") || strings.Contains(flat, "When you have sent it") {
		t.Errorf("the draft packet is spoken of as one to send:\n%s", tail(flat))
	}
}
