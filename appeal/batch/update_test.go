package batch

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// edit changes the case of a row by hand.
func (w *workshop) edit(id string, change func(f *casefile.File) error) {
	w.t.Helper()
	f, err := casefile.Open(filepath.Join(w.out, id))
	if err == nil {
		err = change(f)
	}
	if err == nil {
		err = f.Save()
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *workshop) opened(id string) appeal.Case {
	w.t.Helper()
	f, err := casefile.Open(filepath.Join(w.out, id))
	if err != nil {
		w.t.Fatal(err)
	}
	return f.Case
}

// one runs a sheet of one row and gives what became of it.
func (w *workshop) one() Result {
	w.t.Helper()
	results, err := w.made(w.maker())
	if err != nil || len(results) != 1 {
		w.t.Fatal(results, err)
	}
	return results[0]
}

func keepDecision(f *casefile.File) error {
	return f.Append("review", appeal.Decision{Finding: "x-1", Keep: "keep"})
}

// TestMakeBuildsFromAPersonsWork: a decision in a case's folder is built with the
// next run, once, and survives every later change of the row.
func TestMakeBuildsFromAPersonsWork(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	w.edit("A", keepDecision)
	if r := w.one(); r.Skipped || !r.Outcome.Anew {
		t.Errorf("after a decision: %+v", r)
	}
	packet, err := os.ReadFile(filepath.Join(w.out, "A", "out", today.String(), "packet.pdf"))
	if err != nil || !bytes.Contains(packet, []byte("x-1")) {
		t.Errorf("the decision is not in what was built: %v", err)
	}
	if r := w.one(); !r.Skipped {
		t.Errorf("built twice from one decision")
	}
	for _, row := range []string{"A,Ana,workers-comp,OH,2", "A,Ana,workers-comp,OH,3"} {
		w.write(row)
		if r := w.one(); r.State != Made || r.Outcome.Anew {
			t.Errorf("%s: %+v", row, r)
		}
		if c := w.opened("A"); len(c.Review) != 1 || !strings.HasSuffix(row, c.Claim.ClaimNumber) {
			t.Errorf("%s: review %v, number %q", row, c.Review, c.Claim.ClaimNumber)
		}
	}
}

// TestMakeWeighsRowAndCase: a person's word stands where the row says what it
// said; where both were changed neither is taken and nothing is touched.
func TestMakeWeighsRowAndCase(t *testing.T) {
	for _, tt := range []struct {
		name, row string
		state     State
		want      string // state of the claim in the case
		kept      string
	}{
		{"the row as it was", "A,Ana,workers-comp,OH,1", Made, "PA", "claim.state"},
		{"another cell of the row", "A,Ana,workers-comp,OH,2", Made, "PA", "claim.state"},
		{"the row says the same now", "A,Ana,workers-comp,PA,1", Made, "PA", ""},
		{"the row says nothing now", "A,Ana,workers-comp,,1", Made, "PA", "claim.state"},
		{"the row says a third thing", "A,Ana,workers-comp,NY,1", Failed, "PA", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
			w.run()
			w.edit("A", func(f *casefile.File) error { return f.Set("claim.state", "PA") })
			before := tree(t, w.out)
			w.write(tt.row)
			r := w.one()
			if r.State != tt.state || strings.Join(r.Outcome.Kept, " ") != tt.kept {
				t.Errorf("%s, kept %v: %s", r.State, r.Outcome.Kept, r.Reason)
			}
			if got := w.opened("A").Claim.State; got != tt.want {
				t.Errorf("state %s, want %s", got, tt.want)
			}
			if tt.state == Failed {
				if after := tree(t, w.out); after["A/case.yaml"] != before["A/case.yaml"] || !strings.Contains(r.Reason, "claim.state") {
					t.Errorf("touched, or not named: %s", r.Reason)
				}
				w.write("A,Ana,workers-comp,PA,1") // made to say the same
				if r := w.one(); r.State != Made {
					t.Errorf("after it was settled: %s %s", r.State, r.Reason)
				}
			}
		})
	}
}

// TestMakeKeepsPapers: what a person put into the folder, replaced or took out is
// not undone; what the row takes away stays, and is named.
func TestMakeKeepsPapers(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	touch(t, w.root, "papers/A/mri.pdf")
	touch(t, w.root, "papers/A/emg.pdf")
	w.run()
	documents := filepath.Join(w.out, "A", "documents")
	touch(t, documents, "own.pdf") // dropped there, not entered yet
	if err := os.WriteFile(filepath.Join(documents, "mri.pdf"), []byte("%PDF-1.4 blacked out"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.write("A,Ana,workers-comp,OH,2")
	if r := w.one(); r.State != Made {
		t.Fatal(r.Reason)
	}
	if _, err := os.Stat(filepath.Join(documents, "own.pdf")); err != nil {
		t.Error(err)
	}
	if b, _ := os.ReadFile(filepath.Join(documents, "mri.pdf")); !bytes.Contains(b, []byte("blacked out")) {
		t.Error("the paper that a person replaced is back")
	}
	if n := len(w.opened("A").Documents); n != 3 {
		t.Errorf("%d documents, want 3", n)
	}
	if err := os.Remove(filepath.Join(w.root, "papers/A/emg.pdf")); err != nil {
		t.Fatal(err)
	}
	if r := w.one(); r.State != Made || !slices.Equal(r.Outcome.Stays, []string{"emg.pdf"}) {
		t.Errorf("%s %s, stays %v", r.State, r.Reason, r.Outcome.Stays)
	}
}

// TestMakeAfterAKillBetweenJournalAndFolder: the old case that stands there is not
// taken for a person's work.
func TestMakeAfterAKillBetweenJournalAndFolder(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	aside := filepath.Join(w.root, "aside")
	if err := copyTree(filepath.Join(w.out, "A"), aside); err != nil {
		t.Fatal(err)
	}
	w.write("A,Ana,workers-comp,NY,2")
	w.run()
	if err := os.RemoveAll(filepath.Join(w.out, "A")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(aside, filepath.Join(w.out, "A")); err != nil {
		t.Fatal(err)
	}
	if r := w.one(); r.State != Made || r.Skipped || len(r.Outcome.Kept) > 0 || r.Touched {
		t.Errorf("%+v", r.Record)
	}
	if c := w.opened("A"); c.Claim.State != "NY" || c.Claim.ClaimNumber != "2" {
		t.Errorf("%+v", c.Claim)
	}
}

// TestMakeWhileAPersonWorks: what is saved in the folder while the case is made
// anew is not lost.
func TestMakeWhileAPersonWorks(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	w.write("A,Ana,workers-comp,OH,2")
	w.before = func(Job) { w.edit("A", keepDecision) }
	if r := w.one(); r.State != Failed || r.Reason != ErrChanged.Error() {
		t.Errorf("%s %s", r.State, r.Reason)
	}
	w.before = nil
	if r := w.one(); r.State != Made {
		t.Errorf("%s %s", r.State, r.Reason)
	}
	if c := w.opened("A"); len(c.Review) != 1 || c.Claim.ClaimNumber != "2" {
		t.Errorf("%+v", c)
	}
}

// TestMakeLeavesWhatWasSent: recording a sending does not make another packet.
func TestMakeLeavesWhatWasSent(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	sum, err := hashOf(filepath.Join(w.out, "A", "out", today.String(), "packet.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	w.edit("A", func(f *casefile.File) error {
		return f.Append("log", appeal.LogEntry{Date: today, What: "appeal sent", SHA256: sum})
	})
	if r := w.one(); !r.Skipped || !r.Sent {
		t.Errorf("%+v", r)
	}
}

// TestMakeTellsWhatIsNotItsOwn: a folder below out that a person built or changed
// is named to who builds.
func TestMakeTellsWhatIsNotItsOwn(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	touch(t, w.out, "A/out/2026-01-02/packet.pdf")
	w.write("A,Ana,workers-comp,OH,2")
	var kept []string
	w.before = func(j Job) { kept = j.Kept }
	if r := w.one(); r.State != Made || !slices.Equal(kept, []string{"2026-01-02"}) {
		t.Errorf("%s %s, kept %v", r.State, r.Reason, kept)
	}
}

// TestMakeNamesALink: a link that a person put into a case's folder is neither
// followed nor lost.
func TestMakeNamesALink(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	if err := os.Symlink(t.TempDir(), filepath.Join(w.out, "A", "more")); err != nil {
		t.Skip("no symbolic links here")
	}
	if r := w.one(); r.State != Failed || !strings.Contains(r.Reason, "more") {
		t.Errorf("%s %s", r.State, r.Reason)
	}
	if _, err := os.Lstat(filepath.Join(w.out, "A", "more")); err != nil {
		t.Error(err)
	}
}

// TestSaysReadsBack: what is noted of a row is what its case says when it is read
// again, else an untouched case would look like a changed one.
func TestSaysReadsBack(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "s.csv")
	var sheet bytes.Buffer
	if err := TemplateCSV(&sheet, func(_, _ string) string { return "help" }); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, sheet.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, Mapping{})
	if err != nil {
		t.Fatal(err)
	}
	survey, err := s.Survey()
	if err != nil {
		t.Fatal(err)
	}
	folder, err := OpenFolder(root)
	if err != nil {
		t.Fatal(err)
	}
	r := &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}
	n := 0
	err = s.Each(func(row Row) error {
		j := r.Job(row)
		j.Papers, j.Report, j.Denial = nil, "", ""
		dir := t.TempDir()
		m, err := fill(dir, &j, standing{}, Look{})
		if err != nil {
			return err
		}
		f, err := casefile.Open(dir)
		if err != nil {
			return err
		}
		for key, want := range m.said {
			if v, there := valueAt(&f.Case, key); key != reportKey && key != denialKey && (!there || hashed(v) != want) {
				t.Errorf("%s reads back as %v", key, v)
			}
			n++
		}
		return nil
	})
	if err != nil || n < 20 {
		t.Errorf("%d keys: %v", n, err)
	}
}

func TestMakeStopped(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	w.edit("A", keepDecision)
	ctx, cancel := context.WithCancel(context.Background())
	w.before = func(Job) { cancel() }
	_ = w.maker().Run(ctx)
	w.before = nil
	if r := w.one(); r.State != Made || len(w.opened("A").Review) != 1 {
		t.Errorf("%s %s", r.State, r.Reason)
	}
}

// TestStatusKeepsWhatLeftTheSheet: a case that was made does not leave the lists
// with its row; one that was never made does, and so does one whose folder a
// person took away.
func TestStatusKeepsWhatLeftTheSheet(t *testing.T) {
	w := newWorkshop(t, "A,Ana,other,,1", "B,Ben,other,,2", "C,=1,other,,3", "D,Di,other,,4")
	w.run()
	w.write("D,Di,other,,4")
	w.run()
	listed := func() string {
		var out []string
		err := Status(w.out, func(r Result) error {
			out = append(out, r.Case+" "+string(r.State)+" "+r.Claimant)
			if r.Gone != (r.Row == 0) {
				t.Errorf("%s: gone %t, row %d", r.Case, r.Gone, r.Row)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(out, ", ")
	}
	want := "D made Di, A made Ana, B made Ben"
	if got := listed(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	w.run()
	if got := listed(); got != want {
		t.Errorf("after one more run: %s, want %s", got, want)
	}
	if err := os.RemoveAll(filepath.Join(w.out, "B")); err != nil {
		t.Fatal(err)
	}
	if got, want := listed(), "D made Di, A made Ana"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	w.write("D,Di,other,,4", "A,Ana,other,,1")
	if got := w.run(); got != "made skipped" && got != "skipped skipped" {
		t.Errorf("back in the sheet: %s", got)
	}
	if got, want := listed(), "D made Di, A made Ana"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
