package letter

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/law"
)

// Refused says, without writing it, why the law gives no such letter in this case;
// nil where it may be written.
func Refused(id string, data Data) error {
	info, err := find(data.Templates, id)
	if err != nil {
		return err
	}
	return refuse(info, data)
}

// refuse says no where the law gives no such step, or the letter is not for
// this kind of claim.
func refuse(info Info, data Data) error {
	if no := undecided(info, data); no != nil {
		return no
	}
	if no := impossible(info, data); no != nil {
		return no
	}
	no := &RefusedError{Letter: info.ID, Alternatives: data.Regime.Instead}
	id, country := regimeID(data), data.Case.Claim.Country
	switch {
	case isExternal(info.ID):
		return refuseReview(info, data)
	case notFor(info, data) != "":
		no.Reason = notFor(info, data)
	case len(info.Countries) > 0 && country != "" && !slices.Contains(info.Countries, country):
		no.Reason = "this letter rests on the law of the United States"
	case !info.For(id):
		no.Reason = "this letter is for " + strings.Join(info.Regimes, " and ") + " claims"
	case info.Recipient == "scheme":
		return refuseReferral(info, data)
	case info.ID == "regulator-complaint":
		return refuseComplaint(no, data)
	default:
		return nil
	}
	return no
}

// undecided refuses a letter about the decision in hand while the log tells of a
// newer one: it would attack the wrong decision, for the wrong reasons.
func undecided(info Info, data Data) error {
	d, ok := law.ToEnter(data.Case)
	if !ok || !slices.Contains([]string{"appeal", "extension-request", "external-review", "late-decision", "expedited-appeal", "expedited-external-review"}, info.ID) {
		return nil
	}
	notice := ""
	if d.Document != "" {
		notice = " --document " + d.Document
	}
	return &RefusedError{
		Letter: info.ID,
		Reason: fmt.Sprintf("the log tells of a decision on the appeal, received on %s, and the case still holds the decision before it, dated %s; the letter would be about the wrong one", d.Received.Long(), data.Case.Denial.Date.Long()),
		Alternatives: []string{
			"Enter the new decision: `imeappeal walk` asks what it decided, its date and its reasons. Or say it in one line: " +
				fmt.Sprintf("imeappeal sent \"appeal denied\" --date %s%s.", d.Received, notice),
			fmt.Sprintf("If the appeal was granted, note that: imeappeal sent \"appeal granted\" --date %s.", d.Received),
		},
	}
}

// impossible refuses a final letter about a decision that came before the day
// printed on it: one of the two days is wrong, and nobody here can tell which.
func impossible(info Info, data Data) error {
	d := data.Case.Denial
	if !data.Final || d.Date.IsZero() || d.Received.IsZero() || !d.Received.Before(d.Date) {
		return nil
	}
	return &RefusedError{
		Letter: info.ID,
		Reason: fmt.Sprintf("the case says that the decision was received on %s, before the day printed on it, %s; one of the two is wrong", d.Received.Long(), d.Date.Long()),
		Alternatives: []string{
			"Look at the notice, its envelope or the message it came with, and give the right day: `imeappeal walk --denial-date DATE` or `imeappeal walk --denial-received DATE`.",
		},
	}
}

// refuseComplaint: a state's insurance department has a say over insurers, not
// over plans that pay out of the employer's own money.
func refuseComplaint(no *RefusedError, data Data) error {
	if data.Case.Claim.Funding != "self-funded" {
		return nil
	}
	no.Reason = "the plan is self-funded, and a state insurance department oversees insurance companies only"
	no.Alternatives = []string{"For a plan of a private employer or a union: the benefits advisors of the U.S. Department of Labor (EBSA), askebsa.dol.gov or 1-866-444-3272. They explain and ask; they do not decide the claim."}
	if s := data.Case.Claim.Plan.Sponsor; s == "government" || s == "church" {
		no.Alternatives = []string{"The plan's own papers, and for a government plan the office that runs it, name who hears complaints."}
	}
	return no
}

// refuseReview asks the law. A claim whose internal appeal is still open may
// have a draft of the request, and no final one.
func refuseReview(info Info, data Data) error {
	no := &RefusedError{Letter: info.ID, Reason: "the law tables know of no external review for this kind of claim", Alternatives: data.Regime.Instead}
	if data.Law == nil {
		return no
	}
	review := data.Law.ExternalReview(data.Case)
	no.Alternatives = review.Alternatives
	switch {
	case !review.Given:
		no.Reason = review.Why
		return no
	case review.AppealFirst && data.Final && info.ID == "expedited-external-review" && !urgentSent(data.Case):
		no.Reason = "external review on the urgent track is asked for after the final decision, or beside an urgent appeal, and the log has none"
		no.Alternatives = []string{"Send the urgent appeal first or with it: imeappeal letter expedited-appeal. Then note it: imeappeal sent \"expedited appeal sent\"."}
		return no
	case review.AppealFirst && data.Final && info.ID == "external-review":
		no.Reason = "the internal appeal comes first; external review is asked for after the final decision on it"
		return no
	}
	return nil
}

// isExternal reports a request for external review, ordinary or urgent.
func isExternal(id string) bool { return id == "external-review" || id == "expedited-external-review" }

// urgentSent reports that an urgent appeal of this decision went out.
func urgentSent(c *appeal.Case) bool {
	return slices.ContainsFunc(c.Log, func(e appeal.LogEntry) bool {
		return logWords(e.What) == "expedited appeal sent" && !e.Date.Before(c.Denial.Date)
	})
}

// insured reports that an insurance company stands behind the claim; known is
// false where the case does not say.
func insured(c *appeal.Case) (is, known bool) {
	switch c.Claim.Kind {
	case appeal.IndividualHealth, appeal.PrivateDisability, appeal.AutoNoFault:
		return true, true
	}
	return c.Claim.Funding == "insured", c.Claim.Funding == "insured" || c.Claim.Funding == "self-funded"
}

// notFor says why a letter is not for the law of the claim, or for that of which it
// is a part.
func notFor(info Info, data Data) string {
	id := regimeID(data)
	if cr, ok := abroad(data); ok && info.NotFor[id] == "" {
		id = cr.Whole()
	}
	return info.NotFor[id]
}
