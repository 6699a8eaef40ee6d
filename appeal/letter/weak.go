package letter

import (
	"fmt"
	"slices"

	"imeappeal/appeal"
)

// weakPoint is what may be held against the claim, with its answer.
type weakPoint struct {
	c   *composer
	w   appeal.WeakPoint
	key string
	n   int
}

// weakPoints lists those that have an answer; one without is a gap, for a
// letter does not raise what it does not meet.
func (c *composer) weakPoints() []weakPoint {
	var out []weakPoint
	for i, w := range c.data.Case.WeakPoints {
		key := fmt.Sprintf("weak_points[%d]", i)
		switch {
		case clean(w.Point) == "":
		case c.isReason(w.Point) && clean(w.Answer) != "": // answered where the letter answers the reasons
		case clean(w.Answer) == "":
			c.gapWords(key+".answer", factWords{
				Name: "the answer to a weak point", Question: fmt.Sprintf("What is the answer to “%s”?", clean(w.Point)), Command: "imeappeal walk",
			})
		default:
			out = append(out, weakPoint{c, w, key, len(out) + 1})
		}
	}
	return out
}

// isReason reports that a weak point is a reason that the decision gives.
func (c *composer) isReason(point string) bool {
	return c.info.ID == "appeal" && slices.ContainsFunc(c.data.Case.Denial.Reasons, func(r string) bool { return sameReason(point, r) })
}

// No prints the number of the point.
func (p weakPoint) No() string { return p.c.put(computed(itoa(p.n), "number of the point", p.key)) }

// Point prints what may be held against the claim, in the person's words.
func (p weakPoint) Point() string { return p.c.put(fromCase(sentence(p.w.Point), p.key+".point")) }

// Answer prints the answer, in the person's words.
func (p weakPoint) Answer() string { return p.c.put(fromCase(sentence(p.w.Answer), p.key+".answer")) }

// Where prints the paper that bears the answer out, "" if none is named. A page
// that the paper does not have is left out, and the person is told.
func (p weakPoint) Where() string {
	page := p.w.Page
	if doc, ok := p.c.data.Case.Document(p.w.Document); ok && doc.Pages > 0 && page > doc.Pages {
		page = 0
		p.c.problem = append(p.c.problem, appeal.Problem{
			Where: p.key + ".page", ID: "letter.no-page", Level: appeal.LevelWarning,
			Args: map[string]string{"page": itoa(p.w.Page), "pages": itoa(doc.Pages), "document": doc.ID},
		})
	}
	return p.c.exhibit(p.w.Document, max(page, 0))
}

// note is a background note on the examiner or the vendor.
type note struct {
	c   *composer
	n   appeal.Background
	key string
}

// background lists the notes that name their source and the day on which it was
// read; without both a statement stays out, and the person is told.
func (c *composer) background() []note {
	var out []note
	for i, n := range c.data.Case.Background {
		switch {
		case clean(n.Statement) == "":
		case clean(n.Source) == "" || n.DateAccessed.IsZero():
			c.problem = append(c.problem, appeal.Problem{
				Where: fmt.Sprintf("background[%d]", i), ID: "letter.no-source", Level: appeal.LevelWarning,
				Args: map[string]string{"statement": clean(n.Statement)},
			})
		default:
			out = append(out, note{c, n, fmt.Sprintf("background[%d]", i)})
		}
	}
	return out
}

// Vendor reports that the note is on the company that arranged the examination.
func (n note) Vendor() bool { return n.n.About == "vendor" }

// Statement prints the fact, Quote the source's own words, "" if none.
func (n note) Statement() string {
	return n.c.put(fromCase(sentence(n.n.Statement), n.key+".statement"))
}

// Quote prints the source's own words.
func (n note) Quote() string {
	if clean(n.n.Quote) == "" {
		return ""
	}
	return n.c.put(Run{Text: quotation(n.n.Quote), Source: Source{Kind: FromCase, Key: n.key + ".quote"}})
}

// Source prints where it was read.
func (n note) Source() string { return n.c.put(fromCase(n.n.Source, n.key+".source")) }

// Read prints the day on which it was read.
func (n note) Read() string {
	return n.c.put(fromCase(n.n.DateAccessed.Long(), n.key+".date_accessed"))
}

// Where prints the paper that keeps it, "" if none is named.
func (n note) Where() string { return n.c.exhibit(n.n.Document, 0) }
