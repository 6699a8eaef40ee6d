package review

import (
	"slices"
	"strings"

	"imeappeal/appeal/clinic"
)

// regionsOfTests are the parts that a test of the tables' region looks at. A
// region that is missing here, such as effort or pain, is no part of the body.
var regionsOfTests = map[string][]string{
	"shoulder": {"shoulder"}, "elbow": {"elbow"}, "wrist-hand": {"wrist", "hand"}, "hip-si": {"hip"}, "knee": {"knee"}, "ankle-foot": {"ankle", "foot"},
	"lumbar": {"lumbar"}, "cervical": {"cervical"}, "thoracic": {"thoracic"}, "vestibular": {"ear"}, "cognitive": {"head"}, "psych": {"mind"},
	"cardiopulmonary": {"heart and lungs"},
}

// wholeParts are parts that have no left and right.
var wholeParts = []struct {
	name string
	re   *clinic.Expression
}{
	{"spine", clinic.Expr(`\b(spin(e|al)|radicul\w+|disc|discs|vertebra\w*|nerve root)\b`)},
	{"cervical", clinic.Expr(`\b(neck|whiplash|myelopath\w*)\b`)},
	{"thoracic", clinic.Expr(`\b(thoracic|mid-?back)\b`)},
	{"head", clinic.Expr(`\b(head|headaches?|migraines?|brain|concuss\w+|cogniti\w+|memory|neuropsycholog\w+|intracranial)\b`)},
	{"mind", clinic.Expr(`\b(depress\w+|anxiety|panic|mood|psychiatr\w+|psycholog\w+|ptsd|post-?traumatic stress|personality|mental|suicid\w+|bipolar|flashbacks?|nightmares?)\b`)},
	{"heart and lungs", clinic.Expr(`\b(heart|cardiac|coronary|angina|lungs?|pulmonary|asthma|copd|breath\w*|spirometr\w+)\b`)},
	{"bowel", clinic.Expr(`\b(bowel|colitis|crohn\w*|gastro\w+|stomach)\b`)},
}

// wide are parts that a text about one of the others may be about as well.
var wide = map[string][]string{
	"spine": {"cervical", "thoracic", "lumbar"},
	"head":  {"ear", "eye"},
}

// Regions names the parts of the body that a text is about, by their names and
// by the tests it names; none for a text about the whole person. The tables may
// be nil.
func Regions(tables *clinic.Tables, text string) []string {
	low := strings.ReplaceAll(clinic.Fold(text), "spinal cord stimulat", "stimulat") // treats other parts
	out := partsIn(low)
	for _, p := range wholeParts {
		if p.re.MatchString(low) {
			out = append(out, p.name)
		}
	}
	if tables == nil {
		return out
	}
	for _, id := range tables.TestsIn(text) {
		if test, ok := tables.Test(id); ok {
			out = append(out, regionsOfTests[test.Region]...)
		}
	}
	return out
}

// SameRegion reports that two texts, by their regions, may be about the same
// part of the body. A text about none may be about any.
func SameRegion(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || sameRegion(a, b) {
		return true
	}
	for whole, parts := range wide {
		if slices.Contains(a, whole) && len(shared(b, parts)) > 0 || slices.Contains(b, whole) && len(shared(a, parts)) > 0 {
			return true
		}
	}
	return false
}
