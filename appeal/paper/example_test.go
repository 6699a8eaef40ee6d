package paper_test

import (
	"fmt"

	"imeappeal/appeal"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

func Example() {
	letter := report.FromText("Lakeside Life Insurance Company\n\nMay 4, 2026\n\nRe: Claim No. LL-20863\n\nDear Ms. Lee:\n\n" +
		"Your claim is denied because the records do not support disability. You may appeal within 180 days after you receive this letter.\n")
	d := paper.Reader{Today: appeal.Day{Year: 2026, Month: 6, Date: 1}}.Denial(letter)
	for _, key := range []string{"denial.date", "claim.claim_number"} {
		p, _ := d.Get(key)
		fmt.Printf("%s: %v (%s: %q)\n", key, p.Value, p.Ref, p.Quote)
	}
	fmt.Println(d.Term)
	// Output:
	// denial.date: 2026-05-04 (p. 1, l. 2: "May 4, 2026")
	// claim.claim_number: LL-20863 (p. 1, l. 3: "Re: Claim No. LL-20863")
	// 180 days from receipt
}
