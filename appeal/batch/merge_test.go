package batch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shards makes each of n parts of the workshop's sheet in a folder of its own.
func (w *workshop) shards(n int) (outs []string) {
	w.t.Helper()
	for i := 1; i <= n; i++ {
		outs = append(outs, w.shard(i, n, fmt.Sprintf("part-%d", i)))
	}
	return outs
}

func (w *workshop) shard(i, n int, name string) string {
	w.t.Helper()
	m := w.maker()
	m.Out, m.Shard = filepath.Join(w.root, name), Shard{i, n}
	if err := m.Run(context.Background()); err != nil {
		w.t.Fatal(err)
	}
	return m.Out
}

// merged gives for each row its case, its state and what is wrong with it.
func (w *workshop) merged(outs []string) string {
	w.t.Helper()
	s, err := Open(w.sheet, Mapping{})
	if err != nil {
		w.t.Fatal(err)
	}
	var all []string
	err = Merge(s, outs, func(m Merged) error {
		text := fmt.Sprintf("%d %s %s", m.Row, m.Case, m.State)
		if m.Trouble != "" {
			text += " " + string(m.Trouble)
		}
		if m.Part.N > 0 {
			text += " " + m.Part.String()
		}
		all = append(all, text)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return strings.Join(all, "\n")
}

var fiveRows = []string{"A,Ana,other,,1", "B,Ben,other,,2", "C,Cy,other,,3", "D,Di,other,,4", "E,Ed,other,,5"}

func TestMerge(t *testing.T) {
	part := func(id string) int { return Shard{N: 3}.Of(id) }
	for _, tt := range []struct {
		name   string
		change func(w *workshop, outs []string) []string
		want   map[int]string // by row, beside "made"
	}{
		{"all well", func(_ *workshop, outs []string) []string { return outs }, nil},
		{"a folder named twice", func(_ *workshop, outs []string) []string { return append(outs, outs[0]+"/.") }, nil},
		{"a row added", func(w *workshop, outs []string) []string {
			w.write(append([]string{"N,Nia,other,,9"}, fiveRows...)...)
			return outs
		}, map[int]string{2: fmt.Sprintf("2 N waiting missing %d/3", part("N")), 3: "3 A made", 4: "4 B made", 5: "5 C made", 6: "6 D made", 7: "7 E made"}},
		{"a row changed", func(w *workshop, outs []string) []string {
			w.write("A,Ana,other,,77", "B,Ben,other,,2", "C,Cy,other,,3", "D,Di,other,,4", "E,Ed,other,,5")
			return outs
		}, map[int]string{2: "2 A made changed"}},
		{"a row taken out", func(w *workshop, outs []string) []string {
			w.write(fiveRows[:4]...)
			return outs
		}, map[int]string{6: "6 E made foreign"}},
		{"a part again, in another folder", func(w *workshop, outs []string) []string {
			return append(outs, w.shard(part("C"), 3, "again"))
		}, nil}, // filled in below: every case of C's part is doubled
		{"a part begun in another folder and given up", func(w *workshop, outs []string) []string {
			w.fail = os.ErrDeadlineExceeded
			return append(outs, w.shard(part("C"), 3, "begun"))
		}, map[int]string{}},
		{"other settings", func(w *workshop, outs []string) []string {
			for _, out := range outs {
				if err := os.RemoveAll(out); err != nil {
					w.t.Fatal(err)
				}
			}
			outs = outs[:0]
			for i, settings := range []string{"one", "one", "two"} {
				m := w.maker()
				m.Settings, m.Out, m.Shard = settings, filepath.Join(w.root, "s"+settings+count(i)), Shard{i + 1, 3}
				if err := m.Run(context.Background()); err != nil {
					w.t.Fatal(err)
				}
				outs = append(outs, m.Out)
			}
			return outs
		}, nil},
		{"a file spoilt on the way", func(w *workshop, outs []string) []string {
			path := filepath.Join(outs[part("D")-1], "D", "out", today.String(), "packet.pdf")
			if err := os.WriteFile(path, []byte("%PDF"), 0o600); err != nil {
				w.t.Fatal(err)
			}
			return outs
		}, map[int]string{5: "5 D made altered"}},
		{"a case's folder lost", func(w *workshop, outs []string) []string {
			if err := os.RemoveAll(filepath.Join(outs[part("D")-1], "D")); err != nil {
				w.t.Fatal(err)
			}
			return outs
		}, map[int]string{5: "5 D waiting"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorkshop(t, fiveRows...)
			outs := tt.change(w, w.shards(3))
			want := map[int]string{2: "2 A made", 3: "3 B made", 4: "4 C made", 5: "5 D made", 6: "6 E made"}
			for row, text := range tt.want {
				want[row] = text
			}
			for i, id := range []string{"A", "B", "C", "D", "E"} {
				if tt.name == "a part again, in another folder" && part(id) == part("C") {
					want[i+2] += " doubled"
				}
				if tt.name == "other settings" && part(id) != 3 { // most are there
					want[i+2] += " differently"
				}
			}
			var lines []string
			for row := 2; want[row] != ""; row++ {
				lines = append(lines, want[row])
			}
			if diff := cmp.Diff(strings.Join(lines, "\n"), w.merged(outs)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestMergeTellsDoubleIdsApart: two rows of one id are two rows of the sheet.
func TestMergeTellsDoubleIdsApart(t *testing.T) {
	w := newWorkshop(t, "A,Ana,other,,1", "A,Bea,other,,2", "a,Ana,other,,1")
	want := "2 A made\n3 A failed\n4 a failed"
	if diff := cmp.Diff(want, w.merged(w.shards(2))); diff != "" {
		t.Error(diff)
	}
}

// TestStatusTellsWhatIsOld: what was made of another row, or with other settings,
// is not what the last run was asked for; a failure is not hidden by what an
// earlier run had made.
func TestStatusTellsWhatIsOld(t *testing.T) {
	w := newWorkshop(t, "A,Ana,other,,1", "B,Ben,other,,2")
	w.run()
	status := func() string {
		var all []Result
		if err := Status(w.out, func(r Result) error { all = append(all, r); return nil }); err != nil {
			t.Fatal(err)
		}
		return states(all)
	}
	if got := status(); got != "made made" {
		t.Errorf("after the run: %s", got)
	}
	w.write("A,Ana,other,,1", "B,Ben,other,,22")
	w.workers = 1
	ctx, cancel := context.WithCancel(context.Background())
	w.before = func(Job) { cancel() }
	_ = w.maker().Run(ctx)
	if got := status(); got != "made waiting" {
		t.Errorf("a changed row that was not reached: %s", got)
	}
	w.before, w.fail = nil, os.ErrDeadlineExceeded
	if got := w.run(); got != "skipped failed" {
		t.Errorf("a row that fails: %s", got)
	}
	if got := status(); got != "made failed" {
		t.Errorf("status of a row that failed: %s", got)
	}
	w.fail = nil
	if got := w.run(); got != "skipped made" {
		t.Errorf("the row again: %s", got)
	}
	m := w.maker()
	m.Settings, m.Only = "others", map[int]bool{2: true}
	if err := m.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if got := status(); got != "made made" {
		t.Errorf("other settings for one row: %s", got)
	}
	ctx, cancel = context.WithCancel(context.Background())
	cancel()
	m.Only = nil
	_ = m.Run(ctx)
	if got := status(); got != "made waiting" {
		t.Errorf("other settings for all, stopped at once: %s", got)
	}
}
