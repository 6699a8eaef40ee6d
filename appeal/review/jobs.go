package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// jobOf gives the row of the table of jobs that a word belongs to, -1 if none.
func (r *Reading) jobOf(word string) int { return r.Clinic.JobOf(word) }

// jobPhrases are the ways in which a report names the claimant's work; the
// title follows, up to the next border.
var (
	jobPhrases = []*clinic.Expression{
		clinic.Expr(`^(?:usual |current |last |regular )?(?:occupation|job|job title|employment|position|employer ?/ ?(?:job|occupation|position)|work)(?: title| held| at time of \w+)?: (.{3,70})$`),
		clinic.Expr(`\b(?:employed|worked|works|work|working|job|position|career) (?:for .{0,40} )?as (?:an? |the )?([^.;(]{3,60})`),
		clinic.Expr(`\b(?:\d\d|\w+)[- ](?:years?[- ]old|y/?o)\b,? ?((?:[\w'-]+ ){0,5}[\w'-]+)`),
		clinic.Expr(`\b(?:male|female|man|woman|gentleman|lady|patient|claimant|examinee), an? ([^.;,(]{3,50})`),
		clinic.Expr(`^(?:(?:he|she|(?:the )?(?:claimant|examinee|insured|patient)|(?:mr|ms|mrs|dr)\.? [\w'-]+) (?:is|was) an? )((?:[\w'-]+ ){0,3}[\w'-]+)(?:[,.;]|$| who | by | with | in | at )`),
		clinic.Expr(`\blast worked .{0,40}\bas (?:an? |the )?([^.;(]{3,60})`),
	}
	jobEnd   = clinic.Expr(`,| who | whose | with | at | in | for | until | since | when | and | on | by | from | of | that | which |/| struck| says| was | is | has `)
	noTitle  = wordSet("registered licensed certified full-time part-time former senior junior retired union experienced qualified staff lead head chief right-handed left-handed right-hand-dominant male female married single divorced widowed white black hispanic self-employed long-time the a an his her own local unemployed disabled right left handed hand dominant")
	notHis   = clinic.Expr(`\b(son|daughter|husband|wife|mother|father|brother|sister|partner)\b`)
	earlierW = clinic.Expr(`\b(previously|formerly|before that|prior to that|earlier|in the past|until (19|20)\d\d|military|army|navy)\b`)
)

// otherJob finds a job title that is not the claimant's: another noun, or the
// same noun with a word before it that makes it another job.
func otherJob(r *Reading) []appeal.Finding {
	mine := clinic.Fold(r.Case.Claimant.Occupation)
	if i := strings.IndexAny(mine, "(,;"); i > 0 {
		mine = mine[:i]
	}
	own := titleWords(mine)
	if len(own) == 0 || r.jobOf(own[len(own)-1]) < 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Voice == Formula || s.Kind == report.PastHistory || s.Kind == report.Family || earlierW.Matches(s.look()) {
			return
		}
		for i, re := range jobPhrases {
			if i == 2 && !strings.Contains(s.Low, "old") && !strings.Contains(s.Low, "y/o") && !strings.Contains(s.Low, "yo ") {
				continue
			}
			m := re.FindStringSubmatchIndex(s.Low)
			if m == nil || notHis.MatchString(s.Low[max(0, m[0]-25):m[0]]) {
				continue
			}
			theirs, ok := r.titleIn(s.Low[m[2]:m[3]])
			if !ok || r.sameJob(theirs, own, mine) {
				continue
			}
			c := appeal.Medium
			if r.jobOf(theirs[len(theirs)-1]) == r.jobOf(own[len(own)-1]) && !ranked.MatchString(strings.Join(theirs, " ")) {
				c = appeal.Low // a postal carrier may be a letter carrier
			}
			f := aboutClause(s, m[2], c, "occupation", "The case file gives the occupation as: "+r.Case.Claimant.Occupation+".", "claimant.occupation")
			out = append(out, asking(f, "Which work have your records, and which demands?", "The claimant’s occupation is "+r.Case.Claimant.Occupation+"."))
			return
		}
	})
	return out
}

// ranked are words before a job's noun that make another job of it.
var ranked = clinic.Expr(`\b(vice|assistant|deputy|associate|office|clinic|desk|school|telephone|dispatch|trainee|volunteer)\b`)

// titleIn finds a job's title in a phrase: the words up to its noun.
func (r *Reading) titleIn(phrase string) ([]string, bool) {
	parts := strings.Split(phrase, " / ")
	for _, part := range append([]string{phrase}, parts...) {
		part = strings.ReplaceAll(part, " / ", " , ")
		if at := jobEnd.FindStringIndex(part); at != nil && at[0] > 0 {
			part = part[:at[0]]
		}
		ws := titleWords(part)
		for i := len(ws) - 1; i >= 0; i-- {
			if r.jobOf(ws[i]) >= 0 {
				return ws[:i+1], true
			}
		}
	}
	return nil, false
}

func titleWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.Trim(w, ".,;:()'\"")
		if w != "" && !noTitle[w] {
			out = append(out, w)
		}
	}
	return out
}

// sameJob: the same noun, and no word before it that the other lacks while the
// other has one of its own; or the noun stands in the other title.
func (r *Reading) sameJob(theirs, own []string, mine string) bool {
	a, b := theirs[len(theirs)-1], own[len(own)-1]
	if r.jobOf(a) != r.jobOf(b) {
		return strings.Contains(mine, stem(a)) || len(own) > 0 && slices.ContainsFunc(theirs, func(w string) bool { return stem(w) == stem(b) || strings.HasPrefix(b, stem(w)) && len(stem(w)) > 3 })
	}
	lack := func(x, y []string) bool {
		return slices.ContainsFunc(x[:len(x)-1], func(w string) bool {
			return !slices.ContainsFunc(y, func(v string) bool { return stem(v) == stem(w) })
		})
	}
	return !lack(theirs, own) || !lack(own, theirs) || a != b
}
