package pdf

import (
	"bytes"
	"fmt"
	"io"
	"sort"
)

// repairLimit is the largest file whose objects are searched for in memory.
const repairLimit = 400 << 20

// foundObject is an object met in the bytes: where "n g obj" stands, or the
// object's text when it was taken from an object stream.
type foundObject struct {
	num, gen int
	at       int64
	body     []byte
}

// rebuild makes a cross-reference table for a file whose own leads nowhere:
// every "n g obj" in the bytes is an object, a later one replaces an earlier.
func rebuild(base io.ReaderAt, size int64) (*patched, error) {
	if size > repairLimit {
		return nil, fmt.Errorf("%w: too large to repair", errDamaged)
	}
	data := make([]byte, size)
	n, _ := base.ReadAt(data, 0)
	data = data[:n]
	found := map[int]foundObject{}
	for _, o := range scanObjects(data) {
		if o.num <= 0 || o.num > len(data) {
			continue
		}
		found[o.num] = o
		for _, inner := range objectsInStream(data, o) {
			if old, ok := found[inner.num]; !ok || old.at < inner.at {
				found[inner.num] = inner
			}
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%w: no objects", errDamaged)
	}
	trailer := repairTrailer(data, found)
	if trailer == "" {
		return nil, fmt.Errorf("%w: no catalog", errDamaged)
	}
	src := &patched{base: bytes.NewReader(data), size: int64(len(data)), head: []byte("%PDF-1.7\n")}
	src.tail = repairedTail(int64(len(data)), found, trailer)
	return src, nil
}

// repairedTail holds what was in object streams, the new table and the end.
func repairedTail(size int64, found map[int]foundObject, trailer string) []byte {
	nums := make([]int, 0, len(found))
	for n := range found {
		nums = append(nums, n)
	}
	sort.Ints(nums)
	var tail bytes.Buffer
	tail.WriteByte('\n')
	for _, n := range nums {
		o := found[n]
		if o.body == nil {
			continue
		}
		o.at = size + int64(tail.Len())
		o.gen = 0
		fmt.Fprintf(&tail, "%d 0 obj\n", n)
		tail.Write(o.body)
		tail.WriteString("\nendobj\n")
		found[n] = o
	}
	xref := size + int64(tail.Len())
	tail.WriteString("xref\n")
	for _, n := range nums {
		fmt.Fprintf(&tail, "%d 1\n%010d %05d n \n", n, found[n].at, found[n].gen)
	}
	fmt.Fprintf(&tail, "trailer\n<< /Size %d %s >>\n", nums[len(nums)-1]+1, trailer)
	tail.Write(endingWith(xref))
	return tail.Bytes()
}

// scanObjects finds every "n g obj" in file order.
func scanObjects(data []byte) []foundObject {
	var out []foundObject
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			return out
		}
		pos := at + i
		at = pos + 3
		gen, p, ok := intBefore(data, pos)
		if !ok || gen > 65535 {
			continue
		}
		num, p, ok := intBefore(data, p)
		if !ok {
			continue
		}
		out = append(out, foundObject{num: num, gen: gen, at: int64(p)})
	}
}

// intBefore reads the integer that ends, white space aside, before pos and
// gives where it starts.
func intBefore(data []byte, pos int) (v, start int, ok bool) {
	end := pos
	for end > 0 && isBlank(data[end-1]) {
		end--
	}
	start = end
	for start > 0 && end-start < 10 && data[start-1] >= '0' && data[start-1] <= '9' {
		start--
	}
	if start == end {
		return 0, 0, false
	}
	n, _ := leadingInt(data[start:end])
	return int(n), start, true
}

// objectsInStream gives the objects packed into o, if it is an object stream.
func objectsInStream(data []byte, o foundObject) []foundObject {
	head := data[o.at:]
	if i := bytes.Index(head[:min(len(head), 4096)], []byte("stream")); i >= 0 {
		head = head[:i]
	} else {
		return nil
	}
	if !bytes.Contains(head, []byte("/ObjStm")) {
		return nil
	}
	n, first := intKey(head, "/N"), intKey(head, "/First")
	if n <= 0 || first <= 0 {
		return nil
	}
	raw := rawStream(data[int(o.at)+len(head):])
	body := raw
	if bytes.Contains(head, []byte("FlateDecode")) || bytes.Contains(head, []byte("/Fl")) {
		body, _ = inflate(raw)
	}
	if first > len(body) {
		return nil
	}
	s := newContentScanner(body[:first])
	var pairs []int
	for len(pairs) < 2*n {
		t, ok := s.next()
		if !ok || t.kind != tokNumber {
			break
		}
		pairs = append(pairs, int(t.num))
	}
	var out []foundObject
	for i := 0; i+1 < len(pairs); i += 2 {
		from, to := first+pairs[i+1], len(body)
		if i+3 < len(pairs) {
			to = first + pairs[i+3]
		}
		if from < first || from >= to || to > len(body) || pairs[i] <= 0 || pairs[i] > 8388607 {
			continue
		}
		out = append(out, foundObject{num: pairs[i], at: o.at, body: body[from:to]})
	}
	return out
}

// rawStream gives the bytes between "stream" at the start of b and "endstream".
func rawStream(b []byte) []byte {
	b = bytes.TrimPrefix(b, []byte("stream"))
	b = bytes.TrimPrefix(b, []byte("\r"))
	b = bytes.TrimPrefix(b, []byte("\n"))
	if i := bytes.Index(b, []byte("endstream")); i >= 0 {
		return b[:i]
	}
	return b
}

// intKey reads the integer after a key in a dictionary's bytes, -1 if none.
func intKey(dict []byte, key string) int {
	for {
		i := bytes.Index(dict, []byte(key))
		if i < 0 {
			return -1
		}
		dict = dict[i+len(key):]
		if v, ok := leadingInt(bytes.TrimLeft(dict, " \r\n\t")); ok && v < 1<<31 {
			return int(v)
		}
	}
}

// repairTrailer gives the trailer's entries: the root from the last trailer
// that names one which exists, else the last catalog; and how it is encrypted.
func repairTrailer(data []byte, found map[int]foundObject) string {
	root, extra := 0, ""
	for at := len(data); root == 0; {
		i := bytes.LastIndex(data[:at], []byte("/Root"))
		if i < 0 {
			break
		}
		at = i
		n := intKey(data[i:min(len(data), i+64)], "/Root")
		if o, ok := found[n]; ok && bytes.Contains(objectHead(data, o), []byte("/Pages")) {
			root = n
		}
	}
	if root == 0 {
		best := int64(-1)
		for n, o := range found {
			head := objectHead(data, o)
			if o.at >= best && bytes.Contains(head, []byte("/Catalog")) && bytes.Contains(head, []byte("/Pages")) {
				root, best = n, o.at
			}
		}
	}
	if root == 0 {
		return ""
	}
	if i := bytes.LastIndex(data, []byte("/Encrypt")); i >= 0 {
		if n := intKey(data[i:min(len(data), i+64)], "/Encrypt"); n > 0 {
			extra = fmt.Sprintf(" /Encrypt %d 0 R", n)
			if j := bytes.LastIndex(data, []byte("/ID")); j >= 0 {
				if k := bytes.IndexByte(data[j:], ']'); k > 0 && k < 300 {
					extra += " " + string(data[j:j+k+1])
				}
			}
		}
	}
	return fmt.Sprintf("/Root %d 0 R%s", root, extra)
}

// objectHead is the start of an object's text, enough to see its type.
func objectHead(data []byte, o foundObject) []byte {
	if o.body != nil {
		return o.body
	}
	b := data[o.at:min(int64(len(data)), o.at+2048)]
	if i := bytes.Index(b, []byte("endobj")); i >= 0 {
		b = b[:i]
	}
	return b
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}
