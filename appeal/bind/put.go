package bind

import (
	"bytes"

	"imeappeal/appeal/pdf"
)

// put writes o with its references renumbered, without what could act. In a
// map of names no key is dropped.
func (c *carrier) put(o pdf.Object, names bool) {
	switch o.Kind {
	case pdf.Ref:
		if names {
			c.setRole(o.Num, nameMap)
		}
		c.ref(c.place(o.Num))
	case pdf.Array:
		c.str("[")
		for _, item := range o.Items {
			c.put(item, false)
		}
		c.str("]")
	case pdf.Dict:
		if !names && isAction(o) {
			c.note(Note{c.part.ID, c.page0, ActionsDropped, 1})
			c.buf = pdf.Object{}.AppendTo(c.buf, nil)
			return
		}
		c.str("<<")
		again := repeats(o)
		for i := 0; i+1 < len(o.Items); i += 2 {
			key := o.Items[i].Raw
			if !names && dropped(key) || again != nil && again[i] {
				continue
			}
			c.buf = append(c.buf, key...)
			c.put(o.Items[i+1], !names && holdsNames(key))
		}
		c.str(">>")
	default:
		c.buf = o.AppendTo(c.buf, nil)
	}
}

// repeats marks the keys of a dictionary that come again later: the last one
// counts, and only that is written. It gives nil for the usual dictionary.
func repeats(o pdf.Object) map[int]bool {
	last := -1
	if len(o.Items) <= 64 { // without memory, for the dictionaries there are many of
		for i := 0; i < len(o.Items) && last < 0; i += 2 {
			for j := i + 2; j < len(o.Items); j += 2 {
				if bytes.Equal(o.Items[i].Raw, o.Items[j].Raw) {
					last = i
				}
			}
		}
		if last < 0 {
			return nil
		}
	}
	at := map[string]int{}
	var again map[int]bool
	for i := 0; i+1 < len(o.Items); i += 2 {
		if j, ok := at[string(o.Items[i].Raw)]; ok {
			if again == nil {
				again = map[int]bool{}
			}
			again[j] = true
		}
		at[string(o.Items[i].Raw)] = i
	}
	return again
}
