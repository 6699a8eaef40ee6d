package pdf

// pack is an object stream, inflated.
type pack struct {
	data []byte
	nums []int32
	offs []int
}

// Inflated object streams kept at a time; a file that needs more pays by
// inflating again.
const maxPacks = 48 << 20

// unpack reads object num out of the object stream in.
func (f *File) unpack(in, num int32, idx int) (Object, error) {
	t, err := f.pack(in)
	if err != nil {
		return Object{}, err
	}
	if idx < 0 || idx >= len(t.nums) || t.nums[idx] != num {
		idx = -1
		for i, n := range t.nums {
			if n == num {
				idx = i
			}
		}
	}
	if idx < 0 || t.offs[idx] >= len(t.data) {
		return Object{}, errSyntax
	}
	x := lexer{b: t.data}
	o, p, err := x.object(t.offs[idx], 0)
	f.spend(p - t.offs[idx])
	return o, err
}

// pack inflates an object stream, or takes it from those at hand.
func (f *File) pack(num int32) (*pack, error) {
	if t := f.packs[num]; t != nil {
		return t, nil
	}
	e := f.entry(num)
	if f.busy[num] || e.kind != inFile {
		return nil, errSyntax
	}
	f.busy[num] = true
	defer delete(f.busy, num)
	b, err := f.parseAt(e.off, num)
	if err != nil || !b.Stream {
		return nil, errSyntax
	}
	f.measure(&b)
	data, err := f.Decode(b, maxStructure)
	if err != nil && len(data) == 0 {
		return nil, err
	}
	first, count := f.Value(b.Object, "First").Int(-1), f.Value(b.Object, "N").Int(0)
	if first < 0 || first > len(data) {
		return nil, errSyntax
	}
	t := &pack{data: data}
	x := lexer{b: data[:first]}
	for p := 0; len(t.nums) < count; {
		n, q, ok := x.integer(p)
		off, q, ok2 := x.integer(q)
		if !ok || !ok2 {
			break
		}
		t.nums, t.offs = append(t.nums, n), append(t.offs, first+int(off))
		p = q
	}
	f.keep(num, t)
	return t, nil
}

// keep remembers a pack and forgets the oldest ones beyond the limit.
func (f *File) keep(num int32, t *pack) {
	if f.packs == nil {
		f.packs = map[int32]*pack{}
	}
	f.packs[num] = t
	f.packList = append(f.packList, num)
	f.packSize += len(t.data)
	for f.packSize > maxPacks && len(f.packList) > 1 {
		old := f.packList[0]
		f.packList = f.packList[1:]
		f.packSize -= len(f.packs[old].data)
		delete(f.packs, old)
	}
}
