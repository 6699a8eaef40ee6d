package letter

import (
	"slices"
	"strings"

	"imeappeal/appeal"
)

// tellRoute says beside a request for external review where it goes, on which
// form and at what fee, as far as that was read for the claim's state, and what
// was not found.
func (c *composer) tellRoute() {
	x := c.data.Law.ExternalReview(c.data.Case)
	args := map[string]string{"to": x.RequestTo, "fee": found(x.Fee), "window": found(x.Window), "form": found(""), "marks": strings.Join(slices.DeleteFunc(slices.Clone(x.Marks), func(m string) bool { return m == "" }), "; ")}
	id := "letter.external-" + x.Process
	if s, ok := c.data.Law.State(c.data.Case.Claim.State); ok && x.Process == "state" {
		args["state"], args["form"] = s.Name, found(s.ExternalReview.Form)
		if slices.ContainsFunc(s.ExternalReview.UnseenFields, func(f string) bool { return strings.HasPrefix(f, "form") }) {
			args["form"] += " (not read at its source)"
		}
	}
	c.problem = append(c.problem, appeal.Problem{Where: "letter " + c.info.ID, ID: id, Args: args, Level: appeal.LevelWarning})
}

// found is a text of the tables, or that there is none.
func found(text string) string {
	if text = clean(text); text == "" || strings.HasPrefix(strings.ToLower(text), "unknown") {
		return "not found"
	}
	return text
}
