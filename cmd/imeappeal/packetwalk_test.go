package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"imeappeal/appeal/bind"
	"imeappeal/appeal/packet"
	"imeappeal/appeal/pdf"
	"imeappeal/appeal/report"
)

// checkLinks follows every link of every page: it leads to a page, one on the
// words "Exhibit F, p. 2" to that very page, each row of the index to its
// exhibit, and every page has one back to the index.
func checkLinks(t *testing.T, f *pdf.File, pages []pdf.TextPage, listing packet.Listing) {
	t.Helper()
	index := 0
	for _, p := range listing.Parts {
		if p.ID == packet.IndexSet {
			index = p.First
		}
	}
	reached := map[int]bool{} // pages that the index leads to
	cites := 0
	for i := range f.Pages {
		back := i+1 == index || index == 0
		for _, l := range linksOf(t, f, i) {
			back = back || l.to == index
			on := wordsIn(pages[i], l.box)
			if strings.Contains(wordsOf(pages[i]), "Index of exhibits") {
				reached[l.to] = true
			}
			if i+1 < listing.Exhibits[0].Tab && checkCite(t, i+1, on, l.to, listing) {
				cites++
			}
		}
		if !back {
			t.Errorf("page %d has no link back to the index", i+1)
		}
	}
	if cites < len(listing.Exhibits) {
		t.Errorf("only %d links on the name of an exhibit, of which there are %d", cites, len(listing.Exhibits))
	}
	for _, x := range listing.Exhibits {
		if !reached[x.Tab] && !reached[x.First] {
			t.Errorf("no link of the index leads to exhibit %s on page %d", x.Label, x.First)
		}
	}
}

// link is one link of a page: where it is, as words are placed, and the page it
// leads to.
type link struct {
	box report.Box
	to  int
}

func linksOf(t *testing.T, f *pdf.File, i int) []link {
	t.Helper()
	var all []link
	seen := f.Frame(f.Pages[i]).Visible
	for _, a := range f.Value(f.PageObject(f.Pages[i]), "Annots").Items {
		a = f.Resolve(a)
		if !f.Value(a, "Subtype").IsName("Link") {
			continue
		}
		dest := a.Lookup("Dest")
		if dest == nil {
			if uri := f.Value(f.Value(a, "A"), "URI"); !uri.IsString() {
				t.Errorf("page %d: a link without a destination", i+1)
			}
			continue
		}
		d, ok := f.Dest(*dest)
		if !ok || d.Page < 0 || d.Page >= len(f.Pages) {
			t.Errorf("page %d: a link that leads nowhere", i+1)
			continue
		}
		r, _ := f.Rect(f.Value(a, "Rect"))
		all = append(all, link{report.Box{r[0] - seen[0], seen[3] - r[3], r[2] - seen[0], seen[3] - r[1]}, d.Page + 1})
	}
	return all
}

// wordsIn gives the words whose middle lies in a box.
func wordsIn(p pdf.TextPage, box report.Box) string {
	var words []string
	for _, w := range p.Words {
		x, y := (w.Box[0]+w.Box[2])/2, (w.Box[1]+w.Box[3])/2
		if x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3] {
			words = append(words, w.Text)
		}
	}
	return strings.Join(words, " ")
}

// exhibitCite is how our own pages name a page of an exhibit.
var exhibitCite = regexp.MustCompile(`^\W*(?:Exhibit|Ex\.) ([A-Z]{1,3})(?:, p\. (\d+))?\W*$`)

// checkCite holds a link against the words that it lies on, where they name an
// exhibit and nothing else.
func checkCite(t *testing.T, page int, on string, to int, listing packet.Listing) bool {
	t.Helper()
	m := exhibitCite.FindStringSubmatch(on)
	if m == nil {
		return false
	}
	i := slices.IndexFunc(listing.Exhibits, func(x packet.ListingExhibit) bool { return x.Label == m[1] })
	if i < 0 {
		t.Errorf("page %d: %q is no exhibit of the packet", page, on)
		return false
	}
	x := listing.Exhibits[i]
	n, _ := strconv.Atoi(m[2])
	if m[2] == "" && (to == x.Tab || to >= x.First && to <= x.Last) || m[2] != "" && to == x.First+n-1 {
		return true
	}
	t.Errorf("page %d: the link on %q leads to page %d; the exhibit is on pages %d to %d", page, on, to, x.First, x.Last)
	return false
}

// pageInTitle is the page number that a bookmark of ours names.
var pageInTitle = regexp.MustCompile(`\(?p\. (\d+)\)?$`)

// checkBookmarks follows every bookmark: it leads to the page that its title
// names, each exhibit has one, and what stands below that stays in the exhibit.
func checkBookmarks(t *testing.T, f *pdf.File, listing packet.Listing) {
	t.Helper()
	found := map[string]bool{}
	numbered := 0
	var walk func([]pdf.Bookmark)
	walk = func(level []pdf.Bookmark) {
		for _, b := range level {
			page := b.Dest.Page + 1
			if page < 1 || page > listing.Pages {
				t.Errorf("bookmark %q leads to page %d of %d", b.Title, page, listing.Pages)
			}
			if m := pageInTitle.FindStringSubmatch(b.Title); m != nil {
				numbered++
				if m[1] != fmt.Sprint(page) {
					t.Errorf("bookmark %q leads to page %d", b.Title, page)
				}
			}
			for _, x := range listing.Exhibits {
				if (page == x.Tab || page == x.First) && strings.Contains(b.Title, x.Label) {
					found[x.Label] = true
					for _, kid := range b.Kids {
						if at := kid.Dest.Page + 1; at < x.Tab || at > x.Last {
							t.Errorf("bookmark %q below exhibit %s leads to page %d", kid.Title, x.Label, at)
						}
					}
				}
			}
			walk(b.Kids)
		}
	}
	walk(f.Outline())
	for _, x := range listing.Exhibits {
		if !found[x.Label] {
			t.Errorf("no bookmark of exhibit %s names and reaches its page %d", x.Label, x.Tab)
		}
	}
	if numbered < len(listing.Exhibits) {
		t.Errorf("%d bookmarks say their page, for %d exhibits", numbered, len(listing.Exhibits))
	}
}

// checkLabels finds the page labels that begin at 1: what a reader's page box
// shows is what is printed.
func checkLabels(t *testing.T, f *pdf.File) {
	t.Helper()
	nums := f.Value(f.Value(f.Catalog(), "PageLabels"), "Nums").Items
	if len(nums) != 2 || nums[0].Int(-1) != 0 || !f.Value(f.Resolve(nums[1]), "S").IsName("D") || f.Value(f.Resolve(nums[1]), "St").Int(1) != 1 {
		t.Errorf("page labels %v", nums)
	}
}

// checkStrangers walks a packet of strangers' files: every link and bookmark
// leads to a page, every page has its Bates number and the way back.
func checkStrangers(t *testing.T, path string, plan *packet.Plan) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := bind.Verify(bytes.NewReader(raw), int64(len(raw)), *plan); err != nil { // the stamps among others
		t.Error(err)
	}
	f, err := pdf.Open(bytes.NewReader(raw), int64(len(raw)), "")
	if err != nil {
		t.Fatal(err)
	}
	for i := range f.Pages {
		if back := slices.ContainsFunc(linksOf(t, f, i), func(l link) bool { return l.to == plan.IndexPage }); !back && i+1 != plan.IndexPage {
			t.Errorf("page %d has no link back to the index", i+1)
		}
	}
	checkBookmarks(t, f, plan.Listing(path, ""))
	checkLabels(t, f)
}
