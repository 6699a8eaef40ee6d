package docx

import (
	"fmt"
	"image/png"
	"strings"
)

// The firm's picture: its part, and the relationship that leads to it.
const (
	pictureFile = "media/letterhead.png"
	pictureRel  = "rId6"
)

// A firm's picture is printed at 150 dots to the inch, no higher than an inch
// and no wider than the text, as in the PDF.
const (
	pictureDots = 150
	pictureHigh = 72.0
	emu         = 12700 // English metric units to the point
)

// picture writes the paragraph that holds the firm's picture.
func (d *document) picture(file string) error {
	size, err := png.DecodeConfig(strings.NewReader(file))
	if err != nil {
		return fmt.Errorf("the letterhead's picture: %w", err)
	}
	if size.Width < 1 || size.Height < 1 {
		return fmt.Errorf("the letterhead's picture is empty")
	}
	wide, high := float64(size.Width)*72/pictureDots, float64(size.Height)*72/pictureDots
	scale := min(1, (d.opts.Paper.Width-2*margin)/wide, pictureHigh/high)
	x, y := max(1, int(wide*scale*emu)), max(1, int(high*scale*emu))
	d.illustrated = true
	d.open(look{keep: true})
	fmt.Fprintf(&d.out, `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[1]d" cy="%[2]d"/>`+
		`<wp:docPr id="1" name="Letterhead" descr="Letterhead"/>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="1" name="letterhead.png"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="`+pictureRel+`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, x, y)
	d.close()
	return nil
}
