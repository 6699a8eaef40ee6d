package bind

import "imeappeal/appeal/pdf"

// optionalContent carries the state of the part's layers over: what is hidden
// when the file is opened alone stays hidden in the packet.
func (c *carrier) optionalContent() {
	props := c.file.Value(c.file.Catalog(), "OCProperties")
	config := c.file.Value(props, "D")
	off := map[int32]bool{}
	set := func(list pdf.Object, hidden bool) {
		for _, o := range list.Items {
			off[o.Num] = hidden
		}
	}
	groups := c.file.Value(props, "OCGs")
	if c.file.Value(config, "BaseState").IsName("OFF") {
		set(groups, true)
		set(c.file.Value(config, "ON"), false)
	} else {
		set(c.file.Value(config, "OFF"), true)
	}
	for _, o := range groups.Items {
		at := c.placed.At(o.Num)
		if o.Kind != pdf.Ref || at <= 0 {
			continue
		}
		c.layers = append(c.layers, at)
		if off[o.Num] || c.hiddenByUsage(config, o) {
			c.hidden = append(c.hidden, at)
			c.note(Note{c.part.ID, 0, HiddenLayers, 1})
		}
	}
}

// hiddenByUsage reports whether a viewer hides a layer by itself because its
// usage says so (ISO 32000-1, 8.11.4.5).
func (c *carrier) hiddenByUsage(config, group pdf.Object) bool {
	for _, o := range c.file.Value(config, "AS").Items {
		app := c.file.Resolve(o)
		if !c.file.Value(app, "Event").IsName("View") {
			continue
		}
		for _, g := range c.file.Value(app, "OCGs").Items {
			if g.Num != group.Num {
				continue
			}
			usage := c.file.Value(c.file.Resolve(group), "Usage")
			if c.file.Value(c.file.Value(usage, "View"), "ViewState").IsName("OFF") {
				return true
			}
		}
	}
	return false
}
