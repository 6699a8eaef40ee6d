package letter

import (
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// A record is summed up in its own words; the report and the denial are not.
func TestSums(t *testing.T) {
	text := func(s string) *report.Report { return report.FromText(s) }
	c := &appeal.Case{Documents: []appeal.Document{
		{ID: "mri", Kind: appeal.Imaging}, {ID: "ime", Kind: appeal.ReportKind}, {ID: "denial", Kind: appeal.DenialKind}, {ID: "unread", Kind: appeal.Imaging},
	}}
	said := "MRI LUMBAR SPINE\nIMPRESSION: Left paracentral disc extrusion at L4-5."
	got := Sums(Data{Case: c, Documents: map[string]*report.Report{"mri": text(said), "ime": text(said), "denial": text(said)}})
	if len(got) != 1 || got["mri"].Text != "Left paracentral disc extrusion at L4-5." || got["mri"].Page != 1 {
		t.Errorf("sums: %+v", got)
	}
}
