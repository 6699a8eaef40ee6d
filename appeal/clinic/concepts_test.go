package clinic

import (
	"regexp"
	"testing"
)

func TestConceptsTellWellFromAmiss(t *testing.T) {
	table := load(t).Concepts
	for _, c := range []struct {
		id, head, clause string
		want             int
	}{
		{"edema", "", "extremities: no edema", Well},
		{"edema", "", "pitting edema of both lower legs was noted", Amiss},
		{"edema", "", "edema was absent", Well},
		{"heart-sounds", "", "no murmur, rub or gallop was heard", Well},
		{"breath-sounds", "", "breath sounds were clear throughout without adventitious sounds", Well},
		{"breath-sounds", "", "she said she heard crackles", Amiss},
		{"syncope", "", "she denies chest pain, palpitations or syncope", Well},
		{"syncope", "", "how often i faint i said twice a week", Amiss},
		{"tear", "", "degenerative fraying of the labrum without a discrete tear", Well},
		{"tear", "", "full-thickness tear of the labrum", Amiss},
		{"gait", "", "gait was normal", Well},
		{"gait", "", "had to hold the wall", Amiss},
		{"fist", "making a fist", "the ring finger stays about an inch short of the palm", Amiss},
		{"effort", "", "all validity measures passed", Well},
		{"effort", "", "testing was limited by submaximal effort", Amiss},
		{"suicidality", "", "he denies ever having contemplated taking his own life", Well},
		{"suicidality", "", "i said i had a plan for suicide", Amiss},
		{"reflexes", "", "the ankle reflex was absent", Amiss},
		{"sleep", "", "he reads in bed", 0},
	} {
		got := 0
		for _, x := range table.Concepts {
			if x.ID == c.id {
				got, _, _ = table.Says(x, Fold(c.clause), Fold(c.head))
			}
		}
		if got != c.want {
			t.Errorf("%s: %q is %d, want %d", c.id, c.clause, got, c.want)
		}
	}
}

func TestConceptsAreWhole(t *testing.T) {
	table := load(t).Concepts
	seen := map[string]bool{}
	compile := func(id string, list []string) {
		for _, s := range list {
			if _, err := regexp.Compile(s); err != nil {
				t.Errorf("%s: %v", id, err)
			}
		}
	}
	compile("good", table.Good)
	compile("bad", table.Bad)
	for _, c := range table.Concepts {
		if c.Name == "" || seen[c.ID] || len(c.Names)+len(c.Bad) == 0 {
			t.Errorf("%s: twice, or without a name or words", c.ID)
		}
		seen[c.ID] = true
		compile(c.ID, c.Names)
		compile(c.ID, c.Good)
		compile(c.ID, c.Bad)
	}
}

func TestInterviewFindsTheAnswer(t *testing.T) {
	table := load(t).Interview()
	for _, c := range []struct{ id, ask, tell string }{
		{"mechanism", "how i was hit", "she was bumped by a bicycle"},
		{"onset", "when the cough began", "he dates the onset to the winter"},
		{"school", "school", "she was an indifferent pupil"},
		{"hands", "dropping instruments", "he had let an instrument fall"},
	} {
		for _, a := range table {
			if a.ID == c.id && (!a.Asked(c.ask) || a.Told(c.tell) == 0) {
				t.Errorf("%s: asked %v, told %d", c.id, a.Asked(c.ask), a.Told(c.tell))
			}
		}
	}
	if len(table) < 40 {
		t.Errorf("only %d subjects", len(table))
	}
}
