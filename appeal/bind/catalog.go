package bind

import (
	"fmt"

	"imeappeal/appeal/pdf"
)

// writeTree writes the page tree, two levels deep.
func (b *binder) writeTree() {
	for i, n := range b.nodes {
		kids := b.pages[i*pagesPerNode : min(len(b.pages), (i+1)*pagesPerNode)]
		b.begin(n)
		b.printf("<</Type/Pages/Parent %d 0 R/Count %d/Kids[", b.tree, len(kids))
		for _, k := range kids {
			b.ref(k)
		}
		b.str("]>>")
		b.end()
	}
	b.begin(b.tree)
	b.printf("<</Type/Pages/Count %d/Kids[", len(b.pages))
	for _, n := range b.nodes {
		b.ref(n)
	}
	b.str("]>>")
	b.end()
}

// writeInfo writes the title and the plan's day: nothing of the sources.
func (b *binder) writeInfo() {
	b.begin(b.info)
	b.str("<</Title")
	b.buf = pdf.AppendText(b.buf, b.plan.Title)
	if d := b.plan.Date; !d.IsZero() {
		stamp := "(D:" + compactDay(d.String()) + "000000Z)"
		b.str("/CreationDate" + stamp + "/ModDate" + stamp)
	}
	b.str(">>")
	b.end()
}

// compactDay takes the dashes out of an ISO date.
func compactDay(iso string) string { return iso[:4] + iso[5:7] + iso[8:] }

// writeCatalog writes the root. The printed page number is the page of the
// file, so the labels are plain decimals; a volume keeps the packet's numbers
// behind its cover.
func (b *binder) writeCatalog() {
	b.begin(b.catalog)
	labels := "0<</S/D>>"
	if v := b.plan.Volume; v != nil {
		labels = fmt.Sprintf("0<</P(Part %d)>>1<</S/D/St %d>>", v.Number, v.First)
	}
	b.printf("<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/PageLabels<</Nums[%s]>>"+
		"/OpenAction[%d 0 R/Fit]/Lang(en-US)/ViewerPreferences<</DisplayDocTitle true>>", b.tree, b.outlines, labels, b.pages[0])
	if len(b.layers) > 0 {
		b.str("/OCProperties<</OCGs[")
		for _, n := range b.layers {
			b.ref(n)
		}
		b.str("]/D<</OFF[")
		for _, n := range b.hidden {
			b.ref(n)
		}
		b.str("]>>>>")
	}
	b.str(">>")
	b.end()
}
