package review

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// labValue is a measurement that a paper gives beside its own limits: beyond is
// -1 below them, 1 above, 0 within.
type labValue struct {
	name   string
	beyond int
	from   *known
}

const limits = `(?:(\d+(?:\.\d+)?) ?(?:-|to) ?(\d+(?:\.\d+)?)|(?:<|<=|≤|below|under|less than|up to) ?(\d+(?:\.\d+)?)|(?:>|>=|≥|above|over|more than|greater than|at least) ?(\d+(?:\.\d+)?))`

var (
	// labForm: name, value, unit, and limits in brackets behind a word for them,
	// or at the end of a table's row.
	labForm = clinic.Expr(`\b([a-z][a-z0-9 ,'/-]{1,60}?)[ :=]+(?:level |of |was |is |at )?(\d+(?:,\d{3})*(?:\.\d+)?) ?((?:[a-zµ%*^][a-z0-9µ%*^./]*(?: of [a-z]+)?)?),? ?(?:\(?(?:h|l|high|low|abnormal|\*)\)? )?(?:[([]? ?(?:reference|ref\.?|normal|therapeutic|expected|nl|limits?)(?: (?:range|interval|values?|limits?))?:?,? ?` + limits + `| ?[([]? ?` + limits + `(?: ?[a-zµ%/]+)?[)\]]? ?\.?$)`)

	calledWell = clinic.Expr(`\b(?:normal(?:ly)?|unremarkable|within (?:the )?(?:\w+ )?(?:range|limits)|negative|satisfactory|adequate)\b|\bno (?:elevation|rise|increase|reduction|deficiency|abnormalit(?:y|ies)|evidence)\b|\b(?:not|nor) (?:elevated|raised|increased|reduced|low|abnormal)\b`)
	calledLow  = clinic.Expr(`\b(?:low|below|sub-?therapeutic|reduced|deficient|undetectable|insufficient)\b`)
	calledHigh = clinic.Expr(`\b(?:high|elevated|raised|above|supratherapeutic|excessive|toxic)\b`)
	labPart    = clinic.Expr(`, (?:with |and |but |while |though )?|; | with | and | but `)
	doseWord   = clinic.Expr(`\b(?:dos(?:e|es|ed|age|ing)|tablets?|prescribed)\b`)
	labWork    = clinic.Expr(`\b(?:laborator\w+|lab|labs|blood) (?:work|tests?|studies|results?|values|panel|investigations?)\b|\blaboratory\b`)
)

// labsIn reads the values of one sentence or row of a paper.
func labsIn(k *known) []labValue {
	var out []labValue
	for _, m := range labForm.FindAllStringSubmatch(k.low, -1) {
		v, ok := number(strings.ReplaceAll(m[2], ",", ""))
		if !ok {
			continue
		}
		lab := labValue{name: strings.TrimSpace(m[1]), from: k}
		for _, at := range []int{4, 8} {
			lo, hasLo := number(m[at] + m[at+3])
			hi, hasHi := number(m[at+1] + m[at+2])
			switch {
			case hasLo && v < lo:
				lab.beyond = -1
			case hasHi && v > hi:
				lab.beyond = 1
			}
		}
		out = append(out, lab)
	}
	return out
}

// labNames is the table of what goes by several names.
var labNames = sync.OnceValue(func() (t struct{ Same, Groups [][]string }) {
	b, err := data.ReadFile("data/labs.yaml")
	if err == nil {
		err = yaml.Unmarshal(b, &t)
	}
	if err != nil {
		panic(err)
	}
	return t
})

// speaksOfLab: the text names the measurement by its name, another name of it,
// or the group that it belongs to.
func speaksOfLab(low, lab string) bool {
	has := func(text string) func(string) bool {
		return func(w string) bool {
			if len(w) < 5 {
				return hasWord(text, w) // "alt" is no beginning of "altered"
			}
			return hasPrefixWord(text, w) || strings.ContainsAny(w, " -") && strings.Contains(text, w)
		}
	}
	for _, t := range termsOf(lab) {
		if len(t.word) > 2 && !labCommon[t.word] && hasAny(low, t.word, t.word+"s") {
			return true
		}
	}
	for _, g := range labNames().Same {
		if slices.ContainsFunc(g, has(lab)) && slices.ContainsFunc(g, has(low)) {
			return true
		}
	}
	for _, g := range labNames().Groups {
		if has(low)(g[0]) && slices.ContainsFunc(g[1:], has(lab)) {
			return true
		}
	}
	return false
}

var labCommon = wordSet("level levels serum total plasma blood urine free direct mean count rate volume index normal value result test range distal proximal motor sensory right left upper lower leg arm latency velocity amplitude standing supine fecal fasting collected cell cells white red")

// labsOtherwise finds values that the report calls within limits, low or high
// and that the paper's own printed limits place elsewhere.
func labsOtherwise(r *Reading) []appeal.Finding {
	var labs []labValue
	for i := range r.Known {
		if k := &r.Known[i]; k.doc != nil && strings.ContainsAny(k.low, "0123456789") {
			labs = append(labs, labsIn(k)...)
		}
	}
	if len(labs) == 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Formula || s.Kind == report.Records && s.Item || s.inExam() && s.Kind != report.OtherSection || s.Row || len(s.Low) > 500 {
			return
		}
		if k, at := r.labOtherwise(s, labs); k != nil {
			c := appeal.Medium
			if len(r.papersOrBefore(s)) > 0 {
				c = appeal.High
			}
			f := aboutClause(s, at, c, "a laboratory value", "The paper’s own limits say otherwise. "+fmt.Sprintf("%s: “%s”", k.from(), quote(k.text)), k.key)
			out = append(out, asking(f, "How do you read this value?", "The paper gives this value beyond its own limits, or within them."))
		}
	})
	return out
}

// labOtherwise gives the paper's line that a sentence is set against, nil if
// any of the values that it may mean is as it says.
func (r *Reading) labOtherwise(s *Statement, labs []labValue) (*known, int) {
	spoken := slices.DeleteFunc(slices.Clone(r.papersOrBefore(s)), func(d *appeal.Document) bool {
		return !slices.ContainsFunc(labs, func(l labValue) bool { return l.from.doc == d })
	})
	mayMean := func(l labValue) bool {
		if len(spoken) > 0 {
			return isIn(spoken, l.from.doc)
		}
		return len(s.Dates) == 0 || hitsDay(s.Dates, l.from.doc.Date)
	}
	subject := ""
	for _, c := range cutAt(labPart, s.Low) {
		says, at := 0, calledWell.FindStringIndex(c.text)
		if at == nil {
			if at, says = calledLow.FindStringIndex(c.text), -1; at == nil {
				at, says = calledHigh.FindStringIndex(c.text), 1
			}
			if at == nil || negation.MatchString(c.text[:at[0]]) {
				subject = c.text
				continue
			}
		}
		about := c.text[:at[0]] + " " + c.text[at[1]:]
		if len(termsOf(about)) == 0 {
			about = subject
		}
		if doseWord.MatchString(about) {
			continue // how much is taken, not how much is measured
		}
		whole := says == 0 && labWork.MatchString(about)
		var against *known
		agrees := false
		for _, l := range labs {
			if !mayMean(l) || !speaksOfLab(about, l.name) && (!whole || l.beyond == 0) {
				continue
			}
			if l.beyond == says && !whole && !inGroup(about) {
				agrees = true
			} else if l.beyond != says && against == nil {
				against = l.from
			}
		}
		if against != nil && !agrees {
			return against, c.at + at[0]
		}
		subject = c.text
	}
	return nil, 0
}

// inGroup: the text names a group, of which one value beyond its limits is enough.
func inGroup(low string) bool {
	return slices.ContainsFunc(labNames().Groups, func(g []string) bool { return strings.Contains(low, g[0]) })
}
