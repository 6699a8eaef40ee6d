package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

// outdatedStandard finds criteria and guidelines that others had replaced when
// the report was written, used by the examiner and not only told of others.
func outdatedStandard(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	times := map[string]int{}
	r.each(func(s *Statement) {
		if s.Voice == Records || s.Voice == Asked || s.Voice == Formula || s.history() {
			return
		}
		for _, p := range r.Clinic.Phrases("standard") {
			from, _, ok := p.FindIn(s.look())
			if !ok {
				continue
			}
			std, _ := r.Clinic.Standard(p.About)
			if std.Kind == clinic.NotSuperseded || !sinceBefore(std.Since, r.Day) || excluded(std, s.Low) || r.mandated(std.ID) || boundTo.Matches(s.look()) || times[std.ID] == mentions(std.ID) {
				continue
			}
			times[std.ID]++
			out = append(out, r.standardFinding(s, from, std))
			break
		}
	})
	for _, sec := range r.Report.Sections {
		for _, p := range r.Clinic.Phrases("standard") {
			if sec.Kind == report.Records || sec.Kind == report.RecordsSummary || p.About != "dsm-iv" && p.About != "dsm-iii-r" {
				continue
			}
			if _, _, ok := p.Find(clinic.Fold(sec.Title)); ok {
				std, _ := r.Clinic.Standard(p.About)
				s := &Statement{Low: clinic.Fold(sec.Title), Kind: report.Impression}
				s.Ref, s.Text = sec.Ref, sec.Title
				if times[std.ID]++; sinceBefore(std.Since, r.Day) && times[std.ID] <= mentions(std.ID) {
					out = append(out, r.standardFinding(s, 0, std))
				}
			}
		}
	}
	return out
}

// mentions says how often one standard is worth a finding: the lines of a
// five-axis diagnosis are one use of it.
func mentions(id string) int {
	if id == "gaf-axis-v" {
		return 1
	}
	return 2
}

func (r *Reading) standardFinding(s *Statement, from int, std clinic.Standard) appeal.Finding {
	c := appeal.Medium
	if std.Kind != clinic.Misuse && std.Seen && s.opinion() {
		c = appeal.High
	}
	if std.ID == "mecfs-oxford-get" {
		c = appeal.Medium // a program of exercise is no criterion; whether it fits is the physician's to say
	}
	if !std.Seen || std.Kind == clinic.Misuse && restsOnUse[std.ID] && !concludes.Matches(s.look()) {
		c = appeal.Low // a scale that is listed or a bare score says nothing yet
	}
	if strings.Contains(strings.ToLower(std.Note), "low value flag") || strings.Contains(std.Note, "weak flag") {
		c = appeal.Low
	}
	uses := "uses " + std.Name
	if strings.ContainsAny(std.Name, ";/") {
		uses = "uses wording of this group of criteria: " + std.Name // the row's name holds more than the sentence does
	}
	why := fmt.Sprintf("The report %s; what followed it: %s.", uses, strings.TrimSuffix(followed(std), "."))
	f := aboutAt(s, from, c, std.Name, why, "clinic:"+std.ID)
	wording := fmt.Sprintf("The report %s.", strings.Replace(uses, "uses "+std.Name, "applies "+std.Name, 1))
	if std.Region != "" && r.otherRegion(std.Region) {
		// its successors are about that part too, and would answer nothing here
		f.Why = fmt.Sprintf("The report uses %s, which is about the %s; the claim is about the %s.", std.Name, regionName(std.Region), regionName(r.claimParts()[0]))
		if c == appeal.High {
			f.Confidence = appeal.Medium
		}
	}
	if std.Kind == clinic.Misuse {
		f.Kind, wording = appeal.UnsupportedConclusion, "The report gives no source for this statement."
		f.Why = fmt.Sprintf("%s: %s.", std.Name, strings.TrimSuffix(std.SupersededBy, "."))
	}
	if !std.Seen {
		f.Why += " Check this against a current source before you rely on it."
	}
	return asking(f, "Which criteria do you apply, and how does the patient meet them?", wording)
}

// restsOnUse are tests that are misused only by what is concluded from them.
var restsOnUse = map[string]bool{"waddell-malingering": true, "fake-bad-scale": true, "grip-rapid-exchange": true, "grip-five-rung": true, "grip-cv": true}

// concludes are words that draw a conclusion from a result.
var concludes = clinic.Expr(`\b(therefore|thus|hence|so that|because|indicat\w+|suggest\w*|prove[sdn]?|proof|consistent with|consistent effort|support\w*|establish\w*|confirm\w*|reveal\w*|demonstrat\w+|show(s|ed|ing) (that|a|an|symptom|poor|sub)|means?|reflect\w*|invalid\w*|over-?report\w*|malinger\w*|exaggerat\w*|feign\w*|fak(ed|ing)|magnif\w+|embellish\w*|inconsisten\w+|insincer\w+|submax\w+|sub-max\w+|secondary gain|non-?organic|psychogenic|truthful\w*|honest\w*|credib\w*|deceiv\w*|fabricat\w*|conscious\w*|effort)\b`)

// sinceBefore reports whether the successor stood on the day of the report.
func sinceBefore(since string, day appeal.Day) bool {
	if day.IsZero() {
		return false
	}
	parts := strings.Split(since, "-")
	y, err := strconv.Atoi(parts[0])
	if err != nil {
		return since == "n/a"
	}
	ymd := [3]int{y, 12, 31}
	for i := 1; i < len(parts) && i < 3; i++ {
		ymd[i], _ = strconv.Atoi(parts[i])
	}
	have := [3]int{day.Year, int(day.Month), day.Date}
	for i := range ymd {
		if have[i] != ymd[i] {
			return have[i] > ymd[i]
		}
	}
	return true
}

func excluded(std clinic.Standard, low string) bool {
	for _, x := range std.ExcludeExamples {
		if strings.Contains(low, clinic.Fold(x)) {
			return true
		}
	}
	return false
}

// mandated reports that the law of the claim names just this standard: the
// state's edition of the AMA Guides, the GAF in California. A row in conflict
// counts as mandated, since nobody may call the edition wrong there.
func (r *Reading) mandated(id string) bool {
	state := r.Case.Claim.State
	if id == "gaf-axis-v" {
		return state == "CA" && r.Case.Claim.Kind == appeal.WorkersComp
	}
	edition, ok := map[string]string{"ama-guides-3r": "3R", "ama-guides-4": "4", "ama-guides-5": "5", "ama-guides-6-2008": "6", "ama-guides-6-2021-mental": "6", "ama5-crps-8-of-11": "5"}[id]
	if !ok {
		return false
	}
	g, ok := r.Clinic.GuidesFor(state)
	if !ok {
		return false
	}
	return g.Edition == edition || g.Conflict && edition >= "5"
}

// claimParts gives the parts of the body that the claim's diagnoses name.
func (r *Reading) claimParts() []string {
	var out []string
	for _, d := range r.Case.Diagnoses {
		out = append(out, partsIn(clinic.Fold(d.Name))...)
	}
	return out
}

// otherRegion reports whether the diagnoses name parts of the body and the
// region is none of them.
func (r *Reading) otherRegion(region string) bool {
	parts := r.claimParts()
	return len(parts) > 0 && !slices.Contains(parts, region)
}

// regionName is a part of the body as people call it.
func regionName(part string) string {
	switch part {
	case "lumbar":
		return "low back"
	case "cervical":
		return "neck"
	}
	return part
}

// followed names what came after a standard, with its year where the name has none.
func followed(std clinic.Standard) string {
	if year, _, _ := strings.Cut(std.Since, "-"); year != "" && !strings.Contains(std.SupersededBy, year) {
		return fmt.Sprintf("%s (since %s)", std.SupersededBy, std.Since)
	}
	return std.SupersededBy
}
