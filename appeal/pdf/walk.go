package pdf

import "fmt"

// Walk calls visit for every object of the file in the order of their numbers.
// Unlike Load it repairs nothing: an object that is not where the table says,
// or does not read, is an error.
func (f *File) Walk(visit func(num int32, b Body) error) (err error) {
	f.xref.Each(func(num int32, e entry) bool {
		if e.kind != inFile && e.kind != inPack {
			return true
		}
		var b Body
		if b, err = f.load(e, num); err != nil {
			err = fmt.Errorf("object %d: %w", num, err)
			return false
		}
		if err = visit(num, b); err == nil {
			err = f.Err()
		}
		return err == nil
	})
	return err
}
