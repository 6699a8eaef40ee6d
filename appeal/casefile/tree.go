package casefile

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

type shape int

const (
	isNull shape = iota
	isText
	isMap
	isList
)

// node is a piece of case.yaml with its place: text[start:end] is the piece
// itself, without the comments around it.
type node struct {
	shape      shape
	text       string // of a scalar, exactly as written when it is plain
	quote      byte   // ' " | > or 0
	flow       bool   // {…} or […]
	shared     bool   // an anchor, an alias or below one: not to be edited here
	line, col  int
	start, end int
	entries    []entry // of a map
	items      []item  // of a list
	weight     int     // nodes in it, aliases counted in full
}

// entry is one key of a map with its value.
type entry struct {
	key        string
	line, col  int
	start      int // of the key
	afterColon int
	value      *node
}

// item is one element of a list; start is the place of its dash, or of the
// element itself in a flow list.
type item struct {
	start int
	value *node
}

func (n *node) entry(key string) (entry, int, bool) {
	for i, e := range n.entries {
		if e.key == key {
			return e, i, true
		}
	}
	return entry{}, -1, false
}

// reader turns the parser's tree into nodes with offsets.
type reader struct {
	lines   lines
	tokens  []int // offsets at which tokens start, ascending
	anchors map[string]*node
	budget  int     // nodes still allowed: a bomb of aliases ends here
	unknown []*node // aliases that no anchor explains
}

func (r *reader) at(t *token.Token) int {
	return r.lines.offset(t.Position.Line, t.Position.Column)
}

func (r *reader) read(n ast.Node, from int) *node {
	if r.budget--; r.budget < 0 {
		return &node{start: from, end: from}
	}
	out := r.piece(n, from)
	if _, known := n.(*ast.AliasNode); known {
		return out
	}
	out.weight = 1
	for _, e := range out.entries {
		out.weight += e.value.weight
	}
	for _, it := range out.items {
		out.weight += it.value.weight
	}
	return out
}

func (r *reader) piece(n ast.Node, from int) *node {
	switch n := n.(type) {
	case nil, *ast.CommentGroupNode:
		return &node{start: from, end: from}
	case *ast.NullNode:
		return r.null(n, from)
	case *ast.MappingNode:
		return r.mapping(n.Values, n.Start, n.End, n.IsFlowStyle)
	case *ast.MappingValueNode:
		return r.mapping([]*ast.MappingValueNode{n}, nil, nil, false)
	case *ast.SequenceNode:
		return r.sequence(n)
	case *ast.AnchorNode:
		return r.anchor(n)
	case *ast.AliasNode:
		return r.alias(n)
	case *ast.TagNode:
		out := r.read(n.Value, from)
		r.place(out, n.Start)
		out.shared = true
		return out
	case *ast.LiteralNode:
		return r.literal(n)
	}
	return r.scalar(n)
}

func (r *reader) place(n *node, t *token.Token) {
	n.line, n.col, n.start = t.Position.Line, t.Position.Column, r.at(t)
}

// null covers "key:" with nothing behind it as well as null and ~.
func (r *reader) null(n *ast.NullNode, from int) *node {
	out := &node{start: from, end: from}
	if n.Token.Type != token.NullType {
		return out
	}
	r.place(out, n.Token)
	out.text, out.end = n.Token.Value, out.start+len(n.Token.Value)
	return out
}

func (r *reader) scalar(n ast.Node) *node {
	t := n.GetToken()
	out := &node{shape: isText, text: t.Value}
	r.place(out, t)
	rest := r.lines.text[out.start:]
	switch {
	case t.Type == token.DoubleQuoteType && strings.HasPrefix(rest, `"`):
		out.quote, out.end = '"', out.start+quotedEnd(rest, '"')
	case t.Type == token.SingleQuoteType && strings.HasPrefix(rest, `'`):
		out.quote, out.end = '\'', out.start+quotedEnd(rest, '\'')
	case strings.HasPrefix(rest, t.Value):
		out.end = out.start + len(t.Value)
	default:
		out.end = r.beforeNext(out.start)
	}
	return out
}

func (r *reader) literal(n *ast.LiteralNode) *node {
	out := &node{shape: isText, text: n.Value.Value}
	r.place(out, n.Start)
	out.quote = r.lines.text[out.start]
	body := r.lines.end(out.start) + 1
	if t := n.Value.GetToken(); body < len(r.lines.text) && t != nil && t.Value != "" {
		out.end = r.beforeNext(r.lines.offset(t.Position.Line, 1))
	}
	if out.end < out.start+1 {
		out.end = min(r.lines.end(out.start), r.beforeNext(out.start))
	}
	return out
}

// beforeNext gives the end of a piece that starts at start: the next token,
// less the white space before it.
func (r *reader) beforeNext(start int) int {
	next := len(r.lines.text)
	for lo, hi := 0, len(r.tokens); lo < hi; {
		mid := (lo + hi) / 2
		if r.tokens[mid] > start {
			next, hi = r.tokens[mid], mid
		} else {
			lo = mid + 1
		}
	}
	return start + len(strings.TrimRight(r.lines.text[start:next], " \t\n"))
}

// quotedEnd gives the length of the quoted text at the start of s.
func quotedEnd(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		switch {
		case quote == '"' && s[i] == '\\':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return len(s)
}

func (r *reader) mapping(values []*ast.MappingValueNode, open, end *token.Token, flow bool) *node {
	out := &node{shape: isMap, flow: flow}
	for _, v := range values {
		kt := v.Key.GetToken()
		e := entry{key: kt.Value, line: kt.Position.Line, col: kt.Position.Column, start: r.at(kt)}
		if v.Key.IsMergeKey() || kt.Type == token.MappingKeyType {
			out.shared = true
		}
		e.afterColon = e.start + len(kt.Value)
		if v.Start != nil {
			e.afterColon = r.at(v.Start) + 1
		}
		e.value = r.read(v.Value, e.afterColon)
		if e.value.line == 0 {
			e.value.line, e.value.col = e.line, e.col
		}
		out.entries = append(out.entries, e)
		out.end = max(out.end, e.value.end)
	}
	if len(out.entries) > 0 {
		first := out.entries[0]
		out.line, out.col, out.start = first.line, first.col, first.start
	}
	if flow && open != nil && end != nil {
		r.place(out, open)
		out.end = r.at(end) + 1
	}
	return out
}

func (r *reader) sequence(n *ast.SequenceNode) *node {
	out := &node{shape: isList, flow: n.IsFlowStyle}
	r.place(out, n.Start)
	out.end = out.start + 1
	for i, v := range n.Values {
		it := item{}
		switch {
		case n.IsFlowStyle:
			it.value = r.read(v, out.start+1)
			it.start = it.value.start
		case i < len(n.Entries) && n.Entries[i] != nil:
			it.start = r.at(n.Entries[i].Start)
			it.value = r.read(v, it.start+1)
		default:
			it.value = r.read(v, out.start+1)
			it.start = strings.LastIndexByte(r.lines.text[:it.value.start], '-')
			out.shared = out.shared || it.start < 0
		}
		if it.value.line == 0 {
			it.value.line, it.value.col = out.line, out.col
			if !n.IsFlowStyle && i < len(n.Entries) && n.Entries[i] != nil {
				it.value.line, it.value.col = n.Entries[i].Start.Position.Line, n.Entries[i].Start.Position.Column
			}
		}
		out.items = append(out.items, it)
		out.end = max(out.end, it.value.end)
	}
	if n.IsFlowStyle && n.End != nil {
		out.end = r.at(n.End) + 1
	}
	return out
}

func (r *reader) anchor(n *ast.AnchorNode) *node {
	out := *r.read(n.Value, r.at(n.Start)+1)
	out.shared = true
	if n.Name != nil {
		copied := out
		r.anchors[n.Name.GetToken().Value] = &copied
	}
	end := out.end
	r.place(&out, n.Start)
	out.end = end
	return &out
}

// alias gives what the anchor stands for, at the alias's place. Each use counts
// against the budget with everything below it.
func (r *reader) alias(n *ast.AliasNode) *node {
	name := ""
	if n.Value != nil {
		name = n.Value.GetToken().Value
	}
	out := node{shape: isText, text: name, weight: 1}
	known, ok := r.anchors[name]
	if ok {
		out = *known
		r.budget -= known.weight
	}
	r.place(&out, n.Start)
	out.shared = true
	out.end = out.start + 1 + len(name)
	if !ok {
		r.unknown = append(r.unknown, &out)
	}
	return &out
}
