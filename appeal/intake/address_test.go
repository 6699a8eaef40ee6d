package intake

import (
	"testing"

	"imeappeal/appeal"
)

func TestHalfAddress(t *testing.T) {
	tests := []struct {
		country, address string
		want             bool
	}{
		{"", "1 Elm St; Dayton, OH 45402", false},
		{"", "1 Elm St; Dayton, Ohio 45402-1234", false},
		{"US", "P.O. Box 5; Albany, New York, 12201", false},
		{"", "1 Elm St; Washington, District of Columbia 20001", false},
		{"", "1 Elm St; Dayton oh 45402", false},
		{"", "1 Elm St", true},
		{"", "12345 Elm St", true},
		{"", "1 Elm St; Dayton, OH", true},
		{"", "1 Elm St; Dayton 45402", true},
		{"GB", "1 High St; Leeds LS1 4AP", false},
	}
	for _, tt := range tests {
		c := &appeal.Case{Claim: appeal.Claim{Country: tt.country}}
		if got := HalfAddress(c, lines(tt.address)); got != tt.want {
			t.Errorf("HalfAddress(%s, %q) = %t, want %t", tt.country, tt.address, got, tt.want)
		}
	}
}
