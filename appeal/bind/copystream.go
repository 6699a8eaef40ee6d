package bind

import "imeappeal/appeal/pdf"

// copyStream writes a stream's dictionary with a plain length and its bytes as
// they are.
func (c *carrier) copyStream(body pdf.Body) error {
	if t := body.Lookup("Type"); t != nil && (t.IsName("EmbeddedFile") || t.IsName("XRef") || t.IsName("ObjStm") || t.IsName("Metadata")) {
		c.str("null")
		c.end()
		return nil
	}
	raw, err := c.file.Raw(body)
	if err != nil {
		return err
	}
	size := raw.Size()
	c.str("<<")
	again := repeats(body.Object)
	for i := 0; i+1 < len(body.Items); i += 2 {
		key, val := body.Items[i], body.Items[i+1]
		if again != nil && again[i] {
			continue
		}
		switch string(key.Raw) {
		case "/Length", "/DL", "/Ref":
			continue
		case "/F", "/FFilter", "/FDecodeParms":
			if c.external(body) {
				continue
			}
		case "/Filter", "/DecodeParms":
			if c.file.Encrypted() {
				val = c.withoutCrypt(body, string(key.Raw[1:]))
			}
		}
		if dropped(key.Raw) {
			continue
		}
		c.buf = append(c.buf, key.Raw...)
		c.put(val, holdsNames(key.Raw))
	}
	if c.external(body) {
		size = 0
		c.note(Note{c.part.ID, c.page0, ContentExternal, 1})
	}
	c.printf("/Length %d>>\nstream\n", size)
	c.out.write(c.buf)
	if size > 0 {
		if err := c.out.copyFrom(raw); err != nil {
			return err
		}
	}
	c.out.write([]byte("\nendstream\nendobj\n"))
	return nil
}

// external reports whether a stream's data lie in another file. A name under
// /F is a filter's short form and no file.
func (c *carrier) external(body pdf.Body) bool {
	v := c.file.Value(body.Object, "F")
	return v.IsString() || v.Kind == pdf.Dict
}

// withoutCrypt gives /Filter or /DecodeParms without the entry of the Crypt
// filter, which means nothing in a file that is not encrypted.
func (c *carrier) withoutCrypt(body pdf.Body, key string) pdf.Object {
	filters, v := c.file.Value(body.Object, "Filter"), c.file.Value(body.Object, key)
	if filters.IsName("Crypt") {
		return pdf.Object{}
	}
	if filters.Kind != pdf.Array || v.Kind != pdf.Array {
		return v
	}
	rest := pdf.Object{Kind: pdf.Array}
	for i, o := range v.Items {
		if i < len(filters.Items) && c.file.Resolve(filters.Items[i]).IsName("Crypt") {
			continue
		}
		rest.Items = append(rest.Items, o)
	}
	return rest
}
