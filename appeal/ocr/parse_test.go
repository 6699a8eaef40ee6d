package ocr

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const tableHead = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

func TestParseTSV(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []found
	}{
		{"empty", "", nil},
		{"head only", tableHead, nil},
		{"a line of two words", tableHead + "4\t1\t1\t1\t1\t0\t10\t20\t200\t30\t-1\t\n5\t1\t1\t1\t1\t1\t10\t22\t50\t25\t96.5\tNeck\n5\t1\t1\t1\t1\t2\t70\t22\t40\t25\t91\tpain\r\n", []found{
			{"Neck", [4]float64{10, 22, 60, 47}, 30, 96.5}, {"pain", [4]float64{70, 22, 110, 47}, 30, 91},
		}},
		{"rows that are none", tableHead + "5\t1\t1\n5\t1\t1\t1\t1\t1\tx\t22\t50\t25\t96\tNeck\n5\t1\t1\t1\t1\t1\t-4\t22\t50\t25\t96\tNeck\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, parseTSV(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseHOCR(t *testing.T) {
	got := parseHOCR(`<div class='ocr_page' title='bbox 0 0 100 100'><span class='ocr_line' id='l' title="bbox 5 6 90 30; baseline 0 -3">
<span class='ocrx_word' id='w' title='bbox 5 8 40 28; x_wconf 88'><strong>R&amp;D</strong></span>
<span class='ocrx_word' title='bbox 50 8 40 28; x_wconf 88'>backwards</span> <span class='ocrx_word' title='bbox 50 8 60 28'>cut`)
	want := []found{{"R&D", [4]float64{5, 8, 40, 28}, 24, 88}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMendI(t *testing.T) {
	word := func(text string, x, high float64) found {
		return found{Text: text, Box: [4]float64{x, 100 - high, x + 20, 100}, Line: 30, Confidence: 90}
	}
	for _, tt := range []struct {
		name string
		in   []found
		want string
	}{
		{"pronoun", []found{word("|", 0, 24), word("found", 30, 24)}, "I"},
		{"at the end", []found{word("reasons.", 0, 24), word("|", 30, 24)}, "I"},
		{"as a bracket", []found{word("]", 0, 24), word("found", 30, 24)}, "I"},
		{"run together", []found{word("|am", 0, 24)}, "I am"},
		{"a table's rule", []found{word("|", 0, 60), word("right", 30, 24)}, "|"},
		{"between numbers", []found{word("|", 0, 24), word("45", 30, 24)}, "|"},
		{"the next column", []found{word("|", 0, 24), word("right", 400, 24)}, "|"},
	} {
		mendI(tt.in)
		got := tt.in[0].Text
		if tt.name == "at the end" {
			got = tt.in[1].Text
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestMend(t *testing.T) {
	for in, want := range map[string]string{
		"20f6": "2 of 6", "1of12": "1 of 12", "120f6": "120f6", "00f6": "00f6", "L5-S1": "L5-S1", "206": "206",
		"depres-—": "depres-", "—-—": "—-—", "2024-—": "2024-—",
	} {
		words := []found{{Text: in, Box: [4]float64{0, 0, 9, 9}, Line: 9, Confidence: 90}}
		if mend(words); words[0].Text != want {
			t.Errorf("%q is mended to %q, want %q", in, words[0].Text, want)
		}
	}
}

func TestOnEnd(t *testing.T) {
	word := func(w, h float64) found {
		return found{Text: "claimant", Box: [4]float64{0, 0, w, h}, Confidence: 90}
	}
	level, high := word(80, 20), word(20, 80)
	if onEnd([]found{high, high, level, level, level, level}) || !onEnd([]found{high, high, high, high, level}) || onEnd([]found{high}) {
		t.Error("words that stand on end are told by their boxes")
	}
}

func FuzzParseTSV(f *testing.F) {
	f.Add(tableHead + "4\t1\t1\t1\t1\t0\t10\t20\t200\t30\t-1\t\n5\t1\t1\t1\t1\t1\t10\t22\t50\t25\t96.5\tNeck\n")
	f.Add(tableHead + "1\t1\t0\t0\t0\t0\t0\t0\t700\t200\t-1\t\n2\t1\t1\t0\t0\t0\t330\t90\t190\t9\t-1\t\n4\t1\t1\t1\t1\t0\t330\t90\t190\t9\t-1\t\n" +
		"5\t1\t1\t1\t1\t1\t330\t90\t36\t9\t94.184235\tMIAMI\n5\t1\t1\t1\t1\t2\t118\t120\t23\t8\t95.000000\t \n5\t1\t1\t1\t1\t3\t371\t90\t50\t9\t9.326828\t34/5°\n")
	f.Add(`<div class='ocr_page' id='page_1' title='image "p.png"; bbox 0 0 700 200; ppageno 0; scan_res 100 100'>
<span class='ocr_line' id='line_1_1' title="bbox 330 90 520 99; baseline 0.01 -10; x_size 20; x_descenders 5; x_ascenders 5">
<span class='ocrx_word' id='word_1_1' title='bbox 330 90 366 99; x_wconf 94'>Grip &amp; <strong>31.0</strong></span></span></div>`)
	f.Add("5\t1\t1\t1\t1\t1\t1e300\tNaN\t50\t25\tInf\t|\t|\n")
	f.Fuzz(func(t *testing.T, in string) {
		checkFound(t, parseTSV(in))
		checkFound(t, parseHOCR(in))
	})
}

// checkFound holds that numbers are finite and confidence is in its range.
func checkFound(t *testing.T, words []found) {
	mend(words)
	for _, w := range words {
		for _, v := range append(w.Box[:], w.Line) {
			if !(v >= 0 && v <= 2e6) {
				t.Fatalf("%+v", w)
			}
		}
		if !(w.Confidence >= 0 && w.Confidence <= 100) {
			t.Fatalf("%+v", w)
		}
	}
}
