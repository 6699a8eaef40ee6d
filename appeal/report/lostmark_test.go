package report

import "testing"

// TestLostMark: a reader of pictures loses the mark before an item; an item
// that ends in a date leaves the next line alone.
func TestLostMark(t *testing.T) {
	long := "Radiographs of the cervical spine with flexion and extension, March 4, 2025"
	r := FromText("RECORDS REVIEWED\n\n• Operative report of the left shoulder and all notes of the hospital for the whole year 2024 to 2025\n" +
		"• " + long + "\nPlan document, one page, definition of “Medically Necessary”\n\nHISTORY\n\nShe fell.\n")
	for _, s := range r.Sentences {
		if s.Text == long || s.Text == "• "+long {
			return
		}
	}
	for _, s := range r.Sentences {
		t.Logf("%q", s.Text)
	}
	t.Error("the item took in the next one")
}
