package paper

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestRelative finds papers about somebody else of the claimant's surname, and
// leaves alone what may be the claimant's.
func TestRelative(t *testing.T) {
	born := appeal.Day{Year: 1981, Month: 5, Date: 3}
	for _, tt := range []struct{ name, claimant, text, want string }{
		{"a husband's record", "Maria Lopez", "Patient: Carlos Lopez\nVisit: 01/05/2026\n\nKnee pain.", "Carlos Lopez"},
		{"the surname first", "Maria Lopez", "Patient Name: LOPEZ, CARLOS   MRN: 8812\n\nKnee pain.", "LOPEZ, CARLOS"},
		{"a daughter's, of another birth", "Maria Lopez", "Patient: Lucia Lopez   DOB: 06/02/2009\n\nKnee pain.", "Lucia Lopez"},
		{"another initial", "Maria Lopez", "Patient: C. Lopez\n\nKnee pain.", "C. Lopez"},
		{"the claimant's own", "Maria Lopez", "Patient: Maria Lopez\n\nKnee pain.", ""},
		{"an initial", "Maria Lopez", "Patient: M. Lopez\n\nKnee pain.", ""},
		{"the middle name alone", "Maria Jane Lopez", "Patient: Jane Lopez\n\nKnee pain.", ""},
		{"a nickname", "William Porter", "Patient: Bill Porter\n\nKnee pain.", ""},
		{"a short form", "Christopher Porter", "Patient: Chris Porter\n\nKnee pain.", ""},
		{"a slip", "Denise Harbaugh", "Patient: Denice Harbaugh\n\nKnee pain.", ""},
		{"a husband's policy", "Maria Lopez", "Insured: Carlos Lopez\nClaimant: Maria Lopez\n\nWe have decided.", ""},
		{"the claimant named below", "Maria Lopez", "Subscriber: Carlos Lopez\nMember: Carlos Lopez\n\nMaria was seen for knee pain.", ""},
		{"the claimant's birth", "Maria Lopez", "Patient: Mitzi Lopez   DOB: 05/03/1981\n\nKnee pain.", ""},
		{"a firm", "Maria Lopez", "Client: Lopez Insurance Services\n\nKnee pain.", ""},
		{"a title alone", "Maria Lopez", "Patient: Mrs. Lopez\n\nKnee pain.", ""},
		{"a relative as contact", "Maria Lopez", "Emergency contact: Carlos Lopez\n\nKnee pain.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := Reader{Today: testDay, Claimant: tt.claimant, Born: born}.About(report.FromText(tt.text))
			if got == nil && tt.want != "" || got != nil && got.Text != tt.want {
				t.Errorf("%+v, want %q", got, tt.want)
			}
		})
	}
}
