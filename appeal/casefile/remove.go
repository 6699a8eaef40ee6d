package casefile

import (
	"reflect"
	"slices"
	"strings"

	"imeappeal/appeal"
)

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
		return &Uneditable{stepsString(steps), sharedReason}
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
	area := lines.text[lines.start(n.start):lines.end(span[1])]
	if prunable(steps) && !n.flow && !strings.Contains(area, "#") {
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

// prunable reports that a group may go with its last key: not the whole case,
// not an element of a list, nothing that says something by being there.
func prunable(steps []step) bool {
	if len(steps) == 0 || steps[len(steps)-1].name == "" {
		return false
	}
	v, ok := reach(new(appeal.Case), zeroPositions(steps))
	return ok && v.Kind() != reflect.Pointer
}

// zeroPositions leads to the first element of every list on the way.
func zeroPositions(steps []step) []step {
	out := slices.Clone(steps)
	for i := range out {
		out[i].index = 0
	}
	return out
}
