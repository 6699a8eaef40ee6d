package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"imeappeal/appeal"
	"imeappeal/appeal/clinic"
	"imeappeal/appeal/law"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
	"imeappeal/appeal/review"
)

// hostile is a case and a report that try to break out of the page.
func hostile(t *testing.T) (review.Input, review.Result) {
	t.Helper()
	tables, err := clinic.Load()
	if err != nil {
		t.Fatal(err)
	}
	c := &appeal.Case{Claimant: appeal.Claimant{Name: `Eve "<script>alert(1)</script>" Núñez`, DominantHand: "right"}}
	r := report.FromText("HISTORY\n\nThe claimant is a left-handed </text></svg><script>alert(2)</script> carpenter & more.\n\fDISCUSSION\n\nThere is no basis.\n")
	in := review.Input{Case: c, Report: r, Clinic: tables}
	res := review.Run(in)
	if len(res.Findings) == 0 {
		t.Fatal("the report gives no finding to show")
	}
	res.Findings[0].Why = `</article><img src="http://example.com/x.png" onerror="alert(3)"/>`
	return in, res
}

func rendered(t *testing.T, images map[int]string) (string, review.Result) {
	t.Helper()
	w, err := loadWords(wordFiles, "en")
	if err != nil {
		t.Fatal(err)
	}
	a := &app{words: w}
	in, res := hostile(t)
	laws, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	page, err := a.htmlPage(in, res, laws, images)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.renderHTML(page)
	if err != nil {
		t.Fatal(err)
	}
	return string(b), res
}

// element is a start tag with what stands around it.
type element struct {
	name string
	attr map[string]string
}

// elements reads the page as XML: it is written so that every tag closes.
func elements(t *testing.T, page string) []element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(strings.Replace(page, "<!DOCTYPE html>", "", 1)))
	d.Entity = xml.HTMLEntity
	var out []element
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("the page is not well formed: %v", err)
		}
		if s, ok := tok.(xml.StartElement); ok {
			e := element{s.Name.Local, map[string]string{}}
			for _, at := range s.Attr {
				e.attr[at.Name.Local] = at.Value
			}
			out = append(out, e)
		}
	}
}

func TestHTMLIsWholeAndClosed(t *testing.T) {
	page, res := rendered(t, nil)
	all := elements(t, page)
	count := map[string]int{}
	ids := map[string]bool{}
	for _, e := range all {
		count[e.name]++
		if id := e.attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("the id %s stands twice", id)
			}
			ids[id] = true
		}
		for name, value := range e.attr {
			if strings.HasPrefix(name, "on") {
				t.Errorf("<%s> has %s", e.name, name)
			}
			if slices.Contains([]string{"href", "src", "action"}, name) && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/png;base64,") {
				t.Errorf("<%s %s=%q> leaves the page", e.name, name, value)
			}
		}
	}
	if count["script"] != 1 || count["h1"] != 1 || count["main"] != 1 || count["article"] != len(res.Points(&appeal.Case{})) || count["img"] != 0 {
		t.Errorf("elements: %v", count)
	}
	for _, f := range res.Checks(&appeal.Case{}) {
		if !strings.Contains(page, "<code>"+f.ID+"</code>") {
			t.Errorf("the sentence to check %s is not in the page", f.ID)
		}
	}
	for _, e := range all {
		if to, ok := strings.CutPrefix(e.attr["href"], "#"); ok && !ids[to] {
			t.Errorf("a link leads to #%s, which is not there", to)
		}
		if by := e.attr["aria-labelledby"]; by != "" && !ids[by] {
			t.Errorf("<%s> is named by #%s, which is not there", e.name, by)
		}
		if e.name == "svg" && e.attr["role"] == "img" && e.attr["aria-label"] == "" {
			t.Error("a picture has no text in its place")
		}
		if e.name == "th" && e.attr["scope"] == "" {
			t.Error("a table's heading has no scope")
		}
	}
	if strings.Contains(page, "http://") || strings.Contains(page, "https://") {
		for _, at := range regexp.MustCompile(`https?://[^"<\s]*`).FindAllString(page, -1) {
			if at != "http://example.com/x.png&#34;" && !strings.HasPrefix(at, "http://example.com/x.png") {
				t.Errorf("the page names %s", at)
			}
		}
	}
}

// Headings go down by one level at a time.
func TestHTMLHeadings(t *testing.T) {
	page, _ := rendered(t, nil)
	last := 0
	for _, e := range elements(t, page) {
		if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
			level := int(e.name[1] - '0')
			if level > last+1 {
				t.Errorf("heading h%d after h%d", level, last)
			}
			last = level
		}
	}
}

// What must be read stands out enough: WCAG 2.2, success criterion 1.4.3.
func TestHTMLContrast(t *testing.T) {
	colour := func(name string) [3]float64 {
		m := regexp.MustCompile(`--` + name + `: #([0-9a-f]{6})`).FindStringSubmatch(reviewPage)
		if m == nil {
			t.Fatalf("the page has no colour %s", name)
		}
		var r, g, b int
		fmt.Sscanf(m[1], "%02x%02x%02x", &r, &g, &b)
		return [3]float64{float64(r), float64(g), float64(b)}
	}
	white := [3]float64{255, 255, 255}
	for name, least := range map[string]float64{"ink": 4.5, "soft": 4.5, "accent": 4.5, "line": 3} {
		if got := contrast(colour(name), white); got < least {
			t.Errorf("%s on white has a contrast of %.2f, want %.1f", name, got, least)
		}
	}
	if got := contrast(colour("ink"), [3]float64{255, 225, 77}); got < 4.5 {
		t.Errorf("text on the mark has a contrast of %.2f", got)
	}
}

func TestHTMLShowsImagesWhereThereAreSome(t *testing.T) {
	page, _ := rendered(t, map[int]string{1: "data:image/png;base64,AAAA"})
	images := 0
	for _, e := range elements(t, page) {
		if e.name == "image" {
			images++
		}
	}
	if images != 1 || !strings.Contains(page, "There is no basis.</text>") {
		t.Errorf("%d images, want page 1 as image and page 2 as its lines", images)
	}
}

func TestPageImage(t *testing.T) {
	p := pdf.Picture{Width: 2, Height: 2, Pix: []byte{0, 255, 255, 255}, Place: [6]float64{36, 0, 0, 36, 0, 0}}
	if b, ok := pageImage(p, 72, 72); !ok || len(b) == 0 {
		t.Error("a plain picture gives no image")
	}
	if got := mean(p, 0, 0, 1, 1); got != 0 {
		t.Errorf("the dark corner is %d", got)
	}
	if got := mean(p, 5, 5, 6, 6); got != 255 {
		t.Errorf("beside the picture it is %d, want white", got)
	}
	for _, bad := range []pdf.Picture{{}, {Width: 9, Height: 9, Place: p.Place}, {Width: 1, Height: 1, Pix: []byte{1}}} {
		if _, ok := pageImage(bad, 72, 72); ok {
			t.Errorf("%+v gives an image", bad)
		}
	}
}

// contrast is WCAG's ratio of two colours.
func contrast(a, b [3]float64) float64 {
	light := func(c [3]float64) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v := c[i] / 255
			if v <= 0.03928 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += weight * v
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}
