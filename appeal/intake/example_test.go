package intake_test

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// The interview asks for one thing after another until the case is told.
func Example() {
	today := appeal.Day{Year: 2026, Month: 11, Date: 22}
	c := &appeal.Case{}
	for _, typed := range []string{"Ana Rivera", "erisa-disability", "Ohio", "July 6, 2026", "I don't know"} {
		ask, _ := intake.Next(c)
		if p := intake.Apply(c, ask.Key, typed, today); p != nil {
			fmt.Println(p.ID)
		}
	}
	ask, _ := intake.Next(c)
	fmt.Println(c.Claim.State, c.Denial.Date, c.NotKnown, ask.Key)
	// Output: OH 2026-07-06 [denial.received] denial.deadline_stated
}
