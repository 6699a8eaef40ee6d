package review

import (
	"slices"
	"strings"

	"imeappeal/appeal"
)

// adjoin: the two are of neighbouring sentences, short enough to be read as one.
func (r *Reading) adjoin(f, o appeal.Finding) bool {
	a, b := r.saidIn(f), r.saidIn(o)
	return a != nil && b != nil && (a.Index-b.Index == 1 || b.Index-a.Index == 1) && a.Page == b.Page && a.Section == b.Section && a.Paragraph == b.Paragraph &&
		!a.Row && !b.Row && len(strings.Fields(a.Text))+len(strings.Fields(b.Text)) <= maxQuote
}

func (r *Reading) saidIn(f appeal.Finding) *Statement {
	return r.find(func(s *Statement) bool { return s.Ref == f.Ref && s.Text == f.Quote })
}

// asOne puts two neighbouring sentences to the person as one passage, under the
// name of the first, which weighs more.
func (r *Reading) asOne(f, o appeal.Finding) appeal.Finding {
	other := "next sentence"
	if a, b := r.saidIn(f), r.saidIn(o); b.Index < a.Index {
		f.Ref, f.Quote, other = o.Ref, o.Quote+" "+f.Quote, "sentence before"
	} else {
		f.Quote += " " + o.Quote
	}
	if strings.HasPrefix(f.Why, toCheck) {
		f.Why += " Of the " + other + ": " + strings.TrimPrefix(o.Why, toCheck)
	} else if _, noted, ok := strings.Cut(o.Why, notedBy); ok { // kept: no question any more
		f.Why += notedBy + noted
	}
	f.Against = append(slices.Clone(f.Against), o.Against...)
	return f
}
