package casefile

import "testing"

func TestDayInName(t *testing.T) {
	tests := []struct{ name, want string }{
		{"mri-2024-04-02.pdf", "2024-04-02"},
		{"2025_04_17 IME.pdf", "2025-04-17"},
		{"scan20250417.pdf", "2025-04-17"},
		{"04-17-2025.pdf", ""},
		{"2025-13-40.pdf", ""},
		{"2024-01-02 to 2024-03-04.pdf", ""},
		{"claim 120250417.pdf", ""},
		{"note.pdf", ""},
	}
	for _, tt := range tests {
		if d, _ := dayIn(tt.name); dayText(d) != tt.want {
			t.Errorf("dayIn(%q) = %s, want %s", tt.name, dayText(d), tt.want)
		}
	}
}
