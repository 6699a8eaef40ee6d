package ocr

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-fonts/liberation/liberationserifregular"
	"github.com/jung-kurt/gofpdf"

	"imeappeal/appeal/pdf"
)

// scannedPage is a page's picture as a desktop scanner gives it: laid on two
// degrees askew, paper that is not white and ink that is not black, a noisy
// lens, specks of dust; every page in another direction.
func scannedPage(s *sheet, page int) *sheet {
	r := rand.New(rand.NewPCG(7, uint64(page)))
	angle := 2 * degree
	if page%2 == 1 {
		angle = -angle
	}
	across, _ := s.dots()
	out := s.resampled(across, angle)
	for i, v := range out.pix {
		grey := 40 + float64(v)*200/255 + 10*r.NormFloat64()
		if r.IntN(1000) == 0 {
			grey = float64(r.IntN(256))
		}
		out.pix[i] = byte(min(255, max(0, grey)))
	}
	return flat(out).turned(page)
}

// faxedPage is a page as a fax machine sends it at its coarse setting: 204 dots
// an inch across and 98 down, black or white, a little askew, specks of the line.
func faxedPage(s *sheet, page int) *sheet {
	r := rand.New(rand.NewPCG(11, uint64(page)))
	across, down := s.dots()
	level := s.resampled(across, 0.6*degree)
	kx, ky := across/204, down/98
	out := &sheet{w: int(float64(s.w) / kx), h: int(float64(s.h) / ky), bilevel: true}
	out.pix = make([]byte, out.w*out.h)
	for y := range out.h {
		for x := range out.w {
			v := level.mean(float64(x)*kx, float64(y)*ky, float64(x+1)*kx, float64(y+1)*ky)
			if v+8*r.NormFloat64() > 140 {
				out.pix[y*out.w+x] = 255
			}
			if r.IntN(3000) == 0 {
				out.pix[y*out.w+x] ^= 255
			}
		}
	}
	out.toPage = affine{72. / 204, 0, 0, 72. / 98, 0, 0}
	return out
}

// mean is the mean grey of a part of the sheet.
func (s *sheet) mean(x0, y0, x1, y1 float64) float64 {
	sum, all := 0.0, 0.0
	for y := int(y0); y < min(s.h, int(math.Ceil(y1))); y++ {
		dy := min(float64(y+1), y1) - max(float64(y), y0)
		for x := int(x0); x < min(s.w, int(math.Ceil(x1))); x++ {
			k := dy * (min(float64(x+1), x1) - max(float64(x), x0))
			sum, all = sum+k*float64(s.pix[y*s.w+x]), all+k
		}
	}
	return sum / max(all, 1e-9)
}

// flat forgets where on its page a sheet lay: it is a page of its own now.
func flat(s *sheet) *sheet {
	across, down := s.dots()
	s.toPage = affine{72 / across, 0, 0, 72 / down, 0, 0}
	return s
}

// pictures gives a report's pages as pictures, drawn where they are none.
func pictures(t testing.TB, file string, most int) []*sheet {
	t.Helper()
	w := pdf.NewWorker(pdf.Options{Compiled: filepath.Join(os.TempDir(), "imeappeal-test-engine")})
	defer w.Close()
	n, err := w.PageCount(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	var out []*sheet
	for i := range min(n, most) {
		p, err := w.Picture(t.Context(), file, i+1)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, flat(sheetOf(p)))
	}
	return out
}

// remade writes a report anew with every page's picture changed.
func remade(t testing.TB, file string, most int, change func(*sheet, int) *sheet) string {
	t.Helper()
	sheets := pictures(t, file, most)
	for i, s := range sheets {
		s = change(s, i)
		k := s.toPage // turned: its own page again
		sheets[i] = s
		if k[0] <= 0 || k[3] <= 0 {
			sheets[i] = flat(s)
		}
	}
	return fileOf(t, sheets...)
}

// garbledLayer lays text behind a scan as a copier's bad recognition leaves it:
// in its place, not drawn, and every seventh character or so wrong.
func garbledLayer(t testing.TB, file string, want []string, most int) string {
	t.Helper()
	sheets := pictures(t, file, most)
	layers := make([]string, len(sheets))
	r := rand.New(rand.NewPCG(3, 5))
	for i, s := range sheets {
		layers[i] = garbled(s, want[i], r)
	}
	return fileWith(t, sheets, layers)
}

// garbled is the garbled layer of one page.
func garbled(s *sheet, want string, r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("BT 3 Tr /F 9 Tf 11 TL 72 " + fmt.Sprint(int(float64(s.h)*s.toPage[3])-60) + " Td\n")
	for _, row := range wrapped(want, 100) {
		fmt.Fprintf(&b, "(%s) Tj T*\n", misread(row, r))
	}
	return b.String() + "ET"
}

// misread makes a row what poor recognition makes of it.
func misread(row string, r *rand.Rand) string {
	var out []byte
	for _, c := range []byte(row) {
		switch {
		case c < ' ' || c > '~' || c == '(' || c == ')' || c == '\\':
			out = append(out, '~')
		case c != ' ' && r.IntN(7) == 0:
			out = append(out, "1|~iJB5t;lI0"[r.IntN(12)])
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

func wrapped(text string, width int) (rows []string) {
	for _, l := range strings.Split(text, "\n") {
		row := ""
		for _, w := range strings.Fields(l) {
			if row != "" && len(row)+1+len(w) > width {
				rows, row = append(rows, row), ""
			}
			row = strings.TrimSpace(row + " " + w)
		}
		rows = append(rows, row)
	}
	return rows
}

// twoColumns sets the text of a report in two columns with a face and measures
// of its own: the first and last line of a page across it, long words divided at
// the ends of lines, cells at tab stops, the columns not on one grid.
func twoColumns(t testing.TB, want []string) string {
	t.Helper()
	f := gofpdf.New("P", "pt", "Letter", "")
	f.SetAutoPageBreak(false, 0)
	f.AddUTF8FontFromBytes("serif", "", bytes.Clone(liberationserifregular.TTF))
	for _, page := range want {
		f.AddPage()
		setColumns(f, strings.Split(strings.Trim(page, "\n"), "\n"))
	}
	path := filepath.Join(t.TempDir(), "columns.pdf")
	if err := f.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	columnWidth = 243.0
	columnTop   = 72.0
	columnEnd   = 738.0
)

// setColumns sets one page, as large as it fits.
func setColumns(f *gofpdf.Fpdf, lines []string) {
	last := len(lines) - 1
	for size := 10.5; ; size -= 0.5 {
		f.SetFont("serif", "", size)
		var rows []string
		for _, l := range lines[1:last] {
			rows = append(rows, broken(f, l)...)
		}
		pitch := 1.2 * size
		fit := int((columnEnd - columnTop) / pitch)
		if len(rows) > 2*fit {
			continue
		}
		left := min(fit, (len(rows)+1)/2+2)
		f.SetFontSize(min(size, 9))
		setRow(f, lines[0], 54, 48, 2*columnWidth+18)
		setRow(f, lines[last], 54, 764, 2*columnWidth+18)
		f.SetFontSize(size)
		for i, row := range rows {
			x, y := 54.0, columnTop+pitch*float64(i)
			if i >= left {
				x, y = 54+columnWidth+18, columnTop+0.4*pitch+pitch*float64(i-left)
			}
			setRow(f, row, x, y, columnWidth)
		}
		return
	}
}

// setRow sets a row; its cells, three spaces apart, fill the width.
func setRow(f *gofpdf.Fpdf, row string, x, y, free float64) {
	cells := strings.Split(row, "   ")
	for _, c := range cells {
		free -= f.GetStringWidth(c)
	}
	for _, c := range cells {
		f.Text(x, y, strings.TrimSpace(c))
		x += f.GetStringWidth(c) + free/float64(max(1, len(cells)-1))
	}
}

// broken breaks a line to the column's width, and a long word at its end.
func broken(f *gofpdf.Fpdf, line string) (rows []string) {
	if cells := strings.Split(line, "   "); len(cells) > 1 && f.GetStringWidth(line)+12*float64(len(cells)) < columnWidth {
		return []string{line}
	}
	row := ""
	for _, w := range strings.Fields(line) {
		next := strings.TrimSpace(row + " " + w)
		if f.GetStringWidth(next) <= columnWidth {
			row = next
			continue
		}
		if cut := len(w) / 2; len(w) >= 9 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" && f.GetStringWidth(row+" "+w[:cut]+"-") <= columnWidth {
			rows, row = append(rows, row+" "+w[:cut]+"-"), w[cut:]
			continue
		}
		rows, row = append(rows, row), w
	}
	return append(rows, row)
}
