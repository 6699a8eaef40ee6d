package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

func TestSamePerson(t *testing.T) {
	for _, tt := range []struct {
		other, claimant string
		want            bool
	}{
		{"Denise M. Harbaugh", "Denise Harbaugh", true},
		{"HARBAUGH, Denise M.", "Denise Harbaugh", true},
		{"D. Harbaugh", "Denise Harbaugh", true},
		{"Denise Harbaugh", "Harbaugh, Denise", true},
		{"KEKOA-LINDAHL, Gordon T.", "Gordon T. Kekoa-Lindahl", true},
		{"Gordon Lindahl", "Gordon T. Kekoa-Lindahl", true},
		{"Zoë Müller-Núñez", "Zoë Müller", true},
		{"Dennis Harbaugh", "Denise Harbaugh", false}, // a relative
		{"Denise Harlow", "Denise Harbaugh", false},
		{"Ana Sample", "Denise Harbaugh", false},
		{"Cher", "Cher", true},
	} {
		if got := samePerson(tt.other, tt.claimant); got != tt.want {
			t.Errorf("samePerson(%q, %q) = %t", tt.other, tt.claimant, got)
		}
	}
}

func TestSubject(t *testing.T) {
	for _, tt := range []struct {
		name, lines, other string
		sure, same         bool
	}{
		{"the claimant", "To whom it may concern|Claimant: Ana B. Sample  Claim No. 77", "", false, true},
		{"somebody else", "RE: Bob Other     Claim No. 12", "Bob Other", false, false},
		{"somebody else, for sure", "Re: Ajax Tool Works|Examinee: Bob Other DOB: 1/2/1970", "Bob Other", true, false},
		{"an employer above, the claimant below", "Re: Ajax Tool Works|Injured worker: Sample, Ana", "", false, true},
		{"a subject that is no name", "Re: Independent Medical Examination|Patient: see above", "", false, false},
		{"a question", "Patient: what are the claimant's diagnoses", "", false, false},
		{"a name that goes on in the next line", "Claimant: Ana B.|Sample", "", false, false},
		{"a relative by her initial", "Claimant: J. Sample", "J. Sample", true, false},
		{"nothing", "Dear Sir", "", false, false},
	} {
		other, sure, same := subject(strings.Split(tt.lines, "|"), "Ana Sample")
		if other != tt.other || sure != tt.sure || same != tt.same {
			t.Errorf("%s: %q %t %t", tt.name, other, sure, same)
		}
	}
}

// TestWhoseReport looks into a real report, and into a scan that nobody reads.
func TestWhoseReport(t *testing.T) {
	a := &app{}
	r, err := a.newNameReaders(context.Background(), 1)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	for _, tt := range []struct {
		path, claimant, other string
		differs               bool
	}{
		{"01-lumbar-ltd-oh/report.pdf", "Denise Harbaugh", "", false},
		{"01-lumbar-ltd-oh/report.pdf", "Ana Sample", "Denise M. Harbaugh", true},
		{"01-lumbar-ltd-oh/report.pdf", "Donald Harbaugh", "Denise M. Harbaugh", true},
		{"08-rotator-cts-wc-pa/report.pdf", "Ana Sample", "", false},
		{"08-rotator-cts-wc-pa/nothing.pdf", "Ana Sample", "", false},
	} {
		other, differs := r.whose(filepath.Join("../../testdata/cases", tt.path), tt.claimant)
		if other != tt.other || differs != tt.differs {
			t.Errorf("%s, %s: %q %t", tt.path, tt.claimant, other, differs)
		}
	}
}
