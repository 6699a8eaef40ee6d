package law_test

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

func ExampleLaw_Deadlines() {
	laws, err := law.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	c := &appeal.Case{}
	c.Claim = appeal.Claim{Kind: appeal.ERISADisability, State: "OH"}
	c.Denial.Date, _ = appeal.ParseDay("2025-07-21")
	c.Denial.Received, _ = appeal.ParseDay("2025-07-25")
	today, _ := appeal.ParseDay("2025-08-01")

	clocks, _ := laws.Deadlines(c, today)
	for _, line := range clocks[0].Arithmetic {
		fmt.Println(line)
	}
	fmt.Println("Mail by:", clocks[0].MailBy.LongWeekday())
	// Output:
	// Printed on the notice: Monday, July 21, 2025
	// + 180 calendar days = Saturday, January 17, 2026 (day 1 is the day after)
	// Not a business day (Saturday); last business day before: Friday, January 16, 2026
	// Received: Friday, July 25, 2025
	// + 180 calendar days = Wednesday, January 21, 2026
	// Last day under the rule itself: Wednesday, January 21, 2026
	// Mail by: Friday, January 9, 2026
}
