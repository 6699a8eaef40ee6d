package bind_test

import (
	"fmt"
	"testing"

	"imeappeal/appeal/packet"
)

// A page that lies sideways is shown upright, on top of what turn it has of its
// own; its strip is at the bottom of what is seen then, and the turn is noted.
func TestTurnedPage(t *testing.T) {
	for _, tt := range []struct{ own, turn, want int }{{0, 1, 90}, {90, 1, 180}, {270, 1, 0}, {0, 2, 180}, {90, 3, 0}, {0, 0, 0}} {
		b := newBundle()
		data := onePage(fmt.Sprintf("/MediaBox[0 0 200 400]/Rotate %d/Contents 4 0 R", tt.own), content("0 0 1 1 re f"))
		b.add(t, packet.ExhibitPart, "scan", data)
		if tt.turn != 0 {
			b.plan.Parts[0].Turns = map[int]int{1: tt.turn}
		}
		out, res := b.bind(t)
		f := open(t, out)
		frame := f.Frame(f.Pages[0])
		if frame.Rotate != tt.want {
			t.Errorf("%+v: the page is turned by %d", tt, frame.Rotate)
		}
		grown := frame.Visible[1] < 0 // at 0: the strip is below
		switch tt.want {
		case 90:
			grown = frame.Visible[2] > 200
		case 180:
			grown = frame.Visible[3] > 400
		}
		if !grown {
			t.Errorf("%+v: the strip is not at the bottom: %v", tt, frame.Visible)
		}
		noted := len(res.Notes) == 1 && res.Notes[0].Kind == "page-turned" && res.Notes[0].Page == 1
		if noted != (tt.turn != 0) {
			t.Errorf("%+v: noted %v", tt, res.Notes)
		}
	}
}
