package paper

import "testing"

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
