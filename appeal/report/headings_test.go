package report

import (
	"strings"
	"testing"
)

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

// TestResultIsNoHeading: a result that stands first and alone below a heading, in
// its type, is what the section says.
func TestResultIsNoHeading(t *testing.T) {
	page := RawPage{Number: 1, Width: 612, Height: 792, Source: Text}
	y := 100.0
	line := func(bold bool, text string) {
		left := 72.0
		for word := range strings.FieldsSeq(text) {
			right := left + 5.5*float64(len(word))
			page.Words = append(page.Words, Word{Text: word, Box: Box{left, y, right, y + 11}, Size: 11, Bold: bold})
			left = right + 3
		}
		y += 14
	}
	line(true, "INDEPENDENT MEDICAL EXAMINATION")
	line(false, "Examinee: Denise Harbaugh")
	y += 14
	line(true, "HISTORY")
	line(false, "She slipped on the ice and has had pain in the back")
	line(false, "since then, and in the left leg.")
	y += 14
	line(true, "IMPRESSION")
	y += 14
	line(true, "Normal sensory examination.")
	y += 14
	line(false, "Lumbar strain, resolved, with no need for further treatment at all.")
	r := Parse([]RawPage{page})
	for _, l := range r.Lines {
		if l.Role == Heading && l.Text == "Normal sensory examination." {
			t.Errorf("%q is taken for a heading", l.Text)
		}
	}
}
