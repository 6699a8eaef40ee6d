package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// testOmitted asks about tests that are usual for the diagnoses at issue and of
// which the report gives no result. Never more than a question: medium where
// the claimant noted the test as not done and the report does not mention it.
func testOmitted(r *Reading) []appeal.Finding {
	named := r.testsReported()
	out := r.deniedAndSilent(named)
	for i, d := range r.Case.Diagnoses {
		rows := r.Clinic.DiagnosesFor(d.Code, d.Name)
		if len(rows) == 0 {
			continue
		}
		var missing, ids []string
		for _, id := range rows[0].ExpectedTests {
			if t, ok := r.Clinic.Test(id); ok && !named[id] && len(missing) < 5 && bedside(t) {
				missing, ids = append(missing, t.Name), append(ids, "clinic:"+id)
			}
		}
		if len(missing) == 0 || len(missing) > 4 && !r.atIssue(rows[0]) {
			continue
		}
		f := appeal.Finding{
			ID: rows[0].ID, Ref: r.place(report.Examination, report.Diagnostics, report.Discussion), Confidence: appeal.Low, Subject: d.Name,
			Why:     fmt.Sprintf("The report gives no result for %s in a case of %s.", strings.Join(missing, ", "), d.Name),
			Against: append([]string{fmt.Sprintf("diagnoses[%d]", i), "clinic:" + rows[0].ID}, ids...),
		}
		out = append(out, asking(f, "Would you expect these tests in this condition, and what did they show in your hands?", "The report records no result for "+strings.Join(missing, ", nor for ")+"."))
	}
	return out
}

// bedside leaves out tests that another laboratory makes.
func bedside(t clinic.Test) bool {
	return !slices.Contains([]string{"emg-ncs", "eeg", "lumbar-puncture", "skin-biopsy", "psg", "bone-scan", "ana", "hla-b27", "si-mri", "rf-ccp", "esr-crp", "cystoscopy", "calprotectin", "vep-oct", "echo", "qsart", "tst-sweat", "methacholine", "cpet2", "cpet", "fce"}, t.ID)
}

// atIssue: the report itself rejects the diagnosis or leaves it out.
func (r *Reading) atIssue(d clinic.Diagnosis) bool {
	name := clinic.Fold(d.Name)
	return r.find(func(s *Statement) bool { return s.opinion() && negated(s.Low) && strings.Contains(s.Low, name) }) != nil
}

// testsReported gives the tests that some sentence of the examiner gives a
// result for, by name and by the acts that hold them.
func (r *Reading) testsReported() map[string]bool {
	named := map[string]bool{}
	r.each(func(s *Statement) {
		if s.Voice == Records || s.Voice == Asked || s.Voice == Formula {
			return
		}
		for _, id := range s.Tests {
			named[id] = true
		}
		if !s.examined() && !s.opinion() {
			return
		}
		for i := range r.Clinic.Acts {
			if _, _, ok := r.Clinic.Acts[i].InReportOf(s.look()); ok {
				for _, id := range r.Clinic.Acts[i].Tests {
					named[id] = true
				}
			}
		}
	})
	return named
}

// deniedAndSilent gathers the tests noted as not done that the report passes
// over in silence.
func (r *Reading) deniedAndSilent(named map[string]bool) []appeal.Finding {
	var names, against []string
	for i, t := range r.tests {
		if t.Performed == nil || *t.Performed {
			continue
		}
		said := r.find(func(s *Statement) bool {
			if s.Voice != Examiner {
				return false
			}
			_, _, ok := r.reportsTest(s, t)
			return ok
		})
		if said == nil {
			names, against = append(names, t.Name), append(against, fmt.Sprintf("exam.notes.tests[%d]", i))
		}
	}
	if len(names) == 0 {
		return nil
	}
	what := strings.Join(names, ", ")
	issue := "the diagnoses in the case file are"
	if issues := r.testedBy(names); len(issues) > 0 {
		issue = strings.Join(issues, ", ") + " is"
	}
	f := appeal.Finding{
		ID: "denied:" + what, Ref: r.place(report.Examination, report.Diagnostics, report.Discussion), Confidence: appeal.Medium, Subject: what,
		Why:     fmt.Sprintf("The claimant noted that this was not tested, and no testing is reported, although the question is whether %s present: %s.", issue, what+r.checks(names)),
		Against: against,
	}
	return []appeal.Finding{asking(f, "Does this test matter for the diagnosis, and what did it show in your hands?", "The report records no result for "+strings.Join(names, ", nor for ")+".")}
}

// testedBy gives the diagnoses of the case that the tests are usual for; all of
// them where the tables name none.
func (r *Reading) testedBy(names []string) []string {
	var all, own []string
	for _, d := range r.Case.Diagnoses {
		all = append(all, d.Name)
		for _, row := range r.Clinic.DiagnosesFor(d.Code, d.Name) {
			if slices.ContainsFunc(names, func(n string) bool { return len(shared(r.Clinic.TestsIn(n), row.ExpectedTests)) > 0 }) {
				own = append(own, d.Name)
				break
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

// checks tells, in brackets, what the tests that a name stands for look for.
func (r *Reading) checks(names []string) string {
	var out []string
	for _, n := range names {
		for _, id := range r.Clinic.TestsIn(n) {
			if t, ok := r.Clinic.Test(id); ok && !slices.Contains(out, t.Checks) {
				out = append(out, t.Checks)
			}
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, "; ") + ")"
}
