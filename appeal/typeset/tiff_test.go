package typeset

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"testing"
)

// TestFaxIsNoNegative: a page coded as a fax with 0 for black is paper with ink
// on it, not ink with paper.
func TestFaxIsNoNegative(t *testing.T) {
	data, err := os.ReadFile("../../testdata/cases/08-rotator-cts-wc-pa/documents/emg-2025-09-25.tif")
	if err != nil {
		t.Fatal(err)
	}
	if coded, zero := tiffTag(data, 259), tiffTag(data, 262); coded < 2 || coded > 4 || zero != 1 {
		t.Fatal("the sample is no such page any more")
	}
	pages, err := tiffPages("emg.tif", data)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		m, err := png.Decode(bytes.NewReader(p.data))
		if err != nil {
			t.Fatal(err)
		}
		if share := whiteShare(m); share < 0.8 {
			t.Errorf("page %d: %.0f %% of it is white", i+1, 100*share)
		}
	}
}

func whiteShare(m image.Image) float64 {
	white, all := 0, 0
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y += 3 {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x += 3 {
			if r, _, _, _ := m.At(x, y).RGBA(); r > 0x8000 {
				white++
			}
			all++
		}
	}
	return float64(white) / float64(all)
}
