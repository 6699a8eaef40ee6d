package review_test

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// A review needs the case file, the report and the clinical tables.
func Example() {
	tables, err := clinic.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := &appeal.Case{Claimant: appeal.Claimant{DominantHand: "right"}}
	r := report.FromText("HISTORY\n\nThe claimant is a left-handed carpenter.\n")
	for _, f := range review.Run(review.Input{Case: c, Report: r, Clinic: tables}).Findings {
		fmt.Printf("%s, %s (%s): %s\n%s\n", f.Kind, f.Ref, f.Confidence, f.Quote, f.Why)
	}
	// Output:
	// factual-error, p. 1, l. 2 (high): The claimant is a left-handed carpenter.
	// The claimant is right-handed; the report says left.
}
