package letter_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// TestExpedited: the urgent track belongs to health claims alone, goes with the
// physician's certification, and external review takes it only after the final
// decision or beside an urgent appeal.
func TestExpedited(t *testing.T) {
	t.Parallel()
	no := false
	for _, tt := range []struct {
		kind          appeal.ClaimKind
		sponsor       string
		given         bool
		appeal, other string // what the two letters cite for 72 hours
	}{
		{appeal.ERISAHealth, "private", true, "29 C.F.R. § 2560.503-1(i)(2)(i)", "29 C.F.R. § 2590.715-2719(d)(3)(i)-(iv)"},
		{appeal.IndividualHealth, "", true, "made applicable by 45 C.F.R. § 147.136(b)(3)(i)", "45 C.F.R. § 147.136(c)(2)(xii)-(xiii)"},
		{appeal.ERISAHealth, "government", true, "", ""},
		{appeal.ERISADisability, "private", false, "", ""},
		{appeal.PrivateDisability, "", false, "", ""},
		{appeal.WorkersComp, "", false, "", ""},
		{appeal.AutoNoFault, "", false, "", ""},
	} {
		data := cervical(t)
		c := *data.Case
		c.Claim.Kind, c.Claim.State, c.Claim.Plan.Sponsor, c.Claim.Plan.Grandfathered = tt.kind, "OH", tt.sponsor, &no
		c.Claim.Funding = map[appeal.ClaimKind]string{appeal.ERISAHealth: "self-funded", appeal.IndividualHealth: "insured"}[tt.kind]
		c.Denial.Final, c.EarlierDenials, c.Log = false, nil, nil
		data.Case = &c
		for id, cite := range map[string]string{"expedited-appeal": tt.appeal, "expedited-external-review": tt.other} {
			name := string(tt.kind) + " " + tt.sponsor + " " + id
			l, err := letter.Compose(id, withLaw(t, data))
			if refused := errors.As(err, new(*letter.RefusedError)); refused == tt.given {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if !tt.given {
				continue
			}
			text := letter.Text(l)
			switch {
			case cite == "" && (strings.Contains(text, "C.F.R.") || strings.Contains(text, "72 hours")):
				t.Errorf("%s cites law that was not read for it:\n%s", name, text)
			case !strings.Contains(text, cite):
				t.Errorf("%s does not cite %s:\n%s", name, cite, text)
			}
			together := map[appeal.ClaimKind]string{appeal.ERISAHealth: "29 C.F.R. § 2590.715-2719(d)(3)(i)-(iv)", appeal.IndividualHealth: "45 C.F.R. § 147.136(c)(2)(iii)"}[tt.kind]
			if id == "expedited-appeal" && cite != "" && !strings.Contains(text, "urgent track beside this appeal ("+together+")") {
				t.Errorf("%s does not say that external review may be asked for beside it (%s):\n%s", name, together, text)
			}
			if !strings.Contains(text, "certification of") || !slices.ContainsFunc(l.Problems, func(p appeal.Problem) bool { return p.ID == "letter.certification" }) {
				t.Errorf("%s goes without a certification", name)
			}
		}
		if !tt.given {
			continue
		}
		final := withLaw(t, data)
		final.Final = true
		if _, err := letter.Compose("expedited-external-review", final); !errors.As(err, new(*letter.RefusedError)) {
			t.Errorf("%s: urgent external review without a final decision or an urgent appeal: %v", tt.kind, err)
		}
		c.Log = []appeal.LogEntry{{Date: c.Denial.Date.AddDays(3), What: "expedited appeal sent"}}
		if _, err := letter.Compose("expedited-external-review", final); errors.As(err, new(*letter.RefusedError)) {
			t.Errorf("%s: urgent external review beside an urgent appeal: %v", tt.kind, err)
		}
	}
}
