package paper

import (
	"testing"

	"imeappeal/appeal/report"
)

func TestNearName(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Marguerite O. Stahinecker", "Marguerite O. Stahlnecker, D.O.", true},
		{"Dr. Stahinecker", "Marguerite Stahlnecker, D.O.", true},
		{"Marguerlte Stahlnecker", "Marguerite Stahlnecker", true},
		{"M. Thomquist, M.D.", "Michael Thornquist", true},
		{"Marguerite Stahlnecker", "Marguerite O. Stahlnecker, D.O.", false}, // the same
		{"M. Stahlnecker", "Marguerite Stahlnecker", false},                  // the same
		{"John Brown", "Jane Brown", false},
		{"Anna Brown", "Anna Braun", false},
		{"Alan Reed, M.D.", "Alan Read, M.D.", true},
		{"Peter Lindqvist", "Paula Lindquist", false},
		{"Gerald Thornquist", "Marguerite Stahlnecker", false},
		{"", "Marguerite Stahlnecker", false},
	} {
		if got := NearName(tt.a, tt.b); got != tt.want {
			t.Errorf("NearName(%q, %q) = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := NearName(tt.b, tt.a); got != tt.want {
			t.Errorf("NearName(%q, %q) = %v, want %v", tt.b, tt.a, got, tt.want)
		}
	}
}

// TestInitialled: the comma that stands for an initial's point, and commas that
// stand for themselves.
func TestInitialled(t *testing.T) {
	for text, want := range map[string]string{
		"Helen R, Castellane, M.D.":          "Helen R. Castellane, M.D.",
		"HELEN R, CASTELLANE MD":             "HELEN R. CASTELLANE MD",
		"seen by Dr. Helen R, Castellane on": "seen by Dr. Helen R. Castellane on",
		"Castellane, Helen R, MD":            "Castellane, Helen R, MD",
		"on Vitamin B, Calcium and iron":     "on Vitamin B, Calcium and iron",
		"Helen R. Castellane, M.D.":          "Helen R. Castellane, M.D.",
		"Hepatitis B, Hepatitis C":           "Hepatitis B, Hepatitis C",
	} {
		if got := initialled(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := nameIn("Helen R, Castellane, M.D."); got != "Helen R. Castellane, M.D." {
		t.Errorf("the author is %q", got)
	}
}

// TestNearClaimant: a name in a picture that is nearly the claimant's is no other
// person's; in a letter that came as text it is said.
func TestNearClaimant(t *testing.T) {
	letter := "Northgate Assurance Company\n\nDear Mr. Kaczrnarek:\n\nYour claim is denied."
	for _, source := range []report.Source{report.OCR, report.Text} {
		pages := report.TextPages(letter)
		pages[0].Source = source
		d := Reader{Claimant: "Everett J. Kaczmarek"}.Denial(report.Parse(pages))
		if got := d.Person == nil; got != (source == report.OCR) {
			t.Errorf("%s: about %+v", source, d.Person)
		}
	}
}
