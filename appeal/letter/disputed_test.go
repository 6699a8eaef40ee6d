package letter

import (
	"testing"

	"imeappeal/appeal"
)

// What a person keeps although no rule faults it is in dispute, and no more: the
// letter does not say that records or notes show it to be wrong.
func TestDisputed(t *testing.T) {
	kept := appeal.Finding{ID: "a", Rule: "worth-checking", Kind: appeal.FactualError, Confidence: appeal.Low}
	found := appeal.Finding{ID: "b", Rule: "occupation", Kind: appeal.FactualError, Confidence: appeal.Low}
	if got := groupOf(kept); got != "disputed" {
		t.Errorf("what is disputed stands among the %s", got)
	}
	if got := groupOf(found); got != "facts" {
		t.Errorf("a finding stands among the %s", got)
	}
	if weight([]appeal.Finding{kept, kept}) >= weight([]appeal.Finding{found}) {
		t.Error("what is only disputed weighs as much as what is found")
	}
}
