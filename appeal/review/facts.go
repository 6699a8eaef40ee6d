package review

import (
	"fmt"
	"slices"
	"strings"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/report"
)

var (
	jobWords  = clinic.Expr(`\b(employed (as|in|at|by)|worked (for .{0,40} )?as|works (for .{0,40} )?as|occupation( is|:| of)|job (title|is|was)|position (of|as|that)|employment as)\b`)
	sedentary = clinic.Expr(`\b(desk|sedentary|seated|sitting|clerical|office|telephone|phone|computer work|light duty|light work|charting|paperwork|daytime|walk-in|urgent care|minor)\b`)
	physical  = clinic.Expr(`\b(lift\w*|\d+ (lb|lbs|pounds)|stack\w*|hand-stack\w*|on (?:\w+ )?feet|ladders?|climb\w*|carr(?:y\w*|ies)|standing|turning patients|heavy|manual|nights?|rotation|trauma|level i|rotating|overhead|bend\w*|push\w*)\b`)
	formerJob = clinic.Expr(`\b(previously|formerly|before that|prior to that|earlier|in the past|served|military|army|navy|until (19|20)\d\d|attended|graduate\w*|degree|school|licensed|certif\w*)\b`)
	jobCommon = wordSet("center care hour department unit company work employ position job servic full-tim part-tim shift dail dut regular consist main describ last current firm half site")
)

// occupation compares the work that the report describes with the case file's.
func occupation(r *Reading) []appeal.Finding {
	mine := clinic.Fold(r.Case.Claimant.Occupation)
	if mine == "" {
		return nil
	}
	have := stems(mine)
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || s.Voice == Records || s.Kind == report.Examination || !jobWords.Matches(s.look()) || formerJob.Matches(s.look()) && !strings.Contains(s.Low, "time she stopped") {
			return
		}
		at := jobWords.FindIndex(s.look())
		if !claimantBefore.MatchString(s.Low[:at[0]]) && !strings.Contains(s.Low, strings.ToLower(surname(r.Case.Claimant.Name))) {
			return
		}
		if kin.MatchString(s.Low[:at[0]]) || !strings.Contains(s.Low, "employ") && !strings.Contains(s.Low, "worked") && !strings.Contains(s.Low, "works") && !strings.Contains(s.Low, "occupation") && !strings.Contains(s.Low, "position") && !strings.Contains(s.Low, "job") {
			return
		}
		rest := s.Low[at[1]:]
		var words []string
		for _, w := range stems(rest) {
			if !jobCommon[w] {
				words = append(words, w)
			}
		}
		same := shared(words, have)
		demands := sedentary.MatchString(rest) && !sedentary.MatchString(mine) && physical.MatchString(mine) && !physical.MatchString(rest)
		if !demands && otherTitle(rest, mine) {
			f := aboutAt(s, at[0], appeal.Low, "occupation", "The case file gives the occupation as: "+r.Case.Claimant.Occupation+".", "claimant.occupation")
			out = append(out, asking(f, "Which work have your records, and which demands?", "The claimant’s occupation is "+r.Case.Claimant.Occupation+"."))
			return
		}
		if !demands && (len(same) > 0 || len(words) < 2 || !titleOfWork.MatchString(rest) || r.elsewhereRight(have)) {
			return
		}
		c := appeal.Medium
		if demands {
			c = appeal.High
		}
		f := aboutAt(s, at[0], c, "occupation", "The case file gives the occupation as: "+r.Case.Claimant.Occupation+".", "claimant.occupation")
		out = append(out, asking(f, "Which work have your records, and which demands?", "The claimant’s occupation is "+r.Case.Claimant.Occupation+"."))
	})
	return out
}

// otherTitle: both give a title of one to three words for the same trade, and
// the title's own word differs ("drywall hanger", "drywall estimator").
func otherTitle(said, mine string) bool {
	a, b := jobHead(said), jobHead(mine)
	return a != "" && b != "" && a != b && !hasPrefixWord(mine, a) && !hasPrefixWord(said, b) && !jobPlain[a] && !jobPlain[b]
}

var (
	headOfJob = clinic.Expr(`^(?: ?(?:an?|the|full-time|part-time|senior|junior|lead|registered|licensed) )?((?:[a-z'-]+ ){0,3}?)([a-z-]{3,})(?:[,;.(]|$| \(| (?:for|at|with|in|who|whose|on|by|and|from|until|since|when)\b)`)
	jobPlain  = wordSet("worker employee staff member associate assistant operator technician specialist hand crew person labor laborer tradesman professional personnel clerk agent representative")
)

func jobHead(low string) string {
	m := headOfJob.FindStringSubmatch(strings.TrimSpace(low))
	if m == nil || !titleOfWork.MatchString(m[2]) {
		return ""
	}
	return m[2]
}

var claimantBefore = clinic.Expr(`\b(he|she|claimant|examinee|insured|worker|member|patient|occupation|job|position)\b[^,;.]{0,40}$|^\W*$`)

var titleOfWork = clinic.Expr(`\b\w+(er|or|ist|ian|ant|nurse|clerk|aide|driver|operator|man|manager|tech|assistant|physician|teacher|engineer|analyst|attendant)\b`)

// elsewhereRight: the report names the right work in another place.
func (r *Reading) elsewhereRight(have []string) bool {
	return r.find(func(s *Statement) bool {
		return s.Kind == report.Opening && len(shared(s.Stems, have)) >= 2
	}) != nil
}

var (
	takingNow  = clinic.Expr(`\b(takes|taking|taken|take|currently|current|on|medications?|uses|prescribed|treatment (is|consists)|a day|daily|at bedtime|twice|as needed|times (a|per) day)\b`)
	takesNone  = clinic.Expr(`\b(no|not (?:currently |now )?(taking|on|using|prescribed)|takes no|denied (taking|use of)|without)\b`)
	historical = clinic.Expr(`\b(was (started|begun|stopped|tried|discontinued|given|added|raised|increased|prescribed|ordered)|were (stopped|tried|ordered)|previously|in the past|in (19|20)\d\d|tapered|should|could|injection)\b`)
)

// medication compares drugs and doses with the case file, in the medication
// section and in sentences on what is taken now.
func medication(r *Reading) []appeal.Finding {
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if f, ok := r.medicineDenied(s); ok {
			out = append(out, f)
			return
		}
		if len(r.Case.Medications) == 0 {
			return
		}
		current := s.Kind == report.Medications || medicationsHead.Matches(s.look()) || s.own() && takingNow.Matches(s.look()) && s.Kind != report.Discussion
		if s.Voice == Asked || s.Voice == Records || !current || historical.Matches(s.look()) {
			return
		}
		for i, m := range r.Case.Medications {
			if f, ok := r.otherDose(s, i, m); ok {
				out = append(out, f)
			}
		}
		out = append(out, r.unknownDrug(s)...)
	})
	return out
}

// medicationsHead begins a list of what is taken now.
var medicationsHead = clinic.Expr(`^\W*((his|her|the|current|present|active|claimant's|patient's) )*(medications?|medicines?|meds|drugs)\b`)

// doseBefore is a dose that stands before its medicine.
var doseBefore = clinic.Expr(`\b` + numeral + `[ -]?(?:mg|mcg|micrograms?|milligrams?|grams?|units) (?:of )?$`)

// doseAfter is a dose, or how often, behind a comma.
var doseAfter = clinic.Expr(`^, (?:` + numeral + `\b|once|twice|daily|at |every|each|as needed)`)

// nextDrug begins another medicine with a dose of its own.
var nextDrug = clinic.Expr(`\b(and|plus|with) [a-z]{5,}( [a-z]{2,})? \d`)

func (r *Reading) otherDose(s *Statement, i int, m appeal.Medication) (appeal.Finding, bool) {
	name, at := r.drugIn(s.Low, m.Name)
	wantN, wantUnit := doseIn(clinic.Fold(m.Dose))
	if at < 0 || wantN == "" || len(name) < 4 {
		return appeal.Finding{}, false
	}
	rest := s.Low[at:]
	if before := doseBefore.FindString(s.Low[:at]); before != "" && !doseForm.MatchString(rest[:min(len(rest), len(name)+25)]) {
		rest = before + rest // "ten milligrams of amitriptyline"
		name = before + name
	}
	if end := strings.IndexAny(rest[len(name):], ";,"); end > 0 || end == 0 && !doseAfter.MatchString(rest[len(name):]) {
		rest = rest[:len(name)+end]
	} else if end == 0 {
		name += rest[:1] // "gabapentin, 300 mg, daily"
	}
	if next := nextDrug.FindStringIndex(rest); next != nil && next[0] > len(name) && !strings.HasPrefix(rest[next[0]:], "and another") {
		rest = rest[:next[0]]
	}
	if f, ok := otherRhythm(s, at, rest, i, m); ok {
		return f, true
	}
	gotN, gotUnit := doseIn(rest[:min(len(rest), len(name)+45)])
	if gotN == "" || gotUnit != wantUnit {
		return appeal.Finding{}, false
	}
	if v, w := perDay(rest), perDay(clinic.Fold(m.Dose)); gotN == wantN && v > 0 && w > 0 && v != w {
		f := aboutAt(s, at, appeal.High, m.Name, fmt.Sprintf("The case file has %s %s; the report gives it another number of times a day.", m.Name, m.Dose), fmt.Sprintf("medications[%d]", i))
		return asking(f, "Which dose do you prescribe, and for what?", fmt.Sprintf("The claimant takes %s, %s.", m.Name, m.Dose)), true
	} else if gotN == wantN || sameTotal(gotN, v, wantN, w) {
		return appeal.Finding{}, false
	}
	f := aboutAt(s, at, appeal.High, m.Name, fmt.Sprintf("The case file has %s %s; the report gives %s %s.", m.Name, m.Dose, gotN, gotUnit), fmt.Sprintf("medications[%d]", i))
	return asking(f, "Which dose do you prescribe, and for what?", fmt.Sprintf("The claimant takes %s, %s.", m.Name, m.Dose)), true
}

// drugIn finds a drug of the case by its generic or a trade name.
func (r *Reading) drugIn(low, drug string) (name string, at int) {
	generic := firstWord(clinic.Fold(drug))
	names := []string{generic}
	for _, w := range strings.Fields(clinic.Fold(drug)) {
		if len(w) > 6 && w != generic {
			names = append(names, w) // "low-dose naltrexone"
		}
	}
	for _, b := range r.Clinic.Brands {
		if b.Generic == generic {
			names = append(names, b.Brands...)
		} else if slices.Contains(b.Brands, generic) {
			names = append(names, b.Generic)
		}
	}
	for _, n := range names {
		if i := strings.Index(low, n); i >= 0 && len(n) >= 4 {
			return n, i
		}
	}
	return generic, -1
}

var timesADay = []struct {
	n  float64
	re *clinic.Expression
}{
	{0, clinic.Expr(`\b(two|three|four|[2-6]) (tablets|capsules|pills|tabs|caps) (a|per|each) day\b|\b(two|three|four|[2-6]) (tablets|capsules|pills|tabs|caps) daily\b`)}, // how many, not how often
	{4, clinic.Expr(`\b(qid|q\.i\.d|four times (a|per) day|four times daily|four (a|per) day|4 (a|per) day|4 ?x (a |per )?da(y|ily)|4 times (a|per) day|every (six|6) hours)\b`)},
	{3, clinic.Expr(`\b(tid|t\.i\.d|three times (a|per) day|three times daily|three (a|per) day|3 (a|per) day|3 ?x (a |per )?da(y|ily)|3 times (a|per) day|thrice daily|every (eight|8) hours)\b`)},
	{2, clinic.Expr(`\b(bid|b\.i\.d|twice (a|per) day|twice daily|two (a|per) day|2 (a|per) day|2 ?x (a |per )?da(y|ily)|two times (a|per) day|every (twelve|12) hours)\b`)},
	{1, clinic.Expr(`\b(one (tablet |capsule )?(a|per) day|once (a|per) day|once daily|a day|per day|daily|nightly|at (night|bedtime)|qhs|hs|qd|q\.d|every (day|night|morning))\b`)},
}

// perDay reads how many times a day a dose is taken, 0 if the text does not say.
func perDay(low string) float64 {
	for _, t := range timesADay {
		if t.re.MatchString(low) {
			return t.n
		}
	}
	return 0
}

// sameTotal: another strength at another number of times, and the same in a day.
func sameTotal(a string, times float64, b string, otherTimes float64) bool {
	x, _ := number(a)
	y, _ := number(b)
	return times > 0 && otherTimes > 0 && x*times == y*otherTimes
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

var dosedNow = clinic.Expr(`\b(takes|is taking|currently on|current medications)\b.*\d ?(mg|mcg)\b`)

// unknownDrug: a medicine with a dose that the case file does not have. Sure
// only where the claimant noted that it is not taken.
func (r *Reading) unknownDrug(s *Statement) []appeal.Finding {
	if s.Kind != report.Medications && !strings.HasPrefix(s.Low, "medications") && !dosedNow.Matches(s.look()) || takesNone.Matches(s.look()) {
		return nil
	}
	var out []appeal.Finding
	for _, class := range r.Clinic.Drugs {
		for _, drug := range class.Drugs {
			at := strings.Index(s.Low, drug)
			if at < 0 || slices.ContainsFunc(r.Case.Medications, func(m appeal.Medication) bool { return strings.Contains(clinic.Fold(m.Name), drug) }) ||
				slices.ContainsFunc(out, func(f appeal.Finding) bool { return f.Subject == drug }) || strings.Contains(s.Low[at:min(len(s.Low), at+40)], "as needed") {
				continue
			}
			f := aboutAt(s, at, appeal.Low, drug, "The case file’s list of medicines does not have "+drug+".", "medications")
			for i := range r.Notes {
				if n := &r.Notes[i]; strings.Contains(n.Low, drug) && noteSaysNo.MatchString(n.Low) {
					f.Confidence, f.Why = appeal.High, f.Why+" The claimant noted: “"+plain(n.Text)+"”."
					f.Against = append(f.Against, n.Key)
				}
			}
			out = append(out, asking(f, "Is this medicine prescribed now?", ""))
		}
	}
	return out
}

var (
	levelName = clinic.Expr(`\b([clt])\d{1,2}[-/]([clts]?)\d{1,2}\b`)
	requests  = clinic.Expr(`\b(request\w*|proposed|propos\w+|planned|authori[sz]\w+|surgery|operation|fusion|procedure)\b`)
)

// spinalLevel compares the level of a requested or done operation with the
// benefit, the diagnoses and the titles of the case.
func spinalLevel(r *Reading) []appeal.Finding {
	var known strings.Builder
	known.WriteString(r.Case.Claim.Benefit.Description + " ")
	for _, d := range r.Case.Diagnoses {
		known.WriteString(d.Name + " ")
	}
	for _, d := range r.Case.Documents {
		known.WriteString(d.Title + " ")
	}
	mine := levelName.FindAllString(clinic.Fold(known.String()), -1)
	if len(mine) == 0 {
		return nil
	}
	var out []appeal.Finding
	r.each(func(s *Statement) {
		if s.Voice == Asked || !s.opinion() && s.Kind != report.History || !requests.Matches(s.look()) {
			return
		}
		levels := levelName.FindAllString(s.Low, -1)
		if len(levels) == 0 || slices.ContainsFunc(levels, func(l string) bool { return slices.Contains(mine, l) }) {
			return
		}
		out = append(out, asking(about(s, appeal.High, "spinal level", "The case file has "+levelNames(mine)+"; the report names "+levelNames(levels)+".", "claim.benefit.description", "diagnoses"),
			"Which levels are concerned?", ""))
	})
	return out
}

// levelNames prints levels as records do, each once.
func levelNames(levels []string) string {
	var out []string
	for _, l := range levels {
		if l = strings.ToUpper(l); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return strings.Join(out, ", ")
}
