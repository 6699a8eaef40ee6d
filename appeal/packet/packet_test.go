package packet_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

func day(t testing.TB, s string) appeal.Day {
	d, err := appeal.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sample is a case with a paper of each sort, in no good order.
func sample(t testing.TB) *appeal.Case {
	doc := func(id, date, author string, kind appeal.DocumentKind) appeal.Document {
		return appeal.Document{ID: id, Title: "Title of " + id, Date: day(t, date), Author: author, Kind: kind, File: id + ".pdf"}
	}
	return &appeal.Case{
		Claimant: appeal.Claimant{Name: "Zoë Müller-Núñez"},
		Exam:     appeal.Exam{Date: day(t, "2025-07-03"), Examiner: appeal.Examiner{Name: "Gerald P. Thornquist, M.D."}, Report: "ime"},
		Physicians: []appeal.Physician{
			{Name: "Helen R. Castellane, M.D.", Role: "treating"},
			{Name: "Łukasz Đặng, MD", Role: "independent"},
		},
		Background: []appeal.Background{{About: "examiner", Document: "cv"}},
		Documents: []appeal.Document{
			doc("job", "2019-01-15", "Greater Miami Valley Hospitals", appeal.OtherPaper),
			doc("cv", "2020-01-01", "", appeal.OtherPaper),
			doc("note2", "2025-06-10", "Helen R. Castellane, M.D.", appeal.OfficeNote),
			doc("pt", "2025-05-01", "Karen Yoder, PT", appeal.Therapy),
			doc("note1", "2024-02-10", "H. R. Castellane MD", appeal.OfficeNote),
			doc("ime", "2025-07-03", "Gerald P. Thornquist, M.D.", appeal.ReportKind),
			doc("mri", "2024-04-02", "Raymond K. Osei, M.D.", appeal.Imaging),
			doc("emg", "2024-06-18", "Priya Lindqvist, M.D.", appeal.TestResult),
			doc("late-mri", "2025-09-01", "Raymond K. Osei, M.D.", appeal.Imaging),
			doc("rebuttal", "2025-08-20", "Dr. Helen Castellane", appeal.LetterKind),
			doc("own", "2025-09-20", "Lukasz Dang, M.D.", appeal.ReportKind),
			doc("request", "2025-08-01", "Zoë Müller-Núñez", appeal.LetterKind),
			doc("witness", "2025-08-02", "Ana Núñez", appeal.Statement),
			doc("fce", "2025-05-06", "Karen Yoder, OTR/L", appeal.Functional),
			doc("plan", "2018-01-01", "", appeal.PlanPaper),
			doc("denial", "2025-07-21", "Tri-Rivers", appeal.DenialKind),
			{ID: "lost", Title: "A paper without a file"},
		},
	}
}

func TestLabels(t *testing.T) {
	records := []review.Record{{Document: "emg"}, {Document: "mri", Reviewed: true}, {Document: "late-mri"}, {Document: "rebuttal"}}
	labels, order := packet.Labels(sample(t), records)
	want := strings.Fields("denial plan ime cv rebuttal own mri late-mri note1 note2 pt fce witness emg request job")
	if diff := cmp.Diff(want, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	for document, label := range map[string]string{"denial": "A", "ime": "C", "emg": "N", "job": "P"} {
		if labels[document] != label {
			t.Errorf("label of %s = %q, want %q", document, labels[document], label)
		}
	}
	if _, ok := labels["lost"]; ok {
		t.Error("a paper without a file has a letter")
	}
}

func TestLabelsBeyondZ(t *testing.T) {
	c := &appeal.Case{}
	for i := range 703 {
		c.Documents = append(c.Documents, appeal.Document{ID: fmt.Sprint(i), File: "f.pdf"})
	}
	labels, _ := packet.Labels(c, nil)
	for id, want := range map[string]string{"0": "A", "25": "Z", "26": "AA", "51": "AZ", "52": "BA", "701": "ZZ", "702": "AAA"} {
		if labels[id] != want {
			t.Errorf("label of document %s = %q, want %q", id, labels[id], want)
		}
	}
}

func input(t testing.TB) packet.Input {
	c := sample(t)
	in := packet.Input{
		Case:     c,
		Letter:   letter.Letter{Title: "Appeal", Reference: "Claim No. 1"},
		Pages:    map[string]int{},
		OwnPages: map[string]int{packet.LetterSet: 7},
		Anchors:  map[string]int{"f1": 4},
		Date:     day(t, "2025-11-22"),
		Findings: []appeal.Finding{
			{ID: "f1", Ref: appeal.Ref{Page: 3, Line: 14}, Quote: "No atrophy.", Against: []string{"document:mri#p2", "document:note1", "exam.notes.ended"}},
			{ID: "f2", Against: []string{"document:mri#p9", "document:pt#p1"}},
		},
		LeftOut: []packet.LeftOut{{Document: "pt", File: "pt.pdf", Reason: "needs a password"}},
	}
	for _, d := range c.Documents {
		if d.File != "" && d.ID != "pt" && d.ID != "job" {
			in.Pages[d.ID] = 3
		}
	}
	return in
}

func TestArrange(t *testing.T) {
	in := input(t)
	p, err := packet.Arrange(in)
	if err != nil {
		t.Fatal(err)
	}
	mri, _ := p.Exhibit("mri")
	if mri.Last-mri.First != 2 || mri.Tab != mri.First-1 {
		t.Errorf("mri at tab %d, pages %d to %d", mri.Tab, mri.First, mri.Last)
	}
	if want := fmt.Sprintf("MULLER-%06d", mri.First); mri.BatesFirst != want {
		t.Errorf("first Bates number of the MRI = %s, want %s", mri.BatesFirst, want)
	}
	if diff := cmp.Diff([]string{"f1", "f2"}, mri.Supports); diff != "" {
		t.Errorf("the MRI supports (-want +got):\n%s", diff)
	}
	wantRow := []packet.Cite{{Label: mri.Label, Document: "mri", Page: 2, Packet: mri.First + 1}}
	if diff := cmp.Diff(wantRow, p.Findings[0].Exhibits[:1]); diff != "" {
		t.Errorf("first finding's cites (-want +got):\n%s", diff)
	}
	if p.Findings[0].LetterPage != 4 {
		t.Errorf("the letter makes finding f1 on page %d, want 4", p.Findings[0].LetterPage)
	}
	var left []string
	for _, l := range p.LeftOut {
		left = append(left, l.Document+": "+l.Reason)
	}
	want := []string{"pt: needs a password", "job: " + packet.NotCounted, "lost: " + packet.NoFile}
	if diff := cmp.Diff(want, left); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
	if len(p.Exhibits)+len(p.LeftOut) != len(in.Case.Documents) {
		t.Errorf("%d exhibits and %d left out of %d documents", len(p.Exhibits), len(p.LeftOut), len(in.Case.Documents))
	}
}

func TestResolve(t *testing.T) {
	p, err := packet.Arrange(input(t))
	if err != nil {
		t.Fatal(err)
	}
	mri, _ := p.Exhibit("mri")
	spot := func(page int, target letter.Target) packet.Spot {
		return packet.Spot{Page: page, Box: report.Box{1, 2, 3, 4}, Target: target}
	}
	links, dead := p.Resolve(map[string][]packet.Spot{
		packet.LetterSet: {
			spot(7, letter.Target{Document: "mri", Page: 2}),
			spot(2, letter.Target{Document: "mri"}),
			spot(3, letter.Target{Document: "pt", Page: 1}),
			spot(3, letter.Target{Document: "mri", Page: 4}),
		},
		"tab-" + mri.Label: {spot(1, letter.Target{Anchor: "f1"})},
	})
	box := report.Box{1, 2, 3, 4}
	want := []packet.Link{{2, box, mri.Tab}, {7, box, mri.First + 1}, {mri.Tab, box, 4}}
	if diff := cmp.Diff(want, links); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if len(dead) != 2 {
		t.Errorf("%d spots lead nowhere, want 2: %v", len(dead), dead)
	}
	p.Links = links
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
}

func TestArrangeRefuses(t *testing.T) {
	in := input(t)
	in.Case.Documents = append(in.Case.Documents, in.Case.Documents[0])
	in.Pages["mri"] = 0
	in.LeftOut = append(in.LeftOut, packet.LeftOut{Document: "ime"})
	_, err := packet.Arrange(in)
	for _, want := range []string{"job: two documents", "mri: 0 pages", "ime: both", "ime: left out without a reason"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v does not say %q", err, want)
		}
	}
}

// An index that needs more pages the more pages the packet has must settle.
func TestSettle(t *testing.T) {
	rounds := 0
	p, err := packet.Settle(input(t), func(p packet.Plan) (map[string]int, error) {
		rounds++
		return map[string]int{packet.LetterSet: 7, packet.IndexSet: 2 + p.Pages/60}, nil
	})
	if err != nil || p.Parts[1].Pages != 2+p.Pages/60 || rounds > 3 {
		t.Errorf("settled after %d rounds on %d index pages of %d: %v", rounds, p.Parts[1].Pages, p.Pages, err)
	}
	n := 1
	_, err = packet.Settle(input(t), func(packet.Plan) (map[string]int, error) {
		n++
		return map[string]int{packet.IndexSet: n}, nil
	})
	if err == nil {
		t.Error("an index that grows for ever settled")
	}
	broken := errors.New("no font")
	if _, err = packet.Settle(input(t), func(packet.Plan) (map[string]int, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

// Whatever the case holds, a plan is contiguous, every document is in it or
// named, and the order of the parts is the order of the letters.
func TestArrangeProperties(t *testing.T) {
	kinds := []appeal.DocumentKind{
		appeal.Imaging, appeal.OfficeNote, appeal.TestResult, appeal.Therapy, appeal.Surgical, appeal.Functional,
		appeal.LetterKind, appeal.ReportKind, appeal.DenialKind, appeal.NotesKind, appeal.Statement, appeal.PlanPaper, appeal.OtherPaper, "", "unheard-of",
	}
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		c := &appeal.Case{Exam: appeal.Exam{Report: "d0", Date: day(t, "2025-07-03")}}
		in := packet.Input{Case: c, Pages: map[string]int{}, OwnPages: map[string]int{packet.IndexSet: 1 + r.IntN(9)}, Channel: &packet.Channel{Cover: r.IntN(2) == 0, Duplex: r.IntN(2) == 0}}
		for i := range r.IntN(201) {
			d := appeal.Document{ID: fmt.Sprintf("d%d", i), Kind: kinds[r.IntN(len(kinds))], File: "f"}
			if r.IntN(3) > 0 {
				d.Date = day(t, "2025-01-01").AddDays(r.IntN(400))
			}
			if r.IntN(10) == 0 {
				d.File = ""
			}
			if r.IntN(10) > 0 {
				in.Pages[d.ID] = 1 + r.IntN(300)
			}
			in.Records = append(in.Records, review.Record{Document: d.ID, Reviewed: r.IntN(2) == 0})
			in.Findings = append(in.Findings, appeal.Finding{ID: fmt.Sprint("f", i), Against: []string{fmt.Sprintf("document:d%d#p%d", r.IntN(200), r.IntN(5))}})
			c.Documents = append(c.Documents, d)
		}
		p, err := packet.Arrange(in)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, part := range p.Parts {
			top := part.Kind == packet.LetterPart || part.Kind == packet.TabPart
			if in.Channel.Duplex && top && part.First%2 == 0 {
				t.Fatalf("seed %d: %s begins on the back of a sheet, page %d", seed, part.ID, part.First)
			}
		}
		if got := len(p.Exhibits) + len(p.LeftOut); got != len(c.Documents) {
			t.Fatalf("seed %d: %d of %d documents are accounted for", seed, got, len(c.Documents))
		}
		labels, order := packet.Labels(c, in.Records)
		at := 0
		for _, x := range p.Exhibits {
			if labels[x.Document] != x.Label {
				t.Fatalf("seed %d: document %s is exhibit %s, Labels says %s", seed, x.Document, x.Label, labels[x.Document])
			}
			for order[at] != x.Document {
				at++
			}
		}
		for _, row := range p.Findings {
			for _, cite := range row.Exhibits {
				if x, _ := p.Exhibit(cite.Document); cite.Packet != 0 && (cite.Packet < x.Tab || cite.Packet > x.Last) {
					t.Fatalf("seed %d: cite %v outside exhibit %v", seed, cite, x)
				}
			}
		}
	}
}

func TestValidateFinds(t *testing.T) {
	for name, harm := range map[string]func(*packet.Plan){
		"gap":      func(p *packet.Plan) { p.Parts[1].First++ },
		"short":    func(p *packet.Plan) { p.Pages-- },
		"exhibit":  func(p *packet.Plan) { p.Exhibits[0].First++ },
		"Bates":    func(p *packet.Plan) { p.Exhibits[0].BatesLast = "X-1" },
		"bookmark": func(p *packet.Plan) { p.Bookmarks[3].Kids[0].Page = 999 },
		"link":     func(p *packet.Plan) { p.Links = []packet.Link{{Page: 1, To: 0}} },
		"twice":    func(p *packet.Plan) { p.Parts = append(p.Parts, p.Parts[0]) },
		"source":   func(p *packet.Plan) { p.Parts[0].Set = "" },
	} {
		p, err := packet.Arrange(input(t))
		if err != nil {
			t.Fatal(err)
		}
		harm(&p)
		if p.Validate() == nil {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestDocumentPlace(t *testing.T) {
	for place, want := range map[string]string{
		"document:mri-2024#p2": "mri-2024 2 true", "document:a": "a 0 true", "document:a#p2,l3": "a 2 true", "document:a#x": "a 0 true",
		"document:": " 0 false", "exam.notes.ended": " 0 false", "report#p3,l14": " 0 false",
	} {
		id, page, ok := packet.DocumentPlace(place)
		if got := fmt.Sprint(id, " ", page, " ", ok); got != want {
			t.Errorf("DocumentPlace(%q) = %s, want %s", place, got, want)
		}
	}
}

func ExampleArrange() {
	c := &appeal.Case{
		Claimant:  appeal.Claimant{Name: "Marisol Rivera"},
		Exam:      appeal.Exam{Report: "ime"},
		Documents: []appeal.Document{{ID: "ime", Title: "IME report", Author: "Gerald P. Thornquist, M.D.", File: "report.pdf"}},
	}
	p, err := packet.Arrange(packet.Input{
		Case: c, Letter: letter.Letter{Title: "Appeal"}, Pages: map[string]int{"ime": 8},
		OwnPages: map[string]int{"letter": 6},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range p.Bookmarks {
		fmt.Println(b.Title)
		for _, k := range b.Kids {
			fmt.Println("  " + k.Title)
		}
	}
	fmt.Println(p.Exhibits[0].BatesFirst, "to", p.Exhibits[0].BatesLast)
	// Output:
	// Appeal (p. 1)
	// Index of exhibits (p. 7)
	// Independent medical examination
	//   A  IME report, Gerald P. Thornquist, M.D. (p. 8)
	// RIVERA-000009 to RIVERA-000016
}

// With slips, whatever is left out keeps its place: letters, order and cites
// hold, and every cite of it leads to the slip sheet.
func TestSlips(t *testing.T) {
	in := input(t)
	in.Slips = true
	in.Findings = append(in.Findings, appeal.Finding{ID: "f3", Against: []string{"document:pt#p7"}})
	p, err := packet.Arrange(in)
	if err != nil {
		t.Fatal(err)
	}
	labels, order := packet.Labels(in.Case, in.Records)
	if len(p.Exhibits) != len(order) {
		t.Fatalf("%d exhibits for %d documents with a file", len(p.Exhibits), len(order))
	}
	for i, x := range p.Exhibits {
		if x.Document != order[i] || x.Label != labels[x.Document] {
			t.Errorf("exhibit %d is %s %s, want %s %s", i, x.Label, x.Document, labels[order[i]], order[i])
		}
	}
	pt, _ := p.Exhibit("pt")
	if pt.Missing != "needs a password" || pt.First != pt.Tab || pt.Last != pt.Tab {
		t.Errorf("the exhibit that is missing is %+v", pt)
	}
	if got := p.Findings[2].Exhibits; len(got) != 1 || got[0].Packet != pt.Tab {
		t.Errorf("a cite of it is %+v, want page %d", got, pt.Tab)
	}
	for _, l := range p.LeftOut {
		if (l.Slip > 0) != (l.File != "") {
			t.Errorf("left out %+v: a slip stands for what has a file", l)
		}
	}
}

func TestBatesFor(t *testing.T) {
	for name, want := range map[string]string{
		"Nguyễn Thị Ánh": "ANH-", "Anh Nguyễn": "NGUYEN-", "Dr. José Núñez-Ortega, M.D.": "NUNEZ-", "Łukasz Wałęsa": "WALESA-", "": "CASE-",
		"Ødegård": "ODEGARD-", "王小明": "CASE-", "Martin Luther King, Jr.": "KING-",
	} {
		if got := packet.BatesFor(&appeal.Case{Claimant: appeal.Claimant{Name: name}}).Prefix; got != want {
			t.Errorf("prefix for %q = %q, want %q", name, got, want)
		}
	}
}

// A supplement holds only what is new, under the next letters and numbers.
func TestSupplement(t *testing.T) {
	in := input(t)
	in.Supplement = &packet.Supplement{Documents: []string{"mri"}, Labels: 26}
	in.Bates = packet.Bates{Prefix: "X-", Digits: 4, Start: 101}
	p, err := packet.Arrange(in)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Exhibits) != 1 || p.Exhibits[0].Label != "AA" || p.Exhibits[0].BatesFirst != "X-0103" || p.IndexPage != 1 || len(p.LeftOut) != 0 || !p.Supplement {
		t.Errorf("supplement: %+v, left out %v", p.Exhibits, p.LeftOut)
	}
	for label, want := range map[string]int{"": 0, "A": 1, "Z": 26, "AA": 27, "BA": 53} {
		if got := packet.LabelNumber(label); got != want {
			t.Errorf("LabelNumber(%q) = %d, want %d", label, got, want)
		}
	}
}
