package review

import (
	"fmt"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// bands are the published ranges of a questionnaire, by upper limit.
type bands struct {
	name   string
	re     *clinic.Expression
	limits []int // upper limit of minimal, mild, moderate
	last   int
}

// The ranges are those of the tests' own manuals or first publications.
var scales = []bands{
	{"Beck Depression Inventory", clinic.Expr(`\b(bdi(-?ii)?|beck depression( inventory)?(-?ii)?)\b`), []int{13, 19, 28}, 63},
	{"PHQ-9", clinic.Expr(`\b(phq-? ?9|patient health questionnaire(-9)?)\b`), []int{4, 9, 14}, 27},
	{"GAD-7", clinic.Expr(`\bgad-? ?7\b`), []int{4, 9, 14}, 21},
	{"Beck Anxiety Inventory", clinic.Expr(`\b(bai|beck anxiety( inventory)?)\b`), []int{7, 15, 25}, 63},
}

var grades = []string{"minimal", "mild", "moderate", "severe"}

// graded is a score that the report gives, with its grade 0 to 3.
type graded struct {
	s     *Statement
	scale string
	score int
	grade int
}

var totalIs = clinic.Expr(`\b(points?|total|score|came to|sum|added up)\b`)

var scoreAfter = clinic.Expr(`^[^0-9.;]{0,40}?\b(\d{1,2})\b`)

// gradedScores gathers the scores of depression and anxiety scales.
func (r *Reading) gradedScores() []graded {
	var out []graded
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || !s.inExam() && s.Kind != report.Diagnostics && s.Kind != report.Discussion {
			return
		}
		for _, b := range scales {
			at := b.re.FindIndex(s.look())
			if at == nil && s.Index > 0 && totalIs.Matches(s.look()) && b.re.MatchString(r.Said[s.Index-1].Low) {
				at = []int{0, 0} // "He filled in the PHQ-9. The sheet came to 22 points."
			}
			if at == nil {
				continue
			}
			m := scoreAfter.FindStringSubmatch(s.Low[at[1]:])
			if m == nil {
				continue
			}
			n, _ := strconv.Atoi(m[1])
			if n > b.last {
				continue
			}
			g := 0
			for _, limit := range b.limits {
				if n > limit {
					g++
				}
			}
			out = append(out, graded{s, b.name, n, g})
		}
	})
	return out
}

var (
	levelOf   = clinic.Expr(`\b(depress\w*|anxiety|mood|bdi|beck|phq|gad)\b.{0,60}\b(minimal|mild|normal|absent|severe)( range| level)?\b|\b(minimal|mild|no|normal|severe) (levels? of )?(depress\w+|anxiety)\b`)
	gradeWord = clinic.Expr(`\b(minimal|mild|normal|absent|no|severe)\b`)
	callsSick = clinic.Expr(`\b(clinically|significantly|severely|obviously) depressed\b`)
)

// scaleAgainstWords finds an adjective that the report's own score contradicts.
func scaleAgainstWords(r *Reading) []appeal.Finding {
	scores := r.gradedScores()
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if !s.opinion() && !s.examined() || s.Row {
			return
		}
		m := levelOf.FindString(s.Low)
		sick := callsSick.Matches(s.look())
		if m == "" && !sick {
			return
		}
		word := gradeWord.FindString(m)
		for _, g := range scores {
			if g.s.Index == s.Index || strings.Contains(m, "anxiety") && !strings.Contains(strings.ToLower(g.scale), "a") {
				continue
			}
			low := word == "minimal" || word == "mild" || word == "normal" || word == "absent" || word == "no"
			if !(low && g.grade >= 2 || word == "severe" && g.grade <= 1 || sick && g.grade == 0) {
				continue
			}
			f := citing(about(s, appeal.High, "score of the "+g.scale, fmt.Sprintf("The report gives %d on the %s, the %s range of that scale: “%s” (p. %d).", g.score, g.scale, grades[g.grade], quote(g.s.Text), g.s.Page)), g.s)
			out = append(out, asking(f, "Which of the two agrees with your findings?", "The score that the report itself gives says otherwise."))
			return
		}
	})
	return out
}

// domain is a field of cognition with the words of its tests and summaries.
type domain struct {
	name        string
	rows, words *clinic.Expression
}

var domains = []domain{
	{"processing speed and attention", clinic.Expr(`\b(processing speed|attention|working memory|digit span|coding|symbol search|trail making a|trails a|cpt|sdmt|symbol digit|stroop)\b`), clinic.Expr(`\b(attention\w*|processing speed|working memory|concentration)\b`)},
	{"memory and learning", clinic.Expr(`\b(cvlt|learning|recall|memory index|logical memory|ravlt|hvlt|visual reproduction|delayed|wms|bvmt|rbans)\b`), clinic.Expr(`\b(memory|learning|recall)\b`)},
	{"executive functions", clinic.Expr(`\b(trail making b|trails b|wisconsin|card sort\w*|fluency|stroop|category test|tower|d-?kefs)\b`), clinic.Expr(`\b(executive|trail making b|trails b|card sort\w*|fluency|planning|set-?shifting)\b`)},
}

var (
	cognitiveFine = clinic.Expr(`\b(within (normal|expected|functional) limits|normal|intact|average|unimpaired|preserved|unremarkable|adequate)\b`)
	noCognitive   = clinic.Expr(`\bno (objective )?(evidence|indication|sign)s? of (any )?(\w+ )?(cognitive|neuropsychological|neurocognitive|memory)\b|\bno (cognitive|neurocognitive|memory) (impairment|deficit|dysfunction)|\bcognition (is|was) (normal|intact)|\ball (scores|domains|tests) (were|are|fell) .{0,20}(average|normal)`)
	belowAverage  = clinic.Expr(`\b(below|low) average\b|\bnot (normal|intact|average)`)
	tScore        = clinic.Expr(`\bt ?= ?(\d{1,2})\b`)
	zScore        = clinic.Expr(`\bz ?= ?-(\d(?:\.\d+)?)`)
	percentileIn  = clinic.Expr(`\b(\d{1,2})(?:st|nd|rd|th) percentile\b|\bpercentile (?:rank )?(?:of )?(\d{1,2})\b`)
)

// lowScore reports a result of a tenth percentile or less, or its equal: the
// usual border of a low score in neuropsychology.
func (r *Reading) lowScore(s *Statement, percentile int) bool {
	if m := tScore.FindStringSubmatch(s.Low); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n <= 37
	}
	if m := zScore.FindStringSubmatch(s.Low); m != nil {
		v, _ := strconv.ParseFloat(m[1], 64)
		return v >= 1.3
	}
	if m := percentileIn.FindStringSubmatch(s.Low); m != nil {
		n, _ := strconv.Atoi(m[1] + m[2])
		return n <= 10
	}
	return percentile >= 0 && percentile <= 10
}

// lowScores gives the rows and sentences with a low score, with the domain.
func (r *Reading) lowScores() map[string]*Statement {
	out := map[string]*Statement{}
	note := func(s *Statement, percentile int) {
		if !r.lowScore(s, percentile) {
			return
		}
		for _, d := range domains {
			if d.rows.Matches(s.look()) && out[d.name] == nil {
				out[d.name] = s
			}
		}
	}
	inTable := map[int]bool{}
	for i := range r.Report.Tables {
		t := &r.Report.Tables[i]
		col := -1
		for k, h := range t.Header {
			if strings.Contains(clinic.Fold(h), "percentile") || strings.TrimSpace(clinic.Fold(h)) == "%ile" {
				col = k
			}
		}
		for _, row := range t.Rows {
			if row.Sentence < 0 || row.Sentence >= len(r.Said) {
				continue
			}
			p := -1
			if col >= 0 && col < len(row.Cells) {
				if n, err := strconv.Atoi(strings.TrimRight(strings.TrimSpace(row.Cells[col]), "dhnrst%<")); err == nil {
					p = n
				}
			}
			inTable[row.Sentence] = true
			note(&r.Said[row.Sentence], p)
		}
	}
	r.each(func(s *Statement) {
		if !inTable[s.Index] && s.inExam() && s.Voice == Examiner {
			note(s, -1)
		}
	})
	return out
}

// cognitionAgainstScores finds a domain called normal of which the report's
// own table gives a low score.
func cognitionAgainstScores(r *Reading) []appeal.Finding {
	scores := r.lowScores()
	if len(scores) == 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Row || s.Voice != Examiner || !s.opinion() && !s.inExam() || belowAverage.Matches(s.look()) {
			return
		}
		against := (*Statement)(nil)
		name := "cognition"
		if noCognitive.Matches(s.look()) {
			for _, d := range domains {
				if against = scores[d.name]; against != nil {
					break
				}
			}
		} else if cognitiveFine.Matches(s.look()) && !strings.Contains(s.Low, "mood") {
			for _, d := range domains {
				if d.words.Matches(s.look()) && scores[d.name] != nil {
					against, name = scores[d.name], d.name
					break
				}
			}
		}
		if against == nil || against.Index == s.Index {
			return
		}
		f := citing(about(s, appeal.High, name, fmt.Sprintf("The report’s own results give a low score: “%s” (p. %d).", quote(against.Text), against.Page)), against)
		out = append(out, asking(f, "Does this score agree with what you see?", "The scores that the report itself gives say otherwise."))
	})
	return out
}

var (
	validityGood = clinic.Expr(`\b(validity|effort|profile|over-?reporting|performance|engagement|(embedded|freestanding|stand-?alone) (\w+ ){0,3}(measures?|indicators?|tests?))\b.{0,70}\b(passed|valid|acceptable|within|adequate|good|no indication|not elevated|above (the |all |every |established )*cut-?(offs?|scores?)|satisfactory|genuine|consistent)\b|\b(passed|cleared|above (the )?cut-?offs?)\b.{0,50}\b(validity|effort|tomm|word (choice|memory)|rey|dot counting|embedded|freestanding)\b|\b(tomm|word (choice|memory) test|medical symptom validity|dot counting|rey (15|fifteen))\b.{0,50}\b(50|49|48|passed|perfect|normal|above)\b|\bno (indication|evidence|sign)s? of (over-?report\w*|exaggerat\w*|malinger\w*|feign\w*|sub-?optimal)|\b(jamar|five-position|rapid exchange|coefficients? of variation)\b.{0,60}\b(bell|consistent|valid|below|under|within)\b`)
	validityBad  = clinic.Expr(`\b(poor|sub-?optimal|sub-?maximal|inadequate|insufficient|variable|invalid|half-?hearted|inconsistent|incomplete|questionable|doubtful) (effort|performance|engagement|cooperation)\b|\b(exaggerat\w+|embellish\w+|over-?report\w+|over-?endors\w+|magnif\w+|feign\w*|malinger\w*|simulat\w+)\b|\binvalid (profile|protocol|results)|\bnon-?credible\b|\b(did not|failed to|does not|has not|was not|refused to|unwilling to) (\w+ ){0,2}(put forth|giv\w*|exert\w*|make|making|try\w*|provid\w*|appl(y|ied)|engag\w*)\b.{0,30}\b(effort|best|hard|task|testing|fully|herself|himself)\b|\b(failure|unwillingness|reluctance) to (engage|try|cooperate|perform)\b|\b(effort|performance|engagement) (was|is) (\w+ )?(poor|sub-?optimal|sub-?maximal|inadequate|lacking|wanting|questionable|doubtful|less than)\b`)
	notBad       = clinic.Expr(`\b(no|not|without|neither|passed|denied|scales?)\b`)
)

// validityAgainstValidity finds poor effort or exaggeration alleged where the
// report's own validity measures were passed.
func validityAgainstValidity(r *Reading) []appeal.Finding {
	good := r.find(func(s *Statement) bool {
		return s.Voice == Examiner && s.inExam() && validityGood.Matches(s.look()) && !strings.Contains(s.Low, "not valid") && !strings.Contains(s.Low, "invalid")
	})
	if good == nil {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Index == good.Index || s.Row || s.Voice != Examiner || !s.opinion() && !s.inExam() || validityGood.Matches(s.look()) {
			return
		}
		at := validityBad.FindIndex(s.look())
		if at == nil || notBad.MatchString(s.Low[max(0, at[0]-40):at[0]]) {
			return
		}
		f := citing(about(s, appeal.High, "validity of the testing", fmt.Sprintf("The report itself records: “%s” (p. %d).", quote(good.Text), good.Page)), good)
		out = append(out, asking(f, "", "The validity measures that the report itself gives say otherwise."))
	})
	return out
}
