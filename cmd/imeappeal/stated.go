package main

import (
	"imeappeal/appeal"
	"imeappeal/appeal/letter"
	"imeappeal/appeal/paper"
	"imeappeal/appeal/report"
)

// statedReasons reads the reasons that the denial notice itself gives, so that a
// letter passes over none of them in silence.
func statedReasons(c *appeal.Case, notice *report.Report, day appeal.Day) []letter.Stated {
	if notice == nil {
		return nil
	}
	var out []letter.Stated
	for _, p := range readerOf(c, day).Denial(notice).Proposals {
		if text, ok := p.Value.(string); ok && p.Key == "denial.reasons" {
			out = append(out, letter.Stated{Text: text, Ref: p.Ref})
		}
	}
	return out
}

// readerOf is what a case knows of itself before its papers are read.
func readerOf(c *appeal.Case, today appeal.Day) paper.Reader {
	return paper.Reader{Today: today, Country: c.Claim.Country, Claimant: c.Claimant.Name, Born: c.Claimant.DateOfBirth}
}
