package clinic

import (
	"slices"
	"strconv"
	"strings"
)

// Functions is the table of what an examination tells of body and mind.
type Functions struct {
	Normal    string     `yaml:"normal"`   // words that call a thing well
	Abnormal  string     `yaml:"abnormal"` // words that call it amiss
	Functions []Function `yaml:"functions"`
	Wholes    []Whole    `yaml:"wholes"`
	Work      Work       `yaml:"work"`

	grade, normal *Expression
}

// Function is one thing that an examination tells of: its names, the signs that
// it fails, and the figures beyond which it does.
type Function struct {
	ID      string   `yaml:"id"`
	Subject string   `yaml:"subject"`
	Of      []string `yaml:"of"`      // the wholes that it is a part of
	Generic string   `yaml:"generic"` // the words that speak of all of it; "" for any
	Name    []string `yaml:"name"`
	Sign    []string `yaml:"sign"`
	Fine    []string `yaml:"fine"`
	Unless  []string `yaml:"unless"` // the sentence is about something else
	Values  []Limit  `yaml:"values"`
	History bool     `yaml:"history"` // a history counts too
	Records bool     `yaml:"records"` // so does what the records say
	Bad     []string `yaml:"bad"`
	Well    []string `yaml:"well"`
	Neither []string `yaml:"neither"`

	name, sign, fine, unless []Expression
	generic                  *Expression
}

// Limit is a figure beyond which a function is not well: below or above a limit,
// or apart between right and left by so much or by such a share of the greater.
type Limit struct {
	Figure string  `yaml:"figure"`
	When   string  `yaml:"when"` // what the sentence must hold
	Unless string  `yaml:"unless"`
	Unit   string  `yaml:"unit"` // of figures of the two sides
	Below  float64 `yaml:"below"`
	Above  float64 `yaml:"above"`
	Apart  float64 `yaml:"apart"`
	Share  float64 `yaml:"share"`
	Least  float64 `yaml:"least"` // the least figure of a side that is one

	figure, when, unless *Expression
}

// Whole is a summary of several functions that calls all of them well.
type Whole struct {
	ID      string   `yaml:"id"`
	Subject string   `yaml:"subject"`
	Name    []string `yaml:"name"` // of the examination, where it is said not to have been made
	Fine    []string `yaml:"fine"`

	name, fine []Expression
}

// Take is what a text says of a function: well or not, where, and whether by a
// figure.
type Take struct {
	Well     bool
	At       int
	Measured bool
	Side     string // the lesser of two sides that were measured
	Word     string // by which it is called, "" for a figure and for the whole
}

func (t *Functions) prepare() {
	t.grade = Expr(`\b(?:` + t.Normal + `|` + t.Abnormal + `)(?:\W|$)`)
	t.normal = Expr(`^` + t.Normal + `(?:\W|$)`)
	for i := range t.Functions {
		f := &t.Functions[i]
		f.name, f.sign, f.fine, f.unless = matchers(f.Name), matchers(f.Sign), matchers(f.Fine), matchers(f.Unless)
		f.generic = Expr(f.Generic)
		for k := range f.Values {
			v := &f.Values[k]
			if v.Figure == "" {
				v.Figure = `(\d{1,3}(?:\.\d+)?) ?` + v.Unit + `\b`
			}
			v.figure, v.when, v.unless = Expr(v.Figure), Expr(v.When), Expr(v.Unless)
		}
	}
	t.Work.prepare()
	for i := range t.Wholes {
		t.Wholes[i].name, t.Wholes[i].fine = matchers(t.Wholes[i].Name), matchers(t.Wholes[i].Fine)
	}
}

// In gives where a text sums the whole up as well, -1 if it does not.
func (w *Whole) In(l *Look) int {
	if at := first(w.fine, l.text, l); at != nil {
		return at[0]
	}
	return -1
}

// Named reports that a text names the examination that the whole sums up.
func (w *Whole) Named(l *Look) bool { return first(w.name, l.text, l) != nil }

// Named reports that a text names the function.
func (f *Function) Named(l *Look) bool {
	return first(f.name, l.text, l) != nil && first(f.unless, l.text, l) == nil
}

// Takes gives what a text that was looked at says of a function.
func (t *Functions) Takes(f *Function, l *Look) []Take {
	var out []Take
	low := l.text
	if first(f.unless, low, l) != nil {
		return nil
	}
	for i := range f.Values {
		out = append(out, f.Values[i].takes(low, l)...)
	}
	for i := range f.sign {
		if f.sign[i].matches(low, l) {
			for _, at := range f.sign[i].FindAllStringIndex(low, -1) {
				if !cited(low, at[0]) {
					out = append(out, Take{Well: deniedAround(low, at[0], at[1]), At: at[0], Word: low[at[0]:at[1]]})
				}
			}
		}
	}
	for i := range f.fine {
		if at := f.fine[i].first(low, l); at != nil && !negatedAt(low, at[0]) {
			out = append(out, Take{Well: true, At: at[0]})
		}
	}
	for i := range f.name {
		if f.name[i].matches(low, l) {
			for _, at := range f.name[i].FindAllStringIndex(low, -1) {
				if take, ok := t.graded(low, at[0], at[1]); ok {
					out = append(out, take)
				}
			}
		}
	}
	return out
}

// graded reads the word of normal or abnormal that stands nearest to a name, in
// its clause.
func (t *Functions) graded(low string, from, to int) (Take, bool) {
	start, end := clauseAround(low, from, to)
	best, well := 1000, false
	for _, g := range t.grade.FindAllStringIndex(low[start:end], -1) {
		a, b := start+g[0], start+g[1]
		if a < to && b > from {
			continue // a part of the name
		}
		if a >= to && hoped.MatchString(inMay.ReplaceAllString(low[to:a], "")) || prospect.MatchString(low[a:end]) {
			continue
		}
		far := a - to
		if b <= from {
			far = from - b + 4 // what follows a name is said of it before what precedes it
		}
		if far > 48 || far >= best {
			continue
		}
		best, well = far, t.normal.MatchString(low[a:end])
		if back := low[max(start, a-22):a]; noWord.MatchString(back) {
			well = !well
		}
	}
	return Take{Well: well, At: from, Word: low[from:to]}, best < 1000 && !cited(low, from)
}

// hoped: what will or may be is not found.
var hoped = Expr(`\b(should|would|will|may|might|could|expected|likely|hope\w*|if)\b`)

// prospect: a good chance of it is not it.
var prospect = Expr(`^(normal\w*|good|excellent|fair|full|reasonable|strong) (\w+ )?(chance|prospects?|prognosis|hope|likelihood|odds|candidate|possibility)\b`)

var (
	noWord = Expr(`\b(no|not|nor|without|never|absence of|free of|lack of|denie[sd]|fail\w* to show|did not|does not|cannot)\b[^,;]*$`)
	// notBefore denies what stands behind it in the same breath, over a list.
	notBefore = Expr(`\b(no|not|nor|without|never|absence of|free of|lack of|denie[sd]|negative for|neither|did not|does not|cannot be|could not be|nothing|absent|fail\w* to|unaccompanied by)\b`)
	verbAfter = Expr(`[,;] ?(?:and |but |which )?(?:\w+ ){0,4}(?:is|was|were|are|has|had|have|shows?|showed|there|he|she|i)\b|\b(?:but|however|although|though|except|only|other than)\b`)
	notAfter  = Expr(`^[^.;,]{0,34}?\b(?:(?:was|were|is|are) (?:not|absent|negative|never|no longer)|absent|negative|not (?:present|found|seen|elicited|detected|noted|observed|reproduced|identified)|none|resolved)\b|^:? ?(?:no|none|nil|neg)\b`)
	onlySaid  = Expr(`\b(if|should|whether|would|may|might|could|risk of|rule out|history of|previous\w*|prior|former\w*|reports?|reported|complain\w*|complaints? of|describes?|described|states?|stated|says|said|alleged|claim(s|ed)|subjective|expect\w*|unless|until|in case of|look(ed)? for|check(ed)? for|test(ed)? for|assess(ed)? for|to avoid)\b[^.;]{0,50}$`)
)

// deniedAround reports that the words at a place are denied, before or behind.
func deniedAround(low string, from, to int) bool {
	start := strings.LastIndexAny(low[:from], ".;:") + 1
	before := low[start:from]
	if at := notBefore.FindAllStringIndex(before, -1); len(at) > 0 {
		if !verbAfter.MatchString(before[at[len(at)-1][1]:]) {
			return true
		}
	}
	return notAfter.MatchString(low[to:])
}

// cited: the words are told, feared or asked about, not found.
func cited(low string, from int) bool {
	start := strings.LastIndexAny(low[:from], ".;") + 1
	return onlySaid.MatchString(inMay.ReplaceAllString(low[start:from], ""))
}

// inMay is the month, which is no "may be".
var inMay = Expr(`\b\d{1,2}(?:st|nd|rd|th)?(?: of)? may\b|\b(?:in|since|of|by|until|during|last|this|from|dated|early|late|mid) may\b|\bmay \d`)

// clauseAround gives the borders of the clause that a place stands in.
func clauseAround(low string, from, to int) (start, end int) {
	start, end = 0, len(low)
	for _, at := range clauseBorder.FindAllStringIndex(low, -1) {
		switch {
		case at[1] <= from:
			start = at[1]
		case at[0] >= to:
			return start, at[0]
		}
	}
	return start, end
}

var clauseBorder = Expr(`; |\. |: (?:the |there )|, (?:but|while|whereas|although|though|however|and (?:the|there|he|she|i|his|her|no)|the|there|he|she|which|who)\b| (?:but|while|whereas|although|though|however) `)

// takes reads the figures of a text against a limit.
func (v *Limit) takes(low string, l *Look) []Take {
	if v.When != "" && !v.when.matches(low, l) || v.Unless != "" && v.unless.matches(low, l) || !v.figure.matches(low, l) {
		return nil
	}
	if v.Apart > 0 || v.Share > 0 {
		return v.sides(low)
	}
	var out []Take
	for _, m := range v.figure.FindAllStringSubmatchIndex(low, -1) {
		n, err := strconv.ParseFloat(low[m[2]:m[3]], 64)
		if err == nil && (v.Below > 0 && n < v.Below || v.Above > 0 && n > v.Above) {
			if !v.bettered(low[m[3]:], n) {
				out = append(out, Take{At: m[2], Measured: true})
			}
		}
	}
	return out
}

// bettered reports that the rest of the text gives a later figure that is well.
func (v *Limit) bettered(rest string, was float64) bool {
	if !later.MatchString(rest) || worse.MatchString(rest) {
		return false
	}
	for _, m := range bare.FindAllStringSubmatch(rest, -1) {
		n, err := strconv.ParseFloat(m[1], 64)
		if err == nil && n < 12*was && was < 12*n && (v.Below > 0 && n >= v.Below || v.Above > 0 && n <= v.Above) {
			return true
		}
	}
	return false
}

var (
	later = Expr(`\b(after|following|later|now|today|most recent\w*|latest|improved|rose|recovered|returned|at discharge|last (week|month)|at follow-up|january|february|march|april|june|july|august|september|october|november|december)\b`)
	worse = Expr(`\b(fell|dropped|desaturat\w*|worse\w*|declin\w*|decreas\w*|rest|minutes|meters|metres|repeated)\b`)
)

// sides sets the figures of right and left beside one another: of each part of
// the text that gives one of each.
func (v *Limit) sides(low string) []Take {
	low = distances.ReplaceAllString(low, "")
	for _, piece := range strings.Split(low, ";") {
		right, left, at, ok := rightLeft(piece, v.figure)
		if !ok || min(right, left) < v.Least {
			continue
		}
		d := max(right, left) - min(right, left)
		if v.Apart > 0 && d > v.Apart || v.Share > 0 && d > v.Share*max(right, left) {
			side := "left"
			if right < left {
				side = "right"
			}
			return []Take{{At: at, Measured: true, Side: side}}
		}
	}
	return nil
}

// distances tell where a girth was measured.
var distances = Expr(`\b(?:\d+(?:\.\d+)?|[a-z]+) ?(?:cm|mm|centimet\w+|inch\w*) (?:above|below|proximal|distal|from|superior|inferior)`)

var rightOrLeft = Expr(`\b(right|left)\b`)

// rightLeft gives the one figure of each side; ok is false where there are more
// or fewer. A side stands before all of its figures, or behind them.
func rightLeft(text string, figure *Expression) (right, left float64, at int, ok bool) {
	figures, sides := figure.FindAllStringSubmatchIndex(text, -1), rightOrLeft.FindAllStringIndex(text, -1)
	if len(figures) == 1 && len(sides) == 2 { // "right 36, left 34 cm": the unit once
		figures = bare.FindAllStringSubmatchIndex(text, -1)
	}
	if len(figures) != 2 || len(sides) != 2 || text[sides[0][0]:sides[0][1]] == text[sides[1][0]:sides[1][1]] {
		return 0, 0, 0, false
	}
	a, errA := strconv.ParseFloat(text[figures[0][2]:figures[0][3]], 64)
	b, errB := strconv.ParseFloat(text[figures[1][2]:figures[1][3]], 64)
	if errA != nil || errB != nil {
		return 0, 0, 0, false
	}
	if text[sides[0][0]] == 'l' {
		a, b = b, a
	}
	return a, b, figures[0][0], true
}

var bare = Expr(`\b(\d{1,3}(?:\.\d+)?)\b`)

// OfWhole reports whether the function is a part of a whole; the examination
// as a whole has all that can be found in it.
func (f *Function) OfWhole(id string) bool { return slices.Contains(f.Of, id) }

// Denies reports whether a statement that the function is well speaks of what
// another text holds: it is about the whole of it, or the text has its word.
func (f *Function) Denies(well Take, other string) bool {
	if well.Word == "" || f.Generic == "" || f.generic.MatchString(well.Word) {
		return true
	}
	return strings.Contains(other, strings.TrimSpace(well.Word[:min(len(well.Word), 6)]))
}

// ByID gives a function of the table, nil if there is none.
func (t *Functions) ByID(id string) *Function {
	if i := slices.IndexFunc(t.Functions, func(f Function) bool { return f.ID == id }); i >= 0 {
		return &t.Functions[i]
	}
	return nil
}
