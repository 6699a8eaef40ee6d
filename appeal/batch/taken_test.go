package batch

import (
	"maps"
	"testing"
)

// TestMakeTakesNobodysFolder: a row with the id of another claimant's case is not
// made, worked on or not; a name or a number that was mended is.
func TestMakeTakesNobodysFolder(t *testing.T) {
	for row, want := range map[string]State{
		"A,Ana Ruiz,workers-comp,OH,WC-1": Made,
		"A,Ana,workers-comp,OH,WC-2":      Made,
		"A,Bo,workers-comp,OH,WC-2":       Failed,
	} {
		for _, worked := range []bool{false, true} {
			w := newWorkshop(t, "A,Ana,workers-comp,OH,WC-1")
			w.run()
			if worked {
				w.edit("A", keepDecision)
			}
			before := tree(t, w.out+"/A")
			w.write(row)
			r := w.one()
			if r.State != want {
				t.Errorf("%s, worked on %v: %s %s", row, worked, r.State, r.Reason)
			}
			if want == Failed && !maps.Equal(before, tree(t, w.out+"/A")) {
				t.Errorf("%s, worked on %v: the other's folder was touched", row, worked)
			}
			w.write("A,Ana,workers-comp,OH,WC-1")
			if r := w.one(); want == Failed && r.State != Made && !r.Skipped {
				t.Errorf("%s, worked on %v: the first row again: %s %s", row, worked, r.State, r.Reason)
			}
		}
	}
}
