package batch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
)

// workshop is a sheet with an output folder and a build that writes what the
// case says, so that what was made shows what it was made from.
type workshop struct {
	t         *testing.T
	root, out string
	sheet     string
	built     atomic.Int32
	before    func(j Job) // in Build, to fail or stop there
	fail      error
	workers   int
}

func newWorkshop(t *testing.T, rows ...string) *workshop {
	w := &workshop{t: t, root: t.TempDir(), workers: 2}
	w.out = filepath.Join(w.root, "built")
	w.write(rows...)
	for _, row := range rows {
		touch(t, w.root, "papers/"+strings.Split(row, ",")[0]+"/ime.pdf")
	}
	return w
}

func (w *workshop) write(rows ...string) {
	text := "case_id,name,claim_kind,state,claim_number\n" + strings.Join(rows, "\n") + "\n"
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	lines[0] += ",documents_folder"
	for i, line := range lines[1:] {
		lines[i+1] = line + ",papers/" + strings.Split(line, ",")[0]
	}
	w.sheet = filepath.Join(w.root, "s.csv")
	if err := os.WriteFile(w.sheet, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workshop) maker() *Maker {
	w.t.Helper()
	s, err := Open(w.sheet, Mapping{})
	if err != nil {
		w.t.Fatal(err)
	}
	survey, err := s.Survey()
	if err != nil {
		w.t.Fatal(err)
	}
	folder, err := OpenFolder(w.root)
	if err != nil {
		w.t.Fatal(err)
	}
	return &Maker{
		Reading: &Reading{Sheet: s, Survey: survey, Folder: folder, Today: today}, Out: w.out, Workers: w.workers, SkipBad: true,
		Settings: "test", Words: error.Error,
		Build: func(ctx context.Context, _ int, dir string, j Job) (Outcome, error) {
			w.built.Add(1)
			if w.before != nil {
				w.before(j)
			}
			if w.fail != nil {
				return Outcome{}, w.fail
			}
			f, err := casefile.Open(dir)
			if err != nil {
				return Outcome{}, err
			}
			day, err := f.Out(today)
			if err != nil {
				return Outcome{}, err
			}
			return Outcome{Pages: 1}, os.WriteFile(filepath.Join(day, "packet.pdf"), f.Text(), 0o600)
		},
	}
}

// run makes the sheet and gives the states in order.
func (w *workshop) run() string {
	w.t.Helper()
	results, err := w.made(w.maker())
	if err != nil {
		w.t.Fatal(err)
	}
	return states(results)
}

// made runs a maker and gives what became of its rows, in the order of the sheet.
func (w *workshop) made(m *Maker) ([]Result, error) {
	var results []Result
	m.Done = func(r Result) { results = append(results, r) }
	err := m.Run(context.Background())
	slices.SortFunc(results, func(a, b Result) int { return a.Row - b.Row })
	return results, err
}

func states(results []Result) string {
	var out []string
	for _, r := range results {
		s := string(r.State)
		if r.Skipped {
			s = "skipped"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// tree gives every file of the cases with its content; the batch's own accounts
// are not compared.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if strings.HasPrefix(rel, ".") || strings.Contains(rel, ".imeappeal") {
			return nil
		}
		b, err := os.ReadFile(path)
		out[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMakeSkipsWhatIsFinished(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1", "B,Ben,workers-comp,PA,2", "C,=1,other,,3", "D,Di,other,,4")
	if got, want := w.run(), "made made failed made"; got != want {
		t.Fatalf("first run: %s, want %s", got, want)
	}
	before := tree(t, w.out)
	if got, want := w.run(), "skipped skipped failed skipped"; got != want {
		t.Errorf("second run: %s, want %s", got, want)
	}
	if diff := cmp.Diff(before, tree(t, w.out)); diff != "" {
		t.Errorf("the second run changed something: %s", diff)
	}

	// A changed row is made again, in the same folder; so is a broken result and
	// a changed paper. The others stay.
	w.write("A,Ana,workers-comp,NY,1", "B,Ben,workers-comp,PA,2", "C,Cy,other,,3", "D,Di,other,,4")
	touch(t, w.root, "papers/C/ime.pdf")
	if err := os.WriteFile(filepath.Join(w.out, "B", "out", today.String(), "packet.pdf"), []byte("spoilt"), 0o600); err != nil {
		t.Fatal(err)
	}
	touch(t, w.root, "papers/D/mri.pdf")
	if got, want := w.run(), "made made made made"; got != want {
		t.Errorf("third run: %s, want %s", got, want)
	}
	f, err := casefile.Open(filepath.Join(w.out, "A"))
	if err != nil {
		t.Fatal(err)
	}
	if f.Case.Claim.State != "NY" {
		t.Errorf("state %s, want NY", f.Case.Claim.State)
	}
}

// TestMakeKeepsAPersonsWork: decisions made in a case's folder survive a change
// of its row, and what the row takes back goes.
func TestMakeKeepsAPersonsWork(t *testing.T) {
	w := newWorkshop(t, "A,Ana,workers-comp,OH,1")
	w.run()
	f, err := casefile.Open(filepath.Join(w.out, "A"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Append("review", appeal.Decision{Finding: "x-1", Keep: "keep"}), f.Save()); err != nil {
		t.Fatal(err)
	}
	w.write("A,Ana,workers-comp,,2")
	if got := w.run(); got != "made" {
		t.Fatal(got)
	}
	if f, err = casefile.Open(filepath.Join(w.out, "A")); err != nil {
		t.Fatal(err)
	}
	if len(f.Case.Review) != 1 || f.Case.Claim.State != "" || f.Case.Claim.ClaimNumber != "2" {
		t.Errorf("review %v, state %q, number %q", f.Case.Review, f.Case.Claim.State, f.Case.Claim.ClaimNumber)
	}
}

// TestMakeResumes stops a run at every row, and in the middle of the exchange of
// a folder, and finds the same files in the end.
func TestMakeResumes(t *testing.T) {
	rows := []string{"A,Ana,other,,1", "B,Ben,other,,2", "C,Cy,other,,3", "D,Di,other,,4"}
	whole := newWorkshop(t, rows...)
	whole.run()
	want := tree(t, whole.out)
	for _, stop := range []string{"A", "B", "C", "D"} {
		w := newWorkshop(t, rows...)
		w.workers = 1
		ctx, cancel := context.WithCancel(context.Background())
		w.before = func(j Job) {
			if j.ID == stop {
				cancel()
			}
		}
		if err := w.maker().Run(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %s: %v", stop, err)
		}
		w.before = nil
		w.run()
		if diff := cmp.Diff(want, tree(t, w.out)); diff != "" {
			t.Errorf("stopped at %s: %s", stop, diff)
		}
	}
	w := newWorkshop(t, rows...)
	w.run()
	old := place{w.out, "B"}.old() // the new one had not arrived
	if err := os.Rename(filepath.Join(w.out, "B"), old); err != nil {
		t.Fatal(err)
	}
	journal := filepath.Join(w.out, journalName)
	b, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(journal, b[:len(b)-20], 0o600); err != nil { // a line cut short
		t.Fatal(err)
	}
	w.run()
	if diff := cmp.Diff(want, tree(t, w.out)); diff != "" {
		t.Errorf("after a half exchange: %s", diff)
	}
}

func TestMakeFencesARow(t *testing.T) {
	w := newWorkshop(t, "A,Ana,other,,1", "B,Ben,other,,2", "C,Cy,other,,3")
	w.before = func(j Job) {
		if j.ID == "B" {
			panic("a secret of the case")
		}
	}
	results, err := w.made(w.maker())
	if err != nil {
		t.Fatal(err)
	}
	if got := states(results); got != "made failed made" {
		t.Errorf("%s", got)
	}
	if strings.Contains(results[1].Reason, "secret") {
		t.Errorf("the reason tells the case's text: %s", results[1].Reason)
	}
	if _, err := os.Stat(filepath.Join(w.out, "B")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a failed row left a folder")
	}
	w.before = nil
	if got := w.run(); got != "skipped made skipped" {
		t.Errorf("again: %s", got)
	}
}

func TestMakeRefuses(t *testing.T) {
	w := newWorkshop(t, "A,=1,other,,1", "B,Ben,other,,2")
	m := w.maker()
	m.SkipBad = false
	var bad *BadRowsError
	if err := m.Run(context.Background()); !errors.As(err, &bad) || len(bad.Rows) != 1 || bad.Rows[0] != 2 {
		t.Errorf("bad rows: %v", err)
	}
	if _, err := os.Stat(w.out); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was written")
	}
	touch(t, w.out, "holiday.pdf")
	var foreign *ForeignError
	if err := w.maker().Run(context.Background()); !errors.As(err, &foreign) {
		t.Errorf("a folder of something else: %v", err)
	}
	if err := os.Remove(filepath.Join(w.out, "holiday.pdf")); err != nil {
		t.Fatal(err)
	}
	unlock, err := casefile.LockFolder(w.out)
	if err != nil {
		t.Fatal(err)
	}
	var locked *casefile.LockedError
	if err := w.maker().Run(context.Background()); !errors.As(err, &locked) {
		t.Errorf("while another run is at work: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	touch(t, w.out, "B/notes.txt")
	for range 2 { // that it failed once does not make the folder ours
		if got := w.run(); got != "failed failed" {
			t.Errorf("a person's folder in the case's place: %s", got)
		}
	}
	if entries, _ := os.ReadDir(filepath.Join(w.out, "B")); len(entries) != 1 {
		t.Error("a person's folder was written into")
	}
	if err := os.RemoveAll(filepath.Join(w.out, "B")); err != nil {
		t.Fatal(err)
	}
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(w.out, "B")); err != nil {
		t.Skip("no symbolic links here")
	}
	if got := w.run(); got != "failed failed" {
		t.Errorf("a link in the case's place: %s", got)
	}
	if entries, _ := os.ReadDir(outside); len(entries) > 0 {
		t.Error("the link was followed")
	}
}

// TestMakeOnly and shards: every case is in exactly one shard.
func TestMakeOnlyAndShards(t *testing.T) {
	rows := []string{"A,Ana,other,,1", "B,Ben,other,,2", "C,Cy,other,,3", "D,Di,other,,4", "E,Ed,other,,5"}
	w := newWorkshop(t, rows...)
	m := w.maker()
	m.Only = map[int]bool{3: true}
	if got, err := w.made(m); err != nil || len(got) != 1 || got[0].Case != "B" {
		t.Errorf("only row 3: %v, %v", got, err)
	}
	m = w.maker()
	m.Shard = Shard{1, 3}
	var other *OtherShardError
	if err := m.Run(context.Background()); !errors.As(err, &other) {
		t.Errorf("a part in the folder of the whole: %v", err)
	}
	found := map[string]int{}
	for i := 1; i <= 3; i++ {
		w := newWorkshop(t, rows...)
		m := w.maker()
		m.Shard = Shard{i, 3}
		got, err := w.made(m)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range got {
			found[r.Case]++
		}
	}
	if diff := cmp.Diff(map[string]int{"A": 1, "B": 1, "C": 1, "D": 1, "E": 1}, found); diff != "" {
		t.Error(diff)
	}
}

func TestShardFrom(t *testing.T) {
	for _, tt := range []struct {
		env  map[string]string
		want Shard
		ok   bool
	}{
		{nil, Shard{}, false},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "4"}, Shard{3, 4}, true},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "0", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_ARRAY_TASK_MIN": "0"}, Shard{1, 4}, true},
		{map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "1", "AWS_BATCH_JOB_ARRAY_SIZE": "2"}, Shard{2, 2}, true},
		{map[string]string{"JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "8"}, Shard{1, 8}, true},
		{map[string]string{"SLURM_ARRAY_TASK_ID": "3", "SLURM_ARRAY_TASK_COUNT": "1", "SLURM_ARRAY_TASK_MIN": "3"}, Shard{}, true}, // of how many?
		{map[string]string{"SLURM_ARRAY_TASK_ID": "5", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "1"}, Shard{}, true}, // --array=1,3,5
		{map[string]string{"SLURM_ARRAY_TASK_ID": "x", "SLURM_ARRAY_TASK_COUNT": "3"}, Shard{}, true},
	} {
		got, ok, err := ShardFrom(func(k string) string { return tt.env[k] })
		if (err != nil) != (tt.ok && tt.want == Shard{}) || got != tt.want || ok != tt.ok {
			t.Errorf("%v: %v %t %v", tt.env, got, ok, err)
		}
	}
}
