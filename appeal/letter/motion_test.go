package letter

import "testing"

func TestOtherMotion(t *testing.T) {
	for _, tt := range []struct {
		what, said string
		want       bool
	}{
		{"active shoulder flexion", "Passive flexion on the right was 150 degrees.", true},
		{"passive shoulder flexion", "Active flexion was 105 degrees.", true},
		{"active shoulder flexion", "Active flexion was 105, passive 150 degrees.", false},
		{"active shoulder flexion", "Flexion was 105 degrees.", false},
		{"shoulder flexion", "Passive flexion was 150 degrees.", false},
	} {
		if got := otherMotion(tt.what, tt.said); got != tt.want {
			t.Errorf("otherMotion(%q, %q) = %v", tt.what, tt.said, got)
		}
	}
}
