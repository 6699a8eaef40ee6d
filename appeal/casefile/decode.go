package casefile

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"imeappeal/appeal"
)

// decodeCase reads the text into a case and names everything that is wrong
// with it. With an error among the problems the case is only partly filled.
func decodeCase(src source) (appeal.Case, []appeal.Problem) {
	var c appeal.Case
	root, problems := parse(src.plain())
	if root == nil {
		return c, problems
	}
	d := &decoder{problems: problems}
	if root.shape != isMap {
		d.add(root, "casefile.not-a-case", nil)
		return c, d.problems
	}
	if p := newerVersion(root); p != nil {
		return c, []appeal.Problem{*p}
	}
	d.into(reflect.ValueOf(&c).Elem(), root, "")
	d.check(&c, root)
	slices.SortStableFunc(d.problems, byPlace)
	return c, d.problems
}

// byPlace orders problems as they stand in the file.
func byPlace(a, b appeal.Problem) int {
	lineA, colA := lineAndColumn(a.Where)
	lineB, colB := lineAndColumn(b.Where)
	return cmp.Or(lineA-lineB, colA-colB)
}

func lineAndColumn(where string) (line, col int) {
	parts := strings.Split(where, ":")
	if len(parts) != 3 {
		return 0, 0
	}
	line, _ = strconv.Atoi(parts[1])
	col, _ = strconv.Atoi(parts[2])
	return line, col
}

type decoder struct {
	problems []appeal.Problem
}

func (d *decoder) add(n *node, id string, args map[string]string) {
	d.problems = append(d.problems, problemAt(n.line, n.col, id, args))
}

func (d *decoder) warn(n *node, id string, args map[string]string) {
	d.add(n, id, args)
	d.problems[len(d.problems)-1].Level = appeal.LevelWarning
}

var dayType = reflect.TypeFor[appeal.Day]()

// into puts a node into the field that the case has for it. key is the place
// in the case, with list positions: exam.notes.tests[2].performed.
func (d *decoder) into(v reflect.Value, n *node, key string) {
	if n.shape == isNull {
		if v.Kind() == reflect.String && strings.HasSuffix(key, "]") {
			d.add(n, "casefile.empty-item", map[string]string{"key": key})
		}
		return
	}
	switch {
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.into(v.Elem(), n, key)
	case v.Type() == dayType:
		d.day(v, n, key)
	case v.Kind() == reflect.Struct:
		d.fields(v, n, key)
	case v.Kind() == reflect.Slice:
		d.list(v, n, key)
	case v.Kind() == reflect.Bool:
		d.yesNo(v, n, key)
	case v.Kind() == reflect.Int:
		d.count(v, n, key)
	default:
		d.scalar(v, n, key)
	}
}

func (d *decoder) fields(v reflect.Value, n *node, key string) {
	if n.shape != isMap {
		d.add(n, "casefile.want-keys", map[string]string{"key": key, "keys": strings.Join(keysOf(v.Type()), ", ")})
		return
	}
	seen := map[string]entry{}
	for _, e := range n.entries {
		at := &node{line: e.line, col: e.col}
		if first, again := seen[e.key]; again {
			d.add(at, "casefile.key-twice", map[string]string{"key": e.key, "line": strconv.Itoa(first.line)})
			continue
		}
		seen[e.key] = e
		field := fieldOf(v, e.key)
		if !field.IsValid() {
			d.unknownKey(at, v.Type(), key, e.key)
			continue
		}
		d.into(field, e.value, join(key, e.key))
	}
}

func (d *decoder) list(v reflect.Value, n *node, key string) {
	if n.shape != isList {
		d.add(n, "casefile.want-list", map[string]string{"key": key, "value": shown(n)})
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.items), len(n.items))
	for i, it := range n.items {
		d.into(out.Index(i), it.value, key+"["+strconv.Itoa(i)+"]")
	}
	v.Set(out)
}

func (d *decoder) scalar(v reflect.Value, n *node, key string) {
	switch n.shape {
	case isText:
		v.SetString(n.text)
		d.checkText(n, key)
	case isMap:
		args := map[string]string{"key": key}
		if len(n.entries) == 1 && n.entries[0].value.shape == isText && !n.flow {
			e := n.entries[0]
			args["fixed"] = doubleQuoted(e.key + ": " + e.value.text)
			d.add(n, "casefile.want-text-colon", args)
			return
		}
		d.add(n, "casefile.want-text", args)
	default:
		d.add(n, "casefile.want-text", map[string]string{"key": key})
	}
}

func (d *decoder) day(v reflect.Value, n *node, key string) {
	if n.shape != isText {
		d.add(n, "casefile.want-date", map[string]string{"key": key, "value": shown(n)})
		return
	}
	day, err := appeal.ParseDay(n.text)
	if err == nil && (day.Year < 1900 || day.Year > 2199) {
		d.add(n, "casefile.date-year", map[string]string{"key": key, "value": n.text})
		return
	}
	if err == nil {
		v.Set(reflect.ValueOf(day))
		return
	}
	d.badDate(n, key)
}

func (d *decoder) yesNo(v reflect.Value, n *node, key string) {
	switch strings.ToLower(n.text) {
	case "true", "yes":
		v.SetBool(true)
	case "false", "no":
		v.SetBool(false)
	default:
		d.add(n, "casefile.want-yes-no", map[string]string{"key": key, "value": shown(n)})
	}
}

func (d *decoder) count(v reflect.Value, n *node, key string) {
	i, err := strconv.Atoi(n.text)
	if n.shape != isText || err != nil || i < 0 || i > 1_000_000 {
		d.add(n, "casefile.want-number", map[string]string{"key": key, "value": shown(n)})
		return
	}
	v.SetInt(int64(i))
}

// shown is a value as a message quotes it, cut when it is long.
func shown(n *node) string {
	switch n.shape {
	case isMap:
		return "…: …"
	case isList:
		return "- …"
	}
	if r := []rune(n.text); len(r) > 60 {
		return string(r[:57]) + "…"
	}
	return n.text
}

func join(key, name string) string {
	if key == "" {
		return name
	}
	return key + "." + name
}

// fieldOf finds the field of a struct that a key names.
func fieldOf(v reflect.Value, key string) reflect.Value {
	for i := range v.NumField() {
		if keyOf(v.Type().Field(i)) == key {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name
}

func keysOf(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		out = append(out, keyOf(t.Field(i)))
	}
	return out
}
