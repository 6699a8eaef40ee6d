package letter_test

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
)

// A letter needs a case; what the case lacks is a gap in the draft.
func ExampleCompose() {
	data := letter.Data{
		Case: &appeal.Case{Claimant: appeal.Claimant{Name: "Zoë Müller-Núñez", Sex: "female"}, Claim: appeal.Claim{Kind: appeal.PrivateDisability, ClaimNumber: "D-17"}},
		Date: appeal.Day{Year: 2026, Month: 3, Date: 2},
	}
	l, err := letter.Compose("claims-file", data)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Title)
	fmt.Println(l.Gaps[0].Question)
	// Output:
	// Request for documents, the complete claim file
	// Where should the insurer send its answer?
}
