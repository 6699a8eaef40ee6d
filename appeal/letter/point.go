package letter

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"imeappeal/appeal"
	"imeappeal/appeal/review"
)

// A point is one finding as a letter makes it: numbered, quoted with page and
// line, and set beside what stands against it.
type point struct {
	c        *composer
	f        appeal.Finding
	number   int
	position int      // among the points of its kind, from 0
	also     []string // ids of findings that make the same point
	more     []appeal.Finding
	cited    map[string]bool // what the statements of the point before this one cite
}

// A group is the points of one sort, with the words of its own heading.
type group struct {
	c      *composer
	Key    string
	Points []point
}

// groupOrder is the order of groups that weigh the same, and their kinds.
var groupOrder = []struct {
	key   string
	kinds []appeal.Kind
}{
	{"facts", []appeal.Kind{appeal.FactualError, appeal.ContradictsExam}},
	{"tests", []appeal.Kind{appeal.TestNotPerformed, appeal.TestOmitted}},
	{"contradictions", []appeal.Kind{appeal.InternalContradiction}},
	{"records", []appeal.Kind{appeal.RecordNotReviewed, appeal.ScopeOfRecords}},
	{"opinions", []appeal.Kind{appeal.UnsupportedConclusion, appeal.QuestionUnanswered}},
	{"standards", []appeal.Kind{appeal.OutdatedStandard}},
	{"specialty", []appeal.Kind{appeal.OutsideSpecialty}},
	{"language", []appeal.Kind{appeal.LoadedLanguage}},
	{"disputed", nil}, // what no rule faults and the person kept, of whatever kind
}

// numberPoints sorts the findings into groups by weight, the group with the
// most sure findings first, and numbers them as the letter will.
func (c *composer) numberPoints() []point {
	byGroup := make([][]appeal.Finding, len(groupOrder))
	for _, f := range c.data.Findings {
		if d, ok := c.data.Case.Decided(f.ID); ok && d.Keep == "drop" {
			continue
		}
		for i, g := range groupOrder {
			if groupOf(f) == g.key {
				byGroup[i] = append(byGroup[i], f)
			}
		}
	}
	slices.SortStableFunc(byGroup, func(a, b []appeal.Finding) int { return cmp.Compare(weight(b), weight(a)) })
	var out []point
	seen := map[appeal.Kind]int{}
	for _, fs := range byGroup { // findings of one group alone are joined
		slices.SortStableFunc(fs, func(a, b appeal.Finding) int {
			if a.Confidence != b.Confidence {
				return cmp.Compare(sureness(b), sureness(a))
			}
			return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
		})
		for _, f := range fs {
			if i := samePoint(out, f); i >= 0 {
				out[i].f.Against = append(slices.Clone(out[i].f.Against), f.Against...)
				out[i].also = append(out[i].also, f.ID)
				if len(f.Quote) > len(out[i].f.Quote) {
					out[i].f.Quote = f.Quote
				}
				continue
			}
			if i := joins(out, f); i >= 0 {
				out[i].more, out[i].also = append(out[i].more, f), append(out[i].also, f.ID)
				continue
			}
			out = append(out, point{c: c, f: f, number: len(out) + 1, position: seen[f.Kind]})
			seen[f.Kind]++
		}
	}
	return out
}

// samePoint finds the point that quotes the same words, or their beginning, about
// the same thing.
func samePoint(points []point, f appeal.Finding) int {
	return slices.IndexFunc(points, func(p point) bool {
		within := strings.HasPrefix(p.f.Quote, strings.TrimRight(f.Quote, " ,;")) || strings.HasPrefix(f.Quote, strings.TrimRight(p.f.Quote, " ,;"))
		return f.Quote != "" && p.f.Quote != "" && p.f.Kind == f.Kind && within && p.f.Subject == f.Subject && p.f.Ref == f.Ref
	})
}

func sureness(f appeal.Finding) int {
	n := 0
	for _, level := range []appeal.Confidence{appeal.Low, appeal.Medium, appeal.High} {
		if f.Confidence.AtLeast(level) {
			n++
		}
	}
	return n
}

// weight is three for a sure finding, one for another: three maybes are one sure.
// What is only disputed weighs nothing, however much of it is kept.
func weight(fs []appeal.Finding) int {
	n := 0
	for _, f := range fs {
		if review.ToCheck(f) {
			continue
		}
		n++
		if f.Confidence == appeal.High {
			n += 2
		}
	}
	return n
}

func (c *composer) group() []group {
	var out []group
	for _, p := range c.points {
		key := groupOf(p.f)
		if len(out) == 0 || out[len(out)-1].Key != key {
			out = append(out, group{c: c, Key: key})
		}
		last := &out[len(out)-1]
		last.Points = append(last.Points, p)
	}
	return out
}

func groupOf(f appeal.Finding) string {
	if review.ToCheck(f) {
		return "disputed" // nothing shows yet that a fact stands otherwise, or that a basis is wanting
	}
	for _, g := range groupOrder {
		if slices.Contains(g.kinds, f.Kind) {
			return g.key
		}
	}
	return ""
}

// medical gives the points that a physician can answer: not how long the
// examination took, nor which records the report lists.
func (c *composer) medical() []point {
	c.argued = true
	var out []point
	for _, p := range c.points {
		if slices.ContainsFunc(p.all(), ofMedicalSort) {
			out = append(out, p)
		}
	}
	return out
}

// passages is medical with each passage of the report once: two rules may fault one
// sentence, and who is asked about it answers on all of it.
func (c *composer) passages() []point {
	seen := map[string]bool{"": true}
	return slices.DeleteFunc(c.medical(), func(p point) bool {
		again := p.HasQuote()
		for _, f := range p.all() {
			again, seen[clean(f.Quote)] = again && seen[clean(f.Quote)], true
		}
		return again
	})
}

func ofMedicalSort(f appeal.Finding) bool {
	return !slices.Contains([]appeal.Kind{appeal.ContradictsExam, appeal.ScopeOfRecords, appeal.RecordNotReviewed, appeal.QuestionUnanswered}, f.Kind)
}

// One reports that the group has a single point.
func (g group) One() bool { return len(g.Points) == 1 }

// Count prints how many points the group has.
func (g group) Count() string { return g.c.count(len(g.Points), "points") }

// Where prints where the group stands: in the appeal the numbers of its points,
// the place of each in the report unless they are very many, and the exhibits.
func (g group) Where() string {
	var items [][]Run
	for _, p := range g.Points {
		run := p.c.placeRun(p.f.Ref)
		if !slices.ContainsFunc(items, func(have []Run) bool { return have[0].Text == run.Text }) {
			items = append(items, []Run{run})
		}
	}
	places := append([]Run{fixed("report ")}, series(items)...)
	switch {
	case g.c.info.ID != "appeal":
		return g.c.put(places...)
	case len(items) > 8:
		places = nil
	default:
		places = append([]Run{fixed("; ")}, places...)
	}
	runs := append(g.numbers(), places...)
	if tabs := g.tabs(); len(tabs) > 0 {
		runs = append(append(runs, fixed("; ")), series(tabs)...)
	}
	return g.c.put(runs...)
}

// tabs are the exhibits that stand against the points of the group, at most four.
func (g group) tabs() [][]Run {
	var out [][]Run
	var seen []string
	for _, p := range g.Points {
		for _, f := range p.all() {
			for _, place := range f.Against {
				m := placeOfDocument.FindStringSubmatch(strings.TrimSpace(place))
				if m == nil || g.c.data.Labels[m[1]] == "" || slices.Contains(seen, m[1]) || m[1] == g.c.data.Case.Exam.Report || len(out) == 4 {
					continue
				}
				seen = append(seen, m[1])
				out = append(out, []Run{{Text: "Exhibit " + g.c.data.Labels[m[1]], Source: Source{Kind: FromDocument, Key: m[1]}, Link: &Target{Document: m[1], Page: 1}}})
			}
		}
	}
	return out
}

// numbers are "points 3 to 7", under which the appeal makes them.
func (g group) numbers() []Run {
	link := func(p point) Run {
		return Run{Text: itoa(p.number), Source: Source{Kind: Computed, Key: "number of the point", Inputs: []string{p.f.ID}}, Link: &Target{Anchor: p.Anchor()}}
	}
	first, last := g.Points[0], g.Points[len(g.Points)-1]
	switch len(g.Points) {
	case 1:
		return []Run{fixed("point "), link(first)}
	case 2:
		return []Run{fixed("points "), link(first), fixed(" and "), link(last)}
	}
	return []Run{fixed("points "), link(first), fixed(" to "), link(last)}
}

// No prints the number of the point.
func (p point) No() string {
	return p.c.put(computed(itoa(p.number), "number of the point", p.f.ID))
}

// Kind is the kind of the finding.
func (p point) Kind() string { return string(p.f.Kind) }

// Group is the key of the group that the point belongs to.
func (p point) Group() string { return groupOf(p.f) }

// Turn is the position among the points of its kind, counted round n, so that
// neighbors are not framed in the same words.
func (p point) Turn(n int) int { return p.position % n }

// Title prints the finding's subject as a short heading.
func (p point) Title() (string, error) {
	subject := clean(p.f.Subject)
	if doc, ok := p.c.data.Case.Document(subject); ok {
		return p.c.put(fromCase(doc.Title, p.c.documentKey(doc.ID)+".title")), nil
	}
	if name, ok := p.testName(); ok {
		return p.c.capitalMark(name)
	}
	if subject == "" {
		subject = strings.ReplaceAll(string(p.f.Kind), "-", " ")
	}
	if p.f.Kind == appeal.ScopeOfRecords {
		subject, _, _ = strings.Cut(subject, ":")
	}
	if name := "name-" + strings.ReplaceAll(strings.ToLower(subject), " ", "-"); p.c.set.Lookup(name) != nil {
		words, err := p.c.part(name, nil)
		if err != nil || p.f.Kind != appeal.InternalContradiction || p.c.set.Lookup("title-internal-contradiction") == nil {
			return words, err
		}
		return p.c.part("title-internal-contradiction", words)
	}
	mark := p.c.put(p.byRule(p.c.voice.inTitle(subject)))
	if frame := "title-" + string(p.f.Kind); bare(subject) && p.c.set.Lookup(frame) != nil {
		return p.c.part(frame, mark)
	}
	return p.c.capitalMark(mark)
}

// testName prints the test as the claimant's account names it, where that says more
// than the subject: "blood pressure standing" was not done, "blood pressure" may be.
func (p point) testName() (string, bool) {
	for _, place := range p.f.Against {
		m := placeOfTest.FindStringSubmatch(strings.TrimSpace(place))
		if m == nil || p.f.Kind != appeal.TestNotPerformed || number(m[1]) >= len(p.c.data.Case.Exam.Notes.Tests) {
			continue
		}
		name := clean(p.c.data.Case.Exam.Notes.Tests[number(m[1])].Name)
		if subject := clean(p.f.Subject); len(name) > len(subject) && len(name) < 50 && strings.HasPrefix(strings.ToLower(name), strings.ToLower(subject)+" ") {
			return p.c.put(fromCase(name, "exam.notes.tests["+m[1]+"].name")), true
		}
	}
	return "", false
}

// AsBefore reports that the point before this one, of the same group, says the same
// words and no more, so that they need not be said again.
func (p point) AsBefore() bool {
	alone := func(o point) string {
		if len(o.more) > 0 || len(o.Evidence()) > 0 {
			return ""
		}
		return o.said(o.f)
	}
	i := p.number - 2
	return i >= 0 && i < len(p.c.points) && p.c.points[i].Group() == p.Group() && alone(p) != "" && alone(p) == alone(p.c.points[i])
}

// bare reports that a subject alone says too little for a heading: "count", or
// that it reads as a statement of the letter's own: "no deficit".
func bare(subject string) bool {
	low := strings.ToLower(subject)
	return strings.HasPrefix(low, "no ") || strings.HasPrefix(low, "normal ") || !strings.Contains(low, " ") && low != "occupation"
}

// Twin reports that another point has the same heading, so that this one needs
// its place beside it.
func (p point) Twin() bool {
	return slices.ContainsFunc(p.c.points, func(o point) bool {
		return o.number != p.number && o.f.Kind == p.f.Kind && clean(o.f.Subject) == clean(p.f.Subject)
	})
}

// Anchor names the place of the point in the letter; the packet's table of
// findings leads to it.
func (p point) Anchor() string { return anchorOf(p.f.ID) }

// AlsoAnchors name it for the findings that make the same point.
func (p point) AlsoAnchors() []string {
	var out []string
	for _, id := range p.also {
		out = append(out, anchorOf(id))
	}
	return out
}

// Link prints "Point 4" as a link to where the letter makes it.
func (p point) Link() string {
	return p.c.put(Run{Text: "Point " + itoa(p.number), Source: Source{Kind: Computed, Key: "number of the point", Inputs: []string{p.f.ID}}, Link: &Target{Anchor: p.Anchor()}})
}

// anchorOf makes an anchor of a finding's id.
func anchorOf(id string) string {
	return "finding-" + strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("._:-", r)) {
			return r
		}
		return '-'
	}, id)
}

// TellsSpecialty reports that what the point says names the examiner's specialty
// itself.
func (p point) TellsSpecialty() bool {
	own := p.c.data.Case.Exam.Examiner.Specialty
	return own != "" && strings.Contains(p.f.Wording, own)
}

// HasQuote reports that the report has words at this place.
func (p point) HasQuote() bool { return clean(p.f.Quote) != "" }

// Quote prints the report's own words.
func (p point) Quote() string {
	p.use()
	return p.c.put(Run{Text: passage(p.f.Quote), Source: p.c.reportSource(p.f.Ref)})
}

// Place prints page and line, which lead to the page.
func (p point) Place() string { return p.c.put(p.c.placeRun(p.f.Ref)) }

// Says prints what there is to say: the person's own wording where they gave
// one, else the rule's.
func (p point) Says() string {
	p.use()
	if len(p.more) > 0 {
		var out []string
		for _, s := range p.Statements() {
			out = append(out, s.Says())
		}
		return strings.Join(out, " ")
	}
	for i, d := range p.c.data.Case.Review {
		if d.Finding == p.f.ID && clean(d.Wording) != "" {
			return p.c.put(fromCase(sentence(d.Wording), "review["+itoa(i)+"].wording"))
		}
	}
	return p.c.put(p.byRule(p.c.voice.speak(sentence(p.words()))))
}

// words are the rule's neutral sentence.
func (p point) words() string {
	if p.f.Kind == appeal.OutdatedStandard { // why names what followed the standard
		return cmp.Or(clean(p.f.Why), clean(p.f.Wording))
	}
	return cmp.Or(clean(p.f.Wording), clean(p.f.Why))
}

// Question prints what to ask a physician about the point, "" if the rule has none.
func (p point) Question() string {
	p.use()
	for _, f := range p.all() {
		if clean(f.Question) != "" {
			return p.c.put(p.as(f).byRule(sentence(f.Question)))
		}
	}
	return ""
}

// Unconfirmed reports that a draft shows a finding that no person has decided.
func (p point) Unconfirmed() bool {
	return !p.c.data.Final && slices.ContainsFunc(p.all(), func(f appeal.Finding) bool {
		_, decided := p.c.data.Case.Decided(f.ID)
		return !decided
	})
}

// byRule is text that a rule of the review made from the report and the case.
// What another reader wrote is typed text: the fact lock looks it up.
func (p point) byRule(text string) Run {
	if p.f.Rule == review.ReaderRule {
		return Run{Text: text, Source: Source{Kind: Typed}}
	}
	key := p.f.Rule
	if key == "" {
		key = string(p.f.Kind)
	}
	return Run{Text: text, Source: Source{Kind: Computed, Key: "rule " + key, Page: p.f.Page, Line: p.f.Line, Inputs: append([]string{"report#p" + itoa(p.f.Page) + ",l" + itoa(p.f.Line)}, p.f.Against...)}}
}

// use notes the findings behind the point.
func (p point) use() {
	for _, id := range append([]string{p.f.ID}, p.also...) {
		p.c.use(id)
	}
}

// use notes that the letter makes use of a finding.
func (c *composer) use(id string) {
	if !slices.Contains(c.used, id) {
		c.used = append(c.used, id)
	}
}

// unconfirmed counts the points that no person has decided about.
func (c *composer) unconfirmed() int {
	n := 0
	for _, p := range c.points {
		if p.Unconfirmed() {
			n++
		}
	}
	return n
}

func (c *composer) reportSource(ref appeal.Ref) Source {
	return Source{Kind: FromDocument, Key: c.data.Case.Exam.Report, Page: ref.Page, Line: ref.Line}
}

// placeRun is "p. 5, l. 12" as a link to the page.
func (c *composer) placeRun(ref appeal.Ref) Run {
	r := Run{Text: ref.String(), Source: c.reportSource(ref)}
	if id := c.data.Case.Exam.Report; id != "" {
		r.Link = &Target{Document: id, Page: ref.Page}
	}
	return r
}

// sentence makes text end as a sentence does.
func sentence(s string) string {
	s = clean(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") || strings.HasSuffix(s, "”") || strings.HasSuffix(s, `"`) {
		return capital(s)
	}
	return capital(s) + "."
}

func firstN[T any](n int, list []T) []T {
	if len(list) > n {
		return list[:n]
	}
	return list
}
