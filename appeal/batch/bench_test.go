package batch

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal/law"
)

// BenchmarkCheck reads rows without papers: what the sheet alone costs.
func BenchmarkCheck(b *testing.B) {
	const rows = 1000
	var text strings.Builder
	text.WriteString("case_id,claimant_name,claim_kind,state,denial_date,denial_received,claim_number,insurer_name,claimant_address\n")
	for i := range rows {
		fmt.Fprintf(&text, "C-%06d,Ana S%d Sample,erisa-disability,OH,10/25/2026,2026-10-29,%08d,Example Mutual,1 Way; Dayton OH 45402\n", i, i, i)
	}
	s, err := Open(written(b, "s.csv", []byte(text.String())), Mapping{})
	if err != nil {
		b.Fatal(err)
	}
	survey, err := s.Survey()
	if err != nil {
		b.Fatal(err)
	}
	folder, err := OpenFolder(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	laws, err := law.Load()
	if err != nil {
		b.Fatal(err)
	}
	k := &Checker{Reading: &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}, Law: laws, Workers: 1}
	for b.Loop() {
		if err := k.Each(context.Background(), func(Checked) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
