package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// qualifiers narrow a test to a posture or a part: what was denied standing may
// have been done sitting.
var qualifiers = clinic.Expr(`\b(standing|sitting|seated|supine|prone|lying|great toe|toe|thumb|finger|hand|wrist|elbow|shoulder|arm|neck|back|hip|knee|ankle|foot|feet|leg|thigh|calf|eye)s?\b`)

// testNotPerformed finds results for tests that the claimant noted as not done.
func testNotPerformed(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !reportsResult(s) || r.ofAnotherDay(s) {
			return
		}
		for i, t := range r.tests {
			if t.Performed == nil || *t.Performed {
				continue
			}
			at, name, ok := r.reportsTest(s, t)
			if !ok || r.ofDoneTest(s, t) || r.doneInstead(s, t) || otherLoad(s, t) {
				continue
			}
			why := fmt.Sprintf("The report gives a result for %s; the claimant noted that “%s” was not done", name, t.Name)
			if t.Remark != "" {
				why += " (" + t.Remark + ")"
			}
			f := aboutAt(s, at, appeal.High, name, why+".", fmt.Sprintf("exam.notes.tests[%d]", i))
			out = append(out, asking(f, "What have you found when you tested this, and when?", "The claimant’s notes of that day record that this test was not performed."))
			return
		}
	})
	return out
}

// reportsResult: the sentence may report what the examiner found.
func reportsResult(s *Statement) bool {
	if s.Voice != Examiner || leftUndone(s.Low) || strings.HasSuffix(s.Low, "?") {
		return false
	}
	switch s.Kind {
	case report.Records, report.RecordsSummary, report.Certification, report.Opening, report.Questions, report.Impression, report.Answers:
		return false
	}
	if len(strings.Fields(s.Low)) <= 3 && !saysResult.Matches(s.look()) {
		return false // "About the eyes."
	}
	return !byStatement.Matches(s.look()) && !overMonths.Matches(s.look()) && !fromBooks(s) && !strings.Contains(s.Low, "recommend") && !strings.Contains(s.Low, "could be obtained")
}

// ofAnotherDay: a row of a table whose head names a day before the examination,
// and not that of the examination: a study that was made elsewhere.
func (r *Reading) ofAnotherDay(s *Statement) bool {
	if !s.Row || r.Case.Exam.Date.IsZero() {
		return false
	}
	for i := s.Index; i >= 0 && r.Said[i].Row && r.Said[i].Section == s.Section; i-- {
		if ds := r.Said[i].Dates; len(ds) > 0 {
			return !slices.ContainsFunc(ds, func(d dated) bool { return !d.last().Before(r.Case.Exam.Date) })
		}
	}
	return false
}

// byStatement: the report itself says that it gives what it was told.
var byStatement = clinic.Expr(`\b(by|per|from|according to) (his|her|their|the (claimant|patient|examinee|worker|member|insured)'s) (own )?(statement|account|report|word)\b|\bself-?reported\b|\b(stated|reported) (height|weight|body weight)\b|\bas (stated|reported|given) by (him|her|the)\b`)

// overMonths: a change between two times, which no single visit shows, or what
// was brought and offered.
var overMonths = clinic.Expr(`\b(fell|rose|dropped|gained|lost|declined|climbed|went)\b[^.;]{0,40}\b(between|since|from) (january|february|march|april|may|june|july|august|september|october|november|december|\d{1,2}/|(19|20)\d\d)|\bbrought (his|her|an?|the) \w+( \w+)? and (asked|offered)\b`)

// fromBooks: the sentence tells what others wrote of a thing, and not what was
// found here ("the sensation was first described by Weir Mitchell").
func fromBooks(s *Statement) bool {
	at := writtenOf.FindStringIndex(s.Low)
	return at != nil && s.Kind != report.Examination && s.Kind != report.Testing && !whoTold.MatchString(s.Low[at[1]:])
}

var (
	writtenOf = clinic.Expr(`\b((was|were|has been|have been|is|are) (\w+ ){0,2}(described|discovered|taught|written (of|about)|named)( \w+)? (by|in) |in the (\w+ )?(literature|textbooks?)\b|textbooks? (say|tell|teach|describe)s?\b)`)
	whoTold   = clinic.Expr(`^(him|her|them|me|us|mrs?\.?|ms\.?|this|these|those|both|all|the|his|its|my|our|each|either|one|two|detail|terms)\b`)
)

// doneInstead: the note of the denied test says what was done instead ("he
// whispered numbers behind me"), and the sentence reports that very act.
func (r *Reading) doneInstead(s *Statement, denied notedTest) bool {
	m := insteadDid.FindStringSubmatch(clinic.Fold(denied.Remark))
	return m != nil && !sayingVerbs[m[1]] && slices.ContainsFunc(s.terms, func(t term) bool { return t.stem == stem(m[1]) })
}

var (
	insteadDid  = clinic.Expr(`(?:^|[,;.] ?)(?:he|she|they|dr\.? \w+|the (?:doctor|assistant|examiner|nurse)) (?:only |just |merely )?(\w{4,}ed)\b`)
	sayingVerbs = wordSet("asked looked watched tested checked measured examined moved touched pressed recorded typed reported noted stated claimed listed refused declined skipped passed omitted walked turned palpated performed finished stopped started")
)

// otherLoad: one was at rest, the other under exertion.
func otherLoad(s *Statement, denied notedTest) bool {
	return resting.Matches(s.look()) && exerted.MatchString(clinic.Fold(denied.Name)) || exertedHere.Matches(s.look()) && resting.MatchString(clinic.Fold(denied.Name))
}

var (
	resting     = clinic.Expr(`\bat rest\b|\bresting\b`)
	exerted     = clinic.Expr(`\b(walk\w*|exercis\w*|exertion\w*|stairs?|climb\w*|treadmill|step test|after (activity|effort))\b`)
	exertedHere = clinic.Expr(`\b(during|after|with|on|while) (\w+ )?(walk\w*|exercis\w*|exertion\w*|stairs?|climb\w*|the treadmill)\b`)
)

// reportsTest tells whether a sentence reports the test that a note names: by
// the names of the test table, or by an act that both name.
func (r *Reading) reportsTest(s *Statement, t notedTest) (at int, name string, ok bool) {
	head := -1
	for _, i := range t.acts {
		act := &r.Clinic.Acts[i]
		if len(t.rows) > 0 && len(shared(act.Tests, t.rows)) == 0 && !slices.ContainsFunc(s.Tests, func(id string) bool { return slices.Contains(t.rows, id) }) && r.namedBetter(t) {
			continue // the note names a test of its own, not the act at large
		}
		if act.ID == "palpation" && len(t.rows) > 0 && len(shared(act.Tests, t.rows)) == 0 {
			continue // "pressing on the wrist (Tinel)" is no palpation at large
		}
		if _, _, found := act.InReportOf(s.look()); !found && !r.motionOf(s, act) {
			continue
		}
		if head < 0 {
			head = r.runInHead(s.Low)
		}
		from, _, found := act.InReport(s.Low[head:])
		if !found && r.motionOf(s, act) {
			from, found = 0, true
		}
		if found && r.sameScope(s, t, i) {
			return head + from, act.Name, true
		}
	}
	for _, id := range s.Tests {
		if slices.Contains(t.rows, id) && (r.sameScope(s, t, -1) || !postures.Matches(s.look()) && !sideApart(s, t)) {
			test, _ := r.Clinic.Test(id)
			return 0, test.Name, true
		}
	}
	if s.inExam() && !sideApart(s, t) {
		return r.byName(s, t)
	}
	return 0, "", false
}

// motionOf: a movement without its joint ("flexion was carried to 130 degrees")
// is of the joint that the same paragraph named last, and the act is that
// joint's motion.
func (r *Reading) motionOf(s *Statement, act *clinic.Act) bool {
	if s.Kind != report.Examination || len(s.Parts) > 0 || s.Row || !strings.HasSuffix(act.ID, "-motion") {
		return false
	}
	at := motionRow.FindIndex(s.look())
	if at == nil {
		return false
	}
	for i := s.Index - 1; i >= 0 && r.Said[i].Paragraph == s.Paragraph; i-- {
		if joint := jointName.FindAllString(r.Said[i].Low, -1); joint != nil {
			_, _, ok := act.InReport(joint[len(joint)-1] + " " + s.Low[at[0]:at[1]])
			return ok
		}
	}
	return false
}

var jointName = clinic.Expr(`\b(shoulder|elbow|wrist|hip|knee|ankle|neck|cervical|lumbar|back|thumb|finger)\b`)

// namedBetter: a test of the table that no act holds.
func (r *Reading) namedBetter(t notedTest) bool {
	for _, i := range t.acts {
		if len(shared(r.Clinic.Acts[i].Tests, t.rows)) > 0 {
			return false
		}
	}
	return true
}

// ofDoneTest: the sentence names, by a word that the denied test lacks, a test
// that the claimant noted as done.
func (r *Reading) ofDoneTest(s *Statement, denied notedTest) bool {
	mine := termsOf(clinic.Fold(denied.Name))
	words := s.terms
	if slices.ContainsFunc(s.Tests, func(id string) bool { return slices.Contains(denied.rows, id) }) {
		return false
	}
	for _, o := range r.tests {
		if o.Performed == nil || !*o.Performed {
			continue
		}
		for _, w := range termsOf(clinic.Fold(o.Name)) {
			if len(w.word) < 5 || procedural[w.stem] || fillers[w.word] || r.Clinic.Words.TooBroad(w.word) {
				continue
			}
			same := func(x term) bool { return x.stem == w.stem }
			if slices.ContainsFunc(words, same) && !slices.ContainsFunc(mine, same) && !slices.ContainsFunc(words, func(x term) bool {
				return !procedural[x.stem] && slices.ContainsFunc(mine, func(m term) bool { return m.stem == x.stem })
			}) {
				return true
			}
		}
	}
	return false
}

var postures = clinic.Expr(`\b(standing|sitting|seated|supine|prone|lying)\b`)

// sideApart: the sentence speaks of the other side only.
func sideApart(s *Statement, t notedTest) bool {
	side := Side(strings.ToLower(t.Side))
	return (side == Left || side == Right) && s.Side == side.other()
}

var procedural = wordSet("test exam examin check measur assess look palpat feel press touch movement motion strength standing sitting lying supine seated body back muscl leg arm head hand foot feet eye neck")

// byName: a test is reported by the words of its name, or by words that mean the
// same: two of them, or its only one.
func (r *Reading) byName(s *Statement, t notedTest) (int, string, bool) {
	name, _, _ := strings.Cut(clinic.Fold(t.Name), " (")
	var own []term
	for _, w := range termsOf(name) {
		if !procedural[w.stem] && len(w.word) >= 4 {
			own = append(own, w)
		}
	}
	if p := postures.FindString(s.Low); len(own) == 0 || len(own) > 5 || p != "" && postures.MatchString(clinic.Fold(t.Name)) && !strings.Contains(clinic.Fold(t.Name), p) {
		return 0, "", false
	}
	words, met, n := s.terms, map[int]bool{}, 0
	for _, w := range own {
		if at := slices.IndexFunc(words, func(x term) bool {
			return !met[x.at] && (r.alike(w, x) || len(w.word) >= 5 && len(x.word) >= 5 && strings.HasPrefix(x.word, w.word[:5]))
		}); at >= 0 {
			met[words[at].at] = true // one word of the sentence is not two of the name
			n++
		}
	}
	if n >= 2 && n*2 >= len(own) || n == len(own) && len(t.acts) == 0 {
		return 0, t.Name, true
	}
	return 0, "", false
}

var runIn = clinic.Expr(`^[a-z][a-z ,/()-]{2,50}[.:] `)

// runInHead gives the length of a heading at the head of a sentence ("Sensation.
// Two-point discrimination was 5 mm") whose rest names a test itself; else 0:
// the heading is then the only name there is ("Reflexes. 2+ and symmetric").
func (r *Reading) runInHead(low string) int {
	at := runIn.FindStringIndex(low)
	if at == nil || strings.Count(low[:at[1]], " ") > 3 {
		return 0
	}
	for i := range r.Clinic.Acts {
		if _, _, ok := r.Clinic.Acts[i].InReport(low[at[1]:]); ok {
			return at[1]
		}
	}
	return 0
}

var everywhere = clinic.Expr(`\b(all muscle|all (major )?groups|throughout|upper and lower|all (four )?(limbs|extremities)|everywhere|in all)\b`)

// sameScope: part and posture of the denied test stand in the sentence, or the
// sentence speaks of the whole; and the sides do not exclude each other. A test
// of the same act that the claimant noted as done takes the sentence unless the
// denied one fits it better.
func (r *Reading) sameScope(s *Statement, t notedTest, act int) bool {
	if side := Side(strings.ToLower(t.Side)); side == Left || side == Right {
		if got := s.Side; got == side.other() {
			return false
		}
	}
	quals := t.quals
	fits := qualified(s.Low, quals)
	if act < 0 {
		return len(quals) == 0 || fits > 0
	}
	for _, o := range r.tests {
		if t.Performed != nil && *t.Performed || o.Performed == nil || !*o.Performed || !slices.Contains(o.acts, act) {
			continue
		}
		if fits == 0 || qualified(s.Low, o.quals) > fits {
			return false
		}
	}
	limb := slices.ContainsFunc(quals, func(q string) bool { return q == "great toe" || q == "thumb" || strings.HasPrefix(q, "hand") })
	if limb && fits == 0 && !everywhere.Matches(s.look()) {
		return false
	}
	return true
}

func qualified(low string, quals []string) int {
	n := 0
	for _, q := range quals {
		if strings.Contains(low, strings.TrimSuffix(q, "s")) {
			n++
		}
	}
	return n
}

var (
	degreesOf = clinic.Expr(`\b` + numeral + ` ?(?:degrees?|°)`)
	placesOf  = clinic.Expr(`\b` + numeral + ` (?:\w+ ){0,3}(?:places?|sites?|points?|spots?|times|trials?|squeezes)\b`)
	abnormalW = clinic.Expr(`\b(could not|couldn't|gave way|pain|fell|tears|wrong|off the line|less on|numb|unable|had to (step|stop)|took a step|stopped|cried|(lost|losing) balance|touched the wall|held on|hurt|pulled away|winced|dent|pitting|out of breath|breathe?|caught (me|my|her|his)|stepped off|swayed|staggered|grabbed|felt nothing|feel nothing|could not feel|felt less|nothing below|halfway|sore|shot (down|up|into)|tingl\w+|dizzy|froze|frozen|lost (my|the)|let go|dropped|trembl\w+|shook|blurred|double|did not hear|missed|begun again|started over|no second|had to be helped|helped me)\b`)
	normalW   = clinic.Expr(`\b(normal|negative|absent|without (difficulty|pain)|intact|full|unremarkable|accomplished|performed (well|easily)|painless|not tender|non-?tender|soft|with ease|easily|without falling|steady|excellent|no edema|no (pain|weakness|difficulty|guarding|tenderness|spasm|loss|deficit)|perceived|appreciated|steadily|sharp|recognized|correct(ly)?|accurate(ly)?|preserved|wnl|within (normal|expected) limits|ordinary time|standard manner|quick(ly)?|brisk(ly)?|firm|strong|smooth|fluent|errorless|no errors)\b`)
)

// criterion: the number is what a rule asks for, not what was measured.
var criterion = clinic.Expr(`\b(requires?|calls? for|defined as|criteri(a|on) (of|for|require)|threshold of|cut-?off of)\b`)

// valuesAgainstNotes finds results that differ from what the claimant noted of
// the same test: other degrees, more places, a normal result for a failed one.
func valuesAgainstNotes(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !reportsResult(s) || criterion.Matches(s.look()) {
			return
		}
		if p, _ := r.group("admission", s); p != nil {
			return // it speaks for the claimant: nothing is set against it
		}
		for i, t := range r.tests {
			if t.Performed == nil || !*t.Performed || t.Remark == "" || s.Row && !strings.ContainsAny(s.Low, "0123456789") {
				continue
			}
			if _, name, ok := r.reportsTest(s, t); ok {
				if c, why := valueDiffers(s, t.ExamTest); c != "" {
					f := about(s, c, name, why+" The claimant noted: “"+plain(t.Remark)+"”.", fmt.Sprintf("exam.notes.tests[%d]", i))
					if _, last, ok := strings.Cut(s.Text, ". "); ok && s.Row && saturation(clinic.Fold(last), ownAccount(t.Remark)) {
						f.Quote = quote(last) // of a cell with several sentences
					}
					out = append(out, asking(f, "What values have you found for this test?", "The claimant’s notes of that day record another course of this test."))
					return
				}
			}
		}
	})
	return out
}

// saidBy begins what somebody else said, which is no account of the claimant's:
// "he said my wrist gave way".
var saidBy = clinic.Expr(`\b(he|she|they|dr\.?|doctor|examiner|physician|psychologist|assistant|nurse|technician)( \w+)? (said|says|told|wrote|writes|dictated|claimed|claims|remarked|thought|noted|stated|announced|called|insisted|recorded)\b`)

// ownAccount gives what the claimant's remark tells in the claimant's own voice.
func ownAccount(remark string) string {
	low := clinic.Fold(remark)
	if at := saidBy.FindStringIndex(low); at != nil {
		low = low[:at[0]]
	}
	return strings.TrimSpace(low)
}

func valueDiffers(s *Statement, t appeal.ExamTest) (appeal.Confidence, string) {
	remark := ownAccount(t.Remark)
	if remark == "" {
		return "", ""
	}
	if mine, theirs := anatomy(remark), anatomy(s.Low); len(mine) > 0 && len(theirs) > 0 && len(shared(partsIn(remark), s.Parts))+len(shared(mine, theirs)) == 0 {
		return "", ""
	}
	for _, re := range []*clinic.Expression{degreesOf, placesOf} {
		a, b := re.FindAllStringSubmatch(s.Low, -1), re.FindStringSubmatch(remark)
		if len(a) != 1 || b == nil {
			continue
		}
		v, _ := number(a[0][1])
		w, _ := number(b[1])
		if v > 0 && w > 0 && (v > 1.5*w+5 || re == placesOf && v > 1.4*w) {
			return appeal.High, "The report gives another value than was noted."
		}
		if re == degreesOf && w > 0 && v >= w+25 {
			return appeal.Medium, "The report gives a larger angle than was noted."
		}
	}
	if better := saturation(s.Low, remark); better {
		return appeal.High, "The report gives a higher saturation than was noted."
	}
	if m, k := outOf.FindStringSubmatch(s.Low), outOf.FindStringSubmatch(remark); m != nil && k != nil && m[2] == k[2] {
		v, _ := number(m[1])
		w, _ := number(k[1])
		if v > w {
			return appeal.High, "The report gives more than was noted."
		}
	}
	if m, k := feetOf.FindStringSubmatch(s.Low), feetOf.FindStringSubmatch(remark); m != nil && k != nil && m[2][:1] == k[2][:1] {
		v, _ := number(m[1])
		w, _ := number(k[1])
		if v > 1.5*w+5 {
			return appeal.High, "The report gives another distance than was noted."
		}
	}
	if noTool.MatchString(remark) && toolUsed.Matches(s.look()) && sameSide(s, t) {
		return appeal.High, "The report gives a measured value; no instrument was used by the notes."
	}
	if abnormalW.MatchString(remark) && !strings.HasPrefix(remark, "no pain") && normalW.Matches(s.look()) && !negated(remark[:min(8, len(remark))]) && sameSide(s, t) {
		return appeal.Medium, "The report gives a normal result."
	}
	return "", ""
}

// saturation: under one and the same load, at rest or walking, the report gives
// an oxygen saturation at least four points above the one noted.
func saturation(said, noted string) bool {
	if !oxygenOf.MatchString(said) {
		return false
	}
	a, b := saturations(said), saturations(noted)
	for _, load := range []bool{true, false} {
		if a[load] > 0 && b[load] > 0 && a[load] >= b[load]+4 {
			return true
		}
	}
	return false
}

// saturations reads the last percentage of each load, true for exertion. A number
// without a sign of its own gives way to one with it, and is none where it is of a
// pulse or a distance.
func saturations(low string) map[bool]float64 {
	out, signed := map[bool]float64{}, map[bool]bool{}
	from := 0
	for _, cut := range append(loadCut.FindAllStringIndex(low, -1), []int{len(low), len(low)}) {
		clause := low[from:cut[0]]
		load := underLoad.MatchString(clause)
		for _, m := range saturated.FindAllStringSubmatchIndex(clause, -1) {
			percent := m[4] >= 0
			if !percent && (signed[load] || otherRate.MatchString(low[:from+m[0]]) || otherUnit.MatchString(clause[m[1]:])) {
				continue
			}
			out[load], _ = number(clause[m[2]:m[3]])
			signed[load] = percent
		}
		from = cut[1]
	}
	return out
}

var (
	oxygenOf  = clinic.Expr(`\b(saturat\w+|oximet\w+|oxygen|spo2|sao2|o2 sat\w*)\b`)
	underLoad = clinic.Expr(`\b(walk\w*|ambulat\w*|corridor|hall(way)?|stairs?|exert\w*|exercis\w*|climb\w*|treadmill|steps)\b`)
	saturated = clinic.Expr(`\b([6-9]\d|100)(?:( ?%| percent)|\b)`)
	otherRate = clinic.Expr(`/ ?$|\b(pulse|heart ?rate|hr|rate|pressure|bp|aged?)( (of|rate|was|were|is|at|about|around|stayed|rose|went|fell|up|down|from|to))*[ :=]*$`)
	otherUnit = clinic.Expr(`^( ?/|[ -]?(feet|foot|ft|yards?|met(er|re)s?|m|steps|stairs|seconds?|secs?|minutes?|mins?|years?|bpm|beats?|per|a minute|mm\w*|mg|lbs?|pounds?|degrees)\b)`)
	loadCut   = clinic.Expr(`[,;.] | and | but | to | then `)
	outOf     = clinic.Expr(`\b(all|none|one|two|three|four|five|\d) (?:out )?of (?:the )?(three|four|five|\d)\b`)
	noTool    = clinic.Expr(`\b(no|without( a| an| any)?|never used (a|an|any)) (gauge|instrument|device|machine|tool|meter|goniometer|inclinometer|dynamometer|tape|ruler|protractor)\b`)
	toolUsed  = clinic.Expr(`\b(jamar|dynamomet\w+|goniomet\w+|inclinomet\w+|gauge)\b|\b\d+(\.\d+)? ?(kg|lbs?|pounds|degrees|°)|\b(dorsiflexion|flexion|abduction)\b[^.]{0,20}\d`)
)

func sameSide(s *Statement, t appeal.ExamTest) bool {
	side := Side(strings.ToLower(t.Side))
	got := s.Side
	return side == "" || side == Both || got == "" || got == Both || side == got
}
