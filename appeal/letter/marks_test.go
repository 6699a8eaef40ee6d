package letter

import (
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/report"
)

// TestMarksMakeNoDifference: an apostrophe or a quotation mark is the same fact
// however a keyboard, an editor or a scan gives it.
func TestMarksMakeNoDifference(t *testing.T) {
	t.Parallel()
	c := &appeal.Case{Version: 1, Claimant: appeal.Claimant{Name: "Shane O'Hara"}, Denial: appeal.Denial{Reasons: []string{`no "objective" sign`}}}
	docs := map[string]*report.Report{"note": {Lines: []report.Line{{Text: "The patient’s grip didn´t improve; the so-called “Quill” sign was absent."}}}}
	for text, loose := range map[string]bool{
		"I asked Shane O’Hara.":                                  false,
		"I asked Shane O'Hara.":                                  false,
		"I asked Shane O´Hara's sister.":                         false,
		"I asked about the Quill sign.":                          false,
		"I asked Shane O’Mara.":                                  true,
		`It says: "The patient's grip didn't improve".`:          false,
		"It says: “The patient’s grip didn’t improve”.":          false,
		"It says: “The patient`s grip didn`t improve\".":         false,
		"It says: “The patient’s grip did improve\".":            true,
		`It says: "The patient’s grip did improve".`:             true,
		"The letter gives “no ‘objective’ sign” as its reason.":  false,
		"The letter gives “no ‘subjective’ sign” as its reason.": true,
	} {
		l := Letter{ID: "appeal", Blocks: []Block{{Kind: Paragraph, Runs: Runs{{Text: text, Source: Source{Kind: Typed}}}}}}
		if got := Check(l, Data{Case: c, Documents: docs}); (len(got) > 0) != loose {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

// TestBentMarksAreNoEdit: an editor that bends every mark of a draft takes no
// paragraph's sources away and makes no conflict with a new draft.
func TestBentMarksAreNoEdit(t *testing.T) {
	t.Parallel()
	composed := Letter{Blocks: []Block{
		{Kind: Paragraph, Runs: Runs{{Text: `The plan's "own" test.`, Source: Source{Kind: FromCase, Key: "k"}}}},
		{Kind: Paragraph, Runs: Runs{{Text: "Dated May 1.", Source: Source{Kind: Computed, Key: "k"}}}},
	}}
	mine := strings.NewReplacer("'", "’", ` "`, " “", `"`, "”").Replace(Markdown(composed))
	got, err := FromMarkdown(mine, composed)
	if err != nil || got.Blocks[0].Runs[0].Source.Kind != FromCase {
		t.Errorf("%+v, %v", got.Blocks, err)
	}
	fresh := strings.ReplaceAll(Markdown(composed), `"own" test`, `"own" test, again`)
	text, conflicts := Merge(Markdown(composed), mine, fresh)
	if len(conflicts) > 0 || !strings.Contains(text, "again") {
		t.Errorf("%+v\n%s", conflicts, text)
	}
}
