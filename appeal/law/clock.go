package law

// Clock is one time limit as the tables give it. Amount nil: the law gives no
// number, and none may be invented.
type Clock struct {
	Regime string `yaml:"regime"`
	Step   string `yaml:"step"`
	Who    string `yaml:"who"` // claimant, plan, insurer, iro, provider
	Amount *int   `yaml:"amount"`
	Unit   string `yaml:"unit"`   // calendar-days, business-days, months, years, hours
	Event  string `yaml:"event"`  // what starts it
	From   string `yaml:"from"`   // receipt, printed, event
	Counts string `yaml:"counts"` // received, sent
	Dates  string `yaml:"dates"`  // two, one, none

	Roll       string   `yaml:"roll,omitempty"`      // federal-next-business-day
	MonthEnd   string   `yaml:"month_end,omitempty"` // last-day, first-of-next
	Extensions []int    `yaml:"extensions,omitempty,flow"`
	Process    string   `yaml:"process,omitempty"`
	Coverage   string   `yaml:"coverage,omitempty"`
	Only       string   `yaml:"only,omitempty"` // union: only where a union sponsors the plan
	If         string   `yaml:"if,omitempty"`   // when it is the right row
	Prose      string   `yaml:"counted_from"`
	Extension  string   `yaml:"extension"`
	Authority  string   `yaml:"authority"`
	Also       []string `yaml:"also,omitempty,flow"`
	Note       string   `yaml:"note"`
	Caution    string   `yaml:"caution,omitempty"`
	Needs      string   `yaml:"needs,omitempty"`
	Late       []string `yaml:"late,omitempty"`

	Examples []Example `yaml:"examples,omitempty"`
	Checked  Date      `yaml:"checked,omitempty"`
	Layer    string    `yaml:"-"`
}

// Example is a worked example, written from the rule. A zero Outer means that
// the rule gives no second date, or that it cannot be counted.
type Example struct {
	Given struct {
		Printed  Date `yaml:"printed,omitempty"`
		Received Date `yaml:"received,omitempty"`
		Stated   Date `yaml:"stated,omitempty"`
		Event    Date `yaml:"event,omitempty"`
		Injury   Date `yaml:"injury,omitempty"`
	} `yaml:"given"`
	Conservative Date   `yaml:"conservative"`
	Outer        Date   `yaml:"outer,omitempty"`
	Why          string `yaml:"why,omitempty"`
}

// ID is the clock's name, stable across runs: regime/step.
func (c Clock) ID() string { return c.Regime + "/" + c.Step }

// Claimants reports whether the claimant must act; else the clock binds the
// other side.
func (c Clock) Claimants() bool { return c.Who == "claimant" }

func (l *Law) clockIndex(id string) (int, bool) {
	for i := range l.Clocks {
		if l.Clocks[i].ID() == id {
			return i, true
		}
	}
	return 0, false
}

// Clock finds a time limit by regime/step.
func (l *Law) Clock(id string) (Clock, bool) {
	i, ok := l.clockIndex(id)
	if !ok {
		return Clock{}, false
	}
	return l.Clocks[i], true
}
