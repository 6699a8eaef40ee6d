package pdf

import (
	"bytes"
	"math"
	"strconv"
)

// Kind says what an Object is.
type Kind uint8

// The kinds of object. A Token is a number, a string or a boolean, kept as the
// file wrote it.
const (
	Null Kind = iota
	Token
	Name
	Ref
	Array
	Dict
)

// Object is one node of a file's token tree. Tokens and names alias the bytes
// they were read from (Clone before the File is released); only references are
// decoded, so printing an Object again changes nothing but their numbers.
type Object struct {
	Kind  Kind
	Num   int32    // of a Ref: the object number
	Raw   []byte   // of a Token, as written; of a Name, with its slash and without needless #xx
	Items []Object // of an Array; of a Dict: key, value, key, value
}

// Lookup gives the value of a dictionary's key as it stands there, nil if the
// key is missing. A key written twice counts as it does for most readers: the
// last one.
func (o Object) Lookup(key string) *Object {
	if o.Kind != Dict {
		return nil
	}
	for i := len(o.Items) - 2; i >= 0; i -= 2 {
		if k := o.Items[i].Raw; len(k) == len(key)+1 && string(k[1:]) == key {
			return &o.Items[i+1]
		}
	}
	return nil
}

// IsName reports whether o is the name n (without slash).
func (o Object) IsName(n string) bool {
	return o.Kind == Name && string(o.Raw[1:]) == n
}

// NameText gives a name without its slash, "" for anything else.
func (o Object) NameText() string {
	if o.Kind != Name {
		return ""
	}
	return string(o.Raw[1:])
}

// IsString reports whether o is a string, literal or hexadecimal.
func (o Object) IsString() bool {
	return o.Kind == Token && len(o.Raw) > 1 && (o.Raw[0] == '(' || o.Raw[0] == '<')
}

// Number gives a number's value.
func (o Object) Number() (float64, bool) {
	if o.Kind != Token || len(o.Raw) == 0 || !startsNumber(o.Raw[0]) {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(o.Raw), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, false
	}
	return f, true
}

// Int gives a number's integer part, def for anything that is no number or
// does not fit in 48 bits.
func (o Object) Int(def int) int {
	f, ok := o.Number()
	if !ok || math.Abs(f) > 1<<48 {
		return def
	}
	return int(f)
}

// Clone copies o so that it outlives the File it came from.
func (o Object) Clone() Object {
	c := Object{Kind: o.Kind, Num: o.Num, Raw: bytes.Clone(o.Raw)}
	if o.Items != nil {
		c.Items = make([]Object, len(o.Items))
		for i := range o.Items {
			c.Items[i] = o.Items[i].Clone()
		}
	}
	return c
}

// AppendTo writes o as PDF syntax. Each reference is given to renumber; a
// result of 0 is written as null.
func (o Object) AppendTo(b []byte, renumber func(int32) int32) []byte {
	switch o.Kind {
	case Null:
		return append(space(b), "null"...)
	case Token:
		if len(o.Raw) > 0 && class[o.Raw[0]] == regular {
			b = space(b)
		}
		return append(b, o.Raw...)
	case Name:
		return append(b, o.Raw...)
	case Ref:
		return AppendRef(b, renumber(o.Num))
	case Array:
		b = append(b, '[')
		for i := range o.Items {
			b = o.Items[i].AppendTo(b, renumber)
		}
		return append(b, ']')
	}
	b = append(b, "<<"...)
	for i := range o.Items {
		b = o.Items[i].AppendTo(b, renumber)
	}
	return append(b, ">>"...)
}

// AppendRef writes a reference to object num, null when num is 0.
func AppendRef(b []byte, num int32) []byte {
	b = space(b)
	if num <= 0 {
		return append(b, "null"...)
	}
	b = strconv.AppendInt(b, int64(num), 10)
	return append(b, " 0 R"...)
}

// space separates two tokens that would otherwise run together.
func space(b []byte) []byte {
	if n := len(b); n > 0 && class[b[n-1]] == regular {
		return append(b, ' ')
	}
	return b
}
