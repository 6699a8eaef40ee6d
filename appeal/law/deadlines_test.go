package law

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"imeappeal/appeal"
)

func TestStatedDateWinsWhenEarlierAndIsShownWhenLater(t *testing.T) {
	l := load(t)
	for name, row := range map[string]struct {
		stated, conservative appeal.Day
		says                 string
	}{
		"earlier":              {ymd(2026, 1, 5), ymd(2026, 1, 5), "the one to keep"},
		"earlier, on a Sunday": {ymd(2026, 1, 4), ymd(2026, 1, 2), "the one to keep"},
		"later":                {ymd(2026, 3, 2), ymd(2026, 1, 16), "which is later"},
		"before the notice":    {ymd(2025, 1, 17), ymd(2026, 1, 16), "It is not used"},
	} {
		c := disabilityCase()
		c.Denial.DeadlineStated = row.stated
		d, _ := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal")
		if d.Conservative != row.conservative || d.Stated != row.stated || !strings.Contains(strings.Join(d.Arithmetic, "\n"), row.says) {
			t.Errorf("%s: %s\n%s", name, d.Conservative, strings.Join(d.Arithmetic, "\n"))
		}
	}
}

func TestStatedDateIsNeverLost(t *testing.T) {
	l := load(t)
	kinds := appeal.Choices("claim.kind")
	for _, ct := range l.Countries() {
		for _, cr := range ct.Regimes {
			kinds = append(kinds, cr.ID)
		}
	}
	for _, kind := range kinds {
		for _, final := range []bool{false, true} {
			c := kindCase(appeal.ClaimKind(kind), "OH")
			c.Denial.Final, c.Denial.DeadlineStated = final, ymd(2025, 8, 20)
			found := false
			for _, d := range first(l.Deadlines(c, ymd(2025, 8, 1))) {
				found = found || d.Stated == ymd(2025, 8, 20) && !d.Conservative.IsZero() && !d.Conservative.After(ymd(2025, 8, 20))
			}
			if !found {
				t.Errorf("%s, final %v: the notice's own date is lost", kind, final)
			}
		}
	}
}

func TestReceivedBeforeItWasPrinted(t *testing.T) {
	c := disabilityCase()
	c.Denial.Received = ymd(2025, 7, 12)
	d, _ := find(first(load(t).Deadlines(c, ymd(2025, 8, 1))), "internal-appeal")
	if d.Conservative != ymd(2026, 1, 8) || d.Outer != ymd(2026, 1, 8) || !strings.Contains(strings.Join(d.Arithmetic, "\n"), "before the day printed on it") {
		t.Errorf("%s %s\n%s", d.Conservative, d.Outer, strings.Join(d.Arithmetic, "\n"))
	}
}

func TestOnlyOneOfTheTwoDatesIsKnown(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Denial.Received = appeal.Day{}
	d, _ := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal")
	if d.Conservative != ymd(2026, 1, 16) || !d.Outer.IsZero() || !strings.Contains(strings.Join(d.Arithmetic, "\n"), "which is not known") {
		t.Errorf("printed only: %+v", d)
	}
	c = disabilityCase()
	c.Denial.Date = appeal.Day{}
	d, _ = find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal")
	if d.Conservative != ymd(2026, 1, 21) || d.Outer != ymd(2026, 1, 21) || !strings.Contains(strings.Join(d.Arithmetic, "\n"), "count again from it") {
		t.Errorf("received only: %+v", d)
	}
}

func TestNoDatesAtAll(t *testing.T) {
	l := load(t)
	for _, kind := range append(appeal.Choices("claim.kind"), "gb-private", "nz-acc", "ca-qc") {
		for _, doc := range []string{"", "denial"} {
			c := kindCase(appeal.ClaimKind(kind), "OH")
			c.Denial = appeal.Denial{Document: doc}
			clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
			if len(clocks) > 0 || len(unknown) == 0 {
				t.Errorf("%s: %d clocks, %d unknown", kind, len(clocks), len(unknown))
			}
			for _, u := range unknown {
				if u.Needs == "" {
					t.Errorf("%s: %s needs nothing", kind, u.Step)
				}
			}
		}
	}
}

func TestTwoLevels(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2024, 12, 2)}}
	clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
	if _, ok := find(clocks, "internal-appeal"); ok {
		t.Error("the 180 days of the first appeal are given for the second")
	}
	if got := needs(unknown, "second-internal-appeal"); !strings.Contains(got, "no number") {
		t.Errorf("%q", got)
	}
	c.Denial.DeadlineStated = ymd(2025, 9, 19)
	d, ok := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "second-internal-appeal")
	if !ok || d.Conservative != ymd(2025, 9, 19) {
		t.Errorf("%+v", d)
	}
}

func TestAnAppealInTheLogMakesTheDenialTheDecisionOnIt(t *testing.T) {
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 3, 3), What: "appeal sent"}}
	clocks, unknown := load(t).Deadlines(c, ymd(2025, 8, 1))
	if _, ok := find(clocks, "internal-appeal"); ok || needs(unknown, "second-internal-appeal") == "" {
		t.Errorf("%+v", clocks)
	}
	if _, ok := find(clocks, "decide-appeal"); ok {
		t.Error("the decision was made, its clock still runs")
	}
}

func TestAFirstDenialMarkedFinal(t *testing.T) {
	c := disabilityCase()
	c.Denial.Final = true
	l := load(t)
	clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
	d, ok := find(clocks, "internal-appeal")
	if !ok || d.Conservative != ymd(2026, 1, 16) || !d.Perhaps || !strings.Contains(d.If, "first decision") || !strings.Contains(d.Caution, "denial.final") {
		t.Errorf("no day, marked as such, for an appeal that may still be open: %+v", d)
	}
	if got := needs(unknown, "internal-appeal"); got != "" {
		t.Errorf("said twice: %q", got)
	}
	if late, _ := find(first(l.Deadlines(c, ymd(2026, 2, 20))), "internal-appeal"); len(late.Late) == 0 || !strings.HasPrefix(late.Late[0], "If it was the first decision") {
		t.Errorf("late: %q", late.Late)
	}
	if s, _ := l.For(c).Step("internal-appeal"); s.Exists {
		t.Error("the step stands")
	}
	for name, change := range map[string]func(){
		"an earlier denial": func() { c.EarlierDenials = []appeal.Denial{{Date: ymd(2024, 12, 2)}} },
		"an appeal":         func() { c.Log = []appeal.LogEntry{{Date: ymd(2025, 3, 3), What: "appeal sent"}} },
	} {
		change()
		if d, ok := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal"); ok {
			t.Errorf("after %s: %+v", name, d)
		}
		c.EarlierDenials, c.Log = nil, nil
	}
}

// TestALonelyFinalDenialAndTheDayOfTheNotice: an earlier day of the notice is the
// one to keep, a later one may be that of a lawsuit and stands by itself.
func TestALonelyFinalDenialAndTheDayOfTheNotice(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Denial.Final, c.Denial.DeadlineStated = true, ymd(2025, 9, 19)
	if d, _ := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal"); d.Conservative != ymd(2025, 9, 19) {
		t.Errorf("%+v", d)
	}
	c.Denial.DeadlineStated = ymd(2028, 7, 21)
	clocks := first(l.Deadlines(c, ymd(2025, 8, 1)))
	d, _ := find(clocks, "internal-appeal")
	suit, ok := find(clocks, "lawsuit")
	if d.Conservative != ymd(2026, 1, 16) || !ok || suit.Conservative != ymd(2028, 7, 21) {
		t.Errorf("%+v, %+v", d, suit)
	}
}

// TestTheLoggedFinalDenialMayBeTheFirst: the log can mark the case's only denial
// as final too.
func TestTheLoggedFinalDenialMayBeTheFirst(t *testing.T) {
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: c.Denial.Received, What: "final denial received"}}
	if d, ok := find(first(load(t).Deadlines(c, ymd(2025, 8, 1))), "internal-appeal"); !ok || !d.Perhaps {
		t.Errorf("%+v", d)
	}
}

func TestLateIsSaidGently(t *testing.T) {
	l := load(t)
	for asOf, says := range map[appeal.Day]string{
		ymd(2026, 1, 16): "",
		ymd(2026, 1, 17): "has not (4 days left)",
		ymd(2026, 1, 21): "has not (0 days left)",
		ymd(2026, 2, 20): "35 days ago and the rule's own last day 30 days ago",
	} {
		d, _ := find(first(l.Deadlines(disabilityCase(), asOf)), "internal-appeal")
		if says == "" {
			if len(d.Late) > 0 || !d.MailBy.IsZero() || d.FaxBy != ymd(2026, 1, 16) || !strings.Contains(d.SendWhy, "may no longer arrive") {
				t.Errorf("%s: %+v", asOf, d)
			}
			continue
		}
		if len(d.Late) < 3 || !strings.Contains(d.Late[0], says) || !d.MailBy.IsZero() {
			t.Errorf("%s: %q", asOf, d.Late)
		}
		for _, line := range d.Late {
			for _, promise := range []string{"will be accepted", "you will", "guarantee", "your fault"} {
				if strings.Contains(line, promise) {
					t.Errorf("%q promises or blames", line)
				}
			}
		}
	}
}

// The safe day and the rule's own have passed, and the letter gives a later one.
func TestTheNoticesLaterDayIsNotLate(t *testing.T) {
	c := disabilityCase()
	c.Denial.DeadlineStated = ymd(2026, 3, 20)
	for asOf, says := range map[appeal.Day]string{
		ymd(2026, 2, 20): "your notice itself gives until Friday, March 20, 2026 (28 days left)",
		ymd(2026, 3, 20): "(0 days left)",
		ymd(2026, 3, 21): "It is late, but not always lost",
	} {
		d, _ := find(first(load(t).Deadlines(c, asOf)), "internal-appeal")
		if len(d.Late) == 0 || !strings.Contains(d.Late[0], says) {
			t.Errorf("%s: %q", asOf, d.Late)
		}
	}
}

func TestMailAndFaxDays(t *testing.T) {
	d, _ := find(first(load(t).Deadlines(disabilityCase(), ymd(2025, 8, 1))), "internal-appeal")
	if d.MailBy != ymd(2026, 1, 9) || d.FaxBy != ymd(2026, 1, 15) || d.SendWhy == "" {
		t.Errorf("mail %s, fax %s", d.MailBy, d.FaxBy)
	}
}

func TestEachLogWordStartsOrStopsAClock(t *testing.T) {
	for _, w := range LogWords() {
		if w.Event == "" && len(w.Stops) == 0 && w.What != "appeal received by the plan" {
			t.Errorf("%q does nothing", w.What)
		}
	}
}

// TestEveryEntryOfALetterIsItsLogWord walks the letters as they stand: each entry
// of the clocks that says that something was sent is the one that a letter
// writes, but for those named here.
func TestEveryEntryOfALetterIsItsLogWord(t *testing.T) {
	noLetter := []string{ // sent in other ways, or with the same letter under another name
		"information sent", "second appeal sent", "violation explanation request sent", "concurrent-care request sent",
	}
	files, err := filepath.Glob("../../templates/letters/*.md")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d letters, %v", len(files), err)
	}
	written := map[string]bool{}
	for _, file := range files {
		written[SentWord(strings.TrimSuffix(filepath.Base(file), ".md"))] = true
	}
	for _, w := range LogWords() {
		if strings.HasSuffix(w.What, " sent") && written[w.What] == slices.Contains(noLetter, w.What) {
			t.Errorf("%q: does a letter write it? %v", w.What, written[w.What])
		}
	}
}

func TestPlanClocksFromTheLog(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{
		{Date: ymd(2025, 8, 4), What: "claims-file request sent"},
		{Date: ymd(2025, 8, 4), What: "plan-documents request sent"},
		{Date: ymd(2025, 8, 5), What: "records request sent"},
		{Date: ymd(2025, 8, 6), What: "violation explanation request sent"},
		{Date: ymd(2025, 12, 1), What: "appeal sent"},
		{Date: ymd(2025, 12, 4), What: "appeal received by the plan"},
	}
	clocks := first(l.Deadlines(c, ymd(2025, 12, 5)))
	for step, want := range map[string][2]appeal.Day{
		"produce-plan-documents": {ymd(2025, 9, 3), {}},
		"hipaa-access-request":   {ymd(2025, 9, 4), ymd(2025, 10, 4)},
		"explain-violation":      {ymd(2025, 8, 16), {}},
		"decide-appeal":          {ymd(2026, 1, 18), ymd(2026, 3, 4)},
	} {
		d, ok := find(clocks, step)
		if !ok || d.Conservative != want[0] || d.Outer != want[1] || d.Counts != "sent" {
			t.Errorf("%s: %s %s, want %v", step, d.Conservative, d.Outer, want)
		}
	}
	c.Log = append(c.Log, appeal.LogEntry{Date: ymd(2025, 9, 1), What: "plan documents received"})
	if _, ok := find(first(l.Deadlines(c, ymd(2025, 12, 5))), "produce-plan-documents"); ok {
		t.Error("the documents came and their clock still runs")
	}
}

func TestSponsorsOutsideERISA(t *testing.T) {
	l := load(t)
	for _, sponsor := range []string{"church", "government"} {
		for _, kind := range []appeal.ClaimKind{appeal.ERISADisability, appeal.ERISAHealth} {
			c := kindCase(kind, "OH")
			c.Claim.Plan.Sponsor = sponsor
			r := l.For(c)
			if r.ID != sponsor+strings.TrimPrefix(string(kind), "erisa") || r.CanCite || len(l.Citable(r)) > 0 {
				t.Errorf("%s %s: %s cites %v", sponsor, kind, r.ID, l.Citable(r))
			}
			clocks, unknown := l.Deadlines(c, ymd(2025, 8, 1))
			if len(clocks) > 0 || needs(unknown, "appeal-or-dispute-denial") == "" {
				t.Errorf("%s: an ERISA clock runs: %+v", r.ID, clocks)
			}
			if e := l.ExternalReview(c); e.Given != (kind == appeal.ERISAHealth) || e.Given && e.Process != "unclear" {
				t.Errorf("%s: %+v", r.ID, e)
			}
		}
	}
}

func TestCountries(t *testing.T) {
	l := load(t)
	for kind, want := range map[string][]struct{ step, conservative, outer string }{ // decided 31 October 2025, received 4 November 2025
		"gb-private": {{"gb-private/2", "2026-04-30", "2026-04-30"}},
		"nz-acc":     {{"nz-acc/1", "2026-01-30", "2026-02-04"}},
		"ca-on-auto": {{"ca-on-auto/2", "2027-10-29", "2027-10-31"}},
		"ca-on-wsib": {{"ca-on-wsib/1", "2025-11-28", "2025-11-30"}},
		"au-nsw-ctp": {{"au-nsw-ctp/1", "2025-11-28", "2025-11-28"}},
		"au-life":    {{"au-life/3", "2027-10-29", "2027-10-31"}},
		"ie-private": {{"ie-private/3", "2031-10-31", "2031-10-31"}},
	} {
		c := kindCase(appeal.ClaimKind(kind), "")
		c.Denial = appeal.Denial{Date: ymd(2025, 10, 31), Received: ymd(2025, 11, 4), Final: kind == "gb-private" || kind == "au-life"}
		r := l.For(c)
		if r.ID != kind || r.CanCite || r.Country == "US" {
			t.Errorf("%s: %+v", kind, r)
		}
		if e := l.ExternalReview(c); e.Given || e.Why == "" || len(e.Alternatives) == 0 {
			t.Errorf("%s: %+v", kind, e)
		}
		clocks := first(l.Deadlines(c, ymd(2025, 11, 5)))
		for _, w := range want {
			d, ok := find(clocks, w.step)
			if !ok || d.Conservative.String() != w.conservative || d.Outer.String() != w.outer {
				t.Errorf("%s: %s %s", w.step, d.Conservative, d.Outer)
			}
		}
	}
	c := kindCase(appeal.ERISADisability, "OH")
	c.Claim.Country = "GB"
	if r := l.For(c); r.ID != "gb-private" {
		t.Errorf("a US kind in a country with one regime: %s", r.ID)
	}
	c.Claim.Country = "uk"
	if r := l.For(c); r.ID != "gb-private" {
		t.Errorf("uk: %s", r.ID)
	}
	c.Claim.Country = "USA"
	if r := l.For(c); r.ID != "erisa-disability" {
		t.Errorf("USA: %s", r.ID)
	}
	c.Claim.Country, c.Claim.Kind = "CA", appeal.AutoNoFault
	if r := l.For(c); r.ID != "other" || len(r.Cautions) != 1 || strings.Count(r.Cautions[0], "; ca-") < 5 {
		t.Errorf("a US kind in a country with several: %+v", r)
	}
	c.Claim.Country = "DE"
	if r := l.For(c); r.ID != "other" || r.CanCite {
		t.Errorf("a country without tables: %+v", r)
	}
}

// TestWhereNoLawGivesANumberTheNoticeIsAsked: the person is told to look in the
// notice and under which key its day is kept, and is not told again once it is.
func TestWhereNoLawGivesANumberTheNoticeIsAsked(t *testing.T) {
	l := load(t)
	ask := func(c *appeal.Case, step string) string {
		_, unknown := l.Deadlines(c, ymd(2025, 8, 1))
		return needs(unknown, step)
	}
	sponsored := func(kind appeal.ClaimKind, sponsor string) *appeal.Case {
		c := kindCase(kind, "OH")
		c.Claim.Plan.Sponsor = sponsor
		return c
	}
	second := disabilityCase()
	second.EarlierDenials = []appeal.Denial{{Date: ymd(2025, 1, 6)}}
	for name, x := range map[string]struct {
		c    *appeal.Case
		step string
	}{
		"church disability":     {sponsored(appeal.ERISADisability, "church"), "appeal-or-dispute-denial"},
		"church health":         {sponsored(appeal.ERISAHealth, "church"), "appeal-or-dispute-denial"},
		"government disability": {sponsored(appeal.ERISADisability, "government"), "appeal-or-dispute-denial"},
		"government health":     {sponsored(appeal.ERISAHealth, "government"), "appeal-or-dispute-denial"},
		"private policy":        {kindCase(appeal.PrivateDisability, "OH"), "appeal-or-dispute-denial"},
		"auto":                  {kindCase(appeal.AutoNoFault, "OH"), "appeal-or-dispute-denial"},
		"workers' compensation": {kindCase(appeal.WorkersComp, "GA"), "appeal-or-dispute-denial"},
		"no state":              {kindCase(appeal.WorkersComp, ""), "appeal-or-dispute-denial"},
		"unknown kind":          {kindCase(appeal.UnknownKind, "OH"), "appeal-or-dispute-denial"},
		"second appeal":         {second, "second-internal-appeal"},
	} {
		got := ask(x.c, x.step)
		for _, word := range []string{"Look in the notice", "number of days", "denial.deadline_stated"} {
			if strings.Count(got, word) != 1 {
				t.Errorf("%s: %q does not say %q once", name, got, word)
			}
		}
		x.c.Denial.DeadlineStated = ymd(2025, 11, 3)
		if got := ask(x.c, x.step); strings.Contains(got, "Look in the notice") {
			t.Errorf("%s: asked again: %q", name, got)
		}
	}
}

// TestALastDayOnADayOffSaysWhetherItMoves holds for every rule of the tables
// and every notice of a month: a last day on which offices are closed either
// rolled forward by a rule that was read, or it says that none was.
func TestALastDayOnADayOffSaysWhetherItMoves(t *testing.T) {
	l := load(t)
	for _, state := range []string{"WA", "OH"} {
		for _, kind := range []appeal.ClaimKind{appeal.WorkersComp, appeal.ERISADisability, appeal.ERISAHealth} {
			for day := 1; day <= 28; day++ {
				c := kindCase(kind, state)
				c.Denial.Date, c.Denial.Received = ymd(2025, 3, day), ymd(2025, 3, day).AddDays(3)
				for _, d := range first(l.Deadlines(c, ymd(2025, 4, 1))) {
					text := strings.Join(d.Arithmetic, "\n")
					isOpen, _ := open("US", d.Outer)
					if d.Who != "claimant" || !strings.Contains(text, "Last day under the rule itself") {
						continue
					}
					if strings.Contains(text, "do not count on one") == isOpen {
						t.Errorf("%s %s, last day %s:\n%s", state, d.ID, d.Outer.LongWeekday(), text)
					}
				}
			}
		}
	}
}

// TestCalendarProperties holds for every day of six years.
func TestCalendarProperties(t *testing.T) {
	erisa := rule{country: "US", amount: 180, unit: "calendar-days", from: "receipt", two: true}
	review := rule{country: "US", amount: 4, unit: "months", from: "receipt", two: true, firstOfNext: true, roll: true}
	info := rule{country: "US", amount: 10, unit: "business-days", from: "receipt", two: true}
	for _, r := range []rule{erisa, review, info} {
		var before counted
		for d := ymd(2023, 1, 1); d.Before(ymd(2029, 1, 1)); d = d.AddDays(1) {
			got := r.claimant(moment{printed: d, received: d.AddDays(3)})
			if ok, why := open("US", got.conservative); !ok {
				t.Fatalf("%s from %s: conservative on %s, %s", r.length(), d, got.conservative, why)
			}
			if got.outer.Before(got.conservative) || got.conservative.Before(before.conservative) || got.outer.Before(before.outer) {
				t.Fatalf("%s from %s: %s, %s after %s, %s", r.length(), d, got.conservative, got.outer, before.conservative, before.outer)
			}
			same := r.claimant(moment{printed: d, received: d})
			if same.conservative != got.conservative {
				t.Fatalf("%s from %s: the day of receipt moved the safe day", r.length(), d)
			}
			before = got
		}
	}
}

func TestTimeZonesShiftNoDay(t *testing.T) {
	home := time.Local
	defer func() { time.Local = home }()
	l := load(t)
	want, _ := l.Deadlines(disabilityCase(), ymd(2025, 8, 1))
	for _, hours := range []int{-12, -5, 0, 9, 14} {
		time.Local = time.FixedZone("somewhere", hours*3600)
		got, _ := l.Deadlines(disabilityCase(), ymd(2025, 8, 1))
		if got[0].Conservative != want[0].Conservative || got[0].Outer != want[0].Outer || got[0].MailBy != want[0].MailBy {
			t.Errorf("UTC%+d: %s", hours, got[0].Conservative)
		}
		if a, _ := holiday("US", ymd(2025, 12, 25)); a != "Christmas Day" {
			t.Errorf("UTC%+d: Christmas Day is %q", hours, a)
		}
	}
}

func TestHolidaysActualAndObserved(t *testing.T) {
	for d, want := range map[appeal.Day][2]bool{ // counts as business day, open
		ymd(2026, 7, 3):   {true, false},  // Independence Day observed: moves no date, yet offices are closed
		ymd(2026, 7, 4):   {false, false}, // Saturday and holiday
		ymd(2021, 12, 31): {true, false},  // New Year's Day 2022 observed in the old year
		ymd(2022, 12, 26): {true, false},  // Christmas Day observed
		ymd(2020, 6, 19):  {true, true},   // before Juneteenth was a federal holiday
		ymd(2023, 6, 19):  {false, false},
		ymd(2025, 11, 28): {true, true},   // the day after Thanksgiving is no federal holiday
		ymd(2025, 1, 20):  {false, false}, // Martin Luther King Jr. Day
		ymd(2025, 4, 18):  {true, true},   // Good Friday is no federal holiday
	} {
		ok, _ := open("US", d)
		if got := [2]bool{countsAsBusiness("US", d), ok}; got != want {
			t.Errorf("%s: %v, want %v", d, got, want)
		}
	}
}

func TestMonthsAndLeapYears(t *testing.T) {
	for _, row := range []struct {
		from  appeal.Day
		n     int
		first bool
		want  appeal.Day
	}{
		{ymd(2022, 10, 31), 4, false, ymd(2023, 2, 28)},
		{ymd(2022, 10, 31), 4, true, ymd(2023, 3, 1)},
		{ymd(2023, 10, 31), 4, false, ymd(2024, 2, 29)},
		{ymd(2023, 10, 30), 4, true, ymd(2024, 3, 1)},
		{ymd(2023, 10, 29), 4, true, ymd(2024, 2, 29)},
		{ymd(2025, 8, 31), 6, false, ymd(2026, 2, 28)},
		{ymd(2024, 2, 29), 12, false, ymd(2025, 2, 28)},
		{ymd(2024, 2, 29), 12, true, ymd(2025, 3, 1)},
		{ymd(2025, 12, 31), 2, true, ymd(2026, 3, 1)},
		{ymd(2025, 11, 30), 3, false, ymd(2026, 2, 28)},
		{ymd(2025, 1, 31), 1, false, ymd(2025, 2, 28)},
	} {
		if got := addMonths(row.from, row.n, row.first); got != row.want {
			t.Errorf("%s + %d months = %s, want %s", row.from, row.n, got, row.want)
		}
	}
}

func TestLogWordsAreRecognisedAndNothingElseEndsAClock(t *testing.T) {
	for in, want := range map[string]string{
		"Appeal sent": "appeal sent", "My first-level appeal sent by fax": "appeal sent", "internal appeal sent via portal": "appeal sent",
		"Claims-file request sent": "claim file request sent", "claim file  request sent": "claim file request sent",
		"appeal received by the plan": "appeal received by the plan", "extension request for the appeal sent": "extension request for the appeal sent",
	} {
		if got := logWord(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
	l := load(t)
	for _, what := range []string{"extension request for the appeal sent", "appeal draft sent to Dr. Ortiz", "note about the appeal", ""} {
		c := disabilityCase()
		c.Log = []appeal.LogEntry{{Date: ymd(2025, 8, 4), What: what}}
		if _, ok := find(first(l.Deadlines(c, ymd(2025, 8, 5))), "internal-appeal"); !ok {
			t.Errorf("%q ended the clock of the appeal", what)
		}
	}
}

// Ohio counts from the date of the notice. Who knows only the day it came is
// given no date, since a count from that day may end too late.
func TestNoStateReviewDayWithoutThePrintedDate(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "insured")
	c.Denial.Final = false
	c.Log = []appeal.LogEntry{{Date: ymd(2026, 10, 5), What: "final denial received"}}
	known, unknown := l.Deadlines(c, ymd(2026, 10, 8))
	for _, d := range known {
		if strings.Contains(d.Step, "external-review-request") {
			t.Errorf("a day from the receipt: %s %s", d.ID, d.Conservative)
		}
	}
	said := false
	for _, u := range unknown {
		said = said || strings.Contains(u.Needs, "date printed on the notice")
	}
	if !said {
		t.Errorf("not asked for the printed date: %+v", unknown)
	}
}

func TestTheDecisionEndsTheReplyToNewEvidence(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 2), What: "appeal sent"}, {Date: ymd(2025, 9, 20), What: "new evidence received"}}
	known, _ := l.Deadlines(c, ymd(2025, 9, 22))
	open := func() bool {
		known, unknown := l.Deadlines(c, ymd(2025, 10, 7))
		for _, d := range known {
			if strings.Contains(d.ID, "new-evidence") {
				return true
			}
		}
		return needs(unknown, "respond-to-new-evidence-or-rationale") != ""
	}
	if !open() {
		t.Fatalf("no clock of the reply: %+v", known)
	}
	c.Log = append(c.Log, appeal.LogEntry{Date: ymd(2025, 10, 6), What: "appeal decision received"})
	if open() {
		t.Error("the reply is still asked for after the decision")
	}
}

func TestAPrivatePolicyWithASponsorNamesTheERISADay(t *testing.T) {
	l := load(t)
	c := kindCase(appeal.PrivateDisability, "TX")
	if _, ok := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal"); ok {
		t.Error("named without a sponsor")
	}
	c.Claim.Plan.Sponsor = "private"
	if d, ok := find(first(l.Deadlines(c, ymd(2025, 8, 1))), "internal-appeal"); !ok || d.Conservative != ymd(2026, 1, 16) || !d.Perhaps || d.If == "" {
		t.Errorf("%+v", d)
	}
}

// TestTheNoticesDayIsNoLawsuitsDay: once external review was asked for, the day that
// the notice gave for it is not taken for the last day of a lawsuit, and is not lost.
func TestTheNoticesDayIsNoLawsuitsDay(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "self-funded")
	c.Denial.DeadlineStated = ymd(2026, 2, 2)
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 2), What: "external-review request sent"}}
	clocks, unknown := l.Deadlines(c, ymd(2025, 9, 3))
	if d, ok := find(clocks, "lawsuit"); ok {
		t.Errorf("a day for a lawsuit: %+v", d)
	}
	if got := needs(unknown, "lawsuit"); !strings.Contains(got, "The notice names Monday, February 2, 2026") {
		t.Errorf("the notice's day is lost: %q", got)
	}
}

// TestAMonthOfFilingSettlesWhatItCan: every day of the month lies in one set of
// rules, or the question stays open; a month before the injury is not used.
func TestAMonthOfFilingSettlesWhatItCan(t *testing.T) {
	for m, settled := range map[appeal.Month]bool{"2024-03": true, "2018-05": true, "2018-04": false, "2018": false, "2016": true, "x": false} {
		if got := filingOf(&appeal.Case{Claim: appeal.Claim{FiledIn: m}}).settled(); got != settled {
			t.Errorf("%s: settled %v, want %v", m, got, settled)
		}
	}
	if f := filingOf(&appeal.Case{Claim: appeal.Claim{FiledIn: "2016", DateOfInjury: ymd(2020, 1, 1)}}); !f.odd || !f.settled() {
		t.Errorf("%+v", f)
	}
}

// TestAReplysLastDay: a new report's own last day is counted as such.
func TestAReplysLastDay(t *testing.T) {
	l := load(t)
	c := disabilityCase()
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 1), What: "appeal sent"}, {Date: ymd(2025, 10, 1), What: "new evidence received", Until: ymd(2025, 10, 22)}}
	if d, ok := find(first(l.Deadlines(c, ymd(2025, 10, 2))), "respond-to-new-evidence-or-rationale"); !ok || d.Conservative != ymd(2025, 10, 22) {
		t.Errorf("%+v", d)
	}
}

func TestARequestForExternalReviewEndsItsClockAndStartsTheOthers(t *testing.T) {
	l := load(t)
	c := finalHealth("OH", "self-funded")
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 2), What: "external-review request sent"}}
	clocks, unknown := l.Deadlines(c, ymd(2025, 9, 3))
	if _, ok := find(clocks, "external-review-request-federal"); ok || needs(unknown, "external-review-request-federal") != "" {
		t.Error("the request was sent, its clock still runs")
	}
	for step, want := range map[string]appeal.Day{
		"external-review-preliminary-review": ymd(2025, 9, 9),
		"external-review-decision-federal":   ymd(2025, 10, 17),
	} {
		if d, ok := find(clocks, step); !ok || d.Conservative != want {
			t.Errorf("%s: %+v", step, d)
		}
	}
	if _, ok := find(clocks, "external-review-decision-state"); ok {
		t.Error("a State clock runs for a self-funded plan")
	}
}

func TestASecondAppealEndsItsClock(t *testing.T) {
	c := disabilityCase()
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2024, 12, 2)}}
	c.Denial.DeadlineStated = ymd(2025, 9, 19)
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 1), What: "second appeal sent"}}
	clocks, unknown := load(t).Deadlines(c, ymd(2025, 9, 2))
	if _, ok := find(clocks, "second-internal-appeal"); ok || needs(unknown, "second-internal-appeal") != "" {
		t.Error("the second appeal was sent, its clock still runs")
	}
	if d, ok := find(clocks, "decide-appeal"); !ok || d.Conservative != ymd(2025, 10, 16) {
		t.Errorf("%+v", d)
	}
}

func TestTheDateOfTheNextAppealIsNotThatOfExternalReview(t *testing.T) {
	c := finalHealth("OH", "insured")
	c.Denial.Final, c.Denial.DeadlineStated = false, ymd(2025, 9, 19)
	clocks := first(load(t).Deadlines(c, ymd(2025, 8, 1)))
	if d, ok := find(clocks, "second-internal-appeal"); !ok || d.Conservative != ymd(2025, 9, 19) {
		t.Errorf("second appeal: %+v", d)
	}
	if d, ok := find(clocks, "external-review-request-state"); !ok || d.Conservative != ymd(2026, 1, 16) {
		t.Errorf("external review: %+v", d)
	}
}

// TestASecondAppealIsNotTimedAsTheOnlyOne: once a second appeal was sent, the time
// of a plan with one appeal is no longer shown.
func TestASecondAppealIsNotTimedAsTheOnlyOne(t *testing.T) {
	l := load(t)
	c := healthCase()
	c.Denial = appeal.Denial{Date: ymd(2025, 7, 21), Received: ymd(2025, 7, 25)}
	steps := func() (one, two bool) {
		for _, d := range first(l.Deadlines(c, ymd(2025, 9, 2))) {
			one = one || strings.HasSuffix(d.Step, "-one-level")
			two = two || strings.HasSuffix(d.Step, "-each-of-two-levels")
		}
		return one, two
	}
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 9, 1), What: "appeal sent"}}
	if one, two := steps(); !one || !two {
		t.Errorf("the first appeal: %v, %v", one, two)
	}
	c.EarlierDenials = []appeal.Denial{{Date: ymd(2025, 1, 6)}}
	if one, two := steps(); one || !two {
		t.Errorf("the second appeal: %v, %v", one, two)
	}
	c.EarlierDenials = nil
	c.Log = []appeal.LogEntry{{Date: ymd(2025, 8, 1), What: "appeal sent"}, {Date: ymd(2025, 9, 1), What: "second appeal sent"}}
	if one, two := steps(); one || !two {
		t.Errorf("a second appeal by the log: %v, %v", one, two)
	}
}

// TestARegimeSaysWhatItAsks without a case too.
func TestARegimeSaysWhatItAsks(t *testing.T) {
	l := load(t)
	for id, want := range map[string]string{"erisa-disability": "claim.filed", "erisa-health": "claim.funding", "individual-health": "claim.plan.grandfathered", "workers-comp": "claim.state", "gb-private": "denial.date"} {
		r, _ := l.Regime(id)
		if !slices.ContainsFunc(r.Questions, func(q Question) bool { return q.Key == want && q.Why != "" }) {
			t.Errorf("%s: %+v", id, r.Questions)
		}
	}
}

// TestGrandfatheredIndividualCoverage has no day from the federal appeal rules,
// whether the denial is marked final or not, and says so.
func TestGrandfatheredIndividualCoverage(t *testing.T) {
	l := load(t)
	yes := true
	for _, final := range []bool{false, true} {
		var c appeal.Case
		c.Claim.Kind, c.Claim.State = appeal.IndividualHealth, "TX"
		c.Claim.Plan.Grandfathered = &yes
		c.Denial = appeal.Denial{Date: ymd(2026, 10, 9), Received: ymd(2026, 10, 13), Final: final}
		known, unknown := l.Deadlines(&c, ymd(2026, 11, 22))
		for _, d := range known {
			t.Errorf("final %v: %s is counted: %s", final, d.ID, d.Conservative)
		}
		if len(unknown) == 0 || unknown[0].Step != "internal-appeal" || !strings.HasSuffix(unknown[0].Needs, OwnDays) {
			t.Errorf("final %v: %+v", final, unknown)
		}
		for _, caution := range l.For(&c).Cautions {
			if strings.Contains(caution, "There is an urgent") || strings.Contains(caution, "only through") {
				t.Errorf("final %v: %s", final, caution)
			}
		}
		c.EarlierDenials = []appeal.Denial{{Date: ymd(2026, 5, 1)}}
		if _, unknown := l.Deadlines(&c, ymd(2026, 11, 22)); len(unknown) != 1 || unknown[0].Step != "lawsuit" {
			t.Errorf("final %v: the decision on the appeal leaves %+v", final, unknown)
		}
		c.EarlierDenials = nil
		c.Denial.DeadlineStated = ymd(2027, 1, 15)
		if known, _ := l.Deadlines(&c, ymd(2026, 11, 22)); len(known) != 1 || known[0].Conservative != ymd(2027, 1, 15) {
			t.Errorf("final %v: with the notice's day: %+v", final, known)
		}
	}
}
