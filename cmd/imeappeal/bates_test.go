package main

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/packet"
)

// A flag comes before the case, the case before the firm's profile; what cannot
// be stamped or told from its number is refused.
func TestBatesOf(t *testing.T) {
	for _, test := range []struct {
		flags packetOptions
		c     appeal.Bates
		firm  string
		want  packet.Bates
		wrong bool
	}{
		{want: packet.Bates{}},
		{flags: packetOptions{bates: "A-", batesDigits: 4}, c: appeal.Bates{Prefix: "B-", Digits: 8}, firm: "C-", want: packet.Bates{Prefix: "A-", Digits: 4}},
		{c: appeal.Bates{Prefix: "B_", Digits: 8}, firm: "C-", want: packet.Bates{Prefix: "B_", Digits: 8}},
		{firm: "Smith & Co", wrong: true},
		{firm: "C.", want: packet.Bates{Prefix: "C."}},
		{c: appeal.Bates{Prefix: "B2"}, wrong: true},
		{c: appeal.Bates{Digits: -1}, wrong: true},
		{flags: packetOptions{batesDigits: 13}, wrong: true},
		{flags: packetOptions{bates: "ÑANDÚ-"}, wrong: true},
	} {
		got, err := batesOf(test.flags, stationery{Bates: test.firm}, test.c)
		if (err != nil) != test.wrong || err == nil && got != test.want {
			t.Errorf("%+v, %+v, %q: %+v, %v", test.flags, test.c, test.firm, got, err)
		}
	}
}
