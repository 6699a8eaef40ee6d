package batch

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestLargeSheets: a file that is too large is refused before it is read, and a
// workbook before it has unpacked itself into the memory.
func TestLargeSheets(t *testing.T) {
	sparse := filepath.Join(t.TempDir(), "ten-gigabytes.csv")
	if err := os.WriteFile(sparse, []byte("case_id,claimant_name\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(sparse, 10<<30); err != nil {
		t.Fatal(err) // it takes no room where files may be sparse
	}
	cell := `<row r="2"><c r="A2" t="inlineStr"><is><t>`
	for _, tt := range []struct{ name, path, want string }{
		{"ten gigabytes", sparse, "ten-gigabytes.csv : 10737418240 bytes, at most 1048576 are read"},
		{"a part that unpacks", packed(t, bookHeader+strings.Repeat(`<row><c t="b"><v>1</v></c></row>`, 200000)), "at most 4194304 are read"},
		{"a cell that never ends", packed(t, bookHeader+cell+strings.Repeat("x", 2<<20)), errPiece.Error()},
		{"an attribute that never ends", packed(t, bookHeader+`<row r="`+strings.Repeat("7", 2<<20)), errPiece.Error()},
		{"folded into itself", packed(t, bookHeader+strings.Repeat("<row>", 100000)), errDeep.Error()},
		{"folded where nobody looks", packed(t, bookHeader+`<row r="2"><extLst>`+strings.Repeat("<x>", 100000)), errDeep.Error()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			s, err := Open(tt.path, Mapping{MaxBytes: 1 << 20})
			if err == nil {
				err = s.Each(func(Row) error { return nil })
			}
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("%d MB were used", used>>20)
			}
		})
	}
	var no *NotTextError
	if _, err := Open(os.DevNull, Mapping{}); !errors.As(err, &no) || no.Kind != "device" && no.Kind != "empty" {
		t.Errorf("%s: %v", os.DevNull, err)
	}
	if _, err := Open(written(t, "~$cases.xlsx", []byte("\x05Anna")), Mapping{}); !errors.As(err, &no) || no.Kind != "lock" {
		t.Errorf("a lock: %v", err)
	}
}

func packed(t *testing.T, rows string) string {
	t.Helper()
	return written(t, "s.xlsx", workbook(t, rows, ""))
}
