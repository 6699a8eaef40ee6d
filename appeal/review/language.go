package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
)

// loadedLanguage finds words on motive, effort and credibility. They weigh more
// where no validity test is reported.
func loadedLanguage(r *Reading) []appeal.Finding {
	tested := r.find(func(s *Statement) bool {
		p, _ := r.group("validity", s)
		return p != nil && s.own()
	}) != nil
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Records || s.Voice == Asked || s.Voice == Formula || quoted(s) || r.trapped(s.Low) {
			return
		}
		p, from := r.group("language", s)
		if p == nil {
			return
		}
		c := appeal.Medium
		if tested || p.About == "claims-that" || p.About == "noncompliant" || s.Voice == Claimant {
			c = appeal.Low
		}
		row := r.languageRow(p.About)
		why := "The report gives no observation or test for this remark."
		if len(row.Justify) > 8 {
			why = "What would support such a remark: " + strings.TrimSuffix(row.Justify, ".") + "."
		}
		if !tested {
			why += " The report names no validity test."
		}
		f := aboutAt(s, from, c, strings.ReplaceAll(p.About, "-", " "), why, "clinic:"+p.About)
		out = append(out, asking(f, "Have you seen anything in this patient's effort or conduct that bears on this?", "The report names no test or observation for this remark."))
	})
	return out
}

func (r *Reading) languageRow(id string) clinic.Language {
	i := slices.IndexFunc(r.Clinic.Language, func(l clinic.Language) bool { return l.ID == id })
	if i < 0 {
		return clinic.Language{}
	}
	return r.Clinic.Language[i]
}

// trapped reports routine or favourable wording of the table of traps.
func (r *Reading) trapped(low string) bool {
	return slices.ContainsFunc(r.traps, func(p string) bool { return strings.Contains(low, p) })
}

// quoted reports that most of the sentence is someone's words in quotes.
func quoted(s *Statement) bool {
	from, to := strings.IndexByte(s.Low, '"'), strings.LastIndexByte(s.Low, '"')
	return from >= 0 && to-from > len(s.Low)/2
}
