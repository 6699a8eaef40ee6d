package report

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzParse makes pages of any words in any places: a Report comes of each,
// and what it says of itself holds together.
func FuzzParse(f *testing.F) {
	f.Add("RECORDS REVIEWED\n\n• MRI, 2/3/24\n\f1. What? \n\nA: Yes.", []byte{0})
	f.Add("Motion   Right   Left\nFlexion   5   6\n", []byte{1, 2, 3, 200, 100, 50})
	f.Add("1 \n2 a\n3 b\n4 c\n5 d\n6 e\n7 f\n8 g\n9 h", []byte{})
	files, _ := filepath.Glob("../../testdata/reports/*/report.txt")
	for i, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		from := min(len(b), 1000*(i%4)) // beginnings, records, examinations, answers
		f.Add(string(b[from:min(len(b), from+2500)]), []byte{byte(i), 9, 40})
	}
	f.Fuzz(func(t *testing.T, text string, noise []byte) {
		if len(text) > 4000 {
			return
		}
		pages := TextPages(text)
		k := 0
		for i := range pages {
			for j := range pages[i].Words {
				if k+2 < len(noise) {
					w := &pages[i].Words[j]
					w.Box[int(noise[k])%4] += float64(int8(noise[k+1])) * float64(noise[k+2])
					w.Size = float64(noise[k+2]) / 4
					w.Bold = noise[k]&16 > 0
					k += 3
				}
			}
		}
		if len(noise) >= 8 && len(pages[0].Words) > 0 {
			pages[0].Words[0].Box[0] = math.Float64frombits(binary.LittleEndian.Uint64(noise))
			pages[0].Height = -pages[0].Height
		}
		consistent(t, Parse(pages))
	})
}

func consistent(t *testing.T, r *Report) {
	t.Helper()
	at := 0
	for i, s := range r.Sections {
		if s.First < at || s.Last < s.First || s.Last > len(r.Sentences) {
			t.Fatalf("section %d holds sentences [%d, %d) after %d of %d", i, s.First, s.Last, at, len(r.Sentences))
		}
		at = s.Last
		for k := s.First; k < s.Last; k++ {
			if r.Sentences[k].Section != i {
				t.Fatalf("sentence %d says section %d, stands in %d", k, r.Sentences[k].Section, i)
			}
		}
	}
	for i, s := range r.Sentences {
		if s.Page < 1 || s.Line < 1 || before(s.End, s.Ref) && s.End.Page == s.Page && s.Question < 0 || strings.TrimSpace(s.Text) == "" || len(s.Boxes) == 0 {
			t.Fatalf("sentence %d: %+v", i, s)
		}
		_ = Quote(s)
	}
	for _, l := range r.Lines {
		if l.Section < -1 || l.Section >= len(r.Sections) || l.Line < 1 || strings.TrimSpace(l.Text) == "" {
			t.Fatalf("line %+v", l)
		}
	}
	for _, tab := range r.Tables {
		for _, row := range tab.Rows {
			if row.Sentence < 0 || row.Sentence >= len(r.Sentences) || !r.Sentences[row.Sentence].Row {
				t.Fatalf("table row %+v", row)
			}
		}
	}
	for _, q := range r.Questions() {
		for _, a := range q.Answer {
			if a < 0 || a >= len(r.Sentences) {
				t.Fatalf("question %+v", q)
			}
		}
	}
	for _, e := range r.RecordsList() {
		if e.Text == "" || e.Sentence < 0 || e.Sentence >= len(r.Sentences) {
			t.Fatalf("entry %+v", e)
		}
	}
	for _, p := range r.Pages {
		r.PageText(p.Number)
	}
	r.Find(0, "any words")
	if _, err := json.Marshal(r.Show()); err != nil {
		t.Fatal(err)
	}
}

func TestParseNothing(t *testing.T) {
	for _, pages := range [][]RawPage{nil, {}, {{}}, {{Number: 3, Unread: "picture"}}} {
		r := Parse(pages)
		consistent(t, r)
		if len(r.Pages) != len(pages) || len(r.Sentences) != 0 {
			t.Errorf("Parse(%v) = %+v", pages, r)
		}
	}
}
