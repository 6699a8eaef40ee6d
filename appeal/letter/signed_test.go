package letter_test

import (
	"slices"
	"testing"

	"imeappeal/appeal"
)

// TestSignedByAnother: where the profile has somebody else sign what the claimant
// says in the first person, the person is told.
func TestSignedByAnother(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		sign []string
		rep  *appeal.Representative
		want bool
	}{
		{nil, nil, false},
		{[]string{"Nora Vale", "Attorney"}, nil, true},
		{[]string{"Nora Vale", "Attorney"}, &appeal.Representative{Name: "Nora Vale", Role: "attorney"}, false},
		{[]string{cervical(t).Case.Claimant.Name}, nil, false},
	} {
		data := cervical(t)
		c := *data.Case
		data.Case, c.Representative, data.Profile.Signature = &c, tt.rep, tt.sign
		got := slices.ContainsFunc(compose(t, "claims-file", data).Problems, func(p appeal.Problem) bool { return p.ID == "letter.signed-by-another" })
		if got != tt.want {
			t.Errorf("%v, %v: told %v", tt.sign, tt.rep, got)
		}
	}
}
