package paper

import (
	"fmt"
	"strings"
	"testing"

	"imeappeal/appeal/report"
)

const visit = `Riverside Spine Clinic. Progress note. Date of service 03/14/2025. The patient returns with low
back pain radiating to the left leg, worse with sitting more than 15 minutes and relieved by lying down. Pain 7 of 10.
Blood pressure 128/82, pulse 74. Straight leg raise is positive on the left at 40 degrees. Ankle reflex 1+ left, 2+ right.
Lumbar flexion 45 degrees, extension 10 degrees. Assessment: L5-S1 disc herniation with radiculopathy. Plan: continue
gabapentin 300 mg three times a day, physical therapy twice a week for 6 weeks, return in 30 days.`

func pagesOf(texts ...string) []report.RawPage {
	var out []report.RawPage
	for i, text := range texts {
		p := report.RawPage{Number: i + 1}
		for _, w := range strings.Fields(text) {
			p.Words = append(p.Words, report.Word{Text: w})
		}
		out = append(out, p)
	}
	return out
}

// TestSame knows a paper in another form, and not the next visit written over
// the same template.
func TestSame(t *testing.T) {
	long := strings.Repeat(visit+" ", 4)
	var other []string
	for i := range 90 {
		other = append(other, fmt.Sprintf("word%d", i))
	}
	tests := []struct {
		name string
		a, b []report.RawPage
		want bool
	}{
		{"itself", pagesOf(visit), pagesOf(visit), true},
		{"misread here and there", pagesOf(visit), pagesOf(strings.NewReplacer("returns", "retums", "lying", "1ying", "74", "14", "Plan:", "P1an:").Replace(visit)), true},
		{"in capitals, other page breaks", pagesOf(long), pagesOf(strings.ToUpper(visit), strings.ToUpper(visit+" "+visit+" "+visit)), true},
		{"the next visit over the template", pagesOf(visit), pagesOf(strings.NewReplacer("03/14", "04/11", "15", "20", "7 of", "5 of", "128/82", "131/79", "74", "68", "40", "55").Replace(visit)), false},
		{"the first visit of several", pagesOf(visit), pagesOf(long), false},
		{"the first page of a longer one, the rest unread", pagesOf(visit), append(pagesOf(visit+" "+visit), report.RawPage{Unread: "picture"}), true},
		{"another paper", pagesOf(visit), pagesOf(strings.Join(other, " ")), false},
		{"too short to tell", pagesOf("MRI lumbar spine 2025"), pagesOf("MRI lumbar spine 2025"), false},
		{"nothing", nil, nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := PrintOf(tt.a).Same(PrintOf(tt.b)); got != tt.want {
				t.Errorf("Same = %v, want %v", got, tt.want)
			}
			if got := PrintOf(tt.b).Same(PrintOf(tt.a)); got != tt.want {
				t.Errorf("the other way about: %v", got)
			}
		})
	}
}
