package casefile

import (
	"reflect"

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
