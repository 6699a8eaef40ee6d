package paper

import "testing"

// A name in a title keeps its capitals and its degree whole; the rest of a line
// in capitals is written small.
func TestTitleOf(t *testing.T) {
	for _, test := range [][2]string{
		{"LETTER OF HELEN CARTER, M.D.", "Letter of Helen Carter, M.D."},
		{"HELEN CARTER M.D. REPORT OF CONSULTATION", "Helen Carter M.D. report of consultation"},
		{"Report of Dr. Helen Carter", "Report of Dr. Helen Carter"},
		{"REPORT OF DR. HELEN CARTER TO THE PLAN", "Report of Dr. Helen Carter to the plan"},
		{"OFFICE VISIT NOTE", "Office visit note"},
		{"Magnetic Resonance Imaging of the Lumbar Spine. No contrast was given.", "Magnetic resonance imaging of the lumbar spine"},
		{"MRI LUMBAR SPINE WITHOUT CONTRAST", "MRI lumbar spine without contrast"},
		{"ANN O'BRIEN-SMITH, PH.D., ABPP NEUROPSYCHOLOGICAL EVALUATION", "Ann O'Brien-Smith, PH.D., ABPP neuropsychological evaluation"},
		{"PHYSICAL THERAPY NOTE", "Physical therapy note"},
	} {
		if got := titleOf(test[0], "note"); got != test[1] {
			t.Errorf("titleOf(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}
