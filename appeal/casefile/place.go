package casefile

import (
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// place is where a key leads in the text.
type place struct {
	trail   []*node // from the root to the deepest node that is there
	spots   []int   // spots[i]: which entry or item of trail[i] leads to trail[i+1]
	missing int     // steps that lead nowhere
	blocked bool    // an anchor or alias is on the way
	schema  reflect.Type
}

func (p place) node() *node { return p.trail[len(p.trail)-1] }

// parent gives the map or list that holds the node, and the node's position in it.
func (p place) parent() (*node, int) {
	i := len(p.trail) - 2
	return p.trail[i], p.spots[i]
}

func walk(root *node, steps []step) place {
	p := place{trail: []*node{root}, blocked: root.shared, schema: reflect.TypeFor[appeal.Case]()}
	for i, s := range steps {
		n := p.node()
		spot := -1
		if s.name != "" {
			_, spot, _ = n.entry(s.name)
		} else if s.index < len(n.items) {
			spot = s.index
		}
		if spot < 0 {
			p.missing = len(steps) - i
			return p
		}
		p.schema = typeBelow(p.schema, s)
		p.spots = append(p.spots, spot)
		if s.name != "" {
			p.trail = append(p.trail, n.entries[spot].value)
		} else {
			p.trail = append(p.trail, n.items[spot].value)
		}
		p.blocked = p.blocked || p.node().shared
	}
	return p
}

func typeBelow(t reflect.Type, s step) reflect.Type {
	for t.Kind() == reflect.Pointer || s.name == "" && t.Kind() == reflect.Slice {
		t = t.Elem()
		if s.name == "" && t.Kind() != reflect.Slice {
			return t
		}
	}
	for i := range t.NumField() {
		if f := t.Field(i); keyOf(f) == s.name {
			return f.Type
		}
	}
	return t
}

// insert adds what is missing below the deepest node that is there.
func (e *editor) insert(at place, rest []step, p piece, lines lines, style style) error {
	n := at.node()
	if len(n.entries) == 0 && len(n.items) == 0 {
		return e.replaceValue(at, p.within(rest[:1]), lines, style)
	}
	switch {
	case n.flow && n.shape == isMap:
		e.splice(n.entries[len(n.entries)-1].value.end, 0, ", "+rest[0].name+": "+style.flow(p))
	case n.flow:
		e.splice(n.items[len(n.items)-1].value.end, 0, ", "+style.flow(p))
	case n.shape == isMap:
		before := n.entries[entryBefore(n, rest[0].name, at.schema)]
		e.splice(lines.end(before.value.end), 0, "\n"+spaces(n.col-1)+style.entry(rest[0].name, p, n.col-1))
	default:
		last := n.items[len(n.items)-1]
		indent := last.start - lines.start(last.start)
		e.splice(lines.end(last.value.end), 0, "\n"+spaces(indent)+style.item(p, indent))
	}
	return nil
}

// entryBefore finds the entry after which a new key stands in the usual order.
func entryBefore(n *node, key string, t reflect.Type) int {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	order := keysOf(t)
	at, best := slices.Index(order, key), 0
	for i, e := range n.entries {
		if slices.Index(order, e.key) < at {
			best = i
		}
	}
	return best
}

// replaceValue puts a new value in the place of a scalar, of nothing, or of an
// empty {} or [].
func (e *editor) replaceValue(at place, p piece, lines lines, style style) error {
	if len(at.trail) < 2 {
		return &Uneditable{"case.yaml", "the file holds no keys"}
	}
	parent, spot := at.parent()
	n := at.node()
	from, indent := 0, 0
	if parent.shape == isMap {
		from, indent = parent.entries[spot].afterColon, parent.col-1
	} else {
		from = parent.items[spot].start + 1
		indent = from - 1 - lines.start(from-1)
	}
	behind := strings.TrimSpace(lines.text[n.end:lines.end(n.end)])
	block := len(p.values) > 0
	switch {
	case parent.flow:
		text := style.flow(p)
		if n.start == n.end {
			text = " " + text
		}
		e.splice(n.start, n.end-n.start, text)
	case block && parent.shape == isMap:
		e.splice(lines.end(n.end), 0, strings.TrimPrefix(style.entry("", p, indent), ":"))
		e.splice(from, n.end-from, "")
	case block:
		if behind != "" {
			return &Uneditable{"", "a comment stands where the value belongs"}
		}
		start := parent.items[spot].start
		e.splice(start, n.end-start, style.item(p, indent))
	default:
		e.splice(n.start, n.end-n.start, e.scalar(n, p, indent, behind != "", style))
	}
	return nil
}

// scalar writes a text in the quotes that the old one had, where they fit.
func (e *editor) scalar(n *node, p piece, indent int, lineGoesOn bool, s style) string {
	text := s.inline(p, indent+s.step)
	switch {
	case lineGoesOn && strings.Contains(text, "\n"), n.quote == '"' && !p.bare && !strings.Contains(text, "\n"):
		text = doubleQuoted(p.text)
	case n.quote == '\'' && !p.bare && !s.strict && !hasControl(p.text):
		text = "'" + strings.ReplaceAll(p.text, "'", "''") + "'"
	}
	if n.start == n.end {
		text = " " + text
	}
	return text
}

// remove takes the place of the steps out of the text.
func (e *editor) remove(steps []step) error {
	root, lines, _, err := e.tree()
	if err != nil {
		return err
	}
	at := walk(root, steps)
	if at.missing > 0 || len(at.trail) < 2 {
		return nil
	}
	parent, spot := at.parent()
	if at.blocked {
		return &Uneditable{stepsString(steps), "it is written once and used in several places (& and *)"}
	}
	spans := spansOf(parent)
	span := spans[spot]
	switch {
	case len(spans) == 1:
		return e.removeLast(steps[:len(steps)-1], parent, span, lines)
	case parent.flow && spot+1 < len(spans):
		e.splice(span[0], spans[spot+1][0]-span[0], "")
	case parent.flow:
		end := spans[spot-1][1]
		e.splice(end, span[1]-end, "")
	case strings.TrimSpace(lines.text[lines.start(span[0]):span[0]]) != "":
		e.removeFirst(span, spans[spot+1][0], lines)
	default:
		e.dropLines(lines, span[0], span[1])
	}
	return nil
}

// spansOf gives start and end of each entry or item.
func spansOf(n *node) [][2]int {
	var out [][2]int
	for _, e := range n.entries {
		out = append(out, [2]int{e.start, e.value.end})
	}
	for _, it := range n.items {
		out = append(out, [2]int{it.start, max(it.value.end, it.start+1)})
	}
	return out
}

// removeLast takes the only entry out: the group goes with it, unless comments
// stand in it, which stay around an empty one.
func (e *editor) removeLast(steps []step, n *node, span [2]int, lines lines) error {
	inList := len(steps) > 0 && steps[len(steps)-1].name == ""
	area := lines.text[lines.start(n.start):lines.end(span[1])]
	if len(steps) > 0 && !inList && !n.flow && !strings.Contains(area, "#") {
		return e.remove(steps)
	}
	empty := "{}"
	if n.shape == isList {
		empty = "[]"
	}
	if n.flow {
		empty = ""
	}
	e.splice(span[0], span[1]-span[0], empty)
	return nil
}

// removeFirst takes out the entry that shares its line with a dash.
func (e *editor) removeFirst(span [2]int, next int, lines lines) {
	if strings.Contains(lines.text[lines.end(span[1]):next], "#") {
		e.splice(span[0], lines.end(span[1])-span[0], "")
		return
	}
	e.splice(span[0], next-span[0], "")
}

// dropLines deletes whole lines, with the newline that makes them lines.
func (e *editor) dropLines(lines lines, from, to int) {
	start, end := lines.start(from), lines.end(to)
	switch {
	case end < len(lines.text):
		end++
	case start > 0:
		start--
	}
	e.splice(start, end-start, "")
}

func (e *editor) splice(at, cut int, text string) {
	e.src = e.src.splice(at, at+cut, text)
}
