package main

import (
	"imeappeal/appeal"
	"imeappeal/appeal/casefile"
	"imeappeal/appeal/report"
)

func (a *app) askDecisions(f *casefile.File, r *report.Report, fs []appeal.Finding) error { return nil }
func (a *app) askNeeded(c *appeal.Case) error                                             { return nil }
