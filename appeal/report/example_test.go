package report_test

import (
	"fmt"

	"imeappeal/appeal/report"
)

func Example() {
	r := report.FromText(`RECORDS REVIEWED

• MRI of the lumbar spine, April 2, 2024
• Office notes of H. Castle, M.D.

PHYSICAL EXAMINATION

Gait. The gait was slow. Heel walking was attempted.
`)
	for _, e := range r.RecordsList() {
		fmt.Println(e.Ref, e.Text)
	}
	for _, s := range r.InKind(report.Examination) {
		fmt.Println(s.Ref, s.Text)
	}
	// Output:
	// p. 1, l. 2 MRI of the lumbar spine, April 2, 2024
	// p. 1, l. 3 Office notes of H. Castle, M.D.
	// p. 1, l. 5 Gait. The gait was slow.
	// p. 1, l. 5 Heel walking was attempted.
}
