package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// perPage is how many findings of high or medium confidence, and how many of
// low, a page of a report may have on average: who reads more reads none.
const perPage = 3

// pageWords is a page's worth of words where a report's own pages hold more.
const pageWords = 350

// leastAsked is how many questions a report may have however short it is: what is
// worth asking about two crowded pages can still be read.
const leastAsked = 4 * perPage

// room is how many findings of a sort the report may have.
func (r *Reading) room() int {
	words := 0
	for i := range r.Said {
		words += len(strings.Fields(r.Said[i].Text))
	}
	return perPage * max(len(r.Report.Pages), (words+pageWords-1)/pageWords, 1)
}

// limit keeps the findings readable. What the case proves always stands. Of what
// is worth a look the strongest stand and the others become questions; of the
// questions the weakest are joined to one of their rule, with their places.
func (r *Reading) limit(fs []appeal.Finding) []appeal.Finding {
	room := r.room()
	var medium []int
	sure := 0
	for i, f := range fs {
		if f.Confidence != appeal.Low {
			sure++
		}
		if f.Confidence == appeal.Medium {
			medium = append(medium, i)
		}
	}
	times := map[string]int{}
	rank := make([]int, len(fs))
	for i, f := range fs {
		times[f.Rule]++
		rank[i] = ruleRank(f) - 4*max(times[f.Rule]-2, 0) // the third of a rule says less than the first
	}
	slices.SortStableFunc(medium, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	for _, i := range medium {
		if sure <= room {
			break
		}
		fs[i].Confidence = appeal.Low
		rank[i] += 40 // before what was low from the start
		sure--
	}
	r.raise(fs, sure)
	return r.join(fs, rank, max(perPage*len(r.Report.Pages), leastAsked))
}

// firm are the rules whose questions mostly prove to be points: on some fifty reports
// with marked sentences, none of them fell on a sound one.
var firm = []string{"outdated-standard", "exam-values", "outside-specialty", "other-field"}

// yields: a limit is granted, or the point is left to another.
var yields = clinic.Expr(`\b(cannot|could not|unable to|is limited to|leave (it|that|this) to|defer\w* (it )?to)\b`)

// raise lets questions of firm rules stand as points while the report has few,
// whatever was decided of them: what a person decides moves nothing else.
func (r *Reading) raise(fs []appeal.Finding, sure int) {
	for _, rule := range firm {
		for i := range fs {
			if fs[i].Rule == rule && fs[i].Confidence == appeal.Low && !yields.MatchString(clinic.Fold(fs[i].Quote)) && sure < perPage*len(r.Report.Pages) {
				fs[i].Confidence = appeal.Medium
				sure++
			}
		}
	}
}

// join puts the weakest questions beyond the room together with the first of
// their rule that stands.
func (r *Reading) join(fs []appeal.Finding, rank []int, room int) []appeal.Finding {
	var low []int
	for i, f := range fs {
		if _, decided := r.Case.Decided(f.ID); f.Confidence == appeal.Low && !decided {
			low = append(low, i)
		}
	}
	over := len(low) - room // what a person has decided stays as it is
	if over <= 0 {
		return fs
	}
	slices.SortStableFunc(low, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	gone := map[int]bool{}
	more := map[int][]int{}
	for _, i := range low {
		if over == 0 {
			break
		}
		host := slices.IndexFunc(fs, func(o appeal.Finding) bool { return o.Rule == fs[i].Rule })
		for host >= 0 && (host == i || gone[host]) {
			next := slices.IndexFunc(fs[host+1:], func(o appeal.Finding) bool { return o.Rule == fs[i].Rule })
			if next < 0 {
				host = -1
				break
			}
			host += 1 + next
		}
		if host < 0 {
			continue
		}
		gone[i] = true
		more[host] = append(append(more[host], i), more[i]...)
		delete(more, i)
		over--
	}
	var out []appeal.Finding
	for i, f := range fs {
		if gone[i] {
			continue
		}
		if m := more[i]; len(m) > 0 {
			slices.Sort(m)
			f.Why += fmt.Sprintf(" Also %d more of this kind: %s.", len(m), places(fs, m))
			f.Against = slices.Clone(f.Against)
			for _, k := range m {
				f.Against = append(f.Against, fmt.Sprintf("report#p%d,l%d", fs[k].Page, fs[k].Line))
			}
		}
		out = append(out, f)
	}
	return out
}

// places lists joined findings: page, line and the words or the subject.
func places(fs []appeal.Finding, list []int) string {
	var out []string
	for _, i := range list {
		f := fs[i]
		switch {
		case f.Quote != "":
			out = append(out, fmt.Sprintf("“%s” (%s)", strings.TrimRight(f.Quote, "."), f.Ref))
		default:
			out = append(out, f.Subject+": "+strings.TrimRight(f.Why, "."))
		}
	}
	return strings.Join(out, "; ")
}

// ruleRank tells what stands first where not all can: what a record or the notes
// prove, then what the report's own words show, then what is only asked.
func ruleRank(f appeal.Finding) int {
	switch f.Rule {
	case "beside-notes", "not-in-paper":
		if f.Confidence == appeal.Low {
			return 8
		}
	case "test-omitted":
		return 10
	case "bare-opinion":
		return 14
	case "remark", "other-field":
		return 24
	case "work-capacity", "question-unanswered":
		return 20
	case "no-reason":
		return 22
	case "scope-wording", "loaded-language", "outside-specialty":
		return 26
	case "record-not-listed", "outdated-standard":
		return 30
	}
	return 34
}
