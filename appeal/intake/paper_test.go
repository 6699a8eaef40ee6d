package intake

import (
	"testing"

	"imeappeal/appeal"
)

func TestFindPaper(t *testing.T) {
	c := &appeal.Case{Documents: []appeal.Document{
		{ID: "denial", File: "documents/Denial 2025.pdf"},
		{ID: "ime", File: "report.pdf"},
		{ID: "a", File: "documents/scan.pdf"},
		{ID: "b", File: "old/scan.pdf"},
		{ID: "planned"},
	}}
	tests := []struct{ text, want string }{
		{"denial", "denial"},
		{"DENIAL", "denial"},
		{"denial 2025.pdf", "denial"},
		{"documents/Denial 2025.pdf", "denial"},
		{`documents\denial 2025.pdf`, "denial"},
		{"./report.pdf", "ime"},
		{"scan.pdf", ""},
		{"old/scan.pdf", "b"},
		{"planned", "planned"},
		{"", ""},
		{"2025.pdf", ""},
	}
	for _, tt := range tests {
		if d, _ := FindPaper(c, tt.text); d.ID != tt.want {
			t.Errorf("FindPaper(%q) = %q, want %q", tt.text, d.ID, tt.want)
		}
	}
}
