package clinic

import "testing"

// TestActsInOtherWords: a result is given in many words, and each names its test.
func TestActsInOtherWords(t *testing.T) {
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]*Act{}
	for i := range tables.Acts {
		byID[tables.Acts[i].ID] = &tables.Acts[i]
	}
	for _, tt := range []struct {
		act, text string
		want      bool
	}{
		{"reflexes", "the muscle responses at the knees and ankles were obtained at 2+ and were equal.", true},
		{"reflexes", "at the knees and ankles 2+ on either side.", true},
		{"reflexes", "patellar and achilles taps were brisk.", true},
		{"reflexes", "the knees had 1 cm of effusion.", false},
		{"reflexes", "pitting edema of 2+ at the shins.", false},
		{"plantar", "the plantars were flexor.", true},
		{"plantar", "plantar fasciitis was treated.", false},
		{"light-touch", "a pin and cotton were felt equally.", true},
		{"light-touch", "she told sharp from dull at every toe.", true},
		{"light-touch", "feeling was preserved in both feet.", true},
		{"light-touch", "she has a feeling of dread.", false},
		{"strength", "power was full in all four limbs.", true},
		{"strength", "the power of attorney is in the file.", false},
		{"girth", "around the thigh the tape read 48 cm on each side.", true},
		{"girth", "it was 38 cm at the calf on both sides.", true},
		{"pulses", "the dorsalis pedis and posterior tibial arteries were easily felt.", true},
		{"pulses", "radial deviation was full.", false},
		{"pulses", "pulse 72 and regular.", false},
		{"visual-fields", "to confrontation she saw fingers in all quadrants.", true},
		{"visual-acuity", "she read 20/40 with glasses.", true},
		{"knee-ligaments", "the cruciates were firm.", true},
		{"knee-ligaments", "anterior translation met a firm end point.", true},
		{"knee-ligaments", "the collateral ligaments are stable at 0 and at 30 degrees.", false},
		{"fundus", "the optic nerve heads were flat.", true},
		{"romberg", "he stood without sway with his eyes closed.", true},
		{"tandem", "she walked along a straight line.", true},
	} {
		if _, _, ok := byID[tt.act].InReport(tt.text); ok != tt.want {
			t.Errorf("%s in %q: %v, want %v", tt.act, tt.text, ok, tt.want)
		}
	}
}
