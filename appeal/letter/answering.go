package letter

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// An answer is a sentence of a record that answers a reason, and how well.
type answer struct {
	paper
	score int
}

// key names the sentence.
func (a answer) key() string { return a.doc.ID + "#" + a.at.Text }

// answering finds what the records say on a reason: of each the sentences that
// answer it, the strongest first.
func (c *composer) answering(why reason) []answer {
	var all []answer
	for _, d := range c.data.Case.Documents {
		if !isRecord(c.data.Case, d) {
			continue
		}
		title := c.about(d.Title)
		for _, s := range c.sayings(d) {
			if n := c.answers(why, d, title, s); n > 0 {
				a := answer{c.paper(d), n}
				a.at, a.has = withoutLabel(s.Sentence), true
				if len(strings.Fields(a.at.Text)) < 3 {
					a.at = s.Sentence // "Request for authorization: revision tenodesis."
				}
				all = append(all, a)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b answer) int {
		return cmp.Or(cmp.Compare(b.score, a.score), b.doc.Date.Compare(a.doc.Date))
	})
	return all
}

// A saying is a sentence of a record that may answer something.
type saying struct {
	report.Sentence
	sums bool // the record sums up or says what follows
	told bool // by the patient
}

// sayings gives the usable sentences of a record. Every reason of the denial asks
// for the same ones, so they are looked for once.
func (c *composer) sayings(d appeal.Document) []saying {
	if all, known := c.said[d.ID]; known {
		return all
	}
	var all []saying
	if r := c.data.Documents[d.ID]; r != nil {
		for i := lastVisit(r); i < len(r.Sentences); i++ {
			if sums := summing(r, i); usable(r.Sentences[i], sums) {
				all = append(all, saying{r.Sentences[i], sums, told(r, i, d.Kind)})
			}
		}
	}
	if c.said == nil {
		c.said = map[string][]saying{}
	}
	c.said[d.ID] = all
	return all
}

// lastVisit gives where the last entry of a log of visits begins, 0 for a paper
// that is none: what was found at first may be gone by the last.
func lastVisit(r *report.Report) int {
	last, entries, paragraph := 0, 0, -1
	for i, s := range r.Sentences {
		if s.Paragraph != paragraph && (dayBefore.MatchString(s.Text) || dayBefore.MatchString(s.Label+" ")) {
			last, entries, paragraph = i, entries+1, s.Paragraph
		}
	}
	if entries < 2 {
		return 0
	}
	return last
}

// share gives each reason its answers, at most two, of two records. A sentence
// that answers several goes where it answers best, and nowhere twice.
func share(reasons []reason) {
	best, taken := map[string]int{}, map[string]bool{}
	for _, r := range reasons {
		for _, a := range r.answers {
			best[a.key()] = max(best[a.key()], a.score)
		}
	}
	for _, own := range []bool{true, false} {
		for i := range reasons {
			r := &reasons[i]
			for _, a := range r.answers {
				again := slices.ContainsFunc(r.Papers, func(p paper) bool { return p.doc.ID == a.doc.ID })
				if len(r.Papers) < 2 && !again && !taken[a.key()] && (!own || a.score == best[a.key()]) {
					taken[a.key()] = true
					r.Papers = append(r.Papers, a.paper)
				}
			}
		}
	}
}

// answers tells how well a sentence of a record answers a reason, 0 for not at
// all: it speaks of the reason's own subject and says something on its
// question, and it is the record's finding and not what the patient told.
func (c *composer) answers(why reason, d appeal.Document, title review.Matter, s saying) int {
	if s.told && why.Sort != "objective" {
		return 0
	}
	if d.Kind == appeal.Statement || d.Kind == appeal.OtherPaper || c.mended(why, d) {
		return 0 // the claimant's own words, and an employer's, are evidence of another sort; so is what an operation mended
	}
	said := c.about(s.Text)
	whose := said
	if len(said.Parts) == 0 {
		whose = title
	}
	if why.about.Apart(whose) {
		return 0
	}
	sums, shares := s.sums, why.about.Shares(said)
	if why.Sort != "credibility" && slices.Contains(said.Says, "credibility") {
		return 0
	}
	own := slices.Contains(said.Says, why.Sort)
	says := own || meet(said.Says, family(why.Sort)) || why.Sort == "treatment" && sums && meet(said.Says, family("objective"))
	of := shares > 0 || why.about.Shares(title) > 0 || meet(why.about.Parts, whose.Parts)
	bare := !why.about.Names() || why.Sort == "credibility" || why.Sort == "work" && (sums || d.Kind == appeal.Functional || c.byOwnPhysician(d))
	if !says && !(shares > 0 && sums) || !of && !bare || s.told && shares == 0 {
		return 0
	}
	n := 1 + 2*min(shares, 2)
	shows := d.Kind == appeal.Imaging || d.Kind == appeal.TestResult
	if onExam := ofExam.MatchString(why.text); onExam {
		shows = d.Kind == appeal.OfficeNote
	}
	shows = shows && len(family(why.Sort)) > 1
	counts := ofAmount.MatchString(why.text) && numberIn.MatchString(s.Text)
	duty := why.Sort == "work" && sharedStems(weighty(c.data.Case.Claimant.Occupation), weighty(s.Text)) > 0
	for _, is := range []bool{own, own, says, of, sums, sums, d.Kind == appeal.Functional && why.Sort == "work", shows, duty, counts} {
		if is {
			n++
		}
	}
	return n
}

// mended reports that a record shows the state before an operation, where the
// reason turns on how things are now.
func (c *composer) mended(why reason, d appeal.Document) bool {
	if !slices.Contains([]string{"recovery", "finding", "other"}, why.Sort) || d.Date.IsZero() {
		return false
	}
	return slices.ContainsFunc(c.data.Case.Documents, func(op appeal.Document) bool {
		return op.Kind == appeal.Surgical && !d.Date.After(op.Date) && !c.about(op.Title).Apart(c.about(d.Title+" "+why.text))
	})
}

// best finds the sentence of a record that says most on a question.
func (c *composer) best(d appeal.Document, question string) (report.Sentence, bool) {
	title, most, at := c.about(d.Title), 0, report.Sentence{}
	for _, s := range c.sayings(d) {
		if n := c.answers(reason{c: c, Sort: question}, d, title, s); n > most {
			most, at = n, withoutLabel(s.Sentence)
		}
	}
	return at, most > 0
}

// summed finds the sentence that a table gives of a record: its conclusion, or
// where it has none, or one on effort alone, what it says most of the function,
// the findings or the disease.
func (c *composer) summed(d appeal.Document) (report.Sentence, bool) {
	if at, ok := c.effect(d); ok {
		return at, true
	}
	at, ok := concludes(c.data.Documents[d.ID])
	if ok && !slices.Contains(c.about(at.Text).Says, "credibility") {
		return at, true
	}
	questions := []string{"objective", "diagnosis", "work"}
	if d.Kind == appeal.Functional || d.Kind == appeal.OfficeNote || d.Kind == appeal.LetterKind {
		questions = []string{"work", "diagnosis", "objective"}
	}
	for _, q := range questions {
		if best, found := c.best(d, q); found {
			return best, true
		}
	}
	return at, ok
}

// effect finds what a treatment did, in a paper that records one: how much was
// given where says nothing to a reader.
func (c *composer) effect(d appeal.Document) (report.Sentence, bool) {
	r := c.data.Documents[d.ID]
	if r == nil || !treatment.MatchString(d.Title) {
		return report.Sentence{}, false
	}
	for _, s := range r.Sentences {
		n := len(strings.Fields(s.Text))
		if n > 3 && n <= 45 && !s.Row && effectOf.MatchString(s.Text) && !noEffect.MatchString(s.Text) && !dose.MatchString(s.Text) && !adminLine.MatchString(s.Text) {
			return withoutLabel(s), true
		}
	}
	return report.Sentence{}, false
}

var (
	treatment = regexp.MustCompile(`(?i)\b(blocks?|injections?|infusions?|ablations?|epidurals?|neurotomy|stimulat(or|ion) trial|trial stimulat\w+)\b`)
	effectOf  = regexp.MustCompile(`(?i)\b(pain|vas|nrs|relief|symptoms?|allodynia|function)\b.{0,40}\b(fell|dropped|decreas\w+|reduc\w+|went from|from \d+|of \d+ ?%|percent|for \S+ (hours|days|weeks|months)|lasted)\b|\brelief (of|for|lasted)\b|\bno (lasting |sustained )?relief\b`)
	noEffect  = regexp.MustCompile(`(?i)\b(resolved|complete(ly)?|pain[- ]free|full relief|100 ?(%|percent)|before the procedure|will)\b`)
	dose      = regexp.MustCompile(`(?i)\b\d+(\.\d+)? ?(ml|cc|mcg)\b|\b\d+[- ]gauge\b`)
)

// byOwnPhysician reports that one of the claimant's physicians wrote it.
func (c *composer) byOwnPhysician(d appeal.Document) bool {
	return slices.ContainsFunc(c.data.Case.Physicians, func(p appeal.Physician) bool { return samePerson(d.Author, p.Name) })
}

// usable reports that a sentence says something by itself and nothing that
// speaks for the other side.
func usable(s report.Sentence, sums bool) bool {
	n := len(strings.Fields(withoutLabel(s).Text))
	return (n >= 3 || n == 2 && sums) && n <= 45 && !capitals.MatchString(s.Text) && !figures(s.Text) && !s.Row && !adminLine.MatchString(s.Text) && !dose.MatchString(s.Text) && wordIn4.MatchString(s.Text) && !speaksAgainst(s.Text)
}

// wordIn4 is a word of a sentence: names and short marks alone say nothing.
var wordIn4 = regexp.MustCompile(`\b\p{Ll}{4,}\b`)

// figures reports that the text is a row of figures, whose heads stand elsewhere.
func figures(s string) bool {
	return !strings.ContainsAny(s[len(s)-1:], ".?!") && len(numberIn.FindAllString(figure.ReplaceAllString(s, "0"), -1)) >= 3
}

var figure = regexp.MustCompile(`\d[\d./]*`)

// ofAmount is a reason that turns on how much or how long.
var ofAmount = regexp.MustCompile(`(?i)\b(only|weeks?|months?|visits?|sessions?|few|\d+)\b`)

// capitals is a caption that ran into a sentence.
var capitals = regexp.MustCompile(`^(\S+ )?(\p{Lu}[\p{Lu}'-]{2,} ){3,}`)

// adminLine is a line of a form: whose it is, why it was made, how.
var adminLine = regexp.MustCompile(`(?i)^(patient|client|name|insured|claimant|re|date|dates? of|dob|mrn|referr(ed|ing)|evaluator|surgeon|clinical history|history|reason for (study|admission|referral|visit)|technique|comparison|method|electronically signed|signed|visit|position)\s*[:.]|^(\S+ ){0,6}(dob|date of birth)\b`)

// speaksAgainst reports that a sentence, taken out of its place, would speak for
// the other side. A normal range and a denied improvement do not.
func speaksAgainst(s string) bool {
	s = normalRange.ReplaceAllString(s, "")
	s = notBetter.ReplaceAllString(s, "")
	s = mustNot.ReplaceAllString(s, "")
	return contrary.MatchString(s) || forDenial.MatchString(s)
}

var (
	mustNot     = regexp.MustCompile(`(?i)\bno (\w+ )?(lifting|sitting|standing|overhead|driving|screens?|stairs|ladders?|squatting|delivery|work|repetitive|loud|night\w*|prior|previous|earlier|sign of feigning|evidence of invalid)\b`)
	normalRange = regexp.MustCompile(`(?i)\bnormal,? (range |is |are |under |above |below |over |up to |less |more )?(than )?\d[^);,.]*`)
	notBetter   = regexp.MustCompile(`(?i)\b(not|never|unable|cannot|without|no longer|did not)\b[^.;,]{0,30}?\b(return(ed)? to (\w+ )?work|improv\w+|tolerat\w+|resolv\w+|agree to any return to work)\b|\bno improvement\b`)
)

var (
	toldLabel  = regexp.MustCompile(`(?i)^((interval|present|past|clinical|medical) )?(history|hpi|subjective|complaints?|chief complaint|symptoms?( reported)?|s)\b\s*[:.]|^(history|hpi|subjective|s)$`)
	toldVerb   = regexp.MustCompile(`(?i)\b(reports?|reported|states?|stated|complain(s|ed)|denies|denied|describes?|tells me|told me|feels|according to (the )?(patient|client|him|her))\b`)
	workedUp   = regexp.MustCompile(`(?i)\b(exam(ination)?|assessment|impression|plan|diagnos[ie]s|positive|negative|reflex|tender|[0-5][+-]?/5|\d+ (degrees|dB|mg)|phq|score|criteria|recommend|request(ed)?|refer|active flexion|unable|not able|no (lifting|work|driving|sitting))\b|\b(O|A/P|A|P):`)
	sumsUp     = regexp.MustCompile(`(?i)^(impression|conclusions?|assessment|interpretation|summary|opinion|diagnos[ie]s|dx|a/p|plan|work|work status|restrictions?|function|level|consistency|validity|recommendations?)$`)
	sumsUpHead = regexp.MustCompile(`(?i)^(impression|conclusions?|assessment|interpretation|summary|opinion|diagnos[ie]s|dx|a/p|plan|work|work status|restrictions?|recommendations?)( status| and plan|/plan)?\s*[.:]`)
)

// told reports that a record gives what the patient told, and not what its
// author found or thinks. A note without headings begins with the history.
func told(r *report.Report, i int, kind appeal.DocumentKind) bool {
	s := r.Sentences[i]
	if toldLabel.MatchString(s.Label) || toldLabel.MatchString(s.Text) || toldVerb.MatchString(s.Text) {
		return true
	}
	if kind != appeal.OfficeNote {
		return false
	}
	return !slices.ContainsFunc(r.Sentences[:i+1], func(o report.Sentence) bool { return workedUp.MatchString(o.Text) })
}

// summing reports that the sentence stands where the record sums up or says
// what follows.
func summing(r *report.Report, i int) bool {
	s := r.Sentences[i]
	if sumsUp.MatchString(strings.TrimRight(s.Label, ".: ")) || sumsUpHead.MatchString(s.Text) {
		return true
	}
	if s.Section >= 0 && s.Section < len(r.Sections) && sumsUp.MatchString(strings.TrimRight(clean(r.Sections[s.Section].Title), ".: ")) {
		return true
	}
	for k := i - 1; k >= 0 && r.Sentences[k].Paragraph == s.Paragraph; k-- {
		if sumsUpHead.MatchString(r.Sentences[k].Text) {
			return true
		}
	}
	return false
}

// unanswered tells the person of a reason that nothing in the letter answers: a
// point about something else would be no answer.
func (c *composer) unanswered(r reason) {
	c.problem = append(c.problem, appeal.Problem{
		Where: "letter " + c.info.ID, ID: "letter.reason-unanswered", Level: appeal.LevelWarning,
		Args: map[string]string{"n": itoa(r.number), "reason": r.text, "id": c.info.ID},
	})
}
