package clinic

import "strconv"

// Work is what reports say of work: its levels, and limits that do not go with
// them.
type Work struct {
	Note    string   `yaml:"note"`
	Levels  []Level  `yaml:"levels"`
	Can     string   `yaml:"can"`    // words that say that somebody can do it
	Whole   string   `yaml:"whole"`  // the whole day or week
	Free    []string `yaml:"free"`   // nothing limited
	Graded  []Level  `yaml:"graded"` // grades of illness with the most that goes with them
	Lift    []string `yaml:"lift"`   // limits: the figure, and its unit
	Sit     string   `yaml:"sit"`
	Stand   string   `yaml:"stand"`
	Short   []string `yaml:"short"`   // no whole day
	Limited []string `yaml:"limited"` // some limit

	can, whole, sit, stand     *Expression
	free, lift, short, limited []Expression
}

// Level is a level of exertion with what it asks: pounds now and then, hours of
// sitting or on the feet.
type Level struct {
	Name   string  `yaml:"name"`
	Word   string  `yaml:"word"`
	Lift   float64 `yaml:"lift"`
	Sits   float64 `yaml:"sits"`
	Stands float64 `yaml:"stands"`

	word *Expression
}

// Claim is what a sentence says that somebody can do.
type Claim struct {
	Level *Level
	Whole bool // all day, all week
	Free  bool // without any limit
	At    int
}

// Bound is a limit that a sentence sets; nought where it sets none of the kind.
type Bound struct {
	Lift, Sits, Stands float64 // pounds, hours
	Short, Some        bool    // no whole day; a limit of some kind
	At                 int
}

func (w *Work) prepare() {
	w.can, w.whole, w.sit, w.stand = Expr(w.Can), Expr(w.Whole), Expr(w.Sit), Expr(w.Stand)
	w.free, w.lift, w.short, w.limited = matchers(w.Free), matchers(w.Lift), matchers(w.Short), matchers(w.Limited)
	for i := range w.Levels {
		w.Levels[i].word = Expr(w.Levels[i].Word)
	}
	for i := range w.Graded {
		w.Graded[i].word = Expr(w.Graded[i].Word)
	}
}

// unchanged: "no change in restrictions" is not "no restrictions".
var unchanged = Expr(`^(no|without( any)?) (\w+ )?(change|increase|alteration|modification|revision)s?\b`)

// Claims reads what a text says that somebody can do; ok is false for nothing.
func (w *Work) Claims(l *Look) (c Claim, ok bool) {
	low := l.text
	c.At = -1
	note := func(at []int) bool {
		if at == nil || negatedAt(low, at[0]) {
			return false
		}
		if c.At < 0 || at[0] < c.At {
			c.At = at[0]
		}
		return true
	}
	if at := first(w.free, low, l); at != nil && !unchanged.MatchString(low[at[0]:]) {
		c.Free, c.At = true, at[0]
	}
	if !w.can.matches(low, l) {
		return c, c.Free
	}
	for i := range w.Levels {
		if note(w.Levels[i].word.first(low, l)) {
			c.Level = &w.Levels[i]
		}
	}
	c.Whole = note(w.whole.first(low, l))
	return c, c.At >= 0
}

// Bounds reads the limits that a text sets; ok is false for none.
func (w *Work) Bounds(l *Look) (b Bound, ok bool) {
	low := l.text
	for i := range w.lift {
		if m := w.lift[i].FindStringSubmatch(low); w.lift[i].matches(low, l) && m != nil {
			n, _ := strconv.ParseFloat(m[1], 64)
			if len(m) > 2 && m[2] != "" && m[2][0] == 'k' {
				n *= 2.2
			}
			if n > 0 && (b.Lift == 0 || n < b.Lift) {
				b.Lift = n
			}
		}
	}
	for i := range w.Graded {
		if g := &w.Graded[i]; (b.Lift == 0 || g.Lift < b.Lift) && g.word.matches(low, l) {
			b.Lift = g.Lift
		}
	}
	b.Sits, b.Stands = hoursIn(w.sit, low), hoursIn(w.stand, low)
	b.Short = first(w.short, low, l) != nil
	at := first(w.limited, low, l)
	b.Some = b.Lift > 0 || b.Sits > 0 || b.Stands > 0 || b.Short || at != nil && !notNeeded.MatchString(low[:at[0]])
	return b, b.Some
}

// notNeeded: "did not need to change position" is no limit.
var notNeeded = Expr(`\b(not|no|never|nor|without)( \w+)? $`)

var fewHours = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}

func hoursIn(e *Expression, low string) float64 {
	m := e.FindStringSubmatch(low)
	if m == nil {
		return 0
	}
	if n, ok := fewHours[m[1]]; ok {
		return n
	}
	n, _ := strconv.ParseFloat(m[1], 64)
	return n
}

// Beyond reports whether what is claimed goes beyond the limit.
func (c Claim) Beyond(b Bound) bool {
	if c.Free && b.Some || c.Whole && b.Short {
		return true
	}
	l := c.Level
	if l == nil {
		return false
	}
	return b.Lift > 0 && b.Lift < l.Lift || b.Sits > 0 && b.Sits < l.Sits || b.Stands > 0 && b.Stands < l.Stands
}
