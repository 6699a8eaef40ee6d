package report

import "testing"

func TestHeadingsData(t *testing.T) {
	rules, err := loadHeadings(headingsYAML)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		if len(r.Hits) == 0 || len(r.Misses) == 0 {
			t.Errorf("%s: needs examples that hit and that miss", r.Kind)
		}
		for _, h := range r.Hits {
			if kind, ok := KindOf(h); !ok || kind != r.Kind {
				t.Errorf("KindOf(%q) = %s %v, want %s", h, kind, ok, r.Kind)
			}
		}
		for _, m := range r.Misses {
			if kind, ok := KindOf(m); ok && kind == r.Kind {
				t.Errorf("KindOf(%q) = %s, which it must not be", m, kind)
			}
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		heading string
		want    SectionKind
	}{
		{"3. Records", Records},
		{"Ill. Materials", Records},
		{"lI. History", History},
		{"III. MATERIALS REVIEWED:", Records},
		{"PHYSICAL EXAMINATION (continued)", Examination},
		{"Responses to Specific Questions", Answers},
		{"B. Past Medical History", PastHistory},
		{"HISTORY OF THE ACCIDENT", History},
		{"Independent Medical Examination Report", Opening},
		{"Current Medications", Medications},
		{"Discussion and Opinion", Discussion},
	} {
		if got, ok := KindOf(c.heading); !ok || got != c.want {
			t.Errorf("KindOf(%q) = %s %v, want %s", c.heading, got, ok, c.want)
		}
	}
	for _, s := range []string{"", "KEYSTONE RIDGE MEDICAL EVALUATIONS, INC.", "Gerald P. Thornquist, M.D.", "Fibromyalgia"} {
		if kind, ok := KindOf(s); ok {
			t.Errorf("KindOf(%q) = %s, want none", s, kind)
		}
	}
}
