package intake

import (
	"testing"

	"imeappeal/appeal"
)

// TestSpanishAnswers: dates, places, yes, no and "I don't know" as people write
// them in Spanish.
func TestSpanishAnswers(t *testing.T) {
	for _, tt := range []struct{ key, text, want string }{
		{"denial.date", "6 de julio de 2026", "2026-07-06"},
		{"denial.date", "lunes, 6 de julio del 2026", "2026-07-06"},
		{"denial.date", "ayer", "2026-11-21"},
		{"denial.date", "Hoy", "2026-11-22"},
		{"denial.date", "el martes pasado", "2026-11-17"},
		{"denial.date", "March 6, 2026", "2026-03-06"},
		{"claim.state", "Nueva York", "NY"},
		{"claim.state", "Carolina del Norte", "NC"},
		{"claim.country", "Reino Unido", "GB"},
		{"exam.notes.recording.made", "sí", "true"},
		{"exam.notes.recording.made", "Si", "true"},
		{"claimant.phone", "no lo sé", "unknown"},
		{"exam.notes.witness.name", "nadie", "unknown"},
	} {
		a, p := Read(&appeal.Case{}, tt.key, tt.text, today)
		got := "unknown"
		if p != nil {
			got = p.ID
		} else if !a.Unknown {
			got = reflectText(a.Value)
		}
		if got != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.key, tt.text, got, tt.want)
		}
	}
	if d, ok := LastSuchDay("19 de septiembre", today); !ok || d.String() != "2026-09-19" {
		t.Errorf("a Spanish day without a year: %v, %v", d, ok)
	}
}
