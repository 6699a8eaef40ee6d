package batch

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/intake"
)

// foresee says which of the row's letters will lack what. Of a column that is said
// to be missing already it adds the letters that wait for it.
func (k *Checker) foresee(out *Checked, c *appeal.Case) {
	for _, p := range k.Foresee(c, out.Letters, out.HasReport()) {
		placed := out.placed(p)
		same := func(o Problem) bool { return o.Column == placed.Column && o.Level == appeal.LevelMissing }
		switch i := slices.IndexFunc(out.Problems, same); {
		case slices.ContainsFunc(out.Problems, func(o Problem) bool { return o.Column == placed.Column && o.Level == appeal.LevelError }):
		case i >= 0 && p.Level == appeal.LevelMissing:
			out.Problems[i] = placed
		default:
			out.add(placed)
		}
	}
}

// lawAbroad holds the kind of claim against the countries whose law was read. What
// they do not know, or know of another country, is mostly a slip; and where several
// laws count it must be said which is the claim's, or no day can be counted.
func (k *Checker) lawAbroad(out *Checked) {
	kind, country := string(out.Case.Claim.Kind), out.Case.Claim.Country
	if slices.ContainsFunc(out.Problems, func(p Problem) bool {
		return p.Level == appeal.LevelError && (p.ID == "batch.required" || p.ID == "intake.choice" || p.ID == "intake.country")
	}) {
		return
	}
	_, code, read := k.Law.CountryRegime(kind)
	laws := k.Law.LawsOf(country, k.Law.For(&out.Case).ID)
	var list []string
	for _, r := range laws {
		list = append(list, fmt.Sprintf("%s (%s)", r.ID, r.Name))
	}
	id, level := "", appeal.LevelError
	switch {
	case read && country != "" && country != code:
		id = "batch.kind-elsewhere"
	case !read && !slices.Contains(appeal.Choices("claim.kind"), kind):
		if id = "batch.kind-unread"; len(list) == 0 && country != "" {
			return // a country of which nothing was read
		}
		list = append(list, appeal.Choices("claim.kind")...)
	case len(list) > 0:
		id, level = "batch.which-law", appeal.LevelWarning
	default:
		return
	}
	p := appeal.Problem{Where: "claim.kind", ID: id, Level: level, Args: map[string]string{"value": kind, "country": country, "of": code, "list": strings.Join(list, "; ")}}
	out.add(out.placed(p))
}

// columnFor names the template's column for a key of the case, "" where it has none.
func columnFor(key string) string {
	if q, ok := intake.Find(key); ok && q.Flag != "" {
		return strings.ReplaceAll(q.Flag, "-", "_")
	}
	i := slices.IndexFunc(allColumns(), func(c column) bool { return c.own == "" && c.key == key })
	if i < 0 {
		return ""
	}
	return allColumns()[i].name
}
