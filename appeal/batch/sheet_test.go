package batch

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func written(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSheetForms reads the same three rows from every form that spreadsheet
// programs write.
func TestSheetForms(t *testing.T) {
	const comma = "Case ID,claimant-name,CLAIM KIND,denial reasons\r\nA,\"Müller, Zoë\",erisa-disability,\"one\r\ntwo\"\r\n\r\nB,\"José \"\"Pepe\"\" Núñez\",workers-comp,\r\n"
	swap := func(delimiter string) string {
		return strings.NewReplacer("Müller, Zoë", "Müller, Zoë", ",", delimiter).Replace(strings.ReplaceAll(comma, "Müller, Zoë", "Müller\x00 Zoë"))
	}
	tab, semicolon := strings.ReplaceAll(swap("\t"), "\x00", ","), strings.ReplaceAll(swap(";"), "\x00", ",")
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	for _, tt := range []struct {
		name string
		raw  []byte
		want Encoding
	}{
		{"UTF-8", []byte(comma), UTF8},
		{"UTF-8 with mark", append([]byte("\xef\xbb\xbf"), comma...), UTF8},
		{"Windows-1252", encoded(t, charmap.Windows1252, comma), Windows1252},
		{"Windows-1252, semicolons", encoded(t, charmap.Windows1252, semicolon), Windows1252},
		{"MS-DOS", encoded(t, charmap.CodePage850, comma), MSDOS},
		{"Macintosh", encoded(t, charmap.Macintosh, strings.ReplaceAll(comma, "\r\n", "\r")), Macintosh},
		{"UTF-16 LE, tabs: Excel's Unicode text", encoded(t, le, tab), UTF16LE},
		{"UTF-16 BE, tabs", encoded(t, be, tab), UTF16BE},
		{"UTF-16 LE without mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), comma), UTF16LE},
		{"line feeds", []byte(strings.ReplaceAll(comma, "\r\n", "\n")), UTF8},
		{"carriage returns", []byte(strings.ReplaceAll(comma, "\r\n", "\r")), UTF8},
		{"no end of line at the end", []byte(strings.TrimSuffix(comma, "\r\n")), UTF8},
		{"a line sep=;", []byte("sep=;\r\n" + semicolon), UTF8},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(written(t, "s.csv", tt.raw), Mapping{})
			if err != nil {
				t.Fatal(err)
			}
			if s.Encoding != tt.want {
				t.Errorf("encoding %s, want %s", s.Encoding, tt.want)
			}
			if len(s.Problems) > 0 {
				t.Errorf("problems: %v", s.Problems)
			}
			var got []string
			err = s.Each(func(r Row) error {
				reasons := strings.Join(strings.FieldsFunc(r.text("denial_reasons"), func(r rune) bool { return r == '\r' || r == '\n' }), "/")
				got = append(got, count(r.Number)+" "+r.text("case_id")+" "+r.text("claimant_name")+" "+r.text("claim_kind")+" "+reasons)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			want := []string{"2 A Müller, Zoë erisa-disability one/two", `4 B José "Pepe" Núñez workers-comp `}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNoSheet(t *testing.T) {
	for _, tt := range []struct{ name, raw, want string }{
		{"nothing", "", "empty"},
		{"blank lines", " \n,,\n", "empty"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"},
		{"broken workbook", "PK\x03\x04junk", "xlsx"},
		{"web page", "<html><table>", "html"},
		{"PDF", "%PDF-1.7", "binary"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(written(t, "s.csv", []byte(tt.raw)), Mapping{})
			var got *NotTextError
			if !errors.As(err, &got) || got.Kind != tt.want {
				t.Errorf("Open gives %v, want kind %s", err, tt.want)
			}
		})
	}
}

func TestUnclosedQuote(t *testing.T) {
	s, err := Open(written(t, "s.csv", []byte("case_id,claimant_name,claim_kind\nA,\"Ana,other\n"+strings.Repeat("x,y,z\n", 9))), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Each(func(Row) error { return nil })
	var unclosed *UnclosedError
	if !errors.As(err, &unclosed) || unclosed.Row != 2 {
		t.Errorf("got %v, want an unclosed quote in row 2", err)
	}
}

func TestHeadings(t *testing.T) {
	for _, tt := range []struct {
		name, header, id, proposal string
		mapping                    Mapping
	}{
		{"near", "case_id,claiment name,claim_kind,claimant_name", "batch.column-like", "claimant_name", Mapping{}},
		{"unknown, all at once", "claimant_name,claim_kind,Colour,Status,Adjuster", "batch.column-unknown", `ignore: ["Colour", "Status", "Adjuster"]`, Mapping{}},
		{"another thing", "claimant_name,claim_kind,Insured", "batch.column-unknown", `ignore: ["Insured"]`, Mapping{}},
		{"another number", "claimant_name,claim_kind,Email 2", "batch.column-unknown", `ignore: ["Email 2"]`, Mapping{}},
		{"a short one", "claimant_name,claim_kind,DOL", "batch.column-unknown", `ignore: ["DOL"]`, Mapping{}},
		{"one of several", "claimant_name,claim_kind,Zip", "batch.column-which", "", Mapping{}},
		{"words of one", "claimant_name,claim_kind,Sponsor", "batch.column-which", "", Mapping{}},
		{"a number's sign", "Claimant Name,Type of Claim,Claim #,Policy #,Group No.", "", "", Mapping{}},
		{"twice", "claimant_name,Claimant-Name,claim_kind", "batch.column-twice", "", Mapping{}},
		{"missing", "claimant_name,state", "batch.column-missing", "", Mapping{}},
		{"mapped", "Our Client,claim_kind", "", "", Mapping{Columns: map[string]string{"our client": "claimant_name"}}},
		{"ignored", "name,claim_kind,Colour", "", "", Mapping{Ignore: []string{"Colour"}}},
		{"by default", "name", "", "", Mapping{Defaults: map[string]string{"claim_kind": "workers-comp"}}},
		{"list", "name,claim_kind,Physician 1 Name,diagnosis_2_side", "", "", Mapping{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(written(t, "s.csv", []byte(tt.header+"\n")), tt.mapping)
			if err != nil {
				t.Fatal(err)
			}
			var ids, proposals []string
			for _, p := range s.Problems {
				ids, proposals = append(ids, p.ID), append(proposals, p.Proposal+p.Args["ignore"])
			}
			if got := strings.Join(ids, " "); got != tt.id {
				t.Errorf("problems %q, want %q", got, tt.id)
			}
			if got := strings.Join(proposals, " "); got != tt.proposal {
				t.Errorf("proposals %q, want %q", got, tt.proposal)
			}
		})
	}
}

// FuzzSheet: whatever the bytes, a sheet is read without a panic, and its rows
// have rising numbers.
func FuzzSheet(f *testing.F) {
	f.Add([]byte("case_id,claimant_name,claim_kind\nA,\"x\"\"y\",erisa\n"))
	f.Add([]byte("\xff\xfec\x00a\x00s\x00e\x00,\x00"))
	f.Add([]byte("sep=;\nname;kind;documents_folder\n=1;../../x;C:\\y\n"))
	f.Add([]byte("case_id,claimant_name,claim_kind,claim_state,insurer_name,claim_number,denial_date,denial_received,report_file,denial_file,documents_folder\r\n" +
		"A-17,\"Ruiz, Ana\",erisa-disability,OH,\"Tri-Rivers Mutual, Inc.\",LTD-4471-20863,07/06/2026,2026-07-10,report.pdf,denial.pdf,docs\r\n"))
	f.Add([]byte("name,claim_kind,denial_date\n\"\x00,7/6/26,45871\r"))
	dir := f.TempDir()
	folder, err := OpenFolder(dir)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(dir, "s.csv")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, Mapping{})
		if err != nil {
			return
		}
		survey, err := s.Survey()
		if err != nil {
			return
		}
		r := &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}
		last := 0
		err = s.Each(func(row Row) error {
			if row.Number <= last {
				t.Fatalf("row %d after %d", row.Number, last)
			}
			last = row.Number
			if j := r.Job(row); strings.ContainsAny(j.Folder, `/\:`+"\x00") {
				t.Fatalf("folder %q", j.Folder)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestTemplateIsAGoodSheet(t *testing.T) {
	var b bytes.Buffer
	if err := TemplateCSV(&b, func(column, _ string) string { return "about, " + column }); err != nil {
		t.Fatal(err)
	}
	s, err := Open(written(t, "s.csv", b.Bytes()), Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Problems) > 0 {
		t.Errorf("problems: %v", s.Problems)
	}
	rows := 0
	for _, j := range jobs(t, s, t.TempDir()) {
		rows++
		for _, p := range j.Problems {
			if p.ID != "batch.path-missing" && p.ID != "batch.no-report" {
				t.Errorf("row %d: %s %s %q", p.Row, p.ID, p.Column, p.Value)
			}
		}
	}
	if rows != 2 {
		t.Errorf("%d rows, want the two people", rows)
	}
}

// TestWindowsMarks: the quotes, dashes and spaces of Windows are no letters of MS-DOS.
func TestWindowsMarks(t *testing.T) {
	for text, want := range map[string]Encoding{
		"O’Brien – “no…” in 5€": Windows1252, "Núñez, Zoë": Windows1252, "a\u00a0b, § 5 £10": Windows1252, "Ben’s": Windows1252,
	} {
		s, err := Open(written(t, "s.csv", encoded(t, charmap.Windows1252, "name,claim_kind\n\""+text+"\",other\n")), Mapping{})
		if err != nil || s.Encoding != want {
			t.Errorf("%s: %s (%v), want %s", text, s.Encoding, err, want)
		}
	}
	for text, want := range map[string]Encoding{"José": MSDOS, "Núñez": MSDOS, "Müller": MSDOS, "García": MSDOS} {
		s, err := Open(written(t, "s.csv", encoded(t, charmap.CodePage850, "name,claim_kind\n"+text+",other\n")), Mapping{})
		if err != nil || s.Encoding != want {
			t.Errorf("%s: %s (%v), want %s", text, s.Encoding, err, want)
		}
	}
}

// TestNameInTwo: a first and a last name are one; a whole one goes before them, and one
// of the two is none.
func TestNameInTwo(t *testing.T) {
	for row, want := range map[string]string{"Ana,Ruiz,": "Ana Ruiz", "Ana,Ruiz,Ana B. Ruiz": "Ana B. Ruiz", "Ana,,": "", ",Ruiz,": ""} {
		j := jobsOf(t, t.TempDir(), "case_id,First Name,Last Name,claimant_name,claim_kind\nA,"+row+",other\n")[0]
		if got := j.Case.Claimant.Name; got != want || (want == "") != HasError(j.Problems) {
			t.Errorf("%s: %q, want %q; %v", row, got, want, ids(j))
		}
	}
	if j := jobsOf(t, t.TempDir(), "case_id,First Name,Last Name,claim_kind\nA,Ana,=1+1,other\n")[0]; ids(j) != "batch.formula" {
		t.Errorf("a formula as a name: %s", ids(j))
	}
}
