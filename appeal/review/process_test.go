package review

import (
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// Every check looks at one thing, and its expression keeps to its sentences.
func TestProcessTable(t *testing.T) {
	table, err := stations()
	if err != nil {
		t.Fatal(err)
	}
	if len(table) != 10 {
		t.Errorf("%d stations, want 10", len(table))
	}
	for _, s := range table {
		if s.Title == "" || s.Question == "" || s.Letter == "" || len(s.Checks) == 0 {
			t.Errorf("station %s is not whole", s.ID)
		}
		for _, k := range s.Checks {
			n := 0
			for _, has := range []bool{len(k.Case) > 0, k.Report != "", k.Log != "", len(k.Paper) > 0, k.Count != "", len(k.Findings) > 0} {
				if has {
					n++
				}
			}
			if n != 1 || k.Known == "" || k.Missing == "" && k.Open == "" {
				t.Errorf("%s.%s looks at %d things or lacks words", s.ID, k.ID, n)
			}
			checkExamples(t, s.ID+"."+k.ID, k)
		}
	}
}

func checkExamples(t *testing.T, id string, k check) {
	t.Helper()
	expr := k.Report + k.Log
	if expr == "" {
		return
	}
	if len(k.Hits) == 0 || len(k.Misses) == 0 {
		t.Errorf("%s has no examples", id)
	}
	e := clinic.Expr(expr)
	for _, s := range k.Hits {
		if !e.MatchString(clinic.Fold(s)) {
			t.Errorf("%s does not hit %q", id, s)
		}
	}
	for _, s := range k.Misses {
		if e.MatchString(clinic.Fold(s)) {
			t.Errorf("%s hits %q", id, s)
		}
	}
}

func TestProcess(t *testing.T) {
	in := secondReading(t)
	station := func(id string) Station {
		t.Helper()
		all, err := Process(in, Run(in))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(s Station) bool { return s.ID == id })
		if i < 0 {
			t.Fatalf("no station %s", id)
		}
		return all[i]
	}
	if s := station("examination"); s.State != StationOpen || !strings.HasPrefix(s.Open[0].Text, "Passages that differ from the notes of that day: ") || s.Letter != "claims-file" {
		t.Errorf("examination: %+v", s)
	}
	if s := station("referral"); s.State != StationUnknown || len(s.Missing) != 2 {
		t.Errorf("referral without questions: %+v, want not known", s)
	}
	if s := station("disclosure"); s.State != StationPart {
		t.Errorf("disclosure: %s, want part", s.State)
	}
	in.Case.Denial.Date = appeal.Day{Year: 2025, Month: 5, Date: 2}
	in.Case.Log = []appeal.LogEntry{{Date: appeal.Day{Year: 2025, Month: 5, Date: 9}, What: "received the report", Document: "ime"}}
	if s := station("disclosure"); s.State != StationOpen || !strings.Contains(s.Open[0].Text, "May 9, 2025") {
		t.Errorf("report after the denial: %+v", s)
	}
	in.Case.Log[0].Date.Date = 1
	if s := station("disclosure"); s.State != StationKnown || s.Letter != "" {
		t.Errorf("report before the denial: %+v", s)
	}
	in.Report = nil
	if s := station("report"); s.State != StationUnknown {
		t.Errorf("without a report: %s, want not known", s.State)
	}
}
