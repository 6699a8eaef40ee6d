package clinic

import (
	"regexp"
	"testing"
)

func TestFunctionsTellWellFromNot(t *testing.T) {
	table := &load(t).Functions
	sides := func(f *Function, text string) (well, bad bool) {
		for _, take := range table.Takes(f, LookAt(Fold(text))) {
			well, bad = well || take.Well, bad || !take.Well
		}
		return
	}
	for i := range table.Functions {
		f := &table.Functions[i]
		if f.Subject == "" || len(f.Bad) == 0 || len(f.Well) == 0 || len(f.Neither) == 0 {
			t.Errorf("%s lacks a subject or examples", f.ID)
		}
		for _, s := range f.Bad {
			if _, bad := sides(f, s); !bad {
				t.Errorf("%s: %q is not told to be amiss", f.ID, s)
			}
		}
		for _, s := range f.Well {
			if well, bad := sides(f, s); !well || bad {
				t.Errorf("%s: %q: well %v, amiss %v", f.ID, s, well, bad)
			}
		}
		for _, s := range f.Neither {
			if well, bad := sides(f, s); well || bad {
				t.Errorf("%s: %q: well %v, amiss %v", f.ID, s, well, bad)
			}
		}
		for _, list := range [][]string{f.Name, f.Sign, f.Fine, f.Unless, {table.Normal, table.Abnormal}} {
			for _, s := range list {
				if _, err := regexp.Compile(s); err != nil {
					t.Errorf("%s: %v", f.ID, err)
				}
			}
		}
	}
}
