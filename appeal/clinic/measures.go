package clinic

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Measure is a kind of figure with the most that it can be.
type Measure struct {
	ID     string   `yaml:"id"`
	When   string   `yaml:"when"`   // what the sentence or its table's head must hold; "" for nothing
	Figure string   `yaml:"figure"` // the figure is its first group; "" takes every figure without another unit
	Unit   string   `yaml:"unit"`   // the units of such a figure
	Most   float64  `yaml:"most"`
	Hits   []string `yaml:"hits"`
	Misses []string `yaml:"misses"`

	when, figure *Expression
}

func (m *Measure) prepare() {
	figure := m.Figure
	if figure == "" {
		figure = `(?:^|[\s(:=])(\d{2,4}(?:\.\d+)?)(?:$|[).,;:]?$|[).,;:]? ?` + m.Unit + `\b|[).,;:]? (?:right|left|on|and|to|at|r|l)\b|[,;:.] )`
	}
	m.when, m.figure = Expr(m.When), Expr(figure)
}

// year is a figure that a sentence about measurements may hold for another
// reason.
var year = regexp.MustCompile(`^(19|20)\d\d$`)

// Implausible gives the words of a text that hold a figure which no measurement
// of a person gives, as they stand in it: figures that recognition of a scan has
// misread. head is the title and the head of the table that the text is a row
// of, "" for running text.
func (t *Tables) Implausible(text, head string) []string {
	low := strings.ToLower(text)
	all := strings.ToLower(head) + " " + low
	var out []string
	take := func(at []int) {
		if word := wordAt(text, at[0], at[1]); len(low) == len(text) && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	for i := range t.Measures {
		m := &t.Measures[i]
		if m.When != "" && !m.when.MatchString(all) {
			continue
		}
		for _, at := range places(m.figure, low) {
			figure := low[at[0]:at[1]]
			if n, err := strconv.ParseFloat(figure, 64); err == nil && n > m.Most && (m.Figure != "" || !year.MatchString(figure)) {
				take(at)
			}
		}
	}
	if most, ok := t.mostDegrees(all); ok {
		for _, at := range places(degrees, low) {
			n, err := strconv.ParseFloat(low[at[0]:at[1]], 64)
			if err == nil && n > most && !year.MatchString(low[at[0]:at[1]]) {
				take(at)
			}
		}
	}
	return out
}

// places gives where the first group of an expression stands, matches that
// share a space with the one before included.
func places(e *Expression, s string) (out [][]int) {
	for from := 0; from < len(s); {
		at := e.FindStringSubmatchIndex(s[from:])
		if at == nil || at[2] < 0 {
			break
		}
		out = append(out, []int{from + at[2], from + at[3]})
		from += at[3]
	}
	return out
}

// wordAt gives the word, between spaces, that holds a place.
func wordAt(s string, from, to int) string {
	if i := strings.LastIndexAny(s[:from], " \t\n"); i >= 0 {
		from = i + 1
	} else {
		from = 0
	}
	if i := strings.IndexAny(s[to:], " \t\n"); i >= 0 {
		to += i
	} else {
		to = len(s)
	}
	return s[from:to]
}

// Degrees of motion: a figure behind the name of a motion, or in a row that
// begins with one.
var degrees = Expr(`(?:^|[\s(:=/])(\d{2,4}(?:\.\d+)?)(?: ?(?:degrees?|deg|°)|[).,;:]|\s|$)`)

// beyond is how far above the largest figure of any reference a joint may go: a
// dancer's hip does.
const beyond = 45

// mostDegrees gives the most that the joint which a text names can move; ok is
// false for a text that names no motion, or one that speaks of other figures
// than degrees.
func (t *Tables) mostDegrees(low string) (most float64, ok bool) {
	if !motionWord.MatchString(low) || otherUnits.MatchString(low) {
		return 0, false
	}
	joints := map[string]bool{}
	for _, m := range t.Motions {
		for joint := range strings.SplitSeq(strings.ToLower(m.Joint), "/") {
			if len(joint) > 2 && strings.Contains(low, joint) {
				joints[m.Joint] = true
			}
		}
	}
	for _, m := range t.Motions {
		named := joints[m.Joint] || len(joints) == 0 && strings.Contains(low, m.Motion)
		if !named || len(m.AcrossReferences) == 0 {
			continue
		}
		most, ok = max(most, slices.Max(m.AcrossReferences)), true
	}
	return min(most+beyond, 185), ok
}

var (
	motionWord = Expr(`\b(flexion|extension|abduction|adduction|rotation|lateral flexion|lateral bending|side bending|pronation|supination|dorsiflexion|inversion|eversion|deviation)\b`)
	otherUnits = Expr(`\b(pounds|lbs?|kg|kilograms?|newtons?|mg|minutes|seconds|repetitions|reps|feet|ft-lbs?|views?|films?|page|pages|exhibit)\b`)
)
