package batch

import "testing"

// TestTitlesAndTotals: a title and a row of groups above the headings, and a row of sums
// below the cases, are none of them.
func TestTitlesAndTotals(t *testing.T) {
	const head, row = "case_id,claimant_name,claim_kind,claim_number\n", "A,Ana Sample,other,0012345\n"
	own := Mapping{Columns: map[string]string{"Client": "claimant_name", "Matter": "case_id"}, Defaults: map[string]string{"claim_kind": "other"}}
	for _, tt := range []struct {
		name, text string
		mapping    Mapping
		rows       int
	}{
		{"plain", head + row, Mapping{}, 1},
		{"title", "Client list November 2026,,,\n\n" + head + row, Mapping{}, 1},
		{"groups", "Client,,Claim,\n" + head + row, Mapping{}, 1},
		{"title and groups", "Smith & Partners\nClient,,Claim,\n" + head + row, Mapping{}, 1},
		{"totals", head + row + "Total,2,,\n", Mapping{}, 1},
		{"totals of sums", head + row + ",Grand total:,,\"$1,200.50\"\n", Mapping{}, 1},
		{"totals that count cases", head + row + "TOTAL,3 cases,,\n", Mapping{}, 1},
		{"totals behind a number", head + row + "12,,Sum:,$400.00\n", Mapping{}, 1},
		{"totals of claims in one cell", head + row + "Total number of claims: 12,,,\n", Mapping{}, 1},
		{"a person of that name", head + "T,Total Sample,other,7\n", Mapping{}, 1},
		{"a case of that name", head + "Total,Ana Sample,other,7\n", Mapping{}, 1},
		{"a firm's own, with a title", "Open matters\nMatter,Client\nA,Ana Sample\n", own, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(written(t, "s.csv", []byte(tt.text)), tt.mapping)
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Problems) > 0 {
				t.Errorf("problems %v", s.Problems)
			}
			n := 0
			if err := s.Each(func(Row) error { n++; return nil }); err != nil || n != tt.rows {
				t.Errorf("%d rows (%v), want %d", n, err, tt.rows)
			}
		})
	}
}
