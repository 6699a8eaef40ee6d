package appeal

import "testing"

func TestReadMonth(t *testing.T) {
	today := Day{2026, 11, 22}
	for text, want := range map[string]Month{
		"March 2024": "2024-03", "march, 2024": "2024-03", "Mar. 2024": "2024-03", "3/2024": "2024-03", "2024-03": "2024-03", "in 2015": "2015", "2015": "2015",
		"13/2024": "", "March 24": "", "Marhc 2024": "", "March 2031": "", "1200": "", "": "", "July 6, 2026": "", "0": "",
	} {
		got, ok := ReadMonth(text, today)
		if ok != (want != "") || ok && got != want {
			t.Errorf("ReadMonth(%q) = %q, %v, want %q", text, got, ok, want)
		}
	}
	if first, last, ok := Month("2024-02").Days(); !ok || first != (Day{2024, 2, 1}) || last != (Day{2024, 2, 29}) {
		t.Errorf("February 2024 is %v to %v", first, last)
	}
	for m, want := range map[Month]string{"2024-03": "March 2024", "2015": "2015", "x": "", "2024-13": "", "": ""} {
		if m.Long() != want {
			t.Errorf("%q.Long() = %q, want %q", m, m.Long(), want)
		}
	}
}
