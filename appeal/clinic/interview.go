package clinic

// AskedOf is one thing that is asked at an examination: the words in which a
// person notes the question, and those in which a report tells the answer.
type AskedOf struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	Ask  string `yaml:"ask"`
	Tell string `yaml:"tell"`

	ask, tell *Expression
}

// Asked reports that a noted question is about this.
func (a *AskedOf) Asked(folded string) bool { return a.ask.MatchString(folded) }

// Told gives how many of the words of the answer a text has, at most three.
func (a *AskedOf) Told(folded string) int { return len(a.tell.FindAllStringIndex(folded, 3)) }

// Interview gives what is asked at examinations, in the order of the file.
func (t *Tables) Interview() []*AskedOf { return t.interview }

func (a *AskedOf) compile() {
	a.ask, a.tell = Expr(`\b(?:`+a.Ask+`)\b`), Expr(`\b(?:`+a.Tell+`)\b`)
}
