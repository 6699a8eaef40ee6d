package packet_test

import (
	"testing"

	"imeappeal/appeal/packet"
)

func TestChannels(t *testing.T) {
	all, err := packet.Channels([]byte("channels:\n  - {id: fax, pages: 10}\n  - {id: court, megabytes: 10}\n"))
	if err != nil || len(all) != 5 || all[0].Pages != 10 || all[4].ID != "court" {
		t.Errorf("channels = %+v, %v", all, err)
	}
	if !all[0].Divides(11, 0) || all[0].Divides(10, 1<<40) || !all[4].Divides(1, 10_000_001) || all[4].Divides(9999, 10_000_000) {
		t.Error("a limit does not hold")
	}
	for _, wrong := range []string{"channels:\n  - {pages: 5}\n", "channels:\n  - {id: x, page: 5}\n", "channels:\n  - {id: x, files: -1}\n"} {
		if _, err := packet.Channels([]byte(wrong)); err == nil {
			t.Errorf("accepted: %q", wrong)
		}
	}
}
