package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// saidOnce drops the bare question about a sentence on which another rule has
// something to say.
func saidOnce(fs []appeal.Finding) []appeal.Finding {
	return slices.DeleteFunc(slices.Clone(fs), func(f appeal.Finding) bool {
		if (f.Rule == "exam-asked" || f.Rule == "own-apart") && slices.ContainsFunc(fs, func(o appeal.Finding) bool {
			return o.Rule != f.Rule && o.Rule != "bare-opinion" && o.Rule != "beside-notes" && o.Ref == f.Ref && (strings.Contains(o.Quote, f.Quote) || o.Quote != "" && strings.Contains(f.Quote, o.Quote))
		}) {
			return true
		}
		return (f.Rule == "bare-opinion" || f.Rule == "beside-notes" || f.Confidence == appeal.Low && (f.Rule == "remark" || f.Rule == "other-field")) && slices.ContainsFunc(fs, func(o appeal.Finding) bool {
			return o.Rule != f.Rule && o.Ref == f.Ref && (o.Quote == f.Quote || strings.Contains(o.Quote, f.Quote) || strings.Contains(f.Quote, o.Quote) && o.Quote != "") && ((f.Rule == "bare-opinion" || f.Rule == "beside-notes") && o.Rule != "bare-opinion" || o.Kind == f.Kind)
		})
	})
}

// settle joins what is found twice (the surest stays), puts the findings in the
// order of the lines, and gives ids that occur twice a running number.
func settle(fs []appeal.Finding) []appeal.Finding {
	slices.SortStableFunc(fs, func(a, b appeal.Finding) int {
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Line, b.Line), strings.Compare(a.Quote, b.Quote))
	})
	out := fs[:0:0]
	for _, f := range fs {
		if i := slices.IndexFunc(out, func(o appeal.Finding) bool { return mirrors(o, f) }); i >= 0 {
			if out[i].Confidence != f.Confidence && out[i].Confidence.AtLeast(f.Confidence) {
				continue
			}
			out = slices.Delete(out, i, i+1)
		}
		if i := slices.IndexFunc(out, func(o appeal.Finding) bool { return samePoint(o, f) }); i >= 0 {
			if !out[i].Confidence.AtLeast(f.Confidence) {
				out[i] = f
			}
			continue
		}
		if i := slices.IndexFunc(out, func(o appeal.Finding) bool { return sameProof(o, f) }); i >= 0 {
			out[i].Why += fmt.Sprintf(" So too “%s” (%s).", strings.TrimRight(f.Quote, "."), f.Ref)
			continue
		}
		out = append(out, f)
	}
	seen := map[string]int{}
	for i := range out {
		if n := seen[out[i].ID]; n > 0 {
			out[i].ID += "-" + string(rune('a'+min(n, 25)))
		}
		seen[out[i].ID]++
	}
	return out
}

// samePoint: one kind of thing about the same words, or about words within them
// against the same proof.
func samePoint(a, b appeal.Finding) bool {
	if a.Kind != b.Kind || a.Page != b.Page || a.Quote == "" || b.Quote == "" {
		return false
	}
	return a.Quote == b.Quote || a.Line == b.Line && (strings.Contains(a.Quote, b.Quote) || strings.Contains(b.Quote, a.Quote)) && len(shared(a.Against, b.Against)) > 0
}

// sameProof: two sentences of one line have the same held against them, for sure.
func sameProof(a, b appeal.Finding) bool {
	return a.Rule == b.Rule && a.Why == b.Why && a.Ref == b.Ref && b.Quote != "" && a.Confidence == appeal.High && b.Confidence == appeal.High && slices.Equal(a.Against, b.Against)
}

// mirrors: two places of the report that are set against each other. The second
// says it, which is the conclusion as a rule.
func mirrors(a, b appeal.Finding) bool {
	at := func(f appeal.Finding) string { return fmt.Sprintf("report#p%d,l%d", f.Page, f.Line) }
	return a.Rule == b.Rule && slices.Contains(a.Against, at(b)) && slices.Contains(b.Against, at(a))
}
