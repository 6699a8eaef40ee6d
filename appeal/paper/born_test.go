package paper

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestNamesake tells two people of one name apart by their dates of birth.
func TestNamesake(t *testing.T) {
	born := appeal.Day{Year: 1981, Month: 5, Date: 3}
	for _, tt := range []struct {
		name, text, want string
		slip             bool
	}{
		{name: "the claimant's own", text: "Patient: Maria Lopez   DOB: 05/03/1981\n\nKnee pain."},
		{name: "a day of two readings is theirs in one of them", text: "Patient: Maria Lopez   DOB: 03/05/1981\n\nKnee pain."},
		{name: "a short year", text: "Patient: Maria Lopez   D.O.B. 5/3/81\n\nKnee pain."},
		{name: "another's", text: "Patient: Maria Lopez   DOB: 11/22/1964\n\nKnee pain.", want: "11/22/1964"},
		{name: "spelled out", text: "Name: Maria Lopez\nDate of Birth: November 22, 1964\nVisit: 01/05/2026\n\nKnee pain.", want: "November 22, 1964"},
		{name: "under its label", text: "Patient Name:   Date of Birth:   MRN:\nMaria Lopez   11/22/1964   8812\n\nKnee pain.", want: "11/22/1964"},
		{name: "beside the name", text: "Re: Maria Lopez, born 22 November 1964\n\nThank you for seeing her.", want: "22 November 1964"},
		{name: "a slip of one figure", text: "Patient: Maria Lopez   DOB: 05/03/1986\n\nKnee pain.", want: "05/03/1986", slip: true},
		{name: "the subscriber's", text: "Patient: Maria Lopez\nSubscriber DOB: 11/22/1964\n\nKnee pain."},
		{name: "both, as of a married couple", text: "Subscriber: Jo Lopez   DOB: 11/22/1964\nPatient: Maria Lopez   DOB: 05/03/1981\n\nKnee pain."},
		{name: "no birth at all", text: "Maria Lopez   Visit: 11/22/2025\nHer daughter was born on June 2, 2009."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Reader{Today: testDay, Claimant: "Maria Lopez", Born: born}
			_, got := r.About(report.FromText(tt.text))
			switch {
			case got == nil && tt.want == "":
			case got == nil || got.Text != tt.want:
				t.Fatalf("%+v, want %q", got, tt.want)
			case r.Slip(got) != tt.slip:
				t.Errorf("a slip: %v, want %v", r.Slip(got), tt.slip)
			}
			if _, got := (Reader{Today: testDay, Claimant: "Maria Lopez"}).About(report.FromText(tt.text)); got != nil {
				t.Errorf("nobody knows when the claimant was born, and %+v is another's", got)
			}
		})
	}
}
