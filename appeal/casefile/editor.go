package casefile

import (
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
)

// editor changes the text of a case step by step.
type editor struct {
	src    source
	old    *appeal.Case
	strict bool
}

// tree parses the text as it stands now.
func (e *editor) tree() (*node, lines, style, error) {
	text := e.src.plain()
	root, problems := parse(text)
	if root == nil || failed(problems) {
		return nil, lines{}, style{}, &Invalid{Path: Name, Problems: problems}
	}
	s := styleOf(root)
	s.strict = e.strict
	return root, linesOf(text), s, nil
}

// put makes the text say v at the place of the steps. Where the place exists,
// only the parts that differ are touched.
func (e *editor) put(steps []step, v reflect.Value) error {
	root, lines, style, err := e.tree()
	if err != nil {
		return err
	}
	at := walk(root, steps)
	if at.blocked {
		return &Uneditable{stepsString(steps), sharedReason}
	}
	if at.missing > 0 {
		rest := steps[len(steps)-at.missing:]
		return e.insert(at, rest, pieceOf(v).within(rest[1:]), lines, style)
	}
	switch n := at.node(); {
	case n.shape == isMap && len(n.entries) > 0 && v.Kind() != reflect.Slice:
		return e.putFields(steps, v)
	case n.shape == isList && len(n.items) > 0:
		return e.putItems(steps, v)
	default:
		return e.replaceValue(at, pieceOf(v), lines, style)
	}
}

// putAll writes new elements at the end of a list.
func (e *editor) putAll(steps []step, items []piece) error {
	root, lines, style, err := e.tree()
	if err != nil {
		return err
	}
	at := walk(root, steps)
	switch n := at.node(); {
	case at.blocked:
		return &Uneditable{stepsString(steps), sharedReason}
	case at.missing > 0:
		rest := steps[len(steps)-at.missing:]
		return e.insert(at, rest, piece{shape: isList, values: items}.within(rest[1:]), lines, style)
	case len(n.items) == 0:
		return e.replaceValue(at, piece{shape: isList, values: items}, lines, style)
	case n.flow:
		e.splice(n.items[len(n.items)-1].value.end, 0, ", "+strings.Trim(style.flow(piece{shape: isList, values: items}), "[]"))
	default:
		last := n.items[len(n.items)-1]
		indent := last.start - lines.start(last.start)
		e.splice(lines.end(last.value.end), 0, "\n"+spaces(indent)+style.list(piece{shape: isList, values: items}, indent))
	}
	return nil
}

func (e *editor) putFields(steps []step, v reflect.Value) error {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	before, _ := reach(copied(e.old), steps)
	if before.Kind() == reflect.Pointer {
		before = before.Elem()
	}
	for i := range v.NumField() {
		if before.IsValid() && same(before.Field(i), v.Field(i)) {
			continue
		}
		below := append(slices.Clone(steps), step{name: keyOf(v.Type().Field(i))})
		change := func() error { return e.put(below, v.Field(i)) }
		if absent(v.Field(i)) {
			change = func() error { return e.remove(below) }
		}
		if err := change(); err != nil {
			return err
		}
	}
	return nil
}

func (e *editor) putItems(steps []step, v reflect.Value) error {
	before, _ := reach(copied(e.old), steps)
	for i := range v.Len() {
		if i < before.Len() && same(before.Index(i), v.Index(i)) {
			continue
		}
		if err := e.put(append(slices.Clone(steps), step{index: i}), v.Index(i)); err != nil {
			return err
		}
	}
	for i := before.Len() - 1; i >= v.Len(); i-- {
		if err := e.remove(append(slices.Clone(steps), step{index: i})); err != nil {
			return err
		}
	}
	return nil
}

func stepsString(steps []step) string {
	out := ""
	for _, s := range steps {
		if s.name != "" && out != "" {
			out += "."
		}
		out += s.String()
	}
	return out
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

func (e *editor) splice(at, cut int, text string) {
	e.src = e.src.splice(at, at+cut, text)
}
