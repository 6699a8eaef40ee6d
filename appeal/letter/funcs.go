package letter

import (
	"fmt"
	"slices"
	"strings"
	texttemplate "text/template"
)

// funcs are all words that a template may use. Those that print a value give
// a mark; a fact that the case lacks prints as a gap.
func (c *composer) funcs() texttemplate.FuncMap {
	return texttemplate.FuncMap{
		// facts of the case
		"fact": c.fact, "has": c.hasKey, "lines": c.factLines, "benefit": c.benefit, "today": c.today,
		"count": c.count, "reasonlist": c.reasonList, "commas": c.commaFacts,
		// who speaks
		"self": func() bool { return c.voice.self }, "attorney": func() bool { return c.voice.role == "attorney" },
		"who": c.word(c.voice.who()), "whose": c.word(c.voice.whose()), "Whose": c.word(capital(c.voice.whose())),
		"whom": c.word(c.voice.whom()), "name": c.word(c.voice.short), "Name": c.word(capital(c.voice.short)), "namewhole": c.word(c.voice.full),
		"subj": c.word(c.voice.pronoun("I", c.voice.subj)), "Subj": c.word(c.voice.pronoun("I", capital(c.voice.subj))),
		"obj": c.word(c.voice.pronoun("me", c.voice.obj)), "poss": c.word(c.voice.pronoun("my", c.voice.poss)),
		"Poss": c.word(capital(c.voice.pronoun("my", c.voice.poss))), "v": c.verb,
		"she": c.word(c.voice.subj), "She": c.word(capital(c.voice.subj)),
		"her": c.word(c.voice.poss), "Her": c.word(capital(c.voice.poss)), "them": c.word(c.voice.obj), "p": c.patientVerb,
		// stationery
		"sender": c.sender, "addressee": c.addressee, "signer": c.signer, "doctor": c.doctor,
		// law
		"health": c.isHealth, "plan": c.isPlan, "hasappeal": c.hasAppeal, "complaint": c.isComplaint, "claimsrule": c.claimsRule, "churchplan": func() bool { return strings.HasPrefix(regimeID(c.data), "church-") }, "statutory": c.statutory, "access": c.access, "duty": c.duty, "finalanswer": c.finalAnswer, "openappeal": c.openAppeal,
		"regime": func(ids ...string) bool { return slices.Contains(ids, c.family()) }, "family": c.family,
		"country": c.country, "cites": c.cites, "citable": c.citable,
		"deadline": c.deadline, "deadlinefor": c.externalDeadline, "diagnoses": c.diagnoses, "opinionsgiven": c.opinionsGiven, "medications": c.medications, "appealstep": c.appealStep, "late": c.late, "level": c.level, "ordinal": ordinal,
		// the report and the papers
		"exhibit": c.exhibit, "thereport": c.reportLink, "exam": c.exam, "reasons": c.reasons,
		"groups": func() []group { c.argued = true; return c.grouped }, "points": func() []point { c.argued = true; return c.points }, "medical": c.medical, "passages": c.passages, "records": c.records, "sentrecords": c.sentRecords,
		"supports": c.admissions, "notlisted": c.notListed, "listedcount": c.listedCount, "opinions": c.opinions,
		"treating": c.treating, "allphysicians": c.allPhysicians, "socialsecurity": c.socialSecurity, "exhibits": c.exhibits, "definition": c.definition, "instructions": c.instructions, "steps": c.steps, "offered": c.offered, "terms": c.terms, "tested": c.tested, "history": c.history,
		"measured": c.measured, "weakpoints": c.weakPoints, "background": c.background, "papers": c.papersFor, "unconfirmed": c.unconfirmed,
		// what was sent and what came, and the state's rules
		"logged": c.logged, "logday": c.logday, "waiting": c.waiting, "demands": c.demands, "newreport": c.newReport, "place": c.place, "sentby": func(id string) bool { return c.data.Channel == id },
		"gap": c.gap, "pagesin": c.pagesIn, "insured": func() bool { is, _ := insured(c.data.Case); return is },
		// building
		"next": c.nextSection, "part": c.part, "capital": capital, "capmark": c.capitalMark, "plural": plural, "mental": c.mental, "firstpoints": firstN[point],
		"nth": func(i int) string { return c.put(computed(itoa(i+1), "place in the list", itoa(i))) },
	}
}

// fact prints a text or date of the case.
func (c *composer) fact(key string) (string, error) {
	if !isCaseKey(key) {
		return "", fmt.Errorf("the case has no key %q", key)
	}
	if text := c.facts[key]; text != "" {
		return c.put(fromCase(text, key)), nil
	}
	return c.gap(key), nil
}

func (c *composer) hasKey(key string) (bool, error) {
	if !isCaseKey(key) {
		return false, fmt.Errorf("the case has no key %q", key)
	}
	return c.has(key), nil
}

// has reports whether the case fills a key or anything below it.
func (c *composer) has(key string) bool {
	if c.facts[key] != "" {
		return true
	}
	for have := range c.facts {
		if strings.HasPrefix(have, key+".") || strings.HasPrefix(have, key+"[") {
			return true
		}
	}
	return false
}

// gap notes what is missing, once, and prints its name in the draft.
func (c *composer) gap(key string) string {
	words, ok := c.ask[key]
	if !ok {
		words.Name = strings.NewReplacer(".", " ", "_", " ", "[", " ", "]", "").Replace(key)
	}
	if words.Question == "" {
		words.Question = "What is the " + words.Name + "?"
	}
	if words.Command == "" {
		words.Command = "imeappeal walk"
	}
	return c.gapWords(key, words)
}

func (c *composer) gapWords(key string, words factWords) string {
	if !slices.ContainsFunc(c.gaps, func(g Gap) bool { return g.Key == key }) {
		c.gaps = append(c.gaps, Gap{Key: key, Question: words.Question, Command: words.Command, Place: c.info.ID})
	}
	return c.put(Run{Text: gapOpen + words.Name + gapClose, Bold: true, Source: Source{Kind: FromCase, Key: key}})
}

// How a draft shows a gap; a final letter that holds one is refused.
const (
	gapOpen  = "[missing: "
	gapClose = "]"
)

// factLines prints a list of the case as lines of an address.
func (c *composer) factLines(key string) (string, error) {
	if !isCaseKey(key) {
		return "", fmt.Errorf("the case has no key %q", key)
	}
	var marks []string
	for i := 0; ; i++ {
		item := fmt.Sprintf("%s[%d]", key, i)
		if _, ok := c.facts[item]; !ok {
			break
		}
		marks = append(marks, c.put(fromCase(c.facts[item], item)))
	}
	if len(marks) == 0 {
		return c.gap(key), nil
	}
	return strings.Join(marks, "\\\n"), nil
}

// reasonList prints the reasons of the denial within a sentence. Each may be a
// sentence of the notice, so they are set apart without its full stop.
func (c *composer) reasonList() string {
	var out []Run
	for i := 0; c.facts[fmt.Sprintf("denial.reasons[%d]", i)] != ""; i++ {
		item := fmt.Sprintf("denial.reasons[%d]", i)
		if i > 0 {
			out = append(out, fixed("; "))
		}
		out = append(out, fromCase(strings.TrimRight(c.facts[item], " .;"), item))
	}
	return c.put(out...)
}

// commaFacts prints the lines of an address within a sentence.
func (c *composer) commaFacts(key string) string {
	var out []Run
	for i := 0; c.facts[fmt.Sprintf("%s[%d]", key, i)] != ""; i++ {
		item := fmt.Sprintf("%s[%d]", key, i)
		if i > 0 {
			out = append(out, fixed(", "))
		}
		out = append(out, fromCase(c.facts[item], item))
	}
	return c.put(out...)
}

// quotedFacts prints a list of the case, each item between quotation marks.
func (c *composer) quotedFacts(key string) string {
	var items [][]Run
	for i := 0; c.facts[fmt.Sprintf("%s[%d]", key, i)] != ""; i++ {
		item := fmt.Sprintf("%s[%d]", key, i)
		items = append(items, []Run{fixed("“"), {Text: quotation(c.facts[item]), Source: Source{Kind: FromCase, Key: item}}, fixed("”")})
	}
	return c.put(series(items)...)
}

// series joins items as a sentence does: a, b, and c.
func series(items [][]Run) []Run {
	var out []Run
	for i, item := range items {
		if i > 0 {
			out = append(out, fixed(between(i, len(items))))
		}
		out = append(out, item...)
	}
	return out
}

func (c *composer) today() string {
	if c.data.Date.IsZero() {
		return c.gap("log")
	}
	return c.put(computed(c.data.Date.Long(), "day of the letter", c.data.Date.String()))
}

// benefit prints "$3,418.00 a month".
func (c *composer) benefit() string {
	b := c.data.Case.Claim.Benefit
	if b.Amount == "" {
		return ""
	}
	text := money(b.Amount, c.country())
	if p := clean(b.Period); p != "" && p != "once" {
		text += " a " + p
	}
	return c.put(Run{Text: text, Source: Source{Kind: FromCase, Key: "claim.benefit.amount"}})
}

// signs are those of the money of each country whose law the tables hold.
var signs = map[string]string{"US": "$", "CA": "$", "AU": "$", "NZ": "$", "GB": "£", "IE": "€"}

// money writes an amount with its thousands set off, and the sign of the
// country's money.
func money(amount, country string) string {
	amount = clean(amount)
	whole, cents, _ := strings.Cut(amount, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" {
		return amount
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if cents != "" {
		whole += "." + cents
	}
	return signs[country] + whole
}

func (c *composer) country() string {
	if c.data.Case.Claim.Country == "" {
		return "US"
	}
	return c.data.Case.Claim.Country
}

// count prints a number that was counted, in words up to ten.
func (c *composer) count(n int, what string) string {
	return c.put(computed(numeral(n), "count of "+what, fmt.Sprint(n)))
}

func numeral(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// capitalMark begins what a mark stands for with a capital.
func (c *composer) capitalMark(mark string) (string, error) {
	runs, err := c.resolve(mark, Run{})
	if len(runs) > 0 {
		runs[0].Text = capital(runs[0].Text)
	}
	return c.put(runs...), err
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func ordinal(n int) string {
	words := []string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n > 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("number %d", n)
}

// nextSection numbers the sections, since some may not be there.
func (c *composer) nextSection() string {
	c.section++
	return c.put(computed(itoa(c.section), "number of the section", c.info.ID))
}

// word gives a function that prints a form of the claimant's name.
func (c *composer) word(text string) func() string {
	return func() string {
		if c.voice.self && (text == "I" || text == "me" || text == "my" || text == "My") {
			return c.put(fixed(text))
		}
		return c.put(computed(text, "form of address", "claimant.name", "claimant.sex"))
	}
}

// verb chooses the form after a pronoun: I have, she has, they have.
func (c *composer) verb(first, third string, plurals ...string) string {
	switch {
	case c.voice.self:
		return first
	case c.voice.plural && len(plurals) > 0:
		return plurals[0]
	case c.voice.plural:
		return first
	}
	return third
}

// patientVerb chooses the form after she or they, whoever writes.
func (c *composer) patientVerb(one, many string) string {
	if c.voice.plural {
		return many
	}
	return one
}

// level is the number of this appeal: one more than the decisions before it.
func (c *composer) level() int { return len(c.data.Case.EarlierDenials) + 1 }

// deadline gives the clock of a step, nil if it could not be computed.
func (c *composer) deadline(step string) *clock {
	for _, d := range c.data.Deadlines {
		if d.Step == step && d.Who == "claimant" && !d.Conservative.IsZero() && !d.Perhaps {
			return &clock{c: c, d: d}
		}
	}
	return nil
}

// step gives the clock of the step that the appeal letter takes: under the
// names of the tables, else the one that the notice's own day belongs to.
func (c *composer) step() *clock {
	for _, step := range []string{"internal-appeal", "appeal-or-dispute-denial", "second-internal-appeal"} {
		if d := c.deadline(step); d != nil {
			return d
		}
	}
	for _, d := range c.data.Deadlines {
		if d.Who == "claimant" && !d.Perhaps && !d.Stated.IsZero() && !d.Conservative.IsZero() && !strings.HasPrefix(d.Step, "lawsuit") && !strings.HasPrefix(d.Step, "external-review") {
			return &clock{c: c, d: d}
		}
	}
	return nil
}

// appealStep is that clock, with a warning where a request for more time is
// itself late. A physician or specialist is given the time of the external
// review where the denial is final.
func (c *composer) appealStep() *clock {
	k := c.step()
	if k == nil && c.data.Case.Denial.Final && c.info.Recipient != "insurer" {
		k = c.externalDeadline()
	}
	if c.info.ID == "extension-request" && k != nil && !c.data.Date.IsZero() && c.data.Date.After(k.last()) {
		c.warnLate("letter.late-extension", k.last())
	}
	return k
}

// externalDeadline gives the clock for asking for external review; nil when it
// is not known which of two is the right one.
func (c *composer) externalDeadline() *clock {
	federal, state := c.deadline("external-review-request-federal"), c.deadline("external-review-request-state")
	if federal != nil && state != nil {
		return nil
	}
	if federal != nil {
		return federal
	}
	return state
}

// diagnoses prints the diagnoses of the case, with their sides.
func (c *composer) diagnoses() string {
	var items [][]Run
	for i, d := range c.data.Case.Diagnoses {
		key := fmt.Sprintf("diagnoses[%d]", i)
		if name := fromCase(d.Name, key+".name"); name.Text != "" {
			items = append(items, []Run{name, sideRun(d.Side, d.Name, key)})
		}
	}
	return c.put(series(items)...)
}

// medications prints the medicines of the case, with their doses.
func (c *composer) medications() string {
	var items [][]Run
	for i, m := range c.data.Case.Medications {
		key := fmt.Sprintf("medications[%d]", i)
		if name := fromCase(m.Name, key+".name"); name.Text != "" {
			items = append(items, []Run{name, fromCase(m.Dose, key+".dose").spaced()})
		}
	}
	return c.put(series(items)...)
}
