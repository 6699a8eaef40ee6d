package review

import (
	"fmt"

	"imeappeal/appeal"
)

// sourceNotSeen finds conclusions on what, by the report's own words, the
// examiner did not have: on films not seen, on an operation without its report.
func sourceNotSeen(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	done := map[int]bool{}
	for _, lack := range r.Clinic.Phrases("lacking") {
		missing := r.find(func(s *Statement) bool {
			_, _, ok := lack.FindIn(s.look())
			return ok && s.Voice != Asked && s.Voice != Claimant && !s.history()
		})
		if missing == nil {
			continue
		}
		for _, rest := range r.Clinic.Phrases("resting") {
			if rest.ID != lack.ID {
				continue
			}
			r.each(func(s *Statement) {
				from, _, ok := rest.FindIn(s.look())
				if !ok || done[s.Index] || s.Index == missing.Index || !r.judged(s) || r.namesPhysician(s.Low) || titledDoctor.Matches(s.look()) {
					return
				}
				done[s.Index] = true
				f := citing(aboutAt(s, from, appeal.Medium, "a conclusion on what was not seen", fmt.Sprintf("The report says what the examiner did not have: “%s” (p. %d).", quote(missing.Text), missing.Page)), missing)
				out = append(out, asking(f, "What do the papers that the examiner did not have show on this point?", "The report also says that the examiner did not have what this rests on."))
			})
		}
	}
	return out
}
