package typeset_test

import (
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/packet"
)

func day(t testing.TB, s string) appeal.Day {
	t.Helper()
	d, err := appeal.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func run(text string) letter.Run { return letter.Run{Text: text} }

func lines(texts ...string) []letter.Runs {
	var out []letter.Runs
	for _, t := range texts {
		out = append(out, letter.Runs{run(t)})
	}
	return out
}

const names = "Zoë Müller-Núñez, Łukasz Đặng; 24 in. → 20 in., ≤ ½, “so-called” § 1133, 40° – it’s"

const prose = "The examiner writes that the straight-leg raise was negative on both sides, yet the report records no angle, no position and no symptom. " +
	"Dr. Castellane measured 35 degrees on the left in June, with pain below the knee, and the electrodiagnostic study of the same month shows an L5 radiculopathy. "

// sampleLetter has a block of every kind, in a letter of about n pages.
func sampleLetter(t testing.TB, sections int) letter.Letter {
	bold := letter.Run{Text: "35 degrees on the left", Bold: true}
	slanted := letter.Run{Text: " sitting", Italic: true}
	both := letter.Run{Text: " and supine", Bold: true, Italic: true}
	cite := letter.Run{Text: "Exhibit F, p. 2", Link: &letter.Target{Document: "mri", Page: 2}}
	l := letter.Letter{ID: "appeal", Title: "First-level appeal", Date: day(t, "2025-11-22"), Reference: "Claim No. LTD-4471-20863", Draft: true, Fictional: true}
	l.Blocks = []letter.Block{
		{Kind: letter.Address, Items: lines("Zoë Müller-Núñez", "14 Łąkowa Street, Apt. 3", "Dayton, OH 45402 · (937) 555-0142")},
		{Kind: letter.Paragraph, Runs: letter.Runs{run("November 22, 2025")}},
		{Kind: letter.Address, Items: lines("Tri-Rivers Mutual Life Insurance Company", "Appeals Unit", "P.O. Box 1180", "Columbus, OH 43216")},
		{Kind: letter.TableB, Header: lines("", ""), Rows: [][]letter.Runs{
			lines("Claimant", "Zoë Müller-Núñez"), lines("Claim No.", "LTD-4471-20863"), lines("Plan", "Greater Miami Valley Hospitals Long Term Disability Plan"),
			lines("Denial", "dated July 21, 2025, received July 25, 2025"),
		}},
		{Kind: letter.HeadingB, Level: 1, Runs: letter.Runs{run("First-level appeal of the adverse benefit determination dated July 21, 2025")}},
		{Kind: letter.Paragraph, Runs: letter.Runs{run("Names that must be exact: " + names + ".")}},
	}
	for i := range sections {
		l.Blocks = append(l.Blocks,
			letter.Block{Kind: letter.HeadingB, Level: 2, ID: fmt.Sprintf("f%d", i+1), Runs: letter.Runs{run(fmt.Sprintf("%d. The report leaves out a test that decides the question", i+1))}},
			letter.Block{Kind: letter.Quote, Runs: letter.Runs{run("“Straight leg raising was negative bilaterally.” Report, page 5, line 12. " + strings.Repeat("It goes on. ", i%9))}},
			letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{run(prose), bold, slanted, both, run(" ("), cite, run("). " + strings.Repeat(prose, i%4))}},
		)
	}
	l.Blocks = append(l.Blocks,
		letter.Block{Kind: letter.HeadingB, Level: 3, Runs: letter.Runs{run("What is asked")}},
		letter.Block{Kind: letter.Paragraph, Runs: letter.Runs{run("Please send, free of charge:")}},
		letter.Block{Kind: letter.Numbered, Start: 9, Items: lines("the referral letter and every question that was put to the examiner,", prose, "all drafts.")},
		letter.Block{Kind: letter.BulletB, Items: lines("the claim notes", "the surveillance, if any: https://example.org/a/very/long/address/that/does/not/fit/on/one/line/of/any/letter/because/it/never/ends/"+strings.Repeat("abcdef", 12))},
		letter.Block{Kind: letter.TableB, Header: lines("Finding", "The examiner", "The treating physician"), Rows: [][]letter.Runs{
			lines("Straight-leg raise", "negative", "35° left, pain below the knee"), lines("Grip, right", "not recorded", "18 kg (normal ≥ 26 kg)"), lines("Gait", prose, prose+prose),
		}},
		letter.Block{Kind: letter.Rule},
		letter.Block{Kind: letter.Checks, Items: lines("I agree", "I disagree, because the record shows something else, which I describe on the lines below and on a further sheet if need be", "I cannot say")},
		letter.Block{Kind: letter.Lines, Level: 3},
		letter.Block{Kind: letter.Fields, Items: lines("Name", "License number and state", "How many hours can the patient sit, stand and walk in an eight-hour day, with the usual breaks?")},
		letter.Block{Kind: letter.Signature, Items: lines("Respectfully,", "Zoë Müller-Núñez", "Claimant")},
	)
	return l
}

// samplePacket is a packet input with n exhibits.
func samplePacket(t testing.TB, n, sections int) packet.Input {
	c := &appeal.Case{
		Claimant: appeal.Claimant{Name: "Zoë Müller-Núñez"}, Fictional: true,
		Exam: appeal.Exam{Report: "ime", Date: day(t, "2025-07-03"), Examiner: appeal.Examiner{Name: "Gerald P. Thornquist, M.D."}},
	}
	in := packet.Input{Case: c, Letter: sampleLetter(t, sections), Pages: map[string]int{}, Date: day(t, "2025-11-22")}
	add := func(d appeal.Document, pages int) {
		d.File = d.ID + ".pdf"
		c.Documents = append(c.Documents, d)
		in.Pages[d.ID] = pages
	}
	add(appeal.Document{ID: "ime", Title: "Independent Medical Evaluation, orthopaedic surgery", Author: "Gerald P. Thornquist, M.D.", Date: day(t, "2025-07-03"), Kind: appeal.ReportKind}, 8)
	add(appeal.Document{ID: "denial", Title: "Denial letter", Author: "Tri-Rivers Mutual Life Insurance Company", Date: day(t, "2025-07-21"), Kind: appeal.DenialKind}, 2)
	add(appeal.Document{ID: "mri", Title: "MRI lumbar spine with and without contrast", Author: "Raymond K. Osei, M.D.", Date: day(t, "2025-01-28"), Kind: appeal.Imaging}, 2)
	for i := len(c.Documents); i < n; i++ {
		add(appeal.Document{
			ID: fmt.Sprintf("note-%d", i), Title: "Neurosurgery office note", Author: "Helen R. Castellane, M.D.",
			Date: day(t, "2024-01-05").AddDays(7 * i), Kind: appeal.OfficeNote,
		}, 1+i%7)
	}
	c.Documents = append(c.Documents, appeal.Document{ID: "ct", Title: "CT lumbar spine", File: "ct.heic", Kind: appeal.Imaging})
	in.LeftOut = []packet.LeftOut{{Document: "ct", File: "ct.heic", Reason: "a HEIC picture; save it as JPG or PDF"}}
	for i := range sections {
		f := appeal.Finding{
			ID: fmt.Sprintf("f%d", i+1), Ref: appeal.Ref{Page: 5, Line: 12}, Quote: "Straight leg raising was negative bilaterally.", Subject: "Straight-leg raise",
			Why: "Dr. Castellane measured 35 degrees on the left in June.", Against: []string{"document:mri#p2", fmt.Sprintf("document:note-%d", 3+i)},
		}
		in.Findings = append(in.Findings, f)
	}
	return in
}
