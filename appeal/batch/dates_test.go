package batch

import (
	"strings"
	"testing"
)

// TestDates: one date that can be read in one way only settles its column and is
// said; what nothing settles is one question; what a person says holds unless
// most of the column speaks against it.
func TestDates(t *testing.T) {
	for _, tt := range []struct{ name, said, column, ids, first string }{
		{"shown", "", "7/6/2026 8/25/2026", "batch.dates-taken-mdy", "2026-07-06"},
		{"shown, day first", "", "7/6/2026 25/8/2026", "batch.dates-taken-dmy", "2026-06-07"},
		{"said", "dmy", "7/6/2026 25/8/2026", "", "2026-06-07"},
		{"said, and one date speaks against it", "mdy", "7/6/2026 25/8/2026 8/25/2026 8/26/2026", "batch.dates-against-mdy", "2026-07-06"},
		{"said, and most speak against it", "mdy", "7/6/2026 25/8/2026", "batch.dates-against", ""},
		{"nothing shows it", "", "7/6/2026 2026-08-25", "batch.dates-ask", ""},
		{"said where nothing shows it", "mdy", "7/6/2026 2026-08-25", "", "2026-07-06"},
		{"both ways", "", "7/6/2026 25/8/2026 8/25/2026", "batch.dates-mixed", ""},
		{"both ways, and said", "dmy", "7/6/2026 25/8/2026 8/25/2026", "batch.dates-against-dmy", "2026-06-07"},
		{"the same either way", "", "7/7/2026 2026-08-25", "", "2026-07-07"},
		{"no date in the order that it would show", "", "6/2/2025 31/06/2025 30/2/2025 2/29/2025", "batch.dates-ask", ""},
		{"no date, beside one that is", "", "6/2/2025 31/06/2025 8/25/2026", "batch.dates-taken-mdy", "2025-06-02"},
		{"29 February of a leap year", "", "6/2/2024 29/2/24", "batch.dates-taken-dmy", "2024-02-06"},
		{"nothing to ask", "", "8/25/2026 25/8/2026", "batch.dates-both", "2026-08-25"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := "name,claim_kind,claim_number,denial_date\n"
			for i, d := range strings.Fields(tt.column) {
				text += "A" + count(i) + ",other," + count(i) + "," + d + "\n"
			}
			s, err := Open(written(t, "s.csv", []byte(text)), Mapping{DateOrder: tt.said})
			if err != nil {
				t.Fatal(err)
			}
			survey, err := s.Survey()
			if err != nil {
				t.Fatal(err)
			}
			r := &Reading{Sheet: s, Survey: survey, Today: today}
			var ids []string
			for _, p := range r.Dates() {
				ids = append(ids, p.ID)
				if p.Row != 0 || p.Column != "denial_date" {
					t.Errorf("%s: row %d, column %s", p.ID, p.Row, p.Column)
				}
			}
			if got := strings.Join(ids, " "); got != tt.ids {
				t.Errorf("says %q, want %q", got, tt.ids)
			}
			if got := read(t, r)[0].Case.Denial.Date; got.String() != tt.first {
				t.Errorf("the first is %s, want %s", got, tt.first)
			}
		})
	}
}

func read(t *testing.T, r *Reading) (out []Job) {
	t.Helper()
	if err := r.Sheet.Each(func(row Row) error { out = append(out, r.Job(row)); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDatesAskOnce: two columns that nothing settles are one question, with what
// the others show.
func TestDatesAskOnce(t *testing.T) {
	s, err := Open(written(t, "s.csv", []byte("name,claim_kind,denial_date,denial_received,date_of_birth\nAna,other,7/6/2026,7/8/2026,25/12/1980\n")), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	survey, err := s.Survey()
	if err != nil {
		t.Fatal(err)
	}
	got := (&Reading{Sheet: s, Survey: survey, Today: today}).Dates()
	if len(got) != 1 || got[0].ID != "batch.dates-ask" || got[0].Proposal != "--dates dmy" || got[0].Column != "denial_date, denial_received" || got[0].Args["n"] != "2" {
		t.Errorf("%+v", got)
	}
}

// TestRefusedRowSettlesNoDate: what a row shows that is refused anyway settles
// nothing, but still speaks against what the others show.
func TestRefusedRowSettlesNoDate(t *testing.T) {
	for name, tt := range map[string]struct{ rows, ids string }{
		"sound":              {"B,other,25/8/2025,", "batch.dates-taken-dmy"},
		"unknown kind":       {"B,nonsense,25/8/2025,", "batch.dates-ask"},
		"no name":            {",other,25/8/2025,", "batch.dates-ask"},
		"another impossible": {"B,other,25/8/2025,31/6/2025", "batch.dates-ask"},
		"speaks against":     {"B,nonsense,25/8/2025,\nC,other,8/25/2025,", "batch.dates-mixed"},
	} {
		text := "name,claim_kind,denial_date,denial_received\nA,other,6/2/2025,\n" + tt.rows + "\n"
		s, err := Open(written(t, "s.csv", []byte(text)), Mapping{})
		if err != nil {
			t.Fatal(err)
		}
		survey, err := s.Survey()
		if err != nil {
			t.Fatal(err)
		}
		if got := (&Reading{Sheet: s, Survey: survey, Today: today}).Dates(); len(got) != 1 || got[0].ID != tt.ids {
			t.Errorf("%s: %+v, want %s", name, got, tt.ids)
		}
	}
}

func TestRenamedID(t *testing.T) {
	for id, want := range map[string]string{"A-1": "", "Smith J": "batch.id-renamed", "a/b": "batch.id-renamed", "summary.csv": "batch.id-renamed"} {
		got := jobsOf(t, t.TempDir(), "case_id,name,claim_kind\n"+id+",Ana,other\n")[0]
		if ids(got) != want {
			t.Errorf("%s: %q, want %q (folder %s)", id, ids(got), want, got.Folder)
		}
	}
}
